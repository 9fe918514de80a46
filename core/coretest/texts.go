package coretest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// A Writer makes texts of any length out of the sentences of our own articles,
// with made-up words in place of some of theirs, so that no two are alike: one
// text measured again and again would train the processor. The same seed gives
// the same texts in the same order.
type Writer struct {
	rng       *rand.Rand
	language  string
	sentences []string
	pick      func() string // a made-up word, or a character of Han
}

// NewWriter makes a writer of English, Russian or Chinese ("en", "ru", "zh"). In
// English its made-up words are those of the libraries of the same seed.
func NewWriter(seed uint64, language string) *Writer {
	w := &Writer{rng: rand.New(rand.NewPCG(seed, 2)), language: language}
	// The files are embedded: reading them cannot fail.
	eachText("articles", func(name, text string) error {
		if strings.HasPrefix(name, language+"-") {
			w.sentences = append(w.sentences, sentencesOf(text)...)
		}
		return nil
	})
	switch language {
	case "en":
		words := vocabulary(rand.New(rand.NewPCG(seed, 1)))
		zipf := zipfOf(w.rng, words)
		w.pick = func() string { return words[zipf.Uint64()] }
	case "zh":
		w.pick = func() string { return string(rune(0x4E00 + w.rng.IntN(3000))) }
	default:
		w.pick = func() string { return cyrillic(w.rng) }
	}
	return w
}

// sentencesOf cuts after full stops. Our articles have no abbreviations.
func sentencesOf(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		for line != "" {
			end := len(line)
			for _, stop := range [...]string{". ", "。"} {
				if i := strings.Index(line, stop); i >= 0 {
					end = min(end, i+len(strings.TrimSpace(stop)))
				}
			}
			list = append(list, line[:end])
			line = strings.TrimSpace(line[end:])
		}
	}
	return list
}

// cyrillic makes a word of two to four syllables.
func cyrillic(rng *rand.Rand) string {
	consonants, vowels := []rune("бвгдзклмнпрст"), []rune("аеиоуы")
	var b strings.Builder
	for range 2 + rng.IntN(3) {
		b.WriteRune(consonants[rng.IntN(len(consonants))])
		b.WriteRune(vowels[rng.IntN(len(vowels))])
	}
	return b.String()
}

// Article is a text without any appeal, of about size bytes: never less, and at
// most a paragraph more.
func (w *Writer) Article(size int) string {
	var b strings.Builder
	for b.Len() < size {
		w.paragraph(&b)
	}
	return b.String()
}

// paragraph writes two to five sentences and a blank line.
func (w *Writer) paragraph(b *strings.Builder) {
	for i := range 2 + w.rng.IntN(4) {
		if i > 0 && w.language != "zh" {
			b.WriteByte(' ')
		}
		w.sentence(b, w.sentences[w.rng.IntN(len(w.sentences))])
	}
	b.WriteString("\n\n")
}

// sentence writes a sentence with every fourth long word made up, and every fourth
// character of Han.
func (w *Writer) sentence(b *strings.Builder, sentence string) {
	for len(sentence) > 0 {
		r, size := utf8.DecodeRuneInString(sentence)
		end := size
		if !unicode.Is(unicode.Han, r) && unicode.IsLetter(r) {
			end = strings.IndexFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) })
			if end < 0 {
				end = len(sentence)
			}
		}
		word := sentence[:end]
		long := unicode.Is(unicode.Han, r) || unicode.IsLower(r) && utf8.RuneCountInString(word) > 4
		if long && w.rng.IntN(4) == 0 {
			word = w.pick()
		}
		b.WriteString(word)
		sentence = sentence[end:]
	}
}

// A Text is an article with appeals in it.
type Text struct {
	Text      string
	Publisher string       // of the first appeal; "" where there is none
	Appeals   []core.Range // where they stand, in their order
}

// Text is an article of about size bytes with so many appeals of a library in it:
// a single one at its end, more of them spread between its paragraphs. They are
// neighbours in the library, so that some are of one publisher.
func (w *Writer) Text(size, appeals int, library []core.Template) Text {
	var t Text
	var copies []string
	rest := size
	if appeals > 0 {
		first := w.rng.IntN(max(1, len(library)/appeals)) * appeals
		t.Publisher = library[first].Publisher
		for i := range appeals {
			text := Filled(library[(first+i)%len(library)])
			copies = append(copies, text)
			rest -= len(text) + 2
		}
	}
	article := strings.SplitAfter(w.Article(max(rest, 1)), "\n\n")
	article = article[:len(article)-1] // nothing stands behind the last paragraph
	var b strings.Builder
	for i, p := range article {
		b.WriteString(p)
		for len(t.Appeals)*len(article) < (i+1)*appeals && (appeals > 1 || i+1 == len(article)) {
			text := copies[len(t.Appeals)]
			t.Appeals = append(t.Appeals, core.Range{Start: b.Len(), End: b.Len() + len(text)})
			b.WriteString(text + "\n\n")
		}
	}
	t.Text = b.String()
	return t
}

// Edited replaces, drops or puts something behind so many per cent of the words,
// each of these as often, and joins them to a text.
func Edited(rng *rand.Rand, words []string, percent int) string {
	var out []string
	for _, w := range words {
		if rng.IntN(100) >= percent {
			out = append(out, w)
			continue
		}
		switch rng.IntN(3) {
		case 0:
			out = append(out, fmt.Sprintf("word%d", rng.IntN(1000)))
		case 1:
			out = append(out, w, fmt.Sprintf("more%d", rng.IntN(1000)))
		}
	}
	return strings.Join(out, " ")
}

// Texts makes count English texts of about size bytes, each with so many appeals of a
// library, the same every time.
func Texts(count, size, appeals int, library []core.Template) []Text {
	w := NewWriter(1, "en")
	texts := make([]Text, count)
	for i := range texts {
		texts[i] = w.Text(size, appeals, library)
	}
	return texts
}

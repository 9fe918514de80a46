package core

import (
	"slices"
	"strings"
)

// Compile: templates in, a pack out. All that can be said of a template by itself is
// found out here, once: its words, where its sentences begin, which of its seeds are
// worth an entry. An engine then has nothing to do but to put them in their places.

// Compile makes a pack. Examples and keep lines stay out of it, and so do the pages,
// days and places of fingerprints. The languages of the library and of the packs that
// it is to be loaded with say what is an abbreviation, and which words are frequent.
// It fails where two templates have one path.
func Compile(library Library, with ...Pack) (Pack, error) {
	languages := slices.Clone(library.Languages)
	for _, p := range with {
		c, err := p.open()
		if err != nil {
			return Pack{}, err
		}
		languages = append(languages, c.languages...)
	}
	paths := make(map[string]bool, len(library.Templates))
	for _, t := range library.Templates {
		if paths[t.Path] {
			return Pack{}, &Error{File: t.Path, What: "a template of this path exists already", Hint: "give it another name"}
		}
		paths[t.Path] = true
	}
	c := compiler{
		content: content{languages: library.Languages, genre: library.Genre},
		facts:   newFacts(languages), uses: newFlatMap(1 << 10), languages: map[string]int{},
		written: wordWriter[string]{numbers: map[string]int{}}, bare: wordWriter[uint16]{numbers: map[uint16]int{}},
	}
	for i := range library.Templates {
		c.add(&library.Templates[i])
	}
	for _, f := range library.Fingerprints {
		c.addMined(f)
	}
	c.content.flags = string(c.flags)
	c.content.words, c.content.codes = strings.Join(c.written.words, " "), string(c.written.codes.data)
	c.content.hashes, c.content.bareCodes = c.bare.words, string(c.bare.codes.data)
	c.content.known = knownWords(c.content.words)
	c.markStock()
	return Pack{content: &c.content}, nil
}

// A compiler gathers what a pack holds.
type compiler struct {
	content content
	flags   []byte // becomes content.flags
	facts   *facts
	written wordWriter[string]
	bare    wordWriter[uint16]

	uses          flatMap        // of words in stock phrasing, by stockKey
	languages     map[string]int // a number for each, for stockKey
	asking, other []stockUse     // words that stand in stock phrasing often enough

	// Of the template at hand.
	writer   *people // nil: its language names none
	language int     // for stockKey

	// Of the paragraph at hand, kept to be used again.
	text    strings.Builder
	folded  folded
	holes   []hole
	row     []token  // its tokens
	tags    []uint16 // of them; 0 for slots
	numbers []int    // of their words
	picked  []weighed
	grams   []int
}

// A wordWriter writes the codes of tokens, and gathers their words.
type wordWriter[T comparable] struct {
	codes   packWriter
	words   []T // each once, as they come
	numbers map[T]int
}

// write writes a word and gives its number.
func (w *wordWriter[T]) write(word T) int {
	n, known := w.numbers[word]
	if known {
		w.codes.number(codeWords + n)
		return n
	}
	n = len(w.words)
	w.words = append(w.words, word)
	w.numbers[word] = n
	w.codes.number(codeNew)
	return n
}

func (c *compiler) add(t *Template) {
	c.writer = c.facts.people[t.Language]
	language, known := c.languages[t.Language]
	if !known {
		language = len(c.languages)
		c.languages[t.Language] = language
	}
	c.language = language
	before := len(c.flags)
	for _, p := range t.Paragraphs {
		for _, v := range Variants(p) {
			c.addText(t, v)
		}
	}
	head := *t
	head.Paragraphs, head.Examples, head.Keeps, head.Lines = nil, nil, nil, nil
	c.content.templates = append(c.content.templates, head)
	c.content.sizes = append(c.content.sizes, len(c.flags)-before)
}

// addText adds one paragraph of a template, without alternatives.
func (c *compiler) addText(t *Template, p string) {
	at := len(c.flags)
	c.paragraph(p)
	row := c.row
	for i, tok := range row {
		flags := byte(tok.flags & tokenPlaced)
		if i == 0 { // as the code says
			flags &^= byte(tokenSentence)
		}
		c.flags = append(c.flags, flags)
	}
	for from := 0; from < len(row); {
		to := sentenceEnd(row, from)
		if t.Publisher == Generic {
			c.learn(t, from, to)
		}
		from = to
	}
	if t.Form == Passage {
		c.markSeeds(row, c.flags[at:])
	}
}

// markSeeds marks the tokens of a row at which a seed begins.
func (c *compiler) markSeeds(row []token, flags []byte) {
	for from := 0; from < len(row); {
		to := sentenceEnd(row, from)
		for _, i := range c.pickGrams(row[from:to]) {
			flags[from+i] |= packSeed
		}
		from = to
	}
}

// sentenceEnd gives the token before which the sentence ends that begins at from.
func sentenceEnd(tokens []token, from int) int {
	to := from + 1
	for to < len(tokens) && tokens[to].flags&tokenSentence == 0 {
		to++
	}
	return to
}

// paragraph reads a template's paragraph into row, tags and numbers, and writes the codes.
func (c *compiler) paragraph(p string) {
	f := &c.folded
	c.write(p)
	f.read(c.text.String())
	var quoted []bool
	if f.hasQuotes() {
		quoted = f.quotedWords(0, len(f.words), c.facts)
	}
	holes := c.holes
	c.row, c.tags, c.numbers = c.row[:0], c.tags[:0], c.numbers[:0]
	c.written.codes.number(codeParagraph)
	spaced := false // whether nothing but a space is before the word
	for i := range f.words {
		w := &f.words[i]
		tok := token{hash: w.hash, weight: c.facts.weights[w.hash]}
		if i == 0 || !spaced && f.edge(i, c.facts) >= sentenceEdge {
			tok.flags |= tokenSentence
		}
		spaced = i+1 < len(f.words) && f.afterSpace(i+1)
		for len(holes) > 0 && holes[0].at < int(w.start) {
			holes = holes[1:]
		}
		if len(holes) > 0 && holes[0].at == int(w.start) {
			tok.hash, tok.weight, tok.flags = 0, 0, tok.flags|tokenSlot
			code := codeSlot
			if holes[0].figures() {
				tok.flags |= tokenFigure
				code = codeFigures
			}
			for range holes[0].words {
				c.written.codes.number(code)
				c.row, c.tags, c.numbers = append(c.row, tok), append(c.tags, 0), append(c.numbers, 0)
				tok.flags &^= tokenSentence
			}
			continue
		}
		if w.flags&wordAlone != 0 {
			tok.flags |= tokenAlone
		}
		if w.flags&wordNumber != 0 {
			tok.flags |= tokenNumber
		}
		if !spaced && i+1 < len(f.words) && parts(f.text[w.end:f.words[i+1].start]) {
			tok.flags |= tokenColon
		}
		if quoted != nil && quoted[i] {
			tok.flags |= tokenQuoted
		}
		if c.writer != nil && c.writer.we.has(w.hash) {
			tok.flags |= tokenWe
		}
		word := strings.Clone(f.text[w.start:w.end])
		c.row, c.tags, c.numbers = append(c.row, tok), append(c.tags, tag(word)), append(c.numbers, c.written.write(word))
	}
}

// parts tells whether a gap holds a colon or a bar.
func parts(gap string) bool {
	for _, r := range gap {
		if r == ':' || r == '|' || r == '：' {
			return true
		}
	}
	return false
}

// A hole is a slot of a paragraph, and the byte at which it stands.
type hole struct {
	at int
	slot
}

// write writes a paragraph into text with a number for each slot, so that folding and
// sentence rules see a text, and notes where the slots stand.
func (c *compiler) write(p string) {
	c.text.Reset()
	c.holes = c.holes[:0]
	for from := 0; ; {
		at := strings.IndexByte(p[from:], '{')
		if at < 0 {
			c.text.WriteString(p)
			return
		}
		at += from
		sl, n, what, _ := slotAt(p[at:])
		if what != "" { // a brace of the text
			from = at + 1
			continue
		}
		c.text.WriteString(p[:at])
		c.holes = append(c.holes, hole{c.text.Len(), sl})
		c.text.WriteByte('0')
		p, from = p[at+n:], 0
	}
}

// A weighed is a place where a seed may begin, with the weight of its words.
type weighed struct{ at, weight int }

// pickGrams finds the words of a sentence at which its seeds begin: all of them where it
// is short, else of every eight words the four that say most.
func (c *compiler) pickGrams(sentence []token) []int {
	all := c.picked[:0]
	for i := range sentence {
		if n := seedWords(sentence[i].flags&tokenAlone != 0); i+n <= len(sentence) && wholeGram(sentence[i:i+n]) {
			w := weighed{at: i}
			for _, t := range sentence[i : i+n] {
				w.weight += int(t.weight)
			}
			all = append(all, w)
		}
	}
	c.picked, c.grams = all, c.grams[:0]
	for len(all) > 0 {
		n, most := len(all), len(all)
		if len(sentence) > shortSentence {
			n, most = min(n, windowWords), min(n, gramsPerWindow)
			slices.SortStableFunc(all[:n], func(a, b weighed) int { return b.weight - a.weight })
		}
		for _, w := range all[:most] {
			c.grams = append(c.grams, w.at)
		}
		all = all[n:]
	}
	return c.grams
}

// wholeGram tells whether no slot is among the words of a seed.
func wholeGram(words []token) bool {
	return !slices.ContainsFunc(words, func(t token) bool { return t.flags&tokenSlot != 0 })
}

// stockUses is how often a word stands in a language's stock phrasing that counts.
const stockUses = 2

// What a word is in stock phrasing.
const (
	stockOther  = 1 + iota // in that of templates that ask for nothing
	stockAsking            // in that of templates that ask, perhaps of others too
)

// A stockUse is a word that stands in stock phrasing.
type stockUse struct {
	number int
	hash   uint16
}

// stockKey joins what a word in a language's stock phrasing is counted by.
func stockKey(language int, hash, tag uint16, asks bool) uint64 {
	key := uint64(language)<<32 | uint64(hash)<<16 | uint64(tag)
	key *= 2
	if asks {
		key++
	}
	return key
}

// learn notes the words of stock phrasing that a sentence holds, for genre.
func (c *compiler) learn(t *Template, from, to int) {
	asks := kinds[t.Kind].Asks
	for i := from; i < to; i++ {
		tok := c.row[i]
		if tok.flags&(tokenSlot|tokenNumber) != 0 || tok.weight < rareWord || !c.uses.count(stockKey(c.language, tok.hash, c.tags[i], asks), stockUses) {
			continue
		}
		if use := (stockUse{c.numbers[i], tok.hash}); asks {
			c.asking = append(c.asking, use)
		} else {
			c.other = append(c.other, use)
		}
	}
}

// markStock says of each word what it is in stock phrasing. Of words of one hash the
// first is marked: genre can tell only one of them.
func (c *compiler) markStock() {
	stock := make([]byte, len(c.written.words))
	var marked wordSet
	mark := func(uses []stockUse, as byte) {
		for _, use := range uses {
			if !marked.has(use.hash) {
				marked.add(use.hash)
				stock[use.number] = as
			}
		}
	}
	mark(c.asking, stockAsking)
	mark(c.other, stockOther)
	c.content.stock = string(stock)
}

// addMined adds the passages mined from one publisher. Of their words only the hashes
// are known. One too short for seeds is a line, which says nothing where the text is
// not known to be its publisher's.
func (c *compiler) addMined(f Fingerprints) {
	c.content.mined = append(c.content.mined, minedFrom{f.Publisher, f.Domain, len(f.Passages)})
	for _, p := range f.Passages {
		before := len(c.flags)
		row := minedTokens(c.row[:0], p, c.facts)
		c.row = row
		for _, t := range row {
			if t.hash == 0 {
				c.bare.codes.number(codeSlot)
			} else {
				c.bare.write(t.hash)
			}
			c.flags = append(c.flags, byte(t.flags&tokenPlaced))
		}
		if !minedLine(len(row), p.Language) {
			c.markSeeds(row, c.flags[before:])
		}
		c.content.passages = append(c.content.passages, minedPassage{p.Kind, p.Language})
		c.content.sizes = append(c.content.sizes, len(row))
	}
}

// minedTokens appends the tokens of a mined passage.
func minedTokens(row []token, p Fingerprint, fs *facts) []token {
	alone := writtenApart(p.Language)
	for _, s := range p.Sentences {
		for i, hash := range s {
			t := token{hash: hash, weight: fs.weights[hash]}
			switch {
			case hash == 0:
				t.flags, t.weight = tokenSlot, 0
			case hash == hashNumber:
				t.flags = tokenNumber
			case alone:
				t.flags = tokenAlone
			}
			if i == 0 {
				t.flags |= tokenSentence
			}
			row = append(row, t)
		}
	}
	return row
}

// minedLine tells whether a mined passage of so many words is too short for seeds.
func minedLine(size int, language string) bool {
	if writtenApart(language) {
		size /= 2
	}
	return size < middleWords
}

// writtenApart tells whether each character of a language counts as a word: then most
// of a passage's words are single ones.
func writtenApart(language string) bool {
	return language == "zh" || language == "ja" || language == "th"
}

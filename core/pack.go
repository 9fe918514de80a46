package core

import "strings"

// A Pack is a library of templates and languages in the one form that an engine
// loads: read and checked by [Compile], put in its places by [New].
//
// Layout: "dehusk" · pack version (1 byte) · fold version (1 byte) · checksum
// of the rest (4 bytes, little endian) · languages · words · templates · mined passages ·
// tokens · weights. A list is its length and its items, a number a varint of 7 bits a
// byte, low bits first, a string its bytes and a zero. Templates, passages and weights
// stand column by column: the first value of each, then the second.
//
//	language: code, abbreviations, money, months, we, they (lists), words (list of word, count)
//	words: those of the templates, each once, as they come, parted by spaces: length in
//	bytes, bytes; of each a byte, 1 in stock phrasing, 2 in stock phrasing that asks; then
//	a list of hashes, 2 bytes each, little endian: those of the words of mined passages
//	template: path, publisher, domain, language, seen, then together kind, form and
//	number of tokens. The form's number is that of its row plus 16 times the verdict,
//	where the template states one
//	mined passages: list of publisher, domain and number of passages; of each passage
//	together kind, language and number of tokens
//	tokens: their codes, those of all templates and then those of all passages, with the
//	length of both in bytes before them: 0 a slot, 1 a slot for figures, 2 a paragraph
//	begins, 3 the next word that has not come before, 4 the first of the words and so on;
//	then the flags of each token, one byte
//	weight of the genre score: feature, first, second (each twice its value, or one less
//	than twice minus it where it is negative), kind
//
// Kinds and forms are numbers: the rows of their tables, which only grow. The checksum
// is a number of 64 bits of which the lowest 32 are written: it begins with the length
// in bytes, then takes in eight bytes after the other (the first one lowest, zeros where
// none are left) by exclusive or, multiplies by 0x9E3779B97F4A7C15 and takes in its own
// upper half, once for each whole eight and once for what is left.
type Pack struct {
	data    string   // "" for one just compiled: most are never stored
	content *content // nobody changes it
}

const (
	packMagic   = "dehusk"
	packVersion = 3
	packHeader  = len(packMagic) + 2 + 4

	verdictPlace = 16 // above all forms
)

// The codes of tokens.
const (
	codeSlot = iota
	codeFigures
	codeParagraph
	codeNew
	codeWords
)

// The flags of a token in a pack are those that its place gives it (a sentence that
// begins with a paragraph has none), and in the place of another:
const packSeed = byte(tokenSlot) // a seed begins here

// A Library is what a pack is made of, and what a folder of files holds.
type Library struct {
	Languages    []Language
	Templates    []Template
	Fingerprints []Fingerprints
	Genre        GenreTable // nil for a library that judges nothing by its genre
}

// content is what a pack holds.
type content struct {
	languages []Language
	words     string     // of the templates, each once, parted by spaces
	stock     string     // of each of them, one byte: in what stock phrasing it stands
	codes     string     // of the tokens of the templates
	hashes    []uint16   // of the words of mined passages, each once
	bareCodes string     // of the tokens of the passages
	templates []Template // without their texts
	mined     []minedFrom
	passages  []minedPassage
	sizes     []int  // tokens of each template, then of each passage
	flags     string // of the tokens, one byte each
	genre     GenreTable

	known []known // words, by themselves; not in the pack
}

// A minedFrom says whose passages the next ones are.
type minedFrom struct {
	publisher, domain string
	passages          int
}

// A minedPassage is a mined passage but for its words.
type minedPassage struct {
	kind     Kind
	language string
}

// templateTexts are the columns of templates that are texts.
var templateTexts = [...]func(*Template) *string{
	func(t *Template) *string { return &t.Path },
	func(t *Template) *string { return &t.Publisher },
	func(t *Template) *string { return &t.Domain },
	func(t *Template) *string { return &t.Language },
	func(t *Template) *string { return &t.Seen },
}

// Bytes is the pack as it is stored and sent; nil for the zero Pack.
func (p Pack) Bytes() []byte {
	if p.data == "" && p.content != nil {
		return p.content.bytes()
	}
	return []byte(p.data)
}

// bytes writes the content down.
func (c *content) bytes() []byte {
	w := packWriter{data: make([]byte, packHeader, 1<<16)}
	w.number(len(c.languages))
	for _, l := range c.languages {
		w.text(l.Code)
		w.texts(l.Abbreviations)
		w.texts(l.Money)
		w.texts(l.Months)
		w.texts(l.We)
		w.texts(l.They)
		w.number(len(l.Words))
		for _, c := range l.Words {
			w.text(c.Word)
			w.number(c.Count)
		}
	}
	w.bytes(c.words)
	w.data = append(w.data, c.stock...)
	w.hashes(c.hashes)
	// Column by column, since like compresses well beside like.
	w.number(len(c.templates))
	for _, column := range templateTexts {
		for i := range c.templates {
			w.text(*column(&c.templates[i]))
		}
	}
	for i, t := range c.templates {
		w.number(int(t.Kind))
		w.number(int(t.Form) + verdictPlace*int(t.Verdict))
		w.number(c.sizes[i])
	}
	w.number(len(c.mined))
	for _, m := range c.mined {
		w.text(m.publisher)
		w.text(m.domain)
		w.number(m.passages)
	}
	for i, p := range c.passages {
		w.number(int(p.kind))
		w.text(p.language)
		w.number(c.sizes[len(c.templates)+i])
	}
	w.number(len(c.codes))
	w.number(len(c.bareCodes))
	w.data = append(w.data, c.codes...)
	w.data = append(w.data, c.bareCodes...)
	w.data = append(w.data, c.flags...)
	w.number(len(c.genre))
	for _, g := range c.genre {
		w.text(g.Feature)
	}
	for _, g := range c.genre {
		w.signed(g.First)
	}
	for _, g := range c.genre {
		w.signed(g.Second)
	}
	for _, g := range c.genre {
		w.number(int(g.Kind))
	}
	n := copy(w.data, packMagic)
	w.data[n], w.data[n+1] = packVersion, foldVersion
	sum := checksum(string(w.data[packHeader:]))
	for i := range 4 {
		w.data[n+2+i] = byte(sum >> (8 * i))
	}
	return w.data
}

type packWriter struct{ data []byte }

func (w *packWriter) number(n int) {
	for ; n >= 0x80; n >>= 7 {
		w.data = append(w.data, byte(n)|0x80)
	}
	w.data = append(w.data, byte(n))
}

func (w *packWriter) text(s string) {
	w.data = append(w.data, strings.ReplaceAll(s, "\x00", " ")...)
	w.data = append(w.data, 0)
}

func (w *packWriter) texts(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *packWriter) bytes(s string) {
	w.number(len(s))
	w.data = append(w.data, s...)
}

func (w *packWriter) hashes(list []uint16) {
	w.number(len(list))
	for _, h := range list {
		w.data = append(w.data, byte(h), byte(h>>8))
	}
}

func (w *packWriter) signed(n int) {
	if n < 0 {
		w.number(-2*n - 1)
		return
	}
	w.number(2 * n)
}

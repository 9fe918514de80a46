package core

import "strings"

// A Pack is a library of templates and languages in the one form that an engine
// loads. It holds what the files say, checked; the index is built by [New], since
// it depends on what else is loaded.
//
// Layout: "dehusk" · pack version (1 byte) · fold version (1 byte) · FNV-1a of
// the rest (4 bytes, little endian) · languages · templates · fingerprints · weights.
// A list is its length and its items, a number a varint of 7 bits a byte, low bits
// first, a string its bytes and a zero. Templates and weights stand column by column:
// the first value of each, then the second; the paragraphs of all templates come last.
//
//	language: code, abbreviations, money, months, we, they (lists), words (list of word, count)
//	template: path, publisher, domain, language, seen, then together kind, form and
//	number of paragraphs; paragraphs. The form's number is that of its row plus 16 times
//	the verdict, where the template states one
//	fingerprints: publisher, domain, passages (list of kind, language, sentences: a list
//	of lists of hashes, 2 bytes each, little endian)
//	weight of the genre score: feature, first, second (each twice its value, or one less
//	than twice minus it where it is negative), kind
//
// Kinds and forms are numbers: the rows of their tables, which only grow.
type Pack struct {
	data    string
	library *Library // what it holds, where that has been read; nobody changes it
}

const (
	packMagic   = "dehusk"
	packVersion = 2
	packHeader  = len(packMagic) + 2 + 4

	verdictPlace = 16 // above all forms
)

// A Library is what a pack is made of, and what a folder of files holds.
type Library struct {
	Languages    []Language
	Templates    []Template
	Fingerprints []Fingerprints
	Genre        GenreTable // nil for a library that judges nothing by its genre
}

// templateTexts are the columns of templates that are texts.
var templateTexts = [...]func(*Template) *string{
	func(t *Template) *string { return &t.Path },
	func(t *Template) *string { return &t.Publisher },
	func(t *Template) *string { return &t.Domain },
	func(t *Template) *string { return &t.Language },
	func(t *Template) *string { return &t.Seen },
}

// Compile makes a pack. Examples and keep lines stay out of it, and so do the pages,
// days and places of fingerprints. It fails where two templates have one path.
func Compile(library Library) (Pack, error) {
	w := packWriter{data: make([]byte, packHeader, 1<<16)}
	w.number(len(library.Languages))
	for _, l := range library.Languages {
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
	w.number(len(library.Templates))
	paths := make(map[string]bool, len(library.Templates))
	for _, t := range library.Templates {
		if paths[t.Path] {
			return Pack{}, &Error{File: t.Path, What: "a template of this path exists already", Hint: "give it another name"}
		}
		paths[t.Path] = true
	}
	// Column by column, since like compresses well beside like.
	for _, column := range templateTexts {
		for i := range library.Templates {
			w.text(*column(&library.Templates[i]))
		}
	}
	for _, t := range library.Templates {
		w.number(int(t.Kind))
		w.number(int(t.Form) + verdictPlace*int(t.Verdict))
		w.number(len(t.Paragraphs))
	}
	for _, t := range library.Templates {
		for _, p := range t.Paragraphs {
			w.text(p)
		}
	}
	w.number(len(library.Fingerprints))
	for _, f := range library.Fingerprints {
		w.text(f.Publisher)
		w.text(f.Domain)
		w.number(len(f.Passages))
		for _, p := range f.Passages {
			w.number(int(p.Kind))
			w.text(p.Language)
			w.number(len(p.Sentences))
			for _, s := range p.Sentences {
				w.hashes(s)
			}
		}
	}
	w.number(len(library.Genre))
	for _, g := range library.Genre {
		w.text(g.Feature)
	}
	for _, g := range library.Genre {
		w.signed(g.First)
	}
	for _, g := range library.Genre {
		w.signed(g.Second)
	}
	for _, g := range library.Genre {
		w.number(int(g.Kind))
	}
	n := copy(w.data, packMagic)
	w.data[n], w.data[n+1] = packVersion, foldVersion
	sum := checksum(w.data[packHeader:])
	for i := range 4 {
		w.data[n+2+i] = byte(sum >> (8 * i))
	}
	return Pack{data: string(w.data)}, nil
}

// Bytes is the pack as it is stored and sent.
func (p Pack) Bytes() []byte { return []byte(p.data) }

// LoadPack reads what [Pack.Bytes] gave. It fails where the bytes are no pack,
// are damaged, or come from another version.
func LoadPack(data []byte) (Pack, error) {
	n := len(packMagic)
	switch {
	case len(data) < packHeader || string(data[:n]) != packMagic:
		return Pack{}, &Error{What: "this is not a pack of templates", Hint: "make one with `make templates`"}
	case data[n] != packVersion || data[n+1] != foldVersion:
		return Pack{}, &Error{What: "the pack was made by another version of Dehusk", Hint: "make it again with `make templates`"}
	}
	sum := checksum(data[packHeader:])
	for i := range 4 {
		if data[n+2+i] != byte(sum>>(8*i)) {
			return Pack{}, &Error{What: "the pack is damaged", Hint: "make it again with `make templates`"}
		}
	}
	p := Pack{data: string(data)}
	library, err := p.read()
	if err != nil {
		return Pack{}, err
	}
	p.library = &library
	return p, nil
}

func checksum(data []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range data {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// read takes the pack apart again.
func (p Pack) read() (library Library, err error) {
	if p.library != nil {
		return *p.library, nil
	}
	if len(p.data) < packHeader {
		return library, &Error{What: "the pack is empty", Hint: "make one with Compile or LoadPack"}
	}
	r := packReader{data: p.data[packHeader:]} // every string is a part of this one
	for range r.number() {
		l := Language{Code: r.text(), Abbreviations: r.texts(), Money: r.texts(), Months: r.texts(), We: r.texts(), They: r.texts()}
		for range r.number() {
			l.Words = append(l.Words, WordCount{r.text(), r.number()})
		}
		library.Languages = append(library.Languages, l)
	}
	if n := r.number(); n <= len(r.data) { // each has a byte at least
		library.Templates = make([]Template, n)
	} else {
		r.bad = true
	}
	for _, column := range templateTexts {
		for i := range library.Templates {
			*column(&library.Templates[i]) = r.text()
		}
	}
	paragraphs := 0
	for i := range library.Templates {
		t := &library.Templates[i]
		t.Kind = r.kind()
		form := r.number()
		t.Form, t.Verdict = Form(form%verdictPlace), Verdict(form/verdictPlace)
		n := r.number()
		// All together have a byte each, or a small pack could ask for any memory.
		if paragraphs += n; int(t.Form) >= len(formNames) || form/verdictPlace > int(Remove) || paragraphs > len(r.data) {
			r.bad = true
			break
		}
		t.Paragraphs = make([]string, n)
	}
	for i := range library.Templates {
		for k := range library.Templates[i].Paragraphs {
			library.Templates[i].Paragraphs[k] = r.text()
		}
	}
	for range r.number() {
		f := Fingerprints{Publisher: r.text(), Domain: r.text()}
		for range r.number() {
			p := Fingerprint{Kind: r.kind(), Language: r.text()}
			for range r.number() {
				p.Sentences = append(p.Sentences, r.hashes())
			}
			f.Passages = append(f.Passages, p)
		}
		library.Fingerprints = append(library.Fingerprints, f)
	}
	if n := r.number(); n > len(r.data) {
		r.bad = true
	} else if n > 0 {
		library.Genre = make(GenreTable, n)
	}
	for i := range library.Genre {
		library.Genre[i].Feature = r.text()
	}
	for i := range library.Genre {
		library.Genre[i].First = r.signed()
	}
	for i := range library.Genre {
		library.Genre[i].Second = r.signed()
	}
	for i := range library.Genre {
		library.Genre[i].Kind = r.kind()
	}
	if r.bad || len(r.data) != 0 {
		return Library{}, &Error{What: "the pack is damaged", Hint: "make it again with `make templates`"}
	}
	return library, nil
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

// A packReader gives zero values after the first fault, and says so in bad.
type packReader struct {
	data string
	bad  bool
}

func (r *packReader) number() int {
	n := 0
	for shift := 0; shift < 35 && len(r.data) > 0; shift += 7 {
		c := r.data[0]
		r.data = r.data[1:]
		n |= int(c&0x7F) << shift
		if c < 0x80 {
			if n > len(r.data) && n > 1<<16 { // no list or string is longer than what is left
				break
			}
			return n
		}
	}
	r.bad, r.data = true, ""
	return 0
}

func (r *packReader) text() string {
	n := strings.IndexByte(r.data, 0)
	if n < 0 {
		r.bad, r.data = true, ""
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n+1:]
	return s
}

func (r *packReader) texts() []string {
	var list []string
	for range r.number() {
		if r.bad {
			break
		}
		list = append(list, r.text())
	}
	return list
}

func (r *packReader) hashes() []uint16 {
	n := r.number()
	if 2*n > len(r.data) {
		r.bad, r.data = true, ""
		return nil
	}
	list := make([]uint16, n)
	for i := range list {
		list[i] = uint16(r.data[2*i]) | uint16(r.data[2*i+1])<<8
	}
	r.data = r.data[2*n:]
	return list
}

func (r *packReader) signed() int {
	n := r.number()
	if n&1 != 0 {
		return -(n + 1) / 2
	}
	return n / 2
}

func (r *packReader) kind() Kind {
	n := r.number()
	if n >= len(kinds) {
		r.bad, r.data = true, ""
		return NoKind
	}
	return Kind(n)
}

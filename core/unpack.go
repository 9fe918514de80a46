package core

import "strings"

// Unpack: the bytes of a pack, taken apart and checked.

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
	p := Pack{data: string(data)}
	sum := checksum(p.data[packHeader:])
	for i := range 4 {
		if data[n+2+i] != byte(sum>>(8*i)) {
			return Pack{}, &Error{What: "the pack is damaged", Hint: "make it again with `make templates`"}
		}
	}
	var err error
	p.content, err = p.open()
	return p, err
}

// checksum is the hash that words have, of all bytes: eight at a time.
func checksum(data string) uint32 {
	h := uint64(len(data))
	for ; len(data) >= 8; data = data[8:] {
		h = mixed(h, eight(data, 0))
	}
	return uint32(mixed(h, lastBytes(data, 0)))
}

// open gives what the pack holds.
func (p Pack) open() (*content, error) {
	if p.content != nil {
		return p.content, nil
	}
	if len(p.data) < packHeader {
		return nil, &Error{What: "the pack is empty", Hint: "make one with Compile or LoadPack"}
	}
	r := packReader{data: p.data[packHeader:]} // every string is a part of this one
	c := &content{}
	c.languages = r.languages()
	c.words = r.bytes(r.number())
	c.known = knownWords(c.words)
	c.stock = r.bytes(len(c.known))
	c.hashes = r.hashes()
	tokens := 0
	size := func() {
		// All together have a byte each, or a small pack could ask for any memory.
		n := r.number()
		if tokens += n; tokens > len(r.data) {
			r.fail()
		}
		c.sizes = append(c.sizes, n)
	}
	if n := r.number(); n <= len(r.data) { // each has a byte at least
		c.templates = make([]Template, n)
	} else {
		r.fail()
	}
	for _, column := range templateTexts {
		for i := range c.templates {
			*column(&c.templates[i]) = r.text()
		}
	}
	for i := range c.templates {
		t := &c.templates[i]
		t.Kind = r.kind()
		form := r.number()
		t.Form, t.Verdict = Form(form%verdictPlace), Verdict(form/verdictPlace)
		if int(t.Form) >= len(formNames) || form/verdictPlace > int(Remove) {
			r.fail()
		}
		size()
	}
	passages := 0
	for range r.number() {
		m := minedFrom{r.text(), r.text(), r.number()}
		if passages += m.passages; r.bad || passages > len(r.data) {
			r.fail()
			break
		}
		c.mined = append(c.mined, m)
	}
	if !r.bad {
		c.passages = make([]minedPassage, passages)
	}
	for i := range c.passages {
		c.passages[i] = minedPassage{r.kind(), r.text()}
		size()
	}
	written, bare := r.number(), r.number()
	c.codes, c.bareCodes = r.bytes(written), r.bytes(bare)
	c.flags = r.bytes(tokens)
	c.genre = r.genre()
	if r.bad || len(r.data) != 0 {
		return nil, &Error{What: "the pack is damaged", Hint: "make it again with `make templates`"}
	}
	return c, nil
}

// A known is what a pack knows of a word by itself.
type known struct {
	hash, tag uint16
	flags     tokenFlags // whether it stands alone, or is a number
	at        uint32     // byte of content.words
}

// knownWords reads the words of a pack.
func knownWords(words string) []known {
	f := fold(words)
	list := make([]known, len(f.words))
	for i, w := range f.words {
		k := known{hash: w.hash, tag: tag(words[w.start:w.end]), at: w.start}
		if w.flags&wordAlone != 0 {
			k.flags |= tokenAlone
		}
		if w.flags&wordNumber != 0 {
			k.flags |= tokenNumber
		}
		list[i] = k
	}
	return list
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
	r.fail()
	return 0
}

func (r *packReader) fail() { r.bad, r.data = true, "" }

// bytes takes so many bytes.
func (r *packReader) bytes(n int) string {
	if n < 0 || n > len(r.data) {
		r.fail()
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

func (r *packReader) languages() []Language {
	var list []Language
	for range r.number() {
		if r.bad {
			break
		}
		l := Language{Code: r.text(), Abbreviations: r.texts(), Money: r.texts(), Months: r.texts(), We: r.texts(), They: r.texts()}
		if n := r.number(); n <= len(r.data) {
			l.Words = make([]WordCount, 0, n)
			for range n {
				l.Words = append(l.Words, WordCount{r.text(), r.number()})
			}
		} else {
			r.fail()
		}
		list = append(list, l)
	}
	return list
}

func (r *packReader) genre() (table GenreTable) {
	n := r.number()
	if n > len(r.data) {
		r.fail()
		return nil
	}
	if n > 0 {
		table = make(GenreTable, n)
	}
	for i := range table {
		table[i].Feature = r.text()
	}
	for i := range table {
		table[i].First = r.signed()
	}
	for i := range table {
		table[i].Second = r.signed()
	}
	for i := range table {
		table[i].Kind = r.kind()
	}
	return table
}

func (r *packReader) text() string {
	n := strings.IndexByte(r.data, 0)
	if n < 0 {
		r.fail()
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
		r.fail()
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
		r.fail()
		return NoKind
	}
	return Kind(n)
}

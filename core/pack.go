package core

// A Pack is a library of templates and languages in the one form that an engine
// loads. It holds what the files say, checked; the index is built by [New], since
// it depends on what else is loaded.
//
// Layout: "dehusk" · pack version (1 byte) · fold version (1 byte) · FNV-1a of
// the rest (4 bytes, little endian) · languages · templates. A list is its length
// and its items, a number a varint of 7 bits a byte, low bits first, a string its
// length in bytes and the bytes.
//
//	language: code, abbreviations, money, months, we, they (lists), words (list of word, count)
//	template: path, publisher, domain, language, seen, kind, form, paragraphs (list)
//
// Kinds and forms are numbers: the rows of their tables, which only grow.
type Pack struct{ data []byte }

const (
	packMagic   = "dehusk"
	packVersion = 1
	packHeader  = len(packMagic) + 2 + 4
)

// Compile makes a pack. Examples and keep lines stay out of it. It fails where
// two templates have one path.
func Compile(templates []Template, languages []Language) (Pack, error) {
	w := packWriter{data: make([]byte, packHeader, 1<<16)}
	w.number(len(languages))
	for _, l := range languages {
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
	w.number(len(templates))
	paths := make(map[string]bool, len(templates))
	for _, t := range templates {
		if paths[t.Path] {
			return Pack{}, &Error{File: t.Path, What: "a template of this path exists already", Hint: "give it another name"}
		}
		paths[t.Path] = true
		for _, s := range [...]string{t.Path, t.Publisher, t.Domain, t.Language, t.Seen} {
			w.text(s)
		}
		w.number(int(t.Kind))
		w.number(int(t.Form))
		w.texts(t.Paragraphs)
	}
	n := copy(w.data, packMagic)
	w.data[n], w.data[n+1] = packVersion, foldVersion
	sum := checksum(w.data[packHeader:])
	for i := range 4 {
		w.data[n+2+i] = byte(sum >> (8 * i))
	}
	return Pack(w), nil
}

// Bytes is the pack as it is stored and sent. It must not be changed.
func (p Pack) Bytes() []byte { return p.data }

// LoadPack reads what [Pack.Bytes] gave. It fails where the bytes are no pack,
// are damaged, or come from another version; the bytes must not be changed after.
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
	p := Pack{data}
	if _, _, err := p.read(); err != nil {
		return Pack{}, err
	}
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
func (p Pack) read() (languages []Language, templates []Template, err error) {
	if len(p.data) < packHeader {
		return nil, nil, &Error{What: "the pack is empty", Hint: "make one with Compile or LoadPack"}
	}
	r := packReader{data: p.data[packHeader:]}
	for range r.number() {
		l := Language{Code: r.text(), Abbreviations: r.texts(), Money: r.texts(), Months: r.texts(), We: r.texts(), They: r.texts()}
		for range r.number() {
			l.Words = append(l.Words, WordCount{r.text(), r.number()})
		}
		languages = append(languages, l)
	}
	for range r.number() {
		t := Template{Path: r.text(), Publisher: r.text(), Domain: r.text(), Language: r.text(), Seen: r.text()}
		t.Kind, t.Form, t.Paragraphs = Kind(r.number()), Form(r.number()), r.texts()
		if int(t.Kind) >= len(kinds) || int(t.Form) >= len(formNames) {
			r.bad = true
			break
		}
		templates = append(templates, t)
	}
	if r.bad || len(r.data) != 0 {
		return nil, nil, &Error{What: "the pack is damaged", Hint: "make it again with `make templates`"}
	}
	return languages, templates, nil
}

type packWriter struct{ data []byte }

func (w *packWriter) number(n int) {
	for ; n >= 0x80; n >>= 7 {
		w.data = append(w.data, byte(n)|0x80)
	}
	w.data = append(w.data, byte(n))
}

func (w *packWriter) text(s string) {
	w.number(len(s))
	w.data = append(w.data, s...)
}

func (w *packWriter) texts(list []string) {
	w.number(len(list))
	for _, s := range list {
		w.text(s)
	}
}

// A packReader gives zero values after the first fault, and says so in bad.
type packReader struct {
	data []byte
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
	r.bad, r.data = true, nil
	return 0
}

func (r *packReader) text() string {
	n := r.number()
	if n > len(r.data) {
		r.bad, r.data = true, nil
		return ""
	}
	s := string(r.data[:n])
	r.data = r.data[n:]
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

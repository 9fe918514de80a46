package core

import (
	"strconv"
	"strings"
)

// Fingerprints are the passages mined from one publisher's pages, as their file
// states them:
//
//	publisher: Example Times
//	domain: example.com
//	fold: 2
//
//	newsletter en 14 2019-03-02 2021-07-30 outside kJ3dLwAB ovRk
//
// One passage a line: kind, language, the number of pages it was found on, the
// first and the last day ("-" where no page says), the place, and the words of
// each sentence, as base64 of their hashes. The words themselves are not known: a
// passage can be found again, and not read. fold is the version of folding and
// hashing that made the hashes.
type Fingerprints struct {
	Publisher string
	Domain    string // the publisher's registered domain
	Passages  []Fingerprint
}

// A Fingerprint is one mined passage.
type Fingerprint struct {
	Kind        Kind
	Language    string
	Pages       int    // on which it was found
	First, Last string // days, YYYY-MM-DD; "" where no page says
	Place       Place
	Sentences   [][]uint16 // the hashes of the words, as [Engine.Sentences] gives them; 0 is a slot
}

// A Place says where in its pages a mined passage stands.
type Place uint8

// The places.
const (
	Outside Place = iota // before the headline or after the last paragraph
	Edge                 // at the end or the beginning of the article
	Inside               // between paragraphs of the article
)

var placeNames = [...]string{"outside", "edge", "inside"}

// String gives the place's name in a file of fingerprints.
func (p Place) String() string { return placeNames[p] }

// maxPassage bounds the words of a mined passage.
const maxPassage = 1 << 12

// Name is what spans call the passage, behind "mined/" and the domain: its kind and
// four digits made of its words.
func (p *Fingerprint) Name() string {
	h := uint64(0)
	for _, s := range p.Sentences {
		for _, w := range s {
			h = mixed(h, uint64(w))
		}
		h = mixed(h, 0)
	}
	return passageName(p.Kind, h)
}

// passageName makes the name of a passage of the hash of its words.
func passageName(kind Kind, h uint64) string {
	digits := strconv.FormatUint(uint64(finish(h)), 16)
	return kind.String() + "-" + strings.Repeat("0", 4-len(digits)) + digits
}

// ParseFingerprints reads a file of fingerprints. Errors are of type [*Error] and
// name the line.
func ParseFingerprints(path, text string) (Fingerprints, error) {
	var f Fingerprints
	fail := func(line int, what, hint string) (Fingerprints, error) {
		return Fingerprints{}, &Error{File: path, Line: line + 1, What: what, Hint: hint}
	}
	version, head := "", true
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			head = head && n == 0
			continue
		}
		if head {
			key, value, _ := strings.Cut(line, ":")
			value = strings.TrimSpace(value)
			switch {
			case key == "publisher" && value != "":
				f.Publisher = value
			case key == "domain" && value != "":
				f.Domain = value
			case key == "fold" && value != "":
				version = value
			default:
				return fail(n, "expected publisher, domain or fold with a value, found "+quote(line), "the passages begin after a blank line")
			}
			continue
		}
		p, what := parseFingerprint(strings.Fields(line))
		if what != "" {
			return fail(n, what, "a line is: kind language pages first last place words…; make the file with `dehusk mine`")
		}
		f.Passages = append(f.Passages, p)
	}
	switch {
	case f.Publisher == "" || f.Domain == "":
		return fail(0, "publisher or domain is missing", "")
	case version != strconv.Itoa(foldVersion):
		return fail(0, "the fingerprints were made by another version of Dehusk (fold "+quote(version)+")", "mine the pages again")
	}
	return f, nil
}

func parseFingerprint(fields []string) (p Fingerprint, what string) {
	if len(fields) < 7 {
		return p, "a passage of " + strconv.Itoa(len(fields)) + " fields"
	}
	var ok bool
	if p.Kind, ok = KindNamed(fields[0]); !ok {
		return p, "unknown kind " + quote(fields[0])
	}
	p.Language = fields[1]
	var err error
	if p.Pages, err = strconv.Atoi(fields[2]); err != nil || p.Pages < 1 {
		return p, "unreadable number of pages " + quote(fields[2])
	}
	for i, day := range [...]*string{&p.First, &p.Last} {
		if value := fields[3+i]; value != "-" {
			if !isDay(value) {
				return p, "unreadable day " + quote(value)
			}
			*day = value
		}
	}
	ok = false
	for i, name := range placeNames {
		if fields[5] == name {
			p.Place, ok = Place(i), true
		}
	}
	if !ok {
		return p, "unknown place " + quote(fields[5])
	}
	words := 0
	for _, s := range fields[6:] {
		hashes, ok := decodeHashes(s)
		words += len(hashes)
		if !ok || words > maxPassage {
			return p, "unreadable words " + quote(s)
		}
		p.Sentences = append(p.Sentences, hashes)
	}
	return p, ""
}

// isDay tells YYYY-MM-DD.
func isDay(s string) bool {
	if len(s) != 10 || s[7] != '-' || !isMonth(s[:7]) {
		return false
	}
	day, err := strconv.Atoi(s[8:])
	return err == nil && day >= 1 && day <= 31
}

// Format writes the fingerprints as their file states them; [ParseFingerprints]
// reads it back to the same value.
func (f Fingerprints) Format() string {
	var b strings.Builder
	b.WriteString("publisher: " + f.Publisher + "\ndomain: " + f.Domain + "\nfold: " + strconv.Itoa(foldVersion) + "\n\n")
	day := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	for _, p := range f.Passages {
		b.WriteString(p.Kind.String() + " " + p.Language + " " + strconv.Itoa(p.Pages) + " " + day(p.First) + " " + day(p.Last) + " " + p.Place.String())
		for _, s := range p.Sentences {
			b.WriteString(" " + encodeHashes(s))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// encodeHashes writes hashes, low byte first, as base64 without padding (RFC 4648).
func encodeHashes(hashes []uint16) string {
	var b []byte
	rest, bits := uint32(0), 0
	for _, h := range hashes {
		for _, c := range [...]byte{byte(h), byte(h >> 8)} {
			rest, bits = rest<<8|uint32(c), bits+8
			for bits >= 6 {
				bits -= 6
				b = append(b, base64Digits[rest>>bits&63])
			}
		}
	}
	if bits > 0 {
		b = append(b, base64Digits[rest<<(6-bits)&63])
	}
	return string(b)
}

// decodeHashes reads what encodeHashes wrote.
func decodeHashes(s string) (hashes []uint16, ok bool) {
	var bytes []byte
	rest, bits := uint32(0), 0
	for i := range len(s) {
		digit := strings.IndexByte(base64Digits, s[i])
		if digit < 0 {
			return nil, false
		}
		rest, bits = rest<<6|uint32(digit), bits+6
		if bits >= 8 {
			bits -= 8
			bytes = append(bytes, byte(rest>>bits))
		}
	}
	for i := 0; i+1 < len(bytes); i += 2 {
		hashes = append(hashes, uint16(bytes[i])|uint16(bytes[i+1])<<8)
	}
	return hashes, len(bytes) > 0 && len(bytes)%2 == 0 && bits < 6 && rest&(1<<bits-1) == 0
}

// A Sentence is a sentence or line of a text, as the engine cuts it.
type Sentence struct {
	Range           // bytes, from the first word to the last
	Words  []uint16 // the hashes of its words; 1 is any number
	Places []Range  // of each word, bytes
}

// Sentences cuts a text into sentences and lines. The engine's languages say what
// is an abbreviation.
func (e *Engine) Sentences(text string) []Sentence {
	f := fold(text)
	var list []Sentence
	if len(f.words) == 0 {
		return nil
	}
	for _, u := range e.index.cut(&f, 0, len(f.words), nil) {
		s := Sentence{Range: Range{int(f.words[u.from].start), int(f.words[u.to-1].end)}}
		for _, w := range f.words[u.from:u.to] {
			s.Words = append(s.Words, w.hash)
			s.Places = append(s.Places, Range{int(w.start), int(w.end)})
		}
		list = append(list, s)
	}
	return list
}

package core

import (
	"math/bits"
	"unicode/utf8"
)

// Explain: verdicts on units in, spans out, each with its reason. Where exactly a
// span begins and ends is the business of place.go.

// A passage is a run of units with one verdict, kind and publisher.
type passage struct {
	from, to   int // words
	start, end int // bytes
	span       Span
	weight     int // of the best unit, by which the span is named
	size, sum  int // of the units that are like the template: half words, and times score
}

// passages appends the units of all stretches that are not kept, joined.
func (x *index) passages(list []passage, stretches []stretch) []passage {
	last, path := -1, "" // neighbours are mostly of one template
	for k := range stretches {
		s := &stretches[k]
		for i := range s.units {
			u := &s.units[i]
			if !u.taken() {
				continue
			}
			m := &u.matches[u.best]
			e := &x.templates[m.template]
			if m.template != last {
				last, path = m.template, x.path(m.template)
			}
			p := passage{from: u.from, to: u.to, weight: u.words * m.score, sum: u.words * m.score, span: Span{
				Verdict: u.verdict, Kind: e.kind, Evidence: u.evidence, Score: m.score, Template: path, Publisher: e.publisher,
			}}
			if m.score > 0 {
				p.size = u.words
			}
			if e.publisher == Generic {
				p.span.Publisher = ""
			}
			if n := len(list) - 1; n >= 0 && list[n].joins(p) {
				list[n].join(p)
				continue
			}
			list = append(list, p)
		}
	}
	return list
}

// joins tells whether q goes on where p ends, as the same thing.
func (p *passage) joins(q passage) bool {
	return p.to == q.from && p.span.Verdict == q.span.Verdict && p.span.Kind == q.span.Kind && p.span.Publisher == q.span.Publisher
}

// join adds q to p. The span is named by its best unit and has the mean score of
// those that are like a template.
func (p *passage) join(q passage) {
	if q.weight > p.weight && (q.span.Evidence == Match || p.span.Evidence != Match) {
		p.span.Evidence, p.span.Template = q.span.Evidence, q.span.Template
		p.weight = q.weight
	}
	p.size, p.sum = p.size+q.size, p.sum+q.sum
	if p.size > 0 {
		p.span.Score = p.sum / p.size
	}
	p.to = q.to
}

// unitsUTF16 counts the UTF-16 code units of a string; a byte that is no UTF-8
// counts as the one character that decoders put for it.
func unitsUTF16(s string) int {
	if !utf8.ValidString(s) {
		n := 0
		for _, r := range s {
			n++
			if r >= 0x10000 {
				n++
			}
		}
		return n
	}
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		if x := eight(s, 0); x&(0x80*everyByte) != 0 {
			n += pairBytes(x)
		}
	}
	return n + pairBytes(lastBytes(s, 0))
}

// pairBytes is how many more code units of UTF-16 than bytes of UTF-8 the characters
// have whose bytes these are: one less for each byte that goes on with a character, one
// more for each that begins one of four bytes.
func pairBytes(x uint64) int {
	const high = 0x80 * everyByte
	further := x &^ (x << 1) & high
	four := x & (x << 1) & (x << 2) & (x << 3) & high
	return bits.OnesCount64(four) - bits.OnesCount64(further)
}

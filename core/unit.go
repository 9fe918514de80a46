package core

import (
	"cmp"
	"slices"
	"sort"
)

// A unit is the smallest thing that is decided about: a sentence, or a line of
// the text; or a part of one, where a template's sentence begins or ends inside.
type unit struct {
	from, to int  // words
	edge     edge // what stands before it
	next     edge // and after it
	matches  []match
	verdict  Verdict
	evidence Evidence
	best     int  // index into matches of the one that decided; -1 where none did
	words    int  // size in half words
	root     int  // the word at which the strong match begins that it hangs on
	glued    bool // holds punctuation without a space: perhaps two sentences
}

// A match is a unit's likeness to one template.
type match struct {
	alignment
	template int
	plain    int  // similarity with all words worth the same
	whole    bool // found by a template of whole lines
	loose    bool // words at the unit's ends are left over
}

// A stretch is a part of the text that is cut into units: the words around
// candidates and fitting lines that lie near one another.
type stretch struct {
	units      []unit
	candidates []candidate
	lines      []lineMatch
}

// stretchAt finds the stretch that holds a word.
func stretchAt(list []stretch, word int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].units[len(list[i].units)-1].to > word })
}

// stretches cuts the text around candidates and fitting lines into units.
func (x *index) stretches(f *folded, candidates []candidate, lines []lineMatch) []stretch {
	spans := f.around[:0]
	around := func(from, to int) {
		spans = append(spans, x.widen(f, Range{max(0, from-unitMargin), min(len(f.words), to+unitMargin)}))
	}
	for _, c := range candidates {
		around(c.from, c.to)
	}
	for _, l := range lines {
		around(l.from, l.to)
	}
	slices.SortFunc(spans, func(a, b Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	list := f.stretches[:0]
	for i := 0; i < len(spans); {
		r := spans[i]
		for ; i < len(spans) && spans[i].Start <= r.End; i++ {
			r.End = max(r.End, spans[i].End)
		}
		list = slices.Grow(list, 1)[:len(list)+1]
		s := &list[len(list)-1]
		s.candidates, s.lines = s.candidates[:0], s.lines[:0]
		s.units = x.cut(f, r.Start, r.End, s.units[:0])
	}
	f.around, f.stretches = spans, list
	for _, c := range candidates {
		s := &list[stretchAt(list, c.from)]
		s.candidates = append(s.candidates, c)
	}
	for _, l := range lines {
		s := &list[stretchAt(list, l.from)]
		s.lines = append(s.lines, l)
	}
	return list
}

// widen extends a range of words to the paragraphs that it begins and ends in, by
// no more than longestUnit words.
func (x *index) widen(f *folded, r Range) Range {
	for n := 0; n < longestUnit && r.Start > 0 && f.edge(r.Start, &x.facts) < lineEdge; n++ {
		r.Start--
	}
	for n := 0; n < longestUnit && r.End < len(f.words) && f.edge(r.End, &x.facts) < lineEdge; n++ {
		r.End++
	}
	return r
}

// cut appends the units of words[from:to].
func (x *index) cut(f *folded, from, to int, units []unit) []unit {
	u := unit{from: from, edge: f.edge(from, &x.facts), best: -1}
	for i := from + 1; i <= to; i++ {
		e := f.edge(i, &x.facts)
		if i < to && e < sentenceEdge {
			u.glued = u.glued || e == glueEdge
			continue
		}
		u.to, u.next = i, e
		u.words = f.size(u.from, u.to)
		units = another(units)
		last := &units[len(units)-1]
		u.matches = last.matches[:0]
		*last = u
		u = unit{from: i, edge: e, best: -1}
	}
	return units
}

// another makes room for a unit more; what it has there of an earlier text is its
// matches' room.
func another(units []unit) []unit { return slices.Grow(units, 1)[:len(units)+1] }

// size counts words[from:to] in half words, numbers apart.
func (f *folded) size(from, to int) int {
	n := 0
	for _, w := range f.words[from:to] {
		if w.flags&wordNumber == 0 {
			n += halfWords(w)
		}
	}
	return n
}

// at finds the unit that holds a word.
func (s *stretch) at(word int) int {
	return sort.Search(len(s.units), func(i int) bool { return s.units[i].to > word })
}

// split divides units[i] before a word.
func (s *stretch) split(f *folded, i, word int) {
	u := s.units[i]
	s.units = another(s.units)
	right := unit{from: word, to: u.to, edge: glueEdge, next: u.next, best: -1, words: f.size(word, u.to)}
	right.matches = s.units[len(s.units)-1].matches[:0]
	copy(s.units[i+2:], s.units[i+1:])
	s.units[i+1] = right
	s.units[i].to, s.units[i].next, s.units[i].words = word, glueEdge, f.size(u.from, word)
}

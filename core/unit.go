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
	walked   int  // words of it that were aligned with templates, again and again
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
	candidates []candidate // the likeliest first
	lines      []lineMatch
}

// stretchAt finds the stretch that holds a word.
func stretchAt(list []stretch, word int) int {
	return sort.Search(len(list), func(i int) bool { return list[i].units[len(list[i].units)-1].to > word })
}

// A cutScratch is room for the stretches of a text, kept to be used again.
type cutScratch struct {
	spans     []Range
	stretches []stretch
	units     []unit
}

// stretches cuts the text around candidates and fitting lines into units.
func (x *index) stretches(f *folded, candidates []candidate, lines []lineMatch, room *cutScratch) []stretch {
	spans := room.spans[:0]
	around := func(from, to int) {
		spans = append(spans, x.widen(f, Range{max(0, from-unitMargin), min(len(f.words), to+unitMargin)}))
	}
	for _, c := range candidates {
		around(c.from, c.to)
	}
	for _, l := range lines {
		around(l.from, l.to)
	}
	slices.SortStableFunc(spans, func(a, b Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	room.spans = spans
	list, units := room.stretches[:0], room.units[:0]
	for i := 0; i < len(spans); {
		r := spans[i]
		for ; i < len(spans) && spans[i].Start <= r.End; i++ {
			r.End = max(r.End, spans[i].End)
		}
		from := len(units)
		units = x.cut(f, r.Start, r.End, units)
		list = slices.Grow(list, 1)[:len(list)+1]
		s := &list[len(list)-1]
		s.units = units[from:len(units):len(units)] // a split makes room of its own
		s.candidates, s.lines = s.candidates[:0], s.lines[:0]
	}
	room.stretches, room.units = list, units
	for _, c := range candidates {
		s := &list[stretchAt(list, c.from)]
		s.candidates = append(s.candidates, c)
	}
	for i := range list { // those of most hits first; of the ways to sort this one is the smallest in WebAssembly
		slices.SortStableFunc(list[i].candidates, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(len(b.hits), len(a.hits)), cmp.Compare(a.template, b.template), cmp.Compare(a.from, b.from))
		})
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
	for n := 0; n < longestUnit && r.Start > 0 && f.within(r.Start, lineEdge, &x.facts); n++ {
		r.Start--
	}
	for n := 0; n < longestUnit && r.End < len(f.words) && f.within(r.End, lineEdge, &x.facts); n++ {
		r.End++
	}
	return r
}

// cut appends the units of words[from:to].
func (x *index) cut(f *folded, from, to int, units []unit) []unit {
	u := unit{from: from, edge: f.edge(from, &x.facts), best: -1}
	for i := from + 1; i <= to; i++ {
		if i < to && f.afterSpace(i) {
			continue
		}
		e := f.edge(i, &x.facts)
		if i < to && e < sentenceEdge {
			u.glued = u.glued || e == glueEdge
			continue
		}
		u.to, u.next = i, e
		u.words = f.size(u.from, u.to)
		units = slices.Grow(units, 1)[:len(units)+1]
		last := &units[len(units)-1]
		u.matches = last.matches[:0] // those of an earlier text make room
		*last = u
		u = unit{from: i, edge: e, best: -1}
	}
	return units
}

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
	right := unit{from: word, to: u.to, edge: glueEdge, next: u.next, best: -1, words: f.size(word, u.to)}
	s.units = append(s.units, unit{})
	copy(s.units[i+2:], s.units[i+1:])
	s.units[i+1] = right
	s.units[i].walked = u.walked * (word - u.from) / (u.to - u.from)
	s.units[i+1].walked = u.walked - s.units[i].walked
	s.units[i].to, s.units[i].next, s.units[i].words = word, glueEdge, f.size(u.from, word)
}

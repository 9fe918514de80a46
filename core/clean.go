package core

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// clean is the pipeline, on one window of the text after another: nearly every text is
// one.
func (e *Engine) clean(text string, o Options) (Result, error) {
	if len(text) > MaxText {
		return Result{}, &Error{What: "the text is longer than a gigabyte", Hint: "clean it in parts, or as a stream"}
	}
	w, err := e.windows(o)
	if err != nil {
		return Result{}, err
	}
	defer w.scratch.done()
	result := Result{Text: text}
	for {
		result.Spans = w.next(text[w.from:], result.Spans)
		if w.at == len(text) {
			break
		}
	}
	result.AlmostAll = w.almostAll
	return result, nil
}

// rounds takes a text through the stages until nothing more goes: taking a passage out
// makes new neighbours, and the answer to the kept text must be the kept text. It gives
// what is not kept, in order, and where almost all would have been taken.
func (x *index) rounds(text string, settings settings, scratch *verdictScratch) (found []Span, spared []Span) {
	rest := &scratch.rest
	rest.begin(text)
	found, spared = scratch.found[:0], scratch.spared[:0]
	shown, rounds := scratch.shown[:0], scratch.rounds[:0]
	for {
		list, loose := x.once(rest.text, &settings, scratch)
		rounds = append(rounds, len(shown))
		taken := false
		for i, s := range list {
			if s.Verdict == Remove {
				found, taken = rest.original(s, found), true
			} else {
				shown = rest.original(s, shown)
			}
			if scratch.text.low[i] {
				spared = rest.original(s, spared)
			}
		}
		settings.genre = settings.take // what is only shown was judged as the text came
		if !taken {
			break
		}
		if !loose && !settings.genre && !stay(settings.told, list) && x.quiet(rest.text, list, scratch) {
			break
		}
		rest.without(list, &settings)
	}
	// What was suggested beside something that went is suggested still. Of two that
	// overlap the later is right: it saw the text as it is now.
	slices.SortStableFunc(found, byStart)
	end := len(shown)
	for _, from := range slices.Backward(rounds) {
		free := slices.DeleteFunc(shown[from:end], func(s Span) bool { return overlaps(found, s) })
		found, end = append(found, free...), from
		slices.SortStableFunc(found, byStart)
	}
	scratch.found, scratch.shown, scratch.rounds, scratch.spared = found, shown, rounds, spared
	return found, spared
}

func byStart(a, b Span) int { return cmp.Compare(a.Start, b.Start) }

// overlaps tells whether a span lies over one of an ordered list without overlaps.
func overlaps(list []Span, s Span) bool {
	i, _ := slices.BinarySearchFunc(list, s.Start+1, func(t Span, start int) int { return cmp.Compare(t.End, start) })
	return i < len(list) && list[i].Start < s.End
}

// once takes a text through the stages; low tells of each span whether it was spared.
// loose says that something outside the removals was looked at, so that it must be
// looked at again without them.
func (x *index) once(text string, settings *settings, scratch *verdictScratch) (list []Span, loose bool) {
	f := &scratch.text
	f.read(text)
	passages, loose := x.match(f, settings, scratch)
	if settings.genre {
		passages = x.genre.suggest(x, f, passages, settings, &scratch.genre)
	} else {
		passages = f.tell(passages, settings.told)
	}
	f.almostAll(passages)
	f.place(passages)
	list = f.spans[:0]
	for i, p := range passages {
		p.span.Start, p.span.End = p.start, p.end
		if p.start < p.end {
			f.low[len(list)] = f.low[i]
			list = append(list, p.span)
		}
	}
	f.passages, f.spans = passages, list
	return list, loose
}

// match finds the passages that templates are like.
func (x *index) match(f *folded, settings *settings, scratch *verdictScratch) (passages []passage, loose bool) {
	al := &scratch.al
	al.kept = al.kept[:0]
	candidates := x.chain(f, x.seed(f))
	lines := x.line(al, f, scratch.lines[:0])
	scratch.lines = lines
	if len(candidates)+len(lines) == 0 {
		return f.passages[:0], false
	}
	stretches := x.stretches(f, candidates, lines, &scratch.cut)
	for i := range stretches {
		s := &stretches[i]
		x.verify(al, f, s)
		x.attachLines(f, s)
	}
	seen := x.sightings(stretches)
	for i := range stretches {
		s := &stretches[i]
		clear(scratch.unlike)
		d := decider{x: x, al: al, f: f, s: s, options: settings, seen: seen, unlike: scratch.unlike}
		d.decide()
	}
	passages = x.passages(f.passages[:0], stretches)
	return passages, outside(candidates, lines, passages)
}

// outside tells whether a candidate or a fitting line reaches beyond the removals.
func outside(candidates []candidate, lines []lineMatch, passages []passage) bool {
	beyond := func(from, to int) bool {
		i, _ := slices.BinarySearchFunc(passages, to, func(p passage, to int) int { return cmp.Compare(p.to, to) })
		return i == len(passages) || passages[i].span.Verdict != Remove || passages[i].from > from
	}
	return slices.ContainsFunc(candidates, func(c candidate) bool { return beyond(c.from, c.to) }) ||
		slices.ContainsFunc(lines, func(l lineMatch) bool { return beyond(l.from, l.to) })
}

// stay tells whether one of the told passages stays where the removals of a list go.
func stay(told []toldPassage, list []Span) bool {
	return slices.ContainsFunc(told, func(t toldPassage) bool {
		return !slices.ContainsFunc(list, func(s Span) bool { return s.Verdict == Remove && s.Start < t.End && t.Start < s.End })
	})
}

// quiet tells whether no candidate comes about where the removals of a list leave a
// text. Then a second look at the whole of what is left would find none.
func (x *index) quiet(text string, list []Span, scratch *verdictScratch) bool {
	f := &scratch.text // nobody needs the whole text's any more
	for i := 0; i < len(list); i++ {
		if list[i].Verdict != Remove {
			continue
		}
		start := list[i].Start
		for i+1 < len(list) && list[i+1].Verdict == Remove && list[i+1].Start == list[i].End {
			i++
		}
		f.read(aroundCut(text, list, start, list[i].End))
		scratch.lines = x.line(&scratch.al, f, scratch.lines[:0])
		if len(x.chain(f, x.seed(f)))+len(scratch.lines) > 0 {
			return false
		}
	}
	return true
}

// aroundCut gives the quietWords words to each side of text[start:end], as they stand
// when that and the other removals of a list are gone.
func aroundCut(text string, list []Span, start, end int) string {
	for reach := quietReach; ; reach *= 2 {
		from, to := max(0, start-reach), min(len(text), end+reach)
		var b strings.Builder
		b.Grow(start - from + to - end)
		writeKept(&b, text, list, from, start)
		cut := b.Len()
		writeKept(&b, text, list, end, to)
		near := b.String()
		left, right := cut, cut
		for n := 0; n < quietWords && left > 0; n++ {
			left = wordStart(near, left)
		}
		for n := 0; n < quietWords && right < len(near); n++ {
			right = wordEnd(near, right)
		}
		if (left > 0 || from == 0) && (right < len(near) || to == len(text)) {
			return near[left:right]
		}
	}
}

// writeKept writes text[from:to] without the removals of a list.
func writeKept(b *strings.Builder, text string, list []Span, from, to int) {
	for _, s := range list {
		if s.Verdict != Remove || s.End <= from {
			continue
		}
		if s.Start >= to {
			break
		}
		b.WriteString(text[from:max(from, s.Start)])
		from = min(s.End, to)
	}
	b.WriteString(text[from:to])
}

// wordStart is where the white space before the word before text[i] begins, for
// scripts without spaces 32 bytes earlier.
func wordStart(text string, i int) int {
	for n := 0; i > 0; n++ {
		i--
		if text[i] == ' ' || text[i] == '\n' || n >= 32 && utf8.RuneStart(text[i]) {
			break
		}
	}
	return i
}

// wordEnd is its like for the word after.
func wordEnd(text string, i int) int {
	for n := 0; i < len(text); n++ {
		i++
		if i < len(text) && (text[i] == ' ' || text[i] == '\n' || n >= 32 && utf8.RuneStart(text[i])) {
			break
		}
	}
	return i
}

// almostAll turns removals into suggestions where fewer than fewestLeft words
// would be left within one horizon.
func (f *folded) almostAll(list []passage) {
	low := f.low[:0]
	for i, p := range list {
		low = append(low, p.span.Verdict == Remove && !f.leavesEnough(list, i))
	}
	for i := range list {
		if low[i] {
			list[i].span.Verdict = Suggest
		}
	}
	f.low = low
}

// leavesEnough tells whether fewestLeft words around list[i] are left where all
// removals go.
func (f *folded) leavesEnough(list []passage, i int) bool {
	left := 0 // half words
	enough := func(from, to int) bool {
		for from < to && left < 2*fewestLeft {
			part := min(to, from+fewestLeft)
			left += f.size(from, part)
			from = part
		}
		return left >= 2*fewestLeft
	}
	from, to := max(0, list[i].from-horizon), min(len(f.words), list[i].to+horizon)
	at := list[i].from
	for j := i - 1; j >= 0 && list[j].to > from; j-- {
		if list[j].span.Verdict == Remove {
			if enough(list[j].to, at) {
				return true
			}
			at = list[j].from
		}
	}
	if enough(from, at) {
		return true
	}
	at = list[i].to
	for j := i + 1; j < len(list) && list[j].from < to; j++ {
		if list[j].span.Verdict == Remove {
			if enough(at, list[j].from) {
				return true
			}
			at = list[j].to
		}
	}
	return enough(at, to)
}

// A remainder is what is left of a text, and where in the text it stood.
type remainder struct {
	pieces []Range
	starts []int // of each piece, in the remainder
	text   string

	// Room for the next one.
	next  []Range
	parts []Span
}

// begin leaves the whole of a text.
func (r *remainder) begin(text string) {
	r.pieces, r.starts, r.text = append(r.pieces[:0], Range{0, len(text)}), append(r.starts[:0], 0), text
}

// original appends a span of the remainder to a list, as spans of the whole text.
func (r *remainder) original(s Span, list []Span) []Span {
	i, found := slices.BinarySearch(r.starts, s.Start)
	if !found {
		i--
	}
	for ; i < len(r.pieces) && r.starts[i] < s.End; i++ {
		p, at := r.pieces[i], r.starts[i]
		from, to := max(s.Start, at), min(s.End, at+p.End-p.Start)
		if from < to {
			part := s
			part.Start, part.End = p.Start+from-at, p.Start+to-at
			list = append(list, part)
		}
	}
	return list
}

// without takes the removals out and moves the ranges of the settings to where they
// lie then.
func (r *remainder) without(list []Span, settings *settings) {
	pieces := r.next[:0]
	var kept strings.Builder
	kept.Grow(len(r.text))
	var shifted []Range
	var told []toldPassage
	at, gone := 0, 0
	keep := func(to int) {
		if to > at {
			r.parts = r.original(Span{Start: at, End: to}, r.parts[:0])
			for _, part := range r.parts {
				pieces = append(pieces, Range{part.Start, part.End})
			}
			kept.WriteString(r.text[at:to])
			for _, t := range settings.told {
				if t.Start >= at && t.End <= to {
					t.Start, t.End = t.Start-gone, t.End-gone
					told = append(told, t)
				}
			}
			for _, q := range settings.quoted {
				if from, end := max(q.Start, at), min(q.End, to); from < end {
					shifted = append(shifted, Range{from - gone, end - gone})
				}
			}
		}
	}
	for _, s := range list {
		if s.Verdict != Remove {
			continue
		}
		keep(s.Start)
		gone += s.End - s.Start
		at = s.End
	}
	keep(len(r.text))
	r.pieces, r.next, r.text = pieces, r.pieces, kept.String()
	settings.quoted, settings.told = shifted, told
	r.starts = r.starts[:0]
	start := 0
	for _, p := range pieces {
		r.starts = append(r.starts, start)
		start += p.End - p.Start
	}
}

// attachLines gives the units that a fitting line covers its match, splitting at
// its ends.
func (x *index) attachLines(f *folded, s *stretch) {
	for _, l := range s.lines {
		for _, at := range [...]int{l.from, l.to} {
			if i := s.at(at); i < len(s.units) && s.units[i].from < at {
				s.split(f, i, at)
			}
		}
		for i := s.at(l.from); i < len(s.units) && s.units[i].from < l.to; i++ {
			s.units[i].matches = append(s.units[i].matches, l.match)
		}
	}
}

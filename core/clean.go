package core

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// clean is the pipeline. It runs until nothing more goes: taking a passage out
// makes new neighbours, and the answer to the kept text must be the kept text.
func (e *Engine) clean(text string, o Options) (Result, error) {
	if len(text) > MaxText {
		return Result{}, &Error{What: "the text is longer than a gigabyte", Hint: "clean it in parts"}
	}
	set, err := parseKinds(o.Kinds)
	if err != nil {
		return Result{}, err
	}
	result := Result{Text: text}
	settings := settings{kinds: set, take: o.Suggested == Remove, quoted: o.Quoted, from: originOf(o.Publisher, o.URL), genre: true}
	rest := remainder{pieces: []Range{{0, len(text)}}, starts: []int{0}, text: text}
	var found []Span
	var suggested [][]Span // by round
	scratch := verdictScratches.Get().(*verdictScratch)
	defer scratch.done()
	for {
		list, loose, almostAll := e.index.once(rest.text, &settings, scratch)
		result.AlmostAll = result.AlmostAll || almostAll
		taken := false
		for _, s := range list {
			taken = taken || s.Verdict == Remove
		}
		var shown []Span
		for _, s := range list {
			if s.Verdict == Remove {
				found = append(found, rest.original(s)...)
			} else {
				shown = append(shown, rest.original(s)...)
			}
		}
		suggested = append(suggested, shown)
		settings.genre = settings.take // what is only shown was judged as the text came
		if !taken {
			break
		}
		cuts := rest.without(list, &settings)
		if !loose && !settings.genre && len(settings.told) == 0 && e.index.quiet(rest.text, cuts, scratch) {
			break
		}
	}
	// What was suggested beside something that went is suggested still. Of two that
	// overlap the later is right: it saw the text as it is now.
	slices.SortFunc(found, byStart)
	for _, shown := range slices.Backward(suggested) {
		free := slices.DeleteFunc(shown, func(s Span) bool { return overlaps(found, s) })
		found = append(found, free...)
		slices.SortFunc(found, byStart)
	}
	result.Spans = spans(text, found)
	return result, nil
}

func byStart(a, b Span) int { return cmp.Compare(a.Start, b.Start) }

// overlaps tells whether a span lies over one of an ordered list without overlaps.
func overlaps(list []Span, s Span) bool {
	i, _ := slices.BinarySearchFunc(list, s.Start+1, func(t Span, start int) int { return cmp.Compare(t.End, start) })
	return i < len(list) && list[i].Start < s.End
}

// once takes a text through the stages. loose says that something outside the
// removals was looked at, so that it must be looked at again without them.
func (x *index) once(text string, settings *settings, scratch *verdictScratch) (list []Span, loose, almostAll bool) {
	f := fold(text)
	passages, loose := x.match(&f, settings, scratch)
	if settings.genre {
		passages = x.genre.suggest(x, &f, passages, settings, &scratch.genre)
	} else {
		passages = f.tell(passages, settings.told)
	}
	almostAll = f.almostAll(passages)
	f.place(passages)
	for _, p := range passages {
		p.span.Start, p.span.End = p.start, p.end
		if p.start < p.end {
			list = append(list, p.span)
		}
	}
	return list, loose, almostAll
}

// match finds the passages that templates are like.
func (x *index) match(f *folded, settings *settings, scratch *verdictScratch) (passages []passage, loose bool) {
	al := &scratch.al
	al.kept = al.kept[:0]
	candidates := x.chain(f, x.seed(f))
	lines := x.line(al, f, scratch.lines[:0])
	scratch.lines = lines
	if len(candidates)+len(lines) == 0 {
		return nil, false
	}
	stretches := x.stretches(f, candidates, lines)
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
	passages = x.passages(stretches)
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

// quiet tells whether no candidate has come about where text was taken out. Then
// a second look at the whole text would find none.
func (x *index) quiet(text string, cuts []int, scratch *verdictScratch) bool {
	for _, cut := range cuts {
		from, to := cut, cut
		for n := 0; n < quietWords && from > 0; n++ {
			from = wordStart(text, from)
		}
		for n := 0; n < quietWords && to < len(text); n++ {
			to = wordEnd(text, to)
		}
		f := fold(text[from:to])
		if len(x.chain(&f, x.seed(&f)))+len(x.line(&scratch.al, &f, nil)) > 0 {
			return false
		}
	}
	return true
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
func (f *folded) almostAll(list []passage) (found bool) {
	low := make([]bool, len(list))
	for i, p := range list {
		if p.span.Verdict != Remove {
			continue
		}
		from, to := max(0, p.from-horizon), min(len(f.words), p.to+horizon)
		left := f.size(from, p.from) + f.size(p.to, to)
		for j := i - 1; j >= 0 && list[j].to > from; j-- {
			left -= f.goes(list[j], from, to)
		}
		for j := i + 1; j < len(list) && list[j].from < to; j++ {
			left -= f.goes(list[j], from, to)
		}
		low[i] = left < 2*fewestLeft
	}
	for i := range list {
		if low[i] {
			list[i].span.Verdict = Suggest
			found = true
		}
	}
	return found
}

// goes is how much of words[from:to] a passage takes out.
func (f *folded) goes(p passage, from, to int) int {
	if p.span.Verdict != Remove {
		return 0
	}
	return f.size(max(p.from, from), min(p.to, to))
}

// A remainder is what is left of a text, and where in the text it stood.
type remainder struct {
	pieces []Range
	starts []int // of each piece, in the remainder
	text   string
}

// original gives a span of the remainder as spans of the whole text.
func (r *remainder) original(s Span) []Span {
	var list []Span
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

// without takes the removals out, moves the ranges of the settings to where they lie
// then, and gives the places of the cuts.
func (r *remainder) without(list []Span, settings *settings) (cuts []int) {
	var pieces []Range
	kept := make([]byte, 0, len(r.text))
	var shifted []Range
	var told []toldPassage
	at, gone := 0, 0
	keep := func(to int) {
		if to > at {
			for _, part := range r.original(Span{Start: at, End: to}) {
				pieces = append(pieces, Range{part.Start, part.End})
			}
			kept = append(kept, r.text[at:to]...)
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
		cuts = append(cuts, len(kept))
		gone += s.End - s.Start
		at = s.End
	}
	keep(len(r.text))
	r.pieces, r.text, settings.quoted, settings.told = pieces, string(kept), shifted, told
	r.starts = r.starts[:0]
	start := 0
	for _, p := range pieces {
		r.starts = append(r.starts, start)
		start += p.End - p.Start
	}
	return cuts
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

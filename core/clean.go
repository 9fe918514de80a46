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
	settings := settings{kinds: set, take: o.Suggested == Remove, quoted: o.Quoted}
	rest := remainder{pieces: []Range{{0, len(text)}}, text: text}
	var found, suggested []Span
	for {
		list, loose, almostAll := e.index.once(rest.text, &settings)
		result.AlmostAll = result.AlmostAll || almostAll
		taken := false
		for _, s := range list {
			taken = taken || s.Verdict == Remove
		}
		for _, s := range list {
			if s.Verdict == Remove {
				found = append(found, rest.original(s)...)
			} else {
				suggested = append(suggested, rest.original(s)...)
			}
		}
		if !taken {
			break
		}
		cuts := rest.without(list, &settings)
		if !loose && e.index.quiet(rest.text, cuts) {
			break
		}
	}
	// What was suggested beside something that went is suggested still. Of two that
	// overlap the later is right: it saw the text as it is now.
	for i := len(suggested) - 1; i >= 0; i-- {
		if !slices.ContainsFunc(found, func(s Span) bool { return s.Start < suggested[i].End && suggested[i].Start < s.End }) {
			found = append(found, suggested[i])
		}
	}
	slices.SortFunc(found, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	result.Spans = spans(text, found)
	return result, nil
}

// once takes a text through the stages. loose says that something outside the
// removals was looked at, so that it must be looked at again without them.
func (x *index) once(text string, settings *settings) (list []Span, loose, almostAll bool) {
	var al aligner
	f := fold(text)
	candidates := x.chain(&f, x.seed(&f))
	lines := x.line(&al, &f)
	if len(candidates)+len(lines) == 0 {
		return nil, false, false
	}
	regions := candidates
	for _, l := range lines {
		regions = append(regions, candidate{template: l.template, from: l.from, to: l.to})
	}
	stretches := x.stretches(&f, regions)
	for i := range stretches {
		s := &stretches[i]
		x.verify(&al, &f, s, candidates)
		x.attachLines(&f, s, lines)
		d := decider{x: x, al: &al, f: &f, s: s, options: settings, unlike: map[[4]int]bool{}}
		d.decide()
	}
	passages := x.passages(stretches)
	almostAll = f.almostAll(passages)
	loose = outside(regions, passages)
	f.place(passages)
	for _, p := range passages {
		p.span.Start, p.span.End = p.start, p.end
		if p.start < p.end {
			list = append(list, p.span)
		}
	}
	return list, loose, almostAll
}

// outside tells whether a region reaches beyond the removals.
func outside(regions []candidate, passages []passage) bool {
	for _, r := range regions {
		inside := false
		for _, p := range passages {
			inside = inside || p.span.Verdict == Remove && p.from <= r.from && r.to <= p.to
		}
		if !inside {
			return true
		}
	}
	return false
}

// quiet tells whether no candidate has come about where text was taken out. Then
// a second look at the whole text would find none.
func (x *index) quiet(text string, cuts []int) bool {
	var al aligner
	for _, cut := range cuts {
		from, to := cut, cut
		for n := 0; n < quietWords && from > 0; n++ {
			from = wordStart(text, from)
		}
		for n := 0; n < quietWords && to < len(text); n++ {
			to = wordEnd(text, to)
		}
		f := fold(text[from:to])
		if len(x.chain(&f, x.seed(&f)))+len(x.line(&al, &f)) > 0 {
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
		left := f.size(from, to)
		for _, q := range list {
			if q.span.Verdict == Remove && q.to > from && q.from < to {
				left -= f.size(max(q.from, from), min(q.to, to))
			}
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

// A remainder is what is left of a text, and where in the text it stood.
type remainder struct {
	pieces []Range
	text   string
}

// original gives a span of the remainder as spans of the whole text.
func (r *remainder) original(s Span) []Span {
	var list []Span
	at := 0
	for _, p := range r.pieces {
		from, to := max(s.Start, at), min(s.End, at+p.End-p.Start)
		if from < to {
			part := s
			part.Start, part.End = p.Start+from-at, p.Start+to-at
			list = append(list, part)
		}
		at += p.End - p.Start
	}
	return list
}

// without takes the removals out, moves the quoted ranges of the settings to where
// they lie then, and gives the places of the cuts.
func (r *remainder) without(list []Span, settings *settings) (cuts []int) {
	var pieces []Range
	kept := make([]byte, 0, len(r.text))
	var shifted []Range
	at, gone := 0, 0
	keep := func(to int) {
		if to > at {
			for _, part := range r.original(Span{Start: at, End: to}) {
				pieces = append(pieces, Range{part.Start, part.End})
			}
			kept = append(kept, r.text[at:to]...)
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
	r.pieces, r.text, settings.quoted = pieces, string(kept), shifted
	return cuts
}

// attachLines gives the units that a fitting line covers its match, splitting at
// its ends.
func (x *index) attachLines(f *folded, s *stretch, lines []lineMatch) {
	if len(s.units) == 0 {
		return
	}
	for _, l := range lines {
		if l.from < s.units[0].from || l.to > s.units[len(s.units)-1].to {
			continue
		}
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

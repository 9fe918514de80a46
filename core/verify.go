package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Verify: candidates in, matches out. The sentences that a candidate's hits lie
// in are aligned with the template near the hits' diagonal. Where only a part of
// a sentence resembles the template, and that part begins or ends where a
// sentence of the template does, the unit is split there: copies glue a heading
// or a button to the prose before it. It errs towards too few.

func (x *index) verify(al *aligner, f *folded, s *stretch) {
	from, to := s.units[0].from, s.units[len(s.units)-1].to
	for _, c := range s.candidates { // the likeliest first
		for k := 0; k < len(c.hits); {
			h := c.hits[k]
			if h.at < from || h.at >= to {
				k++
				continue
			}
			end := k + 1
			for u := &s.units[s.at(h.at)]; end < len(c.hits) && c.hits[end].at < u.to; end++ {
			}
			done := x.compare(al, f, s, c.template, central(c.hits[k:end]))
			for k++; k < len(c.hits) && c.hits[k].at < done; k++ {
			}
		}
	}
}

// central gives the hit on whose diagonal, or near it, most of a unit's hits lie:
// one phrase may stand in a template's other sentences too. Of very many the first
// is as good.
func central(hits []hit) hit {
	best, most := hits[0], 0
	if len(hits) > longestPart {
		return best
	}
	for _, h := range hits {
		n := 0
		for _, o := range hits {
			if d := (o.position - o.at) - (h.position - h.at); -bandWords <= d && d <= bandWords {
				n++
			}
		}
		if n > most {
			best, most = h, n
		}
	}
	return best
}

// compare aligns the unit at a hit with a template and gives the word up to
// which it has seen the text.
func (x *index) compare(al *aligner, f *folded, s *stretch, template int, h hit) int {
	i := s.at(h.at)
	u := &s.units[i]
	if len(u.matches) >= maxMatches || len(u.matches) > 0 && u.matches[0].score == 1000 {
		return u.to // no other template can be nearer
	}
	e := x.templates[template]
	from, to := u.from, u.to
	if to-from > longestUnit { // not a sentence: look around the hit only
		from, to = max(from, h.at-longestUnit/2), min(to, h.at+longestUnit/2)
	}
	d := h.position - h.at
	first, end := max(e.first, from+d-bandWords), min(e.end, to+d+bandWords)
	if x.shared(f, from, to, first, end) < evidenceMiddle {
		return to
	}
	if u.walked >= maxWalks*(u.to-u.from) {
		return to // the likelier templates were looked at
	}
	u.walked += to - from
	a := x.align(al, f, from, to, first, end)
	if from == u.from && to == u.to {
		m := match{alignment: a, template: template, plain: x.plainly(f, a)}
		m.loose = !u.holds(&m)
		if (m.alone(u.words) || m.beside(u.words) && !m.loose) && (!m.loose || !u.glued && f.continues(&m)) {
			al.keep(&m.alignment)
			u.matches = append(u.matches, m)
			return u.to
		}
	}
	part, ok := x.part(al, f, a)
	if !ok {
		return to
	}
	begin, stop := part.ops[0].word, 0
	for _, o := range part.ops {
		if o.word >= 0 {
			stop = o.word + 1
		}
	}
	m := match{alignment: part, template: template, plain: x.plainly(f, part)}
	if !m.alone(f.size(begin, stop)) {
		return to
	}
	if stop < u.to {
		s.split(f, i, stop)
	}
	if begin > s.units[i].from {
		s.split(f, i, begin)
		i++
	}
	al.keep(&m.alignment)
	s.units[i].matches = append(s.units[i].matches, m)
	return stop
}

// shared bounds the evidence of an alignment from above: the weight of the words
// that the template's stretch has too, found by a small set of hashes.
func (x *index) shared(f *folded, from, to, first, end int) int {
	var set [4]uint64
	for _, t := range x.tokens[first:end] {
		set[t.hash&3] |= 1 << (t.hash >> 2 & 63)
	}
	weight, words := 0, 0
	for _, w := range f.words[from:to] {
		if set[w.hash&3]>>(w.hash>>2&63)&1 != 0 {
			weight += int(x.facts.weights[w.hash])
		}
		words++
	}
	if words < middleWords { // a short sentence is compared anyway
		return evidenceMiddle
	}
	return weight
}

// part finds the stretch of an alignment that begins and ends where sentences of
// the template do, or the aligned text itself, and resembles it most.
func (x *index) part(al *aligner, f *folded, a alignment) (alignment, bool) {
	var starts, stops []int // indexes into ops
	for i, o := range a.ops {
		if o.word < 0 {
			continue
		}
		glued := f.edge(o.word, &x.facts) >= glueEdge
		if o.near > 0 && x.tokens[o.token].flags&tokenSentence != 0 && f.mayBegin(o.word) || glued && x.nearStart(a.ops, i) {
			starts = append(starts, i)
		}
		if o.near > 0 && x.lastOfSentence(o.token) && f.mayBegin(o.word+1) || f.edge(o.word+1, &x.facts) >= glueEdge && x.nearEnd(a.ops, i) {
			stops = append(stops, i+1)
		}
	}
	starts, stops = append([]int{0}, starts...), append(stops, len(a.ops))
	best, found := alignment{}, false
	for _, i := range starts {
		for _, j := range stops {
			if j <= i || i == 0 && j == len(a.ops) || a.ops[i].word < 0 {
				continue
			}
			p := alignment{ops: a.ops[i:j:j]}
			x.score(al, f, &p)
			if p.score >= scoreLong && p.lead == 0 && p.trail == 0 && (!found || p.evidence*p.score > best.evidence*best.score) {
				p.from, p.to = bounds(p.ops)
				best, found = p, true
			}
		}
	}
	return best, found
}

// mayBegin tells whether a sentence or a heading may begin with words[i], though
// no punctuation says so: nothing but white space is before it, and it is not
// written small. A letter may go on small behind its greeting, and stand behind a
// full stop in another order.
func (f *folded) mayBegin(i int) bool {
	if i <= 0 || i >= len(f.words) {
		return true
	}
	ended := false
	for _, r := range withoutTarget(f.text[f.words[i-1].end:f.words[i].start]) {
		ended = ended || isTerminator(r)
		if !unicode.IsSpace(r) && !isTerminator(r) && !isQuote(r) && !strings.ContainsRune("*_[]()>•:,，", r) {
			return false
		}
	}
	return ended || f.capital(i)
}

// capital tells whether words[i] is not written small.
func (f *folded) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.text[f.words[i].start:])
	return !unicode.IsLower(r)
}

// bounds gives the stretch of the template that ops cover.
func bounds(ops []op) (from, to int) {
	from = -1
	for _, o := range ops {
		if o.token >= 0 {
			if from < 0 {
				from = o.token
			}
			to = o.token + 1
		}
	}
	return from, to
}

func (x *index) nearStart(ops []op, i int) bool {
	for _, o := range ops[i:min(len(ops), i+closeBy)] {
		if o.token < 0 || o.near == 0 {
			continue
		}
		for k := 0; k < closeBy && o.token-k >= 0; k++ {
			if x.tokens[o.token-k].flags&tokenSentence != 0 {
				return true
			}
		}
	}
	return false
}

func (x *index) nearEnd(ops []op, i int) bool {
	for _, o := range ops[max(0, i-closeBy+1) : i+1] {
		if o.token < 0 || o.near == 0 {
			continue
		}
		for k := range closeBy {
			if x.lastOfSentence(o.token + k) {
				return true
			}
		}
	}
	return false
}

func (x *index) lastOfSentence(token int) bool {
	return token+1 >= len(x.tokens) || x.tokens[token+1].flags&tokenSentence != 0
}

// holds tells whether a match takes up the whole unit. At the end of a line a few
// strange words are let pass, where nothing else can have run into it; inside a
// line the unit may be something else with the match glued to it.
func (u *unit) holds(m *match) bool {
	atLine := u.edge >= lineEdge && !u.glued
	toLine := u.next >= lineEdge && !u.glued
	return (m.lead == 0 && (atLine || m.head <= strayWords+1) || m.lead <= strayWords && atLine) &&
		(m.trail <= 1 && (toLine || m.tail <= strayWords+1) || m.trail <= strayWords && toLine)
}

// continues tells whether the words that a match leaves over at a unit's ends go
// on in the same sentence: a clause put before it or after it, and not another
// sentence that has run into it.
func (f *folded) continues(m *match) bool {
	first, last := m.behind(m.head, 1), m.behind(m.tail, -1)
	if first < 0 || last < 0 {
		return false
	}
	return (m.lead == 0 || !f.mayBegin(m.ops[first].word)) && (m.trail == 0 || !f.mayBegin(m.ops[last].word+1))
}

// alone tells whether a match is evidence by itself; size in half words.
func (m *match) alone(size int) bool {
	switch {
	case m.whole:
		return true
	case 2*m.equal < size: // the rest stands in slots
		return false
	case size >= 2*longWords:
		return m.score >= scoreLong && m.plain >= scoreLong-plainSlack && m.evidence >= evidenceLong
	case size >= 2*middleWords:
		return m.score >= scoreMiddle && m.plain >= scoreMiddle-plainSlack && m.evidence >= evidenceMiddle
	}
	return false
}

// beside tells whether it is evidence next to a strong match of its template.
func (m *match) beside(size int) bool {
	switch {
	case m.whole:
		return true
	case size >= 2*middleWords:
		return m.score >= scoreBeside && m.plain >= scoreBeside-plainSlack
	}
	return m.score >= scoreShort && m.equal > 0
}

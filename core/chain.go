package core

import (
	"math/bits"
	"slices"
)

// Chain: hits in, candidates out: stretches of the text that may resemble a
// template. Hits of one template that lie near one another make one candidate; a
// lonely hit lives only where more words around it are equal, at about the same
// distance. It errs towards too many.

// A candidate says that words[from:to] may come from a template.
type candidate struct {
	template int
	from, to int
	hits     []hit // ordered by word
}

// chain joins hits into candidates, in the order of their first hits. The hits come in
// the order of the text: each goes to the youngest chain of its template, or begins one.
func (x *index) chain(f *folded, hits []hit) []candidate {
	r := &f.room
	r.chains, r.links = r.chains[:0], r.links[:0]
	r.young.reset(len(hits))
	for i, h := range hits {
		template := x.owner(h.position)
		at := r.young.at(template)
		r.links = append(r.links, -1)
		if *at >= 0 {
			if c := &r.chains[*at]; h.at-c.to < chainGap {
				r.links[c.last] = int32(i)
				c.last, c.to, c.size = i, h.at+gramWords, c.size+1
				continue
			}
		}
		*at = int32(len(r.chains))
		r.chains = append(r.chains, chainOf{template: template, first: i, last: i, size: 1, from: h.at, to: h.at + gramWords})
	}
	list, chained := r.candidates[:0], slices.Grow(r.chained[:0], len(hits))
	for _, c := range r.chains {
		if c.size == 1 && !x.neighboured(f, hits[c.first], c.template) {
			continue
		}
		from := len(chained)
		for i := c.first; i >= 0; i = int(r.links[i]) {
			chained = append(chained, hits[i])
		}
		list = append(list, candidate{c.template, c.from, c.to, chained[from:]})
	}
	r.candidates, r.chained = list, chained
	return list
}

// A chainOf is hits[first], hits[links[first]] and so on, size of them up to hits[last].
type chainOf struct{ template, first, last, size, from, to int }

// A templateMap maps templates to small numbers, -1 at first, in one flat slice.
type templateMap struct {
	keys   []int32 // template plus one; 0 is free
	values []int32
}

// reset empties the map and makes room for so many templates.
func (m *templateMap) reset(room int) {
	size := 1 << bits.Len(uint(2*room))
	if cap(m.keys) < size {
		m.keys, m.values = make([]int32, size), make([]int32, size)
	}
	m.keys, m.values = m.keys[:size], m.values[:size]
	clear(m.keys)
}

// at is where a template's number stands.
func (m *templateMap) at(template int) *int32 {
	key, last := int32(template+1), len(m.keys)-1
	for i := template; ; i++ {
		i &= last
		switch m.keys[i] {
		case 0:
			m.keys[i], m.values[i] = key, -1
			return &m.values[i]
		case key:
			return &m.values[i]
		}
	}
}

// neighboured tells whether words around a template's lonely hit are equal as well, on
// its diagonal or the ones beside it. A hit that fills a short sentence is enough.
func (x *index) neighboured(f *folded, h hit, template int) bool {
	first, last := int(x.ends[template]), int(x.ends[template+1])
	if x.fillsShort(h.position, first, last) {
		return true
	}
	hash := func(p int) uint16 { // 0, no word's, beyond the template
		if p < first || p >= last {
			return 0
		}
		return x.tokens[p].hash
	}
	equal := 0
	from, to := max(0, h.at-lonelyLook), min(len(f.words), h.at+gramWords+lonelyLook)
	p := h.position + from - h.at
	before, here := hash(p-1), hash(p)
	for i := from; i < to; i, p = i+1, p+1 {
		after := hash(p + 1)
		if w := f.words[i].hash; (w == before || w == here || w == after) && (i < h.at || i >= h.at+gramWords) {
			equal += int(x.facts.weights[w])
		}
		before, here = here, after
	}
	return equal >= lonelyWeight
}

// fillsShort tells whether the sentence around a hit has few words besides the hit's.
func (x *index) fillsShort(position, first, last int) bool {
	start, end := position, position+gramWords
	for start > first && end-start < longWords && x.tokens[start].flags&tokenSentence == 0 {
		start--
	}
	for end < last && end-start < longWords && x.tokens[end].flags&tokenSentence == 0 {
		end++
	}
	return end-start < longWords
}

package core

import (
	"cmp"
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

// chain joins hits into candidates, those of most hits first, then by template,
// then by place.
func (x *index) chain(f *folded, hits []hit) []candidate {
	if len(hits) == 0 {
		return nil
	}
	type owned struct {
		hit
		template int
	}
	all := make([]owned, len(hits))
	for i, h := range hits {
		all[i] = owned{h, x.owner(h.position)}
	}
	slices.SortStableFunc(all, func(a, b owned) int { return cmp.Compare(a.template, b.template) })
	var list []candidate
	for i := 0; i < len(all); {
		c := candidate{template: all[i].template, from: all[i].at}
		for ; i < len(all) && all[i].template == c.template && (c.to == 0 || all[i].at-c.to < chainGap); i++ {
			c.to = all[i].at + gramWords
			c.hits = append(c.hits, all[i].hit)
		}
		if len(c.hits) > 1 || x.neighboured(f, c.hits[0]) {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(len(b.hits), len(a.hits)) })
	return list
}

// neighboured tells whether words around a lonely hit are equal as well, on its
// diagonal or the ones beside it. A hit that fills a short sentence is enough.
func (x *index) neighboured(f *folded, h hit) bool {
	e := x.templates[x.owner(h.position)]
	start, end := h.position, h.position+gramWords
	for start > e.first && x.tokens[start].flags&tokenSentence == 0 {
		start--
	}
	for end < e.end && x.tokens[end].flags&tokenSentence == 0 {
		end++
	}
	if end-start < longWords {
		return true
	}
	equal := 0
	for d := -lonelyLook; d < gramWords+lonelyLook; d++ {
		if d >= 0 && d < gramWords || h.at+d < 0 || h.at+d >= len(f.words) {
			continue
		}
		hash := f.words[h.at+d].hash
		for shift := -1; shift <= 1; shift++ {
			if p := h.position + d + shift; p >= e.first && p < e.end && x.tokens[p].hash == hash {
				equal += int(x.tokens[p].weight)
				break
			}
		}
	}
	return equal >= lonelyWeight
}

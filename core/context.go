package core

import (
	"slices"
	"strings"
	"unicode"
)

// Context: what the place of a run of matches in the article forbids, however
// strong they are. It only weakens verdicts.

// eachRun calls do for every run units[from:to] of taken units.
func (d *decider) eachRun(do func(from, to int)) {
	for i := 0; i < len(d.s.units); {
		j := i
		for j < len(d.s.units) && d.s.units[j].taken() {
			j++
		}
		if j > i {
			do(i, j)
		}
		i = max(j, i+1)
	}
}

// paragraphOf gives the units of the paragraphs that units[from:to] lie in, no
// more than longestParagraph to each side.
func (d *decider) paragraphOf(from, to int) (left, right int) {
	for left = from; left > 0 && from-left < longestParagraph && d.s.units[left].edge < lineEdge; left-- {
	}
	for right = to; right < len(d.s.units) && right-to < longestParagraph && d.s.units[right-1].next < lineEdge; right++ {
	}
	return left, right
}

// paragraphs suggests what is too little to remove inside a paragraph of the
// article.
func (d *decider) paragraphs() {
	units := d.s.units
	d.eachRun(func(from, to int) {
		left, right := d.paragraphOf(from, to)
		words, sentences := d.longestRow(from, to)
		best := &units[from].matches[units[from].best]
		enough := true
		switch {
		case to-from == 1 && (d.f.edge(units[from].from, &d.x.facts) == noEdge || d.f.edge(units[to-1].to, &d.x.facts) == noEdge):
			enough = false // cut out of a sentence, and nothing beside it says that it was glued there
		case (left < from || right > to) && (best.whole && to-from == 1 || d.x.templates[best.template].publisher == Generic):
			enough = false // a stock phrase stands by itself, or nobody knows
		case left < from && right > to:
			enough = sentences >= insideSentences || words >= 2*insideWords
		case left < from || right > to:
			enough = words >= 2*edgeWords
		}
		copied := !enough && d.amidCopy(left, right, best.template)
		for i := from; i < to; i++ {
			// What a loose match leaves over may be a heading of the article that has
			// run into it, also amid a copy.
			if !enough && !copied || units[i].matches[units[i].best].loose {
				units[i].verdict = Suggest
			}
		}
	})
}

// rims suggests what a run reaches into of a paragraph of the article beside it:
// there its sentence must be long enough by itself.
func (d *decider) rims() {
	units := d.s.units
	weaken := func(from, to, rim int) {
		words := 0
		for _, u := range units[from:to] {
			words += u.words
		}
		if words < 2*edgeWords && d.f.edge(rim, &d.x.facts) == sentenceEdge && d.f.spaced(rim) {
			for i := from; i < to; i++ {
				units[i].verdict = Suggest
			}
		}
	}
	d.eachRun(func(from, to int) {
		head, tail := from+1, to-1
		for head < to && units[head].edge < lineEdge {
			head++
		}
		for tail > from && units[tail].edge < lineEdge {
			tail--
		}
		if head < to {
			weaken(from, head, units[from].from)
		}
		if tail > from {
			weaken(tail, to, units[to-1].to)
		}
	})
}

// spaced tells whether white space is before words[i]: what is glued to an article
// was not written into it.
func (f *folded) spaced(i int) bool {
	return strings.IndexFunc(f.text[f.words[i-1].end:f.words[i].start], unicode.IsSpace) >= 0
}

// echoes suggests units of a run whose place in the template another unit of it has
// better: lines of the article that stand at a copy and speak of the same.
func (d *decider) echoes() {
	d.eachRun(func(from, to int) {
		for i := from; i < to; i++ {
			if d.echo(i, from, to) {
				d.s.units[i].verdict = Suggest
			}
		}
	})
}

// echo tells whether most of the place that units[i] matches is matched better by
// another of units[from:to], and units[i] does not go on where the unit before it
// ends in the template, or end where the next one goes on: so does a second copy.
func (d *decider) echo(i, from, to int) bool {
	units := d.s.units
	here := &units[i].matches[units[i].best]
	if !d.placed(i) || here.score >= scoreVerbatim {
		return false
	}
	near := func(a, b int) bool { return a-b <= closeBy && b-a <= closeBy }
	twin, goesOn := false, false
	for j := max(from, i-hitLook); j < min(to, i+hitLook); j++ {
		if j == i || !d.placed(j) {
			continue
		}
		m := &units[j].matches[units[j].best]
		if m.template != here.template {
			continue
		}
		better := m.score > here.score && 2*(min(m.to, here.to)-max(m.from, here.from)) >= here.to-here.from
		switch {
		case better && (j == i-1 || j == i+1):
			return true
		case better:
			twin = true
		case j == i-1:
			goesOn = goesOn || near(m.to, here.from)
		case j == i+1:
			goesOn = goesOn || near(here.to, m.from)
		}
	}
	return twin && !goesOn
}

// placed tells whether a taken unit has a place in a passage.
func (d *decider) placed(i int) bool {
	u := &d.s.units[i]
	if u.evidence == Between {
		return false
	}
	m := &u.matches[u.best]
	return !m.whole && d.x.templates[m.template].form == Passage
}

// lonely suggests what is but a small part of a publisher's long passage, or one
// line beside a line: news may share a sentence with an appeal, and a subhead be a
// button's word.
func (d *decider) lonely() {
	units := d.s.units
	d.eachRun(func(from, to int) {
		first := &units[from].matches[units[from].best]
		e := d.x.templates[first.template]
		if e.form == Line && to-from == 2 && units[from].evidence != units[from+1].evidence {
			for i := from; i < to; i++ {
				if units[i].evidence == Beside {
					units[i].verdict = Suggest
				}
			}
		}
		if e.form == Line && to-from == 1 && d.subhead(from, e.kind) {
			units[from].verdict = Suggest
		}
		if e.form == Passage && e.publisher == Generic && first.score < patternScore && len(d.places(max(0, from-hitLook), min(len(units), to+hitLook), first.template)) < 2 {
			for i := from; i < to; i++ { // a stock sentence, and not even word for word
				units[i].verdict = Suggest
			}
		}
		if e.form != Passage || e.publisher == Generic || e.end-e.first < longPassage {
			return
		}
		own := d.places(from, to, first.template)
		look := d.places(max(0, from-hitLook), min(len(units), to+hitLook), first.template)
		switch {
		case len(own) == 1 && d.echoed(from, to, own[0], first):
			d.release(from, to)
		case len(look) < 2 || d.faint(from, to, first.template):
			for i := from; i < to; i++ {
				units[i].verdict = Suggest
			}
		}
	})
}

// subhead tells whether a short line stands where a subhead would: alone between
// two paragraphs of prose. What names an advertisement or an owner is none.
func (d *decider) subhead(i int, kind Kind) bool {
	units := d.s.units
	if units[i].words >= 2*middleWords || kind == Ad || kind == Copyright || i == 0 || i+1 == len(units) {
		return false
	}
	prose := func(at int) bool {
		left, right := d.paragraphOf(at, at+1)
		words := 0
		for _, u := range units[left:right] {
			words += u.words
		}
		return !units[at].taken() && words >= 2*proseWords
	}
	return prose(i-1) && prose(i+1)
}

// faint tells whether units[from:to] and what is near them resemble a template
// nowhere much, and not often: a report of it may.
func (d *decider) faint(from, to, template int) bool {
	equal := 0
	for i := max(0, from-hitLook); i < min(len(d.s.units), to+hitLook); i++ {
		u := &d.s.units[i]
		if !u.taken() || u.evidence != Match || u.matches[u.best].template != template {
			continue
		}
		m := &u.matches[u.best]
		if m.score >= scoreMiddle && m.equal >= 2*middleWords {
			return false
		}
		equal += m.equal
	}
	return equal < 2*insideWords
}

// echoed tells whether a place of a template that units[from:to] match is matched
// better by a unit near them: the copy is there, and here it is spoken of.
func (d *decider) echoed(from, to int, place Range, here *match) bool {
	units := d.s.units
	for i := max(0, from-hitLook); i < min(len(units), to+hitLook); i++ {
		u := &units[i]
		if i >= from && i < to || !u.taken() || u.evidence != Match {
			continue
		}
		m := &u.matches[u.best]
		if m.template == here.template && m.score > here.score && m.from < place.End && place.Start < m.to {
			return true
		}
	}
	return false
}

// places gives where units[from:to] match a template, each place once: a headline
// and the sentence that says it again are one.
func (d *decider) places(from, to, template int) []Range {
	var places []Range
	for i := from; i < to; i++ {
		u := &d.s.units[i]
		if !u.taken() || u.evidence != Match || u.matches[u.best].template != template {
			continue
		}
		m := &u.matches[u.best]
		if !slices.ContainsFunc(places, func(r Range) bool { return m.from < r.End && r.Start < m.to }) {
			places = append(places, Range{m.from, m.to})
		}
	}
	return places
}

// longestRow counts the half words and the sentences of units[from:to] that are to
// be removed in a row: what is only suggested parts it.
func (d *decider) longestRow(from, to int) (words, sentences int) {
	w, n := 0, 0
	for _, u := range d.s.units[from:to] {
		if u.verdict != Remove {
			w, n = 0, 0
			continue
		}
		w, n = w+u.words, n+1
		words, sentences = max(words, w), max(sentences, n)
	}
	return words, sentences
}

// amidCopy tells whether the paragraph units[left:right] stands in a copy of a
// template, most of which is matched, with the paragraphs next to it: what it
// holds besides is the copy's too, or new in it, and no article.
func (d *decider) amidCopy(left, right, template int) bool {
	if d.x.templates[template].form != Passage {
		return false
	}
	units := d.s.units
	matched, all, paragraphs := 0, 0, 1
	add := func(from, to int) bool {
		part := 0
		for i := from; i < to; i++ {
			if u := &units[i]; u.taken() && u.matches[u.best].template == template && !u.matches[u.best].loose {
				part += u.words
			}
		}
		if part == 0 {
			return false
		}
		matched += part
		for i := from; i < to; i++ {
			all += units[i].words
		}
		return true
	}
	add(left, right)
	middle := units[left].from
	for left > 0 && middle-units[left].from < growWords {
		l, _ := d.paragraphOf(left-1, left)
		if !add(l, left) {
			break
		}
		left, paragraphs = l, paragraphs+1
	}
	for right < len(units) && units[right].from-middle < growWords {
		_, r := d.paragraphOf(right, right+1)
		if !add(right, r) {
			break
		}
		right, paragraphs = r, paragraphs+1
	}
	least := 2 * insideWords
	if paragraphs == 1 {
		least = 2 * copyWords
	}
	return matched >= least && 1000*matched >= copyShare*all
}

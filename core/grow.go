package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// grow takes what hangs on a strong match: units next to it that resemble
// another sentence of its template, or are a line that goes beside it. What is
// taken to the right is a host in its turn when its place comes.
func (d *decider) grow() {
	for i := 0; i < len(d.s.units); i++ {
		if !d.s.units[i].taken() {
			continue
		}
		for host := i; host > 0 && !d.s.units[host-1].taken(); {
			before := len(d.s.units)
			if !d.attach(host, host-1) && !d.leap(host, host-1, -1) {
				d.farLine(host, -1)
				break
			}
			grown := len(d.s.units) - before // a unit was split: the part is at host
			i += grown
			host += grown - 1
			for host > 0 && d.s.units[host-1].taken() {
				host--
			}
		}
		if i+1 < len(d.s.units) && !d.s.units[i+1].taken() && !d.attach(i, i+1) && !d.leap(i, i+1, 1) {
			d.farLine(i, 1)
		}
	}
}

// attach marks units[j] if it hangs on units[i], or, where it is glued to
// something else, the part of it that does.
func (d *decider) attach(i, j int) bool {
	u, root := &d.s.units[j], d.s.units[i].root
	if !u.known() || max(u.from-root, root-u.from) > growWords {
		return false
	}
	host := d.s.units[i].matches[d.s.units[i].best]
	if host.loose {
		return false
	}
	m, ok := d.likeness(u, &host, j > i)
	if !ok {
		return d.attachPart(i, j, &host)
	}
	evidence := Match
	if u.words < 2*middleWords {
		evidence = Beside
	}
	d.hang(u, m, evidence, root)
	return true
}

// hang takes a unit for what it has in common with a template, beside the strong
// match that begins at word root.
func (d *decider) hang(u *unit, m match, e Evidence, root int) {
	d.al.keep(&m.alignment)
	u.matches = append(u.matches, m)
	u.mark(len(u.matches)-1, e)
	u.root = root
}

// leap takes a short line that is the template's word for word together with the
// unit between it and units[i], where that one stands for what the template has
// between them: it shares a word with it, or is next to nothing.
func (d *decider) leap(i, j, step int) bool {
	k := j + step
	if k < 0 || k >= len(d.s.units) || d.s.units[k].taken() {
		return false
	}
	between, far := &d.s.units[j], &d.s.units[k]
	host := d.s.units[i].matches[d.s.units[i].best]
	if host.whole || host.loose || d.x.templates[host.template].form != Passage || !between.known() || !far.known() || between.words > 2*longWords || far.words >= 2*middleWords {
		return false
	}
	m, ok := d.short(far, &host)
	if !ok || m.score < scoreVerbatim {
		return false
	}
	skipped := Range{host.to, m.from}
	if step < 0 {
		skipped = Range{m.to, host.from}
	}
	if skipped.Start >= skipped.End || skipped.End-skipped.Start > nextLines {
		return false
	}
	if a := d.x.align(d.al, d.f, between.from, between.to, skipped.Start, skipped.End); a.equal == 0 && between.words > 2*strayWords {
		return false
	}
	root := d.s.units[i].root
	d.hang(far, m, Beside, root)
	d.hang(between, match{template: host.template, alignment: alignment{from: skipped.Start, to: skipped.End}}, Between, root)
	return true
}

// farLine takes a line that is the template's word for word, where sentences too
// damaged to be known stand between it and units[i]: they are kept.
func (d *decider) farLine(i, step int) {
	host := d.s.units[i].matches[d.s.units[i].best]
	if d.s.units[i].evidence != Match || host.whole || host.loose || d.x.templates[host.template].form != Passage {
		return
	}
	for k, words := i+step, 0; k >= 0 && k < len(d.s.units); k += step {
		u := &d.s.units[k]
		if u.taken() || !u.known() {
			return
		}
		words += u.to - u.from
		if u.edge >= lineEdge && u.next >= lineEdge && u.words < 2*middleWords {
			if m, ok := d.short(u, &host); ok && m.score >= scoreVerbatim {
				d.hang(u, m, Beside, d.s.units[i].root)
				return
			}
		}
		if words > gapWords {
			return
		}
		if !d.traced(u, host.template) {
			return // the article goes on here
		}
	}
}

// traced tells whether a unit looks like what is left of a sentence of a template.
func (d *decider) traced(u *unit, template int) bool {
	e := &d.x.templates[template]
	if key := (traceKey{u.from, u.to, template}); d.last.key != key { // mostly likeness has just asked
		a := d.x.align(d.al, d.f, u.from, u.to, e.first, e.end)
		d.last.key, d.last.is = key, a.trace()
	}
	return d.last.is
}

// A traceKey names a unit by its words, and a template.
type traceKey struct{ from, to, template int }

// trace tells whether an alignment looks like what is left of a sentence.
func (a *alignment) trace() bool { return a.score >= scoreTrace && a.equal >= 4 }

// attachPart splits units[j] where only the part next to units[i] hangs on it:
// at glued punctuation, or where the part is a sentence of the template word for
// word.
func (d *decider) attachPart(i, j int, host *match) bool {
	u, root := d.s.units[j], d.s.units[i].root
	for n := 1; n < u.to-u.from && n <= longestUnit; n++ {
		at := u.to - n
		part := unit{from: at, to: u.to, edge: glueEdge, next: u.next}
		if j > i {
			at = u.from + n
			part = unit{from: u.from, to: at, edge: u.edge, next: glueEdge}
		}
		if part.words = d.f.size(part.from, part.to); part.words == 0 {
			continue // half a time or a score is no sum
		}
		m, ok := match{}, false
		if n <= longestPart && d.f.edge(at, &d.x.facts) >= glueEdge {
			m, ok = d.likeness(&part, host, j > i)
		} else if d.f.mayBegin(at) {
			m, ok = d.sentence(&part, host.template)
		}
		if !ok {
			continue
		}
		d.s.split(d.f, j, at)
		if j < i {
			j++
		}
		d.hang(&d.s.units[j], m, Beside, root)
		return true
	}
	return false
}

// likeness compares a unit with all of the host's template, or with the lines
// that go beside it; below tells on which side of the host the unit is.
func (d *decider) likeness(u *unit, host *match, below bool) (match, bool) {
	key := comparison{u.from, u.to, host.template, host.from, below}
	if d.unlike[key] {
		return match{}, false
	}
	m, ok := d.compareAll(u, host, below)
	if !ok {
		d.unlike[key] = true
	}
	return m, ok
}

// A comparison is what the answer of likeness depends on.
type comparison struct {
	from, to       int // words
	template, host int // the host's template, and where in it the host is
	below          bool
}

func (d *decider) compareAll(u *unit, host *match, below bool) (match, bool) {
	x, e, template := d.x, d.x.templates[host.template], host.template
	if e.form == Passage && u.to-u.from <= longestUnit && u.words > 0 {
		if u.words >= 2*middleWords {
			a := x.align(d.al, d.f, u.from, u.to, e.first, e.end)
			d.last.key, d.last.is = traceKey{u.from, u.to, template}, a.trace()
			m := match{alignment: a, template: template, plain: x.plainly(d.f, a)}
			if m.beside(u.words) && a.equal > 0 && u.holds(&m) {
				return m, true
			}
		} else if m, ok := d.short(u, host); ok && !u.glued {
			return m, true
		}
	}
	s := scope{Range: Range{u.from, u.to}}
	if u.to-u.from > longestLine {
		return match{}, false
	}
	for _, w := range d.f.words[u.from:u.to] {
		if !x.near.triggers.has(w.hash) {
			continue
		}
		patterns := x.near.find(w.hash)
		for i := range patterns {
			if p := &patterns[i]; p.holds(u.to-u.from) && p.has(d.f.sign(&s)) {
				if m, ok := d.goesBeside(u, host, p); ok {
					return m, true
				}
			}
		}
	}
	for i := range x.sums {
		if !below || !d.f.isSum(u, &x.facts) {
			break // a sum above an appeal may end a list of the article, a date below begin it
		}
		if m, ok := d.goesBeside(u, host, &x.sums[i]); ok {
			return m, true
		}
	}
	return match{}, false
}

// goesBeside tells whether a unit is a line that goes beside the host's template.
func (d *decider) goesBeside(u *unit, host *match, p *pattern) (match, bool) {
	x := d.x
	owner, e := &x.templates[p.template], &x.templates[host.template]
	if owner.publisher != Generic && owner.publisher != e.publisher || !goTogether(owner.kind, e.kind) {
		return match{}, false
	}
	if p.open && (u.edge < lineEdge || u.next < lineEdge) {
		return match{}, false
	}
	m, ok := x.fits(d.al, d.f, u.from, u.to, p)
	m.template = host.template // it is beside that template that the line means something
	m.from, m.to = host.from, host.to
	return m, ok
}

// isSum tells whether a currency is named in a unit, or stands at it as a sign.
func (f *folded) isSum(u *unit, fs *facts) bool {
	for _, w := range f.words[u.from:u.to] {
		if fs.money.has(w.hash) {
			return true
		}
	}
	from, to := int(f.words[u.from].start), int(f.words[u.to-1].end)
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.text[:from], " \u00a0"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(f.text[to:], " \u00a0"))
	return unicode.Is(unicode.Sc, before) || unicode.Is(unicode.Sc, after) || strings.ContainsFunc(f.text[from:to], func(r rune) bool { return unicode.Is(unicode.Sc, r) })
}

// short compares a short unit with the short sentences of a template, all of
// each: a few words from the middle of a long one are nothing, unless they go on
// where the host's match leaves off. A line of its own that stands where the
// template has such a line needs less.
func (d *decider) short(u *unit, host *match) (match, bool) {
	x, e := d.x, d.x.templates[host.template]
	best := match{}
	try := func(s Range, least int) {
		if !x.mayReach(d.al, d.f, u.from, u.to, s, max(least, best.score+1)) {
			return
		}
		a := x.alignWhole(d.al, d.f, u.from, u.to, s.Start, s.End)
		if a.score = x.mutual(a, s); a.score >= least && a.equal > 0 && a.score > best.score {
			best = match{alignment: a, template: host.template, plain: a.score}
			d.al.keep(&best.alignment)
		}
	}
	for s := (Range{End: e.first}); s.End < e.end; {
		s = Range{s.End, x.sentenceEnd(s.End, e.end)}
		switch {
		case s.Start < host.to && s.End > host.to:
			try(Range{host.to, s.End}, scoreShort)
		case s.Start < host.from && s.End > host.from:
			try(Range{s.Start, host.from}, scoreShort)
		}
		if s.End-s.Start > 2*middleWords {
			continue
		}
		least := scoreShort
		if u.edge >= lineEdge && u.next >= lineEdge && s.Start >= host.to && s.Start-host.to <= nextLines {
			least = scoreLine
		}
		try(s, least)
	}
	return best, best.score > 0
}

// mutual is the likeness of the two sides of an alignment of wholes: what either
// lacks counts, in proportion to the larger.
func (x *index) mutual(a alignment, s Range) int {
	sentence := 0
	for _, t := range x.tokens[s.Start:s.End] {
		sentence += int(t.weight)
	}
	return max(0, 1000-1000*a.cost/max(a.total, sentence, 1))
}

// sentence tells whether a part of a unit is a sentence of a template, word for
// word: then it may be cut off without punctuation.
func (d *decider) sentence(u *unit, template int) (match, bool) {
	x, e := d.x, d.x.templates[template]
	if e.form != Passage {
		return match{}, false
	}
	for s := (Range{End: e.first}); s.End < e.end; {
		s = Range{s.End, x.sentenceEnd(s.End, e.end)}
		if s.End-s.Start != u.to-u.from {
			continue
		}
		if a, ok := x.verbatim(d.al, d.f, u.from, u.to, s.Start, s.End); ok && a.equal > 2 {
			return match{alignment: a, template: template, plain: 1000}, true
		}
	}
	return match{}, false
}

// goTogether tells whether a line of one kind can belong to a passage of another:
// what asks for something shares its buttons.
func goTogether(a, b Kind) bool { return a == b || kinds[a].Asks && kinds[b].Asks }

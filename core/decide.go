package core

import "strings"

// Decide: matches in, verdicts out, on whole units, in context. In this order:
// strong matches alone; what is evidence only beside another match of the same
// template; what hangs on those; what they enclose; then what the context
// forbids. Never the other way round, or junk would lift its neighbours. It errs
// towards keeping.

// A decider decides one stretch.
type decider struct {
	x       *index
	al      *aligner
	f       *folded
	s       *stretch
	options *settings
	near    map[[2]int]match // growth's answers, by unit's first word and template
}

// settings are Options made ready.
type settings struct {
	kinds  kindSet
	take   bool // suggestions are taken out as well
	quoted []Range
}

func (d *decider) decide() {
	d.strong()
	d.pairs()
	d.grow()
	d.enclosed()
	d.quotations()
	d.paragraphs()
	d.kinds()
}

// mark makes a unit boilerplate.
func (u *unit) mark(best int, e Evidence) {
	u.verdict, u.evidence, u.best = Remove, e, best
}

func (u *unit) taken() bool { return u.verdict != Keep }

// whole tells whether the unit's ends are known: at the rim of a stretch they
// may not be.
func (u *unit) known() bool { return u.edge != noEdge && u.next != noEdge }

// strong marks the units whose match is evidence by itself.
func (d *decider) strong() {
	for i := range d.s.units {
		u := &d.s.units[i]
		if !u.known() {
			continue
		}
		best := -1
		for k := range u.matches {
			m := &u.matches[k]
			if m.alone(u.words) && m.lead+m.trail <= strayWords+u.words/16 && (best < 0 || m.better(&u.matches[best])) {
				best = k
			}
		}
		if best >= 0 {
			u.mark(best, Match)
		}
	}
}

// better orders matches of one unit; equals go to the first template.
func (m *match) better(o *match) bool {
	if m.score*m.evidence != o.score*o.evidence {
		return m.score*m.evidence > o.score*o.evidence
	}
	return m.template < o.template
}

// pairs marks units whose matches are evidence because a second unit near them
// matches the same template.
func (d *decider) pairs() {
	units := d.s.units
	for i := range units {
		if units[i].taken() || !units[i].known() || units[i].words < 2*longWords {
			continue
		}
		for k := range units[i].matches {
			m := &units[i].matches[k]
			if m.beside(units[i].words) && d.second(i, m.template) {
				units[i].mark(k, Match)
				break
			}
		}
	}
}

// second tells whether another unit within reach matches a template too.
func (d *decider) second(i, template int) bool {
	e := d.x.templates[template]
	reach := 2*(e.end-e.first) + gapWords
	for j := range d.s.units {
		u := &d.s.units[j]
		if j == i || max(u.from-d.s.units[i].to, d.s.units[i].from-u.to) > reach || u.words < 2*longWords {
			continue
		}
		for k := range u.matches {
			if u.matches[k].template == template && u.matches[k].beside(u.words) {
				return true
			}
		}
	}
	return false
}

// grow takes what hangs on a strong match: units next to it that resemble
// another sentence of its template, or are a line that goes beside it.
func (d *decider) grow() {
	for changed := true; changed; {
		changed = false
		for i := range d.s.units {
			if !d.s.units[i].taken() {
				continue
			}
			for _, step := range [...]int{-1, 1} {
				for j := i + step; j >= 0 && j < len(d.s.units) && !d.s.units[j].taken(); j += step {
					if !d.attach(i, j) {
						break
					}
					changed = true
				}
			}
		}
	}
}

// attach marks units[j] if it hangs on units[i].
func (d *decider) attach(i, j int) bool {
	u := &d.s.units[j]
	if !u.known() {
		return false
	}
	host := d.s.units[i].matches[d.s.units[i].best]
	m, ok := d.likeness(j, host.template)
	if !ok {
		return false
	}
	evidence := Match
	if u.words < 2*middleWords {
		evidence = Beside
	}
	u.matches = append(u.matches, m)
	u.mark(len(u.matches)-1, evidence)
	return true
}

// likeness compares a unit with all of a template, or with the lines that go
// beside it.
func (d *decider) likeness(j, template int) (match, bool) {
	u := &d.s.units[j]
	key := [2]int{u.from, template}
	if m, ok := d.near[key]; ok {
		return m, m.score > 0 || m.whole
	}
	x, e := d.x, d.x.templates[template]
	m := match{}
	if u.to-u.from <= longestUnit && e.meta.Form == Passage {
		a := x.align(d.al, d.f, u.from, u.to, e.first, e.end)
		c := match{alignment: a, template: template, plain: x.plainly(d.f, a)}
		if c.beside(u.words) && a.equal > 0 && (u.words >= 2*middleWords || x.fillsSentence(a)) {
			m = c
		}
	}
	if m.score == 0 {
		for _, p := range x.nearLines {
			owner := x.templates[p.template].meta
			if owner.Publisher != Generic && owner.Publisher != e.meta.Publisher || !goTogether(owner.Kind, e.meta.Kind) {
				continue
			}
			if fit, ok := x.fits(d.al, d.f, u.from, u.to, p); ok {
				fit.template = template // it is beside that template that the line means something
				m = fit
				break
			}
		}
	}
	d.near[key] = m
	return m, m.score > 0 || m.whole
}

// goTogether tells whether a line of one kind can belong to a passage of another:
// what asks for something shares its buttons.
func goTogether(a, b Kind) bool { return a == b || kinds[a].Asks && kinds[b].Asks }

// fillsSentence tells whether a short unit is most of a sentence of the template,
// not a few words from the middle of one.
func (x *index) fillsSentence(a alignment) bool {
	from, to := a.from, a.to
	for from > 0 && x.tokens[from].flags&tokenSentence == 0 {
		from--
	}
	for !x.lastOfSentence(to - 1) {
		to++
	}
	return to-from <= 2*(a.to-a.from)
}

// enclosed fills gaps between two matches of one publisher: what stands there
// instead of the template's own sentences goes, what is merely added is
// suggested.
func (d *decider) enclosed() {
	units := d.s.units
	for i := 0; i < len(units); i++ {
		if !units[i].taken() {
			continue
		}
		j := i + 1
		words := 0
		for j < len(units) && !units[j].taken() && words <= gapWords {
			words += units[j].to - units[j].from
			j++
		}
		if j == i+1 || j >= len(units) || !units[j].taken() || words > gapWords {
			continue
		}
		verdict := d.gapVerdict(&units[i], &units[j], words)
		if verdict == Keep {
			continue
		}
		for k := i + 1; k < j; k++ {
			u := &units[k]
			u.matches = append(u.matches, match{template: units[i].matches[units[i].best].template})
			u.mark(len(u.matches)-1, Between)
			u.verdict = verdict
		}
	}
}

// gapVerdict judges a gap of so many words between two taken units.
func (d *decider) gapVerdict(left, right *unit, words int) Verdict {
	l, r := left.matches[left.best], right.matches[right.best]
	a, b := d.x.templates[l.template].meta, d.x.templates[r.template].meta
	if a.Publisher != b.Publisher || a.Publisher == Generic || left.evidence == Beside || right.evidence == Beside {
		return Keep
	}
	if words <= strayWords && left.next < lineEdge && right.edge < lineEdge {
		return Remove
	}
	if l.template != r.template || l.whole || r.whole {
		return Keep
	}
	skipped := 0
	if r.from > l.to {
		for _, t := range d.x.tokens[l.to:r.from] {
			if t.flags&tokenSlot == 0 {
				skipped++
			}
		}
	}
	switch {
	case skipped > 0 && words <= 2*skipped && 2*words >= skipped:
		return Remove
	case skipped > 0 && left.next < paragraphEdge && right.edge < paragraphEdge:
		return Suggest
	}
	return Keep
}

// quotations keeps what the article quotes: inside quotation marks in a
// paragraph of article words, or in a quoted block between unquoted neighbours.
func (d *decider) quotations() {
	units := d.s.units
	d.eachRun(func(from, to int) {
		left, right := d.paragraphOf(from, to)
		article := left < from || right > to
		if article && d.insideQuotes(units[left].from, units[from].from, units[to-1].to) || d.loneQuote(from, to) {
			for i := from; i < to; i++ {
				units[i].verdict, units[i].evidence = Keep, NoEvidence
			}
		}
	})
}

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

// paragraphOf gives the units of the paragraphs that units[from:to] lie in.
func (d *decider) paragraphOf(from, to int) (left, right int) {
	for left = from; left > 0 && d.s.units[left].edge < lineEdge; left-- {
	}
	for right = to; right < len(d.s.units) && d.s.units[right-1].next < lineEdge; right++ {
	}
	return left, right
}

// insideQuotes tells whether words[from:to] stand in quotation marks that the
// article opened: before them in the paragraph, which begins at words[start], or
// right at their head with the end of the quotation inside or after them.
func (d *decider) insideQuotes(start, from, to int) bool {
	text := d.f.text
	begin := d.f.gapBefore(start).rightStart
	head := d.f.gapBefore(from).rightStart
	tail := d.f.gapBefore(to).leftEnd
	before := text[begin:head]
	if openQuotes(before) {
		return true
	}
	first := text[head:d.f.words[from].start]
	return strings.ContainsAny(first, "“„«\"「『") && strings.ContainsAny(text[d.f.words[to-1].start:tail], "”“»\"」』")
}

// openQuotes tells whether a quotation is open at the end of a text.
func openQuotes(s string) bool {
	if strings.Count(s, `"`)%2 == 1 {
		return true
	}
	for _, pair := range [...][2]string{{"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}, {"『", "』"}} {
		if open := strings.LastIndex(s, pair[0]); open >= 0 && !strings.Contains(s[open+len(pair[0]):], pair[1]) {
			if pair[0] == "“" && strings.Contains(s, "„") {
				continue // “ closes there
			}
			return true
		}
	}
	return false
}

// loneQuote tells whether units[from:to] are a quoted block whose neighbours are
// not quoted.
func (d *decider) loneQuote(from, to int) bool {
	units, last := d.s.units, len(d.f.words)
	start, end := units[from].from, units[to-1].to
	if !d.quoted(start) || !d.quoted(end-1) || start == 0 && end == last {
		return false
	}
	return (start == 0 || !d.quoted(start-1)) && (end == last || !d.quoted(end))
}

// quoted tells whether the line of a word begins with a quote mark, or its
// source sets it apart as a quotation.
func (d *decider) quoted(word int) bool {
	at := int(d.f.words[word].start)
	for _, r := range d.options.quoted {
		if at >= r.Start && at < r.End {
			return true
		}
	}
	start := strings.LastIndexAny(d.f.text[:at], "\n\r") + 1
	return strings.HasPrefix(strings.TrimLeft(d.f.text[start:at], " \t"), ">")
}

// paragraphs suggests what is too little to remove inside a paragraph of the
// article.
func (d *decider) paragraphs() {
	units := d.s.units
	d.eachRun(func(from, to int) {
		left, right := d.paragraphOf(from, to)
		words, sentences := 0, to-from
		for i := from; i < to; i++ {
			words += units[i].words
		}
		enough := true
		switch {
		case left < from && right > to:
			enough = sentences >= insideSentences || words >= 2*insideWords
		case left < from || right > to:
			enough = words >= 2*edgeWords
		}
		if !enough {
			for i := from; i < to; i++ {
				units[i].verdict = Suggest
			}
		}
	})
}

// kinds weakens verdicts to what the kind of the template allows, and drops the
// kinds that are switched off.
func (d *decider) kinds() {
	units := d.s.units
	for i := range units {
		u := &units[i]
		if !u.taken() {
			continue
		}
		kind := d.x.templates[u.matches[u.best].template].meta.Kind
		if !d.options.kinds.has(kind) {
			u.verdict, u.evidence = Keep, NoEvidence
			continue
		}
		u.verdict = min(u.verdict, kinds[kind].Default)
	}
	for i := range units {
		u := &units[i]
		if u.verdict != Suggest || u.evidence != Match {
			continue
		}
		kind := kinds[d.x.templates[u.matches[u.best].template].meta.Kind]
		if kind.Beside == Remove && (i > 0 && units[i-1].verdict == Remove || i+1 < len(units) && units[i+1].verdict == Remove) && u.edge >= lineEdge && u.next >= lineEdge {
			u.verdict = Remove
		}
	}
	if d.options.take {
		for i := range units {
			if units[i].verdict == Suggest {
				units[i].verdict = Remove
			}
		}
	}
}

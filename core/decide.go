package core

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
	seen    map[string][]sighting // by publisher
	unlike  map[comparison]bool   // what growth has compared in vain
	last    struct {              // what traced was asked last
		key traceKey
		is  bool
	}
}

// settings are Options made ready.
type settings struct {
	kinds  kindSet
	take   bool // suggestions are taken out as well
	genre  bool // what no template is like is judged too
	told   []toldPassage
	quoted []Range
	from   origin
}

func (d *decider) decide() {
	d.strong()
	d.pairs()
	d.article() // so that nothing hangs on what the article quotes
	d.grow()
	d.enclosed()
	d.article()
	d.paragraphs()
	d.rims()
	d.echoes()
	d.lonely()
	d.kinds()
}

// article keeps what is the article's, however like a template it is.
func (d *decider) article() {
	d.quotations()
	d.reports()
}

// mark makes a unit boilerplate.
func (u *unit) mark(best int, e Evidence) {
	u.verdict, u.evidence, u.best, u.root = Remove, e, best, u.from
}

func (u *unit) taken() bool { return u.verdict != Keep }

// known tells whether the unit's ends are: at the rim of a stretch they
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
			if !m.alone(u.words) || d.x.fragment(m, u.words) || d.x.minedLine(m.template) && !d.vouched(u, m) {
				continue
			}
			if best < 0 || d.vouched(u, m) && !d.vouched(u, &u.matches[best]) || m.better(&u.matches[best]) && d.vouched(u, m) == d.vouched(u, &u.matches[best]) {
				best = k
			}
		}
		if best >= 0 {
			u.mark(best, Match)
		}
	}
}

// fragment tells whether a short unit is like a part of a longer sentence of stock
// phrasing: a clause that anybody writes.
func (x *index) fragment(m *match, size int) bool {
	if m.whole || size >= 2*longWords || x.templates[m.template].publisher != Generic {
		return false
	}
	from, to := m.from, m.to
	for from > 0 && x.tokens[from].flags&tokenSentence == 0 {
		from--
	}
	for to < len(x.tokens) && x.tokens[to].flags&tokenSentence == 0 {
		to++
	}
	return m.from-from+to-m.to > closeBy
}

// better orders matches of one unit; equals go to the first template.
func (m *match) better(o *match) bool {
	if m.loose != o.loose {
		return o.loose
	}
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
			if !m.loose && m.beside(units[i].words) && d.second(i, m.template) {
				units[i].mark(k, Match)
				break
			}
		}
	}
}

// second tells whether another unit within reach matches a template too.
func (d *decider) second(i, template int) bool {
	units := d.s.units
	e := d.x.templates[template]
	reach := 2*(e.end-e.first) + gapWords
	matches := func(u *unit) bool {
		for k := range u.matches {
			if u.matches[k].template == template && u.matches[k].beside(u.words) {
				return u.words >= 2*longWords
			}
		}
		return false
	}
	for j := i - 1; j >= 0 && units[i].from-units[j].to <= reach; j-- {
		if matches(&units[j]) {
			return true
		}
	}
	for j := i + 1; j < len(units) && units[j].from-units[i].to <= reach; j++ {
		if matches(&units[j]) {
			return true
		}
	}
	return false
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
	a, b := &d.x.templates[l.template], &d.x.templates[r.template]
	if a.publisher != b.publisher || a.publisher == Generic {
		return Keep
	}
	if words <= strayWords && left.next < lineEdge && right.edge < lineEdge && left.vouches() && right.vouches() {
		return Remove
	}
	if left.evidence == Beside || right.evidence == Beside {
		return Keep
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
	instead := skipped > 0 && words <= 2*skipped && 2*words >= skipped
	switch {
	case instead && words > longPart && !d.resembles(left, right, &l, &r):
		return Suggest // it may be the article's
	case instead && (left.next >= lineEdge && right.edge >= lineEdge || 2*words > l.equal+r.equal):
		return Suggest // whole paragraphs, or more than what encloses it
	case instead:
		return Remove
	case r.from >= l.to && left.next < lineEdge && right.edge < lineEdge:
		return Suggest
	}
	return Keep
}

// resembles tells whether the words between two units have something in common
// with what the template has between them.
func (d *decider) resembles(left, right *unit, l, r *match) bool {
	a := d.x.align(d.al, d.f, left.to, right.from, l.to, r.from)
	return a.trace()
}

// vouches tells whether a taken unit says something about a word or two next to it:
// a short one only where it is the template's, word for word.
func (u *unit) vouches() bool {
	m := &u.matches[u.best]
	return u.evidence != Beside || !m.whole && m.score >= scoreVerbatim
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
		e := &d.x.templates[u.matches[u.best].template]
		if !d.options.kinds.has(e.kind) {
			u.verdict, u.evidence = Keep, NoEvidence
			continue
		}
		most := e.verdict
		if most == Keep {
			most = kinds[e.kind].Default
		}
		u.verdict = min(u.verdict, most)
		if !d.vouched(u, &u.matches[u.best]) {
			u.verdict = Suggest
		}
	}
	for i := range units {
		u := &units[i]
		if u.verdict != Suggest || u.evidence != Match {
			continue
		}
		e := &d.x.templates[u.matches[u.best].template]
		kind := kinds[e.kind]
		if e.verdict == Keep && kind.Default == Suggest && kind.Beside == Remove && (i > 0 && units[i-1].verdict == Remove || i+1 < len(units) && units[i+1].verdict == Remove) && u.edge >= lineEdge && u.next >= lineEdge {
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

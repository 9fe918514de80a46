package core

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotations keeps what the article quotes: words inside quotation marks that the
// template does not have, or a quoted block between unquoted neighbours.
func (d *decider) quotations() {
	d.eachRun(func(from, to int) {
		for from < to { // a quotation of the appeal may stand above the appeal itself
			end := from + 1
			for end < to && d.quoted(d.s.units[end].from) == d.quoted(d.s.units[from].from) {
				end++
			}
			if d.loneQuote(from, end) {
				d.release(from, end)
			} else {
				d.citations(from, end)
			}
			from = end
		}
	})
}

// release keeps units[from:to] after all.
func (d *decider) release(from, to int) {
	for i := from; i < to; i++ {
		d.s.units[i].verdict, d.s.units[i].evidence = Keep, NoEvidence
	}
}

// citations keeps the units of a run that are quoted. A run that is quoted whole,
// without a word of the article in its paragraphs, is a quotation only where it is
// the lesser part of a template: somebody may have put a copy into marks.
func (d *decider) citations(from, to int) {
	units := d.s.units
	marks := d.f.quotedWords(units[from].from, units[to-1].to, &d.x.facts)
	cited, words := 0, 0
	for i := from; i < to; i++ {
		words += units[i].to - units[i].from
		if d.cited(&units[i], marks[units[i].from-units[from].from:]) {
			cited++
		}
	}
	left, right := d.paragraphOf(from, to)
	e := d.x.templates[units[from].matches[units[from].best].template]
	if cited == to-from && left == from && right == to && 2*words >= e.end-e.first {
		return
	}
	first := units[from].from
	for i := from; i < to; i++ {
		if d.cited(&units[i], marks[units[i].from-first:]) {
			d.release(i, i+1)
		}
	}
}

// cited tells whether most of what a unit has in common with its template stands
// in quotation marks, and does not in the template. marks begin at its first word.
func (d *decider) cited(u *unit, marks []bool) bool {
	m := &u.matches[u.best]
	all, quoted := 0, 0
	if len(m.ops) == 0 || u.evidence == Between {
		for i := u.from; i < u.to; i++ {
			all++
			if marks[i-u.from] {
				quoted++
			}
		}
		return 2*quoted > all
	}
	for _, o := range m.ops {
		if o.near == 0 || o.word < u.from || o.word >= u.to {
			continue
		}
		weight := int(d.x.tokens[o.token].weight)
		all += weight
		if marks[o.word-u.from] && d.x.tokens[o.token].flags&tokenQuoted == 0 {
			quoted += weight
		}
	}
	if d.x.templates[m.template].mined { // whether it has quotation marks itself is not known
		return quoted == all
	}
	return 2*quoted > all
}

// reports keeps what tells of a template in the third person: "designated its
// work", where the template says "our". Such an article may share every other word
// with it. A damaged copy has its we, us and our replaced too, but hardly by its and
// their.
func (d *decider) reports() {
	type run struct{ from, to, third int }
	var runs []run
	surest := 0
	d.eachRun(func(from, to int) {
		first, third, missing := d.persons(from, to)
		switch {
		case third > first:
			runs = append(runs, run{from, to, third})
			surest = max(surest, third)
		case first == 0 && missing > 1 && to-from <= 3 && d.fewPlaces(from, to): // nobody speaks here
			runs = append(runs, run{from, to, 0})
		}
	})
	for _, r := range runs {
		if surest > 1 && r.third > 0 { // one such run vouches for the others
			d.release(r.from, r.to)
			continue
		}
		for i := r.from; i < r.to; i++ { // one word may have been changed for any reason
			if u := &d.s.units[i]; u.matches[u.best].score < 1000 {
				u.verdict = Suggest
			}
		}
	}
}

// persons counts the words by which a template names who writes it that
// units[from:to] have too, those in whose place they name another, and those that
// they lack.
func (d *decider) persons(from, to int) (first, third, missing int) {
	for i := from; i < to; i++ {
		u := &d.s.units[i]
		others := d.x.facts.people[d.x.templates[u.matches[u.best].template].language]
		if others == nil {
			continue
		}
		for _, o := range u.matches[u.best].ops {
			switch {
			case o.token < 0 || d.x.tokens[o.token].flags&tokenWe == 0:
			case o.near > 0:
				first++
			case o.word < 0:
				missing++
			case others.they.has(d.f.words[o.word].hash):
				third++
			default:
				missing++
			}
		}
	}
	return first, third, missing
}

// quotedWords tells of each of words[from:to] whether it stands between two
// quotation marks of its paragraph. A mark that opens a paragraph and is not closed
// in it counts to its end: so do quotations of several paragraphs. The next call
// overwrites the answer.
func (f *folded) quotedWords(from, to int, fs *facts) []bool {
	quoted := slices.Grow(f.quoted[:0], to-from)[:to-from]
	clear(quoted)
	f.quoted = quoted
	if from == to {
		return quoted
	}
	first, last := from, to
	for first > 0 && f.words[from].start-f.words[first].start < quoteLook && f.within(first, lineEdge, fs) {
		first--
	}
	for last < len(f.words) && f.words[last].start-f.words[to-1].end < quoteLook && f.within(last, lineEdge, fs) {
		last++
	}
	type opened struct {
		word   int
		single bool
	}
	var open []opened
	head := first // the first word of the paragraph
	mark := func(start, end int) {
		for i := max(start, from); i < min(end, to); i++ {
			quoted[i-from] = true
		}
	}
	for i := first; i <= last; i++ {
		at, end := 0, len(f.text)
		if i > 0 {
			at = int(f.words[i-1].end)
		}
		if i < len(f.words) {
			end = int(f.words[i].start)
		}
		if i > first && i < len(f.words) && f.afterSpace(i) {
			continue
		}
		edge := i == len(f.words) || !f.within(i, lineEdge, fs)
		for at < end {
			r, size := utf8.DecodeRuneInString(f.text[at:])
			if edge && (lineBreakAt(f.text, at) > 0 || i == 0 && at == 0) {
				if len(open) > 0 && open[0].word == head && !open[0].single {
					mark(head, i)
				}
				open, head, edge = open[:0], i, false
			}
			if single := isSingleQuote(r); single || isQuote(r) {
				n := len(open) - 1
				for n >= 0 && open[n].single != single {
					n--
				}
				switch opens, closes := quoteAt(f.text, at, r, size); {
				case opens:
					open = append(open, opened{i, single})
				case closes && n >= 0:
					mark(open[n].word, i)
					open = open[:n]
				}
			}
			at += size
		}
	}
	if len(open) > 0 && open[0].word == head && !open[0].single {
		mark(head, last)
	}
	return quoted
}

// hasQuotes tells whether a quotation mark stands between any two words, or outside
// all of them.
func (f *folded) hasQuotes() bool {
	marked := func(gap string) bool {
		for _, r := range gap {
			if isQuote(r) || isSingleQuote(r) {
				return true
			}
		}
		return false
	}
	at := 0
	for i := range f.words {
		if i == 0 || !f.afterSpace(i) {
			if marked(f.text[at:f.words[i].start]) {
				return true
			}
		}
		at = int(f.words[i].end)
	}
	return marked(f.text[at:])
}

// quoteAt tells whether a quotation mark opens or closes. What stands beside it
// tells, not its shape: German closes with the sign that English opens with.
// French parts both by spaces. A mark between two words is an apostrophe, or glued
// to the word before it.
func quoteAt(text string, at int, r rune, size int) (opens, closes bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	left := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([>*_-—–", before)
	word := unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("*_[(…", after)
	switch {
	case r == '「', r == '『', left && (word || r == '«'):
		return true, false
	case !left && word:
		return strings.ContainsRune("“„«", r), !isSingleQuote(r)
	}
	return false, true
}

func isQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»', '「', '」', '『', '』':
		return true
	}
	return false
}

func isSingleQuote(r rune) bool {
	switch r {
	case '\'', '‘', '’', '‚':
		return true
	}
	return false
}

// openQuotes counts the quotations open at the end of text[from:to].
func openQuotes(text string, from, to int) int {
	open := 0
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isQuote(r) {
			switch opens, closes := quoteAt(text, i, r, size); {
			case closes && open > 0:
				open--
			case opens:
				open++
			}
		}
		i += size
	}
	return open
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
func (d *decider) quoted(word int) bool { return d.f.quotedBy(word, d.options.quoted) }

// fewPlaces tells whether what is near units[from:to] matches their template in few
// places besides.
func (d *decider) fewPlaces(from, to int) bool {
	template := d.s.units[from].matches[d.s.units[from].best].template
	return len(d.places(max(0, from-hitLook), min(len(d.s.units), to+hitLook), template)) <= 3
}

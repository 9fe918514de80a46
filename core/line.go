package core

import (
	"bytes"
	"math/bits"
	"strings"
)

// Line: whole lines and sentences that are boilerplate wherever they stand, and
// stock phrases with slots. They are too short for seeds. The way in is the word
// of the pattern that says most; then the whole sentence or line around it must
// fit the pattern.

// A pattern is a sentence of a template of form Line or Near. There are tens of
// thousands, so the numbers are small.
type pattern struct {
	template   int32
	first, end int32  // tokens
	fixed      int32  // words outside slots
	slots      int32  // words that the slots hold at most
	open       bool   // a slot takes any words
	colon      bool   // a colon or bar parts a slot from the words before it
	signature  uint64 // of the words outside slots
}

// signature is a set of words in 64 bits.
func signature(hash uint16) uint64 { return 1 << (hash & 63) }

// wholeLine tells whether the pattern says too little to be looked for inside a
// line: it is short, or most of it may be anything.
func (p *pattern) wholeLine() bool { return p.fixed < middleWords || p.open }

// vague tells whether the pattern says too little to be looked for at all: as
// "Support {name}", which is a button or a heading of the article.
func (p *pattern) vague() bool { return p.open && p.fixed < leastFixed && !p.colon }

func (x *index) newPattern(template, first, end int) pattern {
	p := pattern{template: int32(template), first: int32(first), end: int32(end)}
	for i, t := range x.tokens[first:end] {
		if t.flags&tokenSlot == 0 {
			p.fixed++
			p.signature |= signature(t.hash)
			continue
		}
		p.slots++
		p.open = p.open || t.flags&tokenFigure == 0
		p.colon = p.colon || i > 0 && x.tokens[first+i-1].flags&tokenColon != 0
	}
	return p
}

// A lineTable finds the patterns whose rarest word a word is.
type lineTable struct {
	triggers rankedSet
	starts   []int32 // patterns[starts[i]:starts[i+1]] are of the i-th trigger
	patterns []pattern
}

func (x *index) newLineTable(patterns []pattern) lineTable {
	var t lineTable
	triggers := make([]uint16, len(patterns)) // 0: nothing but slots, only beside
	uses := make([]int32, 1<<16)
	for i := range patterns {
		p := &patterns[i]
		best, weight := uint16(0), -1
		for _, tok := range x.tokens[p.first:p.end] {
			if tok.flags&tokenSlot != 0 || 64*int(tok.weight) <= weight {
				continue
			}
			if w := 64*int(tok.weight) - int(uses[tok.hash]); w > weight {
				best, weight = tok.hash, w
			}
		}
		triggers[i] = best
		if best != 0 {
			uses[best]++
		}
	}
	n := int32(0)
	next := uses // place of the next pattern, by its hash
	for hash, count := range uses {
		if count > 0 {
			t.triggers.add(uint16(hash))
			t.starts = append(t.starts, n)
			next[hash], n = n, n+count
		}
	}
	t.starts = append(t.starts, n)
	t.triggers.count()
	t.patterns = make([]pattern, n)
	for i, hash := range triggers {
		if hash != 0 {
			t.patterns[next[hash]] = patterns[i]
			next[hash]++
		}
	}
	return t
}

// find gives the patterns of a trigger.
func (t *lineTable) find(hash uint16) []pattern {
	i := t.triggers.place(hash)
	return t.patterns[t.starts[i]:t.starts[i+1]]
}

// A lineMatch says that words[from:to] are a whole line or sentence that fits a
// pattern.
type lineMatch struct {
	from, to int
	match
}

// line appends the lines and sentences of a text that fit a pattern.
func (x *index) line(al *aligner, f *folded, list []lineMatch) []lineMatch {
	var row scope
	var parts [2]scope // of a sentence, and of what is glued
	var m match
	for i := range f.words {
		hash := f.words[i].hash
		if !x.lines.triggers.has(hash) {
			continue
		}
		if i >= row.End {
			row = f.scope(i, lineEdge, &x.facts)
		}
		patterns := x.lines.find(hash)
		if x.fittest(al, f, &row, patterns, true, &m) {
			list = append(list, lineMatch{row.Start, row.End, m})
			continue
		}
		if !f.partMayFit(i, &row, patterns) {
			continue
		}
		for k, least := range [...]edge{sentenceEdge, glueEdge} {
			if i >= parts[k].End {
				parts[k] = f.scope(i, least, &x.facts)
			}
			part := &parts[k]
			if part.Range == row.Range {
				continue
			}
			if x.fittest(al, f, part, patterns, false, &m) {
				list = append(list, lineMatch{part.Start, part.End, m})
				break
			}
		}
	}
	return list
}

// A scope is a range of words that a pattern may fill; longer ones than
// longestLine are no such.
type scope struct {
	Range
	signature uint64 // 0 where nobody asked yet
}

// scope gives the words around words[i] up to edges of at least some strength.
func (f *folded) scope(i int, least edge, fs *facts) scope {
	s := scope{Range: Range{i, i + 1}}
	for s.Start > 0 && i-s.Start <= longestLine && f.within(s.Start, least, fs) {
		s.Start--
	}
	for s.End < len(f.words) && s.End-i <= longestLine && f.within(s.End, least, fs) {
		s.End++
	}
	return s
}

// sign gives the signature of the words of a scope.
func (f *folded) sign(s *scope) uint64 {
	if s.signature == 0 {
		s.signature = f.signature(s.Start, s.End)
	}
	return s.signature
}

// signature is the set of words[from:to].
func (f *folded) signature(from, to int) (set uint64) {
	for i := range f.words[from:to] {
		set |= signature(f.words[from+i].hash)
	}
	return set
}

// partMayFit tells whether a part of a line around words[i] may fit one of some
// patterns: to look for the part's edges takes longer than to look at the words that
// it can have at most.
func (f *folded) partMayFit(i int, row *scope, patterns []pattern) bool {
	from, to, all := 0, len(f.words), ^uint64(0)
	if row.End-row.Start <= longestLine {
		from, to, all = row.Start, row.End, f.sign(row)
	}
	for k := range patterns {
		p := &patterns[k]
		if p.wholeLine() || !p.has(all) {
			continue
		}
		reach := int(p.fixed + p.slots + p.slack())
		if p.has(f.signature(max(from, i+1-reach), min(to, i+reach))) {
			return true
		}
	}
	return false
}

// within tells whether no edge of some strength is before words[i]. Most words
// stand behind a space on the same line.
func (f *folded) within(i int, least edge, fs *facts) bool {
	if least == lineEdge && f.words[i].brk == sameLine {
		return true
	}
	return f.edge(i, fs) < least
}

// fittest finds the pattern that fits a scope best; false where none fits.
func (x *index) fittest(al *aligner, f *folded, s *scope, patterns []pattern, line bool, best *match) bool {
	n := s.End - s.Start
	if n > longestLine {
		return false
	}
	evidence := 0 // of the best so far
	for i := range patterns {
		p := &patterns[i]
		if !p.holds(n) || !line && p.wholeLine() || !p.has(f.sign(s)) {
			continue
		}
		m, ok := x.fits(al, f, s.Start, s.End, p)
		if !ok || m.evidence <= evidence {
			continue
		}
		*best, evidence = m, m.evidence
		al.keep(&best.alignment)
		if evidence == x.mostEvidence(f, s.Start, s.End) {
			break // none can be better
		}
	}
	return evidence > 0
}

// mostEvidence is the evidence if all of words[from:to] are a template's.
func (x *index) mostEvidence(f *folded, from, to int) (sum int) {
	for i := range f.words[from:to] {
		if w := &f.words[from+i]; w.flags&wordNumber == 0 {
			sum += int(x.facts.weights[w.hash])
		}
	}
	return sum
}

// slack is how many words of the pattern may be missing.
func (p *pattern) slack() int32 {
	if p.fixed < middleWords {
		return 0
	}
	return p.fixed / 4
}

// holds tells whether so many words may fill the pattern.
func (p *pattern) holds(words int) bool {
	n, slack := int32(words), p.slack()
	return n <= p.fixed+p.slots+slack && n >= p.fixed-slack
}

// has tells whether enough of the pattern's words may be among those of a signature.
func (p *pattern) has(signature uint64) bool {
	return bits.OnesCount64(p.signature&^signature) <= int(p.slack())
}

// fits tells whether words[from:to] fill a pattern.
func (x *index) fits(al *aligner, f *folded, from, to int, p *pattern) (match, bool) {
	if !p.holds(to - from) {
		return match{}, false
	}
	pattern := Range{int(p.first), int(p.end)}
	switch {
	case p.fixed >= middleWords:
		if !x.mayReach(al, f, from, to, pattern, patternScore) {
			return match{}, false
		}
	case !x.framed(f, from, to, pattern):
		return match{}, false
	}
	a := x.alignWhole(al, f, from, to, pattern.Start, pattern.End)
	if p.fixed == 0 { // a sum or a date alone: every word must stand in the slot
		for _, o := range a.ops {
			if !o.slot {
				return match{}, false
			}
		}
		return match{alignment: a, template: int(p.template), plain: 1000, whole: true}, true
	}
	score := x.mutual(a, pattern)
	if p.fixed < middleWords && score < 1000 || score < patternScore || a.equal == 0 && a.evidence == 0 || !x.filled(a, pattern) {
		return match{}, false
	}
	for _, o := range a.ops {
		if p.fixed < middleWords && o.near > 0 && !x.spelled(al, f, o) {
			return match{}, false // 16 bits are few for a word or two
		}
		if o.near > 0 && x.tokens[o.token].flags&tokenColon != 0 && o.word+1 < to {
			if !strings.ContainsAny(f.text[f.words[o.word].end:f.words[o.word+1].start], ":|：–—»>\n") {
				return match{}, false
			}
		}
	}
	a.score = score
	m := match{alignment: a, template: int(p.template), plain: score, whole: true}
	for i, o := range a.ops {
		if o.slot && i+1 < len(a.ops) && a.ops[i+1].slot && f.mayEnd(o.word, &x.facts) {
			m.loose = true // the slot holds two sentences: perhaps the article goes on
		}
	}
	if p.colon && p.open && f.fullStop(to) {
		m.loose = true // a headline has none
	}
	return m, true
}

// mayEnd tells whether a sentence may end with words[i].
func (f *folded) mayEnd(i int, fs *facts) bool {
	return f.edge(i+1, fs) >= sentenceEdge || strings.ContainsAny(f.text[f.words[i].end:f.words[i+1].start], "?!…")
}

// fullStop tells whether a full stop follows the word before words[i].
func (f *folded) fullStop(i int) bool {
	g := f.gapBefore(i)
	return strings.ContainsAny(f.text[f.words[i-1].end:g.leftEnd], ".。")
}

// filled tells whether every slot for figures holds something: "Copyright
// {number}" is not "copyright".
func (x *index) filled(a alignment, tokens Range) bool {
	for i := tokens.Start; i < tokens.End; i++ {
		if x.tokens[i].flags&tokenFigure == 0 {
			continue
		}
		held := false
		for ; i < tokens.End && x.tokens[i].flags&tokenFigure != 0; i++ {
			for _, o := range a.ops {
				held = held || o.slot && o.token == i
			}
		}
		if !held {
			return false
		}
	}
	return true
}

// spelled tells whether a pair of words is spelled alike, not only hashed alike.
func (x *index) spelled(al *aligner, f *folded, o op) bool {
	w, t := f.words[o.word], x.tokens[o.token]
	if !x.isWritten(o.token) {
		return true // a mined word, next to a match of its publisher
	}
	if t.flags&tokenNumber != 0 || w.flags&wordHyphen != 0 {
		return true
	}
	al.a, al.b = appendFolded(al.a[:0], f.text[w.start:w.end]), appendFolded(al.b[:0], x.written(o.token))
	return bytes.Equal(al.a, al.b)
}

package core

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Explain: verdicts on units in, spans out. A span takes its list, quote and
// emphasis marks with it, and of the white space around it so much that the rest
// reads as if it had never been there: of the gaps before and after it the wider
// one stays; at the start of the text none; at its end the first line break.

// A passage is a run of units with one verdict, kind and publisher.
type passage struct {
	from, to   int // words
	start, end int // bytes
	span       Span
	weight     int // words by which the best unit and the score were chosen
}

// passages joins the units of all stretches that are not kept.
func (x *index) passages(stretches []stretch) []passage {
	var list []passage
	for _, s := range stretches {
		for i := range s.units {
			u := &s.units[i]
			if !u.taken() {
				continue
			}
			m := u.matches[u.best]
			meta := x.templates[m.template].meta
			p := passage{from: u.from, to: u.to, weight: u.words * m.score, span: Span{
				Verdict: u.verdict, Kind: meta.Kind, Evidence: u.evidence, Score: m.score, Template: meta.Path, Publisher: meta.Publisher,
			}}
			if meta.Publisher == Generic {
				p.span.Publisher = ""
			}
			if n := len(list) - 1; n >= 0 && list[n].joins(p) {
				list[n].join(p)
				continue
			}
			list = append(list, p)
		}
	}
	return list
}

// joins tells whether q goes on where p ends, as the same thing.
func (p *passage) joins(q passage) bool {
	return p.to == q.from && p.span.Verdict == q.span.Verdict && p.span.Kind == q.span.Kind && p.span.Publisher == q.span.Publisher
}

// join adds q to p. The span is named by its best unit, scored by all that match.
func (p *passage) join(q passage) {
	if q.weight > p.weight && (q.span.Evidence == Match || p.span.Evidence != Match) {
		p.span.Evidence, p.span.Score, p.span.Template = q.span.Evidence, q.span.Score, q.span.Template
		p.weight = q.weight
	}
	p.to = q.to
}

// place gives the passages their bytes.
func (f *folded) place(list []passage) {
	for i := 0; i < len(list); {
		j := i + 1
		for j < len(list) && list[j].from == list[j-1].to {
			j++
		}
		f.placeChain(list[i:j])
		i = j
	}
}

// placeChain places passages that follow one another, all in one way: either
// each takes the gap after it, or each takes the gap before it, so that whichever
// of them are taken out, one gap stays. Which way is told by the removals among
// them, since those are taken out first.
func (f *folded) placeChain(chain []passage) {
	n := len(chain)
	gaps := make([]gap, n+1)
	for k, p := range chain {
		gaps[k] = f.gapBefore(p.from)
	}
	gaps[n] = f.gapBefore(chain[n-1].to)
	before, after := gaps[0], gaps[n]
	atStart := chain[0].from == 0 && before.midEnd == before.midStart
	atEnd := chain[n-1].to == len(f.words) && after.midEnd == after.midStart
	first, last := f.content(chain[0].from, chain[n-1].to)
	cuts := make([]int, n+1)
	switch {
	case atStart:
		cuts[0], cuts[n] = first, after.nextStart()
		if first == before.rightStart {
			cuts[0] = before.leftEnd
		}
		if atEnd {
			cuts[n] = len(f.text)
		}
		for k := 1; k < n; k++ {
			cuts[k] = gaps[k].rightStart
		}
	case atEnd:
		for k := range n {
			cuts[k] = f.afterBreak(gaps[k], 1)
			if k > 0 && chain[k-1].span.Verdict == Remove && chain[k].span.Verdict != Remove {
				wider := max(f.breaks(gaps[f.rowStart(chain, k-1)]), f.breaks(gaps[k]))
				cuts[k] = f.afterBreak(gaps[k], f.breaks(gaps[k])-(wider-1))
			}
		}
		cuts[n] = len(f.text)
		if cuts[0] <= before.prevEnd() { // on the line of the article
			cuts[0], cuts[n] = before.prevEnd(), f.lastBreak(last)
		}
	case f.widerBefore(chain, gaps, first, last):
		cuts[0], cuts[n] = first, after.nextStart()
		for k := 1; k < n; k++ {
			cuts[k] = gaps[k].rightStart
		}
	default:
		cuts[0], cuts[n] = before.prevEnd(), last
		for k := 1; k < n; k++ {
			cuts[k] = gaps[k].leftEnd
		}
	}
	for k := range cuts {
		cuts[k] = f.graphemeEdge(cuts[k])
	}
	for k := range chain {
		chain[k].start, chain[k].end = cuts[k], cuts[k+1]
	}
}

// rowStart is the first of the removals in a row that chain[k] is the last of.
func (f *folded) rowStart(chain []passage, k int) int {
	for k > 0 && chain[k-1].span.Verdict == Remove {
		k--
	}
	return k
}

// widerBefore tells whether the gap before is at least as wide as the one after:
// of the first removals in a row whose gaps differ, else of the chain.
func (f *folded) widerBefore(chain []passage, gaps []gap, first, last int) bool {
	n := len(chain)
	for k := range chain {
		if chain[k].span.Verdict != Remove || k+1 < n && chain[k+1].span.Verdict == Remove {
			continue
		}
		i := f.rowStart(chain, k)
		if i == 0 && k+1 == n {
			break // all of the chain: below, where marks are counted
		}
		if l, r := f.breaks(gaps[i]), f.breaks(gaps[k+1]); l != r {
			return l > r
		}
	}
	return f.width(gaps[0].prevEnd(), gaps[0].rightStart) >= f.width(last, gaps[n].nextStart())
}

// width orders the gaps that text[from:to] may be: by line breaks, then by size.
func (f *folded) width(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if size := lineBreakAt(f.text, i); size > 0 {
			n += 1 << 16
			i += size - 1
		}
	}
	return n + min(max(to-from, 0), 1<<16-1)
}

// breaks counts the line breaks of a gap.
func (f *folded) breaks(g gap) int { return f.width(g.prevEnd(), g.rightStart) >> 16 }

// afterBreak is the byte after the nth line break of a gap; where there are not so
// many, the gap's start.
func (f *folded) afterBreak(g gap, n int) int {
	for i := g.prevEnd(); i < g.rightStart && n > 0; i++ {
		if size := lineBreakAt(f.text, i); size > 0 {
			if n--; n == 0 {
				return i + size
			}
			i += size - 1
		}
	}
	return g.prevEnd()
}

// lastBreak is where the line break that ends the text begins, or its end.
func (f *folded) lastBreak(from int) int {
	for i := len(f.text) - 1; i >= from; i-- {
		if lineBreakAt(f.text, i) > 0 {
			if i > from && f.text[i-1] == '\r' && f.text[i] == '\n' {
				i--
			}
			return i
		}
	}
	return len(f.text)
}

// content gives the bytes of words[from:to] with their marks. Marks of the line
// (quote, list, heading) stay where the line goes on after the passage; marks
// that come in pairs stay where the other one stays.
func (f *folded) content(from, to int) (start, end int) {
	before, after := f.gapBefore(from), f.gapBefore(to)
	start, end = before.rightStart, after.leftEnd
	word, tail := int(f.words[from].start), int(f.words[to-1].end)
	if to < len(f.words) && f.words[to].brk == sameLine {
		start += lineMarks(f.text[start:word])
	}
	for _, pair := range [...][2]string{{"**", "**"}, {"__", "__"}, {"~~", "~~"}, {"*", "*"}, {"_", "_"}, {"[", "]"}, {"(", ")"}} {
		open, shut := countMarks(f.text[start:end], pair[0]), countMarks(f.text[start:end], pair[1])
		odd := open != shut || pair[0] == pair[1] && open%2 == 1
		if !odd {
			continue
		}
		head := start + lineMarks(f.text[start:word])
		if at := strings.Index(f.text[head:word], pair[0]); at >= 0 && (pair[0] == pair[1] || open > shut) {
			start = head + at + len(pair[0])
		} else if at := strings.LastIndex(f.text[tail:end], pair[1]); at >= 0 && (pair[0] == pair[1] || shut > open) {
			end = tail + at
		}
	}
	return start, end
}

// countMarks counts a mark in a text, bullets apart.
func countMarks(s, mark string) int {
	n := strings.Count(s, mark)
	if mark == "*" {
		for rest := s; rest != ""; {
			line := rest
			if at := strings.IndexByte(rest, '\n'); at >= 0 {
				line, rest = rest[:at], rest[at+1:]
			} else {
				rest = ""
			}
			n -= strings.Count(line[:lineMarks(line)], "*")
		}
	}
	return n
}

// lineMarks is the length of the marks that a line begins with: quote marks,
// then a bullet or the marks of a heading.
func lineMarks(s string) int {
	n := 0
	for n < len(s) && strings.ContainsRune("> \t", rune(s[n])) {
		n++
	}
	r, size := utf8.DecodeRuneInString(s[n:])
	if size == 0 || !strings.ContainsRune("-*+•–·▪◦‣#", r) {
		return n
	}
	marks := n
	for marks < len(s) && strings.HasPrefix(s[marks:], string(r)) && (r == '#' || marks == n) {
		marks += size
	}
	if marks < len(s) && (s[marks] == ' ' || s[marks] == '\t') {
		for marks < len(s) && (s[marks] == ' ' || s[marks] == '\t') {
			marks++
		}
		return marks
	}
	return n
}

// graphemeEdge moves a cut that would divide a grapheme to its end.
func (f *folded) graphemeEdge(at int) int {
	if at <= 0 || at >= len(f.text) || f.text[at] < utf8.RuneSelf && f.text[at-1] < utf8.RuneSelf && (f.text[at] != '\n' || f.text[at-1] != '\r') {
		return at
	}
	from := at
	for from > 0 && at-from < 256 && (f.text[from] >= utf8.RuneSelf || f.text[from-1] >= utf8.RuneSelf) {
		from--
	}
	for g := graphemes.FromString(f.text[from:]); g.Next(); {
		if end := from + g.End(); end >= at {
			return end
		}
	}
	return at
}

// spans fills the text between the passages with kept spans and counts in UTF-16
// code units. The list is ordered; empty spans are left out.
func spans(text string, list []Span) []Span {
	all := make([]Span, 0, 2*len(list)+1)
	at := 0
	for _, s := range list {
		if s.Start > at {
			all = append(all, Span{Start: at, End: s.Start})
		}
		all = append(all, s)
		at = s.End
	}
	if at < len(text) {
		all = append(all, Span{Start: at, End: len(text)})
	}
	units := 0
	for i := range all {
		all[i].StartUTF16 = units
		units += unitsUTF16(text[all[i].Start:all[i].End])
		all[i].EndUTF16 = units
	}
	return all
}

// unitsUTF16 counts the UTF-16 code units of a string; a byte that is no UTF-8
// counts as the one character that decoders put for it.
func unitsUTF16(s string) int {
	if !utf8.ValidString(s) {
		n := 0
		for _, r := range s {
			n++
			if r >= 0x10000 {
				n++
			}
		}
		return n
	}
	n := 0
	for i := range len(s) {
		if c := s[i]; c < 0x80 || c >= 0xC0 {
			n++
		}
		if s[i] >= 0xF0 {
			n++
		}
	}
	return n
}

// explain aligns a span with its template once more, sentence by sentence.
func (e *Engine) explain(text string, span Span) []Edit {
	if span.Template == "" || span.Start < 0 || span.End > len(text) || span.Start >= span.End {
		return nil
	}
	x := e.index
	n := -1
	for i := range x.templates {
		if x.templates[i].meta.Path == span.Template {
			n = i
		}
	}
	if n < 0 {
		return nil
	}
	f := fold(text[span.Start:span.End])
	var al aligner
	var edits []Edit
	for _, u := range x.cut(&f, 0, len(f.words)).units {
		for from := u.from; from < u.to; from += longestUnit {
			a := x.align(&al, &f, from, min(u.to, from+longestUnit), x.templates[n].first, x.templates[n].end)
			if a.score < scoreBeside && a.score > 0 { // it went with its neighbours: no template to compare with
				a.ops = nil
				for i := from; i < min(u.to, from+longestUnit); i++ {
					a.ops = append(a.ops, op{word: i, token: -1})
				}
			}
			edits = x.edits(&f, a.ops, edits)
		}
	}
	return edits
}

// edits turns operations on words into edits, joining what is alike. Words of the
// text are given as they stand there, with what is between them.
func (x *index) edits(f *folded, ops []op, list []Edit) []Edit {
	first := len(list)
	start := 0 // of the last edit, in the text
	add := func(kind Op, o op) {
		n := len(list) - 1
		same := n >= first && list[n].Op == kind
		if kind == Missing {
			word := x.vocabulary[x.tokens[o.token].text]
			if same {
				list[n].Words += " " + word
			} else {
				list = append(list, Edit{kind, word})
			}
			return
		}
		w := f.words[o.word]
		if !same {
			list = append(list, Edit{Op: kind})
			n, start = len(list)-1, int(w.start)
		}
		list[n].Words = f.text[start:w.end]
	}
	for _, o := range ops {
		switch {
		case o.slot:
			add(Slot, o)
		case o.word < 0:
			add(Missing, o)
		case o.near == 1000:
			add(Equal, o)
		default:
			if o.token >= 0 {
				add(Missing, o)
			}
			add(Added, o)
		}
	}
	return list
}

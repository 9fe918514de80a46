package core

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Place: passages in, the bytes they begin and end at out. A passage takes its
// list, quote and emphasis marks with it, and of the white space around it so much
// that the rest reads as if it had never been there: of the gaps before and after
// it the wider one stays; at the start of the text none; at its end the first line
// break.

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
	gaps := f.gaps[:0]
	for _, p := range chain {
		gaps = append(gaps, f.gapBefore(p.from))
	}
	gaps = append(gaps, f.gapBefore(chain[n-1].to))
	before, after := gaps[0], gaps[n]
	atStart := chain[0].from == 0 && before.midEnd == before.midStart
	atEnd := chain[n-1].to == len(f.words) && after.midEnd == after.midStart
	first, last := f.content(chain[0].from, chain[n-1].to)
	cuts := slices.Grow(f.cuts[:0], n+1)[:n+1]
	f.gaps, f.cuts = gaps, cuts
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

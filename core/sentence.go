package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence: where sentences, lines and paragraphs end.
//
// The rules run only around candidates. They look at the gap between two words,
// at the words beside it and, for hard-wrapped text, at the neighbouring lines,
// never further. A sentence that is not cut makes a unit too large, which errs
// towards keeping it.

// An edge is what stands between two words.
type edge uint8

const (
	noEdge        edge = iota
	glueEdge           // punctuation without a space: an edge only where a template has one
	sentenceEdge       // a sentence ends
	lineEdge           // a line ends that was not wrapped
	paragraphEdge      // a blank line, or an end of the text
)

// edge tells what stands before words[i].
func (f *folded) edge(i int, fs *facts) edge {
	if i <= 0 || i >= len(f.words) {
		return paragraphEdge
	}
	before, after := &f.words[i-1], &f.words[i]
	if f.afterSpace(i) {
		return noEdge
	}
	if after.brk == blankLine {
		return paragraphEdge
	}
	if after.brk == newLine && !f.wrapped(i) {
		return lineEdge
	}
	gap := f.text[before.end:after.start]
	if plainGap(gap) {
		return noEdge
	}
	gap = withoutTarget(gap)
	if gap == "’" {
		return noEdge // an apostrophe
	}
	end, space, closed := rune(0), false, false
	for _, r := range gap {
		switch {
		case isTerminator(r):
			if !space {
				end = r
			}
		case unicode.IsSpace(r):
			space = true
		case end == 0 && isUnit(r):
			space = false // "300 ₽." ends like a word
		case !space && isCloser(r):
			closed = true
		}
	}
	switch {
	case end == 0 && !(closed && !space):
		return noEdge
	case isFullStopCJK(end):
		return sentenceEdge
	case !space:
		return glueEdge
	case end == '.' && f.abbreviated(i-1, fs):
		return noEdge
	}
	if r, _ := utf8.DecodeRuneInString(f.text[after.start:]); unicode.IsLower(r) {
		return noEdge
	}
	return sentenceEdge
}

// plainGap tells of most gaps inside a sentence at a glance that nothing ends there.
func plainGap(gap string) bool {
	for i := range len(gap) {
		if !plainGapBytes[gap[i]] {
			return false
		}
	}
	return true
}

// plainGapBytes are those that end nothing and close nothing.
var plainGapBytes = func() (table [256]bool) {
	for c := range rune(utf8.RuneSelf) {
		table[c] = !isTerminator(c) && !isCloser(c)
	}
	return table
}()

// withoutTarget takes the address of a Markdown link out of a gap: it is no text.
func withoutTarget(gap string) string {
	if at := strings.Index(gap, "]("); at >= 0 {
		if n := linkTarget(gap[at:]); n > 1 {
			return gap[:at+1] + gap[at+n:]
		}
	}
	return gap
}

// abbreviated tells whether the full stop after words[i] belongs to it: a known
// abbreviation, an initial, the number of a list item or of a day.
func (f *folded) abbreviated(i int, fs *facts) bool {
	w := f.words[i]
	if fs.abbreviations.has(w.hash) {
		var room [32]byte
		if fs.spelled[string(appendFolded(room[:0], f.text[w.start:w.end]))] {
			return true
		}
	}
	if w.flags&wordNumber != 0 { // "3. Mai" is a date
		return w.brk != sameLine || w.end-w.start <= 2 && i+1 < len(f.words) && fs.figures.has(f.words[i+1].hash)
	}
	return w.flags&wordAlone == 0 && utf8.RuneCountInString(f.text[w.start:w.end]) == 1
}

func isTerminator(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '؟', '۔', '।', '॥', '։', '።':
		return true
	}
	return isFullStopCJK(r)
}

// isUnit tells whether a sign stands for a word behind a number.
func isUnit(r rune) bool { return unicode.Is(unicode.Sc, r) || strings.ContainsRune("%‰°", r) }

func isFullStopCJK(r rune) bool { return r == '。' || r == '！' || r == '？' || r == '｡' }

func isCloser(r rune) bool {
	switch r {
	case '”', '"', '»', '’', ')', ']', '』', '」', ':':
		return true
	}
	return false
}

// wrapped tells whether the line break before words[i] only wraps a paragraph: its
// lines are nearly as long as the longest, the first word of the next would not
// have fitted, and somewhere a sentence surely goes on.
func (f *folded) wrapped(i int) bool {
	at := strings.LastIndexAny(f.text[f.words[i-1].end:f.words[i].start], "\n\r\u2028\u2029")
	if at < 0 {
		return false
	}
	next := int(f.words[i-1].end) + at
	next += lineBreakAt(f.text, next)
	here := f.lineEndingBefore(next)
	if f.insideLink(here.start, next) {
		return true
	}
	if here.length < wrapShortest || here.length > wrapLongest {
		return false
	}
	following := f.lineFrom(next)
	if following.listed {
		return false
	}
	longest := max(here.length, following.length)
	proof := here.runsInto(following)
	lines, shortest := 1, here.length // without the last of the paragraph
	line := here
	for range wrapLook {
		below := line
		line = f.lineEndingBefore(line.start)
		if line.blank() {
			break
		}
		longest = max(longest, line.length)
		proof = proof || line.runsInto(below)
		lines, shortest = lines+1, min(shortest, line.length)
	}
	line = following
	for range wrapLook {
		above := line
		line = f.lineFrom(line.next)
		if line.blank() {
			break
		}
		longest = max(longest, line.length)
		proof = proof || above.runsInto(line)
		lines, shortest = lines+1, min(shortest, above.length)
	}
	word := f.text[next:]
	if end := strings.IndexFunc(strings.TrimLeft(word[:min(len(word), 128)], "> \t"), unicode.IsSpace); end >= 0 {
		word = strings.TrimLeft(word[:min(len(word), 128)], "> \t")[:end]
	} else {
		word = word[:min(len(word), 32)]
	}
	proof = proof || lines > 1 && shortest >= longest-wrapRagged
	return proof && longest <= wrapLongest && here.length+1+utf8.RuneCountInString(word) > longest
}

// insideLink tells whether the text of a Markdown link begins on the line
// text[start:next] and ends on the line after.
func (f *folded) insideLink(start, next int) bool {
	line := f.text[start:next]
	open := strings.LastIndexByte(line, '[')
	if open < 0 || strings.IndexByte(line[open:], ']') >= 0 {
		return false
	}
	rest := f.text[next:min(len(f.text), next+4*wrapLongest)]
	shut := strings.IndexAny(rest, "]\n")
	return shut >= 0 && strings.HasPrefix(rest[shut:], "](")
}

// A textLine is what wrapped needs to know of a line.
type textLine struct {
	start, next int  // bytes: its first, and the first of the line after
	length      int  // characters, at most wrapLongest+1
	terminated  bool // ends as a sentence does
	capital     bool // begins with a capital letter
	listed      bool // begins with a bullet or the marks of a heading
}

func (l textLine) blank() bool { return l.length == 0 }

// runsInto tells whether a sentence goes on from a line to the next, for sure.
func (l textLine) runsInto(next textLine) bool {
	return l.length >= wrapShortest && !l.terminated && !next.capital && !next.blank()
}

// lineEndingBefore describes the line whose break ends at byte next.
func (f *folded) lineEndingBefore(next int) textLine {
	end := next
	if end > 0 && f.text[end-1] == '\n' {
		end--
	}
	if end > 0 && f.text[end-1] == '\r' {
		end--
	}
	from := max(0, end-4*(wrapLongest+8))
	start := strings.LastIndexAny(f.text[from:end], "\n\r")
	if start < 0 && from > 0 {
		return textLine{start: from, next: next, length: wrapLongest + 1, terminated: true}
	}
	return describeLine(f.text, from+start+1, end, next)
}

// lineFrom describes the line that begins at byte start.
func (f *folded) lineFrom(start int) textLine {
	most := min(len(f.text), start+4*(wrapLongest+8))
	end := strings.IndexAny(f.text[start:most], "\n\r")
	if end < 0 {
		if most < len(f.text) {
			return textLine{start: start, next: most, length: wrapLongest + 1, terminated: true}
		}
		return describeLine(f.text, start, most, most)
	}
	return describeLine(f.text, start, start+end, start+end+lineBreakAt(f.text, start+end))
}

func describeLine(text string, start, end, next int) textLine {
	line := strings.TrimRight(text[start:end], " \t\u00a0")
	if strings.Trim(line, "> \t") == "" {
		line = ""
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `”"»’)]*_`))
	words := strings.TrimLeft(line, "> \t*_-•[(\"“„«")
	first, n := utf8.DecodeRuneInString(words)
	second, _ := utf8.DecodeRuneInString(words[n:])
	capital := unicode.IsUpper(first) && !unicode.IsUpper(second) // all in capitals says nothing
	quoted := len(line) - len(strings.TrimLeft(line, "> \t"))
	return textLine{start, next, utf8.RuneCountInString(line), isTerminator(r) || r == ':', capital, lineMarks(line) > quoted}
}

// A gap is the text between two neighbouring words, taken apart at an edge. Its
// parts in order: the tail of the left word's line, white space, lines without
// words (a rule, "* * *"), white space, the head of the right word's line.
type gap struct {
	leftEnd          int // where the tail ends
	midStart, midEnd int // the lines without words; equal where there are none
	rightStart       int // where the head begins
}

// prevEnd is where what stands before the right word ends.
func (g gap) prevEnd() int { return max(g.leftEnd, g.midEnd) }

// nextStart is where what stands after the left word begins.
func (g gap) nextStart() int {
	if g.midEnd > g.midStart {
		return g.midStart
	}
	return g.rightStart
}

// gapBefore takes the gap before words[i] apart; i may be 0 or len(words).
func (f *folded) gapBefore(i int) gap {
	from, to := 0, len(f.text)
	if i > 0 {
		from = int(f.words[i-1].end)
	}
	if i < len(f.words) {
		to = int(f.words[i].start)
	}
	text := f.text[from:to]
	firstBreak, lastBreak := strings.IndexAny(text, "\n\r\u2028\u2029"), strings.LastIndexAny(text, "\n\r\u2028\u2029")
	if firstBreak < 0 {
		if i == 0 {
			n := 0
			if strings.HasPrefix(text, "\ufeff") {
				n = len("\ufeff")
			}
			return gap{from + n, from + n, from + n, from + n}
		}
		if i == len(f.words) {
			end := from + len(strings.TrimRightFunc(text, unicode.IsSpace))
			return gap{end, end, end, to}
		}
		tail := strings.IndexFunc(text, unicode.IsSpace)
		if tail < 0 {
			tail = f.glue(i, text)
			return gap{from + tail, from + tail, from + tail, from + tail}
		}
		if rest := strings.TrimLeftFunc(text[tail:], unicode.IsSpace); strings.HasPrefix(rest, "»") && openQuotes(f.text, max(0, from-glueLook), from) > 0 {
			tail = len(text) - len(rest) + len("»") // French closes behind a space
		}
		head := tail + len(text[tail:]) - len(strings.TrimLeftFunc(text[tail:], unicode.IsSpace))
		return gap{from + tail, from + tail, from + tail, from + head}
	}
	g := gap{leftEnd: from + len(strings.TrimRightFunc(text[:firstBreak], unicode.IsSpace))}
	if i == 0 {
		g.leftEnd = from
		if strings.HasPrefix(text, "\ufeff") {
			g.leftEnd += len("\ufeff")
		}
	}
	g.midStart, g.midEnd = g.leftEnd, g.leftEnd
	g.rightStart = from + lastBreak + lineBreakAt(f.text, from+lastBreak)
	if i == len(f.words) {
		g.rightStart = to
	}
	for at := from + firstBreak + lineBreakAt(f.text, from+firstBreak); at < g.rightStart; {
		line := f.lineFrom(at)
		end := min(line.next, g.rightStart)
		if content := strings.TrimRightFunc(f.text[at:end], unicode.IsSpace); strings.Trim(content, "> \t") != "" {
			if g.midEnd == g.leftEnd {
				g.midStart = at
			}
			g.midEnd = at + len(content)
		}
		at = end
	}
	return g
}

// glue finds the cut in a gap without a space: closing signs go to the left,
// opening ones to the right. A quotation mark closes where one is open; of the
// marks of emphasis (*, _) every second one closes.
func (f *folded) glue(i int, text string) int {
	cut := 0
	end := int(f.words[i-1].end)
	start := max(0, end-glueLook)
	if at := strings.LastIndex(f.text[start:end], "\n\n"); at >= 0 {
		start += at
	}
	last, closing := rune(0), false
	for at, r := range text {
		switch {
		case isTerminator(r), strings.ContainsRune(")]:;,", r):
			closing = true
		case isQuote(r):
			closing = openQuotes(f.text, start, end+at) > 0
		case r == '*', r == '_':
			if r != last {
				closing = countRuns(f.text[start:end+at], byte(r))%2 == 1
			}
		default:
			closing = false
		}
		last = r
		if closing {
			cut = at + utf8.RuneLen(r)
		}
	}
	return cut
}

// countRuns counts the places where a mark stands, once or several times in a row.
func countRuns(s string, mark byte) int {
	n := 0
	for i := range len(s) {
		if s[i] == mark && (i == 0 || s[i-1] != mark) {
			n++
		}
	}
	return n
}

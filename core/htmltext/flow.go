package htmltext

import (
	"strings"

	"github.com/dehusk/dehusk/core"
)

// A piece ties a stretch of the text to the stretch of the source it came from.
// Where both are equally long they go byte by byte; else (entities, runs of white
// space, br) the piece is one thing, kept or cut as a whole. A space that stands
// for several runs of white space has a piece for each, with the same text.
type piece struct {
	text, source core.Range
}

func (p piece) even() bool { return p.text.End-p.text.Start == p.source.End-p.source.Start }

// A step is what a reader of the text comes by: a token with text, or the edge of
// a block (or a br).
type step struct {
	token int32 // or begins, or ends
	node  int32 // at an edge
}

const (
	begins int32 = -1
	ends   int32 = -2
)

// flow writes the text: it collapses white space and turns the edges of elements
// into breaks, once the next text shows that they part something.
type flow struct {
	source string
	tokens []token
	out    []byte
	pieces []piece
	steps  []step

	spaces []source // white space since the last text, to be one space
	breaks int      // line breaks that blocks ask for since the last text
	brs    []source // brs since the last text
	tabs   int      // cells begun since the last text
	inRow  bool     // the row has text already

	quotes     int // quotations around
	quoteStart int // where the outermost begins, -1 before its text
	quoted     []core.Range
}

// source is a stretch of a token; token is -1 where the source shows nothing.
type source struct {
	token      int
	start, end int
}

// text writes the text of a token.
func (f *flow) text(i int, pre bool) {
	t := &f.tokens[i]
	from, to := t.start, t.end
	if raw := f.source[from:to]; strings.HasPrefix(raw, cdataStart) {
		t.raw = true
		from += len(cdataStart)
		to -= len(raw) - len(strings.TrimSuffix(raw, "]]>"))
	}
	if i > 0 && !t.raw {
		if tag := f.tokens[i-1]; tag.kind == startToken && (tag.name == "pre" || tag.name == "listing") {
			from += newline(f.source[from:to])
		}
	}
	s := f.source
	for pos := from; pos < to; {
		end := pos + 1
		switch c := s[pos]; {
		case c == 0:
		case isSpaceByte(c) && pre:
			if n := newline(s[pos:to]); n > 0 {
				end = pos + n
				f.put(source{i, pos, end}, "\n")
			} else {
				f.put(source{i, pos, end}, s[pos:end])
			}
		case isSpaceByte(c):
			for end < to && isSpaceByte(s[end]) {
				end++
			}
			f.space(source{i, pos, end})
		case c == '&' && !t.raw:
			text, n := entity(s[pos:to])
			end = pos + n
			if !pre && len(text) == 1 && isSpaceByte(text[0]) {
				f.space(source{i, pos, end})
			} else if text != "\x00" {
				f.put(source{i, pos, end}, text)
			}
		default:
			for end < to && s[end] != '&' && s[end] > ' ' {
				end++
			}
			f.put(source{i, pos, end}, s[pos:end])
		}
		pos = end
	}
}

const cdataStart = "<![CDATA["

// newline is the length of the line break that s begins with.
func newline(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"):
		return 2
	case strings.HasPrefix(s, "\n"), strings.HasPrefix(s, "\r"):
		return 1
	}
	return 0
}

func (f *flow) space(from source) {
	if f.atLineStart() {
		return
	}
	f.spaces = append(f.spaces, from)
}

func (f *flow) atLineStart() bool {
	return len(f.out) == 0 || f.breaks > 0 || len(f.brs) > 0 || f.tabs > 0 || f.out[len(f.out)-1] == '\n'
}

// block asks for n line breaks.
func (f *flow) block(n int) {
	f.breaks = max(f.breaks, n)
	f.tabs = 0
	f.spaces = f.spaces[:0]
}

func (f *flow) br(from source) {
	f.brs = append(f.brs, from)
	f.spaces = f.spaces[:0]
}

func (f *flow) cell() {
	if f.inRow && (f.breaks > 0 || len(f.brs) > 0) {
		return
	}
	f.tabs++
	f.spaces = f.spaces[:0]
}

func (f *flow) edge(node, which int32) { f.steps = append(f.steps, step{which, node}) }

func (f *flow) quoteBegins() {
	if f.quotes == 0 {
		f.quoteStart = -1
	}
	f.quotes++
}

func (f *flow) quoteEnds() {
	f.quotes--
	if f.quotes == 0 && f.quoteStart >= 0 {
		f.quoted = append(f.quoted, core.Range{Start: f.quoteStart, End: len(f.out)})
	}
}

// put writes text that is shown, and before it what parts it from the last.
func (f *flow) put(from source, text string) {
	f.gap()
	if f.quotes > 0 && f.quoteStart < 0 {
		f.quoteStart = len(f.out)
	}
	f.write(from, text)
	f.inRow = true
	if n := len(f.steps); n == 0 || f.steps[n-1].token != int32(from.token) {
		f.steps = append(f.steps, step{int32(from.token), -1})
	}
}

func (f *flow) gap() {
	if f.breaks == 0 && len(f.brs) == 0 && f.tabs == 0 && len(f.spaces) == 0 {
		return
	}
	if len(f.out) > 0 {
		n := max(f.breaks, len(f.brs))
		// A line break that ends pre is the break.
		for i := len(f.out) - 1; i >= 0 && f.out[i] == '\n' && n > 0; i-- {
			n--
		}
		for i := range n {
			if i < len(f.brs) && f.brs[i].token >= 0 {
				f.write(f.brs[i], "\n")
			} else {
				f.out = append(f.out, '\n')
			}
		}
	}
	for range f.tabs {
		f.out = append(f.out, '\t')
	}
	for i, from := range f.spaces {
		if i == 0 {
			f.write(from, " ")
		} else {
			f.tie(from, core.Range{Start: len(f.out) - 1, End: len(f.out)})
		}
	}
	f.breaks, f.tabs = 0, 0
	f.brs, f.spaces = f.brs[:0], f.spaces[:0]
}

func (f *flow) write(from source, text string) {
	start := len(f.out)
	f.out = append(f.out, text...)
	f.tie(from, core.Range{Start: start, End: len(f.out)})
}

// tie notes where text came from, in the last piece where that goes on.
func (f *flow) tie(from source, text core.Range) {
	p := piece{text, core.Range{Start: from.start, End: from.end}}
	t := &f.tokens[from.token]
	if t.pieces[0] == t.pieces[1] {
		t.pieces = [2]int32{int32(len(f.pieces)), int32(len(f.pieces))}
	} else if last := &f.pieces[t.pieces[1]-1]; last.even() && p.even() && last.text.End == text.Start && last.source.End == from.start {
		last.text.End, last.source.End = text.End, from.end
		return
	}
	f.pieces = append(f.pieces, p)
	t.pieces[1] = int32(len(f.pieces))
}

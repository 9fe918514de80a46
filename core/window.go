package core

import (
	"strings"
	"unicode/utf8"
)

// Window: a long text is cleaned in windows that overlap. No verdict depends on
// anything more than a horizon away, so what lies far enough from a window's ends is
// decided there as in the whole text; the rest is the margin that it shares with its
// neighbour. So a stream holds a window, and a long text costs what short ones do.

// A frame is the size of windows. The margin counts words that stay, since what is
// taken out parts nothing.
type frame struct {
	size   int // bytes of a window, with its margins
	margin int // words at each end that are seen, but not decided
}

// wide is the frame of every engine, unless a test asks for another: margins of some
// tens of kilobytes, in a window so large that they cost little.
var wide = frame{size: 4 << 20, margin: 2 * horizon}

// marginPart is the part of a window by which each goes on at least, whatever the
// margins are: of nothing but white space, or of passages that are taken out, there is
// no end of them.
const marginPart = 4

// windows are what is known of a text while it is cleaned in windows.
type windows struct {
	index    *index
	frame    frame
	settings settings // Options made ready
	scratch  *verdictScratch

	from, at  int // bytes of the text: where the next window begins, and up to where all is decided
	units     int // UTF-16 code units before at
	almostAll bool
}

// windows begins a text.
func (e *Engine) windows(o Options) (windows, error) {
	set, err := parseKinds(o.Kinds)
	if err != nil {
		return windows{}, err
	}
	settings := settings{kinds: set, take: o.Suggested == Remove, quoted: o.Quoted, from: originOf(o.Publisher, o.URL), genre: true}
	return windows{index: e.index, frame: e.frame, settings: settings, scratch: takeScratch()}, nil
}

// next cleans the next window of a text, of which rest is what stands from w.from on, or
// a character more than a window of it. It appends the spans up to the new w.at; a kept
// one goes on from the last of the list.
func (w *windows) next(rest string, list []Span) []Span {
	text, to := rest, len(rest)
	if len(rest) > w.frame.size {
		text = rest[:runeStart(rest, w.frame.size)]
	}
	settings := w.settings
	if len(text) < len(rest) || w.from > 0 {
		settings.quoted = within(settings.quoted, w.from, w.from+len(text))
	}
	found, spared := w.index.rounds(text, settings, w.scratch)
	start := w.at - w.from
	if len(text) < len(rest) {
		to = w.sure(text, start, found)
	}
	for _, s := range spared {
		w.almostAll = w.almostAll || s.Start >= start && s.Start < to
	}
	if list == nil {
		list = make([]Span, 0, 2*len(found)+1)
	}
	list = w.spans(list, text, found, start, to)
	w.at = w.from + to
	if len(text) < len(rest) {
		from, _ := w.before(text, found, to, to-w.frame.size/marginPart)
		w.from += from
	}
	return list
}

// within gives the parts of ordered ranges that lie in text[from:to], counted from there.
func within(list []Range, from, to int) (inside []Range) {
	for _, r := range list {
		if start, end := max(r.Start, from), min(r.End, to); start < end {
			inside = append(inside, Range{start - from, end - from})
		}
	}
	return inside
}

// sure gives the place in a window up to which all is decided: a margin before its end,
// not amid a passage, at the beginning of a line if there is one.
func (w *windows) sure(text string, start int, found []Span) int {
	quarter := w.frame.size / marginPart
	last, enough := w.before(text, found, len(text), start+quarter)
	if !enough {
		last = runeStart(text, len(text)-quarter)
	}
	to, seam, i := last, last, len(found)
	for i > 0 && (found[i-1].End > to || strings.TrimSpace(text[found[i-1].End:to]) == "") {
		i--
		to = min(to, found[i].Start) // whole in the next window, with those that it follows
		if seam == last && to > start+quarter {
			seam = to
		}
	}
	if i > 0 {
		start = max(start, found[i-1].End)
	}
	if to <= start {
		return seam // they are longer than a window, and come in parts
	}
	kept := strings.TrimRight(text[start:to], " \t\r\n") // of gaps the passages have a say
	if line := strings.LastIndexByte(kept, '\n'); line >= 0 {
		return start + line + 1
	}
	if kept != "" {
		to = start + len(kept)
	}
	return to
}

// before gives the place of a window at which the margin begins that ends before
// text[at], but none before text[least]; then it is not enough.
func (w *windows) before(text string, found []Span, at, least int) (place int, enough bool) {
	const step = 1 << 15 // bytes that are read at once
	least = max(least, 0)
	for words, i := 0, len(found); at > least; {
		for i > 0 && (found[i-1].Start >= at || found[i-1].Verdict != Remove) {
			i--
		}
		from := max(least, at-step)
		if i > 0 {
			if found[i-1].End >= at {
				at = found[i-1].Start
				continue
			}
			from = max(from, found[i-1].End)
		}
		from = runeStart(text, from)
		f := &w.scratch.text // nobody needs the window's any more
		f.read(text[from:at])
		if n := len(f.words); words+n >= w.frame.margin {
			return from + int(f.words[n-(w.frame.margin-words)].start), true
		}
		words, at = words+len(f.words), from
	}
	return runeStart(text, least), false
}

// runeStart moves a place inside a character back to its beginning.
func runeStart(text string, at int) int {
	for from := at; from >= 0 && at-from < utf8.UTFMax; from-- {
		if at < len(text) && utf8.RuneStart(text[from]) {
			if _, size := utf8.DecodeRuneInString(text[from:]); from+size > at {
				return from
			}
			break
		}
	}
	return at
}

// spans appends the spans of text[at:to], a part of the window: those that are found,
// and between them what is kept. It counts in UTF-16 code units.
func (w *windows) spans(list []Span, text string, found []Span, at, to int) []Span {
	add := func(s Span, start, end int) {
		if start >= end {
			return
		}
		units := w.units
		w.units += unitsUTF16(text[start:end])
		if n := len(list) - 1; n >= 0 && s.Verdict == Keep && list[n].Verdict == Keep {
			list[n].End, list[n].EndUTF16 = w.from+end, w.units
			return
		}
		s.Start, s.End, s.StartUTF16, s.EndUTF16 = w.from+start, w.from+end, units, w.units
		list = append(list, s)
	}
	for _, s := range found {
		if s.End > at && s.Start < to {
			add(Span{}, at, s.Start)
			add(s, max(s.Start, at), min(s.End, to))
			at = min(s.End, to)
		}
	}
	add(Span{}, at, to)
	return list
}

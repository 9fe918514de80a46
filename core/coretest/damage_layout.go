package coretest

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
)

// The roles of a piece. From 0 on it is a sentence of an appeal.
const (
	article = -1
	mark    = -2 // a list or emphasis mark of an appeal: goes with it
	gap     = -3 // white space between passages, with the quote marks in it
)

// A piece is a stretch of text of one role.
type piece struct {
	text string
	role int
}

// A block is a paragraph or a line.
type block struct {
	pieces []piece
	line   bool // parted from the block above by a single line break
}

// A document becomes a text in three steps: blocks are put in order, joined to
// one row of pieces, and read off as ranges and as what should be left.
type document struct {
	blocks []block
	pieces []piece
}

func articleBlocks(text string) []block {
	var blocks []block
	for _, paragraph := range strings.Split(strings.TrimRight(text, "\n"), "\n\n") {
		for i, line := range strings.Split(paragraph, "\n") {
			blocks = append(blocks, block{[]piece{{line, article}}, i > 0})
		}
	}
	return blocks
}

// lay puts the letters into the article and gives the whole its form.
func (d *document) lay(rng *rand.Rand, r recipe, letters [][]block) {
	if r.marks == "markdown" {
		linkWords(rng, &d.blocks[rng.IntN(len(d.blocks))])
	}
	for i := range letters {
		letters[i] = form(rng, r, letters[i])
	}
	if r.marks == "bullets-text" {
		for i := range d.blocks {
			b := &d.blocks[i]
			b.line = true
			if !strings.HasPrefix(b.pieces[0].text, "- ") {
				b.pieces = append([]piece{{"- ", article}}, b.pieces...)
			}
		}
	}
	d.place(rng, r.place, letters)
	if r.lines == "one-line-text" {
		d.blocks = []block{joined(d.blocks)}
	}
	paragraph := map[string]string{"blank-doubled": "\n\n\n\n", "blank-none": "\n"}[r.lines]
	if paragraph == "" {
		paragraph = "\n\n"
	}
	for i, b := range d.blocks {
		if i > 0 && b.line {
			d.pieces = append(d.pieces, piece{"\n", gap})
		} else if i > 0 {
			d.pieces = append(d.pieces, piece{paragraph, gap})
		}
		if r.wrap > 0 {
			b.pieces = wrap(b.pieces, r.wrap, r.hyphens)
		}
		d.pieces = append(d.pieces, b.pieces...)
	}
	if rng.IntN(2) == 0 {
		d.pieces = append(d.pieces, piece{"\n", gap})
	}
	for i := range d.pieces {
		d.pieces[i].text = dress(d.pieces[i], r)
	}
	if r.marks == "quoted" {
		d.pieces = quoteLines(d.pieces)
	}
}

// form gives one letter its own lines and marks.
func form(rng *rand.Rand, r recipe, letter []block) []block {
	switch r.marks {
	case "markdown":
		emphasise(rng, letter)
	case "bullets-appeal", "bullets-text":
		bullet := "- "
		if r.marks == "bullets-appeal" {
			bullet = [...]string{"- ", "* ", "• "}[rng.IntN(3)]
		}
		for i := range letter {
			letter[i].line = i > 0 || r.marks == "bullets-text"
			letter[i].pieces = append([]piece{{bullet, mark}}, letter[i].pieces...)
		}
	}
	if r.lines == "one-line-appeal" {
		return []block{joined(letter)}
	}
	return letter
}

func joined(blocks []block) block {
	one := block{pieces: blocks[0].pieces, line: blocks[0].line}
	for _, b := range blocks[1:] {
		one.pieces = append(append(one.pieces, piece{" ", gap}), b.pieces...)
	}
	return one
}

// place puts the letters between two paragraphs of the article, never between
// the lines of a list.
func (d *document) place(rng *rand.Rand, where string, letters [][]block) {
	var inside, glue []int
	for i := 1; i < len(d.blocks); i++ {
		b := d.blocks[i]
		if !b.line || strings.HasPrefix(d.blocks[0].pieces[0].text, "- ") {
			inside = append(inside, i)
		}
	}
	for i, b := range d.blocks {
		last := b.pieces[len(b.pieces)-1].text
		if endsSentence(last[len(strings.TrimRightFunc(last, isMark)):], true) && (i+1 == len(d.blocks) || !d.blocks[i+1].line) {
			glue = append(glue, i)
		}
	}
	switch where {
	case "top":
		d.insert(0, letters[0])
	case "end":
		d.insert(len(d.blocks), letters[0])
	case "twice":
		at := inside[rng.IntN(len(inside))]
		other := [...]int{0, len(d.blocks)}[rng.IntN(2)]
		d.insert(max(at, other), letters[1])
		d.insert(min(at, other), letters[0])
	case "glued":
		at := glue[rng.IntN(len(glue))]
		letter := letters[0]
		d.blocks[at].pieces = append(d.blocks[at].pieces, letter[0].pieces...)
		d.insert(at+1, letter[1:])
	default:
		d.insert(inside[rng.IntN(len(inside))], letters[0])
	}
}

func (d *document) insert(at int, blocks []block) {
	d.blocks = append(d.blocks[:at:at], append(append([]block(nil), blocks...), d.blocks[at:]...)...)
}

// emphasise writes a letter as Markdown: a strong heading, a sentence in
// italics, a link on two words, and one on the button.
func emphasise(rng *rand.Rand, letter []block) {
	around := func(b *block, at int, marks string) {
		p := append(append([]piece(nil), b.pieces[:at]...), piece{marks, mark}, b.pieces[at], piece{marks, mark})
		b.pieces = append(p, b.pieces[at+1:]...)
	}
	last := &letter[len(letter)-1]
	if button := &last.pieces[0]; len(last.pieces) == 1 && len(letter) > 1 && len(button.text) < 40 {
		button.text = "[" + button.text + "](https://example.org/give?from=article)"
	}
	for range 2 {
		linkWords(rng, &letter[rng.IntN(len(letter))])
	}
	some := &letter[rng.IntN(len(letter))]
	around(some, len(some.pieces)-1, [...]string{"*", "_", "**"}[rng.IntN(3)])
	if first := &letter[0]; first != some && len(first.pieces) == 1 {
		around(first, 0, "**")
	}
}

// linkWords makes a link of two words in the middle of a block's first piece of
// five words or more that has none; a block without such a piece stays.
func linkWords(rng *rand.Rand, b *block) {
	for i, p := range b.pieces {
		words := strings.Split(p.text, " ")
		if p.role == mark || len(words) < 5 || strings.Contains(p.text, "](") {
			continue
		}
		at := 1 + rng.IntN(len(words)-3)
		words[at] = "[" + words[at]
		words[at+1] += "](https://example.com/read)"
		b.pieces[i].text = strings.Join(words, " ")
		return
	}
}

// dress sets capitals and quotes; none of it moves a boundary.
func dress(p piece, r recipe) string {
	s := p.text
	if p.role != gap && (r.upper == "upper-text" || r.upper == "upper-appeal" && p.role != article) {
		s = strings.ToUpper(s)
	}
	switch r.quotes {
	case "straight":
		s = straighten.Replace(s)
	case "curly":
		var b strings.Builder
		before := ' '
		for _, c := range s {
			open := unicode.IsSpace(before) || before == '('
			switch {
			case c == '"' && open:
				c = '“'
			case c == '"':
				c = '”'
			case c == '\'' && open:
				c = '‘'
			case c == '\'':
				c = '’'
			}
			b.WriteRune(c)
			before = c
		}
		s = b.String()
	}
	return s
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "’", "'", "‘", "'")

// quoteLines puts "> " before every line. The marks at the breaks between
// passages belong to the gap.
func quoteLines(pieces []piece) []piece {
	quoted := []piece{{"> ", gap}}
	for i, p := range pieces {
		var b strings.Builder
		for at, c := range p.text {
			b.WriteRune(c)
			if c != '\n' {
				continue
			}
			switch next := at + 1; {
			case next < len(p.text) && p.text[next] == '\n':
				b.WriteString(">")
			case next < len(p.text) || i+1 < len(pieces):
				b.WriteString("> ")
			}
		}
		quoted = append(quoted, piece{b.String(), p.role})
	}
	return quoted
}

// ranges joins the pieces and says where article and sentences stand.
func (d *document) ranges(all []sentence) (string, []core.Range, []Sentence) {
	var b strings.Builder
	var ranges []core.Range
	var sentences []Sentence
	at := map[int]int{}
	for _, p := range d.pieces {
		start := b.Len()
		b.WriteString(p.text)
		span := core.Range{Start: start, End: b.Len()}
		if p.role == article {
			if n := len(ranges); n > 0 && ranges[n-1].End == start {
				ranges[n-1].End = span.End
			} else {
				ranges = append(ranges, span)
			}
		}
		if p.role < 0 || p.text == "" {
			continue
		}
		if i, ok := at[p.role]; ok {
			sentences[i].End = span.End
			continue
		}
		s := all[p.role]
		at[p.role] = len(sentences)
		sentences = append(sentences, Sentence{span, s.words, percent(s.touched(), s.words)})
	}
	return b.String(), ranges, sentences
}

// want reads off the article: see [Variant].
func (d *document) want() string {
	var b strings.Builder
	before, after, removed := "", "", false
	for _, p := range d.pieces {
		switch p.role {
		case gap:
			if removed {
				after += p.text
			} else {
				before += p.text
			}
		case article:
			switch {
			case removed && b.Len() > 0 && breaks(after) > breaks(before):
				before = after
			case removed && b.Len() == 0 && strings.Contains(after, "\n"):
				before = after[strings.LastIndexByte(after, '\n')+1:] // the quote mark of its line
			}
			b.WriteString(before + p.text)
			before, after, removed = "", "", false
		default:
			after, removed = "", true
		}
	}
	if removed {
		if strings.Contains(before+after, "\n") {
			b.WriteByte('\n')
		}
		return b.String()
	}
	return b.String() + before
}

// breaks orders gaps: by their line breaks, then by their length.
func breaks(gap string) int { return strings.Count(gap, "\n")<<8 + len(gap) }

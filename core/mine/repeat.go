package mine

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// Repeat: pages are cut into sentences, and the pages of each are counted.

// An item is a sentence at its place in a page.
type item struct {
	class int // into miner.classes; until groups ran, into miner.wordings
	block int
	whole bool // it is all of its block
}

// A wording is a sentence with its numbers made equal.
type wording struct {
	words []uint16
	text  string // of its first occurrence
	size  int    // words; two characters of Han, kana or Thai are one
	pages []int  // ascending
	lines []int  // those on which it is all of a block
	heads []int  // those on which it is the first block
}

// A class is a sentence in all its wordings.
type class struct {
	wording     // the commonest; pages are those of all wordings, and slots are 0
	copies  int // wordings
	repeats bool
}

// A miner works on the pages of one publisher.
type miner struct {
	pages    []Page
	items    [][]item // of each page, in order
	wordings []wording
	classes  []class
	least    int // pages of different days that make a repetition
}

// read cuts the pages.
func read(engine *core.Engine, pages []Page) *miner {
	m := &miner{pages: pages, items: make([][]item, len(pages)), least: leastPages}
	if len(pages) < fewPages {
		m.least = leastPagesOfFew
	}
	known := map[string]int{}
	for n, p := range pages {
		for b, block := range p.Blocks {
			block = strings.Join(strings.Fields(block), " ") // a sentence is one line of the review
			sentences := engine.Sentences(block)
			for i, s := range sentences {
				next := len(block)
				if i+1 < len(sentences) {
					next = sentences[i+1].Start
				}
				k := key(s.Words)
				id, ok := known[k]
				if !ok {
					id = len(m.wordings)
					known[k] = id
					text := strings.TrimSpace(block[s.Start:next])
					m.wordings = append(m.wordings, wording{words: s.Words, text: text, size: size(text, len(s.Words))})
				}
				w := &m.wordings[id]
				w.pages = appendNew(w.pages, n)
				if len(sentences) == 1 {
					w.lines = appendNew(w.lines, n)
					if b == 0 {
						w.heads = appendNew(w.heads, n)
					}
				}
				m.items[n] = append(m.items[n], item{id, b, len(sentences) == 1})
			}
		}
	}
	return m
}

// key makes a map's key of words.
func key(words []uint16) string {
	b := make([]byte, 0, 2*len(words))
	for _, w := range words {
		b = append(b, byte(w), byte(w>>8))
	}
	return string(b)
}

// appendNew adds a page to an ascending list of pages.
func appendNew(list []int, page int) []int {
	if len(list) > 0 && list[len(list)-1] == page {
		return list
	}
	return append(list, page)
}

// merged is the union of two ascending lists.
func merged(a, b []int) []int {
	both := append(slices.Clone(a), b...)
	slices.Sort(both)
	return slices.Compact(both)
}

// size is how much a sentence says: its words, two characters of a script that
// writes no spaces being one.
func size(text string, words int) int {
	alone := 0
	for _, r := range text {
		if r >= utf8.RuneSelf && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			alone++
		}
	}
	return words - min(words, alone) + alone/2
}

// count marks the classes that repeat: on enough pages of different days, where
// days are known. Dates, and headlines that other pages promote, do not count.
func (m *miner) count() {
	for i := range m.classes {
		c := &m.classes[i]
		heads := len(c.heads)
		promoted := heads > 0 && heads < m.least
		c.repeats = m.different(c.pages) >= m.least && !promoted && !c.counts()
		if c.size < leastWords {
			c.repeats = c.repeats && m.different(c.lines) >= m.least
		}
	}
}

// different counts pages, those of one day once.
func (m *miner) different(pages []int) int {
	if len(pages) < m.least {
		return 0
	}
	_, _, n := m.days(pages)
	for _, p := range pages {
		if m.pages[p].Date == "" {
			n++
		}
	}
	return n
}

// counts tells a date, a time or a row of figures: more than a third of its words
// are numbers, or more than half are numbers and slots.
func (c *class) counts() bool {
	numbers, slots := 0, 0
	for _, w := range c.words {
		switch w {
		case 0:
			slots++
		case 1:
			numbers++
		}
	}
	return 3*numbers > len(c.words) || 2*(numbers+slots) > len(c.words)
}

// long tells what can be a passage by itself.
func (c *class) long() bool { return c.repeats && c.size >= leastWords }

// ends tells whether a text ends as a sentence does.
func ends(text string) bool {
	text = strings.TrimRight(text, "”\"»’)]›“ ")
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…:؟。！？।", r)
}

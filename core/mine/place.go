package mine

import (
	"slices"

	"github.com/dehusk/dehusk/core"
)

// Place: where a passage stands, measured by the paragraphs of prose of its page. A
// paragraph of prose is a block that has longProse words and ends as a sentence
// does, and holds something that does not repeat.

// longProse is how many words a block of the article's body has at least.
const longProse = 25

// body gives the first and the last paragraph of prose of a page; first is -1 where
// there is none.
func (m *miner) body(page int) (first, last int) {
	first = -1
	items := m.items[page]
	for i := 0; i < len(items); {
		block, words, new := items[i].block, 0, false
		for ; i < len(items) && items[i].block == block; i++ {
			c := &m.classes[items[i].class]
			words += c.size
			new = new || !c.repeats && c.size >= leastWords
		}
		if new && words >= longProse && ends(m.pages[page].Blocks[block]) {
			if first < 0 {
				first = block
			}
			last = block
		}
	}
	return first, last
}

// places counts where a passage stands. It stands at the edge where it touches the
// first or the last paragraph of prose, or is a part of it.
func (m *miner) places(p passage, pages []int) (counts [3]int) {
	for _, n := range pages {
		first, last := m.body(n)
		if first < 0 {
			continue
		}
		from, to := -1, -1 // blocks
		for _, it := range m.items[n] {
			if c := &m.classes[it.class]; slices.Contains(p, it.class) && (c.long() || len(p) == 1) {
				if from < 0 {
					from = it.block
				}
				to = it.block
			}
		}
		switch {
		case from < 0:
		case to < first-1 || from > last+1:
			counts[core.Outside]++
		case to <= first || from >= last:
			counts[core.Edge]++
		default:
			counts[core.Inside]++
		}
	}
	return counts
}

// mostOf is the commonest place; among equals the one nearest to the article.
func mostOf(counts [3]int) core.Place {
	best := core.Inside
	for _, place := range [...]core.Place{core.Edge, core.Outside} {
		if counts[place] > counts[best] {
			best = place
		}
	}
	return best
}

package mine

import (
	"cmp"
	"maps"
	"slices"
)

// Passage: repeated sentences that follow one another on most of their pages are one
// passage, with the short lines between, before and after them. Where both sides
// tell their kind and the kinds differ, two passages meet.

// A passage is a row of classes, in the order of the page.
type passage []int

// A link is what follows a long sentence.
type link struct {
	to   int
	rows map[string]int // the short lines between, by how many pages have them so
	n    int            // pages
}

// passages joins the classes that repeat.
func (m *miner) passages() []passage {
	next := m.chosen()
	before := map[int]bool{}
	for _, l := range next {
		before[l.to] = true
	}
	var list []passage
	done := make([]bool, len(m.classes))
	chain := func(from int) {
		var p passage
		for at := from; !done[at] && len(p) < mostSentences; {
			done[at] = true
			p = append(p, at)
			l, ok := next[at]
			if !ok || done[l.to] {
				break
			}
			p = append(p, l.commonest()...)
			at = l.to
		}
		list = append(list, m.extended(p))
	}
	for id := range m.classes {
		if m.classes[id].long() && !before[id] {
			chain(id)
		}
	}
	for id := range m.classes {
		if m.classes[id].long() && !done[id] { // of a ring, or of a very long row
			chain(id)
		}
	}
	inside := map[int]bool{}
	for _, p := range list {
		for _, id := range p {
			inside[id] = true
		}
	}
	for id := range m.classes {
		if c := &m.classes[id]; c.repeats && !c.long() && !inside[id] {
			list = append(list, passage{id})
		}
	}
	slices.SortFunc(list, func(a, b passage) int { return cmp.Compare(a[0], b[0]) })
	return list
}

// chosen gives each long class the one that follows it on most pages of both.
func (m *miner) chosen() map[int]link {
	links := m.links()
	best := map[int]link{}
	behind := map[int][2]int{} // the best predecessor of a class, and its pages
	for _, from := range slices.Sorted(maps.Keys(links)) {
		for _, to := range slices.Sorted(maps.Keys(links[from])) {
			l := links[from][to]
			most := max(len(m.classes[from].pages), len(m.classes[to].pages))
			if l.n < m.least || 10*l.n < 6*most || l.n <= best[from].n || !m.sameKind(from, to) {
				continue
			}
			best[from] = *l
		}
		if l, ok := best[from]; ok && l.n > behind[l.to][1] {
			behind[l.to] = [2]int{from, l.n}
		}
	}
	for from, l := range best {
		if behind[l.to][0] != from {
			delete(best, from)
		}
	}
	return best
}

// links counts which long class follows which, with nothing but a few short lines
// between.
func (m *miner) links() map[int]map[int]*link {
	links := map[int]map[int]*link{}
	for _, items := range m.items {
		seen := map[[2]int]bool{}
		last, short := -1, 0
		for i, it := range items {
			c := &m.classes[it.class]
			if !c.long() {
				if short++; c.size >= leastWords || short > mostBetween {
					last = -1
				}
				continue
			}
			if from := last; from >= 0 {
				pair := [2]int{items[from].class, it.class}
				if pair[0] != pair[1] && !seen[pair] {
					seen[pair] = true
					if links[pair[0]] == nil {
						links[pair[0]] = map[int]*link{}
					}
					l := links[pair[0]][pair[1]]
					if l == nil {
						l = &link{to: pair[1], rows: map[string]int{}}
						links[pair[0]][pair[1]] = l
					}
					l.n++
					l.rows[m.row(items[from+1:i])]++
				}
			}
			last, short = i, 0
		}
	}
	return links
}

// row makes a key of the lines among items that repeat.
func (m *miner) row(items []item) string {
	var b []byte
	for _, it := range items {
		if m.classes[it.class].repeats {
			b = append(b, byte(it.class), byte(it.class>>8), byte(it.class>>16))
		}
	}
	return string(b)
}

// commonest is the row of short lines that stands between most often.
func (l *link) commonest() passage {
	best := ""
	for _, row := range slices.Sorted(maps.Keys(l.rows)) {
		if l.rows[row] > l.rows[best] {
			best = row
		}
	}
	var p passage
	for i := 0; i < len(best); i += 3 {
		p = append(p, int(best[i])|int(best[i+1])<<8|int(best[i+2])<<16)
	}
	return p
}

// extended adds the short lines that stand before and after a passage on most of
// the pages of its first and last sentence.
func (m *miner) extended(p passage) passage {
	first, last := p[0], p[len(p)-1]
	head := m.beside(first, -1)
	slices.Reverse(head)
	return append(append(head, p...), m.beside(last, 1)...)
}

// beside finds the row of short repeated lines on one side of a class, from the
// nearest on.
func (m *miner) beside(id, step int) passage {
	pages := m.classes[id].pages
	var row passage
	for len(row) < mostBetween {
		counts := map[int]int{}
		for _, n := range pages {
			at := slices.IndexFunc(m.items[n], func(it item) bool { return it.class == id })
			for _, want := range row {
				if at += step; at < 0 || at >= len(m.items[n]) || m.items[n][at].class != want {
					at = -1
					break
				}
			}
			if at < 0 || at+step < 0 || at+step >= len(m.items[n]) {
				continue
			}
			if it := m.items[n][at+step]; it.whole {
				counts[it.class]++
			}
		}
		best := -1
		for _, c := range slices.Sorted(maps.Keys(counts)) {
			if best < 0 || counts[c] > counts[best] {
				best = c
			}
		}
		if best < 0 || !m.classes[best].repeats || m.classes[best].long() || !m.sameKind(id, best) ||
			counts[best] < m.least || 10*counts[best] < 6*len(pages) {
			break
		}
		row = append(row, best)
	}
	return row
}

// sameKind tells whether two sentences may belong to one passage.
func (m *miner) sameKind(a, b int) bool {
	language := m.language(m.classes[a].pages)
	x, y := propose(m.classes[a].text, language), propose(m.classes[b].text, language)
	return x == y || x == unknown || y == unknown
}

// pagesOf are the pages that have most of a passage: the long sentences, or, where
// there are none, its line.
func (m *miner) pagesOf(p passage) []int {
	counts := map[int]int{}
	long := 0
	for _, id := range p {
		if c := &m.classes[id]; c.long() || len(p) == 1 {
			long++
			for _, n := range c.pages {
				counts[n]++
			}
		}
	}
	var pages []int
	for _, n := range slices.Sorted(maps.Keys(counts)) {
		if 2*counts[n] >= long {
			pages = append(pages, n)
		}
	}
	return pages
}

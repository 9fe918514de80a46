package mine

import (
	"cmp"
	"slices"
)

// Similar: wordings that differ in a few words are copies of one sentence, and the
// words that differ are its slots. Every wording is compared with the commonest of
// those that share runs of three words with it, never with one that joined later, so
// that a class cannot wander. It may err towards joining too little.

const (
	leastSimilar = 6   // words of a sentence that has near-copies
	mostSlots    = 6   // words that differ in a row
	mostSharing  = 100 // sentences that share a run of words; what is commoner tells nothing
	agreeing     = 9   // of ten pages have the same word, or it is a slot
)

// A group is a class while it gathers its wordings.
type group struct {
	members []int   // wordings; the first is the commonest
	differs []bool  // of each word of the first, whether a member has another
	same    [][]int // of each word of the first, the members that have it
}

// groups makes classes of wordings and renames the items.
func (m *miner) groups() {
	order := make([]int, len(m.wordings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(m.wordings[b].pages), len(m.wordings[a].pages))
	})
	var groups []group
	having := map[[3]uint16][]int{} // the groups that have a run of words
	for _, id := range order {
		w := &m.wordings[id]
		if at := m.nearest(w, groups, having); at >= 0 {
			groups[at].add(m, id)
			continue
		}
		g := group{differs: make([]bool, len(w.words)), same: make([][]int, len(w.words))}
		g.add(m, id)
		for i := 0; len(w.words) >= leastSimilar && i+3 <= len(w.words); i++ {
			run := [3]uint16(w.words[i:])
			if list := having[run]; len(list) <= mostSharing && !slices.Contains(list, len(groups)) {
				having[run] = append(list, len(groups))
			}
		}
		groups = append(groups, g)
	}
	// Classes are numbered as they first occur, so that passages can be ordered.
	slices.SortFunc(groups, func(a, b group) int { return slices.Min(a.members) - slices.Min(b.members) })
	names := make([]int, len(m.wordings))
	for _, g := range groups {
		for _, id := range g.members {
			names[id] = len(m.classes)
		}
		m.classes = append(m.classes, g.class(m))
	}
	for _, items := range m.items {
		for i := range items {
			items[i].class = names[items[i].class]
		}
	}
}

// nearest finds the group that a wording belongs to, or -1.
func (m *miner) nearest(w *wording, groups []group, having map[[3]uint16][]int) int {
	if len(w.words) < leastSimilar {
		return -1
	}
	shared := map[int]int{}
	var ids []int
	for i := 0; i+3 <= len(w.words); i++ {
		for _, g := range having[[3]uint16(w.words[i:])] {
			if shared[g] == 0 {
				ids = append(ids, g)
			}
			shared[g]++
		}
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Or(shared[b]-shared[a], a-b) })
	for _, id := range ids[:min(len(ids), 8)] {
		if g := &groups[id]; shared[id] >= 1 && g.admits(m, w) {
			return id
		}
	}
	return -1
}

// admits tells whether a wording is a near-copy of the group's first one: about as
// long, and together with what differs already no more than a third of the words
// and no more than mostSlots in a row.
func (g *group) admits(m *miner, w *wording) bool {
	first := m.wordings[g.members[0]].words
	if d := len(first) - len(w.words); 5*max(d, -d) > len(first) {
		return false
	}
	same := common(first, w.words)
	equal, slots, row := 0, 0, 0
	for i := range first {
		if same[i] {
			equal++
		}
		if same[i] && !g.differs[i] {
			row = 0
			continue
		}
		slots++
		if row++; row > mostSlots {
			return false
		}
	}
	return 3*slots <= len(first) && 3*(len(w.words)-equal) <= len(w.words)
}

func (g *group) add(m *miner, id int) {
	first := m.wordings[id].words
	if len(g.members) > 0 {
		first = m.wordings[g.members[0]].words
	}
	for i, same := range common(first, m.wordings[id].words) {
		if same {
			g.same[i] = append(g.same[i], id)
		} else {
			g.differs[i] = true
		}
	}
	g.members = append(g.members, id)
}

// class sums the group up. A word that nine pages of ten agree in is no slot: the
// tenth was damaged.
func (g *group) class(m *miner) class {
	c := class{wording: m.wordings[g.members[0]], copies: len(g.members)}
	for _, id := range g.members[1:] {
		w := &m.wordings[id]
		c.pages, c.lines, c.heads = merged(c.pages, w.pages), merged(c.lines, w.lines), merged(c.heads, w.heads)
	}
	if len(g.members) == 1 {
		return c
	}
	c.words = slices.Clone(c.words)
	for i := range c.words {
		n := 0
		for _, id := range g.same[i] {
			n += len(m.wordings[id].pages)
		}
		if 10*n < agreeing*len(c.pages) {
			c.words[i] = 0
		}
	}
	return c
}

// common tells of each word of a whether the longest sequence that a and b have in
// common holds it.
func common(a, b []uint16) []bool {
	same := make([]bool, len(a))
	// lengths[i*(len(b)+1)+j] is the longest of a[i:] and b[j:].
	wide := len(b) + 1
	lengths := make([]uint16, (len(a)+1)*wide)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				lengths[i*wide+j] = lengths[(i+1)*wide+j+1] + 1
			} else {
				lengths[i*wide+j] = max(lengths[(i+1)*wide+j], lengths[i*wide+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			same[i] = true
			i, j = i+1, j+1
		case lengths[(i+1)*wide+j] >= lengths[i*wide+j+1]:
			i++
		default:
			j++
		}
	}
	return same
}

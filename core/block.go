package core

// Block: what a paragraph or line of the text looks like, and where it stands among
// the others. The genre score is read from it.

// A block is a paragraph or line of the text.
type block struct {
	from, to int // words
	traits
	around
	sums          [4]int // the weights of its words and pairs of words, as weight.reading has them
	first, second int    // the two readings of the genre score, 1/128 of a logit
	closed        bool   // a template has a part of it
}

// traits are a block's own. The small numbers are answers to the questions of
// feature.go.
type traits struct {
	size, end, start, letters, share, asking uint8
	signs                                    uint16
	prose                                    bool   // a paragraph of sentences
	taken                                    bool   // a template has most of it
	known                                    Kind   // of the template that has such a line
	key                                      uint32 // of its first words: they may be the same where it is
}

// around is what its neighbours say about a block.
type around struct {
	place, above, below, run, lone, sure, tone uint8
	repeated                                   bool
}

// How far a block is read, and its neighbours are.
const (
	blockWords = 64   // words of a block
	blockReach = 16   // blocks, to each side
	proseReach = 64   // blocks, where any prose will do
	wordReach  = 1024 // words, to each side: less than a horizon
	proseBlock = 18   // a block of so many words, with a sign at its end, is prose
	proseLong  = 36   // one of so many without
	loneLook   = 12   // blocks among which lone lines are counted
	rareWord   = 9    // the weight of a word that is no frequent one
)

// The places of a block.
const (
	placeHead   = iota // prose below it only
	placeInside        // prose above and below
	placeTail          // prose above it only
	placeBare          // no prose near it
)

// blocks cuts a text, in place of what the list held. The passages say what templates
// have of it.
func (x *index) blocks(f *folded, passages []passage, list []block) []block {
	list = list[:0]
	for i := 0; i < len(f.words); {
		j := i + 1
		for j < len(f.words) && (f.words[j].brk == sameLine || f.words[j].brk == newLine && f.edge(j, &x.facts) < lineEdge) {
			j++
		}
		b := block{from: i, to: j}
		x.look(f, &b)
		list = append(list, b)
		i = j
	}
	k := 0
	for i := range list {
		b := &list[i]
		for k < len(passages) && passages[k].to <= b.from {
			k++
		}
		taken := 0
		for j := k; j < len(passages) && passages[j].from < b.to; j++ {
			taken += min(passages[j].to, b.to) - max(passages[j].from, b.from)
		}
		b.closed, b.taken = taken > 0, 2*taken > b.to-b.from
	}
	f.lookAround(list)
	return list
}

// look reads a block's traits.
func (x *index) look(f *folded, b *block) {
	g := &x.genre
	words := f.words[b.from:min(b.to, b.from+blockWords)]
	numbers, capitals, upper, cased, rare, stock, asking, size := 0, 0, 0, 0, 0, 0, 0, 0
	for i := range words {
		w := &words[i]
		mark := g.marks[w.hash]
		if mark&markWord != 0 {
			b.add(g.words.find(f, w))
		}
		if i > 0 {
			if pair := pairHash(words[i-1].hash, w.hash); g.pairs.filter.has(uint16(pair)) {
				b.add(g.pairs.find(pair))
			}
		}
		if w.flags&wordNumber != 0 {
			numbers++
			continue
		}
		size += halfWords(*w)
		switch letterCase(f.text, w.start) {
		case upperCase:
			capitals++
			cased++
			if secondCapital(f.text[w.start:w.end]) {
				upper++
			}
		case lowerCase:
			cased++
		}
		if mark&markRare != 0 {
			rare++
		}
		if mark&markStock != 0 {
			if known := g.stock.find(f, w); known != nil {
				stock++
				if known.asking {
					asking++
				}
			}
		}
	}
	size = max(1, (size+f.size(b.from+len(words), min(b.to, b.from+2*blockWords))+1)/2)
	b.size = bucket(size, 1, 2, 3, 4, 7, 12, 20, 35, 60)
	b.share, b.asking = portion(stock, rare), portion(asking, rare)
	switch {
	case cased == 0:
		b.letters = 3
	case 2*upper > cased:
		b.letters = 1
	case cased > 1 && 3*capitals >= 2*cased:
		b.letters = 2
	}
	b.key = lineKey(len(words), words[0].hash, words[len(words)-1].hash)
	if g.lineKeys.has(uint16(b.key)) {
		b.known = g.lineKind(f.lineHash(words))
	}
	line := f.lineOf(b.from, b.to)
	text := f.text[line.Start:line.End]
	b.end, b.start, b.signs = endOf(text), startOf(text), f.signs(b.from, b.to, line)
	if numbers > 0 {
		b.signs |= 1 << signNumber
	}
	if 2*numbers > b.to-b.from {
		b.signs |= 1 << signNumbers
	}
	b.prose = size >= proseBlock && endsSentence(b.end) || size >= proseLong
}

// add adds the weights of a word or a pair of words, where it has some.
func (b *block) add(w *weight) {
	if w != nil {
		for i, v := range w.reading {
			b.sums[i] += int(v)
		}
	}
}

// lineHash is the hash by which templates' lines are known.
func (f *folded) lineHash(words []word) (hash uint32) {
	for i := range words {
		hash = lineHash(hash, words[i].hash, tag(f.text[words[i].start:words[i].end]))
	}
	return hash
}

// sameWords tells whether two blocks begin with the same words, as far as they are read.
func (f *folded) sameWords(a, b *block) bool {
	v, w := f.words[a.from:min(a.to, a.from+blockWords)], f.words[b.from:min(b.to, b.from+blockWords)]
	if len(v) != len(w) {
		return false
	}
	for i := range v {
		if v[i].hash != w[i].hash {
			return false
		}
	}
	return f.lineHash(v) == f.lineHash(w)
}

// bucket gives the place of n among ascending bounds.
func bucket(n int, bounds ...int) uint8 {
	for i, b := range bounds {
		if n <= b {
			return uint8(i)
		}
	}
	return uint8(len(bounds))
}

// portion names a share: none, a quarter, a half, more, all.
func portion(part, whole int) uint8 {
	switch part {
	case 0:
		return 0
	case whole:
		return 4
	}
	return 1 + bucket(1000*part/whole, 250, 500)
}

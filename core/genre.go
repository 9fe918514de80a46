package core

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Genre: does a block read like boilerplate, though no template is like it? A
// linear model over its words, shape and place answers, in whole numbers. It reads
// twice: each block alone, then with what the first reading said of its neighbours,
// since boilerplate stands together. The weights are data, trained by scripts/genre.
// Genre only ever suggests.

// ReadingUnit is how many of a weight or a reading make a logit.
const ReadingUnit = readingUnit

const (
	readingUnit = 128
	featureUnit = 256 // of a feature's value
)

// genre is what an index knows for the score.
type genre struct {
	stock    tagged[stockWord]
	lines    flatMap // kinds of the lines of templates, plus one, by their lineHash
	lineKeys wordSet // the low halves of their lineKeys

	marks [1 << 16]uint8 // by hash of a word

	loaded bool
	shapes [][2]int16 // weights of both readings
	near   [nearCount]int16
	base   int // of the second reading
	words  tagged[weight]
	pairs  pairWeights
}

// wordValue is what each of n words of a block counts, in featureUnit: one over the
// root of n.
var wordValue = func() (value [blockWords + 1]int) {
	for n := 1; n <= blockWords; n++ {
		for (value[n]+1)*(value[n]+1)*n <= featureUnit*featureUnit {
			value[n]++
		}
	}
	return value
}()

// eachWord calls do with the weights of the words and pairs of a block, in order.
func (g *genre) eachWord(f *folded, b *block, do func(w *weight, from, to int)) {
	words := f.words[b.from:min(b.to, b.from+blockWords)]
	for k := range words {
		if w := g.words.find(f, &words[k]); w != nil {
			do(w, b.from+k, b.from+k+1)
		}
		if k == 0 {
			continue
		}
		if w := g.pairs.find(pairHash(words[k-1].hash, words[k].hash)); w != nil {
			do(w, b.from+k-1, b.from+k+1)
		}
	}
}

// of gives the weight of a word for a reading in a place.
func (w *weight) of(reading int, place uint8) int {
	v := int(w.reading[reading])
	if place == placeInside {
		v += int(w.reading[reading+2])
	}
	return v
}

// A genreScratch is what the score of one text needs, kept to be used again.
type genreScratch struct {
	blocks []block
	row    []int // the first readings
	shapes []uint16
}

// read gives all blocks their two readings. If not all are asked for, the second one is
// left without the neighbours where they could not lift it to what is suggested.
func (g *genre) read(list []block, all bool, s *genreScratch) {
	s.row = s.row[:0]
	low, high := 0, 0 // of the first readings
	for i := range list {
		b := &list[i]
		first, second := b.sums[0], b.sums[1]
		if b.place == placeInside {
			first, second = first+b.sums[2], second+b.sums[3]
		}
		value := wordValue[min(b.to-b.from, blockWords)]
		first, second = first*value/featureUnit, second*value/featureUnit
		s.shapes = shapes(list, i, s.shapes[:0])
		for _, id := range s.shapes {
			first, second = first+int(g.shapes[id][0]), second+int(g.shapes[id][1])
		}
		b.first, b.second = first, second+g.base
		s.row = append(s.row, first)
		low, high = min(low, first), max(high, first)
	}
	most := g.mostNearby(low, high)
	for i := range list {
		b := &list[i]
		if !all && (b.taken || b.second+most[nearSize(sizeOf(b.size))] < min(genreLeast, genreAppeal)) {
			continue
		}
		near := g.nearby(list, s.row, i)
		for k, v := range near {
			b.second += v * int(g.near[k]) / featureUnit
		}
	}
}

// mostNearby bounds what neighbours add to the second reading of blocks of each size,
// where all first ones lie between low and high, and 0 does.
func (g *genre) mostNearby(low, high int) (most [nearSizes]int) {
	low, high = max(low, -readingMost), min(high, readingMost)
	for k, w := range g.near {
		to := high
		if k == nearLast || k == nearFirst {
			to = readingEnds
		}
		n := max(to*int(w), low*int(w)) / featureUnit
		for size := range most {
			if k < nearSized || (k-nearSized)/nearEach == size {
				most[size] += n
			}
		}
	}
	return most
}

// nearby gives the features of the second reading of list[i].
func (g *genre) nearby(list []block, first []int, i int) [nearCount]int {
	from, to := i, i+1
	for from > 0 && i-from < nearBlocks && near(list, i, from-1) {
		from--
	}
	for to < len(list) && to-i <= nearBlocks && near(list, i, to) {
		to++
	}
	return Nearby(first[from:to], i-from, sizeOf(list[i].size))
}

// sizeOf gives a size that Nearby takes like the block's own.
func sizeOf(size uint8) int { return [...]int{1, 2, 3, 4, 7, 12, 20, 35, 60, 61}[size] }

// A toldPassage is one that genre suggests, in bytes from its first word to its last.
type toldPassage struct {
	Range
	span Span
}

// suggest appends what reads like boilerplate to the passages of a text. Where it is
// only shown, the settings keep it for when the text is looked at again.
func (g *genre) suggest(x *index, f *folded, passages []passage, options *settings, s *genreScratch) []passage {
	if !g.loaded || len(f.words) == 0 {
		return passages
	}
	s.blocks = x.blocks(f, passages, s.blocks)
	list := s.blocks
	g.read(list, false, s)
	matched := len(passages)
	verdict := Suggest
	if options.take {
		verdict = Remove
	}
	last := -1                // the passage that the block before is in
	var votes [len(kinds)]int // for its kind
	for i := range list {
		b := &list[i]
		from := last
		last = -1
		if b.taken || !g.enough(f, b) || !amidProse(list, i) || b.to-b.from > longestUnit || f.quotedBy(b.from, options.quoted) {
			continue
		}
		kind := g.kind(f, b)
		if !options.kinds.has(kind) {
			continue
		}
		p := passage{from: b.from, to: b.to, span: Span{Verdict: verdict, Kind: kind, Evidence: Genre, Score: likelihood(b.second)}}
		if b.closed { // of what templates have a part of the rest
			passages = between(passages, matched, p)
			continue
		}
		if b.place == placeTail && b.first < genreLeast {
			p.span.Evidence = Run
		}
		// A run of lines below the article is one passage, named by the kind that most
		// speaks for; amid it what asks for something and what does not are two.
		if from >= 0 && (b.place != placeInside || kinds[passages[from].span.Kind].Asks == kinds[kind].Asks) {
			q := &passages[from]
			q.to = b.to
			q.span.Score = max(q.span.Score, p.span.Score)
			if votes[kind] += b.second; votes[kind] > votes[q.span.Kind] {
				q.span.Kind = kind
			}
			if p.span.Evidence == Run {
				q.span.Evidence = Run
			}
			last = from
			continue
		}
		passages = append(passages, p)
		last = len(passages) - 1
		votes = [len(kinds)]int{}
		votes[kind] = b.second
	}
	if !options.take {
		options.told = nil
		for _, p := range passages[matched:] {
			options.told = append(options.told, toldPassage{Range{int(f.words[p.from].start), int(f.words[p.to-1].end)}, p.span})
		}
	}
	slices.SortStableFunc(passages, func(a, b passage) int { return cmp.Compare(a.from, b.from) })
	return passages
}

// enough tells whether the second reading of a block is enough to suggest it. A
// paragraph that reads like an appeal is often but one of a letter, and the article is
// seldom of that kind.
func (g *genre) enough(f *folded, b *block) bool {
	return b.second >= genreLeast || b.second >= genreAppeal && sizeOf(b.size) > appealWords && g.kind(f, b) == Appeal
}

// between appends what of p lies between the first so many passages.
func between(passages []passage, matched int, p passage) []passage {
	at := p.from
	for _, q := range passages[:matched] {
		if q.to <= p.from || q.from >= p.to {
			continue
		}
		if q.from > at {
			part := p
			part.from, part.to = at, q.from
			passages = append(passages, part)
		}
		at = q.to
	}
	if at < p.to {
		p.from = at
		passages = append(passages, p)
	}
	return passages
}

// tell adds what genre suggested when the text was looked at first, where nothing
// matches now.
func (f *folded) tell(passages []passage, told []toldPassage) []passage {
	if len(told) == 0 {
		return passages
	}
	matched := passages
	for _, t := range told {
		p := passage{span: t.span}
		p.from = sort.Search(len(f.words), func(i int) bool { return int(f.words[i].start) >= t.Start })
		p.to = sort.Search(len(f.words), func(i int) bool { return int(f.words[i].start) >= t.End })
		free := func(q passage) bool { return q.from >= p.to || q.to <= p.from }
		if p.from < p.to && !slices.ContainsFunc(matched, func(q passage) bool { return !free(q) }) {
			passages = append(passages, p)
		}
	}
	slices.SortStableFunc(passages, func(a, b passage) int { return cmp.Compare(a.from, b.from) })
	return passages
}

// amidProse tells whether an article is near: lines alone may be anything, a poem or a
// list.
func amidProse(list []block, i int) bool {
	if list[i].place != placeBare {
		return true
	}
	found := false
	eachNear(list, i, proseReach, func(j int) { found = found || list[j].prose })
	return found
}

// quotedBy tells whether a word stands in a quotation of the source, or its line
// begins with a quote mark.
func (f *folded) quotedBy(word int, quoted []Range) bool {
	at := int(f.words[word].start)
	for _, r := range quoted {
		if at >= r.Start && at < r.End {
			return true
		}
	}
	start := at
	for start > max(0, at-quoteLook) && !isLineEnd(f.text[start-1]) {
		start--
	}
	return strings.HasPrefix(strings.TrimLeft(f.text[start:at], " \t"), ">")
}

// kind is the kind of the strongest cue of a block: of a line that templates know,
// else of the words that weigh most, together for each kind.
func (g *genre) kind(f *folded, b *block) Kind {
	if b.known != NoKind {
		return b.known
	}
	var sums [len(kinds)]int
	g.eachWord(f, b, func(w *weight, _, _ int) { sums[w.kind] += max(0, w.of(1, b.place)) })
	best := Other
	for k := Appeal; k < Other; k++ {
		if sums[k] > sums[best] {
			best = k
		}
	}
	return best
}

// likelihood is the logistic function of a reading, per mille: how often what reads
// so is boilerplate. Between the rows of the table it is straight.
func likelihood(reading int) int {
	const step = readingUnit / 2
	at := min(abs(reading), step*(len(logistic)-1)-1)
	row, rest := at/step, at%step
	v := logistic[row] + (logistic[row+1]-logistic[row])*rest/step
	if reading < 0 {
		return 1000 - v
	}
	return v
}

// logistic is 1000/(1+exp(-x)) for x = 0, 1/2, 1, …
var logistic = [...]int{500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998, 998, 999}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

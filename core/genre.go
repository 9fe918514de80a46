package core

import (
	"cmp"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Genre: does a block read like boilerplate, though no template is like it? A
// linear model over its words, shape and place answers, in whole numbers. It reads
// twice: each block alone, then with what the first reading said of its neighbours,
// since boilerplate stands together. The weights are data, trained by scripts/genre.
// Genre only ever suggests.

// A GenreTable is a table of weights, as its file states it, one feature a line:
//
//	fold: 2
//
//	72 31 newsletter word inbox
//
// the weights of the first and the second reading in 1/128 of a logit, the kind that
// a word is a cue of ("-" for none), and the feature's name: "word", "inside" (the
// word between paragraphs of the article) or "pair" with words, "near" with a row of
// the second reading, else an answer of feature.go.
type GenreTable []GenreWeight

// A GenreWeight is one line of the table.
type GenreWeight struct {
	Feature       string
	First, Second int // 1/128 of a logit
	Kind          Kind
}

// ReadingUnit is how many of a weight or a reading make a logit.
const ReadingUnit = readingUnit

const (
	readingUnit = 128
	featureUnit = 256 // of a feature's value
)

// ParseGenre reads a table of weights. Errors are of type [*Error] and name the line.
func ParseGenre(path, text string) (GenreTable, error) {
	var g GenreTable
	fail := func(n int, what string) (GenreTable, error) {
		return nil, &Error{File: path, Line: n + 1, What: what, Hint: "make the table with `go run ./scripts/genre`"}
	}
	for n, line := range strings.Split(text, "\n") {
		if line == "" {
			continue
		}
		if n == 0 {
			if line != "fold: "+strconv.Itoa(foldVersion) {
				return fail(n, "the table was made by another version of Dehusk")
			}
			continue
		}
		fields := strings.SplitN(line, " ", 4)
		if len(fields) != 4 {
			return fail(n, "expected two weights, a kind and a feature, found "+quote(line))
		}
		w := GenreWeight{Feature: fields[3]}
		for i, to := range [...]*int{&w.First, &w.Second} {
			v, err := strconv.Atoi(fields[i])
			if err != nil || v < -maxWeight || v > maxWeight {
				return fail(n, "unreadable weight "+quote(fields[i]))
			}
			*to = v
		}
		if fields[2] != "-" {
			kind, ok := KindNamed(fields[2])
			if !ok {
				return fail(n, "unknown kind "+quote(fields[2]))
			}
			w.Kind = kind
		}
		g = append(g, w)
	}
	return g, nil
}

const maxWeight = 1<<15 - 1

// Format writes the table as its file states it.
func (g GenreTable) Format() string {
	var b strings.Builder
	b.WriteString("fold: " + strconv.Itoa(foldVersion) + "\n\n")
	for _, w := range g {
		kind := "-"
		if w.Kind != NoKind {
			kind = w.Kind.String()
		}
		b.WriteString(strconv.Itoa(w.First) + " " + strconv.Itoa(w.Second) + " " + kind + " " + w.Feature + "\n")
	}
	return b.String()
}

// genre is what an index knows for the score.
type genre struct {
	stock tagged[stockWord]
	lines map[uint32]Kind // lines of templates, by their lineHash

	loaded bool
	shapes [2][]int16
	near   [nearCount]int16
	base   int // of the second reading
	words  tagged[weight]
	pairs  pairWeights
}

// A stockWord is a word of stock phrasing, of templates that ask or of others.
type stockWord struct{ asking bool }

// A weight is a row of the table; the third and fourth are those inside the article.
type weight struct {
	reading [4]int16
	kind    Kind
}

// A tagged table finds what is known of a word. 16 bits are few for a word among
// thousands: a tag of its letters tells it from others of the same hash. Of two words
// of one hash the first stays.
type tagged[T any] struct {
	set  wordSet
	rank [len(wordSet{})]uint16 // of the first hash of each part of the set, among all
	tags []uint16
	rows []T
}

// tag is made of a word's length, its first and its last letter.
func tag(word string) uint16 {
	n := len(word)
	t := uint16(n&31) << 8
	if c := word[0]; c < utf8.RuneSelf {
		t |= uint16(c&31) << 3
	}
	if c := word[n-1]; c < utf8.RuneSelf {
		t |= uint16(c & 7)
	}
	return t
}

// A taggedRow is what goes into a table.
type taggedRow[T any] struct {
	hash, tag uint16
	row       T
}

func newTagged[T any](rows []taggedRow[T]) tagged[T] {
	var t tagged[T]
	slices.SortStableFunc(rows, func(a, b taggedRow[T]) int { return cmp.Compare(a.hash, b.hash) })
	for i, r := range rows {
		if i == 0 || rows[i-1].hash != r.hash {
			t.set.add(r.hash)
			t.tags, t.rows = append(t.tags, r.tag), append(t.rows, r.row)
		}
	}
	n := 0
	for i, part := range t.set {
		t.rank[i] = uint16(n)
		n += bits.OnesCount64(part)
	}
	return t
}

// find gives the row of a word, nil where there is none.
func (t *tagged[T]) find(f *folded, w *word) *T {
	part, bit := t.set[w.hash>>6], uint64(1)<<(w.hash&63)
	if part&bit == 0 {
		return nil
	}
	i := int(t.rank[w.hash>>6]) + bits.OnesCount64(part&(bit-1))
	if w.flags&wordNumber == 0 && t.tags[i] != tag(f.text[w.start:w.end]) {
		return nil
	}
	return &t.rows[i]
}

// pairWeights finds the weights of two words in a row.
type pairWeights struct {
	filter wordSet
	hashes []uint32 // ordered
	rows   []weight
}

func (t *pairWeights) find(hash uint32) *weight {
	if !t.filter.has(uint16(hash)) {
		return nil
	}
	if i, ok := slices.BinarySearch(t.hashes, hash); ok {
		return &t.rows[i]
	}
	return nil
}

func pairHash(a, b uint16) uint32 { return gramHash(uint32(a), b) }

// lineHash joins the words of a line.
func lineHash(h uint32, hash uint16, word string) uint32 {
	if hash == hashNumber {
		return gramHash(h, hash)
	}
	return gramHash(gramHash(h, hash), tag(word))
}

// load makes the tables of a model. What is no feature of this version is left out.
func (g *genre) load(table GenreTable) {
	if len(table) == 0 {
		return
	}
	g.loaded = true
	shapeNumber := make(map[string]int, firstShape[questionCount])
	for i := range firstShape[questionCount] {
		shapeNumber[shapeName(i)] = i
	}
	for i := range g.shapes {
		g.shapes[i] = make([]int16, firstShape[questionCount])
	}
	words, pairs := map[uint32]weight{}, map[uint32]weight{}
	for _, w := range table {
		name, rest, _ := strings.Cut(w.Feature, " ")
		first, second := int16(w.First), int16(w.Second)
		hashes := fold(rest).words
		switch {
		case (name == "word" || name == "inside") && len(hashes) == 1:
			key := uint32(hashes[0].hash)<<16 | uint32(tag(rest))
			row := words[key]
			if name == "word" {
				row.reading[0], row.reading[1], row.kind = first, second, w.Kind
			} else {
				row.reading[2], row.reading[3] = first, second
			}
			words[key] = row
		case name == "pair" && len(hashes) == 2:
			pairs[pairHash(hashes[0].hash, hashes[1].hash)] = weight{reading: [4]int16{first, second}, kind: w.Kind}
		case w.Feature == "every block":
			g.base = w.Second
		case name == "near":
			if i := slices.Index(nearNames[:], rest); i >= 0 {
				g.near[i] = second
			}
		default:
			if i, ok := shapeNumber[w.Feature]; ok {
				g.shapes[0][i], g.shapes[1][i] = first, second
			}
		}
	}
	rows := make([]taggedRow[weight], 0, len(words))
	keys := make([]uint32, 0, len(words))
	for key := range words {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		rows = append(rows, taggedRow[weight]{uint16(key >> 16), uint16(key), words[key]})
	}
	g.words = newTagged(rows)
	for hash := range pairs {
		g.pairs.hashes = append(g.pairs.hashes, hash)
		g.pairs.filter.add(uint16(hash))
	}
	slices.Sort(g.pairs.hashes)
	for _, hash := range g.pairs.hashes {
		g.pairs.rows = append(g.pairs.rows, pairs[hash])
	}
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

// read gives all blocks their two readings.
func (g *genre) read(f *folded, list []block) {
	var ids []uint16
	for i := range list {
		b := &list[i]
		first, second := 0, 0
		g.eachWord(f, b, func(w *weight, _, _ int) {
			first, second = first+w.of(0, b.place), second+w.of(1, b.place)
		})
		value := wordValue[min(b.to-b.from, blockWords)]
		first, second = first*value/featureUnit, second*value/featureUnit
		ids = shapes(list, i, ids[:0])
		for _, id := range ids {
			first, second = first+int(g.shapes[0][id]), second+int(g.shapes[1][id])
		}
		b.first, b.second = first, second+g.base
	}
	row := make([]int, len(list))
	for i := range list {
		row[i] = list[i].first
	}
	for i := range list {
		near := g.nearby(list, row, i)
		for k, v := range near {
			list[i].second += v * int(g.near[k]) / featureUnit
		}
	}
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

// suggest appends what reads like boilerplate to the passages of a text.
func (g *genre) suggest(x *index, f *folded, passages []passage, options *settings) []passage {
	if !g.loaded || len(f.words) == 0 {
		return passages
	}
	list := x.blocks(f, passages)
	g.read(f, list)
	verdict := Suggest
	if options.take {
		verdict = Remove
	}
	last := -1 // the passage that the block before is in
	for i := range list {
		b := &list[i]
		from := last
		last = -1
		if b.closed || b.second < genreLeast || !amidProse(list, i) || b.to-b.from > longestUnit || f.quotedBy(b.from, options.quoted) {
			continue
		}
		kind := g.kind(f, b)
		if !options.kinds.has(kind) {
			continue
		}
		p := passage{from: b.from, to: b.to, span: Span{Verdict: verdict, Kind: kind, Evidence: Genre, Score: likelihood(b.second)}}
		if b.place == placeTail && b.first < genreLeast {
			p.span.Evidence = Run
		}
		if from >= 0 && passages[from].span.Kind == kind && passages[from].span.Evidence == p.span.Evidence {
			passages[from].to = b.to
			passages[from].span.Score = max(passages[from].span.Score, p.span.Score)
			last = from
			continue
		}
		passages = append(passages, p)
		last = len(passages) - 1
	}
	slices.SortFunc(passages, func(a, b passage) int { return cmp.Compare(a.from, b.from) })
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
	from := max(0, at-quoteLook)
	start := from + strings.LastIndexAny(f.text[from:at], "\n\r") + 1
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

// A Reason is a feature that speaks for a suggestion.
type Reason struct {
	Feature string // "word inbox", "ends-with colon", "near mean": a name of the table
	Weight  int    // 1/128 of a logit
}

// Reasons gives the three strongest features of a span that [Genre] or [Run] is the
// evidence for, the strongest first; nil for other spans. The text is the whole one,
// as it was cleaned.
func (e *Engine) Reasons(text string, span Span) []Reason {
	x := e.index
	g := &x.genre
	if !g.loaded || span.Evidence != Genre && span.Evidence != Run {
		return nil
	}
	f := fold(text)
	passages, _ := x.match(&f, &settings{kinds: ^kindSet(0)})
	list := x.blocks(&f, passages)
	g.read(&f, list)
	best := -1
	for i := range list {
		start, end := int(f.words[list[i].from].start), int(f.words[list[i].to-1].end)
		if start < span.End && end > span.Start && (best < 0 || list[i].second > list[best].second) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	b := &list[best]
	var all []Reason
	value := wordValue[min(b.to-b.from, blockWords)]
	var spelling strings.Builder
	g.eachWord(&f, b, func(w *weight, from, to int) {
		name := "word"
		if to > from+1 {
			name = "pair"
		}
		for _, word := range f.words[from:to] {
			name += " " + foldedWord(&spelling, f.text[word.start:word.end])
		}
		all = append(all, Reason{name, w.of(1, b.place) * value / featureUnit})
	})
	for _, id := range shapes(list, best, nil) {
		all = append(all, Reason{shapeName(int(id)), int(g.shapes[1][id])})
	}
	first := make([]int, len(list))
	for i := range list {
		first[i] = list[i].first
	}
	near := g.nearby(list, first, best)
	for k, v := range near {
		all = append(all, Reason{"near " + nearNames[k], v * int(g.near[k]) / featureUnit})
	}
	slices.SortStableFunc(all, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	all = slices.DeleteFunc(all[:min(3, len(all))], func(r Reason) bool { return r.Weight <= 0 })
	return all
}

// A Block is a paragraph or line of a text as the genre score sees it. It is exported
// for training.
type Block struct {
	Range           // bytes, from the first word to the last
	Taken  bool     // a template has most of it
	Size   int      // words, roughly
	Inside bool     // between paragraphs of prose
	Shapes []string // features apart from words, each once
	Words  []string // folded; the first 64
	First  int      // the readings, in 1/128 of a logit
	Second int
	Value  int // what each of Words and each pair of them counts, 256 being once
}

// Blocks gives the blocks of a text with their features.
func (e *Engine) Blocks(text string) []Block {
	x := e.index
	f := fold(text)
	passages, _ := x.match(&f, &settings{kinds: ^kindSet(0)})
	list := x.blocks(&f, passages)
	if x.genre.loaded {
		x.genre.read(&f, list)
	}
	var all []Block
	var spelling strings.Builder
	for i := range list {
		b := &list[i]
		one := Block{
			Range: Range{int(f.words[b.from].start), int(f.words[b.to-1].end)}, Taken: b.taken, Size: sizeOf(b.size),
			Inside: b.place == placeInside, First: b.first, Second: b.second, Value: wordValue[min(b.to-b.from, blockWords)],
		}
		for _, id := range shapes(list, i, nil) {
			one.Shapes = append(one.Shapes, shapeName(int(id)))
		}
		for _, w := range f.words[b.from:min(b.to, b.from+blockWords)] {
			word := "0"
			if w.flags&wordNumber == 0 {
				word = foldedWord(&spelling, f.text[w.start:w.end])
			}
			one.Words = append(one.Words, word)
		}
		all = append(all, one)
	}
	return all
}

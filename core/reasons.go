package core

import (
	"cmp"
	"slices"
	"strings"
)

// Reasons: what the genre score sees in a block, for people and for training.

// A Reason is what speaks for a suggestion: a word or two, or all features that are
// about the same thing.
type Reason struct {
	Sense   Sense
	Feature string // the strongest feature: "word inbox", "ends-with colon", "near mean", a name of the table
	Words   string // where Sense is SenseWord or SensePair, the words as they stand in the text; else ""
	Weight  int    // of the features together, 1/128 of a logit; above 0
}

const (
	reasonCount = 3
	reasonReach = 1 << 17 // bytes to each side of a span: more than a horizon
)

// Reasons gives the three strongest reasons for a span that [Genre] or [Run] is the
// evidence for, the strongest first; nil for other spans. The text is the whole one,
// as it was cleaned: neighbours speak, too.
func (e *Engine) Reasons(text string, span Span) []Reason {
	if span.Evidence != Genre && span.Evidence != Run || span.Start < 0 || span.End > len(text) {
		return nil
	}
	x := e.index
	g := &x.genre
	if !g.loaded {
		return nil
	}
	// What is farther away says nothing, and a text of many suggestions is asked often.
	if from := span.Start - reasonReach; from > 0 {
		from += strings.IndexByte(text[from:span.Start], '\n') + 1
		text, span.Start, span.End = text[from:], span.Start-from, span.End-from
	}
	if to := span.End + reasonReach; to < len(text) {
		text = text[:max(span.End, strings.LastIndexByte(text[:to], '\n'))]
	}
	f := fold(text)
	passages, _ := x.match(&f, &settings{kinds: ^kindSet(0)}, newVerdictScratch())
	list := x.blocks(&f, passages, nil)
	g.read(list, true, &genreScratch{})
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
	all := append(g.wordReasons(&f, &list[best]), g.shapeReasons(list, best)...)
	all = slices.DeleteFunc(all, func(r Reason) bool { return r.Weight <= 0 })
	slices.SortStableFunc(all, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) })
	return all[:min(reasonCount, len(all))]
}

// wordReasons are the words of a block that have weight. A word goes with the pair
// that it is in, and a repeated one with itself.
func (g *genre) wordReasons(f *folded, b *block) []Reason {
	type found struct {
		Reason
		from, to int // words
	}
	var each []found
	var spelling []byte
	value := wordValue[min(b.to-b.from, blockWords)]
	g.eachWord(f, b, func(w *weight, from, to int) {
		r := Reason{SenseWord, "word", f.text[f.words[from].start:f.words[to-1].end], w.of(1, b.place) * value / featureUnit}
		if to > from+1 {
			r.Sense, r.Feature = SensePair, "pair"
		}
		for _, word := range f.words[from:to] {
			spelling = appendFolded(spelling[:0], f.text[word.start:word.end])
			r.Feature += " " + string(spelling)
		}
		each = append(each, found{r, from, to})
	})
	slices.SortStableFunc(each, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.Sense, a.Sense), cmp.Compare(b.Weight, a.Weight))
	})
	var all []found
	for _, r := range each {
		i := slices.IndexFunc(all, func(a found) bool {
			return a.Feature == r.Feature || a.Weight > 0 && a.from <= r.from && r.to <= a.to
		})
		if i < 0 {
			all = append(all, r)
		} else {
			all[i].Weight += r.Weight
		}
	}
	reasons := make([]Reason, len(all))
	for i := range all {
		reasons[i] = all[i].Reason
	}
	return reasons
}

// shapeReasons are the other features of list[i], gathered by sense.
func (g *genre) shapeReasons(list []block, i int) []Reason {
	var all [senseCount]Reason
	var most [senseCount]int
	add := func(s Sense, weight int, name func() string) {
		all[s].Sense = s
		all[s].Weight += weight
		if weight > most[s] {
			most[s], all[s].Feature = weight, name()
		}
	}
	for _, id := range shapes(list, i, nil) {
		if s, ok := list[i].sense(int(id)); ok {
			add(s, int(g.shapes[id][1]), func() string { return shapeName(int(id)) })
		}
	}
	first := make([]int, len(list))
	for j := range list {
		first[j] = list[j].first
	}
	for k, v := range g.nearby(list, first, i) {
		add(SenseBeside, v*int(g.near[k])/featureUnit, func() string { return "near " + nearNames[k] })
	}
	return all[:]
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
	Value  int      // what each of Words and each pair of them counts, 256 being once
}

// Blocks gives the blocks of a text with their features.
func (e *Engine) Blocks(text string) []Block {
	x := e.index
	f := fold(text)
	passages, _ := x.match(&f, &settings{kinds: ^kindSet(0)}, newVerdictScratch())
	list := x.blocks(&f, passages, nil)
	var all []Block
	var spelling []byte
	for i := range list {
		b := &list[i]
		one := Block{
			Range: Range{int(f.words[b.from].start), int(f.words[b.to-1].end)}, Taken: b.taken, Size: sizeOf(b.size),
			Inside: b.place == placeInside, Value: wordValue[min(b.to-b.from, blockWords)],
		}
		for _, id := range shapes(list, i, nil) {
			one.Shapes = append(one.Shapes, shapeName(int(id)))
		}
		for _, w := range f.words[b.from:min(b.to, b.from+blockWords)] {
			word := "0"
			if w.flags&wordNumber == 0 {
				spelling = appendFolded(spelling[:0], f.text[w.start:w.end])
				word = string(spelling)
			}
			one.Words = append(one.Words, word)
		}
		all = append(all, one)
	}
	return all
}

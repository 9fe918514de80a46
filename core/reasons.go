package core

import (
	"cmp"
	"slices"
	"strings"
)

// Reasons: what the genre score sees in a block, for people and for training.

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

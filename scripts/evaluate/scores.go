package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// scores are what becomes of the paragraphs of labelled articles.
type scores struct {
	paragraphs, touched int     // of the article; touched lost a byte
	takenTouched        int     // or lose one where suggestions are taken
	keep                tallies // paragraphs of the article: of news, of hard negatives
	junk                tally
	kinds               map[string]tallies // of junk, by file
	groups              tallies            // of junk of news, as the limits group it
	dimensions          map[string]map[string]*both
	withAsk, leftAsk    int // articles that ask for something, and those that still do when suggestions are taken
}

// both is one row of a dimension.
type both struct{ junk, keep tally }

// The groups of junk that have limits of their own.
const (
	asksGroup   = "appeal, newsletter, subscribe of 5 words and more"
	othersGroup = "other kinds of 5 words and more"
	shortGroup  = "1 to 4 words"
)

const shortWords = 4 // of a short block

func newScores() *scores {
	return &scores{keep: tallies{}, groups: tallies{}, kinds: map[string]tallies{}, dimensions: map[string]map[string]*both{}}
}

// kind counts a block of boilerplate by its kind and by the groups.
func (s *scores) kind(a article, p paragraph, file string, removed, shown, taken bool) {
	words := size(p.Text)
	length, group := "prose", othersGroup
	switch {
	case words <= shortWords:
		length, group = "short", shortGroup
	case p.asks():
		group = asksGroup
	}
	if s.kinds[file] == nil {
		s.kinds[file] = tallies{}
	}
	count(s.kinds[file].at(fmt.Sprintf("%-10s %s", p.Kind, length)), removed, shown, taken)
	if !a.hard() {
		count(s.groups.at(group), removed, shown, taken)
	}
}

// count counts a block, one of its layouts at a time.
func count(t *tally, removed, shown, taken bool) {
	t.each = len(layouts)
	t.add(removed, shown, taken)
}

// lengths are the classes of a block's length, in words.
var lengths = []struct {
	name string
	most int
}{{" 1-4 words", 4}, {" 5-9 words", 9}, {"10-24 words", 24}, {"25-49 words", 49}, {"50 words-", 1 << 30}}

// by counts a block by language, publisher, length and layout.
func (s *scores) by(junk bool, a article, p paragraph, file, layout string, removed, shown, taken bool) {
	words := size(p.Text)
	length := lengths[slices.IndexFunc(lengths, func(l struct {
		name string
		most int
	},
	) bool {
		return words <= l.most
	})].name
	for dimension, value := range map[string]string{"language": a.Lang, "publisher": a.Publisher, "length": length, "layout": layout} {
		if s.dimensions[dimension] == nil {
			s.dimensions[dimension] = map[string]*both{}
		}
		row := s.dimensions[dimension][value]
		if row == nil {
			row = &both{}
			s.dimensions[dimension][value] = row
		}
		if junk {
			count(&row.junk, removed, shown, taken)
		} else {
			count(&row.keep, removed, shown, taken)
		}
	}
}

// fewBlocks is how many blocks of boilerplate a publisher has at least that is ranked.
const fewBlocks = 10

// print prints all of it.
func (s *scores) print(e *evaluation, name string) {
	for _, file := range articleFiles {
		fmt.Println(file)
		for _, k := range names(s.kinds[file]) {
			t := s.kinds[file][k]
			fmt.Printf("  %-16s %s  taken %5.1f %%\n", k, t, percent(t.taken, t.all))
			figures := t.figures()
			figures["taken"] = percent(t.taken, t.all)
			e.put(name, file+", "+k, figures)
		}
	}
	for _, g := range names(s.groups) {
		fmt.Printf("%s: %s\n", g, *s.groups[g])
		e.put(name, g, s.groups[g].figures())
	}
	for _, dimension := range [...]string{"language", "length", "layout"} {
		s.rows(e, name, dimension, names(s.dimensions[dimension]))
	}
	s.rows(e, name, "publisher", s.worst())
	for _, group := range names(s.keep) {
		t := s.keep[group]
		fmt.Printf("article paragraphs, %s: n=%d  suggested %s  go where suggestions are taken %s\n", group, t.all, t.interval(t.shown), t.interval(t.taken))
		e.put(name, "article paragraphs, "+group, t.figures())
	}
	fmt.Printf("article paragraphs touched: %d of %d, each in two layouts (where 0, at most %.3f %% with 95 %% confidence); where suggestions are taken %d\n",
		s.touched, s.paragraphs, atMost(s.paragraphs/len(layouts)), s.takenTouched)
	e.put(name, "article paragraphs", s.paragraphs)
	e.put(name, "article paragraphs touched", s.touched)
	e.put(name, "article paragraphs touched where suggestions are taken", s.takenTouched)
	left := tally{all: s.withAsk, taken: s.leftAsk, each: len(layouts)}
	fmt.Printf("articles with an appeal, newsletter or subscribe block: %d; one is left where suggestions are taken: %s\n", s.withAsk, left.interval(left.taken))
	e.put(name, "articles that ask", s.withAsk)
	e.put(name, "articles left that ask", percent(s.leftAsk, s.withAsk))
}

// rows prints a dimension.
func (s *scores) rows(e *evaluation, name, dimension string, values []string) {
	fmt.Println("by " + dimension)
	for _, v := range values {
		b := s.dimensions[dimension][v]
		fmt.Printf("  %-24s junk %s  taken %5.1f %%;  article n=%4d  suggested %5.2f %%  taken %5.2f %%\n", v, b.junk, percent(b.junk.taken, b.junk.all),
			b.keep.all, percent(b.keep.shown, b.keep.all), percent(b.keep.taken, b.keep.all))
		e.put(name, dimension+" "+strings.TrimSpace(v), map[string]any{"junk": b.junk.figures(), "article": b.keep.figures()})
	}
}

// worst are the ten publishers of which least is found.
func (s *scores) worst() []string {
	rows := s.dimensions["publisher"]
	list := slices.DeleteFunc(names(rows), func(p string) bool { return rows[p].junk.all < fewBlocks })
	slices.SortStableFunc(list, func(a, b string) int {
		x, y := rows[a].junk, rows[b].junk
		return cmp.Compare(x.shown*y.all, y.shown*x.all)
	})
	return list[:min(10, len(list))]
}

// names are the keys of a map, in order.
func names[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// keepBars are the limits of article paragraphs.
func (s *scores) keepBars(e *evaluation, what string) {
	e.greatest("1", fmt.Sprintf("articles (%s): paragraphs with a removed byte, of %d (where 0, at most %.3f %%)", what, s.paragraphs, atMost(s.paragraphs/len(layouts))), float64(s.touched), 0)
	suggested := func(group string, limit float64) {
		t := s.keep.at(group)
		e.greatest("1", fmt.Sprintf("articles (%s): paragraphs suggested, %s, n=%d", what, group, t.all), percent(t.shown, t.all), limit)
	}
	suggested("news", 1)
	suggested("hard negatives", 5)
}

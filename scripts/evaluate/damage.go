package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// Which damaged copies the table is of.
var (
	damageSeed   = flag.Uint64("seed", 1, "the seed of the damaged copies")
	damageCopies = flag.Int("copies", 4000, "how many damaged copies")
)

// Bars of the table, in per cent: appeal sentences gone by how many of their words
// were touched, and texts that are the article exactly.
var damageBars = []struct {
	most int // per cent of words touched
	bar  float64
}{{10, 99.5}, {20, 98}, {30, 85}}

const exactBar = 97

// damage cleans damaged copies of the shipped appeal and of invented ones.
func damage(e *evaluation) error {
	appeals, err := coretest.Appeals()
	if err != nil {
		return err
	}
	shipped, err := templates.Library()
	if err != nil {
		return err
	}
	for _, t := range shipped.Templates {
		if t.Path == "en/the-moscow-times/appeal-2024" {
			appeals = append([]core.Template{t}, appeals...)
		}
	}
	articles, err := coretest.Articles()
	if err != nil {
		return err
	}
	engine, err := e.library.With(appeals...)
	if err != nil {
		return err
	}
	variants, err := coretest.Variants(*damageSeed, *damageCopies, appeals, articles)
	if err != nil {
		return err
	}
	lost := 0
	gone, all := map[int]int{}, map[int]int{}
	axes := map[string]*[4]int{} // exact, texts, gone, sentences
	exact, exactAll := 0, 0
	for _, v := range variants {
		r, err := engine.Clean(v.Text, core.Options{})
		if err != nil {
			return err
		}
		for _, a := range v.Article {
			if covered(r.Spans, a, core.Remove) > 0 {
				lost++
				fmt.Printf("  lost %s: %.200q\n", v.Name, v.Text[a.Start:a.End])
			}
		}
		same := r.Kept() == v.Want
		if v.Touched <= 10 {
			exactAll++
			if same {
				exact++
			}
		}
		for _, name := range v.Axes {
			if axes[name] == nil {
				axes[name] = &[4]int{}
			}
			axes[name][1]++
			if same {
				axes[name][0]++
			}
		}
		for _, s := range v.Sentences {
			bar := band(s.Touched)
			if bar < 0 {
				continue
			}
			all[bar]++
			taken := 2*covered(r.Spans, s.Range, core.Remove) > s.End-s.Start
			if taken {
				gone[bar]++
			} else if *verbose && bar == 0 {
				fmt.Printf("--- stays %s (%d %%): %q\n", v.Name, s.Touched, v.Text[s.Start:s.End])
			}
			for _, name := range v.Axes {
				axes[name][3]++
				if taken {
					axes[name][2]++
				}
			}
		}
		if *verbose && !same && v.Touched <= 10 {
			fmt.Printf("--- %s (%d %%)\n%s\n", v.Name, v.Touched, difference(r.Kept(), v.Want))
		}
	}
	names := make([]string, 0, len(axes))
	for n := range axes {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		a := axes[n]
		fmt.Printf("  %-34s texts %5d  exactly the article %5.1f %%  sentences gone %5.1f %%\n", n, a[1], percent(a[0], a[1]), percent(a[2], a[3]))
		e.put("damage", n, map[string]any{"texts": a[1], "exact": percent(a[0], a[1]), "gone": percent(a[2], a[3])})
	}
	for i, b := range damageBars {
		fmt.Printf("sentences with up to %d %% of their words touched: n=%d, gone %.2f %% (bar %.1f)\n", b.most, all[i], percent(gone[i], all[i]), b.bar)
		e.put("damage", fmt.Sprintf("gone, up to %d %%", b.most), percent(gone[i], all[i]))
		e.least("damage", fmt.Sprintf("damaged copies: sentences gone, up to %d %% of their words touched, n=%d", b.most, all[i]), percent(gone[i], all[i]), b.bar)
	}
	fmt.Printf("texts with up to 10 %% of the words touched that are the article exactly: n=%d, %.2f %% (bar %d)\n", exactAll, percent(exact, exactAll), exactBar)
	e.put("damage", "exact, up to 10 %", percent(exact, exactAll))
	fmt.Printf("article paragraphs with a byte lost: %d in %d texts (bar 0)\n", lost, len(variants))
	e.put("damage", "texts", len(variants))
	e.put("damage", "article paragraphs lost", lost)
	e.least("damage", fmt.Sprintf("damaged copies: texts that are the article exactly, n=%d", exactAll), percent(exact, exactAll), exactBar)
	e.greatest("damage", fmt.Sprintf("damaged copies: article paragraphs with a removed byte, in %d texts", len(variants)), float64(lost), 0)
	return nil
}

// band says which bar a sentence falls under; -1 beyond the last.
func band(touched int) int {
	return slices.IndexFunc(damageBars, func(b struct {
		most int
		bar  float64
	},
	) bool {
		return touched <= b.most
	})
}

// difference shows where two texts part and meet again.
func difference(got, want string) string {
	start := 0
	for start < len(got) && start < len(want) && got[start] == want[start] {
		start++
	}
	g, w := len(got), len(want)
	for g > start && w > start && got[g-1] == want[w-1] {
		g, w = g-1, w-1
	}
	from := max(0, start-40)
	return fmt.Sprintf("got  %q\nwant %q", strings.ToValidUTF8(got[from:min(len(got), g+40)], ""), strings.ToValidUTF8(want[from:min(len(want), w+40)], ""))
}

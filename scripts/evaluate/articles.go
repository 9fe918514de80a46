package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// articles cleans the labelled articles with the shipped library, each with
// blank lines between its paragraphs and with single line breaks, and counts by
// kind what goes. Article paragraphs with a removed byte are printed.
func articles(e *evaluation) error {
	for _, file := range [...]string{"dev-en.jsonl", "dev-other.jsonl"} {
		list, err := lines[article](e.shared, file)
		if err != nil {
			return err
		}
		if err := e.articleTable(file, list); err != nil {
			return err
		}
	}
	return e.appealsAgainstArticles()
}

type tally struct{ all, removed, shown int }

func (t *tally) add(spans []core.Span, r core.Range) {
	t.all++
	if 2*covered(spans, r, core.Remove) > r.End-r.Start {
		t.removed++
	}
	if 2*covered(spans, r, core.Suggest) > r.End-r.Start {
		t.shown++
	}
}

func (e *evaluation) articleTable(file string, list []article) error {
	kinds := map[string]*tally{}
	keep := map[string]*tally{"news": {}, "hard negatives": {}}
	touched := 0
	for _, a := range list {
		group := "news"
		if strings.HasPrefix(a.ID, "neg") {
			group = "hard negatives"
		}
		for _, separator := range [...]string{"\n\n", "\n"} {
			text, places := a.text(separator)
			result, err := e.library.Clean(text, core.Options{})
			if err != nil {
				return err
			}
			for i, p := range a.Paragraphs {
				switch p.Label {
				case "keep":
					keep[group].add(result.Spans, places[i])
					if covered(result.Spans, places[i], core.Remove) > 0 {
						touched++
						fmt.Printf("  touched %s: %.100q\n", a.ID, p.Text)
					} else if 2*covered(result.Spans, places[i], core.Suggest) > len(p.Text) {
						fmt.Printf("  suggested %s: %.100q\n", a.ID, p.Text)
					}
				case "junk":
					size := "prose"
					if len(strings.Fields(p.Text)) <= 4 {
						size = "short"
					}
					key := fmt.Sprintf("%-10s %s", p.Kind, size)
					if kinds[key] == nil {
						kinds[key] = &tally{}
					}
					kinds[key].add(result.Spans, places[i])
				}
			}
		}
	}
	names := make([]string, 0, len(kinds))
	for k := range kinds {
		names = append(names, k)
	}
	slices.Sort(names)
	fmt.Println(file)
	for _, k := range names {
		t := kinds[k]
		fmt.Printf("  %-18s n=%5d  removed %5.1f %%  or suggested %5.1f %%\n", k, t.all, percent(t.removed, t.all), percent(t.shown, t.all))
		e.put(file, k, map[string]any{"n": t.all, "removed": percent(t.removed, t.all), "removedOrSuggested": percent(t.shown, t.all)})
	}
	for _, group := range [...]string{"news", "hard negatives"} {
		t := keep[group]
		if t.all == 0 {
			continue
		}
		fmt.Printf("  article paragraphs, %s: n=%d  suggested %.2f %%\n", group, t.all, percent(t.shown, t.all))
		e.put(file, "article paragraphs, "+group, map[string]any{"n": t.all, "suggested": percent(t.shown, t.all)})
	}
	n := keep["news"].all + keep["hard negatives"].all
	bound := 100 * (1 - math.Pow(.05, 1/float64(max(n, 1)))) // exact for none of n
	fmt.Printf("  article paragraphs touched: %d of %d (where 0, at most %.3f %% with 95 %% confidence)\n", touched, n, bound)
	e.put(file, "article paragraphs touched", touched)
	return nil
}

// appealsAgainstArticles puts all real appeals into one engine and looks whether
// any article sentence resembles one.
func (e *evaluation) appealsAgainstArticles() error {
	appeals, err := lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	var list []core.Template
	for _, a := range appeals {
		list = append(list, a.template())
	}
	engine, err := e.engine(list...)
	if err != nil {
		return err
	}
	touched, suggested, n := 0, 0, 0
	for _, file := range [...]string{"dev-en.jsonl", "dev-other.jsonl"} {
		articles, err := lines[article](e.shared, file)
		if err != nil {
			return err
		}
		for _, a := range articles {
			text, places := a.text("\n\n")
			result, err := engine.Clean(text, core.Options{})
			if err != nil {
				return err
			}
			for i, p := range a.Paragraphs {
				if p.Label != "keep" {
					continue
				}
				n++
				if covered(result.Spans, places[i], core.Remove) > 0 {
					touched++
					fmt.Printf("  touched %s: %.100q\n", a.ID, p.Text)
				} else if covered(result.Spans, places[i], core.Suggest) > 0 {
					suggested++
				}
			}
		}
	}
	fmt.Printf("all real appeals as templates: %d of %d article paragraphs touched, %d suggested\n", touched, n, suggested)
	e.put("articles", "touched by real appeals", touched)
	return nil
}

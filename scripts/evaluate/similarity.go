package main

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/scripts/labelled"
)

// similarity prints the curve that the thresholds were read from: how many
// article sentences, and how many sentences of variants, reach a score against
// real appeals, by length, as the engine sees them alone.
func similarity(e *evaluation) error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	hosts, err := labelled.Lines[article](e.shared, "dev-en.jsonl")
	if err != nil {
		return err
	}
	var known [][]string
	for _, a := range appeals {
		if a.Lang == "en" {
			known = append(known, words(strings.Join(a.Paragraphs, " ")))
		}
	}
	sizes := [...]int{5, 8, 12}
	levels := [...]float64{.4, .45, .5, .55, .6, .7, .8}
	count := func(name string, sentences func(func(sentence string, known [][]string))) {
		for i, least := range sizes {
			most := 1 << 30
			if i+1 < len(sizes) {
				most = sizes[i+1]
			}
			var reach [len(levels)]int
			n := 0
			sentences(func(s string, known [][]string) {
				ws := words(s)
				if len(ws) < least || len(ws) >= most {
					return
				}
				n++
				best := 0.0
				for _, k := range known {
					best = max(best, nearest(ws, k))
				}
				for l, level := range levels {
					if best >= level {
						reach[l]++
					}
				}
			})
			fmt.Printf("%-18s from %2d words n=%5d ", name, least, n)
			for l, level := range levels {
				fmt.Printf("  ≥ %.2f: %5.2f %%", level, percent(reach[l], n))
				e.put("similarity", fmt.Sprintf("%s, from %d words, %.2f", name, least, level), percent(reach[l], n))
			}
			fmt.Println()
		}
	}
	count("article sentences", func(each func(string, [][]string)) {
		for _, a := range hosts {
			for _, p := range a.Paragraphs {
				if p.Label == "keep" {
					for _, s := range split(p.Text) {
						each(s, known)
					}
				}
			}
		}
	})
	count("variants", func(each func(string, [][]string)) {
		for i, b := range appeals {
			var siblings [][]string
			for j, a := range appeals {
				if i != j && a.Campaign == b.Campaign {
					siblings = append(siblings, words(strings.Join(a.Paragraphs, " ")))
				}
			}
			if len(siblings) == 0 {
				continue
			}
			for _, p := range b.Paragraphs {
				for _, s := range split(p) {
					each(s, siblings)
				}
			}
		}
	})
	return nil
}

func split(p string) []string {
	var list []string
	at := 0
	for _, m := range sentenceEnd.FindAllStringIndex(p+" ", -1) {
		end := min(m[1], len(p))
		list = append(list, p[at:end])
		at = end
	}
	if at < len(p) {
		list = append(list, p[at:])
	}
	return list
}

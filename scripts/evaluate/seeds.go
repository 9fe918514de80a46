package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// seeds asks how many templates of a large library are found at all when a text
// holds a copy with words replaced, dropped and inserted by turns: the recall of
// seed and chain, and what a half of a template still finds.
func seeds(e *evaluation) error {
	const (
		size   = 10_000
		copies = 1_000
	)
	library := coretest.Library(1, size)
	engine, err := e.engine(library...)
	if err != nil {
		return err
	}
	articles, err := coretest.Articles()
	if err != nil {
		return err
	}
	for _, half := range [...]bool{false, true} {
		for _, share := range [...]int{0, 10, 20, 30} {
			rng := rand.New(rand.NewPCG(uint64(share), 1))
			found := 0
			for range copies {
				t := library[rng.IntN(size)]
				words := strings.Fields(strings.Join(t.Paragraphs, " "))
				if half {
					words = words[:len(words)/2]
				}
				text := articles[0].Text + "\n\n" + coretest.Edited(rng, words, share) + "\n"
				result, err := engine.Clean(text, core.Options{})
				if err != nil {
					return err
				}
				place := core.Range{Start: len(articles[0].Text), End: len(text)}
				if covered(result.Spans, place, core.Suggest) > 0 {
					found++
				}
			}
			what := "whole"
			if half {
				what = "half"
			}
			fmt.Printf("library of %d, %2d %% of the words edited, %-5s found %5.1f %%\n", size, share, what, percent(found, copies))
			e.put("seeds", fmt.Sprintf("%s, %d %%", what, share), percent(found, copies))
		}
	}
	return nil
}

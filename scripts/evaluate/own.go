package main

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// ownArticles cleans the repository's own articles, in two layouts, and its cases of
// what must stay, with the shipped library.
func (e *evaluation) ownArticles() error {
	articles, err := coretest.Articles()
	if err != nil {
		return err
	}
	vectors, err := coretest.Vectors()
	if err != nil {
		return err
	}
	var own, hard tally
	for _, a := range articles {
		for _, layout := range layouts {
			var list article
			for _, p := range strings.Split(strings.TrimSpace(a.Text), "\n\n") {
				list.Paragraphs = append(list.Paragraphs, paragraph{Text: p})
			}
			text, places := list.text(layout.separator)
			result, err := e.library.Clean(text, core.Options{})
			if err != nil {
				return err
			}
			for _, r := range places {
				e.own(&own, a.Name, result, r)
			}
		}
	}
	for _, v := range vectors {
		if v.Unfit != "" || !strings.HasPrefix(v.Name, "keep-") {
			continue
		}
		result, err := e.library.Clean(v.Input, core.Options{})
		if err != nil {
			return err
		}
		start := 0
		for _, section := range v.Sections {
			r := core.Range{Start: start, End: start + len(section.Text)}
			start = r.End
			if section.Verdict != core.Keep {
				continue
			}
			at := r.Start
			for _, line := range strings.SplitAfter(section.Text, "\n") {
				if strings.TrimSpace(line) != "" {
					e.own(&hard, v.Name, result, core.Range{Start: at, End: at + len(strings.TrimRight(line, "\r\n"))})
				}
				at += len(line)
			}
		}
	}
	fmt.Printf("own articles: paragraphs %d, with a removed byte %d, suggested %d\n", own.all, own.removed, own.shown-own.removed)
	fmt.Printf("own hard negatives (kept lines of the cases keep-*): %d, with a removed byte %d, suggested %d\n", hard.all, hard.removed, hard.shown-hard.removed)
	for name, t := range map[string]tally{"own articles": own, "own hard negatives": hard} {
		e.put("corpus", name, map[string]any{"n": t.all, "touched": t.removed, "suggested": percent(t.shown-t.removed, t.all)})
	}
	e.greatest("1", fmt.Sprintf("own articles and hard negatives: paragraphs with a removed byte, of %d", own.all+hard.all), float64(own.removed+hard.removed), 0)
	e.greatest("1", fmt.Sprintf("own articles: paragraphs suggested, n=%d", own.all), percent(own.shown, own.all), 1)
	e.greatest("1", fmt.Sprintf("own hard negatives, which may quote an appeal: lines suggested, n=%d", hard.all), percent(hard.shown, hard.all), 5)
	return nil
}

func (e *evaluation) own(t *tally, name string, result core.Result, r core.Range) {
	removed := covered(result.Spans, r, core.Remove) > 0
	shown := removed || most(result.Spans, r, core.Suggest)
	t.add(removed, shown, shown)
	if removed {
		fmt.Printf("  touched %s: %.100q\n", name, result.Text[r.Start:r.End])
	} else if shown && *verbose {
		fmt.Printf("  suggested %s: %.100q\n", name, result.Text[r.Start:r.End])
	}
}

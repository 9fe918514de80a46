package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// Sentences that a variant shares or rewords.
const (
	allNear   = "all lengths, as near as .6"
	proseNear = "5 words and more, as near as .6"
)

// variants puts every variant of a campaign into an article, with one other
// variant as the only template, and asks which of its sentences go.
func variants(e *evaluation) error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	hosts, err := labelled.Lines[article](e.shared, "dev-en.jsonl")
	if err != nil {
		return err
	}
	type row struct{ all, removed, shown int }
	rows := map[string]*row{}
	names := []string{allNear, proseNear, "5-7 words, as near as .6", "8 words and more, as near as .6", "8 words and more, word for word", "farther"}
	for _, n := range names {
		rows[n] = &row{}
	}
	touched, texts := 0, 0
	for i, a := range appeals {
		engine, err := e.engine(a.template())
		if err != nil {
			return err
		}
		known := words(strings.Join(a.Paragraphs, " "))
		for j, b := range appeals {
			if i == j || a.Campaign != b.Campaign {
				continue
			}
			host := hosts[(i*31+j)%len(hosts)]
			text, kept, sentences := insert(host, b)
			result, err := engine.Clean(text, core.Options{})
			if err != nil {
				return err
			}
			texts++
			for _, r := range kept {
				if covered(result.Spans, r, core.Remove) > 0 {
					touched++
					fmt.Printf("  touched %s by %s: %.90q\n", host.ID, a.ID, text[r.Start:r.End])
				}
			}
			for _, r := range sentences {
				ws := words(text[r.Start:r.End])
				near := nearest(ws, known)
				list := []string{}
				if near >= .6 {
					list = append(list, allNear)
				}
				switch {
				case len(ws) < 5:
				case near < .6:
					list = append(list, "farther")
				case len(ws) < 8:
					list = append(list, proseNear, "5-7 words, as near as .6")
				default:
					list = append(list, proseNear, "8 words and more, as near as .6")
					if near == 1 {
						list = append(list, "8 words and more, word for word")
					}
				}
				if *verbose && near >= .6 && 2*covered(result.Spans, r, core.Remove) <= r.End-r.Start {
					fmt.Printf("  stays (%d %% suggested, similarity %.2f) %s by %s: %q\n", 100*covered(result.Spans, r, core.Suggest)/(r.End-r.Start), near, b.ID, a.ID, text[r.Start:r.End])
				}
				for _, name := range list {
					rows[name].all++
					if 2*covered(result.Spans, r, core.Remove) > r.End-r.Start {
						rows[name].removed++
					}
					if 2*covered(result.Spans, r, core.Suggest) > r.End-r.Start {
						rows[name].shown++
					}
				}
			}
		}
	}
	for _, n := range names {
		r := rows[n]
		fmt.Printf("%-34s n=%5d  removed %5.1f %%  or suggested %5.1f %%\n", n, r.all, percent(r.removed, r.all), percent(r.shown, r.all))
		e.put("variants", n, map[string]any{"n": r.all, "removed": percent(r.removed, r.all), "removedOrSuggested": percent(r.shown, r.all)})
	}
	fmt.Printf("article paragraphs touched: %d in %d texts\n", touched, texts)
	e.put("variants", "article paragraphs touched", touched)
	for _, n := range []string{proseNear, allNear} {
		r := rows[n]
		e.least("3", fmt.Sprintf("one variant as the template: sentences of another, %s, removed or suggested, n=%d", n, r.all), percent(r.shown, r.all), 97)
	}
	e.greatest("3", fmt.Sprintf("one variant as the template: article paragraphs with a removed byte, in %d texts", texts), float64(touched), 0)
	return nil
}

var sentenceEnd = regexp.MustCompile(`[.!?…]["”’)]*\s+`)

// insert puts an appeal behind the first half of an article's kept paragraphs and
// gives where those and the appeal's sentences lie.
func insert(host article, b appeal) (text string, kept, sentences []core.Range) {
	var out strings.Builder
	add := func(s string) core.Range {
		if out.Len() > 0 {
			out.WriteString("\n\n")
		}
		start := out.Len()
		out.WriteString(s)
		return core.Range{Start: start, End: out.Len()}
	}
	var body []string
	for _, p := range host.Paragraphs {
		if p.Label == "keep" {
			body = append(body, p.Text)
		}
	}
	for i, p := range body {
		if i == len(body)/2 {
			for _, q := range b.Paragraphs {
				r := add(q)
				at := r.Start
				for _, m := range sentenceEnd.FindAllStringIndex(q+" ", -1) {
					end := min(r.Start+m[1], r.End)
					sentences = append(sentences, core.Range{Start: at, End: end})
					at = end
				}
				if at < r.End {
					sentences = append(sentences, core.Range{Start: at, End: r.End})
				}
			}
		}
		kept = append(kept, add(p))
	}
	return out.String(), kept, sentences
}

// words splits a text plainly, not as the engine does: the measure must not come
// from what it measures.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// nearest is 1 − edits/words of the best stretch of known for a sentence.
func nearest(sentence, known []string) float64 {
	row := make([]int, len(known)+1)
	for i, w := range sentence {
		diagonal := row[0]
		row[0] = i + 1
		for j, k := range known {
			cost := diagonal
			if w != k {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	best := len(sentence)
	for _, c := range row {
		best = min(best, c)
	}
	if len(sentence) == 0 {
		return 0
	}
	return 1 - float64(best)/float64(len(sentence))
}

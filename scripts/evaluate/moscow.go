package main

import (
	"fmt"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// firstPublisher is whose letters, bars and buttons must go completely.
const firstPublisher = "The Moscow Times"

// moscow sets each appeal of The Moscow Times into every English article, at three
// places and in two layouts, and counts what goes: where nobody says whose the article
// is, and where the caller does. The shipped genre table was trained on these appeals
// and articles; what is only suggested may owe it to that.
func moscow(e *evaluation) error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	hosts, err := labelled.Lines[article](e.shared, "dev-en.jsonl")
	if err != nil {
		return err
	}
	for _, told := range []struct {
		name    string
		options core.Options
	}{
		{"publisher not told", core.Options{}},
		{"publisher told", core.Options{Publisher: firstPublisher}},
	} {
		var all moscowRow
		for _, a := range appeals {
			if a.Publisher != firstPublisher {
				continue
			}
			var one moscowRow
			for _, place := range places {
				for _, layout := range layouts {
					var row moscowRow
					if err := row.clean(e.library, hosts, a, place, layout.separator, told.options); err != nil {
						return err
					}
					one.merge(row)
					e.put("moscow", fmt.Sprintf("%s, %s, %s, %s", told.name, a.ID, place.name, layout.name), row.figures())
					fmt.Printf("  %-23s %-6s %-12s %s\n", a.ID, place.name, layout.name, row)
				}
			}
			fmt.Printf("%s, %s: %s\n", a.ID, told.name, one)
			all.merge(one)
		}
		all.put(e, told.name)
	}
	return nil
}

// A moscowRow is what becomes of an appeal's words in articles, and of the articles.
type moscowRow struct {
	texts, whole     int // whole: all of the appeal's words are removed
	words            tally
	lost, suggested  int // bytes of the article
	touched, shownIn int // paragraphs of it with a removed byte, with a suggested one
}

func (m *moscowRow) clean(engine *core.Engine, hosts []article, a appeal, at place, separator string, options core.Options) error {
	for _, host := range hosts {
		c := set(host, a, at, separator)
		result, err := engine.Clean(c.text, options)
		if err != nil {
			return err
		}
		words := c.words(result.Spans)
		m.texts++
		m.words.merge(words)
		if words.removed == words.all {
			m.whole++
		}
		for _, r := range c.article() {
			if n := covered(result.Spans, r, core.Remove); n > 0 {
				m.lost += n
				m.touched++
				fmt.Printf("  touched %s by %s at the %s: %.90q\n", host.ID, a.ID, at.name, c.text[r.Start:r.End])
			} else if n := covered(result.Spans, r, core.Suggest); n > 0 {
				m.suggested += n
				m.shownIn++
			}
		}
	}
	return nil
}

func (m *moscowRow) merge(o moscowRow) {
	m.texts, m.whole = m.texts+o.texts, m.whole+o.whole
	m.words.merge(o.words)
	m.lost, m.suggested = m.lost+o.lost, m.suggested+o.suggested
	m.touched, m.shownIn = m.touched+o.touched, m.shownIn+o.shownIn
}

func (m moscowRow) String() string {
	return fmt.Sprintf("words removed %6.2f %%  or suggested %6.2f %%; all words removed in %4d of %4d texts; article bytes lost %d, suggested %d",
		percent(m.words.removed, m.words.all), percent(m.words.shown, m.words.all), m.whole, m.texts, m.lost, m.suggested)
}

func (m moscowRow) figures() map[string]any {
	return map[string]any{
		"texts": m.texts, "whole": m.whole, "words": m.words.all,
		"removed": percent(m.words.removed, m.words.all), "removedOrSuggested": percent(m.words.shown, m.words.all),
		"articleBytesLost": m.lost, "articleBytesSuggested": m.suggested,
	}
}

// put prints the sum, and its limits.
func (m moscowRow) put(e *evaluation, name string) {
	fmt.Printf("all, %s: %s\n", name, m)
	e.put("moscow", name, m.figures())
	e.least("7", fmt.Sprintf("The Moscow Times, %s: words of its appeals removed, in %d texts", name, m.texts), percent(m.words.removed, m.words.all), 100)
	e.least("7", fmt.Sprintf("The Moscow Times, %s: words removed or suggested", name), percent(m.words.shown, m.words.all), 100)
	e.greatest("7", fmt.Sprintf("The Moscow Times, %s: article bytes lost", name), float64(m.lost), 0)
}

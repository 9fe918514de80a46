package main

import (
	"fmt"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// articleFiles hold the labelled articles.
var articleFiles = []string{"dev-en.jsonl", "dev-other.jsonl"}

// articles cleans the labelled articles with the shipped library. Its genre table was
// trained on them: what it suggests here says nothing about other articles, and only
// what is removed has a limit. Table unseen has the rest.
func articles(e *evaluation) error {
	fmt.Println("The shipped library. Its genre table was trained on these articles: for what is suggested see table unseen.")
	s, err := e.score("articles", func(article) *core.Engine { return e.library })
	if err != nil {
		return err
	}
	s.keepBars(e, "shipped, trained on them")
	return e.appealsAgainstArticles()
}

// score cleans the labelled articles, each laid out in two ways, by the engine that
// is chosen for it; prints what goes; and keeps the figures under a name.
func (e *evaluation) score(name string, engine func(article) *core.Engine) (*scores, error) {
	s := newScores()
	for _, file := range articleFiles {
		list, err := labelled.Lines[article](e.shared, file)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			for _, layout := range layouts {
				if err := s.article(engine(a), a, file, layout.name, layout.separator); err != nil {
					return nil, err
				}
			}
		}
	}
	s.print(e, name)
	return s, nil
}

// article cleans one article twice: as it is by default, and with suggestions taken.
func (s *scores) article(engine *core.Engine, a article, file, layout, separator string) error {
	text, places := a.text(separator)
	result, err := engine.Clean(text, core.Options{})
	if err != nil {
		return err
	}
	taken, err := engine.Clean(text, core.Options{Suggested: core.Remove})
	if err != nil {
		return err
	}
	withAsk, leftAsk := false, false
	for i, p := range a.Paragraphs {
		removed, shown := most(result.Spans, places[i], core.Remove), most(result.Spans, places[i], core.Suggest)
		goes := most(taken.Spans, places[i], core.Remove)
		switch p.Label {
		case "keep":
			group := "news"
			if a.hard() {
				group = "hard negatives"
			}
			s.paragraphs++
			if covered(taken.Spans, places[i], core.Remove) > 0 {
				s.takenTouched++
			}
			if covered(result.Spans, places[i], core.Remove) > 0 {
				s.touched++
				fmt.Printf("  touched %s: %.100q\n", a.ID, p.Text)
			} else if shown && *verbose {
				fmt.Printf("  suggested %s: %.100q\n", a.ID, p.Text)
			}
			count(s.keep.at(group), removed, shown, goes)
			s.by(false, a, p, file, layout, removed, shown, goes)
		case "junk":
			count(&s.junk, removed, shown, goes)
			s.kind(a, p, file, removed, shown, goes)
			s.by(true, a, p, file, layout, removed, shown, goes)
			if p.asks() {
				withAsk = true
				leftAsk = leftAsk || !goes
			}
		}
	}
	if withAsk {
		s.withAsk++
	}
	if leftAsk {
		s.leftAsk++
	}
	return nil
}

// asks tells whether a block asks the reader for money, an address or a subscription.
func (p paragraph) asks() bool {
	return p.Kind == "appeal" || p.Kind == "newsletter" || p.Kind == "subscribe"
}

package main

import (
	"fmt"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// appealsAgainstArticles puts all real appeals into one engine and looks whether
// any article sentence resembles one.
func (e *evaluation) appealsAgainstArticles() error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
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
	for _, file := range articleFiles {
		articles, err := labelled.Lines[article](e.shared, file)
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
	e.greatest("1", fmt.Sprintf("all real appeals as templates: article paragraphs with a removed byte, of %d", n), float64(touched), 0)
	return nil
}

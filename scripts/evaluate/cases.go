package main

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
)

// A smallCase is a small input made from a public bug report.
type smallCase struct {
	ID, What, Text, HTML string
	Expect               struct{ Keep, Gone []string }
}

// cases cleans the small inputs: what must stay lies in kept text, what should go
// is removed or suggested.
func cases(e *evaluation) error {
	list, err := lines[smallCase](e.shared, "cases.jsonl")
	if err != nil {
		return err
	}
	kept, gone, keeps, goes := 0, 0, 0, 0
	for _, c := range list {
		text := c.Text
		options := core.Options{}
		if c.HTML != "" {
			document, err := htmltext.Read(c.HTML)
			if err != nil {
				return err
			}
			text, options.Quoted = document.Text, document.Quoted
		}
		result, err := e.library.Clean(text, options)
		if err != nil {
			return err
		}
		stays, shown := result.Kept(), ""
		for _, s := range result.Spans {
			if s.Verdict == core.Keep {
				shown += text[s.Start:s.End]
			} else {
				shown += "\x00"
			}
		}
		for _, k := range c.Expect.Keep {
			keeps++
			if strings.Contains(stays, k) {
				kept++
			} else {
				fmt.Printf("  %s: lost %.80q\n", c.ID, k)
			}
		}
		for _, g := range c.Expect.Gone {
			goes++
			if !strings.Contains(shown, g) {
				gone++
			}
		}
	}
	fmt.Printf("kept %d of %d, gone or suggested %d of %d\n", kept, keeps, gone, goes)
	e.put("cases", "kept", kept)
	e.put("cases", "to be kept", keeps)
	e.put("cases", "gone or suggested", gone)
	e.put("cases", "to be gone", goes)
	return nil
}

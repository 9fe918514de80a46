package main

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// A smallCase is a small input made from a public bug report.
type smallCase struct {
	ID, What, Text, HTML string
	Expect               struct{ Keep, Gone []string }
}

// cases cleans the small inputs. A case is right where all that must stay lies in kept
// spans: neither removed nor suggested. What should go is counted beside.
func cases(e *evaluation) error {
	list, err := labelled.Lines[smallCase](e.shared, "cases.jsonl")
	if err != nil {
		return err
	}
	kept, lost, gone, keeps, goes, right, whole := 0, 0, 0, 0, 0, 0, 0
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
		stays, spans := result.Kept(), keptSpans(result)
		stay, went := 0, 0
		for _, k := range c.Expect.Keep {
			switch {
			case strings.Contains(spans, k):
				stay++
			case strings.Contains(stays, k):
				fmt.Printf("  %s: suggested %.80q\n", c.ID, k)
			default:
				lost++
				fmt.Printf("  %s: lost %.80q\n", c.ID, k)
			}
		}
		for _, g := range c.Expect.Gone {
			if !strings.Contains(spans, g) {
				went++
			} else if *verbose {
				fmt.Printf("  %s: stays %.80q\n", c.ID, g)
			}
		}
		kept, keeps, gone, goes = kept+stay, keeps+len(c.Expect.Keep), gone+went, goes+len(c.Expect.Gone)
		if stay == len(c.Expect.Keep) {
			right++
			if went == len(c.Expect.Gone) {
				whole++
			}
		}
	}
	fmt.Printf("kept, not even suggested: %d of %d; lost %d; gone or suggested %d of %d\n", kept, keeps, lost, gone, goes)
	fmt.Printf("cases with all that must stay in kept spans: %d of %d; of these all that should go is gone or suggested in %d\n", right, len(list), whole)
	for name, n := range map[string]int{"kept": kept, "to be kept": keeps, "gone or suggested": gone, "to be gone": goes, "lost": lost, "cases": len(list), "cases right": right, "cases right, all gone": whole} {
		e.put("cases", name, n)
	}
	e.least("6", fmt.Sprintf("cases with all that must stay in kept spans, of %d", len(list)), float64(right), float64(len(list)))
	return nil
}

// keptSpans joins the kept spans, with a mark where something else stood.
func keptSpans(result core.Result) string {
	var b strings.Builder
	for _, s := range result.Spans {
		if s.Verdict == core.Keep {
			b.WriteString(result.Text[s.Start:s.End])
		} else {
			b.WriteString("\x00")
		}
	}
	return b.String()
}

package main

import (
	"bytes"
	"encoding/json"

	"github.com/dehusk/dehusk/core"
)

// A jsonResult is what --format json prints for one input, on one line.
// Offsets are bytes of the input, or, where the input is HTML, of text.
type jsonResult struct {
	Text  *string    `json:"text,omitempty"` // the text that HTML was read as
	Spans []jsonSpan `json:"spans"`          // joined they are the text
}

type jsonSpan struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Verdict string `json:"verdict"`
	*jsonReason
}

// A jsonReason is there unless the span is kept; all its fields are, then.
type jsonReason struct {
	Kind      string `json:"kind"`
	Template  string `json:"template"`
	Publisher string `json:"publisher"`
	Score     int    `json:"score"`
	Evidence  string `json:"evidence"`
}

// printJSON prints a result as one line.
func printJSON(b *bytes.Buffer, c cleaned) error {
	out := jsonResult{Spans: []jsonSpan{}}
	if c.html != nil {
		out.Text = &c.text
	}
	for _, s := range c.Spans {
		span := jsonSpan{Start: s.Start, End: s.End, Verdict: s.Verdict.String()}
		if s.Verdict != core.Keep {
			span.jsonReason = &jsonReason{s.Kind.String(), s.Template, s.Publisher, s.Score, s.Evidence.String()}
		}
		out.Spans = append(out.Spans, span)
	}
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

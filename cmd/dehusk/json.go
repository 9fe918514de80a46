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
	*jsonWhy
}

// A jsonReason is there unless the span is kept; all its fields are, then.
type jsonReason struct {
	Kind      string `json:"kind"`
	Template  string `json:"template"`
	Publisher string `json:"publisher"`
	Score     int    `json:"score"`
	Evidence  string `json:"evidence"`
}

// A jsonWhy is there in what dehusk explain prints, unless the span is kept. Edits
// lead from the template to the text; reasons, the strongest first, are those of
// what resembles no template.
type jsonWhy struct {
	Edits   []jsonEdit  `json:"edits"`
	Reasons []jsonCause `json:"reasons"`
}

type jsonEdit struct {
	Op    string `json:"op"`
	Words string `json:"words"`
}

// A jsonCause is about one thing, which its sense names.
type jsonCause struct {
	Sense   string `json:"sense"`
	Feature string `json:"feature"`
	Words   string `json:"words"`
	Weight  int    `json:"weight"` // 1/128 of a logit
}

// printJSON prints a result as one line.
func printJSON(b *bytes.Buffer, c cleaned) error { return writeJSON(b, c, nil) }

// printExplainedJSON prints the same, with what dehusk explain has to say.
func printExplainedJSON(b *bytes.Buffer, c cleaned) error {
	return writeJSON(b, c, func(s core.Span) *jsonWhy {
		why := &jsonWhy{[]jsonEdit{}, []jsonCause{}}
		for _, e := range c.engine.Explain(c.Text, s) {
			why.Edits = append(why.Edits, jsonEdit{e.Op.String(), e.Words})
		}
		for _, r := range c.engine.Reasons(c.Text, s) {
			why.Reasons = append(why.Reasons, jsonCause{r.Sense.String(), r.Feature, r.Words, r.Weight})
		}
		return why
	})
}

func writeJSON(b *bytes.Buffer, c cleaned, explain func(core.Span) *jsonWhy) error {
	out := jsonResult{Spans: []jsonSpan{}}
	if c.html != nil {
		out.Text = &c.text
	}
	for _, s := range c.Spans {
		span := jsonOf(s)
		if s.Verdict != core.Keep && explain != nil {
			span.jsonWhy = explain(s)
		}
		out.Spans = append(out.Spans, span)
	}
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

// jsonOf is a span without what dehusk explain has to say of it.
func jsonOf(s core.Span) jsonSpan {
	span := jsonSpan{Start: s.Start, End: s.End, Verdict: s.Verdict.String()}
	if s.Verdict != core.Keep {
		span.jsonReason = &jsonReason{s.Kind.String(), s.Template, s.Publisher, s.Score, s.Evidence.String()}
	}
	return span
}

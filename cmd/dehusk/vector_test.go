package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"pgregory.net/rapid"
)

// TestVectorRoundTrip: whatever the text and its spans, the printed case is
// read back to the same text with the same verdicts.
func TestVectorRoundTrip(t *testing.T) {
	pieces := []string{
		"one two", "\n", "\n", " ", "-- keep --", "-- remove a/b --", "-- ", "\\", "\\\n", "\r\n", "\t", "\x00", "\x1b[1m",
		"\xff", "\xc3", "\u00a0", "\u200b", "\u2028", "\u3000", "\ufeff", "é", "漢字", "😀", "\U000e0041", "\\x2d", "\\u200b", "comment: x\n",
	}
	templates := []string{"", "en/a/b", "ru/c/d"}
	rapid.Check(t, func(t *rapid.T) {
		text, spans := "", []core.Span(nil)
		for range rapid.IntRange(1, 6).Draw(t, "spans") {
			s := core.Span{Start: len(text), Verdict: core.Verdict(rapid.IntRange(0, 2).Draw(t, "verdict"))}
			if s.Verdict != core.Keep {
				s.Template = rapid.SampledFrom(templates).Draw(t, "template")
			}
			text += strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6).Draw(t, "text"), "")
			s.End = len(text)
			spans = append(spans, s)
		}
		var b bytes.Buffer
		if err := printVector(&b, cleaned{document: document{name: "a.txt"}, Result: core.Result{Text: text, Spans: spans}}); err != nil {
			t.Fatal(err)
		}
		v, err := coretest.ParseVector("printed", b.String())
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if v.Input != text {
			t.Fatalf("read back as %q instead of %q:\n%s", v.Input, text, b.String())
		}
		// Byte by byte, since neighbours of one verdict are one section.
		at := 0
		for _, section := range v.Sections {
			for range len(section.Text) {
				for spans[0].End <= at {
					spans = spans[1:]
				}
				if section.Verdict != spans[0].Verdict || section.Template != spans[0].Template {
					t.Fatalf("byte %d is %v %q instead of %v %q", at, section.Verdict, section.Template, spans[0].Verdict, spans[0].Template)
				}
				at++
			}
		}
	})
}

func TestVectorOfNothing(t *testing.T) {
	var b bytes.Buffer
	err := printVector(&b, cleaned{document: document{name: "empty.txt"}})
	if want := "empty.txt: the text is empty, so there is no case to print"; err == nil || err.Error() != want {
		t.Errorf("got error %v instead of %q", err, want)
	}
}

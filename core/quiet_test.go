package core

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What aroundCut gives is what stands around the cut in all that is left.
func TestAroundCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		var list []Span
		piece := rapid.OneOf(
			rapid.SampledFrom([]string{"", "a", " ", "rain fell", "\n\n", "支持我们", strings.Repeat("\x80", 50), strings.Repeat("long", 600)}),
			rapid.Map(rapid.IntRange(1, 300), func(n int) string { return strings.Repeat("rain ", n) }),
			rapid.Map(rapid.IntRange(1, 2000), func(n int) string { return strings.Repeat("雨", n) }),
		)
		for range rapid.IntRange(1, 6).Draw(t, "pieces") {
			text.WriteString(piece.Draw(t, "kept"))
			start := text.Len()
			text.WriteString("-" + piece.Draw(t, "removed"))
			list = append(list, Span{Start: start, End: text.Len(), Verdict: rapid.SampledFrom([]Verdict{Remove, Remove, Suggest}).Draw(t, "verdict")})
		}
		text.WriteString(piece.Draw(t, "rest"))
		var rest remainder
		rest.begin(text.String())
		rest.without(list, &settings{})
		gone := 0
		for _, s := range list {
			if s.Verdict != Remove {
				continue
			}
			left := s.Start - gone
			right := left
			gone += s.End - s.Start
			for n := 0; n < quietWords && left > 0; n++ {
				left = wordStart(rest.text, left)
			}
			for n := 0; n < quietWords && right < len(rest.text); n++ {
				right = wordEnd(rest.text, right)
			}
			if got, want := aroundCut(text.String(), list, s.Start, s.End), rest.text[left:right]; got != want {
				t.Fatalf("%d bytes around %d to %d, want %d", len(got), s.Start, s.End, len(want))
			}
		}
	})
}

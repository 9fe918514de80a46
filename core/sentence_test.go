package core

import (
	"strings"
	"testing"
)

// Edges are shown in the text, before the word that begins there: "·" glued
// punctuation (an edge only where a template has one), "|" a sentence, "‖" a
// line, "¶" a paragraph.
var edgeMarks = [...]string{noEdge: "", glueEdge: "·", sentenceEdge: "|", lineEdge: "‖", paragraphEdge: "¶"}

var edgeCases = []string{
	// What ends a sentence.
	"It rained. |It poured! |Did it? |It did… |Then it stopped.",
	"It rained and it poured, we think; it stopped.",
	"He left... |She stayed.",
	"We wait … and wait.",
	"He left.) |She stayed.",
	"“He left.” |She stayed.",
	"“He left”, she said. “|We stay.” |So they did.",
	"\"He left,\" she said. \"|We stay.\" |So they did.",
	"„Er ging.“ |Sie blieb.",
	"« Il part. » |Elle reste.",
	"它停了。|然后呢？|好！|走吧",
	"雨が降った。|風も吹いた。",
	"「雨だ。」|と言った",
	"वर्षा हुई। |फिर रुकी।",
	"هل توقف؟ |نعم.",
	"Արև էր։ |Անձրև եկավ։",
	"Use it (see below). |Then go on.",
	// What does not.
	"Mr. Harrow met Dr. Vane at 9 a.·m. Monday.",
	"The U.·S. Senate sat, e.·g. on Monday.",
	"J. R. Harrow wrote it.",
	"Am 3. Mai kam er.",
	"On 3. May he came.",
	"In 1987. |Then it ended.",
	"It cost $3.50 or 1.000,50 in all.",
	"He wrote to ann@example.·org about it.",
	"It rained. and poured.",
	"Yahoo! said it rained.",
	"L’Écho d’Ansar paraît aujourd’hui.",
	"It cost 300 ₽. |Then 5 %. |Then $10 more.",
	// Glued: perhaps a sentence, if a template says so.
	"He said.·Before that it rained.",
	"He said so!·Support us",
	"Support us:·donate",
	"See example.·org for more",
	"“He left.”·She stayed.",
	// Lines and paragraphs.
	"Donate\n‖Remind me later",
	"Donate\r\n‖Later\r‖Never",
	"Donate\u2028‖Later",
	"Donate\n\n¶Later",
	"> It rained.\n>\n> ¶It poured.",
	"It rained.\n\n* * *\n\n¶It poured.",
	"A short line that ends early\n‖and one that begins small.",
	"- Rain on the hills\n- ‖Wind on the coast",
	"1. Rain\n‖2. Wind",
}

func TestEdges(t *testing.T) {
	facts := testFacts(t)
	clean := strings.NewReplacer("·", "", "|", "", "‖", "", "¶", "")
	for _, want := range edgeCases {
		if got := withEdges(clean.Replace(want), facts); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// A word that only shares the hash of an abbreviation is none.
func TestAbbreviationsAreSpelled(t *testing.T) {
	facts := testFacts(t)
	facts.abbreviations.add(fold("rained").words[0].hash)
	if got, want := withEdges("It rained. Mr. Vane left.", facts), "It rained. |Mr. Vane left."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func withEdges(text string, facts *facts) string {
	f := fold(text)
	var b strings.Builder
	at := 0
	for i, w := range f.words {
		b.WriteString(text[at:w.start])
		at = int(w.start)
		if i > 0 {
			b.WriteString(edgeMarks[f.edge(i, facts)])
		}
	}
	return b.String() + text[at:]
}

// Lines that only wrap a paragraph are no edges; lines of their own are.
func TestWrapped(t *testing.T) {
	facts := testFacts(t)
	for _, c := range [...]struct {
		name, text string
		lines      int // line edges in it
	}{
		{"prose of sixty columns", "The old ferry left the pier a little after dawn, and the few\npassengers on deck watched the town sink slowly into the fog\nuntil nothing but the church tower could be made out.", 0},
		{"the same, quoted", "> The old ferry left the pier a little after dawn, and the few\n> passengers on deck watched the town sink slowly into the fog\n> until nothing but the church tower could be made out.", 0},
		{"the same, with carriage returns", "The old ferry left the pier a little after dawn, and the few\r\npassengers on deck watched the town sink slowly into the fog\r\nuntil nothing but the church tower could be made out.", 0},
		{"the last line is short and the next a heading", "The old ferry left the pier a little after dawn, and the few\npassengers on deck watched the town sink slowly into the fog\nof the bay.\nWeather", 1},
		{"short lines", "Donate now\nRemind me later\nAnother amount", 2},
		{"list items as long as lines", "- The old ferry left the pier a little after dawn this week\n- The passengers on deck watched the town sink into the fog\n- Nothing but the church tower could be made out for long", 2},
		{"lines longer than any wrapping", strings.Repeat("the ferry left ", 9) + "\n" + strings.Repeat("the town sank ", 9) + "\n" + strings.Repeat("the fog rose ", 9), 2},
		{"a line in which the next word would have had room", "The old ferry left the pier a little after dawn.\nPassengers watched the town sink slowly into the fog, and then on deck it rained.", 1},
	} {
		if got := strings.Count(withEdges(c.text, facts), "‖"); got != c.lines {
			t.Errorf("%s: %d line edges, want %d:\n%s", c.name, got, c.lines, withEdges(c.text, facts))
		}
	}
}

// A gap taken apart: "{" after the tail of the left word's line, "<" and ">"
// around lines without words, "}" before the head of the right word's line.
func TestGap(t *testing.T) {
	marks := [...]string{"{", "<", ">", "}"}
	clean := strings.NewReplacer("{", "", "<", "", ">", "", "}", "")
	for _, want := range []string{
		"a.{<> }b",
		"a{<> }b",
		"a.{<>}b",
		"a.”{<>  }“b",
		"a!{<>\n\n}b",
		"a{<>\n}- b",
		"a{<>  \r\n}**b",
		"a.{\n\n<* * *>\n\n}b",
		"a.{\n<---\n\n***>\n}b",
		"a.{<>}(b)",
		"**a.**{<>}b",
		"a.{<>}**b**",
		"a.){<>}b",
		"“a.”{<>}b",
		"a.{<>}“b”",
	} {
		text := clean.Replace(want)
		f := fold(text)
		if len(f.words) != 2 {
			t.Fatalf("%q has %d words", text, len(f.words))
		}
		g := f.gapBefore(1)
		var b strings.Builder
		at := 0
		for i, cut := range [...]int{g.leftEnd, g.midStart, g.midEnd, g.rightStart} {
			if cut < at {
				t.Fatalf("%q: parts overlap: %+v", text, g)
			}
			b.WriteString(text[at:cut] + marks[i])
			at = cut
		}
		if got := b.String() + text[at:]; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// The ends of a text are gaps too.
func TestGapAtEnds(t *testing.T) {
	for _, c := range [...][3]string{ // text, what the first word's line begins with, what is after the last word's tail
		{"a", "a", ""},
		{"“a.”", "“a.”", ""},
		{"\ufeffa", "a", ""},
		{"\n\n- a.\n\n", "- a.\n\n", "\n\n"},
		{"\ufeff\r\n# a!) \r\n", "# a!) \r\n", " \r\n"},
		{"a. ", "a. ", " "},
	} {
		f := fold(c[0])
		if got := c[0][f.gapBefore(0).rightStart:]; got != c[1] {
			t.Errorf("%q begins with %q, want %q", c[0], got, c[1])
		}
		if got := c[0][f.gapBefore(len(f.words)).leftEnd:]; got != c[2] {
			t.Errorf("%q ends with %q, want %q", c[0], got, c[2])
		}
	}
}

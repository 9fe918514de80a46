package core

import (
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// Where a span begins and ends, in the notation of decide_test.go. In a template
// file of these cases stand two sentences, each a paragraph.
const (
	one = "Our small newsroom covers the coast without any shareholders behind it."
	two = "Readers who give every month keep the lights on through winter."
	art = "It rained all day on the hills above the old town."
	end = "The storm had passed by the evening, and the ferry sailed again."
)

func TestWhiteSpace(t *testing.T) {
	engine := engineOf(t, prose("en/the-lamp/appeal", one, two))
	for _, want := range []string{
		// In the middle: of two gaps the wider stays, of equal ones the first.
		art + "\n\n⟦" + one + "\n\n⟧" + end,
		art + "\n\n⟦" + one + "\n⟧" + end,
		art + "⟦\n" + one + "⟧\n\n" + end,
		art + "⟦\n\n" + one + "⟧\n\n\n" + end,
		art + "\r\n\r\n⟦" + one + "\r\n\r\n⟧" + end,
		art + "⟦ " + one + "⟧\n\n" + end,
		art + "\n\n⟦" + one + " ⟧" + end,
		art + "\n\n⟦" + one + "\n\n" + two + "\n\n⟧" + end,
		art + "⟦" + one + "⟧\n\n" + end,
		art + "\n\n⟦" + one + "⟧" + end,
		// At the start none.
		"⟦" + one + "\n\n⟧" + art + "\n\n" + end,
		"⟦\n\n " + one + "\n\n⟧" + art + "\n\n" + end,
		"\ufeff⟦" + one + "\n\n⟧" + art + "\n\n" + end,
		"⟦" + one + " ⟧" + art + "\n\n" + end,
		// At the end the first line break alone.
		art + "\n⟦\n" + one + "⟧",
		art + "\n⟦\n" + one + "\n⟧",
		art + "\r\n⟦\r\n" + one + "\r\n\r\n⟧",
		art + "\n⟦" + one + "⟧",
		art + "⟦ " + one + "⟧\n",
		art + "⟦ " + one + "⟧",
		// A rule belongs to nobody.
		art + "\n\n* * *\n\n⟦" + one + "\n\n⟧" + end,
	} {
		checkMarked(t, engine, want, Options{})
	}
}

func TestMarksGo(t *testing.T) {
	engine := engineOf(t, prose("en/the-lamp/appeal", one, two))
	bare := strings.TrimSuffix(one, ".")
	for _, want := range []string{
		"- " + art + "\n⟦- " + one + "\n⟧- " + end,
		"1. " + art + "\n• " + end + "\n\n⟦• " + one + "\n\n⟧" + end,
		art + "\n\n⟦## " + one + "\n\n⟧" + end,
		art + "\n\n⟦**" + one + "**\n\n⟧" + end,
		art + "\n\n⟦_" + one + "_\n\n⟧" + end,
		art + "\n\n⟦**" + one + "** " + two + "\n\n⟧" + end,
		art + "\n\n⟦[" + bare + "](https://example.org/give).\n\n⟧" + end,
		art + "\n\n⟦“" + one + "”\n\n⟧" + end,
		"> " + art + "\n>\n⟦> " + one + "\n>\n⟧> " + end,
		// Marks that begin the line of the article stay, and so do pairs that
		// hold more than the passage.
		"> ⟦" + one + " ⟧" + end + "\n\n" + art,
		"- ⟦" + one + " ⟧" + end + "\n\n" + art,
		"**" + end + "⟦ " + one + "⟧**\n\n" + art,
		"**⟦" + one + " ⟧" + end + "**\n\n" + art,
	} {
		checkMarked(t, engine, want, Options{Kinds: []string{"appeal"}})
	}
}

// A cut never divides what a reader sees as one character, nor a pair of UTF-16.
func TestGraphemeEdge(t *testing.T) {
	for _, c := range [...]struct {
		text     string
		at, want int
	}{
		{"a b", 1, 1},
		{"", 0, 0},
		{"a\r\nb", 2, 3},
		{"ae\u0301b", 2, 4},
		{"a👩‍🚀b", 5, 12},
		{"a👩‍🚀b", 1, 1},
		{"🇩🇪🇫🇷", 4, 8},
		{"🇩🇪🇫🇷", 8, 8},
		{"한국", 3, 3},
		{"\u1100\u1161\u11a8", 3, 9}, // one syllable of Hangul
	} {
		f := folded{text: c.text}
		if got := f.graphemeEdge(c.at); got != c.want {
			t.Errorf("%+q at %d: %d, want %d", c.text, c.at, got, c.want)
		}
	}
}

// JavaScript counts as encoding a string does.
func TestUnitsUTF16(t *testing.T) {
	for text, want := range map[string]int{"": 0, "ab": 2, "é": 1, "支持": 2, "👩‍🚀": 5, "a\xffb": 3, "\xf0\x9f": 2, "\xed\xa0\x80": 3} {
		if got := unitsUTF16(text); got != want {
			t.Errorf("%+q: %d, want %d", text, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text") + string(rapid.SliceOfN(rapid.Byte(), 0, 4).Draw(t, "bytes"))
		if got, want := unitsUTF16(text), len(utf16.Encode([]rune(text))); got != want {
			t.Fatalf("%+q: %d, want %d", text, got, want)
		}
	})
}

// Edits name every word of the span, in its order.
func TestExplainEdits(t *testing.T) {
	engine := engineOf(t, prose("en/the-lamp/appeal", one, "Please give us {money} for oil and paper before the winter comes back."))
	for _, c := range [...]struct{ text, want string }{
		{one, "=Our small newsroom covers the coast without any shareholders behind it"},
		{"Our tiny newsroom covers the coast without any shareholders.", "=Our -small +tiny =newsroom covers the coast without any shareholders"},
		{"Our small newsroom covers coast and hills without any shareholders behind it.", "=Our small newsroom covers -the =coast +and hills =without any shareholders behind it"},
		{"Please give us $5 for oil and paper before the winter comes back.", "=Please give us {5} =for oil and paper before the winter comes back"},
	} {
		r, err := engine.Clean(art+"\n\n"+c.text+"\n\n"+end, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Spans) != 3 {
			t.Fatalf("%d spans in %s", len(r.Spans), marked(r))
		}
		if got := editsShown(engine.Explain(r.Text, r.Spans[1])); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
		if edits := engine.Explain(r.Text, r.Spans[0]); edits != nil {
			t.Errorf("a kept span has edits: %v", edits)
		}
	}
}

func editsShown(edits []Edit) string {
	var list []string
	for _, e := range edits {
		switch e.Op {
		case Equal:
			list = append(list, "="+e.Words)
		case Missing:
			list = append(list, "-"+e.Words)
		case Added:
			list = append(list, "+"+e.Words)
		case Slot:
			list = append(list, "{"+e.Words+"}")
		}
	}
	return strings.Join(list, " ")
}

// A span of another engine, or out of bounds, has nothing to explain.
func TestExplainStrangeSpans(t *testing.T) {
	engine := engineOf(t, prose("en/the-lamp/appeal", one))
	for _, s := range []Span{
		{},
		{Start: 0, End: 4},
		{Start: 0, End: 4, Template: "en/nobody/none"},
		{Start: -1, End: 4, Template: "en/the-lamp/appeal"},
		{Start: 0, End: 400, Template: "en/the-lamp/appeal"},
		{Start: 3, End: 2, Template: "en/the-lamp/appeal"},
	} {
		if got := engine.Explain("It rained.", s); got != nil {
			t.Errorf("%+v: %v", s, got)
		}
	}
}

// A run of units of one publisher is one span, named by its best match.
func TestSpanOfRun(t *testing.T) {
	engine := engineOf(t, prose("en/the-lamp/appeal", "Dear friends,", one, two, "Thank you."), lineOf(Line, "en/generic/ad", "Advertisement"))
	r := checkMarked(t, engine, art+"\n\n⟦Dear friends,\n\n"+one+"\n\n"+two+"\n\nThank you.\n\nAdvertisement\n\n⟧"+end, Options{})
	if len(r.Spans) != 4 {
		t.Fatalf("%d spans, want 4: %+v", len(r.Spans), r.Spans)
	}
	for i, want := range []Span{
		{Verdict: Remove, Kind: Appeal, Evidence: Match, Score: 1000, Template: "en/the-lamp/appeal", Publisher: "The Lamp"},
		{Verdict: Remove, Kind: Appeal, Evidence: Match, Score: 1000, Template: "en/generic/ad"},
	} {
		got := r.Spans[i+1]
		want.Start, want.End, want.StartUTF16, want.EndUTF16 = got.Start, got.End, got.StartUTF16, got.EndUTF16
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

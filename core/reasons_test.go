package core

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reasonTable is a model of few features, so that a reader can add up.
var reasonTable = "fold: " + strconv.Itoa(foldVersion) + "\n\n" +
	"0 600 newsletter word inbox\n" +
	"0 100 newsletter word sign\n" +
	"0 150 newsletter pair sign up\n" +
	"0 40 - place tail\n" +
	"0 50 - place tail ends-with stop\n" +
	"0 -20 - ends-with stop\n" +
	"0 -500 - words 36-60\n" +
	"0 200 - line-of none\n" +
	"0 -100 - every block\n"

const reasonProse = "The ferry came in two hours late on Monday, and nobody on board had noticed, the captain said, since the café was full and the band was good.\n\n"

func reasonEngine(t *testing.T) *Engine {
	t.Helper()
	table, err := ParseGenre("genre.txt", reasonTable)
	if err != nil {
		t.Fatal(err)
	}
	return libraryEngine(t, Library{Genre: table})
}

func genreSpan(t *testing.T, engine *Engine, text string) Span {
	t.Helper()
	result, err := engine.Clean(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range result.Spans {
		if s.Evidence == Genre || s.Evidence == Run {
			return s
		}
	}
	t.Fatalf("nothing reads like boilerplate in %+v", result.Spans)
	return Span{}
}

func TestReasons(t *testing.T) {
	engine := reasonEngine(t)
	text := reasonProse + "Sign up, and Inbox is where it lands."
	span := genreSpan(t, engine, text)
	if span.Kind != Newsletter || span.Verdict != Suggest || span.Template != "" {
		t.Errorf("the span is %+v", span)
	}
	var got []string
	reasons := engine.Reasons(text, span)
	for _, r := range reasons {
		got = append(got, r.Sense.String()+": "+r.Feature+": "+r.Words)
	}
	// "line-of none" only says what is not there, and "place tail" alone is stronger
	// than the end with its two features.
	want := []string{"word: word inbox: Inbox", "pair: pair sign up: Sign up", "tail: place tail: "}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// The word goes with its pair; each of eight words counts its eighth's root.
	value := wordValue[8]
	if pair := 150*value/featureUnit + 100*value/featureUnit; reasons[1].Weight != pair || reasons[0].Weight != 600*value/featureUnit {
		t.Errorf("weights %d and %d", reasons[0].Weight, reasons[1].Weight)
	}
}

// TestReasonsFarAway: in a long text they are those of the neighbourhood.
func TestReasonsFarAway(t *testing.T) {
	engine := reasonEngine(t)
	text := reasonProse + "Sign up, and Inbox is where it lands."
	near := engine.Reasons(text, genreSpan(t, engine, text))
	far := strings.Repeat(reasonProse, 3000)
	text = far + text
	if got := engine.Reasons(text, genreSpan(t, engine, text)); !slices.Equal(got, near) {
		t.Errorf("got  %v\nwant %v", got, near)
	}
	text = reasonProse + "Sign up, and Inbox is where it lands.\n\n" + far
	if got := engine.Reasons(text, genreSpan(t, engine, text)); len(got) == 0 || got[0].Words != "Inbox" {
		t.Errorf("with a long text behind it: %v", got)
	}
}

func TestNoReasons(t *testing.T) {
	engine := reasonEngine(t)
	text := reasonProse + "Sign up, and Inbox is where it lands."
	span := genreSpan(t, engine, text)
	for name, s := range map[string]Span{
		"kept":    {Start: span.Start, End: span.End},
		"match":   {Start: span.Start, End: span.End, Verdict: Remove, Evidence: Match},
		"outside": {Start: span.Start, End: len(text) + 1, Evidence: Genre},
		"empty":   {Evidence: Genre},
	} {
		if got := engine.Reasons(text, s); got != nil {
			t.Errorf("%s: %v", name, got)
		}
	}
	var none Engine
	none.index = &index{}
	if got := none.Reasons(text, span); got != nil {
		t.Errorf("without a table: %v", got)
	}
}

// TestSenses: every feature is about something, unless it says that nothing is there.
func TestSenses(t *testing.T) {
	b := &block{around: around{place: placeTail}}
	for id := range firstShape[questionCount] {
		name := shapeName(id)
		s, ok := b.sense(id)
		if silent := name == "line-of none" || name == "asking-words none" || name == "stock-words none"; ok == silent {
			t.Errorf("%s: %v %v", name, s, ok)
		}
	}
	for name, want := range map[string]Sense{
		"words 1": SenseLength, "words 1 place head": SenseTail, "place tail to-prose-above 4-7": SenseTail,
		"words 5-7 asking-words all": SenseAsking, "words 5-7 asking-words none": SenseLength, "place tail line-of share": SenseLine,
		"place inside known-in-run 4-": SenseBeside, "ends-with colon before none after prose": SenseEnd,
		"words 1 letters capitals": SenseLetters, "holds at": SenseAddress, "holds known-near": SenseBeside, "stock-words all": SenseStock,
	} {
		for id := range firstShape[questionCount] {
			if shapeName(id) != name {
				continue
			}
			if s, ok := b.sense(id); s != want || !ok {
				t.Errorf("%s is about %v, want %v", name, s, want)
			}
		}
	}
	seen := map[string]bool{}
	for _, s := range Senses() {
		if s.String() == "" || seen[s.String()] {
			t.Errorf("sense %d is called %q", s, s)
		}
		seen[s.String()] = true
	}
}

package core

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// smallGenre is a table that knows a few words and that the end is another place than
// the middle.
const smallGenre = "fold: 2\n\n" +
	"0 -400 - every block\n" +
	"300 1000 newsletter word inbox\n" +
	"0 300 - inside inbox\n" +
	"300 1200 subscribe pair subscribe today\n" +
	"0 200 - place tail\n" +
	"0 256 - near both\n"

func genreEngine(t testing.TB, templates ...Template) *Engine {
	t.Helper()
	table, err := ParseGenre("genre.txt", smallGenre)
	if err != nil {
		t.Fatal(err)
	}
	return libraryEngine(t, Library{Templates: templates, Genre: table})
}

const harbour = "The harbour office closed the outer quay on Sunday night, after the storm had torn two of its oldest chains from the wall.\n\n"

func TestGenreSuggests(t *testing.T) {
	engine := genreEngine(t, prose("en/the-lamp/appeal", givePlea))
	for name, want := range map[string]string{
		"a pair of words":           harbour + "⟨Subscribe today\n\n⟩" + strings.TrimSpace(harbour),
		"a word of its own place":   harbour + strings.TrimSpace(harbour) + "\n⟨\nTides in your inbox⟩",
		"the same, amid":            harbour + "Tides in my cellar\n\n" + strings.TrimSpace(harbour),
		"neighbours of one kind":    harbour + "⟨Subscribe today\n\nSubscribe today, neighbour\n\n⟩" + strings.TrimSpace(harbour),
		"nothing where no prose":    "Subscribe today",
		"nothing in a poem":         "Subscribe today\n\nto the sea\n\nand its inbox",
		"nothing in a quotation":    harbour + "> Subscribe today\n\n" + strings.TrimSpace(harbour),
		"nothing where one matches": harbour + "⟦" + givePlea + "\n\n⟧" + strings.TrimSpace(harbour),
	} {
		t.Run(name, func(t *testing.T) { checkMarked(t, engine, want, Options{}) })
	}
}

func TestGenreNamesKindAndReasons(t *testing.T) {
	engine := genreEngine(t)
	text := harbour + "Subscribe today\n\n" + harbour
	r, err := engine.Clean(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Spans[1]
	if s.Verdict != Suggest || s.Kind != Subscribe || s.Evidence != Genre || s.Score < 900 || s.Template != "" {
		t.Fatalf("got %+v", s)
	}
	reasons := engine.Reasons(text, s)
	if len(reasons) != 1 || reasons[0].Feature != "pair subscribe today" || reasons[0].Weight <= 0 {
		t.Errorf("got %v", reasons)
	}
	if got := engine.Reasons(text, r.Spans[0]); got != nil {
		t.Errorf("a kept span has reasons: %v", got)
	}
	for _, o := range []Options{{Kinds: []string{"-subscribe"}}, {Kinds: []string{"appeal"}}} {
		checkMarked(t, engine, text, o)
	}
	checkMarked(t, engine, harbour+"⟦Subscribe today\n\n⟧"+harbour, Options{Suggested: Remove})
}

// A run of short lines below the article is a run, where the lines alone would not do.
func TestGenreRun(t *testing.T) {
	engine := genreEngine(t)
	text := harbour + "Inbox\n\nInbox"
	r, err := engine.Clean(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Spans[1:] {
		if s.Verdict != Suggest {
			t.Errorf("got %+v", s)
		}
	}
}

func TestGenreTableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) GenreWeight {
			return GenreWeight{
				Feature: rapid.StringMatching(`(word|pair|near) [a-z]{1,9}( [a-z]{1,9})?`).Draw(t, "feature"),
				First:   rapid.IntRange(-maxWeight, maxWeight).Draw(t, "first"),
				Second:  rapid.IntRange(-maxWeight, maxWeight).Draw(t, "second"),
				Kind:    Kind(rapid.IntRange(0, len(kinds)-1).Draw(t, "kind")),
			}
		}), 1, 9).Draw(t, "table")
		got, err := ParseGenre("genre.txt", GenreTable(table).Format())
		if err != nil || !reflect.DeepEqual([]GenreWeight(got), table) {
			t.Fatalf("got %v, %v; want %v", got, err, table)
		}
	})
}

func TestGenreTableErrors(t *testing.T) {
	for text, want := range map[string]string{
		"fold: 1\n":                      "genre.txt:1: the table was made by another version of Dehusk",
		"fold: 2\n\n1 2 - ":              "",
		"fold: 2\n\n1 2 word":            "genre.txt:3: expected two weights, a kind and a feature",
		"fold: 2\n\n1 x - word inbox":    "genre.txt:3: unreadable weight",
		"fold: 2\n\n1 99999 - word a":    "genre.txt:3: unreadable weight",
		"fold: 2\n\n1 2 begging word a":  "genre.txt:3: unknown kind",
		"fold: 2\n\n1 2 appeal word a\n": "",
	} {
		_, err := ParseGenre("genre.txt", text)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

func TestLikelihood(t *testing.T) {
	last := -1
	for reading := -2000; reading <= 2000; reading++ {
		p := likelihood(reading)
		if p < last || p < 0 || p > 1000 || p+likelihood(-reading) != 1000 {
			t.Fatalf("likelihood(%d) is %d, before it %d, of the opposite %d", reading, p, last, likelihood(-reading))
		}
		last = p
	}
	for reading, want := range map[int]int{0: 500, readingUnit: 731, 2 * readingUnit: 881} {
		if got := likelihood(reading); got != want {
			t.Errorf("likelihood(%d) is %d, want %d", reading, got, want)
		}
	}
}

// Every feature has a name of its own, and every answer fits the numbers that hold it.
func TestShapeNames(t *testing.T) {
	seen := map[string]bool{}
	for i := range firstShape[questionCount] {
		name := shapeName(i)
		if seen[name] {
			t.Errorf("two features are called %q", name)
		}
		seen[name] = true
	}
	for _, q := range questions {
		if len(q.answers) > 256 {
			t.Errorf("%s has %d answers, which no byte holds", q.name, len(q.answers))
		}
	}
	if n := firstShape[questionCount]; n > 1<<16 {
		t.Errorf("%d features, which 16 bits do not hold", n)
	}
}

// What neighbours can add at most is never less than what they add.
func TestNeighboursAreBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var g genre
		for k := range g.near {
			g.near[k] = int16(rapid.IntRange(-300, 300).Draw(t, "weight"))
		}
		first := rapid.SliceOfN(rapid.IntRange(-2000, 2000), 1, 30).Draw(t, "first")
		low, high := 0, 0
		for _, v := range first {
			low, high = min(low, v), max(high, v)
		}
		most := g.mostNearby(low, high)
		for i := range first {
			words, sum := 1+3*i, 0
			for k, v := range Nearby(first, i, words) {
				sum += v * int(g.near[k]) / featureUnit
			}
			if sum > most[nearSize(words)] {
				t.Fatalf("block %d: %d, bound %d", i, sum, most[nearSize(words)])
			}
		}
	})
}

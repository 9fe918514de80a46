package mine_test

import (
	"bytes"
	"compress/gzip"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
)

// reviewed mines pages with a form and a keyword-less sentence.
func reviewed(t *testing.T) []mine.Decision {
	t.Helper()
	pages := articles(8)
	behind(pages[:5], tides, crew, "Sign me up")
	for i := 2; i < 8; i++ {
		behind(pages[i:i+1], "A row of its own "+pages[i].Blocks[0], pilotage)
	}
	list := mine.Review(mine.Find(cutter(), pages), nil)
	if len(list) != 2 || !list[0].Ship || list[1].Ship {
		t.Fatalf("want a form that ships and a passage that does not: %+v", list)
	}
	return list
}

func parse(t *testing.T, text string) []mine.Decision {
	t.Helper()
	list, err := mine.ParseReview(cutter(), text)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestReviewIsReadBack(t *testing.T) {
	list := reviewed(t)
	text := mine.FormatReview(cutter(), list)
	if got := parse(t, text); !reflect.DeepEqual(got, list) {
		t.Errorf("read back\n%+v\nwant\n%+v", got, list)
	}
}

func TestDecisionsStand(t *testing.T) {
	list := reviewed(t)
	text := mine.FormatReview(cutter(), list)
	edited := strings.Replace(text, "ship newsletter", "drop", 1)
	edited = strings.Replace(edited, "drop other", "ship about", 1)
	edited = strings.Replace(edited, "| Sign me up\n", "", 1)
	edited = strings.Replace(edited, "twice a day", "{twice} a day", 1)
	again := mine.Review([]mine.Candidate{list[0].Candidate, list[1].Candidate}, parse(t, edited))
	if again[0].Ship || len(again[0].Lines) != 2 {
		t.Errorf("the dropped form came back as %+v", again[0])
	}
	if !again[1].Ship || again[1].Kind != core.About || slices.Index(again[1].Lines[0].Words, 0) != 8 {
		t.Errorf("the shipped passage came back as %+v", again[1])
	}
	// What is found no longer stays shipped, and what was dropped goes.
	if left := mine.Review(nil, parse(t, edited)); len(left) != 1 || left[0].ID != list[1].ID {
		t.Errorf("left of the earlier review: %+v", left)
	}
}

func TestShip(t *testing.T) {
	list := reviewed(t)
	twice := append(slices.Clone(list), list[0])
	all, err := mine.Ship(twice)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || len(all[0].Passages) != 1 || all[0].Domain != "harbour-herald.example" {
		t.Fatalf("shipped %+v", all)
	}
	p := all[0].Passages[0]
	if p.Kind != core.Newsletter || p.Pages != 5 || len(p.Sentences) != 3 {
		t.Errorf("shipped %+v", p)
	}
	text := all[0].Format()
	if strings.Contains(text, "ferry") {
		t.Errorf("words of the passage ship:\n%s", text)
	}
	back, err := core.ParseFingerprints("x.txt", text)
	if err != nil || !reflect.DeepEqual(back, all[0]) {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func TestReviewRefused(t *testing.T) {
	good := mine.FormatReview(cutter(), reviewed(t))
	for _, c := range []struct{ old, new, want string }{
		{"ship newsletter", "shop newsletter", `line 5: "shop newsletter" is no decision`},
		{"ship newsletter", "ship newsletters", `line 5: unknown kind "newsletters"`},
		{"pages: 5", "pages: five", `line 8: unreadable "pages: five"`},
		{"place: ", "plaice: ", `unknown fact "plaice"`},
		{"(outside ", "(out ", `unreadable "place: `},
		{"| Sign me up", "| Sign {me up", `a brace without its other in "Sign {me up"`},
		{"| Sign me up", "| {Sign} {me} {up}", `no word is fixed in "{Sign} {me} {up}"`},
		{"id: ", "doubt: ", "a passage lacks its publisher, language, pages or id"},
		{"days: 5, 2024-03-01", "days: 5, 2024-13-01", "unreadable"},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		if text == good {
			t.Fatalf("the review has no %q:\n%s", c.old, good)
		}
		if _, err := mine.ParseReview(cutter(), text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.new, err, c.want)
		}
	}
	list := reviewed(t)
	list[0].Publisher = "../herald"
	if _, err := mine.Ship(list); err == nil || !strings.Contains(err.Error(), "no domain") {
		t.Errorf("a publisher that leads out of the folder: %v", err)
	}
	if _, err := mine.Ship(nil); err == nil || !strings.Contains(err.Error(), "ships nothing") {
		t.Errorf("nothing to ship: %v", err)
	}
}

func TestSeen(t *testing.T) {
	all, err := mine.Ship(reviewed(t))
	if err != nil {
		t.Fatal(err)
	}
	later := articles(3)
	later[1].Date = "2025-01-01"
	later[1].Blocks[2] += " " + strings.Replace(tides, "first", "second", 1)
	later[2].Date, later[2].Publisher = "2025-02-02", "elsewhere.example"
	behind(later[2:], tides)
	before := all[0].Passages[0].Last
	if got := mine.Seen(cutter(), all[0], later).Passages[0].Last; got != "2025-01-01" {
		t.Errorf("last seen %s, want the day of the page that has nearly its words", got)
	}
	if all[0].Passages[0].Last != before {
		t.Error("the fingerprints given were changed")
	}
}

func TestReadPages(t *testing.T) {
	good := `{"publisher": "a.example", "lang": "en", "date": null, "blocks": ["One"], "more": 1}` + "\n\n" +
		`{"publisher": "a.example", "date": "2024-05-31"}`
	pages, err := mine.ReadPages(strings.NewReader(good))
	if err != nil || len(pages) != 2 || pages[0].Blocks[0] != "One" || pages[1].Date != "2024-05-31" {
		t.Errorf("pages %+v, %v", pages, err)
	}
	var packed bytes.Buffer
	pack := gzip.NewWriter(&packed)
	pack.Write([]byte(good))
	pack.Close()
	if same, err := mine.ReadPages(&packed); err != nil || !reflect.DeepEqual(same, pages) {
		t.Errorf("packed by gzip they are %+v, %v", same, err)
	}
	for text, want := range map[string]string{
		"{}":   `line 1: the page has no publisher`,
		"\n[]": `line 2: `,
		`{"publisher": "a.example", "date": "May"}`: `line 1: unreadable date "May"`,
		"\x1f\x8bnot": "gzip",
	} {
		if _, err := mine.ReadPages(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

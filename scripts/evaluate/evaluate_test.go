package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// The evaluation data is no part of the repository.
const sharedFolder = "../../../shared"

// shippedEvaluation is shared by the tests: each has a table of its own in it, and what
// several of them need is trained once.
var shippedEvaluation = sync.OnceValues(func() (*evaluation, error) {
	library, err := templates.Library()
	if err != nil {
		return nil, err
	}
	pack, err := templates.Pack()
	if err != nil {
		return nil, err
	}
	engine, err := core.New(pack)
	return &evaluation{shared: sharedFolder, languages: library.Languages, library: engine, figures: map[string]map[string]any{}}, err
})

func testEvaluation(t *testing.T) *evaluation {
	t.Helper()
	if _, err := os.Stat(filepath.Join(sharedFolder, "eval")); err != nil {
		t.Skipf("left out: the evaluation data is not at %s", sharedFolder)
	}
	e, err := shippedEvaluation()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// With one variant of a real appeal as the only template, what another shares or
// rewords is seen, and goes but for what stands alone amid new text; no article
// paragraph does.
func TestVariants(t *testing.T) {
	e := testEvaluation(t)
	if err := variants(e); err != nil {
		t.Fatal(err)
	}
	figures := e.figures["variants"]
	if n := figures["article paragraphs touched"]; n != 0 {
		t.Errorf("%v article paragraphs touched", n)
	}
	for name, least := range map[string][2]float64{
		"8 words and more, as near as .6": {92, 99},
		"8 words and more, word for word": {95, 99.5},
		"5-7 words, as near as .6":        {90, 95},
	} {
		row := figures[name].(map[string]any)
		if got := row["removed"].(float64); got < least[0] {
			t.Errorf("%s: %.1f %% removed, expected at least %.1f", name, got, least[0])
		}
		if got := row["removedOrSuggested"].(float64); got < least[1] {
			t.Errorf("%s: %.1f %% removed or suggested, expected at least %.1f", name, got, least[1])
		}
	}
}

// With all siblings as templates most of a variant's words go, wherever it stands, and
// nothing of the article does.
func TestSiblings(t *testing.T) {
	e := testEvaluation(t)
	if err := siblings(e); err != nil {
		t.Fatal(err)
	}
	figures := e.figures["siblings"]
	for name, least := range map[string]float64{"the siblings alone": 77, "in the library": 79.5} {
		if n := figures[name+", article paragraphs removed"]; n != 0 {
			t.Errorf("%s: %v article paragraphs touched", name, n)
		}
		for _, place := range placeNames() {
			row := figures[name+", "+place].(map[string]any)
			if got := row["removedOrSuggested"].(float64); got < least {
				t.Errorf("%s, %s: %.1f %% of the words removed or suggested, expected at least %.1f", name, place, got, least)
			}
		}
	}
	if n := figures["the siblings alone, article paragraphs suggested"]; n != 0 {
		t.Errorf("%v article paragraphs suggested by siblings alone", n)
	}
}

// No paragraph of a real article loses a byte: neither to the shipped library nor
// to all real appeals as templates.
func TestArticles(t *testing.T) {
	e := testEvaluation(t)
	if err := articles(e); err != nil {
		t.Fatal(err)
	}
	for _, name := range [...]string{"article paragraphs touched", "touched by real appeals"} {
		if n := e.figures["articles"][name]; n != 0 {
			t.Errorf("%v %s", n, name)
		}
	}
}

// What never was seen is found at rates a little below those of now.
func TestUnseen(t *testing.T) {
	e := testEvaluation(t)
	if err := unseen(e); err != nil {
		t.Fatal(err)
	}
	figures := e.figures["unseen"]
	if n := figures["article paragraphs touched"]; n != 0 {
		t.Errorf("%v article paragraphs touched", n)
	}
	shown := func(name string) float64 { return figures[name].(map[string]any)["removedOrSuggested"].(float64) }
	for name, least := range map[string]float64{asksGroup: 76, othersGroup: 56, shortGroup: 75} {
		if got := shown(name); got < least {
			t.Errorf("%s: %.1f %% removed or suggested, expected at least %.1f", name, got, least)
		}
	}
	for name, most := range map[string]float64{"news": 1, "hard negatives": 7.5} {
		if got := shown("article paragraphs, " + name); got > most {
			t.Errorf("%.2f %% of article paragraphs suggested, %s, expected at most %.1f", got, name, most)
		}
	}
	if got := figures["articles left that ask"].(float64); got > 38 {
		t.Errorf("%.1f %% of articles are left that ask, expected at most 38", got)
	}
}

// Of articles that are held to be clean, and of the repository's own, nothing goes but
// what a person read and found to be boilerplate.
func TestCorpus(t *testing.T) {
	e := testEvaluation(t)
	if err := corpus(e); err != nil {
		t.Fatal(err)
	}
	figures := e.figures["corpus"]
	if n := figures["finds not accepted"]; n != 0 {
		t.Errorf("%v finds that nobody has accepted", n)
	}
	for name, most := range map[string]float64{"es": .6, "pt": 1, "vi": 4, "own articles": 1, "own hard negatives": 18} {
		row := figures[name].(map[string]any)
		if got := row["suggested"].(float64); got > most {
			t.Errorf("%s: %.2f %% of the paragraphs suggested, expected at most %.1f", name, got, most)
		}
		if n := row["touched"]; n != 0 && strings.HasPrefix(name, "own") {
			t.Errorf("%s: %v paragraphs touched", name, n)
		}
	}
}

// What must stay of the small cases stays, and is not even suggested.
func TestCases(t *testing.T) {
	e := testEvaluation(t)
	if err := cases(e); err != nil {
		t.Fatal(err)
	}
	if lost := e.figures["cases"]["lost"]; lost != 0 {
		t.Errorf("%v sentences are lost", lost)
	}
	if right, all := e.figures["cases"]["cases right"], e.figures["cases"]["cases"]; right != all {
		t.Errorf("%v of %v cases are right", right, all)
	}
}

// The letters of The Moscow Times go, and no more of the articles that they are set
// into than now: one heading of one of them is lost.
func TestMoscow(t *testing.T) {
	e := testEvaluation(t)
	if err := moscow(e); err != nil {
		t.Fatal(err)
	}
	for _, name := range [...]string{"publisher not told", "publisher told"} {
		row := e.figures["moscow"][name].(map[string]any)
		if got := row["removed"].(float64); got < 99.9 {
			t.Errorf("%s: %.1f %% of the words removed, expected at least 99.9", name, got)
		}
		if got := row["removedOrSuggested"].(float64); got < 99.9 {
			t.Errorf("%s: %.1f %% of the words removed or suggested, expected at least 99.9", name, got)
		}
		if got := row["articleBytesLost"].(int); got > 0 {
			t.Errorf("%s: %d bytes of articles lost, expected none", name, got)
		}
	}
}

// The interval of a share, and the bound of what never was found.
func TestIntervals(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		want        [2]float64
	}{
		{0, 10, [2]float64{0, 27.75}},
		{5, 10, [2]float64{23.66, 76.34}},
		{81, 263, [2]float64{25.53, 36.62}}, // Newcombe 1998, table I, method 3
		{0, 0, [2]float64{0, 100}},
	} {
		got := bounds(c.part, c.whole)
		for i := range got {
			if math.Abs(got[i]-c.want[i]) > .006 {
				t.Errorf("%d of %d: %.2f, expected %.2f", c.part, c.whole, got, c.want)
			}
		}
	}
	if got := atMost(9116); math.Abs(got-.0329) > .0001 {
		t.Errorf("none of 9116: at most %.4f %%, expected 0.0329", got)
	}
}

// Words as the labels count them, and where they lie.
func TestWords(t *testing.T) {
	for text, want := range map[string]int{"": 0, "one two": 2, "ab\u4e00\u4e01\u4e02\u4e03 c": 4} {
		if got := size(text); got != want {
			t.Errorf("size of %q: %d, expected %d", text, got, want)
		}
	}
	text := "No, \u4e00\u4e01 x."
	var got []string
	for _, r := range wordsIn(text, core.Range{End: len(text)}) {
		got = append(got, text[r.Start:r.End])
	}
	if want := "No \u4e00 \u4e01 x"; strings.Join(got, " ") != want {
		t.Errorf("words %q, expected %q", got, want)
	}
}

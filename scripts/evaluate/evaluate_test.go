package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// The evaluation data is no part of the repository.
const sharedFolder = "../../../shared"

func testEvaluation(t *testing.T) *evaluation {
	t.Helper()
	if _, err := os.Stat(filepath.Join(sharedFolder, "eval")); err != nil {
		t.Skipf("left out: the evaluation data is not at %s", sharedFolder)
	}
	library, err := templates.Library()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := templates.Pack()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return &evaluation{shared: sharedFolder, languages: library.Languages, library: engine, figures: map[string]map[string]any{}}
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
	for name, most := range map[string]float64{"es": .6, "pt": 1, "vi": 4, "own articles": 1, "own hard negatives": 15} {
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

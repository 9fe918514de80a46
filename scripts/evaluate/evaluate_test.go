package main

import (
	"os"
	"path/filepath"
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

// No paragraph of a real article loses a byte: neither to the shipped library nor
// to all real appeals as templates.
func TestArticles(t *testing.T) {
	e := testEvaluation(t)
	if err := articles(e); err != nil {
		t.Fatal(err)
	}
	for table, name := range map[string]string{
		"dev-en.jsonl":    "article paragraphs touched",
		"dev-other.jsonl": "article paragraphs touched",
		"articles":        "touched by real appeals",
	} {
		if n := e.figures[table][name]; n != 0 {
			t.Errorf("%s: %v %s", table, n, name)
		}
	}
}

// What must stay of the small cases stays.
func TestCases(t *testing.T) {
	e := testEvaluation(t)
	if err := cases(e); err != nil {
		t.Fatal(err)
	}
	if kept, all := e.figures["cases"]["kept"], e.figures["cases"]["to be kept"]; kept != all {
		t.Errorf("kept %v of %v", kept, all)
	}
}

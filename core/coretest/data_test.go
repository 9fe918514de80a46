package coretest

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// TestAppeals: what the issue asks for, counted.
func TestAppeals(t *testing.T) {
	appeals, err := Appeals()
	if err != nil {
		t.Fatal(err)
	}
	languages, publishers := map[string]int{}, map[string]bool{}
	for _, a := range appeals {
		languages[a.Language]++
		publishers[a.Publisher] = true
		if a.Kind != core.Appeal || a.Form != core.Passage {
			t.Errorf("%s: kind %v, form %v", a.Path, a.Kind, a.Form)
		}
		words, prose := 0, 0
		for _, paragraph := range splitAppeal(a) {
			for _, s := range paragraph {
				words += s.words
				if s.words >= 8 {
					prose++
				}
			}
		}
		if a.Language == "zh" {
			words = words * 2 / 3 // characters to words, roughly
		}
		if words < 60 || words > 180 || prose < 3 {
			t.Errorf("%s: %d words, %d sentences of eight words and more", a.Path, words, prose)
		}
		if !strings.Contains(strings.Join(a.Paragraphs, " "), "{money}") {
			t.Errorf("%s: no {money}", a.Path)
		}
	}
	for language, least := range map[string]int{"en": 7, "de": 3, "fr": 2, "es": 2, "ru": 2, "pt": 1, "it": 1, "pl": 1, "zh": 1} {
		if languages[language] < least {
			t.Errorf("%d appeals in %q, want %d", languages[language], language, least)
		}
	}
	if len(publishers) != 20 || len(appeals) != 20 {
		t.Errorf("%d appeals of %d publishers, want 20 of 20", len(appeals), len(publishers))
	}
}

func TestArticles(t *testing.T) {
	articles, err := Articles()
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]int{}
	for _, a := range articles {
		languages[a.Language]++
		if n := strings.Count(a.Text, "\n\n") + 1; n < 5 || n > 9 {
			t.Errorf("%s: %d paragraphs, want 5 to 9", a.Name, n)
		}
		if !strings.HasSuffix(a.Text, "\n") || strings.HasSuffix(a.Text, "\n\n") || strings.Contains(a.Text, "\n\n\n") || strings.Contains(a.Text, "  ") {
			t.Errorf("%s: white space is not one blank line between paragraphs and one line break at the end", a.Name)
		}
		if words := len(tokens(a.Text)); words < 120 || a.Language != "zh" && words > 250 {
			t.Errorf("%s: %d words, want 120 to 250", a.Name, words)
		}
	}
	if len(articles) < 12 || languages["en"] < 5 || len(languages) < 9 {
		t.Errorf("%d articles, languages %v", len(articles), languages)
	}
}

func TestSmallLibrary(t *testing.T) {
	library, err := SmallLibrary()
	if err != nil {
		t.Fatal(err)
	}
	forms := map[core.Form]int{}
	for _, l := range library.Templates {
		forms[l.Form]++
		if !strings.HasPrefix(l.Path, l.Language+"/") || strings.Count(l.Path, "/") != 2 {
			t.Errorf("path %q does not agree with language %q", l.Path, l.Language)
		}
	}
	if forms[core.Passage] < 6 || forms[core.Line] < 1 || forms[core.Near] < 2 {
		t.Errorf("forms of the templates: %v", forms)
	}
	if len(library.Languages) < 5 {
		t.Errorf("%d languages, want 5", len(library.Languages))
	}
}

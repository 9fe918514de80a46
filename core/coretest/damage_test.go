package coretest

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/dehusk/dehusk/core"
)

func variants(t *testing.T, seed uint64, n int) []Variant {
	t.Helper()
	appeals, err := Appeals()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := Articles()
	if err != nil {
		t.Fatal(err)
	}
	all, err := Variants(seed, n, appeals, articles)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestVariantsAreDeterministic(t *testing.T) {
	long := variants(t, 7, 300)
	if short := variants(t, 7, 100); !reflect.DeepEqual(short, long[:100]) {
		t.Error("the first 100 of 300 variants are not the 100 of the same seed")
	}
	if other := variants(t, 8, 300); reflect.DeepEqual(other, long) {
		t.Error("another seed gives the same variants")
	}
}

func TestVariantsNeedAppealsAndArticles(t *testing.T) {
	_, err := Variants(1, 1, nil, []Article{{"en-a", "en", "One.\n\nTwo.\n"}})
	if want := "0 appeals and 1 articles: pass at least one of each"; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %q", err, want)
	}
}

func TestEveryAxisOccursAloneAndCombined(t *testing.T) {
	alone, combined, sizes := map[string]int{}, map[string]int{}, map[int]int{}
	languages, templates := map[string]bool{}, map[string]bool{}
	for _, v := range variants(t, 1, 2000) {
		sizes[len(v.Axes)]++
		languages[v.Language], templates[v.Template] = true, true
		for _, a := range v.Axes {
			if len(v.Axes) == 1 {
				alone[a]++
			} else {
				combined[a]++
			}
		}
	}
	for _, a := range Axes() {
		if alone[a] < 10 || combined[a] < 20 {
			t.Errorf("axis %q occurs %d times alone and %d times combined", a, alone[a], combined[a])
		}
	}
	if sizes[1] < 600 || sizes[2] < 600 || sizes[3] < 600 || len(sizes) != 3 {
		t.Errorf("axes per variant: %v", sizes)
	}
	if len(languages) != 9 || len(templates) != 20 {
		t.Errorf("%d languages and %d templates occur, want 9 and 20", len(languages), len(templates))
	}
}

// TestVariantsAddUp: article and sentences do not overlap, what lies between
// them holds no letter or digit, and Want is the article's bytes and nothing of
// the appeal's.
func TestVariantsAddUp(t *testing.T) {
	for _, v := range variants(t, 2, 2000) {
		type part struct {
			core.Range
			article bool
		}
		var parts []part
		for _, r := range v.Article {
			parts = append(parts, part{r, true})
		}
		for _, s := range v.Sentences {
			parts = append(parts, part{s.Range, false})
		}
		slices.SortFunc(parts, func(a, b part) int { return a.Start - b.Start })
		at, article := 0, ""
		for _, p := range parts {
			if p.Start < at || p.End <= p.Start {
				t.Fatalf("%s: %d to %d overlaps or is empty", v.Name, p.Start, p.End)
			}
			if between := v.Text[at:p.Start]; strings.ContainsFunc(between, isWordRune) {
				t.Fatalf("%s: %q is neither article nor appeal", v.Name, between)
			}
			if p.article {
				article += v.Text[p.Start:p.End]
			}
			at = p.End
		}
		if strings.ContainsFunc(v.Text[at:], isWordRune) {
			t.Fatalf("%s: %q is neither article nor appeal", v.Name, v.Text[at:])
		}
		// Without white space and quote marks, which gaps are made of, they agree.
		if got, want := bare(v.Want), bare(article); got != want {
			t.Fatalf("%s: want holds %q, the article %q", v.Name, got, want)
		}
		// Each passage of the article stands in Want as it stands in Text.
		rest := v.Want
		for _, r := range v.Article {
			_, after, ok := strings.Cut(rest, v.Text[r.Start:r.End])
			if !ok {
				t.Fatalf("%s: want lacks %q", v.Name, v.Text[r.Start:r.End])
			}
			rest = after
		}
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '>' {
			return -1
		}
		return r
	}, s)
}

// TestTouchedIsWhatTheAxisSays: on average, and never far off for a sentence.
func TestTouchedIsWhatTheAxisSays(t *testing.T) {
	sum, count := map[string]int{}, map[string]int{}
	for _, v := range variants(t, 3, 3000) {
		words, touched := 0, 0
		for _, s := range v.Sentences {
			words += s.Words
			touched += s.Words * s.Touched / 100
			if s.Touched < 0 || s.Touched > 100 {
				t.Fatalf("%s: a sentence touched to %d %%", v.Name, s.Touched)
			}
		}
		if off := v.Touched - touched*100/max(1, words); off < -5 || off > 5 {
			t.Errorf("%s: %d %% touched, its sentences say %d of %d words", v.Name, v.Touched, touched, words)
		}
		if len(v.Axes) == 1 {
			sum[v.Axes[0]] += v.Touched
			count[v.Axes[0]]++
		}
	}
	for axis, want := range map[string]int{
		"replace-5": 5, "drop-10": 10, "insert-20": 20, "mix-30": 30, "typos-10": 10, "ocr-5": 5, "typos-20": 20,
		"middle": 0, "other-amount": 0, "markdown": 0, "shuffled": 0, "upper-text": 0,
	} {
		if got := sum[axis] / count[axis]; got < want-2 || got > want+2 {
			t.Errorf("%s touches %d %% of the words", axis, got)
		}
	}
}

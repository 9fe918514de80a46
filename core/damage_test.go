package core_test

import (
	"slices"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// The bars over damaged copies of the shipped appeal and of invented ones. No
// article byte may be lost in any; of the appeals' sentences so many per cent must
// go, by how many of their words were touched; so many texts must be the article
// exactly. `make evaluate` prints the table, by axis and for any seed.
func TestDamagedCopies(t *testing.T) {
	const seed, copies = 7, 2400
	bars := []struct {
		touched int
		bar     float64
	}{{10, 99.5}, {20, 98}, {30, 85}}
	const exactBar = 97
	engine, appeals := damageEngine(t)
	articles, err := coretest.Articles()
	if err != nil {
		t.Fatal(err)
	}
	variants, err := coretest.Variants(seed, copies, appeals, articles)
	if err != nil {
		t.Fatal(err)
	}
	gone, all := make([]int, len(bars)), make([]int, len(bars))
	exact, exactOf := 0, 0
	for _, v := range variants {
		r, err := engine.Clean(v.Text, core.Options{})
		if err != nil {
			t.Fatal(err)
		}
		checkResult(t, engine, r, core.Options{})
		for _, a := range v.Article {
			if n := removedBytes(r.Spans, a); n > 0 {
				t.Errorf("%s: %d bytes lost of %q", v.Name, n, v.Text[a.Start:a.End])
			}
		}
		if v.Touched <= bars[0].touched {
			exactOf++
			if r.Kept() == v.Want {
				exact++
			}
		}
		for _, s := range v.Sentences {
			i := slices.IndexFunc(bars, func(b struct {
				touched int
				bar     float64
			},
			) bool {
				return s.Touched <= b.touched
			})
			if i < 0 {
				continue
			}
			all[i]++
			if 2*removedBytes(r.Spans, s.Range) > s.End-s.Start {
				gone[i]++
			}
		}
	}
	for i, b := range bars {
		share := 100 * float64(gone[i]) / float64(all[i])
		t.Logf("up to %d %% touched: %.2f %% of %d sentences gone", b.touched, share, all[i])
		if share < b.bar {
			t.Errorf("up to %d %% touched: %.2f %% of the sentences gone, the bar is %.1f", b.touched, share, b.bar)
		}
	}
	share := 100 * float64(exact) / float64(exactOf)
	t.Logf("%.2f %% of %d texts are the article exactly", share, exactOf)
	if share < exactBar {
		t.Errorf("%.2f %% of the texts are the article exactly, the bar is %d", share, exactBar)
	}
}

// damageEngine knows the shipped library and the invented appeals.
func damageEngine(t *testing.T) (*core.Engine, []core.Template) {
	t.Helper()
	appeals, err := coretest.Appeals()
	if err != nil {
		t.Fatal(err)
	}
	library, err := templates.Library()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range library.Templates {
		if s.Publisher == "The Moscow Times" {
			appeals = append(appeals, s)
		}
	}
	pack, err := templates.Pack()
	if err != nil {
		t.Fatal(err)
	}
	shipped, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := shipped.With(appeals...)
	if err != nil {
		t.Fatal(err)
	}
	return engine, appeals
}

// removedBytes counts the bytes of a range that go.
func removedBytes(spans []core.Span, r core.Range) int {
	n := 0
	for _, s := range spans {
		if s.Verdict == core.Remove {
			n += max(0, min(s.End, r.End)-max(s.Start, r.Start))
		}
	}
	return n
}

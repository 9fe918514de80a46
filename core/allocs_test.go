package core_test

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// Of what an article with an appeal needs, nothing but the answer is made anew: its
// spans, and the text without the appeal, at which the engine looks once more. Of an
// article without one it is the spans alone.
func TestAllocations(t *testing.T) {
	list := coretest.Library(1, 200)
	engine, err := compiled(core.Library{Templates: list})
	if err != nil {
		t.Fatal(err)
	}
	articles, err := coretest.Articles()
	if err != nil {
		t.Fatal(err)
	}
	article := ""
	for _, a := range articles {
		if a.Language == "en" && len(a.Text) > len(article) {
			article = a.Text
		}
	}
	appeal := strings.ReplaceAll(strings.Join(list[7].Paragraphs, "\n\n"), "{money}", "$5")
	for _, c := range [...]struct {
		name, text string
		removed    bool
		most       float64
	}{
		{"an article", article, false, 1},
		{"an article with an appeal", article + "\n\n" + appeal, true, 2},
		{"an article with an appeal amid it", article + "\n\n" + appeal + "\n\n" + article, true, 2},
	} {
		var result core.Result
		got := testing.AllocsPerRun(100, func() {
			if result, err = engine.Clean(c.text, core.Options{}); err != nil {
				t.Fatal(err)
			}
		})
		if removed := result.Kept() != c.text; removed != c.removed {
			t.Errorf("%s: something was removed: %t, want %t", c.name, removed, c.removed)
		}
		if got > c.most {
			t.Errorf("%s: %v allocations, want at most %v", c.name, got, c.most)
		}
	}
}

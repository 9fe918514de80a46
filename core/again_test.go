package core_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// Of what an article with an appeal needs, nothing but the answer is made anew: its
// spans, and the text around the cut, at which the engine looks once more. Of an article
// without one it is the spans alone.
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

// What is kept from text to text is nobody else's: in any order and at once, a text has
// one answer.
func TestConcurrent(t *testing.T) {
	m := material()
	texts := append(append([]string{""}, m.appeals...), m.articles...)
	var want []core.Result
	for i := range texts {
		texts[i] += "\n\n" + m.sentences[i%len(m.sentences)]
		r, err := m.engine.Clean(texts[i], core.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, r)
	}
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for n := range 2 * len(texts) {
				i := (n*7 + worker*3) % len(texts)
				r, err := m.engine.Clean(texts[i], core.Options{})
				if err != nil || !slices.Equal(r.Spans, want[i].Spans) {
					t.Errorf("text %d: %v (%v), want %v", i, r.Spans, err, want[i].Spans)
					return
				}
			}
		})
	}
	group.Wait()
}

package core_test

import (
	"bufio"
	"fmt"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// benchTexts are 256 different texts of about 10 KB, each with an appeal: one
// repeated text would train the branch predictor.
func benchTexts(b *testing.B, appeals []core.Template) []string {
	b.Helper()
	articles, err := coretest.Articles()
	if err != nil {
		b.Fatal(err)
	}
	slots := strings.NewReplacer("{money}", "$3", "{number}", "12", "{date}", "3 May", "{name}", "Ann Lee")
	texts := make([]string, 256)
	for i := range texts {
		var t strings.Builder
		for n := i; t.Len() < 10_000; n++ {
			a := articles[n%len(articles)]
			if a.Language != "en" {
				continue
			}
			for j, p := range strings.Split(a.Text, "\n\n") {
				if (j+i)%7 != 0 { // no two texts alike
					t.WriteString(p + "\n\n")
				}
			}
		}
		t.WriteString(slots.Replace(strings.Join(appeals[i%len(appeals)].Paragraphs, "\n\n")))
		texts[i] = t.String()
	}
	return texts
}

func benchEngine(b *testing.B, list []core.Template) *core.Engine {
	b.Helper()
	library, err := templates.Library()
	if err != nil {
		b.Fatal(err)
	}
	pack, err := core.Compile(core.Library{Templates: list, Languages: library.Languages})
	if err != nil {
		b.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		b.Fatal(err)
	}
	return engine
}

// BenchmarkScanWords is what a programmer would write to cut a text into words.
func BenchmarkScanWords(b *testing.B) {
	texts := benchTexts(b, coretest.Library(1, 100))
	b.SetBytes(int64(len(texts[0])))
	for i := 0; b.Loop(); i++ {
		s := bufio.NewScanner(strings.NewReader(texts[i%len(texts)]))
		s.Split(bufio.ScanWords)
		for s.Scan() {
		}
	}
}

// BenchmarkFold is the floor: what reading costs.
func BenchmarkFold(b *testing.B) {
	texts := benchTexts(b, coretest.Library(1, 100))
	b.SetBytes(int64(len(texts[0])))
	for i := 0; b.Loop(); i++ {
		core.Fold(texts[i%len(texts)])
	}
}

// BenchmarkClean cleans 10 KB with one appeal against libraries of any size.
func BenchmarkClean(b *testing.B) {
	for _, n := range [...]int{100, 1000, 5000} {
		list := coretest.Library(1, n)
		b.Run(fmt.Sprintf("templates=%d", n), func(b *testing.B) { cleanTexts(b, benchEngine(b, list), benchTexts(b, list)) })
	}
	b.Run("shipped", func(b *testing.B) {
		pack, err := templates.Pack()
		if err != nil {
			b.Fatal(err)
		}
		engine, err := core.New(pack)
		if err != nil {
			b.Fatal(err)
		}
		library, err := templates.Library()
		if err != nil {
			b.Fatal(err)
		}
		var appeals []core.Template
		for _, t := range library.Templates {
			if t.Publisher != core.Generic {
				appeals = append(appeals, t)
			}
		}
		cleanTexts(b, engine, benchTexts(b, appeals))
	})
}

func cleanTexts(b *testing.B, engine *core.Engine, texts []string) {
	b.SetBytes(int64(len(texts[0])))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := engine.Clean(texts[i%len(texts)], core.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNew is the start of an engine with the shipped library.
func BenchmarkNew(b *testing.B) {
	pack, err := templates.Pack()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := core.New(pack); err != nil {
			b.Fatal(err)
		}
	}
}

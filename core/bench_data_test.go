package core_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// What the benchmarks run on. scripts/bench reads their names; docs/performance.md
// says what is made of them.

// There are so many texts of so many bytes that no cache holds them, nor a branch
// predictor learns them.
const (
	benchTexts = 2048
	benchSize  = 10_000
)

// The largest libraries; the others are their first templates. Of houses one in
// ten templates is one of fifty papers of one house.
var (
	benchLibrary = sync.OnceValue(func() []core.Template { return coretest.Library(1, 100_000) })
	benchHouses  = sync.OnceValue(func() []core.Template {
		return coretest.Plan{Seed: 1, Size: 100_000, Twins: 10, House: 50}.Library()
	})
	smallLibrary = sync.OnceValue(func() []core.Template { return coretest.Library(1, 10_000) })
)

// firstTemplates gives the first templates of the library: a large one is made only
// where it is asked for, since WebAssembly has little memory.
func firstTemplates(n int) []core.Template {
	if n <= 10_000 {
		return smallLibrary()[:n]
	}
	return benchLibrary()[:n]
}

// textsWith makes texts with so many appeals of a library.
func textsWith(list []core.Template, appeals int) []coretest.Text {
	return coretest.Texts(benchTexts, benchSize, appeals, list)
}

// articlesIn makes texts of a language, without appeals.
func articlesIn(language string) []coretest.Text {
	w := coretest.NewWriter(1, language)
	texts := make([]coretest.Text, benchTexts)
	for i := range texts {
		texts[i].Text = w.Article(benchSize)
	}
	return texts
}

func hostileTexts(kind string, list []core.Template) []coretest.Text {
	w := coretest.NewWriter(1, "en")
	texts := make([]coretest.Text, 256)
	for i := range texts {
		texts[i].Text = w.Hostile(kind, benchSize, list)
	}
	return texts
}

// realData is what scripts/bench gathers of articles and appeals that are no part of
// the repository.
type realData struct {
	Templates []core.Template
	Texts     []coretest.Text
}

// realTexts skips the benchmark where there are none.
func realTexts(b *testing.B) realData {
	b.Helper()
	data, err := os.ReadFile("../build/bench/real.json")
	if errors.Is(err, fs.ErrNotExist) {
		b.Skip("no real texts: scripts/bench gathers them")
	}
	var r realData
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// benchPack makes a pack of templates, with the shipped languages and genre score:
// the time of an article holds everything.
func benchPack(b *testing.B, library core.Library) core.Pack {
	b.Helper()
	shipped, err := templates.Library()
	if err != nil {
		b.Fatal(err)
	}
	library.Languages, library.Genre = shipped.Languages, shipped.Genre
	pack, err := core.Compile(library)
	if err != nil {
		b.Fatal(err)
	}
	return pack
}

func minedOf(b *testing.B, list []core.Template) core.Library {
	b.Helper()
	passages, err := coretest.Mined(list)
	if err != nil {
		b.Fatal(err)
	}
	return core.Library{Fingerprints: passages}
}

// engines are kept: a benchmark is called several times, and all of them at once
// make the same garbage collector's work for each.
var engines = map[string]*core.Engine{}

// engineFor gives the engine of that name; it is made of pack where it is new.
func engineFor(b *testing.B, name string, pack func() core.Pack) *core.Engine {
	b.Helper()
	if engines[name] == nil {
		engine, err := core.New(pack())
		if err != nil {
			b.Fatal(err)
		}
		engines[name] = engine
	}
	return engines[name]
}

// writtenEngine knows the first n templates with their words.
func writtenEngine(b *testing.B, n int) *core.Engine {
	return engineFor(b, fmt.Sprint("written ", n), func() core.Pack {
		return benchPack(b, core.Library{Templates: firstTemplates(n)})
	})
}

// each runs do on one text after the other.
func each(b *testing.B, texts []coretest.Text, do func(coretest.Text)) {
	bytes := 0
	for _, t := range texts {
		bytes += len(t.Text)
	}
	// WebAssembly is made fast only when it has run for a while.
	for i, start := 0, time.Now(); runtime.GOARCH == "wasm" && time.Since(start) < time.Second/2; i++ {
		do(texts[i%len(texts)])
	}
	b.SetBytes(int64(bytes / len(texts)))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		do(texts[i%len(texts)])
	}
}

// cleanEach cleans texts as one does who knows where they come from.
func cleanEach(b *testing.B, engine *core.Engine, texts []coretest.Text) {
	each(b, texts, func(t coretest.Text) {
		if _, err := engine.Clean(t.Text, core.Options{Publisher: t.Publisher}); err != nil {
			b.Fatal(err)
		}
	})
}

package core_test

import (
	"bufio"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// BenchmarkScanWords is what a programmer would write to cut a text into words.
func BenchmarkScanWords(b *testing.B) {
	each(b, textsWith(firstTemplates(10_000), 1), func(t coretest.Text) {
		s := bufio.NewScanner(strings.NewReader(t.Text))
		s.Split(bufio.ScanWords)
		for s.Scan() {
		}
	})
}

// BenchmarkFold is the floor: what reading costs.
func BenchmarkFold(b *testing.B) {
	fold := func(b *testing.B, texts []coretest.Text) {
		each(b, texts, func(t coretest.Text) { core.Fold(t.Text) })
	}
	b.Run("en", func(b *testing.B) { fold(b, textsWith(firstTemplates(10_000), 1)) })
	b.Run("ru", func(b *testing.B) { fold(b, articlesIn("ru")) })
	b.Run("zh", func(b *testing.B) { fold(b, articlesIn("zh")) })
	b.Run("real", func(b *testing.B) { fold(b, realTexts(b).Texts) })
}

// BenchmarkClean cleans 10 KB: with one appeal unless the name says how many,
// against written templates, mined passages, and mined passages of houses.
func BenchmarkClean(b *testing.B) {
	for _, n := range [...]int{100, 1000, 10_000} {
		b.Run(fmt.Sprintf("templates=%d", n), func(b *testing.B) {
			cleanEach(b, writtenEngine(b, n), textsWith(firstTemplates(n), 1))
		})
	}
	for _, n := range [...]int{0, 10} {
		b.Run(fmt.Sprintf("appeals=%d", n), func(b *testing.B) {
			cleanEach(b, writtenEngine(b, 10_000), textsWith(firstTemplates(10_000), n))
		})
	}
	for _, n := range [...]int{100, 1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("mined=%d", n), func(b *testing.B) {
			list := firstTemplates(n)
			engine := engineFor(b, b.Name(), func() core.Pack { return benchPack(b, minedOf(b, list)) })
			cleanEach(b, engine, textsWith(list, 1))
		})
	}
	for _, n := range [...]int{100, 10_000, 100_000} {
		b.Run(fmt.Sprintf("houses=%d", n), func(b *testing.B) {
			list := benchHouses()[:n]
			engine := engineFor(b, b.Name(), func() core.Pack { return benchPack(b, minedOf(b, list)) })
			cleanEach(b, engine, textsWith(list, 1))
		})
	}
	b.Run("real", func(b *testing.B) {
		r := realTexts(b)
		engine := engineFor(b, b.Name(), func() core.Pack {
			return benchPack(b, core.Library{Templates: append(r.Templates, firstTemplates(10_000)...)})
		})
		cleanEach(b, engine, r.Texts)
	})
	b.Run("shipped", func(b *testing.B) {
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
		engine := engineFor(b, b.Name(), func() core.Pack { return shippedPack(b) })
		cleanEach(b, engine, textsWith(appeals, 1))
	})
}

func shippedPack(b *testing.B) core.Pack {
	b.Helper()
	pack, err := templates.Pack()
	if err != nil {
		b.Fatal(err)
	}
	return pack
}

// BenchmarkHostile folds and cleans texts that are made to cost much.
func BenchmarkHostile(b *testing.B) {
	for _, kind := range coretest.Hostile {
		list := firstTemplates(10_000)
		b.Run(kind+"/fold", func(b *testing.B) {
			each(b, hostileTexts(kind, list), func(t coretest.Text) { core.Fold(t.Text) })
		})
		b.Run(kind+"/clean", func(b *testing.B) { cleanEach(b, writtenEngine(b, 10_000), hostileTexts(kind, list)) })
	}
}

// BenchmarkLength cleans long texts: the texts of 10 KB one behind the other.
func BenchmarkLength(b *testing.B) {
	texts := textsWith(firstTemplates(10_000), 1)
	for i := range texts {
		texts[i].Publisher = "" // the long text is of many
	}
	b.Run("10KB", func(b *testing.B) { cleanEach(b, writtenEngine(b, 10_000), texts) })
	for _, l := range [...]struct {
		name  string
		bytes int
	}{{"1MB", 1_000_000}, {"100MB", 100_000_000}} {
		b.Run(l.name, func(b *testing.B) {
			var long strings.Builder
			for i := 0; long.Len() < l.bytes; i++ {
				long.WriteString(texts[i%len(texts)].Text)
			}
			cleanEach(b, writtenEngine(b, 10_000), []coretest.Text{{Text: long.String()}})
		})
	}
}

// BenchmarkCores cleans texts with one engine on one core and on two.
func BenchmarkCores(b *testing.B) {
	texts := textsWith(firstTemplates(10_000), 1)
	for _, n := range [...]int{1, 2} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > runtime.NumCPU() {
				b.Skip("there are not so many")
			}
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			engine := writtenEngine(b, 10_000)
			b.SetBytes(int64(len(texts) * benchSize))
			for b.Loop() { // all the texts, shared out
				var at atomic.Int32
				var group sync.WaitGroup
				for range n {
					group.Go(func() {
						for i := at.Add(1) - 1; int(i) < len(texts); i = at.Add(1) - 1 {
							if _, err := engine.Clean(texts[i].Text, core.Options{}); err != nil {
								b.Error(err)
							}
						}
					})
				}
				group.Wait()
			}
		})
	}
}

// BenchmarkNew is the start of an engine from the bytes of a pack, and the memory
// that it keeps for a template.
func BenchmarkNew(b *testing.B) {
	b.Run("shipped", func(b *testing.B) { start(b, shippedPack(b), 0) })
	b.Run("templates=10000", func(b *testing.B) {
		start(b, benchPack(b, core.Library{Templates: firstTemplates(10_000)}), 10_000)
	})
	for _, n := range [...]int{10_000, 100_000} {
		b.Run(fmt.Sprintf("mined=%d", n), func(b *testing.B) { start(b, benchPack(b, minedOf(b, firstTemplates(n))), n) })
	}
}

func start(b *testing.B, pack core.Pack, templates int) {
	bytes := pack.Bytes()
	ready := func(data []byte) *core.Engine {
		pack, err := core.LoadPack(data)
		if err != nil {
			b.Fatal(err)
		}
		engine, err := core.New(pack)
		if err != nil {
			b.Fatal(err)
		}
		return engine
	}
	b.ReportAllocs()
	for b.Loop() {
		ready(bytes)
	}
	if templates > 0 {
		// Languages and genre score are no templates.
		empty := benchPack(b, core.Library{}).Bytes()
		kept := held(func() *core.Engine { return ready(bytes) }) - held(func() *core.Engine { return ready(empty) })
		b.ReportMetric(float64(kept)/float64(templates), "B/template")
		b.ReportMetric(float64(len(bytes)-len(empty))/float64(templates), "packB/template")
	}
}

// held is how many bytes an engine holds.
func held(make func() *core.Engine) int {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	engine := make()
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(engine)
	return int(after.HeapAlloc) - int(before.HeapAlloc)
}

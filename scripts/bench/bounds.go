package main

import (
	"fmt"
	"math"
	"runtime"

	"github.com/dehusk/dehusk/core/coretest"
)

// What must hold. The floor is the engine's own fold of the same texts, native or
// in WebAssembly as what is compared with it. Each row begins with its subject.
func bounds(r results) *table {
	t := &table{run: fmt.Sprintf("Rounds: %d, on %s/%s with %d processors.", len(r["Fold/en"]["ns/op"]), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())}
	if load := r.of("load", "programs"); !math.IsNaN(load) {
		t.run += fmt.Sprintf(" Before a round the load was %s, of which about 1 is the benchmark's own.", short(load))
	}
	foldBounds(t, r)
	articleBounds(t, r)
	growthBounds(t, r)
	hostileBounds(t, r)
	recallFigures(t, r)
	loadingBounds(t, r)
	garbageBounds(t, r)
	startBounds(t, r)
	peerBounds(t, r)
	return t
}

// The prototype folded 10 KB of English in these times; the engine's fold is the
// floor of all others, so it must not be slow itself.
const (
	prototypeNative = 15.6 // µs
	prototypeWasm   = 19.6
)

func foldBounds(t *table, r results) {
	t.most("fold, English: × bufio.ScanWords", r.time("Fold/en", "ScanWords"), 0.5)
	t.most("fold, English: WebAssembly × native", r.time("wasm/Fold/en", "Fold/en"), 2)
	t.most("fold, Russian: × English for a byte", r.byte("Fold/ru", "Fold/en"), 1.5)
	t.most("fold, Chinese: × English for a byte", r.byte("Fold/zh", "Fold/en"), 2)
	t.most("fold, Russian, WebAssembly: × English for a byte", r.byte("wasm/Fold/ru", "wasm/Fold/en"), 1.5)
	t.most("fold, Chinese, WebAssembly: × English for a byte", r.byte("wasm/Fold/zh", "wasm/Fold/en"), 2)
	t.most("fold, English: × the prototype's rate", 10_000/r.of("Fold/en", "MB/s")/prototypeNative, 1.7)
	t.most("fold, English, WebAssembly: × the prototype's rate", 10_000/r.of("wasm/Fold/en", "MB/s")/prototypeWasm, 1.7)
}

// An article is 10 KB. Two libraries of 10,000: templates with their words, as
// people write them, and mined passages, which have hashes alone.
func articleBounds(t *table, r results) {
	for _, l := range [...]struct{ what, name string }{
		{"10,000 written", "templates=10000"}, {"10,000 mined", "mined=10000"}, {"the shipped library", "shipped"},
	} {
		t.most("article, one appeal, "+l.what+": × floor", r.time("Clean/"+l.name, "Fold/en"), 2.2)
		t.most("article, one appeal, "+l.what+", WebAssembly: × floor", r.time("Node/clean/"+l.name, "wasm/Fold/en"), 2.6)
	}
	t.most("article, real text, one appeal, 10,000 written: × floor", r.time("Clean/real", "Fold/real"), 3.2)
	t.most("article, real text, one appeal, 10,000 written, WebAssembly: × floor", r.byte("Node/clean/real", "wasm/Fold/real"), 3.2)
	t.most("article, ten appeals, 10,000 written: × floor", r.time("Clean/appeals=10", "Fold/en"), 3.5)
	t.most("article, ten appeals, 10,000 written, WebAssembly: × floor", r.time("Node/clean/appeals=10", "wasm/Fold/en"), 4.5)
	t.tell("article, no appeal, 10,000 written: × floor", r.time("Clean/appeals=0", "Fold/en"))
	t.tell("article, no appeal, 10,000 written, WebAssembly: × floor", r.time("Node/clean/appeals=0", "wasm/Fold/en"))
	t.most("article, one appeal, 10,000 written: × bufio.ScanWords", r.time("Clean/templates=10000", "ScanWords"), 1)
	t.most("article, one appeal, 10,000 written, WebAssembly: × the regular expression", r.time("Node/clean/templates=10000", "Node/words/en"), 1)
	t.tell("article, one appeal, 10,000 written: µs", r.of("Clean/templates=10000", "ns/op")/1000)
	t.tell("article, one appeal, 10,000 written, WebAssembly: µs", r.of("Node/clean/templates=10000", "ns/op")/1000)
}

func growthBounds(t *table, r results) {
	t.most("growth, written, 100 to 10,000: ×", r.time("Clean/templates=10000", "Clean/templates=100"), 1.25)
	for _, g := range [...]struct{ what, name string }{
		{"mined", "Clean/mined"},
		{"mined, a tenth of them papers of houses of fifty", "Clean/houses"},
		{"mined, WebAssembly", "Node/clean/mined"},
	} {
		t.most("growth, "+g.what+", 100 to 10,000: ×", r.time(g.name+"=10000", g.name+"=100"), 1.25)
		t.most("growth, "+g.what+", 100 to 100,000: ×", r.time(g.name+"=100000", g.name+"=100"), 2)
	}
	t.most("growth, text of 100 MB: × 10 KB for a byte", r.byte("Length/100MB", "Length/10KB"), 1.1)
}

func hostileBounds(t *table, r results) {
	for _, kind := range coretest.Hostile {
		name := "Hostile/" + kind
		t.most("hostile text, "+kind+": × floor", r.time(name+"/clean", name+"/fold"), 15)
		t.most("hostile text, "+kind+", WebAssembly: × floor", r.byte("Node/hostile/"+kind, "wasm/"+name+"/fold"), 25)
	}
}

func recallFigures(t *table, r results) {
	for _, b := range recallBounds {
		for i, percent := range recallEdits {
			name := recallName(b.size, b.half, percent)
			what := "whole"
			if b.half {
				what = "halves"
			}
			t.least(fmt.Sprintf("recall, %s of %s, %d %% edited: %%", what, grouped(float64(b.size)), percent), r.of(name, "%"), b.least[i])
		}
	}
}

func loadingBounds(t *table, r results) {
	const ms = 1e6
	for _, l := range [...]struct {
		name       string
		native, js float64 // ms
	}{{"templates=10000", 10, 20}, {"mined=10000", 10, 20}, {"mined=100000", 120, 250}} {
		t.most("loading, "+l.name+": ms", r.of("New/"+l.name, "ns/op")/ms, l.native)
		t.most("loading, "+l.name+", WebAssembly: ms", r.of("Node/load/"+l.name, "ns/op")/ms, l.js)
		t.most("loading, "+l.name+": bytes of memory for a template", r.of("New/"+l.name, "B/template"), 350)
	}
	for _, name := range [...]string{"templates=10000", "mined=10000"} {
		t.most("wire, "+name+", brotli: bytes for a template", r.of("Node/wire/"+name, "B/template"), 90)
	}
	t.most("memory in WebAssembly, 10,000 mined, after 1,000 articles: MB", r.of("Node/memory/mined=10000", "B")/(1<<20), 16)
	t.most("memory in WebAssembly, from the 100th article to the 1,000th: MB more", r.of("Node/memory/mined=10000", "B-more")/(1<<20), 0)
}

// The list of spans is the one allocation that is the result.
func garbageBounds(t *table, r results) {
	for _, name := range [...]string{"templates=10000", "mined=10000", "appeals=0", "shipped"} {
		t.most("garbage, "+name+": allocations beside the spans", r.of("Clean/"+name, "allocs/op")-1, 0)
	}
	t.most("garbage, templates=10000, WebAssembly: allocations beside the spans", r.of("wasm/Clean/templates=10000", "allocs/op")-1, 0)
	t.least("cores, one engine, two at a time: × faster", r.time("Cores/1", "Cores/2"), 1.8)
	t.least("cores, the command with many files, two cores: × faster", r.time("Command/files/1", "Command/files/2"), 1.8)
}

func startBounds(t *table, r results) {
	t.most("wire, the text module, brotli: KB", r.of("Node/wire/text.wasm", "B")/(1<<10), 490)
	t.most("wire, the page's first load, brotli: KB", r.of("Node/wire/page", "B")/(1<<10), 620)
	t.most("start in Node, first clean: × an empty Go module", r.time("Node/start/clean", "Node/start/empty"), 3)
	t.tell("start in Node, first clean: ms", r.of("Node/start/clean", "ns/op")/1e6)
}

// Readability and Defuddle get the article as HTML: "parsed" is given a document,
// "HTML" has to parse it, as cleanHtml does.
func peerBounds(t *table, r results) {
	t.least("peers, licenseclassifier with 1,000 templates: × the time of 10,000", r.time("Licenseclassifier/templates=1000", "Clean/templates=10000"), 50)
	t.tell("peers, levenshtein, each paragraph with each of 10,000 templates: × the time", r.time("Levenshtein/templates=10000", "Clean/templates=10000"))
	for _, p := range [...]string{"readability", "defuddle"} {
		t.least("peers, "+p+", parsed: × clean in WebAssembly", r.time("Node/"+p+"/parsed", "Node/clean/peers"), 20)
		t.least("peers, "+p+", HTML: × cleanHtml in WebAssembly", r.time("Node/"+p+"/html", "Node/cleanHtml/peers"), 20)
	}
}

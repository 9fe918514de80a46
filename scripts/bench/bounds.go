package main

import (
	"fmt"

	"github.com/dehusk/dehusk/core/coretest"
)

// What must hold. The floor is the engine's own fold of the same texts, native or
// in WebAssembly as what is compared with it. Each row begins with its subject.
func bounds(r results) *table {
	t := &table{}
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
	t.most("fold, English: × bufio.ScanWords", r.time("native/Fold/en", "native/ScanWords"), 0.5)
	t.most("fold, English: WebAssembly × native", r.time("wasm/Fold/en", "native/Fold/en"), 2)
	t.most("fold, Russian: × English for a byte", r.byte("native/Fold/ru", "native/Fold/en"), 1.5)
	t.most("fold, Chinese: × English for a byte", r.byte("native/Fold/zh", "native/Fold/en"), 2)
	t.most("fold, Russian, WebAssembly: × English for a byte", r.byte("wasm/Fold/ru", "wasm/Fold/en"), 1.5)
	t.most("fold, Chinese, WebAssembly: × English for a byte", r.byte("wasm/Fold/zh", "wasm/Fold/en"), 2)
	t.most("fold, English: × the prototype's rate", 10_000/r.of("native/Fold/en", "MB/s")/prototypeNative, 1.7)
	t.most("fold, English, WebAssembly: × the prototype's rate", 10_000/r.of("wasm/Fold/en", "MB/s")/prototypeWasm, 1.7)
}

// An article is 10 KB. Two libraries of 10,000: templates with their words, as
// people write them, and mined passages, which have hashes alone.
func articleBounds(t *table, r results) {
	for _, l := range [...]struct{ what, name string }{
		{"10,000 written", "templates=10000"}, {"10,000 mined", "mined=10000"}, {"the shipped library", "shipped"},
	} {
		t.most("article, one appeal, "+l.what+": × floor", r.time("native/Clean/"+l.name, "native/Fold/en"), 2.2)
		t.most("article, one appeal, "+l.what+", WebAssembly: × floor", r.time("node/clean/"+l.name, "wasm/Fold/en"), 2.6)
	}
	t.most("article, real text, one appeal, 10,000 written: × floor", r.time("native/Clean/real", "native/Fold/real"), 3.2)
	t.most("article, real text, one appeal, 10,000 written, WebAssembly: × floor", r.byte("node/clean/real", "wasm/Fold/real"), 3.2)
	t.most("article, ten appeals, 10,000 written: × floor", r.time("native/Clean/appeals=10", "native/Fold/en"), 3.5)
	t.most("article, ten appeals, 10,000 written, WebAssembly: × floor", r.time("node/clean/appeals=10", "wasm/Fold/en"), 4.5)
	t.tell("article, no appeal, 10,000 written: × floor", r.time("native/Clean/appeals=0", "native/Fold/en"))
	t.tell("article, no appeal, 10,000 written, WebAssembly: × floor", r.time("node/clean/appeals=0", "wasm/Fold/en"))
	t.most("article, one appeal, 10,000 written: × bufio.ScanWords", r.time("native/Clean/templates=10000", "native/ScanWords"), 1)
	t.most("article, one appeal, 10,000 written, WebAssembly: × the regular expression", r.time("node/clean/templates=10000", "node/words/en"), 1)
	t.tell("article, one appeal, 10,000 written: µs", r.of("native/Clean/templates=10000", "ns/op")/1000)
	t.tell("article, one appeal, 10,000 written, WebAssembly: µs", r.of("node/clean/templates=10000", "ns/op")/1000)
}

func growthBounds(t *table, r results) {
	t.most("growth, written, 100 to 10,000: ×", r.time("native/Clean/templates=10000", "native/Clean/templates=100"), 1.25)
	for _, g := range [...]struct{ what, name string }{
		{"mined", "native/Clean/mined"},
		{"mined, a tenth of them papers of houses of fifty", "native/Clean/houses"},
		{"mined, WebAssembly", "node/clean/mined"},
	} {
		t.most("growth, "+g.what+", 100 to 10,000: ×", r.time(g.name+"=10000", g.name+"=100"), 1.25)
		t.most("growth, "+g.what+", 100 to 100,000: ×", r.time(g.name+"=100000", g.name+"=100"), 2)
	}
	t.most("growth, text of 100 MB: × 10 KB for a byte", r.byte("native/Length/100MB", "native/Length/10KB"), 1.1)
}

func hostileBounds(t *table, r results) {
	for _, kind := range coretest.Hostile {
		name := "/Hostile/" + kind
		t.most("hostile text, "+kind+": × floor", r.time("native"+name+"/clean", "native"+name+"/fold"), 15)
		t.most("hostile text, "+kind+", WebAssembly: × floor", r.byte("node/hostile/"+kind, "wasm"+name+"/fold"), 25)
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
			t.least(fmt.Sprintf("recall, %s of %d, %d %% edited: %%", what, b.size, percent), r.of("command/"+name, "%"), b.least[i])
		}
	}
}

func loadingBounds(t *table, r results) {
	const ms = 1e6
	for _, l := range [...]struct {
		name       string
		native, js float64 // ms
	}{{"templates=10000", 10, 20}, {"mined=10000", 10, 20}, {"mined=100000", 120, 250}} {
		t.most("loading, "+l.name+": ms", r.of("native/New/"+l.name, "ns/op")/ms, l.native)
		t.most("loading, "+l.name+", WebAssembly: ms", r.of("node/load/"+l.name, "ns/op")/ms, l.js)
		t.most("loading, "+l.name+": bytes of memory for a template", r.of("native/New/"+l.name, "B/template"), 350)
	}
	for _, name := range [...]string{"templates=10000", "mined=10000"} {
		t.most("wire, "+name+", brotli: bytes for a template", r.of("node/wire/"+name, "B/template"), 90)
	}
	t.most("memory in WebAssembly, 10,000 mined, after 1,000 articles: MB", r.of("node/memory/mined=10000", "B")/1e6, 16)
	t.most("memory in WebAssembly, from the 100th article to the 1,000th: MB more", r.of("node/memory/mined=10000", "B-more")/1e6, 0)
}

// The list of spans is the one allocation that is the result.
func garbageBounds(t *table, r results) {
	for _, name := range [...]string{"templates=10000", "mined=10000", "appeals=0", "shipped"} {
		t.most("garbage, "+name+": allocations beside the spans", r.of("native/Clean/"+name, "allocs/op")-1, 0)
	}
	t.most("garbage, templates=10000, WebAssembly: allocations beside the spans", r.of("wasm/Clean/templates=10000", "allocs/op")-1, 0)
	t.least("cores, one engine, two at a time: × faster", r.time("native/Cores/1", "native/Cores/2"), 1.8)
	t.least("cores, the command with many files, two cores: × faster", r.time("command/files/1", "command/files/2"), 1.8)
}

func startBounds(t *table, r results) {
	t.most("wire, the text module, brotli: KB", r.of("node/wire/text.wasm", "B")/1000, 490)
	t.most("wire, the page's first load, brotli: KB", r.of("node/wire/page", "B")/1000, 620)
	t.most("start in Node, first clean: × an empty Go module", r.time("node/start/clean", "node/start/empty"), 3)
	t.tell("start in Node, first clean: ms", r.of("node/start/clean", "ns/op")/1e6)
}

// Readability and Defuddle get the article as HTML: "parsed" is given a document,
// "HTML" has to parse it, as cleanHtml does.
func peerBounds(t *table, r results) {
	t.least("peers, licenseclassifier with 1,000 templates: × the time of 10,000", r.time("peers/Licenseclassifier/templates=1000", "native/Clean/templates=10000"), 50)
	t.tell("peers, levenshtein, each paragraph with each of 10,000 templates: × the time", r.time("peers/Levenshtein/templates=10000", "native/Clean/templates=10000"))
	for _, p := range [...]string{"readability", "defuddle"} {
		t.least("peers, "+p+", parsed: × clean in WebAssembly", r.time("node/"+p+"/parsed", "node/clean/peers"), 20)
		t.least("peers, "+p+", HTML: × cleanHtml in WebAssembly", r.time("node/"+p+"/html", "node/cleanHtml/peers"), 20)
	}
}

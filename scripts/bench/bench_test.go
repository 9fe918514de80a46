package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

const printed = `goos: linux
cpu: something-4
load: 2.5
BenchmarkFold/en-2         	   10000	     20000 ns/op	 500.00 MB/s	       1 allocs/op
BenchmarkClean/mined=100-2 	    1224	     60000 ns/op
BenchmarkFold/en-2         	   10000	     10000 ns/op	1000.00 MB/s	       2 allocs/op
BenchmarkClean/mined=100-2 	    1224	     20000 ns/op
BenchmarkFold/en-2         	   10000	     10000 ns/op	 900.00 MB/s	       4 allocs/op
BenchmarkClean/mined=100-2 	    1224	     50000 ns/op
--- SKIP: BenchmarkFold/real
PASS
`

func TestRead(t *testing.T) {
	r := results{}
	if err := r.read("", strings.NewReader(printed)); err != nil {
		t.Fatal(err)
	}
	for _, c := range [...]struct {
		what      string
		got, want float64
	}{
		{"the fastest round", r.of("Fold/en", "ns/op"), 10000},
		{"the fastest round, as a rate", r.of("Fold/en", "MB/s"), 1000},
		{"the median of what is no time", r.of("Fold/en", "allocs/op"), 2},
		{"a name that ends in a number", r.of("Clean/mined=100", "ns/op"), 20000},
		{"a ratio", r.time("Clean/mined=100", "Fold/en"), 2},
		{"nothing", r.of("Fold/real", "ns/op"), math.NaN()},
		{"a ratio to nothing", r.time("Fold/en", "Fold/real"), math.NaN()},
	} {
		if c.got != c.want && !(math.IsNaN(c.got) && math.IsNaN(c.want)) {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
	if err := r.read("wasm/", strings.NewReader(printed)); err != nil || r.of("wasm/Fold/en", "ns/op") != 10000 {
		t.Errorf("with a name in front: %v, %v", r, err)
	}
	if got := r.of("load", "programs"); got != 2.5 {
		t.Errorf("a load of %v, want 2.5", got)
	}
	if len(r) != 6 {
		t.Errorf("%d names, want 6: %v", len(r), r)
	}
	if err := r.read("", strings.NewReader("BenchmarkFold 1 many ns/op\n")); err == nil || !strings.Contains(err.Error(), `"many"`) {
		t.Errorf("a line without a number: %v", err)
	}
}

// A byte takes longer where fewer of them pass in a second.
func TestByteIsTimeOfAByte(t *testing.T) {
	r := results{}
	r.add("a", "MB/s", 100)
	r.add("b", "MB/s", 300)
	if got := r.byte("a", "b"); got != 3 {
		t.Errorf("a takes %v times as long, want 3", got)
	}
}

func TestMedian(t *testing.T) {
	for _, c := range [...]struct {
		values []float64
		want   float64
	}{{[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := median(c.values); got != c.want {
			t.Errorf("median of %v is %v, want %v", c.values, got, c.want)
		}
	}
}

func sample() *table {
	t := &table{run: "Two rounds."}
	t.most("fold: × ScanWords", 0.4567, 0.5)
	t.most("growth: ×", 1.5, 1.25)
	t.least("recall: %", 99.5, 99.5)
	t.tell("time: µs", 12345.6)
	t.most("a peer: ×", math.NaN(), 2)
	return t
}

func TestTable(t *testing.T) {
	want := `holds         0.46  ≤ 0.50    fold: × ScanWords
missed        1.50  ≤ 1.25    growth: ×
holds         99.5  ≥ 99.5    recall: %
             12346            time: µs
        not measured            a peer: ×
2 of 3 bounds hold
Two rounds.
`
	if got := sample().text(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	markdown := sample().markdown()
	for _, line := range [...]string{
		"| fold: × ScanWords | 0.46 | ≤ 0.50 | holds |\n",
		"| growth: × | 1.50 | ≤ 1.25 | **missed** |\n",
		"| time: µs | 12346 |  |  |\n",
		"2 of 3 bounds hold. Not measured: a peer: ×. Two rounds.\n",
	} {
		if !strings.Contains(markdown, line) {
			t.Errorf("there is no %q in\n%s", line, markdown)
		}
	}
}

func TestTableAsJSON(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bench.json")
	if err := sample().write(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || len(rows[0]) != 4 || rows[0]["name"] != "fold: × ScanWords" || rows[0]["value"] != 0.457 ||
		rows[0]["bound"] != 0.5 || rows[0]["holds"] != true || rows[1]["holds"] != false || rows[3]["bound"] != nil {
		t.Errorf("got %s", data)
	}
}

func TestInsert(t *testing.T) {
	got, err := insert("head\n"+generatedFrom+"old\n"+generatedTo+"tail\n", "new\n")
	if want := "head\n" + generatedFrom + "new\n" + generatedTo + "tail\n"; err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := insert("head\n", "new\n"); err == nil {
		t.Error("a document without a place for the table is no error")
	}
	document, err := os.ReadFile("../../docs/performance.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := insert(string(document), ""); err != nil {
		t.Error(err)
	}
}

func TestPicture(t *testing.T) {
	svg := picture{
		title: "Time & library", x: "templates", y: "× floor",
		curves: []curve{
			{"mined", []point{{100, 2}, {1000, math.NaN()}, {10_000, 4}}},
			{"written", []point{{100, 3}}},
			{"none", nil},
		},
	}.svg()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
	}
	for part, count := range map[string]int{
		"<circle":                             3, // a point that is not a number is left out
		"NaN":                                 0,
		"Time &amp; library</title>":          1,
		"2 at 100, 4 at 10,000. written: 3 ":  1,
		`M70.0 200.0L690.0 50.0" fill="none"`: 1, // half way up at the left, the top at the right
	} {
		if got := strings.Count(svg, part); got != count {
			t.Errorf("%q occurs %d times, want %d, in\n%s", part, got, count, svg)
		}
	}
	high := picture{most: 5, curves: []curve{{"mined", []point{{100, 2}, {1000, 4000}}}}}.svg()
	if !strings.Contains(high, ">5<") || strings.Contains(high, ">1000<") || !strings.Contains(high, "4000 at 1,000") {
		t.Errorf("a curve that leaves the picture: %s", high)
	}
	if empty := (picture{}).svg(); !strings.HasSuffix(empty, "</svg>\n") || strings.Contains(empty, "NaN") {
		t.Errorf("an empty picture: %s", empty)
	}
}

func TestTicks(t *testing.T) {
	for _, c := range [...]struct{ tallest, want float64 }{{1, 0.1}, {1.2, 0.2}, {4, 0.5}, {9.9, 1}, {45, 5}, {73, 10}} {
		if got := tickStep(c.tallest); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("up to %v: a tick every %v, want %v", c.tallest, got, c.want)
		}
	}
	if got := grouped(100_000); got != "100,000" {
		t.Errorf("got %q", got)
	}
}

// Every bound has a row, whether or not it was measured, and no two rows are alike.
func TestBounds(t *testing.T) {
	table := bounds(results{})
	if len(table.figures) != 0 || len(table.missing) < 70 {
		t.Errorf("%d figures of nothing, %d not measured", len(table.figures), len(table.missing))
	}
	seen := map[string]bool{}
	for _, name := range table.missing {
		if seen[name] {
			t.Errorf("two rows are called %q", name)
		}
		seen[name] = true
	}
}

func TestGather(t *testing.T) {
	shared := t.TempDir()
	if _, err := gather(shared); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder without data: %v", err)
	}
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(shared, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(shared, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("eval/appeals.jsonl", `{"id":"a","publisher":"The Lamp","lang":"en","paragraphs":["Oil for us."]}`+"\n"+`{"id":"b","lang":"de"}`+"\n")
	write("corpus/pages.jsonl.gz", "no gzip")
	if _, err := gather(shared); err == nil || !strings.Contains(err.Error(), "pages.jsonl.gz") {
		t.Errorf("a damaged file: %v", err)
	}
}

func TestPackHoldsLibrary(t *testing.T) {
	p, err := pack(core.Library{Templates: []core.Template{{Path: "en/lamp/a", Publisher: "The Lamp", Kind: core.Appeal, Language: "en", Paragraphs: []string{"Lanterns burn because readers pay for oil."}}}})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(p)
	if err != nil {
		t.Fatal(err)
	}
	if n := engine.Templates(); n != 1 {
		t.Errorf("%d templates, want 1", n)
	}
}

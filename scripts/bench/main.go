// Command bench measures what cleaning costs: beside reading the text, as the
// library grows, as the text grows, on texts that are made to cost much, and beside
// other programs. It prints each figure with its bound, writes them to
// build/bench.json, and draws the pictures and the table of docs/performance.md.
// A bound that is missed is no error.
//
//	go run ./scripts/bench [-rounds 4] [-shared ../shared] [-read]
//
// What was measured stays in build/bench, a file a door in the format of Go's
// benchmarks, so that benchstat can compare two runs. It needs build/dehusk,
// build/npm and build/site.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"
)

const (
	jsonFile   = "build/bench.json"
	document   = "docs/performance.md"
	pictures   = "docs/pictures"
	resultsDir = "build/bench"
)

func main() {
	log.SetFlags(0)
	rounds := flag.Int("rounds", 4, "how often everything is measured; times are those of the fastest round")
	shared := flag.String("shared", "../shared", "the folder with real articles and appeals")
	read := flag.Bool("read", false, "measure nothing, print what the last run measured")
	flag.Parse()
	if err := bench(*rounds, *shared, *read); err != nil {
		log.Fatal("bench: ", err)
	}
}

func bench(rounds int, shared string, read bool) error {
	start := time.Now()
	folder, err := filepath.Abs(resultsDir)
	if err != nil {
		return err
	}
	if !read {
		if err := prepare(folder, shared); err != nil {
			return err
		}
		if err := build(folder); err != nil {
			return err
		}
		fmt.Printf("libraries, texts and programs made in %.0f s\n", time.Since(start).Seconds())
		if err := run(folder, rounds); err != nil {
			return err
		}
	}
	r := results{}
	for _, f := range [...]struct{ name, prefix string }{
		{"native", ""}, {"wasm", "wasm/"}, {"node", ""}, {"peers", ""}, {"command", ""},
	} {
		if err := r.readFile(f.prefix, filepath.Join(folder, f.name+".txt")); err != nil {
			return err
		}
	}
	t := bounds(r)
	fmt.Printf("\n%s", t.text())
	if err := t.write(jsonFile); err != nil {
		return err
	}
	if err := publish(t, r); err != nil {
		return err
	}
	fmt.Printf("%s, the table of %s and the pictures are written; all took %.0f s\n", jsonFile, document, time.Since(start).Seconds())
	return nil
}

// publish writes the table into the document and draws its pictures.
func publish(t *table, r results) error {
	text, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	whole, err := insert(string(text), t.markdown())
	if err != nil {
		return fmt.Errorf("%s: %w", document, err)
	}
	if err := os.WriteFile(document, []byte(whole), 0o666); err != nil {
		return err
	}
	if err := os.MkdirAll(pictures, 0o777); err != nil {
		return err
	}
	for name, p := range curves(r) {
		if err := os.WriteFile(filepath.Join(pictures, name), []byte(p.svg()), 0o666); err != nil {
			return err
		}
	}
	return nil
}

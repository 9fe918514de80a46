// Command evaluate measures quality: how many damaged copies of appeals go, what
// happens to real appeals and their variants, and to real articles with labelled
// paragraphs. It prints tables, the last of them what must hold and whether it does,
// and writes build/evaluate.json.
//
//	go run ./scripts/evaluate [-shared ../shared] [-o build/evaluate.json] [TABLE…]
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// A table is one thing to measure. It prints its rows and adds its figures.
type table struct {
	name   string
	shared bool // needs the labelled data, which is no part of the repository
	run    func(*evaluation) error
}

var tables = []table{
	{"damage", false, damage},
	{"seeds", false, seeds},
	{"variants", true, variants},
	{"siblings", true, siblings},
	{"similarity", true, similarity},
	{"articles", true, articles},
	{"unseen", true, unseen},
	{"corpus", true, corpus},
	{"cases", true, cases},
	{"known", true, known},
	{"moscow", true, moscow},
	{"bars", false, printBars},
}

// An evaluation gathers figures by table and name.
type evaluation struct {
	shared    string
	languages []core.Language
	library   *core.Engine
	figures   map[string]map[string]any
	bars      []bar
	unseen    *unseenTables // nil until somebody asks
}

// put keeps a figure for the JSON file.
func (e *evaluation) put(table, name string, value any) {
	if e.figures[table] == nil {
		e.figures[table] = map[string]any{}
	}
	e.figures[table][name] = value
}

// verbose prints the texts that miss a bar.
var verbose = flag.Bool("v", false, "print what misses a bar")

func main() {
	log.SetFlags(0)
	shared := flag.String("shared", "../shared", "the folder with the evaluation data")
	out := flag.String("o", "build/evaluate.json", "the file for the figures")
	flag.Parse()
	if err := run(*shared, *out, flag.Args()); err != nil {
		log.Fatal("evaluate: ", err)
	}
}

func run(shared, out string, only []string) error {
	e := &evaluation{shared: shared, figures: map[string]map[string]any{}}
	collection, err := templates.Library()
	if err != nil {
		return err
	}
	e.languages = collection.Languages
	pack, err := templates.Pack()
	if err != nil {
		return err
	}
	if e.library, err = core.New(pack); err != nil {
		return err
	}
	for _, t := range tables {
		if len(only) > 0 && !slices.Contains(only, t.name) && t.name != "bars" {
			continue
		}
		if _, err := os.Stat(filepath.Join(shared, "eval")); t.shared && err != nil {
			fmt.Printf("\n%s: left out, since %s is not there\n", t.name, filepath.Join(shared, "eval"))
			continue
		}
		fmt.Printf("\n== %s\n", t.name)
		if err := t.run(e); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	data, err := json.MarshalIndent(e.figures, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return err
	}
	return os.WriteFile(out, append(data, '\n'), 0o666)
}

// engine compiles templates with the shipped facts of languages.
func (e *evaluation) engine(list ...core.Template) (*core.Engine, error) {
	pack, err := core.Compile(core.Library{Templates: list, Languages: e.languages})
	if err != nil {
		return nil, err
	}
	return core.New(pack)
}

// percent is a share in per cent, 0 of nothing.
func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

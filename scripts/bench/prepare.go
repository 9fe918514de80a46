package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// Node gets the libraries as packs and the texts as JSON, the same as the
// benchmarks of package core make for themselves, but fewer.
const (
	textCount = 512
	textSize  = 10_000
)

// prepare writes packs and texts into a folder.
func prepare(folder, shared string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	library := coretest.Library(1, 100_000)
	empty, err := pack(core.Library{})
	if err != nil {
		return err
	}
	written, err := pack(core.Library{Templates: library[:10_000]})
	if err != nil {
		return err
	}
	packs := map[string]core.Pack{"empty": empty, "templates=10000": written}
	texts := map[string][]coretest.Text{}
	for _, n := range [...]int{100, 1000, 10_000, 100_000} {
		name := fmt.Sprintf("mined=%d", n)
		if packs[name], err = minedPack(library[:n]); err != nil {
			return err
		}
		texts[name] = textsWith(library[:n], 1)
	}
	texts["templates=10000"] = texts["mined=10000"]
	texts["appeals=0"] = textsWith(library[:10_000], 0)
	texts["appeals=10"] = textsWith(library[:10_000], 10)
	shipped, err := templates.Library()
	if err != nil {
		return err
	}
	var own []core.Template
	for _, t := range shipped.Templates {
		if t.Publisher != core.Generic {
			own = append(own, t)
		}
	}
	texts["shipped"] = textsWith(own, 1)
	for _, kind := range coretest.Hostile {
		w := coretest.NewWriter(1, "en")
		for range textCount / 2 {
			texts["hostile/"+kind] = append(texts["hostile/"+kind], coretest.Text{Text: w.Hostile(kind, textSize, library[:10_000])})
		}
	}
	gathered, err := gather(shared)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		fmt.Printf("no real texts: %v\n", err)
		os.Remove(filepath.Join(folder, "real.json"))
	case err != nil:
		return err
	default:
		if err := writeJSON(filepath.Join(folder, "real.json"), gathered); err != nil {
			return err
		}
		texts["real"] = gathered.Texts[:min(textCount, len(gathered.Texts))]
		if packs["real"], err = pack(core.Library{Templates: append(gathered.Templates, library[:10_000]...)}); err != nil {
			return err
		}
	}
	for name, p := range packs {
		if err := os.WriteFile(filepath.Join(folder, name+".pack"), p.Bytes(), 0o666); err != nil {
			return err
		}
	}
	return writeJSON(filepath.Join(folder, "texts.json"), texts)
}

func writeJSON(path string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o666)
}

func textsWith(list []core.Template, appeals int) []coretest.Text {
	return coretest.Texts(textCount, textSize, appeals, list)
}

// pack compiles a library with the shipped languages and genre score.
func pack(library core.Library) (core.Pack, error) {
	shipped, err := templates.Library()
	if err != nil {
		return core.Pack{}, err
	}
	library.Languages, library.Genre = shipped.Languages, shipped.Genre
	return core.Compile(library)
}

func minedPack(list []core.Template) (core.Pack, error) {
	passages, err := coretest.Mined(list)
	if err != nil {
		return core.Pack{}, err
	}
	return pack(core.Library{Fingerprints: passages})
}

// realData are articles of real publishers with real appeals at their ends.
type realData struct {
	Templates []core.Template
	Texts     []coretest.Text
}

// gather reads English pages and appeals of the shared folder, which is no part of
// the repository, and makes texts of 10 KB: pages of one publisher, one behind the
// other, with all that repeats in them.
func gather(shared string) (realData, error) {
	var r realData
	type appeal struct {
		ID, Publisher, Lang string
		Paragraphs          []string
	}
	err := eachLine(filepath.Join(shared, "eval", "appeals.jsonl"), func(line []byte) error {
		var a appeal
		if err := json.Unmarshal(line, &a); err != nil {
			return err
		}
		if a.Lang == "en" {
			r.Templates = append(r.Templates, core.Template{
				Path: "en/real/" + a.ID, Publisher: a.Publisher, Kind: core.Appeal, Language: "en", Paragraphs: a.Paragraphs,
			})
		}
		return nil
	})
	if err != nil {
		return r, err
	}
	type page struct {
		Publisher, Lang string
		Blocks          []string
	}
	var text strings.Builder
	publisher := ""
	err = eachLine(filepath.Join(shared, "corpus", "pages.jsonl.gz"), func(line []byte) error {
		var p page
		if err := json.Unmarshal(line, &p); err != nil {
			return err
		}
		if p.Lang != "en" || len(r.Texts) == 4*textCount {
			return nil
		}
		if p.Publisher != publisher {
			text.Reset()
			publisher = p.Publisher
		}
		for _, block := range p.Blocks {
			text.WriteString(block + "\n\n")
			if text.Len() >= textSize-1000 {
				of := r.Templates[len(r.Texts)%len(r.Templates)]
				text.WriteString(coretest.Filled(of))
				r.Texts = append(r.Texts, coretest.Text{Text: text.String(), Publisher: of.Publisher})
				text.Reset()
			}
		}
		return nil
	})
	return r, err
}

// eachLine reads a file of lines, packed or not.
func eachLine(path string, do func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	if strings.HasSuffix(path, ".gz") {
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		lines = bufio.NewScanner(unpacked)
	}
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		if err := do(lines.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return lines.Err()
}

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
	"github.com/dehusk/dehusk/core/templates"
	"github.com/spf13/pflag"
)

const mineHelp = `Finds what publishers repeat, for a person to decide, and makes fingerprints of it.

  dehusk mine find [-o REVIEW] [--review OLD] PAGES...
  dehusk mine ship -o DIR REVIEW
  dehusk mine drift --since DAY [PAGES...] [DIR]

find    PAGES (.jsonl, .jsonl.gz, "-" for standard input) hold one page a line:
        {"publisher": "example.com", "lang": "en", "date": "2024-05-31",
         "blocks": ["headline", "paragraph", ...]}. Each passage that repeats is
        a stanza of the review; edit its first line: "ship KIND" or "drop".
ship    writes what the review ships to DIR/<publisher>.txt: words as hashes, not
        the text.
drift   names templates and passages of the library, and passages of the
        fingerprints in DIR, that were not seen since a day; pages add the days
        they are seen on.

docs/mining.md says how passages are found and what to look for in a review.

Options:
`

// runMine is dehusk mine.
func runMine(args []string, s streams) error {
	flags := pflag.NewFlagSet("mine", pflag.ContinueOnError)
	output := flags.StringP("output", "o", "", "find: the `file` for the review; ship: the folder for the fingerprints")
	review := flags.String("review", "", "find: an earlier review, whose decisions stand for passages of the same words")
	since := flags.String("since", "", "drift: a `day`, YYYY-MM-DD")
	if done, err := parse(flags, args, mineHelp, s); done || err != nil {
		return err
	}
	do, rest := flags.Arg(0), flags.Args()
	if len(rest) > 0 {
		rest = rest[1:]
	}
	allowed := map[string][]string{"find": {"output", "review"}, "ship": {"output"}, "drift": {"since"}}
	if do == "" {
		return errors.New(`write "dehusk mine find PAGES", "dehusk mine ship -o DIR REVIEW" or "dehusk mine drift --since DAY"`)
	}
	if allowed[do] == nil {
		return fmt.Errorf("unknown command %q; write find, ship or drift", do)
	}
	var wrong error
	flags.Visit(func(f *pflag.Flag) {
		if !slices.Contains(allowed[do], f.Name) {
			wrong = fmt.Errorf("%s knows no --%s; leave it out", do, f.Name)
		}
	})
	if wrong != nil {
		return wrong
	}
	library, err := templates.Library()
	if err != nil {
		return err
	}
	switch do {
	case "find":
		return findPassages(library, rest, *output, *review, s)
	case "ship":
		return shipPassages(library, rest, *output, s)
	}
	return reportDrift(library, rest, *since, s)
}

// cutter is an engine that knows languages and no templates: it cuts sentences.
func cutter(library core.Library) (*core.Engine, error) {
	pack, err := core.Compile(core.Library{Languages: library.Languages})
	if err != nil {
		return nil, err
	}
	return core.New(pack)
}

// findPassages writes the review of pages.
func findPassages(library core.Library, names []string, output, review string, s streams) error {
	if len(names) == 0 {
		return errors.New(`find needs pages: name files of one JSON object a line, or "-" for standard input`)
	}
	engine, err := cutter(library)
	if err != nil {
		return err
	}
	var earlier []mine.Decision
	if review != "" {
		if earlier, err = readReview(engine, review); err != nil {
			return err
		}
	}
	pages, err := readPages(names, s)
	if err != nil {
		return err
	}
	list := mine.Review(mine.Find(engine, pages), earlier)
	return deliver([]byte(mine.FormatReview(engine, list)), output, s)
}

// shipPassages writes a file of fingerprints a publisher.
func shipPassages(library core.Library, names []string, folder string, s streams) error {
	switch {
	case len(names) != 1:
		return errors.New("ship needs one review, the file that find wrote and you edited")
	case folder == "":
		return errors.New("say where the fingerprints go with --output DIR")
	}
	engine, err := cutter(library)
	if err != nil {
		return err
	}
	review, err := readReview(engine, names[0])
	if err != nil {
		return err
	}
	all, err := mine.Ship(review)
	if err != nil {
		return fmt.Errorf("%s: %w", label(names[0]), err)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return cannot("write", folder, err)
	}
	passages := 0
	written := map[string]bool{}
	for _, f := range all {
		passages += len(f.Passages)
		name := filepath.Join(folder, f.Domain+".txt")
		written[name] = true
		if err := deliver([]byte(f.Format()), name, s); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "%s of %s, %s left out\n", plural(passages, "passage"), plural(len(all), "publisher"), plural(len(review)-passages, "passage"))
	// Nothing is deleted for the user, who may have put the file there.
	old, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	for _, name := range old {
		if !written[name] {
			fmt.Fprintf(s.out, "%s holds nothing that this review ships; remove it if it is of an earlier one\n", name)
		}
	}
	return err
}

// readPages reads the pages of all files.
func readPages(names []string, s streams) ([]mine.Page, error) {
	var all []mine.Page
	stdin := 0
	for _, name := range names {
		if name == stdinName {
			if stdin++; stdin > 1 {
				return nil, errors.New(`standard input can be read only once; name "-" once`)
			}
		}
		pages, err := readPageFile(name, s)
		if err != nil {
			return nil, err
		}
		all = append(all, pages...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("there is no page in %s; a page is one line of JSON", strings.Join(names, ", "))
	}
	return all, nil
}

func readPageFile(name string, s streams) ([]mine.Page, error) {
	var in io.Reader = s.in
	if name != stdinName {
		file, err := os.Open(name)
		if err != nil {
			return nil, cannot("read", name, err)
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%q is a folder; name the files in it", name)
		}
		in = file
	}
	pages, err := mine.ReadPages(bufio.NewReader(in))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", label(name), err)
	}
	return pages, nil
}

// readReview reads a review file of any length.
func readReview(engine *core.Engine, name string) ([]mine.Decision, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, cannot("read", name, err)
	}
	list, err := mine.ParseReview(engine, string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", label(name), err)
	}
	return list, nil
}

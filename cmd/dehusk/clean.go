package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
	"github.com/spf13/pflag"
)

// settings are the flags that clean and explain share.
type settings struct {
	format, input, output     string
	publisher, url, suggested string
	kinds, folders            []string
	streamed                  bool // of a long text the beginning is enough
}

// add declares the flags.
func (o *settings) add(flags *pflag.FlagSet, formats string) {
	flags.StringVarP(&o.format, "format", "f", "text", "print the result in this `format`: "+formats)
	flags.StringVar(&o.input, "input", "", "read the input as this `type`: text, html or ndjson (an object with text or html a line); else its extension tells")
	flags.StringVarP(&o.output, "output", "o", "", "write to this `file` instead of standard output")
	flags.StringVar(&o.url, "url", "", "the `address` that the text was copied from: what was mined from its publisher's pages is then taken out, else suggested; HTML names it itself")
	flags.StringVar(&o.publisher, "publisher", "", "the `name` or domain of the text's publisher; counts as --url does")
	flags.StringSliceVar(&o.kinds, "kinds", nil, "only kinds in this `list`, or with a minus all but these: appeal,-related")
	flags.StringVar(&o.suggested, "suggested", "keep", "`what` becomes of suggestions: keep or remove")
	flags.StringArrayVar(&o.folders, "templates", nil, "a `folder` of your own templates, besides the shipped; may come again")
}

// options turns the flags into the engine's options.
func (o *settings) options() (core.Options, error) {
	options := core.Options{Publisher: o.publisher, URL: o.url, Kinds: o.kinds}
	switch o.suggested {
	case "keep":
	case "remove":
		options.Suggested = core.Remove
	default:
		return options, fmt.Errorf("unknown value %q of --suggested; write keep or remove", o.suggested)
	}
	return options, nil
}

// shipped is the library that comes with the command; the shared cases run on a
// smaller one.
var shipped = templates.Pack

// engine is the shipped library with the user's own folders on top.
func (o *settings) engine() (*core.Engine, error) {
	library, err := shipped()
	if err != nil {
		return nil, err
	}
	packs := []core.Pack{library}
	for _, folder := range o.folders {
		own, err := readFolder(folder)
		if err != nil {
			return nil, err
		}
		pack, err := core.Compile(own, library)
		if err != nil {
			return nil, inFolder(folder, err)
		}
		packs = append(packs, pack)
	}
	return core.New(packs...)
}

// readFolder reads a folder of template files; errors name the file as the
// user would.
func readFolder(folder string) (core.Library, error) {
	info, err := os.Stat(folder)
	if err != nil {
		return core.Library{}, cannot("read", folder, err)
	}
	if !info.IsDir() {
		return core.Library{}, fmt.Errorf("%q is not a folder; name the folder that the template is in", folder)
	}
	own, err := templates.Read(os.DirFS(folder))
	var unread *fs.PathError
	if errors.As(err, &unread) {
		return own, cannot("read", filepath.Join(folder, unread.Path), err)
	}
	return own, inFolder(folder, err)
}

// A cleaned is a document with its result.
type cleaned struct {
	document
	core.Result
	engine *core.Engine
	stream func(emit func(text string, span core.Span) error) (*core.Stream, error) // of a text whose rest is to be read; without a result
}

// cleanAll reads the inputs, then cleans them on all processors.
func (o *settings) cleanAll(names []string, s streams) ([]cleaned, error) {
	options, err := o.options()
	if err != nil {
		return nil, err
	}
	engine, err := o.engine()
	if err != nil {
		return nil, err
	}
	// Reads no text, only the options: a misspelt kind is told before
	// standard input is waited for.
	if _, err := engine.Clean("", options); err != nil {
		return nil, err
	}
	documents, err := o.readAll(names, s)
	if err != nil {
		return nil, err
	}
	all := make([]cleaned, len(documents))
	failed := make([]error, len(documents))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(documents)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(documents); i = int(next.Add(1)) - 1 {
				all[i], failed[i] = cleanOne(engine, documents[i], options)
			}
		})
	}
	workers.Wait()
	for i, err := range failed {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", label(documents[i].name), err)
		}
	}
	return all, nil
}

// cleanOne cleans a document; of a text that is still to be read it only says how.
func cleanOne(engine *core.Engine, d document, options core.Options) (cleaned, error) {
	if d.rest != nil {
		return cleaned{document: d, stream: func(emit func(string, core.Span) error) (*core.Stream, error) {
			return engine.Stream(options, emit)
		}}, nil
	}
	result, err := engine.Clean(d.text, d.options(options))
	return cleaned{document: d, Result: result, engine: engine}, err
}

// printers are the formats of dehusk without a command.
var printers = map[string]func(*bytes.Buffer, cleaned) error{
	"text":   printText,
	"json":   printJSON,
	"html":   printHTML,
	"vector": printVector,
}

// printText prints what is kept. What was read from HTML has no line break at
// its end, which a text file has; what was text comes out byte for byte.
func printText(b *bytes.Buffer, c cleaned) error {
	kept := c.Kept()
	b.WriteString(kept)
	if c.html != nil && kept != "" {
		b.WriteByte('\n')
	}
	return nil
}

// printHTML prints the document without what is removed.
func printHTML(b *bytes.Buffer, c cleaned) error {
	if c.html == nil {
		return fmt.Errorf("%s: format html needs HTML to work on; add --input html if it is HTML", label(c.name))
	}
	c.html.Remove(c.Spans)
	_, err := b.WriteString(c.html.HTML())
	return err
}

// runClean is dehusk without a command.
func runClean(args []string, s streams) error {
	var o settings
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	o.add(flags, "text, json, html, vector")
	check := flags.Bool("check", false, "only list the files with something to take out; exit with 1 if there are any")
	showVersion := flags.Bool("version", false, "print the version")
	if done, err := parse(flags, args, mainHelp(), s); done || err != nil {
		return err
	}
	if *showVersion {
		return runVersion(nil, s)
	}
	printer, ok := printers[o.format]
	if !ok {
		return fmt.Errorf("unknown format %q; write text, json, html or vector", o.format)
	}
	if *check && flags.Changed("format") {
		return errors.New("--check prints a list, not the text; leave out --format")
	}
	if o.input == inputLines {
		if *check {
			return errors.New("--check lists files, not lines; leave out --input ndjson")
		}
		return o.cleanLines(flags.Args(), s)
	}
	streamer := streamers[o.format]
	o.streamed = streamer != nil && !*check
	all, err := o.cleanAll(flags.Args(), s)
	if err != nil {
		return err
	}
	if len(all) == 1 && all[0].stream != nil {
		return o.cleanLong(all[0], streamer, s)
	}
	var b bytes.Buffer
	found := false
	for _, c := range all {
		if !*check {
			if err := printer(&b, c); err != nil {
				return err
			}
			continue
		}
		if count := c.count(core.Remove); count.passages > 0 {
			found = true
			fmt.Fprintf(&b, "%s: %s\n", label(c.name), count)
		}
	}
	if err := deliver(b.Bytes(), o.output, s); err != nil {
		return err
	}
	for _, c := range all {
		if c.AlmostAll {
			sayAlmostAll(c.name, s)
		}
	}
	if found {
		return errFound
	}
	return nil
}

// sayAlmostAll tells why the text comes out as it went in.
func sayAlmostAll(name string, s streams) {
	fmt.Fprintf(s.err, "dehusk: %s: %s\n", label(name), almostAll)
}

// almostAll is said of a text that is nearly nothing but boilerplate.
const almostAll = "almost all of it looks like boilerplate; perhaps it is the article, so nothing is taken out and all is suggested"

// A tally says how much of a text has one verdict.
type tally struct{ passages, lines int }

// count tallies a verdict: neighbouring spans are one passage, and lines are
// those with something on them.
func (c cleaned) count(v core.Verdict) (t tally) {
	for i := 0; i < len(c.Spans); i++ {
		if c.Spans[i].Verdict != v {
			continue
		}
		start := c.Spans[i].Start
		for i+1 < len(c.Spans) && c.Spans[i+1].Verdict == v {
			i++
		}
		t.passages++
		for line := range strings.Lines(c.Text[start:c.Spans[i].End]) {
			if strings.TrimSpace(line) != "" {
				t.lines++
			}
		}
	}
	return t
}

// String words a tally: "2 passages, 9 lines".
func (t tally) String() string {
	return plural(t.passages, "passage") + ", " + plural(t.lines, "line")
}

func plural(n int, word string) string {
	if n != 1 {
		word += "s"
	}
	return fmt.Sprintf("%d %s", n, word)
}

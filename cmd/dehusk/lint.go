package main

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// nearDuplicate is the share of runs of three words, per mille of all that two
// templates have, from which on one of them is idle. Variants of one appeal,
// which are worth having, share up to three quarters of their sentences.
const nearDuplicate = 900

// A linter looks at templates one by one, with all of them compiled.
type linter struct {
	engine *core.Engine
	whole  *core.Engine      // with mined passages, which are held against the articles too
	files  map[string]string // by path, with ".txt"
	faults []*core.Error
}

// lint checks what syntax does not: that the templates of a library agree with
// their paths, do not repeat each other, find their examples, and leave alone
// what they must. files are the sources, by path; articles, by name, must stay
// whole.
func lint(library core.Library, files, articles map[string]string) ([]error, error) {
	whole, err := engineOf(library)
	if err != nil {
		return nil, err
	}
	engine, err := engineOf(core.Library{Languages: library.Languages, Templates: library.Templates})
	if err != nil {
		return nil, err
	}
	l := linter{engine: engine, whole: whole, files: files, faults: templates.Lint(library)}
	l.paths(library.Templates)
	l.duplicates(library.Templates)
	for _, t := range library.Templates {
		if err := l.examples(t); err != nil {
			return nil, err
		}
		if err := l.keeps(t); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(l.faults, func(a, b *core.Error) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
	var faults []error
	for _, fault := range l.faults {
		faults = append(faults, fault)
	}
	for _, name := range slices.Sorted(maps.Keys(articles)) {
		found, err := l.article(name, articles[name])
		if err != nil {
			return nil, err
		}
		faults = append(faults, found...)
	}
	return faults, nil
}

func engineOf(library core.Library) (*core.Engine, error) {
	pack, err := core.Compile(library)
	if err != nil {
		return nil, err
	}
	return core.New(pack)
}

// fault notes what is wrong with a template, at the nth line (from 0) of its
// file that begins with mark.
func (l *linter) fault(t core.Template, mark string, nth int, hint, what string, values ...any) {
	name, at, number := t.Path+".txt", 0, 0
	for line := range strings.Lines(l.files[name]) {
		number++
		if strings.HasPrefix(line, mark) {
			if nth == 0 {
				at = number
				break
			}
			nth--
		}
	}
	l.faults = append(l.faults, &core.Error{File: name, Line: at, What: fmt.Sprintf(what, values...), Hint: hint})
}

// What begins the line that a fault is noted at.
const (
	languageLine  = "language:"
	publisherLine = "publisher:"
	exampleLine   = "-- example --"
	keepLine      = "-- keep --"
	anyLine       = ""
)

// paths holds each path against its header: <language>/<publisher>/<name>.
func (l *linter) paths(all []core.Template) {
	publishers := map[string]string{} // of each folder
	for _, t := range all {
		parts := strings.Split(t.Path, "/")
		if len(parts) != 3 {
			l.fault(t, anyLine, 0, "a template is <language>/<publisher>/<name>.txt", "its folder is %q", path.Dir(t.Path))
			continue
		}
		if parts[0] != t.Language {
			l.fault(t, languageLine, 0, "move the file, or mend the header", "language %q stands in folder %q", t.Language, parts[0])
		}
		if parts[2] != slug(parts[2]) {
			l.fault(t, anyLine, 0, "it is made of small letters a to z, digits and hyphens", "its name is %q", parts[2])
		}
		folder := path.Dir(t.Path)
		first, known := publishers[folder]
		publishers[folder] = t.Publisher
		// A name in another script is spelt in Latin letters by whoever adds
		// it; then all that can be asked is that a folder holds one publisher.
		switch want := slug(t.Publisher); {
		case isASCII(t.Publisher) && parts[1] != want:
			l.fault(t, publisherLine, 0, fmt.Sprintf("its folder is %q", want), "publisher %q stands in folder %q", t.Publisher, parts[1])
		case parts[1] != slug(parts[1]):
			l.fault(t, publisherLine, 0, "it is made of small letters a to z, digits and hyphens", "its folder is %q", parts[1])
		case known && first != t.Publisher:
			l.fault(t, publisherLine, 0, "a folder holds one publisher", "publisher %q stands in a folder with %q", t.Publisher, first)
		}
	}
}

// slug is how a publisher's name is written in a path.
func slug(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "'", "")), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
	return strings.Join(words, "-")
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// duplicates finds templates that say nearly the same as an earlier one. Only
// templates that share a run of words are compared.
func (l *linter) duplicates(all []core.Template) {
	having := map[string][]int{} // the templates that have a run of words
	sizes := make([]int, len(all))
	for i, t := range all {
		mine := runs(t)
		sizes[i] = len(mine)
		shared := map[int]int{}
		for run := range mine {
			for _, earlier := range having[run] {
				shared[earlier]++
			}
			having[run] = append(having[run], i)
		}
		for _, earlier := range slices.Sorted(maps.Keys(shared)) {
			both := shared[earlier]
			alike := 1000 * both / (sizes[earlier] + sizes[i] - both)
			if alike >= nearDuplicate {
				l.fault(t, anyLine, 0, "leave one of them, and put this one's text there as an example", "%d %% of its words stand in %s", alike/10, all[earlier].Path)
				break
			}
		}
	}
}

// runs are the runs of up to three words of a template's paragraphs, in small
// letters. A paragraph of fewer words is one run.
func runs(t core.Template) map[string]bool {
	const length = 3
	set := map[string]bool{}
	for _, paragraph := range t.Paragraphs {
		words := strings.FieldsFunc(strings.ToLower(paragraph), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '{' && r != '}'
		})
		for i := 0; i == 0 || i+length <= len(words); i++ {
			set[strings.Join(words[i:min(i+length, len(words))], " ")] = true
		}
	}
	return set
}

// examples wants each example found, by its own template rather than by
// another, and each slot of a publisher's passage filled in one of them.
func (l *linter) examples(t core.Template) error {
	slots, filled := 0, 0
	for _, paragraph := range t.Paragraphs {
		slots += strings.Count(paragraph, "{")
	}
	for i, example := range t.Examples {
		result, err := l.engine.Clean(example, core.Options{})
		if err != nil {
			return err
		}
		bytes := map[string]int{} // found by each template
		inSlots := 0
		for _, s := range result.Spans {
			if s.Template == "" {
				continue
			}
			bytes[s.Template] += s.End - s.Start
			if s.Template != t.Path {
				continue
			}
			for _, edit := range l.engine.Explain(example, s) {
				if edit.Op == core.Slot && strings.TrimSpace(edit.Words) != "" {
					inSlots++
				}
			}
		}
		filled = max(filled, inSlots)
		best := t.Path
		for _, other := range slices.Sorted(maps.Keys(bytes)) {
			if bytes[other] > bytes[best] {
				best = other
			}
		}
		switch {
		case len(bytes) == 0:
			l.fault(t, exampleLine, i, "mend the example, or the text", "this example is not found: %s", excerpt(example))
		case best != t.Path && t.Form != core.Near: // those go under their neighbour's name
			l.fault(t, exampleLine, i, "move it there, or leave one of the templates", "this example is found better by %s", best)
		}
	}
	// The paragraphs of stock phrasing are alternatives: no example has them all.
	if len(t.Examples) > 0 && filled < slots && t.Form == core.Passage && t.Publisher != core.Generic {
		l.fault(t, exampleLine, 0, "write an example that fills every slot, or take the slot out", "of its %s the examples fill %d", plural(slots, "slot"), filled)
	}
	return nil
}

// keeps wants nothing found in the lines that must stay.
func (l *linter) keeps(t core.Template) error {
	for i, keep := range t.Keeps {
		result, err := l.engine.Clean(keep, core.Options{})
		if err != nil {
			return err
		}
		for _, s := range result.Spans {
			if s.Template != "" {
				l.fault(t, keepLine, i, "narrow the template", "this is found by %s: %s", s.Template, excerpt(keep[s.Start:s.End]))
			}
		}
	}
	return nil
}

// article wants nothing found in an article.
func (l *linter) article(name, text string) (faults []error, err error) {
	result, err := l.whole.Clean(text, core.Options{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, s := range result.Spans {
		if s.Template != "" {
			line := 1 + strings.Count(text[:s.Start], "\n")
			faults = append(faults, fmt.Errorf("%s:%d: %s finds a passage of this article: %s; narrow the template",
				name, line, s.Template, excerpt(text[s.Start:s.End])))
		}
	}
	return faults, nil
}

// excerpt quotes the beginning of a text.
func excerpt(text string) string {
	words := strings.Fields(text)
	if len(words) > 8 {
		words = append(words[:8], "…")
	}
	return fmt.Sprintf("%q", strings.Join(words, " "))
}

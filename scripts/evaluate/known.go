package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
	"github.com/dehusk/dehusk/core/templates"
)

// Pages of a publisher from which on it is mined: two thirds of them, the older
// ones, must be enough for a repetition on three.
const minedPages = 6

// prose is how many words a block has at least that is held to be article where
// nothing of it repeats.
const prose = 25

// known mines each publisher's older pages without a person and cleans the newer
// ones: of the passages that repeat, how many go, and whether an article paragraph
// is touched. What ships is what a careful machine would ship: kinds that words
// tell, on three pages, not between the article's paragraphs. A passage is a run of
// sentences in one block that the older pages had; it goes where most of it goes.
func known(e *evaluation) error {
	file, err := os.Open(filepath.Join(e.shared, "corpus", "pages.jsonl.gz"))
	if err != nil {
		return err
	}
	defer file.Close()
	pages, err := mine.ReadPages(file)
	if err != nil {
		return err
	}
	byPublisher := map[string][]mine.Page{}
	for _, p := range pages {
		byPublisher[p.Publisher] = append(byPublisher[p.Publisher], p)
	}
	cutter, err := e.engine()
	if err != nil {
		return err
	}
	k := &knownPages{cutter: cutter, kinds: map[core.Kind]*tally{}}
	for _, publisher := range slices.Sorted(maps.Keys(byPublisher)) {
		if list := byPublisher[publisher]; len(list) >= minedPages {
			if err := k.publisher(e, inOrder(list)); err != nil {
				return err
			}
		}
	}
	k.print(e)
	return nil
}

// inOrder sorts pages by their days, where all have one.
func inOrder(pages []mine.Page) []mine.Page {
	if slices.ContainsFunc(pages, func(p mine.Page) bool { return p.Date == "" }) {
		return pages
	}
	slices.SortStableFunc(pages, func(a, b mine.Page) int { return strings.Compare(a.Date, b.Date) })
	return pages
}

// knownPages gathers what becomes of newer pages.
type knownPages struct {
	cutter              *core.Engine
	publishers, shipped int
	pages, article      int
	kinds               map[core.Kind]*tally
	all, byDefault      tally // byDefault: of kinds whose default is remove
	prose, lines        tally // of five words and more, and of less: those go only beside others
	mined, lost, marked int   // article blocks removed by a mined passage, removed at all, suggested
}

func (k *knownPages) publisher(e *evaluation, pages []mine.Page) error {
	cut := len(pages) * 2 / 3
	var ship []mine.Decision
	for _, c := range mine.Find(k.cutter, pages[:cut]) {
		ship = append(ship, mine.Decision{Candidate: c, Ship: c.Proposed() && c.Place != core.Inside})
	}
	all, err := mine.Ship(ship)
	if err != nil {
		return nil // nothing repeats
	}
	k.publishers++
	k.shipped += len(all[0].Passages)
	library, err := templates.Library()
	if err != nil {
		return err
	}
	library.Fingerprints = all
	pack, err := core.Compile(library)
	if err != nil {
		return err
	}
	engine, err := core.New(pack)
	if err != nil {
		return err
	}
	repeated := k.repeated(pages)
	for _, p := range pages[cut:] {
		if err := k.page(engine, p, all[0].Passages, repeated); err != nil {
			return err
		}
	}
	return nil
}

// repeated are the sentences of five words and more that stand on two pages.
func (k *knownPages) repeated(pages []mine.Page) map[string]bool {
	on, repeated := map[string]int{}, map[string]bool{}
	for i, p := range pages {
		for _, b := range p.Blocks {
			for _, s := range k.cutter.Sentences(b) {
				key := fmt.Sprint(s.Words)
				if at, ok := on[key]; ok && at != i && len(s.Words) >= 5 {
					repeated[key] = true
				}
				on[key] = i
			}
		}
	}
	return repeated
}

// page cleans one newer page.
func (k *knownPages) page(engine *core.Engine, p mine.Page, passages []core.Fingerprint, repeated map[string]bool) error {
	text := strings.Join(p.Blocks, "\n\n")
	result, err := engine.Clean(text, core.Options{URL: p.URL, Publisher: p.Publisher})
	if err != nil {
		return err
	}
	k.pages++
	start := 0
	for _, block := range p.Blocks {
		sentences := k.cutter.Sentences(block)
		var run core.Range
		kind, words, new := core.NoKind, 0, true
		end := func() {
			if kind != core.NoKind {
				k.passage(p, kind, run, text, result.Spans)
			}
			kind = core.NoKind
		}
		for _, s := range sentences {
			words += len(s.Words)
			new = new && !repeated[fmt.Sprint(s.Words)]
			of := kindOf(s.Words, len(sentences) == 1, passages)
			if of == core.NoKind {
				end()
				continue
			}
			new = false
			if kind == core.NoKind {
				kind, run.Start = of, start+s.Start
			}
			run.End = start + s.End
		}
		end()
		if new && words >= prose {
			k.paragraph(p, core.Range{Start: start, End: start + len(block)}, text, result.Spans)
		}
		start += len(block) + len("\n\n")
	}
	return nil
}

// kindOf gives the kind of the passage that a sentence belongs to, if any. A short
// sentence is one only as a whole line.
func kindOf(words []uint16, whole bool, passages []core.Fingerprint) core.Kind {
	if len(words) < 5 && !whole {
		return core.NoKind
	}
	for _, p := range passages {
		for _, s := range p.Sentences {
			if mine.Alike(s, words) {
				return p.Kind
			}
		}
	}
	return core.NoKind
}

// passage counts a passage of a newer page.
func (k *knownPages) passage(p mine.Page, kind core.Kind, r core.Range, text string, spans []core.Span) {
	removed, seen := most(spans, r, core.Remove), most(spans, r, core.Suggest)
	if k.kinds[kind] == nil {
		k.kinds[kind] = &tally{}
	}
	k.kinds[kind].add(removed, seen, seen)
	k.all.add(removed, seen, seen)
	if words := len(strings.Fields(text[r.Start:r.End])); words >= 5 {
		k.prose.add(removed, seen, seen)
	} else {
		k.lines.add(removed, seen, seen)
	}
	for _, info := range core.Kinds() {
		if info.Kind == kind && info.Default == core.Remove {
			k.byDefault.add(removed, seen, seen)
		}
	}
	if *verbose && !seen {
		fmt.Printf("  missed %s, %s: %s\n", p.Publisher, kind, text[r.Start:r.End])
	}
}

// paragraph counts a paragraph that nothing of repeats.
func (k *knownPages) paragraph(p mine.Page, r core.Range, text string, spans []core.Span) {
	k.article++
	for _, s := range spans {
		if s.Verdict == core.Keep || s.End <= r.Start || s.Start >= r.End {
			continue
		}
		switch {
		case s.Verdict != core.Remove:
			k.marked++
		case strings.HasPrefix(s.Template, "mined/"):
			k.mined++
			k.lost++
		default:
			k.lost++
		}
		if *verbose {
			fmt.Printf("  touched %s, %s by %q: %s\n", p.Publisher, s.Verdict, s.Template, text[max(r.Start, s.Start):min(r.End, s.End)])
		}
		return
	}
}

func (k *knownPages) print(e *evaluation) {
	fmt.Printf("%d publishers, %d passages of their older pages; %d newer pages\n", k.publishers, k.shipped, k.pages)
	e.put("known", "publishers", k.publishers)
	e.put("known", "passages mined", k.shipped)
	row := func(name string, t tally) {
		fmt.Printf("%-22s %s\n", name, t)
		e.put("known", name, t.figures())
	}
	for _, kind := range slices.SortedFunc(maps.Keys(k.kinds), func(a, b core.Kind) int { return cmp.Compare(a, b) }) {
		row(kind.String(), *k.kinds[kind])
	}
	row("all", k.all)
	row("from five words", k.prose)
	row("shorter lines", k.lines)
	row("removed by default", k.byDefault)
	fmt.Printf("article paragraphs     n=%5d  removed %d (by mined passages %d), suggested %d\n", k.article, k.lost, k.mined, k.marked)
	e.put("known", "article paragraphs", k.article)
	e.put("known", "article paragraphs removed", k.lost)
	e.put("known", "article paragraphs removed by mined passages", k.mined)
	e.put("known", "article paragraphs suggested", k.marked)
	e.least("2", fmt.Sprintf("known publishers: passages that repeat, removed or suggested, n=%d", k.all.all), percent(k.all.shown, k.all.all), 95)
	e.least("2", fmt.Sprintf("known publishers: of kinds removed by default, removed, n=%d", k.byDefault.all), percent(k.byDefault.removed, k.byDefault.all), 80)
	e.greatest("2", fmt.Sprintf("known publishers: article paragraphs with a removed byte, of %d", k.article), float64(k.lost), 0)
}

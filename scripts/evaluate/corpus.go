package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
)

// The articles of the corpus of which next to nothing is boilerplate: text that
// somebody's extractor kept, in languages whose sets are clean.
var cleanSources = map[string]string{
	"es": "jpposadas/FakeNewsCorpusSpanish:",
	"pt": "roneysco/Fake.br-Corpus:",
	"vi": "VFND/VFND-vietnamese-fake-news-datasets:",
}

// acceptedFile lists finds in them that are boilerplate after all, each read by a
// person: id of the page, hash of what is removed, why. It holds no text of theirs.
//
//go:embed accepted.txt
var acceptedFile string

// mostAccepted is how many finds may be accepted.
const mostAccepted = 60

// corpus cleans articles in which nothing may be removed: the Spanish, Portuguese and
// Vietnamese ones of the corpus, in two layouts, with their publisher and address told;
// and the articles and hard negatives of the repository.
func corpus(e *evaluation) error {
	accepted, err := readAccepted(acceptedFile)
	if err != nil {
		return err
	}
	pages, err := cleanPages(e.shared)
	if err != nil {
		return err
	}
	s := corpusScores{finds: map[string]find{}}
	for _, p := range pages {
		for _, layout := range layouts {
			if err := s.page(e.library, p, layout.separator); err != nil {
				return err
			}
		}
	}
	used, open := 0, 0
	for _, key := range names(s.finds) {
		f := s.finds[key]
		if _, ok := accepted[key]; ok {
			used++
			continue
		}
		open++
		fmt.Printf("  not accepted %s: removed %s by %s: %q\n", key, f.span.Kind, f.span.Template, f.text)
	}
	for _, key := range names(accepted) {
		if _, ok := s.finds[key]; !ok {
			fmt.Printf("  accepted, but no longer found: %s\n", key)
		}
	}
	fmt.Printf("%d articles, %d blocks, each in two layouts: %d different finds removed, %d of them accepted, %d not; blocks with a removed byte %d, suggested %s\n",
		len(pages), s.blocks.all/len(layouts), len(s.finds), used, open, s.blocks.removed, s.blocks.interval(s.blocks.shown))
	for _, language := range names(s.languages) {
		t := s.languages[language]
		fmt.Printf("  %s n=%6d  with a removed byte %d, suggested %s\n", language, t.all, t.removed, t.interval(t.shown))
		e.put("corpus", language, map[string]any{"n": t.all, "touched": t.removed, "suggested": percent(t.shown-t.removed, t.all)})
	}
	e.put("corpus", "articles", len(pages))
	e.put("corpus", "blocks", s.blocks.all)
	e.put("corpus", "finds", len(s.finds))
	e.put("corpus", "finds not accepted", open)
	e.put("corpus", "suggested", percent(s.blocks.shown-s.blocks.removed, s.blocks.all))
	n := s.blocks.all / len(layouts)
	e.greatest("1", fmt.Sprintf("corpus es, pt, vi (%d articles): finds removed that are not accepted, in %d blocks (where 0, at most %.4f %%)", len(pages), n, atMost(n)), float64(open), 0)
	e.greatest("1", "corpus es, pt, vi: finds that were read and accepted", float64(len(accepted)), mostAccepted)
	return e.ownArticles()
}

// A find is what is removed of one block.
type find struct {
	text string
	span core.Span
}

type corpusScores struct {
	finds     map[string]find // by id and hash
	blocks    tally
	languages tallies
}

// A numberedPage is one of a language, in the order of the corpus.
type numberedPage struct {
	mine.Page
	id string // as "es-17"
}

func cleanPages(shared string) ([]numberedPage, error) {
	file, err := os.Open(filepath.Join(shared, "corpus", "pages.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all, err := mine.ReadPages(file)
	if err != nil {
		return nil, err
	}
	var list []numberedPage
	count := map[string]int{}
	for _, p := range all {
		if source := cleanSources[p.Language]; source != "" && strings.HasPrefix(p.Source, source) {
			count[p.Language]++
			list = append(list, numberedPage{p, fmt.Sprintf("%s-%d", p.Language, count[p.Language])})
		}
	}
	return list, nil
}

func (s *corpusScores) page(engine *core.Engine, p numberedPage, separator string) error {
	text := strings.Join(p.Blocks, separator)
	result, err := engine.Clean(text, core.Options{Publisher: p.Publisher, URL: p.URL})
	if err != nil {
		return err
	}
	if s.languages == nil {
		s.languages = tallies{}
	}
	start := 0
	for _, block := range p.Blocks {
		r := core.Range{Start: start, End: start + len(block)}
		start = r.End + len(separator)
		removed := covered(result.Spans, r, core.Remove) > 0
		shown := removed || most(result.Spans, r, core.Suggest)
		count(&s.blocks, removed, shown, shown)
		count(s.languages.at(p.Language), removed, shown, shown)
		if !removed {
			continue
		}
		var f find
		for _, span := range result.Spans {
			if from, to := max(span.Start, r.Start), min(span.End, r.End); span.Verdict == core.Remove && from < to {
				f.text += text[from:to]
				f.span = span
			}
		}
		f.text = strings.TrimSpace(f.text)
		s.finds[p.id+" "+hashOf(f.text)] = f
	}
	return nil
}

// hashOf is the first 12 hexadecimal digits of a text's SHA-256.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// readAccepted reads "id hash reason" lines; # begins a comment.
func readAccepted(text string) (map[string]string, error) {
	accepted := map[string]string{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " ", 3)
		if len(fields) < 3 {
			return nil, fmt.Errorf("accepted.txt:%d: unreadable line %q; write the page's id, the hash and a reason", n+1, line)
		}
		accepted[fields[0]+" "+fields[1]] = fields[2]
	}
	return accepted, nil
}

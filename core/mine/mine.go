// Package mine finds the passages that a publisher prints on page after page:
// pages in, candidate passages out, which a person then ships or drops.
//
// The steps, a file each: pages.go reads pages, repeat.go counts sentences,
// similar.go groups near-copies and finds their slots, passage.go joins what
// stands together, place.go says where, kind.go proposes a kind from single words,
// review.go writes and reads what a person decides, drift.go finds what is printed
// no longer. Each may only propose too much: what ships is decided in the review.
//
// Everything is counted by publisher, and everything is deterministic.
package mine

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// What counts as repeated.
const (
	leastPages      = 3 // pages of different days that a passage stands on
	leastPagesOfFew = 2 // where the publisher has fewer pages than
	fewPages        = 6
	leastWords      = 5  // of a sentence that is a passage by itself
	mostBetween     = 6  // short lines between, before or after the long ones of a passage
	mostSentences   = 60 // of one passage
	longestForm     = 8  // lines; a longer passage in which no sentence ends is a menu
)

// A Page is one article as it was stored, with what stood around it.
type Page struct {
	Publisher string   `json:"publisher"` // registered domain
	Language  string   `json:"lang"`      // ISO 639 code
	URL       string   `json:"url"`
	Date      string   `json:"date"` // YYYY-MM-DD, or ""
	Source    string   `json:"source"`
	Blocks    []string `json:"blocks"` // paragraphs, headings and lines in page order, the headline among the first
}

// A Candidate is a passage that one publisher repeats.
type Candidate struct {
	Publisher   string // registered domain
	Language    string
	Kind        core.Kind // proposed; [core.Other] where no word tells
	Pages       int
	Days        int    // different days among the pages that have one
	First, Last string // days, YYYY-MM-DD; "" where no page says
	Place       core.Place
	Places      [3]int // pages by [core.Place]; a page without a paragraph of prose is in none
	Copies      int    // different wordings, numbers made equal
	Lines       []Line
	Doubts      []string // what a person should look at
}

// A Line is one sentence of a passage, in its commonest wording.
type Line struct {
	Text  string   // as it stood in a page
	Words []uint16 // as [core.Engine.Sentences] gives them; 0 is a slot
}

// Proposed tells whether the passage ships unless a person decides otherwise: its
// words tell a kind, and three pages have it.
func (c *Candidate) Proposed() bool { return c.Kind != core.Other && c.Pages >= leastPages }

// Fingerprint is the candidate without its words.
func (c *Candidate) Fingerprint() core.Fingerprint {
	f := core.Fingerprint{Kind: c.Kind, Language: c.Language, Pages: c.Pages, First: c.First, Last: c.Last, Place: c.Place}
	for _, l := range c.Lines {
		f.Sentences = append(f.Sentences, l.Words)
	}
	return f
}

// Find mines pages, of one publisher or of many. The engine cuts sentences; it
// needs the facts of languages and no templates. Candidates are ordered by kind,
// those of no known kind last, then by publisher, then as they stand in the pages.
func Find(engine *core.Engine, pages []Page) []Candidate {
	byPublisher := map[string][]Page{}
	var publishers []string
	for _, p := range pages {
		if byPublisher[p.Publisher] == nil {
			publishers = append(publishers, p.Publisher)
		}
		byPublisher[p.Publisher] = append(byPublisher[p.Publisher], p)
	}
	slices.Sort(publishers)
	var all []Candidate
	for _, publisher := range publishers {
		m := read(engine, byPublisher[publisher])
		m.groups()
		m.count()
		for _, p := range m.passages() {
			all = append(all, m.candidate(p))
		}
	}
	slices.SortStableFunc(all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Publisher, b.Publisher))
	})
	return all
}

// candidate describes a passage to a person.
func (m *miner) candidate(p passage) Candidate {
	pages := m.pagesOf(p)
	c := Candidate{Publisher: m.pages[0].Publisher, Pages: len(pages), Language: m.language(pages), Copies: 1}
	c.First, c.Last, c.Days = m.days(pages)
	var text []string
	for _, id := range p {
		class := &m.classes[id]
		c.Copies = max(c.Copies, class.copies)
		c.Lines = append(c.Lines, Line{class.text, class.words})
		text = append(text, class.text)
	}
	c.Kind = propose(strings.Join(text, "\n"), c.Language)
	if len(c.Lines) > longestForm && !slices.ContainsFunc(text, ends) {
		c.Kind = unknown // a menu, one line of which has a telling word
	}
	c.Places = m.places(p, pages)
	c.Place = mostOf(c.Places)
	c.Doubts = m.doubts(&c)
	return c
}

// language is the one that most of the pages are in.
func (m *miner) language(pages []int) string {
	counts := map[string]int{}
	best := m.pages[pages[0]].Language
	for _, n := range pages {
		code := m.pages[n].Language
		if counts[code]++; counts[code] > counts[best] {
			best = code
		}
	}
	return best
}

// days gives the first and the last day of pages, and how many there are.
func (m *miner) days(pages []int) (first, last string, different int) {
	var days []string
	for _, n := range pages {
		if day := m.pages[n].Date; day != "" {
			days = append(days, day)
		}
	}
	if len(days) == 0 {
		return "", "", 0
	}
	slices.Sort(days)
	days = slices.Compact(days)
	return days[0], days[len(days)-1], len(days)
}

// doubts says what in a candidate speaks against it.
func (m *miner) doubts(c *Candidate) []string {
	var list []string
	prose, slots, words := false, 0, 0
	for _, l := range c.Lines {
		prose = prose || ends(l.Text)
		words += len(l.Words)
		for _, w := range l.Words {
			if w == 0 {
				slots++
			}
		}
	}
	if c.Kind == core.Other {
		list = append(list, "no word tells what it is")
	}
	if c.Pages < leastPages {
		list = append(list, "on two pages only")
	}
	if c.Place == core.Inside {
		list = append(list, "stands between paragraphs of the article")
	}
	if !prose {
		list = append(list, "no sentence ends in it: a headline or a menu?")
	}
	if 4*slots > words {
		list = append(list, "more than a quarter of it changes from copy to copy")
	}
	return list
}

package mine_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
	"github.com/dehusk/dehusk/core/templates"
	"pgregory.net/rapid"
)

// cutter cuts sentences: it knows languages and no templates.
var cutter = sync.OnceValue(func() *core.Engine {
	library, err := templates.Library()
	if err != nil {
		panic(err)
	}
	pack, err := core.Compile(core.Library{Languages: library.Languages})
	if err != nil {
		panic(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		panic(err)
	}
	return engine
})

// sentence makes a sentence of invented words that no other call makes.
func sentence(r *rand.Rand, words int) string {
	syllables := strings.Fields("ba ke lo mi nu pra stel gor fin dun wesk tal ro shi vem")
	list := make([]string, words)
	for i := range list {
		for range 4 {
			list[i] += syllables[r.IntN(len(syllables))]
		}
	}
	list[0] = strings.ToUpper(list[0][:1]) + list[0][1:]
	return strings.Join(list, " ") + "."
}

// article makes a page: a headline and paragraphs of two long sentences.
func article(r *rand.Rand, number, paragraphs int) mine.Page {
	p := mine.Page{
		Publisher: "harbour-herald.example", Language: "en", Date: fmt.Sprintf("2024-03-%02d", number+1),
		Blocks: []string{strings.TrimSuffix(sentence(r, 7), ".")},
	}
	for range paragraphs {
		p.Blocks = append(p.Blocks, sentence(r, 15)+" "+sentence(r, 17))
	}
	return p
}

// articles makes pages of different days.
func articles(n int) []mine.Page {
	r := rand.New(rand.NewPCG(7, 7))
	pages := make([]mine.Page, n)
	for i := range pages {
		pages[i] = article(r, i, 4)
	}
	return pages
}

// behind puts blocks behind the article of pages.
func behind(pages []mine.Page, blocks ...string) {
	for i := range pages {
		pages[i].Blocks = append(pages[i].Blocks, blocks...)
	}
}

// texts are the lines of a candidate.
func texts(c mine.Candidate) []string {
	var list []string
	for _, l := range c.Lines {
		list = append(list, l.Text)
	}
	return list
}

const (
	tides    = "The tide tables come to your inbox before the first ferry leaves."
	crew     = "Our crew of four writes them by lamplight, and likes to be told."
	consent  = "By signing up you agree that we write to you on market days only."
	pilotage = "Pilots of the outer harbour read the gauges twice a day, says the almanac on its last page."
)

func TestForm(t *testing.T) {
	pages := articles(8)
	behind(pages[:5], tides+" "+crew, "E-mail address", "Sign me up", consent)
	behind(pages[5:6], tides, "A line of one page")
	found := mine.Find(cutter(), pages)
	if len(found) != 1 {
		t.Fatalf("%d candidates, want the form as one: %+v", len(found), found)
	}
	c := found[0]
	if want := []string{tides, crew, "E-mail address", "Sign me up", consent}; !slices.Equal(texts(c), want) {
		t.Errorf("lines %q, want %q", texts(c), want)
	}
	if c.Kind != core.Newsletter || c.Pages != 5 || c.Days != 5 || c.First != "2024-03-01" || c.Last != "2024-03-05" || c.Place != core.Edge || c.Copies != 1 || c.Language != "en" {
		t.Errorf("facts are %+v", c)
	}
	if !c.Proposed() {
		t.Error("a sign-up on five pages is not proposed")
	}
}

func TestNearCopies(t *testing.T) {
	pages := articles(7)
	for i, day := range []string{"Monday", "Tuesday", "Friday", "Sunday"} {
		behind(pages[i:i+1], "Our newsletter of "+day+" costs "+fmt.Sprint(i+2)+" pence and brings every ship that came in.")
	}
	found := mine.Find(cutter(), pages)
	if len(found) != 1 || found[0].Copies != 4 || found[0].Pages != 4 {
		t.Fatalf("want one passage in four wordings: %+v", found)
	}
	words := found[0].Lines[0].Words
	if len(words) != 14 || words[3] != 0 || words[5] != 1 || slices.Index(words[4:], 0) >= 0 {
		t.Errorf("words %v: want a slot at the day, and the number as a number", words)
	}
	review := mine.FormatReview(cutter(), mine.Review(found, nil))
	if !strings.Contains(review, "\n| Our newsletter of {Monday} costs 2 pence and") {
		t.Errorf("the slot does not show:\n%s", review)
	}
}

func TestWhatIsNoPassage(t *testing.T) {
	for name, change := range map[string]func(pages []mine.Page){
		"two pages": func(p []mine.Page) { behind(p[:2], tides) },
		"pages of one day": func(p []mine.Page) {
			behind(p[:4], tides)
			p[0].Date, p[1].Date, p[2].Date, p[3].Date = "2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"
		},
		"a date": func(p []mine.Page) { behind(p, "Printed 4 May 2024 at 12:30") },
		"a short sentence": func(p []mine.Page) {
			for i := range p {
				p[i].Blocks[2] += " So it goes."
			}
		},
		"a promoted headline": func(p []mine.Page) { behind(p[2:], p[0].Blocks[0]) },
	} {
		t.Run(name, func(t *testing.T) {
			pages := articles(8)
			change(pages)
			if found := mine.Find(cutter(), pages); len(found) != 0 {
				t.Errorf("found %q", texts(found[0]))
			}
		})
	}
}

func TestFewPages(t *testing.T) {
	pages := articles(4)
	behind(pages[:2], tides)
	found := mine.Find(cutter(), pages)
	if len(found) != 1 || found[0].Proposed() || !slices.Contains(found[0].Doubts, "on two pages only") {
		t.Errorf("of a publisher with four pages two are enough to be looked at, and not to ship: %+v", found)
	}
}

func TestPlaces(t *testing.T) {
	for want, put := range map[core.Place]func(p *mine.Page){
		core.Inside:  func(p *mine.Page) { p.Blocks = slices.Insert(p.Blocks, 3, tides) },
		core.Edge:    func(p *mine.Page) { p.Blocks = append(p.Blocks, tides) },
		core.Outside: func(p *mine.Page) { p.Blocks = append(p.Blocks, "A line of its own "+p.Blocks[0], tides) },
	} {
		pages := articles(6)
		for i := range pages {
			put(&pages[i])
		}
		found := mine.Find(cutter(), pages)
		if len(found) != 1 || found[0].Place != want || found[0].Places[want] != 6 {
			t.Errorf("place %v, want %v: %+v", found[0].Place, want, found)
		}
	}
	pages := articles(6) // pasted into the last paragraph
	for i := range pages {
		pages[i].Blocks[4] += " " + tides
	}
	if found := mine.Find(cutter(), pages); len(found) != 1 || found[0].Place != core.Edge {
		t.Errorf("pasted into the last paragraph: %+v", found)
	}
}

// TestKindsMeet holds that two passages that always stand together are two where
// their words tell different kinds.
func TestKindsMeet(t *testing.T) {
	pages := articles(6)
	behind(pages, tides, "All rights reserved by the heirs of the last harbour master.")
	found := mine.Find(cutter(), pages)
	if len(found) != 2 || found[0].Kind != core.Newsletter || found[1].Kind != core.Copyright {
		t.Errorf("want a newsletter and a copyright: %+v", found)
	}
}

// TestMenu holds that one telling word does not make a form of a menu.
func TestMenu(t *testing.T) {
	pages := articles(6)
	rows := []string{"Ships that came in on the tide", "Ships that left", "Ropes", "Lamps", "Letters to the harbour master", "Newsletter", "Weather", "Gulls", "The almanac", "Pilots"}
	behind(pages, rows...)
	for _, c := range mine.Find(cutter(), pages) {
		if len(c.Lines) > 1 && c.Proposed() {
			t.Errorf("the menu is proposed: %v %q", c.Kind, texts(c))
		}
	}
	behind(pages, "Our menu of the day comes with the newsletter, and with bread.")
	if found := mine.Find(cutter(), pages); !found[0].Proposed() {
		t.Errorf("a form with many lines is not proposed: %+v", found[0])
	}
}

// TestProperty: what stands on enough pages is found, what stands once is not, and
// the same pages give the same answer.
func TestProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		pages := make([]mine.Page, rapid.IntRange(6, 10).Draw(t, "pages"))
		once := map[string]bool{}
		for i := range pages {
			pages[i] = article(r, i, rapid.IntRange(2, 4).Draw(t, "paragraphs"))
			for _, b := range pages[i].Blocks {
				for _, s := range cutter().Sentences(b) {
					once[fmt.Sprint(s.Words)] = true
				}
			}
		}
		var repeated []string
		for _, passage := range []string{tides, crew, consent, pilotage} {
			on := rapid.IntRange(0, len(pages)).Draw(t, "on")
			for _, i := range r.Perm(len(pages))[:on] {
				at := 1 + r.IntN(len(pages[i].Blocks))
				pages[i].Blocks = slices.Insert(pages[i].Blocks, at, passage)
			}
			if on >= 3 {
				repeated = append(repeated, passage)
			}
		}
		found := mine.Find(cutter(), pages)
		var lines []string
		for _, c := range found {
			for _, l := range c.Lines {
				lines = append(lines, l.Text)
				if once[fmt.Sprint(l.Words)] {
					t.Errorf("an article sentence was found: %q", l.Text)
				}
			}
		}
		slices.Sort(lines)
		slices.Sort(repeated)
		if !slices.Equal(lines, repeated) {
			t.Errorf("found %q, want %q", lines, repeated)
		}
		if again := mine.Find(cutter(), pages); !reflect.DeepEqual(found, again) {
			t.Error("the same pages gave another answer")
		}
	})
}

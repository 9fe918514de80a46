package main

import (
	"math"
	"math/rand/v2"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// A document is an article with its blocks.
type document struct {
	id, language, publisher string
	paragraphs              []paragraph
	weight                  float64 // how much its blocks count
	hard                    bool    // a hard negative
	appeal                  bool    // an appeal in an article of somebody else
	clean                   bool    // without what stood around it
	part                    bool    // an excerpt, or clean: to learn from, not to be scored
	campaign                string  // that it belongs to
	outer, inner            int     // the parts that its publisher is in
	blocks                  []example
}

type paragraph struct{ Text, Label, Kind string }

// An example is a block with its label and features.
type example struct {
	*paragraph
	known  bool // a template has most of it: it goes, or is suggested, without genre
	words  int  // of its text, parted by spaces
	size   int  // as the engine counts them
	names  []named
	values []value
	near   []value
	wary   bool    // the article itself talks as what asks for something does
	first  float64 // logits of the two readings
	second float64
}

// A named is a feature by its name, a value by its number.
type named struct {
	name  string
	value float64
}

type value struct {
	feature int
	value   float64
}

// junk tells whether a block is labelled as boilerplate; labelled, whether it is
// anything that the score may learn from.
func (e *example) junk() bool     { return e.Label == "junk" }
func (e *example) labelled() bool { return e.Label == "junk" || e.Label == "keep" }

// asks tells whether a block asks the reader for something.
func (e *example) asks() bool {
	return e.Kind == "appeal" || e.Kind == "newsletter" || e.Kind == "subscribe"
}

// wary is the feature of a block amid prose that talks as what asks for something does:
// terms of service, instructions, a report on newsletters. There are too few such
// articles to learn from, so what is found there is held down by hand.
const wary = "prose-asks most"

const shortWords = 4 // a block of so many words is short: see the labels' README

// readAll reads the labelled articles, and sets each real appeal into one of them.
func readAll(shared string) ([]document, error) {
	var all []document
	for _, file := range [...]string{"dev-en.jsonl", "dev-other.jsonl"} {
		type article struct {
			ID, Lang, Publisher string
			Paragraphs          []paragraph
		}
		list, err := labelled.Lines[article](shared, file)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			all = append(all, document{id: a.ID, language: a.Lang, publisher: a.Publisher, paragraphs: a.Paragraphs, weight: 1, hard: strings.HasPrefix(a.ID, "neg")})
		}
	}
	type appeal struct {
		ID, Publisher, Lang, Campaign string
		Paragraphs                    []string
	}
	appeals, err := labelled.Lines[appeal](shared, "appeals.jsonl")
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, a := range appeals {
		count[a.Publisher]++
	}
	random := rand.New(rand.NewPCG(3, 4))
	hosts := all
	for _, d := range hosts {
		all = append(all, d.parts(random)...)
	}
	for _, a := range appeals {
		host := pick(random, hosts, a.Lang)
		d := document{id: a.ID, language: a.Lang, publisher: samePublisher(a.Publisher, hosts), weight: fit.appeal / math.Sqrt(float64(count[a.Publisher])), appeal: true, campaign: a.Publisher + " " + a.Campaign}
		around := host.paragraphs
		if random.IntN(2) == 0 {
			around = excerpt(random, around)
		}
		for _, p := range around {
			if p.Label == "keep" {
				d.paragraphs = append(d.paragraphs, paragraph{Text: p.Text}) // to stand amid, not to learn from twice
			}
		}
		at := len(d.paragraphs)
		if random.IntN(2) == 0 {
			at = random.IntN(at + 1)
		}
		below := append([]paragraph(nil), d.paragraphs[at:]...)
		d.paragraphs = d.paragraphs[:at]
		for _, text := range a.Paragraphs {
			d.paragraphs = append(d.paragraphs, paragraph{text, "junk", "appeal"})
		}
		d.paragraphs = append(d.paragraphs, below...)
		all = append(all, d)
	}
	return all, nil
}

// parts makes documents of an article: all of it, and excerpts, without what stood
// around it; and excerpts with it. In the labelled articles something always follows
// the last paragraph, and they are long; in a text that is clean already nothing does,
// and many a text is short.
func (d *document) parts(random *rand.Rand) []document {
	var keep []paragraph
	for _, p := range d.paragraphs {
		if p.Label == "keep" {
			keep = append(keep, p)
		}
	}
	part := func(paragraphs []paragraph, clean bool) document {
		c := *d
		c.clean, c.part, c.weight, c.paragraphs = clean, true, fit.clean, append([]paragraph(nil), paragraphs...)
		return c
	}
	list := []document{part(keep, true)}
	for range excerpts {
		list = append(list, part(excerpt(random, keep), true), part(excerpt(random, d.paragraphs), false))
	}
	return list
}

// excerpt takes a few paragraphs in a row.
func excerpt(random *rand.Rand, list []paragraph) []paragraph {
	from := random.IntN(max(1, len(list)-2))
	return list[from:min(len(list), from+2+random.IntN(8))]
}

const excerpts = 2

// pick takes a news article of a language, or of any where there is none.
func pick(random *rand.Rand, documents []document, language string) document {
	var fit, any []document
	for _, d := range documents {
		if d.hard || len(d.paragraphs) < 8 {
			continue
		}
		any = append(any, d)
		if d.language == language {
			fit = append(fit, d)
		}
	}
	if len(fit) == 0 {
		fit = any
	}
	return fit[random.IntN(len(fit))]
}

// samePublisher gives the domain of a publisher's articles, by its name, so that its
// appeals are left out together with them.
func samePublisher(name string, documents []document) string {
	plain := func(s string) string {
		return strings.NewReplacer(" ", "", ".", "").Replace(strings.TrimPrefix(strings.ToLower(s), "the "))
	}
	key := plain(name)
	key = key[:min(len(key), 9)]
	for _, d := range documents {
		if strings.HasPrefix(plain(d.publisher), key) {
			return d.publisher
		}
	}
	return name
}

// see cuts the document into blocks and names their features.
func (d *document) see(engine *core.Engine, names *features) {
	var text strings.Builder
	var ends []int
	for i, p := range d.paragraphs {
		if i > 0 {
			text.WriteString("\n\n")
		}
		text.WriteString(p.Text)
		ends = append(ends, text.Len())
	}
	k := 0
	for _, b := range engine.Blocks(text.String()) {
		for ends[k] < b.End {
			k++
		}
		p := &d.paragraphs[k]
		e := example{paragraph: p, known: b.Taken, words: len(strings.Fields(p.Text)), size: b.Size}
		for _, shape := range b.Shapes {
			e.wary = e.wary || shape == wary
			e.names = append(e.names, named{shape, 1})
		}
		each := float64(b.Value) / 256
		for i, word := range b.Words {
			e.names = append(e.names, named{"word " + word, each})
			if b.Inside {
				e.names = append(e.names, named{"inside " + word, each})
			}
			if i > 0 {
				e.names = append(e.names, named{"pair " + b.Words[i-1] + " " + word, each})
			}
		}
		if e.labelled() {
			names.count(e.names, d.publisher)
		}
		d.blocks = append(d.blocks, e)
	}
}

// number turns names into numbers; words of too few publishers are left out.
func (d *document) number(names *features) {
	for i := range d.blocks {
		e := &d.blocks[i]
		for _, n := range e.names {
			if names.frequent(n.name) {
				e.values = append(e.values, value{names.number(n.name), n.value})
			}
		}
		e.names = nil
	}
}

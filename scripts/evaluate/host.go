package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// A place says behind which of an article's paragraphs an appeal stands.
type place struct {
	name  string
	after func(paragraphs int) int
}

var places = []place{
	{"start", func(int) int { return 0 }},
	{"middle", func(n int) int { return n / 2 }},
	{"end", func(n int) int { return n }},
}

func placeNames() []string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.name
	}
	return names
}

// layouts are the two ways in which paragraphs are parted.
var layouts = []struct{ name, separator string }{{"blank lines", "\n\n"}, {"single lines", "\n"}}

// hosts are articles by language, into which appeals are set.
type hosts map[string][]article

func readHosts(shared string) (hosts, error) {
	h := hosts{}
	for _, file := range articleFiles {
		list, err := labelled.Lines[article](shared, file)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			if len(a.body()) >= 6 && !a.hard() {
				h[a.Lang] = append(h[a.Lang], a)
			}
		}
	}
	return h, nil
}

// of picks an article of a language, of English where there is none.
func (h hosts) of(language string, number int) article {
	list := h[language]
	if len(list) == 0 {
		list = h["en"]
	}
	return list[number%len(list)]
}

// leftOut keeps the articles that an engine's genre table was trained without.
func (h hosts) leftOut(u *unseenTables, engine *core.Engine) hosts {
	some := hosts{}
	for language, list := range h {
		for _, a := range list {
			if u.of[a.ID] == engine {
				some[language] = append(some[language], a)
			}
		}
	}
	return some
}

// body is an article without what stands around it.
func (a article) body() []string {
	var body []string
	for _, p := range a.Paragraphs {
		if p.Label == "keep" {
			body = append(body, p.Text)
		}
	}
	return body
}

// A composite is an article with an appeal in it, with the places of both.
type composite struct {
	text          string
	before, after []core.Range // paragraphs of the article
	appeal        []core.Range // of the appeal
}

// set puts an appeal into an article.
func set(host article, b appeal, at place, separator string) composite {
	var c composite
	var out strings.Builder
	add := func(s string) core.Range {
		if out.Len() > 0 {
			out.WriteString(separator)
		}
		start := out.Len()
		out.WriteString(s)
		return core.Range{Start: start, End: out.Len()}
	}
	body := host.body()
	cut := at.after(len(body))
	for _, p := range body[:cut] {
		c.before = append(c.before, add(p))
	}
	for _, p := range b.Paragraphs {
		c.appeal = append(c.appeal, add(p))
	}
	for _, p := range body[cut:] {
		c.after = append(c.after, add(p))
	}
	c.text = out.String()
	return c
}

// article are the paragraphs of the article, in order.
func (c composite) article() []core.Range { return slices.Concat(c.before, c.after) }

// words counts the appeal's words by what becomes of them.
func (c composite) words(spans []core.Span) tally {
	var t tally
	for _, p := range c.appeal {
		for _, w := range wordsIn(c.text, p) {
			shown := most(spans, w, core.Suggest)
			t.add(most(spans, w, core.Remove), shown, shown)
		}
	}
	return t
}

// wordsIn finds the words of a part of a text; where words are not parted, each
// character is one.
func wordsIn(text string, part core.Range) []core.Range {
	var list []core.Range
	open := false
	for i, r := range text[part.Start:part.End] {
		at := part.Start + i
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if open && (!letter || unparted(r)) {
			list[len(list)-1].End, open = at, false
		}
		if letter && !open {
			list = append(list, core.Range{Start: at, End: part.End})
			open = true
		}
	}
	return list
}

// merge adds one tally to another.
func (t *tally) merge(o tally) {
	t.all, t.removed, t.shown, t.taken = t.all+o.all, t.removed+o.removed, t.shown+o.shown, t.taken+o.taken
}

// means gathers shares by group, of which each counts once however many it has.
type means struct{ groups map[string][]float64 }

func (m *means) add(group string, value float64) {
	if m.groups == nil {
		m.groups = map[string][]float64{}
	}
	m.groups[group] = append(m.groups[group], value)
}

func (m *means) number() int { return len(m.groups) }

func (m *means) mean() float64 {
	sum := 0.0
	for _, name := range names(m.groups) {
		each := 0.0
		for _, v := range m.groups[name] {
			each += v
		}
		sum += each / float64(len(m.groups[name]))
	}
	return sum / float64(max(1, len(m.groups)))
}

package core

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	lampPlea = "Lanterns burn because readers pay for oil, and every cold winter evening somebody climbs the ladder to light them."
	mastPlea = "Sailors mend torn canvas with thread that strangers send them, and no harbour master ever asked who had paid for it."
)

// A candidate is shown as "template: first word to last word".
func TestChain(t *testing.T) {
	x := engineOf(t, prose("en/lamp/a", lampPlea, "Oil is dear."), prose("en/lamp/b", mastPlea)).index
	far := strings.Repeat("So it went on from day to day. ", chainGap/8+2)
	for _, c := range [...]struct{ name, text, want string }{
		{"nothing of a template", "It rained all day.", ""},
		{"a whole sentence", lampPlea, "a: lanterns to them"},
		{"in the midst of others", "It rained. " + lampPlea + " It poured.", "a: lanterns to them"},
		{"two templates, the likelier first", lampPlea + " " + mastPlea[:60], "a: lanterns to them, b: sailors to thread"},
		{"and the other way round", mastPlea + " " + lampPlea[:60], "b: sailors to it, a: lanterns to for"},
		{"copies near one another are one", lampPlea + " It rained. " + lampPlea, "a: lanterns to them"},
		{"copies far apart are two", lampPlea + far + lampPlea, "a: lanterns to them, a: lanterns to them"},
		{"a lonely hit is by chance", "Her lanterns burn because it was dark down there.", ""},
		{"a lonely hit among equal words is not", "Lanterns burn because people pay dear oil, and each cold night somebody goes up to light some.", "a: lanterns to because"},
		{"a lonely hit that fills a short sentence is enough", "Oil is dear.", "a: oil to dear"},
	} {
		f := fold(c.text)
		var got []string
		for _, cand := range x.chain(&f, x.seed(&f)) {
			first, last := f.words[cand.from], f.words[cand.to-1]
			got = append(got, strings.TrimPrefix(x.path(cand.template), "en/lamp/")+": "+
				strings.ToLower(c.text[first.start:first.end]+" to "+c.text[last.start:last.end]))
			for i, h := range cand.hits {
				if h.at < cand.from || h.at >= cand.to || i > 0 && h.at < cand.hits[i-1].at || x.owner(h.position) != cand.template {
					t.Errorf("%s: hit %+v does not belong to the candidate %+v", c.name, h, cand)
				}
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// Text made of the templates' own beginnings is the worst there is: the number
// of candidates stays bound to the text's length, whatever the library's size.
func TestChainBounded(t *testing.T) {
	var list []Template
	for i := range 200 {
		list = append(list, prose("en/lamp/"+strconv.Itoa(i), "Please help us to go on "+letters(i%8+4)+" in the cold."))
	}
	x := engineOf(t, list...).index
	f := fold(strings.Repeat("Please help us to go on. ", 400))
	hits := x.seed(&f)
	if most := maxPostings * len(f.words); len(hits) > most {
		t.Errorf("%d hits in %d words, want at most %d", len(hits), len(f.words), most)
	}
	if n := len(x.chain(&f, hits)); n > maxPostings*gramWords*2 {
		t.Errorf("%d candidates for one phrase", n)
	}
}

// Chaining hits as they come gives what sorting them by template gives.
func TestChainSorted(t *testing.T) {
	var list []Template
	for i := range 40 {
		list = append(list, prose("en/lamp/"+strconv.Itoa(i), "Please help us to go on "+letters(i%8+4)+" in the cold."))
	}
	x := engineOf(t, list...).index
	f := fold(strings.Repeat("Please help us to go on. ", 80))
	rapid.Check(t, func(t *rapid.T) {
		hits := rapid.SliceOf(rapid.Custom(func(t *rapid.T) hit {
			return hit{rapid.IntRange(0, len(f.words)-gramWords).Draw(t, "at"), rapid.IntRange(0, len(x.tokens)-gramWords).Draw(t, "position")}
		})).Draw(t, "hits")
		slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.at, b.at) })
		got, want := slices.Clone(x.chain(&f, hits)), x.sorted(&f, slices.Clone(hits))
		if !slices.IsSortedFunc(got, func(a, b candidate) int { return cmp.Compare(a.from, b.from) }) {
			t.Fatalf("%v are not in the order of their first hits", got)
		}
		slices.SortStableFunc(got, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.template, b.template), cmp.Compare(a.from, b.from))
		})
		same := func(a, b candidate) bool {
			return a.template == b.template && a.from == b.from && a.to == b.to && slices.Equal(a.hits, b.hits)
		}
		if !slices.EqualFunc(got, want, same) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func (x *index) sorted(f *folded, hits []hit) (list []candidate) {
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(x.owner(a.position), x.owner(b.position)) })
	for i := 0; i < len(hits); {
		c := candidate{template: x.owner(hits[i].position), from: hits[i].at}
		for ; i < len(hits) && x.owner(hits[i].position) == c.template && (c.to == 0 || hits[i].at-c.to < chainGap); i++ {
			c.to = hits[i].at + gramWords
			c.hits = append(c.hits, hits[i])
		}
		if len(c.hits) > 1 || x.neighboured(f, c.hits[0], c.template) {
			list = append(list, c)
		}
	}
	return list
}

// Each token is its template's.
func TestOwner(t *testing.T) {
	list := []Template{prose("en/lamp/long", strings.Repeat(lampPlea+" ", 20))}
	for i := range 200 {
		list = append(list, prose("en/lamp/"+strconv.Itoa(i), "Give "+letters(i%3+1)))
	}
	x := engineOf(t, list...).index
	for i, e := range x.templates {
		for p := e.first; p < e.end; p++ {
			if x.owner(p) != i {
				t.Fatalf("token %d belongs to template %d, want %d", p, x.owner(p), i)
			}
		}
	}
}

package core

import (
	"strconv"
	"strings"
	"testing"
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

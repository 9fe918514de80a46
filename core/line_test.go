package core

import (
	"strings"
	"testing"
)

// linesFound shows what fits a pattern in double brackets.
func linesFound(x *index, text string) string {
	f := fold(text)
	var al aligner
	var b strings.Builder
	at := 0
	for _, l := range x.line(&al, &f, nil) {
		from, to := int(f.words[l.from].start), int(f.words[l.to-1].end)
		if from < at {
			continue // found again by another of its words
		}
		b.WriteString(text[at:from] + "[" + text[from:to] + "]")
		at = to
	}
	return b.String() + text[at:]
}

// In brackets what fits a pattern.
func TestLine(t *testing.T) {
	x := engineOf(t, lineOf(Line, "en/generic/lines",
		"Advertisement",
		"Story continues below",
		"Sign up for our weekly harbour briefing by mail.",
		"Sign up for the {name} newsletter",
		"Photo: {name}",
		"Copyright {number} all rights reserved",
		"{money}",
		"Support {name}",
		"广告内容")).index
	plain := strings.NewReplacer("[", "", "]", "")
	for _, want := range []string{
		// A short one is a whole line, spelled as it is.
		"[Advertisement]",
		"It rained.\n[ADVERTISEMENT]\nIt poured.",
		"It rained.\n\n**[Advertisement]**\n\nIt poured.",
		"> [Advertisement]",
		"- [Advertisement]",
		"The advertisement was removed.",
		"Advertisement was her trade.",
		"It rained. Advertisement. It poured.",
		"Advertisements",
		"Advertissement",
		"[Story continues below]",
		"The story continues below the fold.",
		"Our story continues below",
		// A longer one may be a sentence of a line, and a little damaged.
		"It rained. [Sign up for our weekly harbour briefing by mail]. It poured.",
		"It rained.[Sign up for our weekly harbour briefing by mail].It poured.",
		"[Sign up for our weekly harbour brifing by mail].",
		"[Sign up for the weekly harbour briefing by mail].",
		"Sign up for our weekly harbour briefing by mail if you like to be told of every ship that comes in.",
		"They sign up for our yearly harbour dinner by letter.",
		// A slot that may hold anything wants a line of its own, and something in it.
		"[Sign up for the Tide Tables newsletter]",
		"It rained. Sign up for the Tide Tables newsletter. It poured.",
		"Sign up for the Tide Tables of the whole northern coast and all of its islands newsletter",
		// A colon has to be there, if anything follows.
		"[Photo: Ann Lee]",
		"[Photo | Ann Lee]",
		"[Photo]\nAnn Lee",
		"Photo Ann Lee",
		// A slot for figures has to hold one.
		"[Copyright 2031 all rights reserved]",
		"Copyright all rights reserved",
		// Nothing but a slot, or hardly more, is no way in.
		"$5",
		"Support Ann Lee",
		"[广告内容]",
		"广告内容很多",
		"",
	} {
		if got := linesFound(x, plain.Replace(want)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// Words that only share their hash do not fit a pattern of a word or two.
func TestLineSpelled(t *testing.T) {
	x := engineOf(t, lineOf(Line, "en/generic/lines", "Advertisement")).index
	want := fold("advertisement").words[0].hash
	tried := 0
	for n := 0; tried < 3 && n < 1<<20; n++ {
		word := letterNumber(n)
		if fold(word).words[0].hash != want {
			continue
		}
		tried++
		if got := linesFound(x, word); got != word {
			t.Errorf("%q is taken for %q", word, "Advertisement")
		}
	}
	if tried == 0 {
		t.Fatal("no word of the same hash was found")
	}
}

// letterNumber writes a number in letters.
func letterNumber(n int) string {
	s := ""
	for range 6 {
		s += string(rune('a' + n%26))
		n /= 26
	}
	return s
}

// The ways in: each pattern is found by one word, the rarest that the others do
// not use.
func TestLineTable(t *testing.T) {
	x := engineOf(t, lineOf(Line, "en/generic/lines", "Story continues below", "Story continues here", "and {money}", "{number}")).index
	for _, c := range [...]struct {
		text string
		want int // patterns tried
	}{{"story", 1}, {"continues", 1}, {"below", 0}, {"and", 1}, {"harbour", 0}} {
		hash := fold(c.text).words[0].hash
		got := 0
		if x.lines.triggers.has(hash) {
			got = len(x.lines.find(hash))
		}
		if got != c.want {
			t.Errorf("%q leads to %d patterns, want %d", c.text, got, c.want)
		}
	}
}

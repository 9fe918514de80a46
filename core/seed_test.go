package core

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Every run of words of a short sentence is a way into its template; a slot
// breaks the runs, and so does the end of a sentence.
func TestSeedFinds(t *testing.T) {
	x := engineOf(t, prose("en/lamp/a",
		"Lanterns burn because readers pay for oil. Wicks need trimming every evening.",
		"Give us {money} for oil before winter falls.",
		"请您今天就支持本报记者的工作")).index
	for _, c := range [...]struct {
		text string
		hits int
	}{
		{"Lanterns burn because readers pay for oil", 5},
		{"lanterns BURN because", 1},
		{"so it said: lanterns burn because of it", 1},
		{"burn lanterns because", 0},
		{"for oil wicks", 0}, // over the end of a sentence
		{"wicks need trimming every evening", 3},
		{"us 5 for", 0}, // over a slot
		{"give us", 0},  // too short
		{"for oil before winter falls", 3},
		{"", 0},
		{"请您今天", 0}, // of characters it takes five
		{"请您今天就", 1},
		{"我们请您今天就支持", 3},
		{"请 wicks need trimming", 1}, // what is too short takes nothing from what follows
	} {
		f := fold(c.text)
		hits := x.seed(&f)
		if len(hits) != c.hits {
			t.Errorf("%q: %d hits, want %d", c.text, len(hits), c.hits)
		}
		for _, h := range hits { // each is true: the words are equal
			for n := range gramWords {
				if x.tokens[h.position+n].hash != f.words[h.at+n].hash {
					t.Errorf("%q: the hit at word %d names token %d, where other words stand", c.text, h.at, h.position)
				}
			}
		}
	}
}

// Of a long sentence only the rarest runs are indexed, but some of every few
// words, so that any part of it finds its way.
func TestSeedLongSentence(t *testing.T) {
	words := strings.Fields(letters(60))
	x := engineOf(t, prose("en/lamp/a", strings.Join(words, " "))).index
	f := fold(strings.Join(words, " "))
	if n, all := len(x.seed(&f)), len(words)-gramWords+1; n >= all || n < all/2-1 {
		t.Errorf("%d of %d runs are indexed, want about a half", n, all)
	}
	for i := 0; i+windowWords+gramWords <= len(words); i++ {
		f := fold(strings.Join(words[i:i+windowWords+gramWords], " "))
		if len(x.seed(&f)) == 0 {
			t.Errorf("no way in by words %d to %d", i, i+windowWords+gramWords)
		}
	}
}

// letters makes n different words.
func letters(n int) string {
	var list []string
	for i := range n {
		list = append(list, string(rune('a'+i/26))+"q"+string(rune('a'+i%26)))
	}
	return strings.Join(list, " ")
}

// A stock phrase that stands in many templates costs no more than a few hits,
// and these are the first ones, whatever comes after.
func TestSeedCap(t *testing.T) {
	var list []Template
	for i := range 3 * maxPostings {
		list = append(list, prose("en/lamp/"+string(rune('a'+i)), "We need your help."))
	}
	x := engineOf(t, list...).index
	f := fold("We need your help.")
	var owners []int
	for _, h := range x.seed(&f) {
		if h.at == 0 {
			owners = append(owners, x.owner(h.position))
		}
	}
	slices.Sort(owners)
	if want := []int{0, 1, 2, 3}; len(want) != maxPostings || !slices.Equal(owners, want) {
		t.Errorf("the phrase is found in templates %v, want %v", owners, want)
	}
}

// The filter never denies a seed that is in the table, and every seed is found
// at its place, unless more than maxPostings have its hash.
func TestSeedTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Few different hashes, so that they meet; some that share the upper bits.
		hash := rapid.OneOf(rapid.Uint32(), rapid.Uint32Range(0, 40), rapid.Map(rapid.Uint32Range(0, 40), func(n uint32) uint32 { return 0xAB000000 | n }))
		grams := rapid.SliceOf(rapid.Custom(func(t *rapid.T) gram {
			return gram{hash.Draw(t, "hash"), rapid.Uint32Range(0, maxPosition-1).Draw(t, "position")}
		})).Draw(t, "grams")
		sorted := slices.Clone(grams)
		slices.SortStableFunc(sorted, func(a, b gram) int { return cmp.Compare(a.hash, b.hash) })
		if got := byHash(slices.Clone(grams)); !slices.Equal(got, sorted) {
			t.Fatalf("sorted by hash: %v, want %v", got, sorted)
		}
		table := newSeedTable(slices.Clone(grams))
		places := map[uint32]int{}
		for _, g := range grams {
			places[g.hash]++
			if !table.has(g.hash) {
				t.Fatalf("the filter denies %x", g.hash)
			}
			found := 0
			for _, h := range table.find(g.hash, 7, nil) {
				if h.at != 7 {
					t.Fatalf("a hit at word %d, want 7", h.at)
				}
				if h.position == int(g.position) {
					found++
				}
			}
			if found == 0 && places[g.hash] <= maxPostings {
				t.Fatalf("seed %x is not found at %d", g.hash, g.position)
			}
		}
	})
}

// Without templates there is nothing to find, and nothing to fail on.
func TestSeedEmpty(t *testing.T) {
	f := fold("Lanterns burn because readers pay for oil.")
	if hits := engineOf(t).index.seed(&f); len(hits) != 0 {
		t.Errorf("%d hits in an empty library", len(hits))
	}
}

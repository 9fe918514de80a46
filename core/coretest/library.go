package coretest

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// What a synthetic library is made of. The vocabulary begins with the words of
// our own English texts, so that real text shares frequent words with it, and
// goes on with made-up ones; ranks are drawn by Zipf's law.
const (
	vocabularySize = 30_000
	idiomCount     = 500 // phrases that templates of all publishers share
	perPublisher   = 5   // templates of one publisher
)

// A Plan says what a synthetic library is like. The same plan gives the same
// library, and the first templates of a larger one are the smaller one.
type Plan struct {
	Seed uint64
	Size int // templates

	// Twins makes one in so many templates a near-duplicate of an earlier one, of
	// another publisher and with a tenth of its words changed; 0 none.
	Twins int

	// House is the number of papers that one house has: so many near-duplicates in
	// turn are made of one template or of each other, in chains. 0 spreads them over
	// all templates.
	House int
}

// Library makes n templates of about 60 words, the same for the same seed: for
// measuring how time and memory grow. One in ten is a near-duplicate of an
// earlier one, of another publisher and with a tenth of its words changed. The
// first n of a larger library are the smaller one.
func Library(seed uint64, n int) []core.Template {
	return Plan{Seed: seed, Size: n, Twins: 10}.Library()
}

// Library makes the templates of a plan, of about 60 words each.
func (p Plan) Library() []core.Template {
	// Streams of their own for words and idioms: they must not depend on the size.
	rng := rand.New(rand.NewPCG(p.Seed, 1))
	words := vocabulary(rng)
	zipf := zipfOf(rng, words)
	pick := func() string { return words[zipf.Uint64()] }
	idioms := make([][]string, idiomCount)
	for i := range idioms {
		idioms[i] = make([]string, 3+rng.IntN(5))
		for j := range idioms[i] {
			idioms[i][j] = pick()
		}
	}
	library := make([]core.Template, p.Size)
	var house []int // the papers of the house that is being filled
	for i := range library {
		publisher := i / perPublisher
		t := core.Template{
			Path:      fmt.Sprintf("en/publisher-%d/appeal-%d", publisher, i%perPublisher),
			Publisher: fmt.Sprintf("Publisher %d", publisher),
			Kind:      core.Appeal,
			Language:  "en",
		}
		if i > 0 && p.Twins > 0 && rng.IntN(p.Twins) == 0 {
			like := rng.IntN(i)
			if p.House > 0 {
				if len(house)%p.House == 0 {
					house = append(house[:0], like)
				}
				like = house[rng.IntN(len(house))]
				house = append(house, i)
			}
			t.Paragraphs = nearDuplicate(rng, library[like].Paragraphs, pick)
		} else {
			t.Paragraphs = paragraphs(rng, idioms, pick)
		}
		for range t.Paragraphs {
			t.Lines = append(t.Lines, 5+2*len(t.Lines))
		}
		library[i] = t
	}
	return library
}

// zipfOf draws ranks of words: few words are frequent, most are rare.
func zipfOf(rng *rand.Rand, words []string) *rand.Zipf {
	return rand.NewZipf(rng, 1.08, 2.7, uint64(len(words)-1))
}

// paragraphs are about 60 words in two or three paragraphs, one sum among them.
func paragraphs(rng *rand.Rand, idioms [][]string, pick func() string) []string {
	var all []string
	sum := rng.IntN(4)
	for total, sentence := 0, 0; total < 52; {
		var text []string
		for range 1 + rng.IntN(3) {
			var words []string
			for want := 8 + rng.IntN(11); len(words) < want; {
				if rng.IntN(12) == 0 {
					words = append(words, idioms[rng.IntN(len(idioms))]...)
				} else {
					words = append(words, pick())
				}
			}
			if sentence == sum {
				words = append(words, "{money}")
			}
			words[0] = capital(words[0])
			text = append(text, strings.Join(words, " ")+".")
			total += len(words)
			if sentence++; total >= 52 {
				break
			}
		}
		all = append(all, strings.Join(text, " "))
	}
	return all
}

func nearDuplicate(rng *rand.Rand, paragraphs []string, pick func() string) []string {
	changed := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		words := strings.Split(p, " ")
		for j, w := range words {
			if rng.IntN(10) == 0 && !strings.ContainsAny(w, ".{") {
				words[j] = pick()
			}
		}
		words[0] = capital(words[0])
		changed[i] = strings.Join(words, " ")
	}
	return changed
}

// vocabulary gives the words from the most frequent to the rarest.
func vocabulary(rng *rand.Rand) []string {
	count := map[string]int{}
	for _, folder := range [...]string{"appeals", "articles"} {
		// The files are embedded: reading them cannot fail.
		eachText(folder, func(name, text string) error {
			if strings.HasPrefix(name, "en-") {
				for _, w := range letterWords(text) {
					count[strings.ToLower(w)]++
				}
			}
			return nil
		})
	}
	words := make([]string, 0, vocabularySize)
	for w := range count {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		if a, b := count[words[i]], count[words[j]]; a != b {
			return a > b
		}
		return words[i] < words[j]
	})
	for len(words) < vocabularySize {
		w := ""
		for range 2 + rng.IntN(3) {
			w += string("bcdfghjklmnprstvwz"[rng.IntN(18)]) + string("aeiou"[rng.IntN(5)])
			if rng.IntN(3) == 0 {
				w += string("lmnrst"[rng.IntN(6)])
			}
		}
		if count[w] == 0 {
			count[w]++
			words = append(words, w)
		}
	}
	return words
}

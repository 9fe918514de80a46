package coretest

import "math/rand/v2"

// damageSentences leaves sentences out or puts them in another order. What is
// left has at least one sentence of eight words and 30 words in all, where the
// letter had: fewer could not be told from an article's, nor should they.
func damageSentences(rng *rand.Rand, letter [][]sentence, how string) [][]sentence {
	n := 0
	for _, p := range letter {
		n += len(p)
	}
	switch how {
	case "missing":
		gone := map[int]bool{}
		for range 1 + rng.IntN(max(1, n/3)) {
			gone[rng.IntN(n)] = true
		}
		return orWhole(letter, pickSentences(letter, func(i int) bool { return !gone[i] }))
	case "first-half":
		for end := (n + 1) / 2; end < n; end++ {
			if half := pickSentences(letter, func(i int) bool { return i < end }); enough(half) {
				return half
			}
		}
	case "last-half":
		for start := n / 2; start > 0; start-- {
			if half := pickSentences(letter, func(i int) bool { return i >= start }); enough(half) {
				return half
			}
		}
	case "shuffled":
		shuffle(rng, letter)
	}
	return letter
}

func orWhole(whole, part [][]sentence) [][]sentence {
	if enough(part) {
		return part
	}
	return whole
}

func enough(letter [][]sentence) bool {
	total, longest := 0, 0
	for _, p := range letter {
		for _, s := range p {
			total += s.words
			longest = max(longest, s.words)
		}
	}
	return total >= 30 && longest >= 8
}

func pickSentences(letter [][]sentence, keep func(int) bool) [][]sentence {
	var picked [][]sentence
	i := 0
	for _, p := range letter {
		var paragraph []sentence
		for _, s := range p {
			if keep(i) {
				s.last = false
				paragraph = append(paragraph, s)
			}
			i++
		}
		if len(paragraph) > 0 {
			paragraph[0].unspaced = false
			paragraph[len(paragraph)-1].last = true
			picked = append(picked, paragraph)
		}
	}
	return picked
}

// shuffle moves the sentences of prose about; headings, salutations and buttons
// stay where they are, and so do the paragraphs' lengths.
func shuffle(rng *rand.Rand, letter [][]sentence) {
	var places []*sentence
	for p := range letter {
		for i := range letter[p] {
			s := &letter[p][i]
			if len(letter[p]) > 1 || s.words >= 8 {
				places = append(places, s)
			}
		}
	}
	rng.Shuffle(len(places), func(i, j int) {
		a, b := places[i], places[j]
		a.tokens, b.tokens, a.words, b.words = b.tokens, a.tokens, b.words, a.words
	})
}

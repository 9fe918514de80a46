package core

import (
	"math/bits"
	"slices"
)

// Reach: what tells without an alignment that words cannot be like a template enough.
// It never says so of words that an alignment would find enough.

// framed tells whether words[from:to] begin and end with the words of a pattern before
// its first slot and after its last one, as they must where none may differ.
func (x *index) framed(f *folded, from, to int, tokens Range) bool {
	for k, i := tokens.Start, from; k < tokens.End && x.tokens[k].flags&tokenSlot == 0; k, i = k+1, i+1 {
		if i >= to || !x.mayBe(f, i, k) {
			return false
		}
	}
	for k, i := tokens.End-1, to-1; k >= tokens.Start && x.tokens[k].flags&tokenSlot == 0; k, i = k-1, i-1 {
		if i < from || !x.mayBe(f, i, k) {
			return false
		}
	}
	return true
}

// mayBe tells whether a word may count as the token's with no letter changed.
func (x *index) mayBe(f *folded, word, token int) bool {
	w, t := &f.words[word], &x.tokens[token]
	return w.hash == t.hash || w.flags&wordHyphen != 0 || t.flags&tokenNumber != 0
}

// mayReach tells whether words[from:to] may be like all of some tokens by so much. A
// token that no word is, nor may be mistyped, costs its weight whatever the rest does.
// One that may be mistyped counts as if the heaviest word stood there.
func (x *index) mayReach(al *aligner, f *folded, from, to int, tokens Range, score int) bool {
	if tokens.End-tokens.Start > 64 {
		return true
	}
	words, absent := f.words[from:to], uint64(0) // of the tokens
	lacked, all := 0, 0                          // weights
	for i, t := range x.tokens[tokens.Start:tokens.End] {
		if t.flags&tokenSlot != 0 {
			continue
		}
		all += int(t.weight)
		if !holdsWord(words, t.hash) {
			absent |= 1 << i
			all += weightRare - int(t.weight)
		}
	}
	if absent != 0 && slices.ContainsFunc(words, func(w word) bool { return w.flags&wordHyphen != 0 }) {
		return true // half of it may be a token too
	}
	for _, sure := range [...]bool{false, true} { // first at a glance
		for rest := absent; rest != 0; rest &= rest - 1 {
			i := bits.TrailingZeros64(rest)
			if !x.lacks(al, f, from, to, tokens.Start+i, sure) {
				continue
			}
			weight := int(x.tokens[tokens.Start+i].weight)
			absent &^= 1 << i
			lacked, all = lacked+weight, all-(weightRare-weight)
			if 1000*lacked > (1001-score)*all {
				return false
			}
		}
	}
	return true
}

// holdsWord tells whether a word of some hash is among others.
func holdsWord(words []word, hash uint16) bool {
	for i := range words {
		if words[i].hash == hash {
			return true
		}
	}
	return false
}

// lacks tells whether none of words[from:to], which are others, is a token mistyped. At
// a glance it may say no too often.
func (x *index) lacks(al *aligner, f *folded, from, to, token int, sure bool) bool {
	switch {
	case !x.isWritten(token): // the word of a mined passage is not known
		return true
	case sure:
		for i := from; i < to; i++ {
			if x.nearness(al, f, i, token) > 0 {
				return false
			}
		}
		return true
	}
	letters, plain := plainLetters(x.words[x.places[token]:])
	for i := from; i < to && plain; i++ {
		w := &f.words[i]
		plain = strange(f.text[w.start:w.end], letters)
	}
	return plain
}

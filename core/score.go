package core

import (
	"math/bits"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Score: what an alignment is worth, and how far it reaches to the ends of the
// sentence.

// score counts an alignment's operations.
func (x *index) score(al *aligner, f *folded, a *alignment) {
	total, cost := 0, 0
	a.evidence, a.equal, a.lead, a.trail = 0, 0, 0, 0
	met := false
	for i := range a.ops {
		o := &a.ops[i]
		switch {
		case o.slot:
			a.trail = 0
			met = true
		case o.word < 0:
			if !x.otherHalf(f, a.ops, i) {
				cost += int(x.tokens[o.token].weight)
			}
		default:
			w := f.words[o.word]
			weight := int(x.facts.weights[w.hash])
			total += weight
			if o.token >= 0 {
				o.near = x.nearness(al, f, o.word, o.token)
			}
			if o.near == 0 {
				cost += weight
				if o.token >= 0 {
					cost += max(0, int(x.tokens[o.token].weight)-weight)
				}
				a.trail++
				if !met {
					a.lead++
				}
				continue
			}
			cost += weight * (1000 - int(o.near)) / 1000
			if w.flags&wordNumber == 0 {
				a.evidence += weight * int(o.near) / 1000
				a.equal += halfWords(w)
			}
			a.trail = 0
			met = true
		}
	}
	a.cost, a.total = cost, total
	if total > 0 {
		a.score = max(0, 1000-1000*cost/total)
	}
	a.head, a.tail = x.poorest(f, a.ops, 0, 1), x.poorest(f, a.ops, len(a.ops)-1, -1)
	a.lead, a.trail = x.beyond(a, max(a.lead, a.head), 1), x.beyond(a, max(a.trail, a.tail), -1)
}

// beyond takes from the unmatched words at one end of an alignment those that the
// template's sentence has there itself: replaced words are no strangers. step is 1
// at the beginning, -1 at the end.
func (x *index) beyond(a *alignment, unmatched, step int) int {
	i := a.behind(unmatched, step)
	if i < 0 {
		return unmatched
	}
	token := a.ops[i].token
	for n := 0; n <= strayWords && unmatched > 0; n++ {
		if step > 0 && (token == 0 || x.tokens[token].flags&tokenSentence != 0) || step < 0 && x.lastOfSentence(token) {
			break
		}
		token -= step
		unmatched--
	}
	return unmatched
}

// behind finds the first op with an equal word, or a slot's, behind so many words
// of one end; -1 where there is none.
func (a *alignment) behind(words, step int) int {
	i := 0
	if step < 0 {
		i = len(a.ops) - 1
	}
	for ; i >= 0 && i < len(a.ops); i += step {
		if words <= 0 && (a.ops[i].near > 0 || a.ops[i].slot) {
			return i
		}
		if a.ops[i].word >= 0 {
			words--
		}
	}
	return -1
}

// poorest is the size of the longest run of words, from ops[i] on in steps, of
// which less than a quarter is equal; or less than half, where it is parted from
// the others as a sentence is.
func (x *index) poorest(f *folded, ops []op, i, step int) int {
	longest, words, total, equal := 0, 0, 0, 0
	for ; i >= 0 && i < len(ops); i += step {
		if ops[i].word < 0 || ops[i].slot {
			continue
		}
		if 2*equal < total && x.seam(f, ops[i], step) {
			longest = words
		}
		weight := int(x.facts.weights[f.words[ops[i].word].hash])
		words++
		total += 1000 * weight
		equal += weight * int(ops[i].near)
		if 4*equal < total && ops[i].near == 0 { // it ends with a strange word
			longest = words
		}
	}
	return longest
}

// seam tells whether an equal word ends a sentence of the template, or for step 1
// begins one, and the text may begin a sentence there too.
func (x *index) seam(f *folded, o op, step int) bool {
	if o.near == 0 || o.token < 0 {
		return false
	}
	if step > 0 {
		return x.tokens[o.token].flags&tokenSentence != 0 && f.mayBegin(o.word)
	}
	return x.lastOfSentence(o.token) && f.mayBegin(o.word+1)
}

// otherHalf tells whether the missing token of ops[i] stands in the text after
// all: as half of a word that a line's end divides, the other half of which is
// aligned next to it.
func (x *index) otherHalf(f *folded, ops []op, i int) bool {
	for _, n := range [...]int{i - 1, i + 1} {
		if n < 0 || n >= len(ops) || ops[n].word < 0 || ops[n].token < 0 {
			continue
		}
		h, missing, paired := f.halves(ops[n].word), x.tokens[ops[i].token].hash, x.tokens[ops[n].token].hash
		if h.left == missing && h.right == paired || h.left == paired && h.right == missing {
			return true
		}
	}
	return false
}

// nearness says how much a word of the text is the token's: 1000 the same, 0
// another, between them mistyped.
func (x *index) nearness(al *aligner, f *folded, word, token int) uint16 {
	w, t := f.words[word], x.tokens[token]
	if w.hash == t.hash {
		return 1000
	}
	if h := f.halves(word); h.left == t.hash || h.right == t.hash {
		return 1000
	}
	if !x.isWritten(token) {
		return 0 // the word of a mined passage is not known
	}
	if letters, plain := plainLetters(x.words[x.places[token]:]); plain && strange(f.text[w.start:w.end], letters) {
		return 0
	}
	al.a, al.b = appendFolded(al.a[:0], f.text[w.start:w.end]), appendFolded(al.b[:0], x.written(token))
	a, b := runeSet(al.a), runeSet(al.b)
	if a.tooFar(b) {
		return 0
	}
	differ := 1000 * levenshtein.ComputeDistance(string(al.a), string(al.b)) / max(a.n, b.n)
	if differ > nearWord {
		return 0
	}
	return uint16(1000 - differ/2)
}

const leastNear = 4 // letters of the longer of two words that may be near

// A spelling is the set of a word's letters, and how many they are.
type spelling struct {
	set uint64
	n   int
}

// plainLetters gives those of the word that a text begins with, where it is of ASCII
// letters alone.
func plainLetters(text string) (l spelling, plain bool) {
	l = asciiSet(text)
	return l, l.n < len(text) && plainEnd[text[l.n]]
}

// strange tells, for most pairs at a glance, that a word is not near another.
func strange(word string, other spelling) bool {
	l := asciiSet(word)
	return l.n == len(word) && l.tooFar(other)
}

// tooFar tells whether two words surely differ in too many letters: a change takes at
// most one out of a word's set, and puts at most one into it.
func (l spelling) tooFar(o spelling) bool {
	longer := max(l.n, o.n)
	least := max(longer-min(l.n, o.n), bits.OnesCount64(l.set&^o.set), bits.OnesCount64(o.set&^l.set))
	return longer < leastNear || 1000*least/longer > nearWord
}

// asciiSet gives the ASCII letters that a text begins with.
func asciiSet(text string) (l spelling) {
	for l.n < len(text) {
		c := text[l.n] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		l.set |= 1 << (c & 31)
		l.n++
	}
	return l
}

// runeSet gives a set that holds the characters of a folded word.
func runeSet(word []byte) (l spelling) {
	for i := 0; i < len(word); l.n++ {
		r, size := utf8.DecodeRune(word[i:])
		l.set |= 1 << (r & 63)
		i += size
	}
	return l
}

// appendFolded spells a word as folding reads it.
func appendFolded(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		entry, size := foldEntry(s, i)
		if entry&3 == classLetter || entry&3 == classAlone {
			r, _ := utf8.DecodeRuneInString(s[i:])
			r += entry >> 2
			if r > utf8.MaxRune {
				b = append(b, foldExpansions[r-utf8.MaxRune-1]...)
			} else {
				b = utf8.AppendRune(b, r)
			}
		}
		i += size
	}
	return b
}

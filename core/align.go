package core

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Align: the words of a sentence against a stretch of a template.
//
// The sentence is aligned whole; in the template the stretch that fits it best
// is free to begin and end anywhere (P. Sellers, "The theory and computation of
// evolutionary distances", 1980). Costs are weights of words, so a rare word
// that differs costs more than a frequent one. Words that differ by a few letters
// count as mistyped, by their Levenshtein distance. A slot takes words at no
// cost, and they are no evidence.

// An alignment is what a sentence and a stretch of a template have in common.
type alignment struct {
	score    int // per mille: 1000 is word for word
	cost     int // weight of what differs
	total    int // weight of the words of the sentence, slots apart
	evidence int // weight of the equal words, numbers apart
	equal    int // how many they are, in half words (a single character is half)
	from, to int // the stretch of the template, in tokens
	lead     int // words before the first equal one that the template's sentence has no words for
	trail    int // and after the last one
	head     int // words of the longest beginning with hardly an equal one
	tail     int // and of the longest end
	ops      []op
}

// An op pairs a word of the text with a token of the template; -1 where one of
// them has no partner.
type op struct {
	word, token int
	near        uint16 // 1000 the same word, 0 another one
	slot        bool
}

// ofSum tells whether words[i] belongs to the sign of a currency before a number:
// US$5.
func (f *folded) ofSum(i int) bool {
	if i+1 >= len(f.words) || f.words[i+1].flags&wordNumber == 0 {
		return false
	}
	r, size := utf8.DecodeRuneInString(f.text[f.words[i].end:])
	return unicode.Is(unicode.Sc, r) && int(f.words[i].end)+size <= int(f.words[i+1].start)
}

// An opKind is a step of an alignment. Of steps of one cost the first is taken.
type opKind uint8

const (
	opPair opKind = iota
	opMissing
	opSlot
	opAdded

	opBits = 2 // a cost stands above its step, so that the least of both is the best
	opMask = 1<<opBits - 1
)

// aligner holds the tables of the alignments of one clean.
type aligner struct {
	cost []int32
	back []opKind
	ops  []op   // of the last alignment
	kept []op   // room for those that are kept
	a, b []byte // two words
}

// keep makes the operations of an alignment last, which else the next one overwrites.
func (al *aligner) keep(a *alignment) {
	if len(a.ops) == 0 {
		return
	}
	if n := len(a.ops); cap(al.kept)-len(al.kept) < n {
		al.kept = make([]op, 0, max(n, keptRoom, 2*cap(al.kept))) // the old one lives as long as what is in it
	}
	from := len(al.kept)
	al.kept = append(al.kept, a.ops...)
	a.ops = al.kept[from:len(al.kept):len(al.kept)]
}

const keptRoom = 256

// align aligns words[from:to] with the stretch of tokens[first:end] that fits them
// best. Its operations are overwritten by the next alignment.
func (x *index) align(al *aligner, f *folded, from, to, first, end int) alignment {
	if a, ok := x.verbatim(al, f, from, to, first, end); ok {
		return a
	}
	return x.alignAs(al, f, from, to, first, end, false)
}

// alignWhole aligns words[from:to] with all of tokens[first:end]: what the words
// lack of them counts.
func (x *index) alignWhole(al *aligner, f *folded, from, to, first, end int) alignment {
	if to-from == end-first {
		if a, ok := x.verbatim(al, f, from, to, first, end); ok {
			return a
		}
	}
	return x.alignAs(al, f, from, to, first, end, true)
}

func (x *index) alignAs(al *aligner, f *folded, from, to, first, end int, whole bool) alignment {
	m, n := to-from, end-first
	if m == 0 || n == 0 {
		return alignment{}
	}
	width := n + 1
	if need := (m + 1) * width; cap(al.back) < need {
		al.back = make([]opKind, need)
	}
	if cap(al.cost) < 2*width {
		al.cost = make([]int32, 2*width)
	}
	back, prev, row := al.back[:(m+1)*width], al.cost[:width], al.cost[width:2*width]
	clear(prev)
	tokens := x.tokens[first:end]
	if whole {
		for j, t := range tokens { // of a slot the weight is 0
			prev[j+1] = prev[j] + int32(t.weight)<<opBits
		}
	}
	for i := range m {
		w := &f.words[from+i]
		added := int32(x.facts.weights[w.hash]) << opBits
		figure := w.flags&wordNumber != 0 || x.facts.figures.has(w.hash) || f.ofSum(from+i)
		corner, left := prev[0], prev[0]+added
		row[0] = left
		above, next, steps := prev[1:][:n], row[1:][:n], back[(i+1)*width+1:][:n]
		for j := range tokens {
			t := &tokens[j]
			best := above[j] + added + int32(opAdded)
			switch {
			case t.flags&tokenSlot == 0:
				weight := int32(t.weight) << opBits
				pair := corner
				if w.hash != t.hash {
					pair += max(added, weight)
				}
				best = min(best, pair+int32(opPair), left+(weight+int32(opMissing)))
			case t.flags&tokenFigure == 0: // an equal word is better than a slot
				best = min(best, left+int32(opMissing), corner+1<<opBits+int32(opSlot))
			case figure:
				best = min(best, left+int32(opMissing), corner+int32(opSlot))
			default:
				best = min(best, left+int32(opMissing))
			}
			corner, left = above[j], best&^opMask
			next[j], steps[j] = left, opKind(best&opMask)
		}
		prev, row = row, prev
	}
	last := n
	for j := n - 1; j >= 0 && !whole; j-- {
		if prev[j] < prev[last] { // of equals the one that pairs more words
			last = j
		}
	}
	return x.trace(al, f, from, first, m, last, width, back, whole)
}

// verbatim finds a sentence that stands in the template word for word.
func (x *index) verbatim(al *aligner, f *folded, from, to, first, end int) (alignment, bool) {
	m := to - from
	for start := first; m > 0 && start+m <= end; start++ {
		if x.tokens[start].hash != f.words[from].hash {
			continue
		}
		k := 1
		for k < m && x.tokens[start+k].hash == f.words[from+k].hash {
			k++
		}
		if k < m {
			continue
		}
		a := alignment{score: 1000, from: start, to: start + m}
		al.ops = al.ops[:0]
		for i := range m {
			a.total += int(x.facts.weights[f.words[from+i].hash])
			al.ops = append(al.ops, op{word: from + i, token: start + i, near: 1000})
			a.count(x, f, from+i)
		}
		a.ops = al.ops
		return a, true
	}
	return alignment{}, false
}

// count adds an equal word to the evidence.
func (a *alignment) count(x *index, f *folded, word int) {
	w := f.words[word]
	if w.flags&wordNumber != 0 {
		return
	}
	a.evidence += int(x.facts.weights[w.hash])
	a.equal += halfWords(w)
}

// halfWords is the size of a word: 2, of a single character 1.
func halfWords(w word) int {
	if w.flags&wordAlone != 0 {
		return 1
	}
	return 2
}

// trace follows the table back and counts what the alignment is worth.
func (x *index) trace(al *aligner, f *folded, from, first, m, last, width int, back []opKind, whole bool) alignment {
	a := alignment{to: first + last}
	ops := al.ops[:0]
	i, j := m, last
	for i > 0 || whole && j > 0 {
		k := opMissing
		switch {
		case i > 0 && j > 0:
			k = back[i*width+j]
		case i > 0:
			k = opAdded
		}
		switch k {
		case opAdded:
			i--
			ops = append(ops, op{word: from + i, token: -1})
		case opMissing:
			j--
			if x.tokens[first+j].flags&tokenSlot == 0 {
				ops = append(ops, op{word: -1, token: first + j})
			}
		case opSlot:
			i, j = i-1, j-1
			ops = append(ops, op{word: from + i, token: first + j, slot: true})
		default:
			i, j = i-1, j-1
			ops = append(ops, op{word: from + i, token: first + j})
		}
	}
	a.from = first + j
	slices.Reverse(ops)
	al.ops, a.ops = ops, ops
	x.score(al, f, &a)
	return a
}

// plainly is the similarity of an alignment with all words worth the same: the
// measure that the published figures are in. The words are interned to runes and
// compared by Levenshtein distance.
func (x *index) plainly(f *folded, a alignment) int {
	if a.score < scoreBeside || a.verbatim() {
		return a.score // it does not matter, or is the same
	}
	var room [2][longestUnit]rune
	text, template := room[0][:0], room[1][:0]
	for _, o := range a.ops {
		if o.slot {
			continue
		}
		if o.word >= 0 {
			r := internBase + rune(f.words[o.word].hash)
			if o.near > 0 {
				r = internBase + rune(x.tokens[o.token].hash)
			}
			text = append(text, r)
		}
		if o.token >= 0 {
			template = append(template, internBase+rune(x.tokens[o.token].hash))
		}
	}
	if len(text) == 0 {
		return 0
	}
	return max(0, 1000-1000*levenshtein.ComputeDistance(string(text), string(template))/len(text))
}

// verbatim tells whether all words are the template's, each in its place.
func (a *alignment) verbatim() bool {
	for i := range a.ops {
		if o := &a.ops[i]; o.near == 0 || o.word < 0 {
			return false
		}
	}
	return len(a.ops) > 0 && a.score == 1000
}

// internBase keeps interned words clear of the surrogates.
const internBase = 0x10000

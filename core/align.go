package core

import (
	"strings"
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

type opKind uint8

const (
	opPair opKind = iota
	opAdded
	opMissing
	opSlot
)

// aligner holds the tables of the alignments of one clean.
type aligner struct {
	cost []int32
	back []opKind
	a, b strings.Builder
}

// align aligns words[from:to] with the stretch of tokens[first:end] that fits them
// best.
func (x *index) align(al *aligner, f *folded, from, to, first, end int) alignment {
	if a, ok := x.verbatim(f, from, to, first, end); ok {
		return a
	}
	return x.alignAs(al, f, from, to, first, end, false)
}

// alignWhole aligns words[from:to] with all of tokens[first:end]: what the words
// lack of them counts.
func (x *index) alignWhole(al *aligner, f *folded, from, to, first, end int) alignment {
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
			prev[j+1] = prev[j] + int32(t.weight)
		}
	}
	for i := 1; i <= m; i++ {
		w := f.words[from+i-1]
		added := int32(x.facts.weights[w.hash])
		row[0] = prev[0] + added
		figure := w.flags&wordNumber != 0 || x.facts.figures.has(w.hash) || f.ofSum(from+i-1)
		b := back[i*width : (i+1)*width]
		b[0] = opAdded
		for j := 1; j <= n; j++ {
			t := &tokens[j-1]
			var best int32
			var k opKind
			if t.flags&tokenSlot != 0 {
				best, k = row[j-1], opMissing
				switch c := prev[j-1]; {
				case t.flags&tokenFigure == 0 && c+1 < best: // an equal word is better than a slot
					best, k = c+1, opSlot
				case t.flags&tokenFigure != 0 && figure && c < best:
					best, k = c, opSlot
				}
			} else {
				pair := prev[j-1]
				if w.hash != t.hash {
					pair += max(added, int32(t.weight))
				}
				best, k = pair, opPair
				if c := row[j-1] + int32(t.weight); c < best {
					best, k = c, opMissing
				}
			}
			if c := prev[j] + added; c < best {
				best, k = c, opAdded
			}
			row[j], b[j] = best, k
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
func (x *index) verbatim(f *folded, from, to, first, end int) (alignment, bool) {
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
		a := alignment{score: 1000, from: start, to: start + m, ops: make([]op, m)}
		for i := range m {
			a.total += int(x.facts.weights[f.words[from+i].hash])
			a.ops[i] = op{word: from + i, token: start + i, near: 1000}
			a.count(x, f, from+i)
		}
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
	i, j := m, last
	for i > 0 || whole && j > 0 {
		k := opMissing
		if i > 0 {
			k = back[i*width+j]
		}
		switch k {
		case opAdded:
			i--
			a.ops = append(a.ops, op{word: from + i, token: -1})
		case opMissing:
			j--
			if x.tokens[first+j].flags&tokenSlot == 0 {
				a.ops = append(a.ops, op{word: -1, token: first + j})
			}
		case opSlot:
			i, j = i-1, j-1
			a.ops = append(a.ops, op{word: from + i, token: first + j, slot: true})
		default:
			i, j = i-1, j-1
			a.ops = append(a.ops, op{word: from + i, token: first + j})
		}
	}
	a.from = first + j
	for l, r := 0, len(a.ops)-1; l < r; l, r = l+1, r-1 {
		a.ops[l], a.ops[r] = a.ops[r], a.ops[l]
	}
	x.score(al, f, &a)
	return a
}

// plainly is the similarity of an alignment with all words worth the same: the
// measure that the published figures are in. The words are interned to runes and
// compared by Levenshtein distance.
func (x *index) plainly(f *folded, a alignment) int {
	var text, template []rune
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

// internBase keeps interned words clear of the surrogates.
const internBase = 0x10000

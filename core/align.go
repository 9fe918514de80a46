package core

import (
	"strings"
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

// align aligns words[from:to] with tokens[first:end].
func (x *index) align(al *aligner, f *folded, from, to, first, end int) alignment {
	m, n := to-from, end-first
	if m == 0 || n == 0 {
		return alignment{}
	}
	if whole, ok := x.verbatim(f, from, to, first, end); ok {
		return whole
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
	for i := 1; i <= m; i++ {
		w := f.words[from+i-1]
		added := int32(x.facts.weights[w.hash])
		row[0] = prev[0] + added
		b := back[i*width : (i+1)*width]
		b[0] = opAdded
		for j := 1; j <= n; j++ {
			t := &tokens[j-1]
			var best int32
			var k opKind
			if t.flags&tokenSlot != 0 {
				best, k = row[j-1], opMissing
				if t.flags&tokenFigure == 0 || w.flags&wordNumber != 0 || x.facts.figures.has(w.hash) {
					if c := prev[j-1] + 1; c < best {
						best, k = c, opSlot
					}
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
	last := 0
	for j := 1; j <= n; j++ {
		if prev[j] <= prev[last] { // of equals the one that pairs more words
			last = j
		}
	}
	return x.trace(al, f, from, first, m, last, width, back)
}

// verbatim finds a sentence that stands in the template word for word.
func (x *index) verbatim(f *folded, from, to, first, end int) (alignment, bool) {
	m := to - from
	for start := first; start+m <= end; start++ {
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
func (x *index) trace(al *aligner, f *folded, from, first, m, last, width int, back []opKind) alignment {
	a := alignment{to: first + last}
	i, j := m, last
	for i > 0 {
		switch back[i*width+j] {
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
// which less than a quarter is equal.
func (x *index) poorest(f *folded, ops []op, i, step int) int {
	longest, words, total, equal := 0, 0, 0, 0
	for ; i >= 0 && i < len(ops); i += step {
		if ops[i].word < 0 || ops[i].slot {
			continue
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
	a, b := foldedWord(&al.a, f.text[w.start:w.end]), foldedWord(&al.b, x.vocabulary[t.text])
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if longer < 4 {
		return 0
	}
	differ := 1000 * levenshtein.ComputeDistance(a, b) / longer
	if differ > nearWord {
		return 0
	}
	return uint16(1000 - differ/2)
}

// foldedWord spells a word as folding reads it.
func foldedWord(b *strings.Builder, s string) string {
	b.Reset()
	for i := 0; i < len(s); {
		entry, size := foldEntry(s, i)
		if entry&3 == classLetter || entry&3 == classAlone {
			r, _ := utf8.DecodeRuneInString(s[i:])
			r += entry >> 2
			if r > utf8.MaxRune {
				b.WriteString(foldExpansions[r-utf8.MaxRune-1])
			} else {
				b.WriteRune(r)
			}
		}
		i += size
	}
	return b.String()
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

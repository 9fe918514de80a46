package core

import (
	"math/bits"
	"strings"
)

// An index is what an engine knows: the words of all templates in one row, with
// the ways into it (seeds for passages, triggers for whole lines). It is built
// once and then only read.
type index struct {
	templates []entry
	tokens    []token
	places    []uint32 // of the words of the tokens in words; mined passages, which come last, have none
	words     string   // of the templates, each once
	ends      []int32  // template i is tokens[ends[i]:ends[i+1]]
	owners    []int32  // the template of every ownerBlock-th token
	seeds     seedTable
	lines     lineTable
	near      lineTable // the paragraphs of templates of form Near
	sums      []pattern // those of them that are nothing but slots
	facts     facts
	genre     genre
	mined     bool // some templates are mined passages
}

// An entry is a template in the index: its tokens are index.tokens[first:end].
type entry struct {
	*source
	path       string // "" for a mined passage: see index.path
	first, end int
	kind       Kind
	form       Form
	verdict    Verdict
	mined      bool // a passage of which only the words' hashes are known
}

// A source is what many templates have in common.
type source struct{ publisher, domain, language string }

// A token is a word or a slot of a template.
type token struct {
	hash   uint16
	weight uint8
	flags  tokenFlags
}

type tokenFlags uint8

const (
	tokenSentence tokenFlags = 1 << iota // a sentence begins here
	tokenAlone                           // a single character of Han, kana or Thai
	tokenNumber                          // a number: no evidence by itself
	tokenSlot                            // stands for any word, or for none
	tokenFigure                          // with tokenSlot: for numbers and what stands beside them
	tokenColon                           // a colon or bar follows in the template
	tokenQuoted                          // stands in quotation marks
	tokenWe                              // names who writes: we, us, our
)

// tokenPlaced are the flags that a word has by where it stands.
const tokenPlaced = tokenSentence | tokenColon | tokenQuoted | tokenWe

// facts are what the languages say, all in one: which language a text is in does
// not matter to matching.
type facts struct {
	weights       [1 << 16]uint8
	abbreviations wordSet
	spelled       map[string]bool // the abbreviations themselves: 16 bits are few for a word
	figures       wordSet         // names of currencies, months and days
	money         wordSet         // of currencies alone
	people        map[string]*people
}

// people are what a writer calls himself in one language, and what others call
// him: a word of the one is often another's "of" or "in".
type people struct{ we, they wordSet }

// A wordSet is a set of word hashes.
type wordSet [1 << 10]uint64

func (s *wordSet) add(hash uint16)      { s[hash>>6] |= 1 << (hash & 63) }
func (s *wordSet) has(hash uint16) bool { return s[hash>>6]>>(hash&63)&1 != 0 }

// A rankedSet also numbers its hashes from 0 on, in their order.
type rankedSet struct {
	wordSet
	rank [len(wordSet{})]uint16 // of the first hash of each part of the set
}

// count makes the numbers, when all is in the set, and gives how many there are.
func (s *rankedSet) count() (n int) {
	for i, part := range s.wordSet {
		s.rank[i] = uint16(n)
		n += bits.OnesCount64(part)
	}
	return n
}

// place is the number of a hash in the set.
func (s *rankedSet) place(hash uint16) int {
	return int(s.rank[hash>>6]) + bits.OnesCount64(s.wordSet[hash>>6]&(1<<(hash&63)-1))
}

func (s *wordSet) addAll(f *folded, list []string) {
	f.read(strings.Join(list, " "))
	for _, w := range f.words {
		s.add(w.hash)
	}
}

// Weights: how much a word says, about its surprise in bits.
const (
	weightRare   = 15 // a word that no language counts
	weightLeast  = 4  // the most frequent
	weightNumber = 3  // any number: it may be another tomorrow
)

func newFacts(languages []Language) *facts {
	fs := &facts{spelled: map[string]bool{}, people: map[string]*people{}}
	var f folded
	var all strings.Builder
	for i := range fs.weights {
		fs.weights[i] = weightRare
	}
	fs.weights[hashNumber] = weightNumber
	for _, l := range languages {
		all.Reset()
		for _, c := range l.Words {
			all.WriteString(c.Word)
			all.WriteByte(' ')
		}
		f.read(all.String())
		words, end := f.words, 0
		for _, c := range l.Words {
			weight := uint8(max(weightLeast, weightRare-bits.Len(uint(c.Count))))
			end += len(c.Word) + 1
			for ; len(words) > 0 && int(words[0].start) < end; words = words[1:] {
				if hash := words[0].hash; hash != hashNumber {
					fs.weights[hash] = min(fs.weights[hash], weight)
				}
			}
		}
		for _, a := range l.Abbreviations {
			f.read(a)
			if last := len(f.words) - 1; last >= 0 && f.words[last].flags&wordNumber == 0 {
				last := f.words[last]
				fs.abbreviations.add(last.hash)
				fs.spelled[string(appendFolded(nil, a[last.start:last.end]))] = true
			}
		}
		fs.figures.addAll(&f, l.Money)
		fs.money.addAll(&f, l.Money)
		fs.figures.addAll(&f, l.Months)
		here := fs.people[l.Code]
		if here == nil {
			here = &people{}
			fs.people[l.Code] = here
		}
		here.we.addAll(&f, l.We)
		here.they.addAll(&f, l.They)
	}
	return fs
}

// sentenceEnd gives the token before which the sentence ends that begins at from, to
// at the latest.
func (x *index) sentenceEnd(from, to int) int {
	end := from + 1
	for end < to && x.tokens[end].flags&tokenSentence == 0 {
		end++
	}
	return end
}

// unknownWord stands for the words of mined passages.
const unknownWord = "…"

// written gives the word of a token as its template writes it.
func (x *index) written(position int) string {
	if !x.isWritten(position) {
		return unknownWord
	}
	text := x.words[x.places[position]:]
	if l, plain := plainLetters(text); plain {
		return text[:l.n]
	}
	return text[:endOfWord(text, 0)]
}

// isWritten tells whether more than the hash of a token is known.
func (x *index) isWritten(position int) bool {
	return position < len(x.places) && x.places[position] != 0
}

// path names a template in spans.
func (x *index) path(template int) string {
	e := &x.templates[template]
	if !e.mined {
		return e.path
	}
	h := uint64(0) // as Fingerprint.Name makes it
	for from := e.first; from < e.end; {
		to := x.sentenceEnd(from, e.end)
		for _, t := range x.tokens[from:to] {
			h = mixed(h, uint64(t.hash))
		}
		h = mixed(h, 0)
		from = to
	}
	return "mined/" + e.domain + "/" + passageName(e.kind, h)
}

// ownerBlock is how many tokens have one entry in index.owners.
const ownerBlock = 64

// findOwners makes the tables by which owner finds a token's template.
func (x *index) findOwners() {
	x.ends = make([]int32, 1, len(x.templates)+1)
	x.owners = make([]int32, 0, len(x.tokens)/ownerBlock+1)
	for i := range x.templates {
		end := x.templates[i].end
		for len(x.owners)*ownerBlock < end {
			x.owners = append(x.owners, int32(i))
		}
		x.ends = append(x.ends, int32(end))
	}
}

// owner finds the template that a token belongs to.
func (x *index) owner(position int) int {
	i := int(x.owners[position/ownerBlock])
	for int(x.ends[i+1]) <= position {
		i++
	}
	return i
}

package core

import (
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// An index is what an engine knows: the words of all templates in one row, with
// the ways into it (seeds for passages, triggers for whole lines). It is built
// once and then only read.
type index struct {
	templates  []entry
	tokens     []token
	vocabulary []string // written words, by token.text
	seeds      seedTable
	lines      lineTable
	near       lineTable // the paragraphs of templates of form Near
	sums       []pattern // those of them that are nothing but slots
	facts      facts
	genre      genre
	mined      bool // some templates are mined passages
}

// An entry is a template in the index: its tokens are index.tokens[first:end].
type entry struct {
	meta       Template
	mined      bool // a passage of which only the words' hashes are known
	first, end int
}

// A token is a word or a slot of a template.
type token struct {
	hash   uint16
	weight uint8
	flags  tokenFlags
	text   uint32 // index of the written word
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

func (s *wordSet) addAll(list []string) {
	for _, text := range list {
		for _, w := range fold(text).words {
			s.add(w.hash)
		}
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
	var b strings.Builder
	for i := range fs.weights {
		fs.weights[i] = weightRare
	}
	fs.weights[hashNumber] = weightNumber
	for _, l := range languages {
		for _, c := range l.Words {
			weight := uint8(max(weightLeast, weightRare-bits.Len(uint(c.Count))))
			for _, w := range fold(c.Word).words {
				if w.hash != hashNumber {
					fs.weights[w.hash] = min(fs.weights[w.hash], weight)
				}
			}
		}
		for _, a := range l.Abbreviations {
			if words := fold(a).words; len(words) > 0 && words[len(words)-1].flags&wordNumber == 0 {
				last := words[len(words)-1]
				fs.abbreviations.add(last.hash)
				fs.spelled[foldedWord(&b, a[last.start:last.end])] = true
			}
		}
		fs.figures.addAll(l.Money)
		fs.money.addAll(l.Money)
		fs.figures.addAll(l.Months)
		here := fs.people[l.Code]
		if here == nil {
			here = &people{}
			fs.people[l.Code] = here
		}
		here.we.addAll(l.We)
		here.they.addAll(l.They)
	}
	return fs
}

func newEngine(packs []Pack) (*Engine, error) {
	var all Library
	paths := map[string]int{}
	for _, p := range packs {
		library, err := p.read()
		if err != nil {
			return nil, err
		}
		all.Languages = append(all.Languages, library.Languages...)
		for _, t := range library.Templates {
			if at, known := paths[t.Path]; known { // a user's own replaces the shipped one
				all.Templates[at] = t
				continue
			}
			paths[t.Path] = len(all.Templates)
			all.Templates = append(all.Templates, t)
		}
		all.Fingerprints = append(all.Fingerprints, library.Fingerprints...)
		if library.Genre != nil {
			all.Genre = library.Genre
		}
	}
	x := &index{facts: *newFacts(all.Languages), genre: genre{lines: map[uint32]Kind{}}}
	b := builder{index: x, words: map[string]uint32{}, uses: map[stockKey]int{}}
	x.vocabulary = []string{unknownWord}
	size := 0
	for i := range all.Templates {
		for _, p := range all.Templates[i].Paragraphs {
			size += len(p)
		}
	}
	x.tokens = make([]token, 0, size/5)
	b.grams = make([]gram, 0, size/12)
	for _, t := range all.Templates {
		b.add(t)
	}
	for _, f := range all.Fingerprints {
		for _, p := range f.Passages {
			b.addMined(f, p)
		}
	}
	if len(x.tokens) > maxPosition {
		return nil, &Error{What: "the templates hold too many words", Hint: "load fewer packs"}
	}
	x.seeds = newSeedTable(b.grams)
	x.lines = x.newLineTable(b.lines)
	x.near = x.newLineTable(b.near)
	for _, p := range b.near {
		if p.fixed == 0 {
			x.sums = append(x.sums, p)
		}
	}
	// A word of both sorts counts as one that asks.
	slices.SortStableFunc(b.stock, func(a, c taggedRow[stockWord]) int {
		if a.row.asking == c.row.asking {
			return 0
		}
		if a.row.asking {
			return -1
		}
		return 1
	})
	x.genre.stock = newTagged(b.stock)
	x.genre.load(all.Genre)
	return &Engine{x, packs}, nil
}

// A builder gathers what an index is made of.
type builder struct {
	index *index
	words map[string]uint32
	grams []gram
	lines []pattern
	near  []pattern
	stock []taggedRow[stockWord]
	uses  map[stockKey]int
}

// A stockKey is a word in one language's stock phrasing.
type stockKey struct {
	language  string
	hash, tag uint16
	asks      bool
}

// stockUses is how often a word stands in a language's stock phrasing that counts.
const stockUses = 2

func (b *builder) add(t Template) {
	x := b.index
	e := entry{meta: t, first: len(x.tokens)}
	e.meta.Examples, e.meta.Keeps, e.meta.Lines = nil, nil, nil
	number := len(x.templates)
	for _, p := range t.Paragraphs {
		for _, v := range Variants(p) {
			b.addText(t, number, v)
		}
	}
	e.end = len(x.tokens)
	x.templates = append(x.templates, e)
	if t.Publisher == Generic {
		b.learn(t, e)
	}
}

// unknownWord stands for the words of mined passages, the first of the vocabulary.
const unknownWord = "…"

// addMined adds a passage of which only the hashes are known. One too short for seeds
// is a line, which says nothing where the text is not known to be its publisher's.
func (b *builder) addMined(f Fingerprints, p Fingerprint) {
	x := b.index
	x.mined = true
	e := entry{mined: true, first: len(x.tokens), meta: Template{
		Path: "mined/" + f.Domain + "/" + p.Name(), Publisher: f.Publisher, Domain: f.Domain, Kind: p.Kind, Language: p.Language,
	}}
	alone := writtenApart(p.Language)
	for _, s := range p.Sentences {
		for i, hash := range s {
			t := token{hash: hash, weight: x.facts.weights[hash]}
			switch {
			case hash == 0:
				t.flags, t.weight = tokenSlot, 0
			case hash == hashNumber:
				t.flags = tokenNumber
			case alone:
				t.flags = tokenAlone
			}
			if i == 0 {
				t.flags |= tokenSentence
			}
			x.tokens = append(x.tokens, t)
		}
	}
	e.end = len(x.tokens)
	size := e.end - e.first
	if alone {
		size /= 2
	}
	if size < middleWords {
		e.meta.Form = Near
		if pattern := x.newPattern(len(x.templates), e.first, e.end); !pattern.vague() {
			b.near = append(b.near, pattern)
			b.lines = append(b.lines, pattern)
		}
	} else {
		for _, s := range x.sentences(e.first, e.end) {
			b.grams = x.pickGrams(b.grams, s.Start, s.End)
		}
	}
	x.templates = append(x.templates, e)
}

// writtenApart tells whether each character of a language counts as a word: then most
// of a passage's words are single ones.
func writtenApart(language string) bool {
	return language == "zh" || language == "ja" || language == "th"
}

// learn tells genre what stock phrasing is made of.
func (b *builder) learn(t Template, e entry) {
	x := b.index
	for _, s := range x.sentences(e.first, e.end) {
		hash, whole := uint32(0), t.Form != Passage
		for _, tok := range x.tokens[s.Start:s.End] {
			if tok.flags&tokenSlot != 0 {
				whole = false
				continue
			}
			word := x.vocabulary[tok.text]
			hash = lineHash(hash, tok.hash, word)
			if tok.flags&tokenNumber == 0 && tok.weight >= rareWord {
				key := stockKey{t.Language, tok.hash, tag(word), kinds[t.Kind].Asks}
				if b.uses[key]++; b.uses[key] == stockUses {
					b.stock = append(b.stock, taggedRow[stockWord]{tok.hash, tag(word), stockWord{key.asks}})
				}
			}
		}
		if whole {
			x.genre.lines[hash] = t.Kind
		}
	}
}

// addText adds one paragraph of a template, without alternatives.
func (b *builder) addText(t Template, number int, p string) {
	x := b.index
	from := len(x.tokens)
	b.paragraph(p, t.Language)
	sentences := x.sentences(from, len(x.tokens))
	for _, s := range sentences {
		if t.Form == Passage {
			b.grams = x.pickGrams(b.grams, s.Start, s.End)
			continue
		}
		p := x.newPattern(number, s.Start, s.End)
		switch {
		case p.vague():
		case t.Form == Near, len(sentences) > 1 && p.fixed < middleWords: // "Log in." of "Have one? Log in."
			b.near = append(b.near, p)
		default:
			b.lines = append(b.lines, p)
		}
	}
}

// paragraph appends the tokens of a template's paragraph. A slot is read as a
// number first, so that folding and sentence rules see a text.
func (b *builder) paragraph(p, language string) {
	x := b.index
	writer := x.facts.people[language]
	text, holes := withoutSlots(p)
	f := fold(text)
	var quoted []bool
	if strings.ContainsFunc(text, func(r rune) bool { return isQuote(r) || isSingleQuote(r) }) {
		quoted = f.quotedWords(0, len(f.words), &x.facts)
	}
	for i, w := range f.words {
		t := token{hash: w.hash, weight: x.facts.weights[w.hash]}
		if i == 0 || f.edge(i, &x.facts) >= sentenceEdge {
			t.flags |= tokenSentence
		}
		if sl, ok := holes[int(w.start)]; ok {
			t.hash, t.weight, t.flags = 0, 0, t.flags|tokenSlot
			if sl.name == "money" || sl.name == "number" || sl.name == "date" {
				t.flags |= tokenFigure
			}
			for range sl.words {
				x.tokens = append(x.tokens, t)
				t.flags &^= tokenSentence
			}
			continue
		}
		if w.flags&wordAlone != 0 {
			t.flags |= tokenAlone
		}
		if w.flags&wordNumber != 0 {
			t.flags |= tokenNumber
		}
		if i+1 < len(f.words) && strings.ContainsAny(f.text[w.end:f.words[i+1].start], ":|：") {
			t.flags |= tokenColon
		}
		if quoted != nil && quoted[i] {
			t.flags |= tokenQuoted
		}
		if writer != nil && writer.we.has(w.hash) {
			t.flags |= tokenWe
		}
		t.text = b.word(f.text[w.start:w.end])
		x.tokens = append(x.tokens, t)
	}
}

// withoutSlots writes a number for each slot of a paragraph, and tells which slot
// stands at which byte.
func withoutSlots(p string) (text string, holes map[int]slot) {
	if strings.IndexByte(p, '{') < 0 {
		return p, nil
	}
	var b strings.Builder
	holes = map[int]slot{}
	for i := 0; i < len(p); {
		if p[i] == '{' {
			if sl, n, what, _ := slotAt(p[i:]); what == "" {
				holes[b.Len()] = sl
				b.WriteByte('0')
				i += n
				continue
			}
		}
		b.WriteByte(p[i])
		i++
	}
	return b.String(), holes
}

func (b *builder) word(s string) uint32 {
	n, ok := b.words[s]
	if !ok {
		n = uint32(len(b.index.vocabulary))
		b.words[s] = n
		b.index.vocabulary = append(b.index.vocabulary, s)
	}
	return n
}

// sentences gives the token ranges of the sentences in tokens[from:to].
func (x *index) sentences(from, to int) []Range {
	var list []Range
	for start := from; start < to; {
		end := start + 1
		for end < to && x.tokens[end].flags&tokenSentence == 0 {
			end++
		}
		list = append(list, Range{start, end})
		start = end
	}
	return list
}

// owner finds the template that a token belongs to.
func (x *index) owner(position int) int {
	return sort.Search(len(x.templates), func(i int) bool { return x.templates[i].end > position })
}

package core

import (
	"slices"
	"strings"
)

// Build: packs in, an index out. Whoever opens the page waits for it, in a
// WebAssembly that no compiler has improved yet. So the packs hold everything read and
// counted; here each token, seed and line only comes to its place.

func newEngine(packs []Pack) (*Engine, error) {
	contents := make([]*content, len(packs))
	var languages []Language
	for i, p := range packs {
		c, err := p.open()
		if err != nil {
			return nil, err
		}
		contents[i] = c
		languages = append(languages, c.languages...)
	}
	b := newBuilder(newFacts(languages), contents)
	if b == nil {
		return nil, &Error{What: "the templates hold too many words", Hint: "load fewer packs"}
	}
	last := laterPaths(contents)
	open := make([]opened, len(contents))
	for i, c := range contents {
		open[i] = b.open(c)
		b.addTemplates(&open[i], func(path string) bool { return last == nil || last[path] == i })
	}
	// Behind those whose words are known, so that one row of places is enough for them.
	for i := range open {
		b.addPassages(&open[i])
	}
	return &Engine{b.finish(contents), packs, wide}, nil
}

// laterPaths gives the number of the last pack that holds a template of a path, where
// there are several packs: a user's own replaces the shipped one.
func laterPaths(contents []*content) map[string]int {
	if len(contents) < 2 {
		return nil
	}
	last := map[string]int{}
	for i, c := range contents {
		for n := range c.templates {
			last[c.templates[n].Path] = i
		}
	}
	return last
}

// A builder gathers what an index is made of.
type builder struct {
	index  *index
	words  strings.Builder // becomes index.words
	grams  []gram
	lines  []pattern
	near   []pattern
	stock  []taggedRow[stockWord]
	asking []taggedRow[stockWord] // stock of templates that ask for something
	row    []read                 // the template at hand
}

// An opened is a pack that is being read.
type opened struct {
	*content
	tokens      []token // of its words
	bareTokens  []token // of the hashes
	base        uint32  // where the words stand in index.words
	codes, bare codes
	flags       string // of the tokens that come next
}

// newBuilder makes a builder with room for all that the packs hold; nil where that is
// more than an index can.
func newBuilder(fs *facts, contents []*content) *builder {
	templates, passages, tokens, written, seeds, lines := 0, 0, 0, 0, 0, 0
	for _, c := range contents {
		templates, passages, tokens = templates+len(c.templates), passages+len(c.passages), tokens+len(c.flags)
		for i, t := range c.templates {
			written += c.sizes[i]
			if t.Form != Passage {
				lines += c.sizes[i]
			}
		}
		for i := range len(c.flags) {
			seeds += int(c.flags[i] & packSeed / packSeed)
		}
	}
	if tokens > maxPosition {
		return nil
	}
	x := &index{facts: *fs}
	x.templates = make([]entry, 0, templates+passages)
	x.tokens = make([]token, 0, tokens)
	x.places = make([]uint32, 0, written)
	b := &builder{index: x, grams: make([]gram, 0, seeds)}
	x.genre.lines = newFlatMap(lines / wordsPerLine)
	b.lines, b.near = make([]pattern, 0, lines/wordsPerLine), make([]pattern, 0, lines/wordsPerLine)
	b.words.WriteByte(' ') // no word stands at 0
	return b
}

// wordsPerLine is about how long the lines of templates are, for a guess at their number.
const wordsPerLine = 6

// open prepares the words of a pack.
func (b *builder) open(c *content) opened {
	o := opened{content: c, tokens: make([]token, len(c.known)), base: uint32(b.words.Len()), codes: codes{unread: c.codes, words: len(c.known)}, bare: codes{unread: c.bareCodes, words: len(c.hashes)}, flags: c.flags}
	b.words.WriteString(c.words)
	b.words.WriteByte(' ') // ends the last word
	for i, k := range c.known {
		o.tokens[i] = token{hash: k.hash, weight: b.index.facts.weights[k.hash], flags: k.flags}
		switch c.stock[i] {
		case stockAsking:
			b.asking = append(b.asking, taggedRow[stockWord]{k.hash, k.tag, stockWord{true}})
		case stockOther:
			b.stock = append(b.stock, taggedRow[stockWord]{k.hash, k.tag, stockWord{false}})
		}
	}
	o.bareTokens = make([]token, len(c.hashes))
	for i, hash := range c.hashes {
		o.bareTokens[i] = token{hash: hash, weight: b.index.facts.weights[hash]}
		if hash == hashNumber {
			o.bareTokens[i].flags = tokenNumber
		}
	}
	return o
}

// codes are the tokens of a pack that are still to be read.
type codes struct {
	unread string
	words  int // of the pack
	come   int // of them, so far
}

// A read is a code as read: the number of a word, or of what is none.
type read struct {
	word   int32 // readSlot, readFigures, or a word's number from 0
	begins bool  // a paragraph begins here
}

const (
	readSlot    = -1
	readFigures = -2
)

// take reads the next n tokens into list. What says nothing, as a word that has not come
// or the end of the codes, is a slot: the checksum keeps damage out, and this a crash.
func (c *codes) take(n int, list []read) []read {
	list = slices.Grow(list[:0], n)[:n]
	s, at, come := c.unread, 0, c.come
	for i := range list {
		code, begins := codeSlot, false
		for shift := 0; at < len(s); {
			b := int(s[at])
			at++
			if b == codeParagraph && shift == 0 {
				begins = true
				continue
			}
			code |= b & 0x7F << shift
			if b < 0x80 {
				break
			}
			shift += 7
		}
		word := readSlot
		switch {
		case code >= codeWords && code < codeWords+come:
			word = code - codeWords
		case code == codeNew && come < c.words:
			word = come
			come++
		case code == codeFigures:
			word = readFigures
		}
		list[i] = read{int32(word), begins}
	}
	c.unread, c.come = s[at:], come
	return list
}

// addTemplates adds those templates of a pack that no later pack replaces.
func (b *builder) addTemplates(o *opened, stays func(path string) bool) {
	x := b.index
	sources := map[[3]string]*source{}
	for i := range o.templates {
		t := &o.templates[i]
		size := o.sizes[i]
		flags := o.flags[:size]
		o.flags = o.flags[size:]
		b.row = o.codes.take(size, b.row)
		if !stays(t.Path) {
			continue
		}
		names := [3]string{t.Publisher, t.Domain, t.Language}
		if sources[names] == nil {
			sources[names] = &source{t.Publisher, t.Domain, t.Language}
		}
		e := entry{source: sources[names], first: len(x.tokens), end: len(x.tokens) + size, path: t.Path, kind: t.Kind, form: t.Form, verdict: t.Verdict}
		for i, r := range b.row {
			tok, place := token{flags: tokenSlot}, uint32(0)
			if r.word >= 0 {
				tok, place = o.tokens[r.word], o.base+o.known[r.word].at
			} else if r.word == readFigures {
				tok.flags |= tokenFigure
			}
			tok.flags |= tokenFlags(flags[i] &^ packSeed)
			if r.begins {
				tok.flags |= tokenSentence
			}
			x.tokens, x.places = append(x.tokens, tok), append(x.places, place)
		}
		if e.form == Passage {
			b.addSeeds(e, flags)
		} else {
			b.addLines(e, o)
		}
		x.templates = append(x.templates, e)
	}
}

// addSeeds adds the seeds of a template.
func (b *builder) addSeeds(e entry, flags string) {
	x := b.index
	for i := range len(flags) {
		if flags[i]&packSeed == 0 {
			continue
		}
		at := e.first + i
		n := seedWords(x.tokens[at].flags&tokenAlone != 0)
		if at+n > e.end {
			continue // no compiler makes that
		}
		g := gram{position: uint32(at)}
		for _, t := range x.tokens[at : at+n] {
			g.hash = gramHash(g.hash, t.hash)
		}
		b.grams = append(b.grams, g)
	}
}

// addLines adds the lines of a template, and what genre learns of them.
func (b *builder) addLines(e entry, o *opened) {
	x := b.index
	template := len(x.templates)
	for from := e.first; from < e.end; {
		to := x.sentenceEnd(from, e.end)
		whole := b.row[from-e.first].begins && (to == e.end || b.row[to-e.first].begins)
		if e.publisher == Generic {
			b.addKind(e.kind, from, b.row[from-e.first:to-e.first], o)
		}
		if p := x.newPattern(template, from, to); !p.vague() {
			if e.form == Near || !whole && p.fixed < middleWords { // "Log in." of "Have one? Log in."
				b.near = append(b.near, p)
			} else {
				b.lines = append(b.lines, p)
			}
		}
		from = to
	}
}

// addKind tells genre the kind of a line without slots, which begins at a token.
func (b *builder) addKind(kind Kind, from int, row []read, o *opened) {
	hash := uint32(0)
	for i, r := range row {
		if r.word < 0 {
			return
		}
		hash = lineHash(hash, b.index.tokens[from+i].hash, o.known[r.word].tag)
	}
	tokens := b.index.tokens[from : from+len(row)]
	b.index.genre.addLine(lineKey(len(row), tokens[0].hash, tokens[len(row)-1].hash), hash, kind)
}

// addPassages adds the mined passages of a pack.
func (b *builder) addPassages(o *opened) {
	x := b.index
	passages, sizes := o.passages, o.sizes[len(o.templates):]
	for _, m := range o.mined {
		sources := map[string]*source{}
		for i, p := range passages[:m.passages] {
			if sources[p.language] == nil {
				sources[p.language] = &source{m.publisher, m.domain, p.language}
			}
			size := sizes[i]
			e := entry{source: sources[p.language], mined: true, kind: p.kind, first: len(x.tokens), end: len(x.tokens) + size}
			flags := o.flags[:size]
			apart := writtenApart(p.language)
			b.row = o.bare.take(size, b.row)
			for i, r := range b.row {
				tok := token{flags: tokenSlot}
				if r.word >= 0 {
					tok = o.bareTokens[r.word]
					if apart && tok.flags&tokenNumber == 0 {
						tok.flags = tokenAlone
					}
				}
				tok.flags |= tokenFlags(flags[i] &^ packSeed)
				x.tokens = append(x.tokens, tok)
			}
			if minedLine(size, p.language) {
				e.form = Near
				if pattern := x.newPattern(len(x.templates), e.first, e.end); !pattern.vague() {
					b.near = append(b.near, pattern)
					b.lines = append(b.lines, pattern)
				}
			} else {
				b.addSeeds(e, flags)
			}
			o.flags = o.flags[size:]
			x.templates = append(x.templates, e)
			x.mined = true
		}
		passages, sizes = passages[m.passages:], sizes[m.passages:]
	}
}

// finish makes the tables.
func (b *builder) finish(contents []*content) *index {
	x := b.index
	x.words = b.words.String()
	x.findOwners()
	x.seeds = newSeedTable(b.grams)
	x.lines = x.newLineTable(b.lines)
	x.near = x.newLineTable(b.near)
	for _, p := range b.near {
		if p.fixed == 0 {
			x.sums = append(x.sums, p)
		}
	}
	x.genre.stock = newTagged(append(b.asking, b.stock...)) // a word of both sorts counts as one that asks
	for _, c := range slices.Backward(contents) {
		if c.genre != nil { // the last one counts alone
			x.genre.load(c.genre)
			break
		}
	}
	x.genre.mark(&x.facts)
	return x
}

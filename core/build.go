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
	return &Engine{b.finish(contents), packs}, nil
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

	// Of the tokens of the template at hand.
	tags   []uint16
	begins []bool // whether a paragraph begins
}

// An opened is a pack that is being read.
type opened struct {
	*content
	tokens      []token // of its words
	base        uint32  // where these stand in index.words
	codes, bare codes
	flags       []byte // of the tokens that come next
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
		for _, f := range c.flags {
			seeds += int(f & packSeed / packSeed)
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
	o := opened{content: c, tokens: make([]token, len(c.known)), base: uint32(b.words.Len()), codes: codes{unread: c.codes}, bare: codes{unread: c.bareCodes}, flags: c.flags}
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
	return o
}

// codes are the tokens of a pack that are still to be read.
type codes struct {
	unread string
	come   int // words so far
}

// next gives the code of the next token, a word's as if it had come before, and tells
// whether a paragraph begins with it.
func (c *codes) next() (code int, begins bool) {
	s := c.unread
	for s[0] == codeParagraph { // of one without words nothing is left
		s, begins = s[1:], true
	}
	code = int(s[0])
	size := 1
	for shift := 7; s[size-1] >= 0x80; shift += 7 {
		code = code&(1<<shift-1) | int(s[size])<<shift
		size++
	}
	if code == codeNew {
		code = codeWords + c.come
		c.come++
	}
	c.unread = s[size:]
	return code, begins
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
		if !stays(t.Path) {
			for range size {
				o.codes.next()
			}
			continue
		}
		names := [3]string{t.Publisher, t.Domain, t.Language}
		if sources[names] == nil {
			sources[names] = &source{t.Publisher, t.Domain, t.Language}
		}
		e := entry{source: sources[names], first: len(x.tokens), end: len(x.tokens) + size, path: t.Path, kind: t.Kind, form: t.Form, verdict: t.Verdict}
		b.tags, b.begins = b.tags[:0], b.begins[:0]
		for _, flag := range flags {
			code, begins := o.codes.next()
			tok, place, tag := token{flags: tokenSlot}, uint32(0), uint16(0)
			if code >= codeWords {
				k := &o.known[code-codeWords]
				tok, place, tag = o.tokens[code-codeWords], o.base+k.at, k.tag
			} else if code == codeFigures {
				tok.flags |= tokenFigure
			}
			tok.flags |= tokenFlags(flag &^ packSeed)
			if begins {
				tok.flags |= tokenSentence
			}
			x.tokens, x.places = append(x.tokens, tok), append(x.places, place)
			b.tags, b.begins = append(b.tags, tag), append(b.begins, begins)
		}
		if e.form == Passage {
			b.addSeeds(e, flags)
		} else {
			b.addLines(e)
		}
		x.templates = append(x.templates, e)
	}
}

// addSeeds adds the seeds of a template.
func (b *builder) addSeeds(e entry, flags []byte) {
	x := b.index
	for i, flag := range flags {
		if flag&packSeed == 0 {
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
func (b *builder) addLines(e entry) {
	x := b.index
	template := len(x.templates)
	for from := e.first; from < e.end; {
		to := x.sentenceEnd(from, e.end)
		whole := b.begins[from-e.first] && (to == e.end || b.begins[to-e.first])
		if e.publisher == Generic {
			b.addKind(e.kind, from, to, b.tags[from-e.first:])
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

// addKind tells genre the kind of a line without slots. The tags are those of its tokens.
func (b *builder) addKind(kind Kind, from, to int, tags []uint16) {
	hash := uint32(0)
	for i, tok := range b.index.tokens[from:to] {
		if tok.flags&tokenSlot != 0 {
			return
		}
		hash = lineHash(hash, tok.hash, tags[i])
	}
	b.index.genre.addLine(hash, to-from, kind)
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
			for _, flag := range flags {
				code, _ := o.bare.next()
				tok := token{flags: tokenSlot}
				if code >= codeWords {
					hash := o.hashes[code-codeWords]
					tok = token{hash: hash, weight: x.facts.weights[hash]}
					switch {
					case hash == hashNumber:
						tok.flags = tokenNumber
					case apart:
						tok.flags = tokenAlone
					}
				}
				tok.flags |= tokenFlags(flag &^ packSeed)
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

package core

import "strings"

// Build: packs in, an index out. Whoever opens the page waits for it, in a
// WebAssembly that no compiler has improved yet: so it makes one pass over the words,
// keeps what it needs again, and sorts by counting.

func newEngine(packs []Pack) (*Engine, error) {
	all, err := join(packs)
	if err != nil {
		return nil, err
	}
	b := newBuilder(all)
	for i := range all.Templates {
		b.add(&all.Templates[i])
	}
	for _, f := range all.Fingerprints {
		for _, p := range f.Passages {
			b.addMined(f, p)
		}
	}
	x := b.index
	if len(x.tokens) > maxPosition {
		return nil, &Error{What: "the templates hold too many words", Hint: "load fewer packs"}
	}
	x.text = b.text.String()
	x.seeds = newSeedTable(b.grams)
	x.lines = x.newLineTable(b.lines)
	x.near = x.newLineTable(b.near)
	for _, p := range b.near {
		if p.fixed == 0 {
			x.sums = append(x.sums, p)
		}
	}
	x.genre.stock = newTagged(append(b.asking, b.stock...)) // a word of both sorts counts as one that asks
	x.genre.load(all.Genre)
	return &Engine{x, packs}, nil
}

// join makes one library of what the packs hold.
func join(packs []Pack) (Library, error) {
	var all Library
	paths := map[string]int{}
	for _, p := range packs {
		library, err := p.read()
		if err != nil {
			return Library{}, err
		}
		all.Languages = append(all.Languages, library.Languages...)
		for i := range library.Templates {
			t := &library.Templates[i]
			if at, known := paths[t.Path]; known { // a user's own replaces the shipped one
				all.Templates[at] = *t
				continue
			}
			paths[t.Path] = len(all.Templates)
			all.Templates = append(all.Templates, *t)
		}
		all.Fingerprints = append(all.Fingerprints, library.Fingerprints...)
		if library.Genre != nil {
			all.Genre = library.Genre
		}
	}
	return all, nil
}

// A builder gathers what an index is made of.
type builder struct {
	index     *index
	text      strings.Builder // becomes index.text
	grams     []gram
	lines     []pattern
	near      []pattern
	stock     []taggedRow[stockWord]
	asking    []taggedRow[stockWord] // stock of templates that ask for something
	uses      flatMap                // of words in stock phrasing, by stockKey
	languages map[string]int         // a number for each, for stockKey

	// Of the template at hand.
	writer   *people // nil: its language names none
	language int     // for stockKey

	// Of the paragraph at hand, kept to be used again.
	folded folded
	holes  []hole
	tags   []uint16 // of its tokens; 0 for slots
	picked []weighed
}

// newBuilder makes a builder with room for a library, as far as that can be guessed:
// a slice that grows is copied again and again.
func newBuilder(all Library) *builder {
	x := &index{facts: *newFacts(all.Languages)}
	b := &builder{index: x, languages: map[string]int{}}
	bytes, lines, near := 0, 0, 0
	for i := range all.Templates {
		t := &all.Templates[i]
		switch t.Form {
		case Line:
			lines += len(t.Paragraphs)
		case Near:
			near += len(t.Paragraphs)
		}
		for _, p := range t.Paragraphs {
			bytes += len(p) + 1
		}
	}
	b.text.Grow(bytes + 1)
	b.text.WriteByte(' ') // no word stands at 0
	x.tokens = make([]token, 0, bytes/5)
	x.templates = make([]entry, 0, len(all.Templates))
	b.grams = make([]gram, 0, bytes/12)
	b.lines = make([]pattern, 0, lines+lines/16)
	b.near = make([]pattern, 0, near+near/16)
	b.uses = newFlatMap(2 * (lines + near))
	x.genre.lines = newFlatMap(lines + near)
	return b
}

func (b *builder) add(t *Template) {
	x := b.index
	b.writer = x.facts.people[t.Language]
	language, known := b.languages[t.Language]
	if !known {
		language = len(b.languages)
		b.languages[t.Language] = language
	}
	b.language = language
	e := entry{first: len(x.tokens), meta: *t}
	e.meta.Paragraphs, e.meta.Examples, e.meta.Keeps, e.meta.Lines = nil, nil, nil, nil
	for _, p := range t.Paragraphs {
		if strings.IndexByte(p, '[') < 0 {
			b.addText(t, p)
			continue
		}
		for _, v := range Variants(p) {
			b.addText(t, v)
		}
	}
	e.end = len(x.tokens)
	x.templates = append(x.templates, e)
}

// addText adds one paragraph of a template, without alternatives.
func (b *builder) addText(t *Template, p string) {
	x := b.index
	first := len(x.tokens)
	b.paragraph(p)
	for from := first; from < len(x.tokens); {
		to := x.sentenceEnd(from, len(x.tokens))
		whole := from == first && to == len(x.tokens)
		if t.Publisher == Generic {
			b.learn(t, from, to, b.tags[from-first:])
		}
		if t.Form == Passage {
			b.grams = b.pickGrams(b.grams, from, to)
		} else if p := x.newPattern(len(x.templates), from, to); !p.vague() {
			if t.Form == Near || !whole && p.fixed < middleWords { // "Log in." of "Have one? Log in."
				b.near = append(b.near, p)
			} else {
				b.lines = append(b.lines, p)
			}
		}
		from = to
	}
}

// paragraph appends the tokens of a template's paragraph.
func (b *builder) paragraph(p string) {
	x, f := b.index, &b.folded
	start := b.text.Len()
	b.write(p)
	f.read(b.text.String()[start:])
	b.text.WriteByte(' ') // ends the last word
	var quoted []bool
	if f.hasQuotes() {
		quoted = f.quotedWords(0, len(f.words), &x.facts)
	}
	holes := b.holes
	tokens, tags := x.tokens, b.tags[:0]
	spaced := false // whether nothing but a space is before the word
	for i := range f.words {
		w := &f.words[i]
		tok := token{hash: w.hash, weight: x.facts.weights[w.hash]}
		if i == 0 || !spaced && f.edge(i, &x.facts) >= sentenceEdge {
			tok.flags |= tokenSentence
		}
		spaced = i+1 < len(f.words) && f.afterSpace(i+1)
		for len(holes) > 0 && holes[0].at < int(w.start) {
			holes = holes[1:]
		}
		if len(holes) > 0 && holes[0].at == int(w.start) {
			tok.hash, tok.weight, tok.flags = 0, 0, tok.flags|tokenSlot
			if holes[0].figures() {
				tok.flags |= tokenFigure
			}
			for range holes[0].words {
				tokens, tags = append(tokens, tok), append(tags, 0)
				tok.flags &^= tokenSentence
			}
			continue
		}
		if w.flags&wordAlone != 0 {
			tok.flags |= tokenAlone
		}
		if w.flags&wordNumber != 0 {
			tok.flags |= tokenNumber
		}
		if !spaced && i+1 < len(f.words) && parts(f.text[w.end:f.words[i+1].start]) {
			tok.flags |= tokenColon
		}
		if quoted != nil && quoted[i] {
			tok.flags |= tokenQuoted
		}
		if b.writer != nil && b.writer.we.has(w.hash) {
			tok.flags |= tokenWe
		}
		tok.text = uint32(start) + w.start
		tokens, tags = append(tokens, tok), append(tags, tag(f.text[w.start:w.end]))
	}
	x.tokens, b.tags = tokens, tags
}

// parts tells whether a gap holds a colon or a bar.
func parts(gap string) bool {
	for _, r := range gap {
		if r == ':' || r == '|' || r == '：' {
			return true
		}
	}
	return false
}

// A hole is a slot of a paragraph, and the byte at which it stands.
type hole struct {
	at int
	slot
}

// write writes a paragraph's text with a number for each slot, so that folding and
// sentence rules see a text, and notes where the slots stand.
func (b *builder) write(p string) {
	start := b.text.Len()
	b.holes = b.holes[:0]
	for from := 0; ; {
		at := strings.IndexByte(p[from:], '{')
		if at < 0 {
			b.text.WriteString(p)
			return
		}
		at += from
		sl, n, what, _ := slotAt(p[at:])
		if what != "" { // a brace of the text
			from = at + 1
			continue
		}
		b.text.WriteString(p[:at])
		b.holes = append(b.holes, hole{b.text.Len() - start, sl})
		b.text.WriteByte('0')
		p, from = p[at+n:], 0
	}
}

// stockUses is how often a word stands in a language's stock phrasing that counts.
const stockUses = 2

// stockKey joins what a word in a language's stock phrasing is counted by.
func stockKey(language int, hash, tag uint16, asks bool) uint64 {
	key := uint64(language)<<32 | uint64(hash)<<16 | uint64(tag)
	key *= 2
	if asks {
		key++
	}
	return key
}

// learn tells genre what the stock phrasing is made of that a sentence holds. The tags
// are those of its tokens.
func (b *builder) learn(t *Template, from, to int, tags []uint16) {
	x := b.index
	hash, whole, asks := uint32(0), t.Form != Passage, kinds[t.Kind].Asks
	for i, tok := range x.tokens[from:to] {
		if tok.flags&tokenSlot != 0 {
			whole = false
			continue
		}
		hash = lineHash(hash, tok.hash, tags[i])
		if tok.flags&tokenNumber != 0 || tok.weight < rareWord {
			continue
		}
		key := stockKey(b.language, tok.hash, tags[i], asks)
		if !b.uses.count(key, stockUses) {
			continue
		}
		if row := (taggedRow[stockWord]{tok.hash, tags[i], stockWord{asks}}); asks {
			b.asking = append(b.asking, row)
		} else {
			b.stock = append(b.stock, row)
		}
	}
	if whole {
		x.genre.lines.set(uint64(hash), uint8(t.Kind)+1)
	}
}

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
		for from := e.first; from < e.end; {
			to := x.sentenceEnd(from, e.end)
			b.grams = b.pickGrams(b.grams, from, to)
			from = to
		}
	}
	x.templates = append(x.templates, e)
}

// writtenApart tells whether each character of a language counts as a word: then most
// of a passage's words are single ones.
func writtenApart(language string) bool {
	return language == "zh" || language == "ja" || language == "th"
}

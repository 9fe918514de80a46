package core

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Weights: the table of the genre score, as its file states it and as it is looked up.

// A GenreTable is a table of weights, as its file states it, one feature a line:
//
//	fold: 2
//
//	72 31 newsletter word inbox
//
// the weights of the first and the second reading in 1/128 of a logit, the kind that
// a word is a cue of ("-" for none), and the feature's name: "word", "inside" (the
// word between paragraphs of the article) or "pair" with words, "near" with a row of
// the second reading, else an answer of feature.go.
type GenreTable []GenreWeight

// A GenreWeight is one line of the table.
type GenreWeight struct {
	Feature       string
	First, Second int // 1/128 of a logit
	Kind          Kind
}

// ParseGenre reads a table of weights. Errors are of type [*Error] and name the line.
func ParseGenre(path, text string) (GenreTable, error) {
	var g GenreTable
	fail := func(n int, what string) (GenreTable, error) {
		return nil, &Error{File: path, Line: n + 1, What: what, Hint: "make the table with `go run ./scripts/genre`"}
	}
	for n, line := range strings.Split(text, "\n") {
		if line == "" {
			continue
		}
		if n == 0 {
			if line != "fold: "+strconv.Itoa(foldVersion) {
				return fail(n, "the table was made by another version of Dehusk")
			}
			continue
		}
		fields := strings.SplitN(line, " ", 4)
		if len(fields) != 4 {
			return fail(n, "expected two weights, a kind and a feature, found "+quote(line))
		}
		w := GenreWeight{Feature: fields[3]}
		for i, to := range [...]*int{&w.First, &w.Second} {
			v, err := strconv.Atoi(fields[i])
			if err != nil || v < -maxWeight || v > maxWeight {
				return fail(n, "unreadable weight "+quote(fields[i]))
			}
			*to = v
		}
		if fields[2] != "-" {
			kind, ok := KindNamed(fields[2])
			if !ok {
				return fail(n, "unknown kind "+quote(fields[2]))
			}
			w.Kind = kind
		}
		g = append(g, w)
	}
	return g, nil
}

const maxWeight = 1<<15 - 1

// Format writes the table as its file states it.
func (g GenreTable) Format() string {
	var b strings.Builder
	b.WriteString("fold: " + strconv.Itoa(foldVersion) + "\n\n")
	for _, w := range g {
		kind := "-"
		if w.Kind != NoKind {
			kind = w.Kind.String()
		}
		b.WriteString(strconv.Itoa(w.First) + " " + strconv.Itoa(w.Second) + " " + kind + " " + w.Feature + "\n")
	}
	return b.String()
}

// A stockWord is a word of stock phrasing, of templates that ask or of others.
type stockWord struct{ asking bool }

// A weight is a row of the table; the third and fourth are those inside the article.
type weight struct {
	reading [4]int16
	kind    Kind
}

// A tagged table finds what is known of a word. 16 bits are few for a word among
// thousands: a tag of its letters tells it from others of the same hash. Of two words
// of one hash the first stays.
type tagged[T any] struct {
	set  rankedSet
	tags []uint16
	rows []T
}

// tag is made of a word's length, its first and its last letter.
func tag(word string) uint16 {
	n := len(word)
	t := uint16(n&31) << 8
	if c := word[0]; c < utf8.RuneSelf {
		t |= uint16(c&31) << 3
	}
	if c := word[n-1]; c < utf8.RuneSelf {
		t |= uint16(c & 7)
	}
	return t
}

// A taggedRow is what goes into a table.
type taggedRow[T any] struct {
	hash, tag uint16
	row       T
}

// newTagged makes a table of rows, which it keeps.
func newTagged[T any](rows []taggedRow[T]) tagged[T] {
	var t tagged[T]
	first := rows[:0]
	for _, r := range rows {
		if !t.set.has(r.hash) {
			t.set.add(r.hash)
			first = append(first, r)
		}
	}
	n := t.set.count()
	t.tags, t.rows = make([]uint16, n), make([]T, n)
	for _, r := range first {
		i := t.set.place(r.hash)
		t.tags[i], t.rows[i] = r.tag, r.row
	}
	return t
}

// find gives the row of a word, nil where there is none.
func (t *tagged[T]) find(f *folded, w *word) *T {
	if !t.set.has(w.hash) {
		return nil
	}
	i := t.set.place(w.hash)
	if w.flags&wordNumber == 0 && t.tags[i] != tag(f.text[w.start:w.end]) {
		return nil
	}
	return &t.rows[i]
}

// pairWeights finds the weights of two words in a row.
type pairWeights struct {
	filter wordSet
	hashes []uint32 // ordered
	rows   []weight
}

func (t *pairWeights) find(hash uint32) *weight {
	if !t.filter.has(uint16(hash)) {
		return nil
	}
	if i, ok := slices.BinarySearch(t.hashes, hash); ok {
		return &t.rows[i]
	}
	return nil
}

func pairHash(a, b uint16) uint32 { return gramHash(uint32(a), b) }

// lineHash joins the words of a line.
func lineHash(h uint32, hash, tag uint16) uint32 {
	if hash == hashNumber {
		return gramHash(h, hash)
	}
	return gramHash(gramHash(h, hash), tag)
}

// addLine tells of which kind the templates are that have a line.
func (g *genre) addLine(key, hash uint32, kind Kind) {
	g.lineKeys.add(uint16(key))
	g.lines.set(uint64(hash), uint8(kind)+1)
}

// lineKey tells most lines from those of templates at a glance: by their size, their
// first word and their last.
func lineKey(words int, first, last uint16) uint32 {
	return gramHash(gramHash(uint32(words), first), last)
}

// lineKind is the kind of the templates that have a line, NoKind where none has.
func (g *genre) lineKind(hash uint32) Kind {
	kind := g.lines.get(uint64(hash))
	if kind == 0 {
		return NoKind
	}
	return Kind(kind - 1)
}

// The marks of a word: which tables may know it.
const (
	markRare  = 1 << iota // no frequent word
	markStock             // in genre.stock, and no frequent word
	markWord              // in genre.words
)

// mark notes for each hash what is known of it, in one table in place of three.
func (g *genre) mark(fs *facts) {
	for hash, weight := range fs.weights {
		if weight >= rareWord {
			g.marks[hash] = markRare
			if g.stock.set.has(uint16(hash)) {
				g.marks[hash] |= markStock
			}
		}
		if g.words.set.has(uint16(hash)) {
			g.marks[hash] |= markWord
		}
	}
}

// load makes the tables of a model. What is no feature of this version is left out.
func (g *genre) load(table GenreTable) {
	if len(table) == 0 {
		return
	}
	g.loaded = true
	shapeNumber := make(map[string]int, firstShape[questionCount])
	for i := range firstShape[questionCount] {
		shapeNumber[shapeName(i)] = i
	}
	g.shapes = make([][2]int16, firstShape[questionCount])
	words, pairs := map[uint32]weight{}, map[uint32]weight{}
	var f folded
	for _, w := range table {
		name, rest, _ := strings.Cut(w.Feature, " ")
		first, second := int16(w.First), int16(w.Second)
		f.read(rest)
		hashes := f.words
		switch {
		case (name == "word" || name == "inside") && len(hashes) == 1:
			key := uint32(hashes[0].hash)<<16 | uint32(tag(rest))
			row := words[key]
			if name == "word" {
				row.reading[0], row.reading[1], row.kind = first, second, w.Kind
			} else {
				row.reading[2], row.reading[3] = first, second
			}
			words[key] = row
		case name == "pair" && len(hashes) == 2:
			pairs[pairHash(hashes[0].hash, hashes[1].hash)] = weight{reading: [4]int16{first, second}, kind: w.Kind}
		case w.Feature == "every block":
			g.base = w.Second
		case name == "near":
			if i := slices.Index(nearNames[:], rest); i >= 0 {
				g.near[i] = second
			}
		default:
			if i, ok := shapeNumber[w.Feature]; ok {
				g.shapes[i] = [2]int16{first, second}
			}
		}
	}
	rows := make([]taggedRow[weight], 0, len(words))
	keys := make([]uint32, 0, len(words))
	for key := range words {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		rows = append(rows, taggedRow[weight]{uint16(key >> 16), uint16(key), words[key]})
	}
	g.words = newTagged(rows)
	for hash := range pairs {
		g.pairs.hashes = append(g.pairs.hashes, hash)
		g.pairs.filter.add(uint16(hash))
	}
	slices.Sort(g.pairs.hashes)
	for _, hash := range g.pairs.hashes {
		g.pairs.rows = append(g.pairs.rows, pairs[hash])
	}
}

package core

import (
	"sort"
	"unicode/utf8"
)

//go:generate go run ../scripts/fold -o fold.gen.go

// Fold: text in, words out, in one pass.
//
// A word is a maximal run of letters and digits. What a copy changes without
// changing the word is folded away: case, compatibility forms, accents, soft
// hyphens, zero-width and direction marks, bytes that are not UTF-8. A character
// of Han, kana or Thai is a word. A number is one word whatever its digits, with
// its grouping ("1,000.50"). The address of a Markdown link is not text.
//
// A hyphen at a line's end is read both ways: the word is the joined one, and
// its halves are kept aside (hyphens).

// foldVersion names what folding and hashing make of a text. Packs carry it.
const foldVersion = 2

// The classes of a character; scripts/fold writes them into the table.
const (
	classSeparator = iota
	classIgnored
	classLetter
	classAlone
)

// A word of a text. Its hash is what is compared, 16 bits as in a pack.
type word struct {
	start, end uint32 // bytes
	hash       uint16
	brk        lineBreak // what stands between it and the word before
	flags      wordFlags
}

type wordFlags uint8

const (
	wordAlone  wordFlags = 1 << iota // one character of Han, kana or Thai
	wordNumber                       // begins with a digit
	wordHyphen                       // its halves are in folded.hyphens
)

type lineBreak uint8

const (
	sameLine lineBreak = iota
	newLine
	blankLine // an empty line, or one with nothing but quote marks
)

// A hyphen is the other reading of a word that a line's end divides.
type hyphen struct {
	word        int
	left, right uint16
}

// A folded text.
type folded struct {
	text    string
	words   []word
	hyphens []hyphen // ordered by word
	room
}

func fold(text string) folded {
	f := folded{words: make([]word, 0, len(text)/5+rowWords)}
	f.read(text)
	return f
}

// read folds a text in place of the one before: rows of plain words, and character by
// character what is between them.
func (f *folded) read(text string) {
	f.text, f.words, f.hyphens = text, f.words[:0], f.hyphens[:0]
	brk := blankLine
	onlyMarks := true // so far the line holds nothing but spaces and quote marks
	for i := 0; i < len(text); {
		c := text[i]
		if isASCIILetter(c) {
			n := len(f.words)
			i = f.row(i)
			if len(f.words) > n {
				f.words[n].brk = brk
				brk, onlyMarks = sameLine, false
				continue
			}
		}
		if c == ' ' {
			i++
			continue
		}
		if brk == sameLine {
			if size := plainSign(text, i); size > 0 {
				i += size
				continue
			}
		}
		r, entry, size := foldRune(text, i)
		switch entry & 3 {
		case classLetter, classAlone:
			i = f.word(i, r, entry, size)
			f.words[len(f.words)-1].brk = brk
			brk, onlyMarks = sameLine, false
			continue
		case classSeparator:
			switch {
			case lineBreakAt(text, i) > 0:
				size = lineBreakAt(text, i)
				if brk != sameLine && onlyMarks {
					brk = blankLine
				} else if brk == sameLine {
					brk = newLine
				}
				onlyMarks = true
			case c == ']':
				size = linkTarget(text[i:])
			case c != '\t' && c != '\r' && c != '>' && size == 1:
				onlyMarks = false
			}
		}
		i += size
	}
}

// afterSpace tells whether words[i], not the first, stands behind a space and nothing else.
func (f *folded) afterSpace(i int) bool {
	end := f.words[i-1].end
	return f.words[i].start == end+1 && f.text[end] == ' '
}

// lineBreakAt gives the length of the line break at text[i], 0 where there is
// none: LF, CR LF, CR, U+2028, U+2029.
func lineBreakAt(text string, i int) int {
	switch c := text[i]; {
	case c == '\n':
		return 1
	case c == '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return 2
		}
		return 1
	case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
		return 3
	}
	return 0
}

// foldEntry gives the table's entry for the character at text[i] and its size
// in bytes. A byte that is no UTF-8 is ignored, as if it were not there.
func foldEntry(text string, i int) (entry int32, size int) {
	_, entry, size = foldRune(text, i)
	return entry, size
}

// foldRune gives the character at text[i] as well.
func foldRune(text string, i int) (r rune, entry int32, size int) {
	c := text[i]
	switch {
	case c < utf8.RuneSelf:
		r, size = rune(c), 1
	case c >= 0xC2 && c < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80: // as DecodeRune does, in place
		r, size = rune(c&0x1F)<<6|rune(text[i+1]&0x3F), 2
	case c >= 0xE1 && c < 0xED && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
		r, size = rune(c&0xF)<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3
	default:
		r, size = utf8.DecodeRuneInString(text[i:])
	}
	switch {
	case r == utf8.RuneError:
		return r, classIgnored, size
	case r < foldLast:
		return r, foldBlocks[foldIndex[r>>foldBlockBits]][r&(1<<foldBlockBits-1)], size
	case r < 0x40000:
		return r, classAlone, size // Han of the higher planes
	case r >= 0xE0000 && r < 0xE1000:
		return r, classIgnored, size // tags and variation selectors
	}
	return r, classSeparator, size
}

// word folds the word that begins at text[i] with a character, its entry and size, and
// gives the byte after it.
func (f *folded) word(i int, r rune, entry int32, size int) int {
	text := f.text
	w := f.another()
	w.start = uint32(i)
	if entry&3 == classAlone {
		var s hasher
		if size == 3 && entry>>2 == 0 { // as nearly all of Han
			s.bytes(uint64(text[i])|uint64(text[i+1])<<8|uint64(text[i+2])<<16, 3)
		} else {
			s.entry(r, entry)
		}
		end := afterMarks(text, i+size)
		w.end, w.hash, w.flags = uint32(end), s.sum(), wordAlone
		return end
	}
	number := isDigit(r, entry)
	hash, end, joined, half := hashRun(text, i, number)
	w.end, w.hash = uint32(end), hash
	if number {
		w.hash, w.flags = hashNumber, wordNumber
	} else if joined > 0 {
		w.flags = wordHyphen
		rest, _, _, _ := hashRun(text[:end], joined, false)
		f.hyphens = append(f.hyphens, hyphen{len(f.words) - 1, half, rest})
	}
	return end
}

// another appends an empty word. (It is filled in its place: a word is too large for the
// compiler to keep in registers, and to build and then copy it takes longer than to read
// one.)
func (f *folded) another() *word {
	f.words = append(f.words, word{})
	return &f.words[len(f.words)-1]
}

// afterMarks gives the byte after the marks of a single character that begin at text[i].
func afterMarks(text string, i int) int {
	for i < len(text) && !isHan(text[i]) {
		entry, size := foldEntry(text, i)
		if entry&3 != classIgnored || text[i] < utf8.RuneSelf || size < 2 {
			break
		}
		i += size
	}
	return i
}

// isHan tells whether a character beginning with byte c is sure to be no mark: it is
// one of U+4000 to U+9FFF.
func isHan(c byte) bool { return c >= 0xE4 && c <= 0xE9 }

// endOfWord gives the byte after the word that begins at text[i].
func endOfWord(text string, i int) int {
	r, entry, size := foldRune(text, i)
	if entry&3 == classAlone {
		return afterMarks(text, i+size)
	}
	_, end, _, _ := hashRun(text, i, isDigit(r, entry))
	return end
}

// hashRun hashes letters and digits from text[i] on and gives the byte after the last
// of them; number tells whether the first is a digit. Where a line's end divides the
// run, joined is the byte at which the second half begins and half the hash of the first.
func hashRun(text string, i int, number bool) (hash uint16, end, joined int, half uint16) {
	var s hasher
	end = i
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if isASCIILetter(c) && i+8 <= len(text) {
				x := eight(text, i)
				n := asciiLetters(x)
				s.bytes(small(x)&firstBytes[n], uint(n))
				i += n
				end = i
				continue
			}
			if folded := foldASCII[c]; folded != 0 {
				s.byte(folded)
				i++
				end = i
				continue
			}
		}
		if c >= 0xC2 && c < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			if two := foldTwo[uint(c&0x1F)<<6|uint(text[i+1]&0x3F)]; two != 0 {
				s.bytes(uint64(two), 2)
				i += 2
				end = i
				continue
			}
		}
		r, entry, size := foldRune(text, i)
		switch entry & 3 {
		case classLetter:
			s.entry(r, entry)
			i += size
			end = i
			continue
		case classIgnored:
			i += size
			continue
		case classSeparator:
			if number && isGrouping(text[i:i+size]) && i+size < len(text) && isASCIIDigit(text[i+size]) {
				i += size
				continue
			}
			if next := afterHyphen(text, i, size); joined == 0 && !number && next > 0 {
				joined, half = next, s.sum()
				i = next
				continue
			}
		}
		return s.sum(), end, joined, half
	}
	return s.sum(), end, joined, half
}

// foldASCII is the table's first two blocks for letters and digits, 0 for the
// rest.
var foldASCII = func() (table [utf8.RuneSelf]byte) {
	for c := range table {
		if entry := foldBlocks[foldIndex[c>>foldBlockBits]][c&(1<<foldBlockBits-1)]; entry&3 == classLetter {
			table[c] = byte(int32(c) + entry>>2)
		}
	}
	return table
}()

// foldTwo is the table for the letters of two bytes that two bytes stand for, as in
// Greek and Cyrillic: these bytes, 0 for the rest.
var foldTwo = func() (table [1 << 11]uint16) {
	for r := rune(utf8.RuneSelf); r < rune(len(table)); r++ {
		entry := foldBlocks[foldIndex[r>>foldBlockBits]][r&(1<<foldBlockBits-1)]
		if to := r + entry>>2; entry&3 == classLetter && to >= utf8.RuneSelf && to < rune(len(table)) {
			table[r] = uint16(0xC0|to>>6) | uint16(0x80|to&0x3F)<<8
		}
	}
	return table
}()

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return c >= '0' && c <= '9' }

// isDigit tells whether a character stands for one of the ten digits, by its entry.
func isDigit(r rune, entry int32) bool {
	r += entry >> 2
	return r >= '0' && r <= '9'
}

// isGrouping tells what may part the digits of a number: a comma, a full stop,
// an apostrophe, a no-break or thin space.
func isGrouping(s string) bool {
	switch s {
	case ",", ".", "'", "’", "\u00a0", "\u2009", "\u202f":
		return true
	}
	return false
}

// afterHyphen gives the byte at which a word goes on after a hyphen and a line
// break at text[i], past quote marks and indentation; 0 where it does not.
func afterHyphen(text string, i, size int) int {
	if s := text[i : i+size]; s != "-" && s != "‐" {
		return 0
	}
	i += size
	if i < len(text) && text[i] == '\r' {
		i++
	}
	if i >= len(text) || text[i] != '\n' {
		return 0
	}
	i++
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '>') {
		i++
	}
	if i >= len(text) {
		return 0
	}
	r, entry, _ := foldRune(text, i)
	if entry&3 != classLetter || isDigit(r, entry) {
		return 0
	}
	return i
}

// linkTarget gives how many bytes to skip at the "]" that s begins with: the
// whole of "](https://…)", else the bracket alone.
func linkTarget(s string) int {
	if len(s) < 3 || s[1] != '(' {
		return 1
	}
	address := false
	for i := 2; i < len(s) && i < 2048; i++ {
		switch s[i] {
		case ')':
			if address || i == 2 {
				return i + 1
			}
			return 1
		case '/', ':', '#':
			address = true
		case ' ', '\n', '\r', '\t', '[', ']':
			return 1
		}
	}
	return 1
}

// halves gives the other reading of words[i], zero where it has none.
func (f *folded) halves(i int) hyphen {
	if f.words[i].flags&wordHyphen == 0 {
		return hyphen{}
	}
	n := sort.Search(len(f.hyphens), func(n int) bool { return f.hyphens[n].word >= i })
	return f.hyphens[n]
}

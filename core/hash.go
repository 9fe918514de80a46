package core

import (
	"math/bits"
	"unicode/utf8"
)

// Hash: the letters of a word, folded and in UTF-8, eight bytes at a time. row.go reads
// plain words, which most are, by whole machine words; everything else is hashed by the
// letter, to the same value.

// hashNumber is the hash of every number.
const hashNumber = 1

const (
	hashFactor = 0x9E3779B97F4A7C15
	everyByte  = 0x0101010101010101
)

// A hasher takes the folded letters of one word.
type hasher struct {
	h, chunk uint64
	n        uint // bytes in chunk
}

func (s *hasher) byte(b byte) { s.bytes(uint64(b), 1) }

// bytes takes n bytes, the first one lowest.
func (s *hasher) bytes(x uint64, n uint) {
	s.chunk |= x << (8 * s.n)
	if s.n += n; s.n >= 8 {
		s.h = mixed(s.h, s.chunk)
		s.n -= 8
		s.chunk = x >> (8 * (n - s.n))
	}
}

// rune takes a character in UTF-8.
func (s *hasher) rune(r rune) {
	x, next := uint64(r), func(shift int) uint64 { return 0x80 | uint64(r)>>shift&0x3F }
	switch {
	case r < 1<<7:
		s.bytes(x, 1)
	case r < 1<<11:
		s.bytes(0xC0|x>>6|next(0)<<8, 2)
	case r < 1<<16:
		s.bytes(0xE0|x>>12|next(6)<<8|next(0)<<16, 3)
	default:
		s.bytes(0xF0|x>>18|next(12)<<8|next(6)<<16|next(0)<<24, 4)
	}
}

// entry takes a character by its entry in the table.
func (s *hasher) entry(r rune, entry int32) {
	r += entry >> 2
	if r > utf8.MaxRune {
		for _, e := range foldExpansions[r-utf8.MaxRune-1] {
			s.rune(e)
		}
		return
	}
	s.rune(r)
}

// sum is the hash so far.
func (s *hasher) sum() uint16 {
	if s.n == 0 {
		return finish(s.h)
	}
	return finish(mixed(s.h, s.chunk))
}

func mixed(h, chunk uint64) uint64 {
	h = (h ^ chunk) * hashFactor
	return h ^ h>>32
}

// finish makes 16 bits of a hash; 0 and 1 are taken (no word, number).
func finish(h uint64) uint16 {
	h *= hashFactor
	n := uint16(h >> 48)
	if n <= hashNumber {
		n += 2
	}
	return n
}

// eight gives the eight bytes from text[i] on, the first one lowest.
func eight(text string, i int) uint64 {
	s := text[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// lastBytes is eight where fewer are left: zeros for what is not there.
func lastBytes(text string, i int) (x uint64) {
	for k := len(text) - 1; k >= i; k-- {
		x = x<<8 | uint64(text[k])
	}
	return x
}

// small writes ASCII letters small.
func small(x uint64) uint64 { return x | 0x20*everyByte }

// asciiLetters counts the ASCII letters that eight bytes begin with.
func asciiLetters(x uint64) int {
	t := small(x) & (0x7F * everyByte)
	from := t + (0x80-'a')*everyByte     // the high bit of each byte: 'a' or more
	beyond := t + (0x80-'z'-1)*everyByte // more than 'z'
	other := ^(from &^ beyond &^ x) & (0x80 * everyByte)
	return bits.TrailingZeros64(other) / 8
}

// plainEnd tells of each ASCII byte whether a word surely ends before it, whatever
// follows: a hyphen may stand at a line's end.
var plainEnd = func() (table [256]bool) {
	for c := range utf8.RuneSelf {
		table[c] = c != '-' && foldBlocks[foldIndex[c>>foldBlockBits]][c&(1<<foldBlockBits-1)]&3 == classSeparator
	}
	return table
}()

// firstBytes are masks for the first so many of eight bytes.
var firstBytes = [9]uint64{0, 1<<8 - 1, 1<<16 - 1, 1<<24 - 1, 1<<32 - 1, 1<<40 - 1, 1<<48 - 1, 1<<56 - 1, 1<<64 - 1}

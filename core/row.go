package core

import "slices"

// Row: the plain words that most of a text is made of, ASCII letters with a sign and a
// space between them. They are found and hashed by whole machine words (SIMD within a
// register: L. Lamport, "Multiple byte processing with full-word instructions", 1975);
// fold reads everything else by the character, to the same hashes.

const (
	rowWords = 64    // words of a row at most: room for so many is made at once
	rowReach = 3 * 8 // bytes that must stand behind what is looked at
)

// row reads the plain words on a line from the letter text[i] on. It gives the byte at
// which something else comes, or a word that does not end plainly.
func (f *folded) row(i int) int {
	text := f.text
	n := len(f.words)
	if cap(f.words)-n < rowWords {
		f.words = slices.Grow(f.words, rowWords)
	}
	words := f.words[n : n+rowWords]
	n = 0
	for n < len(words) && i+rowReach <= len(text) {
		x := eight(text, i)
		size := asciiLetters(x)
		hash, end := mixed(0, small(x)&firstBytes[size]), i+size
		if size == 8 { // it may go on
			y := eight(text, end)
			more := asciiLetters(y)
			end += more
			if more > 0 {
				hash = mixed(hash, small(y)&firstBytes[more])
			}
			if more == 8 {
				hash, end = longWord(text, i)
			}
		}
		w := &words[n]
		w.start, w.end, w.hash, w.brk, w.flags = uint32(i), uint32(end), finish(hash), sameLine, 0
		sign := 1
		if !quiet[text[end]] {
			if sign = plainSign(text, end); sign == 0 {
				if end > i && plainEnd[text[end]] {
					n, i = n+1, end
				}
				break
			}
		}
		n += min(size, 1) // none where a second sign is
		i = end + sign
		if text[i] == ' ' {
			i++
		}
	}
	f.words = f.words[:len(f.words)+n]
	return i
}

// longWord gives the hash of the ASCII letters from text[i] on, and the byte after them.
func longWord(text string, i int) (hash uint64, end int) {
	for {
		x := eight(text, i)
		size := asciiLetters(x)
		if size > 0 {
			hash = mixed(hash, small(x)&firstBytes[size])
			i += size
		}
		if size < 8 || i+rowReach > len(text) {
			return hash, i
		}
	}
}

// plainSign gives the size of the sign at text[i], if it is one that parts the words of
// a line and says no more; else 0.
func plainSign(text string, i int) int {
	switch c := text[i]; {
	case quiet[c]:
		return 1
	case c == '-' && i+1 < len(text) && text[i+1] != '\n' && text[i+1] != '\r':
		return 1
	case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x92 && text[i+2] <= 0xA7:
		return 3 // dashes, quotation marks, an ellipsis: U+2012 to U+2027
	}
	return 0
}

// quiet are the bytes of plainEnd that say no more: not a line's end, nor that of the
// text of a link.
var quiet = func() (table [256]bool) {
	for c, ends := range plainEnd {
		table[c] = ends && c != ']' && c != '\n' && c != '\r'
	}
	return table
}()

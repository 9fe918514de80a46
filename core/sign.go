package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sign: how a block begins and ends, what signs it holds, and its capital letters.

// The signs of a block, bits of traits.signs and answers of askSign.
const (
	signAddress = iota
	signAt
	signOwner
	signMoney
	signBar
	signNumber
	signNumbers
	signTime
	signQuote
	signHash
	signBracket
	signRepeated
	signTakenBefore
	signTakenAfter
	signTakenNear
)

// The ends of a block.
const (
	endLetter = iota
	endNumber
	endStop
	endQuestion
	endExclamation
	endColon
	endEllipsis
	endQuote
	endSign
)

func endsSentence(end uint8) bool {
	return end == endStop || end == endQuestion || end == endExclamation || end == endEllipsis || end == endQuote
}

func endOf(text string) uint8 {
	r, n := utf8.DecodeLastRuneInString(text)
	quoted := false
	for n > 0 && (isCloser(r) && r != ':' || r == '*' || r == '_') {
		quoted = quoted || isQuote(r) || isSingleQuote(r)
		text = text[:len(text)-n]
		r, n = utf8.DecodeLastRuneInString(text)
	}
	switch {
	case r == '?' || r == '？' || r == '؟':
		return endQuestion
	case r == '!' || r == '！':
		return endExclamation
	case r == '…' || strings.HasSuffix(text, "..."):
		return endEllipsis
	case isTerminator(r):
		return endStop
	case r == ':' || r == '：':
		return endColon
	case quoted:
		return endQuote
	case unicode.IsDigit(r):
		return endNumber
	case unicode.IsLetter(r):
		return endLetter
	}
	return endSign
}

func startOf(text string) uint8 {
	r, _ := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsUpper(r):
		return 0
	case unicode.IsLower(r):
		return 1
	case unicode.IsDigit(r):
		return 2
	case isQuote(r) || isSingleQuote(r):
		return 3
	case unicode.IsLetter(r):
		return 5
	}
	return 4
}

// asciiSigns are the signs that one character makes.
var asciiSigns = func() (table [utf8.RuneSelf]uint16) {
	for sign, characters := range map[int]string{signAt: "@", signBar: "|>/", signHash: "#", signBracket: "([", signMoney: "$", signQuote: `"`} {
		for _, c := range characters {
			table[c] = 1 << sign
		}
	}
	return table
}()

// signs gathers the signs of words[from:to], whose line is given. All of them stand
// between words, or where a line's end divides one.
func (f *folded) signs(from, to int, line Range) (signs uint16) {
	end := min(line.End, line.Start+8*blockWords)
	at := line.Start
	for i := from; i < to && at < end; i++ {
		w := &f.words[i]
		if int(w.start) != at+1 || f.text[at] != ' ' || w.flags&wordHyphen != 0 {
			start := w.start
			if w.flags&wordHyphen != 0 {
				start = w.end
			}
			signs |= signsOf(f.text[line.Start:end], at-line.Start, min(int(start), end)-line.Start)
		}
		at = int(w.end)
	}
	if at < end {
		signs |= signsOf(f.text[line.Start:end], at-line.Start, end-line.Start)
	}
	return signs
}

// signsOf gathers the signs in text[i:end].
func signsOf(text string, i, end int) (signs uint16) {
	for i < end {
		c := text[i]
		if c < utf8.RuneSelf {
			signs |= asciiSigns[c]
			switch {
			case (c == '.' || c == ':') && isAddress(text[i:]):
				signs |= 1 << signAddress
			case c == ':' && i > 0 && i+1 < len(text) && isASCIIDigit(text[i-1]) && isASCIIDigit(text[i+1]):
				signs |= 1 << signTime
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '‘', '’', '–', '—', '…': // the most frequent are none
		case '©', '®', '™':
			signs |= 1 << signOwner
		case '•', '·', '»', '›', '→':
			signs |= 1 << signBar
		default:
			switch {
			case isQuote(r):
				signs |= 1 << signQuote
			case unicode.Is(unicode.Sc, r):
				signs |= 1 << signMoney
			}
		}
	}
	return signs
}

// isAddress tells whether a sign of an address stands here.
func isAddress(text string) bool {
	if len(text) < 2 || text[1] == ' ' {
		return false
	}
	for _, sign := range [...]string{"://", ".com", ".org", ".net"} {
		if strings.HasPrefix(text, sign) {
			return true
		}
	}
	return false
}

// The cases of a letter.
const (
	caseless = iota
	lowerCase
	upperCase
)

// letterCase gives the case of the letter at text[i].
func letterCase(text string, i uint32) int {
	c := text[i]
	switch {
	case c >= 'a' && c <= 'z':
		return lowerCase
	case c >= 'A' && c <= 'Z':
		return upperCase
	case c < utf8.RuneSelf:
		return caseless
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.IsLower(r):
		return lowerCase
	case unicode.IsUpper(r):
		return upperCase
	}
	return caseless
}

// secondCapital tells whether the second letter of a word is a capital.
func secondCapital(word string) bool {
	n := 1
	if word[0] >= utf8.RuneSelf {
		_, n = utf8.DecodeRuneInString(word)
	}
	return n < len(word) && letterCase(word, uint32(n)) == upperCase
}

// lineOf gives the bytes of words[from:to] with the signs on the same line before and
// behind them, without white space.
func (f *folded) lineOf(from, to int) Range {
	start, end := int(f.words[from].start), int(f.words[to-1].end)
	least, most := 0, len(f.text)
	if from > 0 {
		least = int(f.words[from-1].end)
	}
	if to < len(f.words) {
		most = int(f.words[to].start)
	}
	for start > least && !isLineEnd(f.text[start-1]) {
		start--
	}
	for end < most && !isLineEnd(f.text[end]) {
		end++
	}
	start += end - start - len(strings.TrimLeftFunc(f.text[start:end], unicode.IsSpace))
	return Range{start, start + len(strings.TrimRightFunc(f.text[start:end], unicode.IsSpace))}
}

func isLineEnd(c byte) bool { return c == '\n' || c == '\r' }

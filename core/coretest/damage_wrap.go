package coretest

import (
	"strings"
	"unicode"
)

// An atom is what a line end does not part: a word, or a Han character with the
// marks that may not begin a line.
type atom struct {
	pieces []piece
	space  int  // role of the space before it
	spaced bool // there is one
}

func (a atom) text() string {
	var b strings.Builder
	for _, p := range a.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// wrap breaks a block into lines of at most width columns, as mail programs do,
// a Han character counting two. A break takes the place of a space and its role;
// between Han characters one is put in. With hyphens, words are cut in two where
// they do not fit.
func wrap(pieces []piece, width int, hyphens bool) []piece {
	var lines []piece
	column := 0
	for i, a := range atoms(pieces) {
		columns := columnsOf(a.text())
		space := 0
		if a.spaced {
			space = 1
		}
		switch {
		case i == 0:
		case column+space+columns <= width:
			if a.spaced {
				lines = append(lines, piece{" ", a.space})
			}
			column += space
		default:
			if head, tail, ok := hyphenate(a, width-column-space); hyphens && ok {
				lines = append(lines, piece{" ", a.space}, head)
				a.pieces, columns = []piece{tail}, columnsOf(tail.text)
			} else {
				role := a.space
				if !a.spaced {
					role = between(lines[len(lines)-1].role, a.pieces[0].role)
				}
				lines = append(lines, piece{"\n", role})
			}
			column = 0
		}
		lines = append(lines, a.pieces...)
		column += columns
	}
	return lines
}

func between(left, right int) int {
	if left == right {
		return left
	}
	return gap
}

func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.Is(unicode.Han, r) || strings.ContainsRune(noLineStart, r) {
			n++
		}
	}
	return n
}

// noLineStart are marks of Chinese that may not begin a line.
const noLineStart = "，。、；：！？）》”"

func atoms(pieces []piece) []atom {
	var all []atom
	fresh, spaced, space := true, false, 0
	var last rune
	for _, p := range pieces {
		for _, r := range p.text {
			if r == ' ' {
				fresh, spaced, space = true, true, p.role
				continue
			}
			han := unicode.Is(unicode.Han, r) || unicode.Is(unicode.Han, last) || strings.ContainsRune(noLineStart, last)
			if fresh || han && !strings.ContainsRune(noLineStart, r) && !strings.ContainsRune("《“（", last) {
				all = append(all, atom{space: space, spaced: spaced})
				fresh, spaced = false, false
			}
			a := &all[len(all)-1]
			if n := len(a.pieces); n > 0 && a.pieces[n-1].role == p.role {
				a.pieces[n-1].text += string(r)
			} else {
				a.pieces = append(a.pieces, piece{string(r), p.role})
			}
			last = r
		}
	}
	return all
}

// hyphenate cuts a word of one role so that its head and a hyphen fill the room,
// three letters on either side at least.
func hyphenate(a atom, room int) (head, tail piece, ok bool) {
	p := a.pieces[0]
	letters := []rune(p.text)
	cut := min(room-1, len(letters)-4) // the last may be a comma
	if len(a.pieces) > 1 || !a.spaced || cut < 3 {
		return head, tail, false
	}
	for _, r := range letters[:len(letters)-1] {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) {
			return head, tail, false
		}
	}
	return piece{string(letters[:cut]) + "-\n", p.role}, piece{string(letters[cut:]), p.role}, true
}

package core

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What row reads is what folding reads by the character.
func TestRow(t *testing.T) { rapid.Check(t, rowsAgree) }

func FuzzRow(f *testing.F) { f.Fuzz(rapid.MakeFuzz(rowsAgree)) }

func rowsAgree(t *rapid.T) {
	text := strings.Join(rapid.SliceOf(rapid.OneOf(
		rapid.StringMatching(`[A-Za-z]{1,20}`),
		rapid.StringMatching(`[ -~\n\r\t]{1,4}`),
		rapid.SampledFrom([]string{" ", ", ", "’", "“", "” ", "—", "…", "-", "-\n", "-\r\n", "‐\n", "\u00ad", "\u200b", "\u2028", "\u2029", "é", "е", "ß", "ﬁ", "支", "\xe2\x80", "\xe2", "\xff", "\x00", "\u0301"}),
		rapid.String(),
	)).Draw(t, "text"), "")
	got, want := fold(text), byCharacter(text)
	if !slices.Equal(got.words, want.words) || !slices.Equal(got.hyphens, want.hyphens) {
		t.Fatalf("%q is read as\n%v, by the character as\n%v", text, got.words, want.words)
	}
}

// byCharacter folds a text without looking at more than a character at once.
func byCharacter(text string) *folded {
	f := &folded{text: text}
	brk, onlyMarks := blankLine, true
	for i := 0; i < len(text); {
		r, entry, size := foldRune(text, i)
		switch {
		case entry&3 == classLetter || entry&3 == classAlone:
			i = f.word(i, r, entry, size)
			f.words[len(f.words)-1].brk = brk
			brk, onlyMarks = sameLine, false
			continue
		case entry&3 == classIgnored:
		case lineBreakAt(text, i) > 0:
			size = lineBreakAt(text, i)
			if brk != sameLine && onlyMarks {
				brk = blankLine
			} else if brk == sameLine {
				brk = newLine
			}
			onlyMarks = true
		case text[i] == ']':
			size = linkTarget(text[i:])
		case !strings.Contains(" \t\r>", text[i:i+1]) && size == 1:
			onlyMarks = false
		}
		i += size
	}
	return f
}

// The hash of a word by the letter is that of all its letters in UTF-8.
func TestHashRun(t *testing.T) {
	for _, c := range [...]struct{ word, letters string }{
		{"Q", "q"},
		{"Lantern", "lantern"},
		{"eightlet", "eightlet"},
		{"Nineteenletterwords", "nineteenletterwords"},
		{"café12", "cafe12"},
		{"Größenwahn", "grossenwahn"},
		{"ДОБРОДЕТЕЛЬ", "добродетель"},
		{"Ёж", "еж"},
		{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"支", "支"},
		{"한국어", "한국어"},
	} {
		f := fold(c.word)
		var s hasher
		for _, b := range []byte(c.letters) {
			s.byte(b)
		}
		if len(f.words) != 1 || f.words[0].hash != s.sum() {
			t.Errorf("%q is %v, want the hash %d of %q", c.word, f.words, s.sum(), c.letters)
		}
	}
}

// A sign that row passes over is a separator to the table, and neither a line's end
// nor a hyphen before one.
func TestPlainSign(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		text := string(r) + "a"
		size := plainSign(text, 0)
		entry, n := foldEntry(text, 0)
		if size > 0 && (size != n || entry&3 != classSeparator || lineBreakAt(text, 0) > 0 || r == ']' || r == '‐') {
			t.Errorf("%q is passed over", r)
		}
	}
	for _, s := range [...]string{"-\n", "-\r\n", "-", "‐\n", "]("} {
		if plainSign(s, 0) > 0 {
			t.Errorf("%q is passed over", s)
		}
	}
}

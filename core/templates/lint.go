package templates

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
)

// leastSentence is the length in words from which on a sentence of a passage is
// evidence by itself.
const leastSentence = 8

// Lint checks what can be said of paragraphs without an engine: that none stands
// twice, that none is nothing but slots where it could then be any line, and that
// every passage has a sentence that can be found. Findings are ordered by file
// and line; each says what to do. What needs an engine (examples, keep lines,
// articles) and what concerns paths is checked by `dehusk templates check`.
func Lint(c core.Library) []*core.Error {
	var faults []*core.Error
	fault := func(t core.Template, paragraph int, what, hint string) {
		faults = append(faults, &core.Error{File: t.Path + ".txt", Line: t.Lines[paragraph], What: what, Hint: hint})
	}
	first := map[string]string{} // where the words of a stock paragraph stood first
	for _, t := range c.Templates {
		longest := 0
		here := map[string]bool{}
		for i, paragraph := range t.Paragraphs {
			for _, p := range core.Variants(paragraph) {
				words := wordsOf(p)
				longest = max(longest, longestSentence(p))
				if t.Form != core.Near && slotsOnly(words) {
					fault(t, i, "nothing but slots: "+strconv.Quote(p), `write words beside them, or "match: beside" in the header`)
				}
				key := strings.Join(words, " ")
				// Variants of one publisher's appeal share paragraphs, and should.
				scope := t.Publisher + "\n" + t.Language + "\n" + key
				place, known := first[scope]
				switch {
				case here[key]:
					fault(t, i, "this paragraph stands twice in the file: "+strconv.Quote(p), "leave one of them")
				case known && t.Publisher == core.Generic:
					fault(t, i, "this paragraph stands in "+place+" too: "+strconv.Quote(p), "leave one of them")
				case !known:
					first[scope] = t.Path + ".txt:" + strconv.Itoa(t.Lines[i])
				}
				here[key] = true
			}
		}
		if t.Form == core.Passage && longest < leastSentence {
			fault(t, 0, "no sentence of this passage has "+strconv.Itoa(leastSentence)+" words; the longest has "+strconv.Itoa(longest),
				`write more of the text, or "match: line" if each paragraph is boilerplate as a whole line`)
		}
	}
	slices.SortStableFunc(faults, func(a, b *core.Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line)
	})
	return faults
}

// wordsOf gives the words of a paragraph in small letters, each slot as one word
// in braces.
func wordsOf(paragraph string) []string {
	var words []string
	for rest := paragraph; rest != ""; {
		text, slot := rest, ""
		if open := strings.IndexByte(rest, '{'); open >= 0 {
			end := open + 1 + strings.IndexByte(rest[open:], '}')
			text, slot = rest[:open], rest[open:end]
		}
		words = append(words, strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})...)
		if slot != "" {
			words = append(words, slot)
		}
		rest = rest[len(text)+len(slot):]
	}
	return words
}

func slotsOnly(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return w[0] != '{' })
}

// longestSentence is the number of words in a paragraph's longest sentence,
// slots apart; two characters of a script without spaces count as a word.
func longestSentence(paragraph string) int {
	longest := 0
	for _, sentence := range strings.FieldsFunc(paragraph, sentenceEnd) {
		half := 0
		for _, w := range wordsOf(sentence) {
			switch {
			case w[0] == '{':
			case strings.ContainsFunc(w, withoutSpaces):
				half += len([]rune(w))
			default:
				half += 2
			}
		}
		longest = max(longest, half/2)
	}
	return longest
}

func sentenceEnd(r rune) bool { return strings.ContainsRune(".!?…。！？।؟", r) }

func withoutSpaces(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

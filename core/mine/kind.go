package mine

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// Kind: a kind is proposed by single words and generic phrases, which vocabulary.txt
// lists. They sort candidates for a person, and are no reason to remove anything.

//go:embed vocabulary.txt
var vocabulary string

// unknown is the kind of what no word tells.
const unknown = core.Other

// every is the language of words that all languages use.
const every = "mul"

// A word of the vocabulary.
type cue struct {
	kind   core.Kind
	phrase string // in small letters
	open   bool   // more letters may follow
}

// cues are the words of each language, in the order of the file.
var cues = readVocabulary(vocabulary)

// readVocabulary reads lines "language kind: word, phrase, beginn*". The file is
// ours, and a test holds its syntax: what it cannot read it leaves out.
func readVocabulary(text string) map[string][]cue {
	all := map[string][]cue{}
	for line := range strings.Lines(text) {
		head, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		language, name, _ := strings.Cut(head, " ")
		kind, known := core.KindNamed(name)
		if !ok || !known {
			continue
		}
		for _, phrase := range strings.Split(list, ",") {
			phrase = strings.ToLower(strings.TrimSpace(phrase))
			bare := strings.TrimSuffix(phrase, "*")
			all[language] = append(all[language], cue{kind, bare, bare != phrase})
		}
	}
	return all
}

// propose gives the kind that most different words of a text tell, the first of the
// file among equals, or unknown.
func propose(text, language string) core.Kind {
	text = strings.ToLower(text)
	var counts [unknown + 1]int
	best := unknown
	for _, list := range [...][]cue{cues[language], cues[every]} {
		for _, c := range list {
			if c.in(text) {
				counts[c.kind]++
			}
		}
	}
	for _, list := range [...][]cue{cues[language], cues[every]} {
		for _, c := range list {
			if counts[c.kind] > counts[best] {
				best = c.kind
			}
		}
	}
	return best
}

// in tells whether a text in small letters has the phrase, from the beginning of a
// word to the end of one. Scripts without spaces have no such bounds.
func (c cue) in(text string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], c.phrase)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(c.phrase):])
		if !(joins(before) && joins(first(c.phrase))) && (c.open || !joins(after) || !joins(first(c.phrase))) {
			return true
		}
		at += len(c.phrase)
	}
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// joins tells a letter that words are made of by writing it beside another.
func joins(r rune) bool {
	return unicode.IsLetter(r) && r != utf8.RuneError && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

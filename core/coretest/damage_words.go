package coretest

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// A token is a word with the marks that cling to it. Han characters are tokens
// of their own, as they are words of their own to the engine.
type token struct {
	lead, core, trail string
	space             bool // a space before it
	slot              bool // core is a slot of the template, never damaged
	touched           bool
}

// A sentence is a sentence of a template, or a heading or button.
type sentence struct {
	tokens   []token
	words    int  // before the damage, without slots
	dropped  int  // words that are gone
	unspaced bool // no space before it, as in Chinese
	last     bool // the last of its paragraph
}

func (s sentence) touched() int {
	n := s.dropped
	for _, t := range s.tokens {
		if t.touched {
			n++
		}
	}
	return n
}

func (s sentence) text(values map[string]string) string {
	var b strings.Builder
	for i, t := range s.tokens {
		if i > 0 && t.space {
			b.WriteByte(' ')
		}
		word := t.core
		if t.slot {
			name, _, _ := strings.Cut(strings.Trim(word, "{}"), ":")
			word = values[name]
		}
		b.WriteString(t.lead + word + t.trail)
	}
	return b.String()
}

// splitAppeal cuts the paragraphs of a template into sentences. Our appeals
// have no abbreviations, so a full stop and a space end one.
func splitAppeal(t core.Template) [][]sentence {
	var letter [][]sentence
	for _, p := range t.Paragraphs {
		var paragraph []sentence
		var s sentence
		for _, t := range tokens(p) {
			if n := len(s.tokens); n > 0 && endsSentence(s.tokens[n-1].trail, t.space) {
				paragraph = append(paragraph, s)
				s = sentence{unspaced: !t.space}
			}
			s.tokens = append(s.tokens, t)
			if t.core != "" && !t.slot {
				s.words++
			}
		}
		s.last = true
		letter = append(letter, append(paragraph, s))
	}
	return letter
}

func endsSentence(trail string, space bool) bool {
	return strings.ContainsAny(trail, "。！？") || space && strings.ContainsAny(trail, ".!?…")
}

// tokens cuts a text at spaces and around Han characters; slots stay whole.
func tokens(text string) []token {
	var all []token
	for _, field := range strings.Fields(text) {
		space := true
		for field != "" {
			var t token
			t.space, space = space, false
			t.lead, field = cutMarks(field)
			switch r, n := utf8.DecodeRuneInString(field); {
			case r == '{':
				end := strings.IndexByte(field, '}') + 1
				t.core, t.slot, field = field[:end], true, field[end:]
			case unicode.Is(unicode.Han, r):
				t.core, field = field[:n], field[n:]
			default:
				end := strings.IndexFunc(field, func(r rune) bool { return r == '{' || unicode.Is(unicode.Han, r) })
				if end < 0 {
					end = len(field)
				}
				word := strings.TrimRightFunc(field[:end], isMark)
				t.core, field = word, field[len(word):]
			}
			// What follows clings to this word, unless it opens the next one.
			marks, rest := cutMarks(field)
			if open := strings.IndexAny(marks, "《“「（"); rest != "" && open >= 0 {
				marks = marks[:open]
			}
			t.trail, field = marks, field[len(marks):]
			if t.core == "" { // a mark that stands alone, as " ?" in French
				t.lead, t.trail = "", t.lead+t.trail
			}
			all = append(all, t)
		}
	}
	return all
}

func isMark(r rune) bool { return r != '{' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func cutMarks(s string) (marks, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !isMark(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// An op is what happens to one word.
type op func(rng *rand.Rand, s *sentence, at int, word string)

func replaceWord(_ *rand.Rand, s *sentence, at int, word string) {
	t := &s.tokens[at]
	if first, _ := utf8.DecodeRuneInString(t.core); unicode.IsUpper(first) {
		word = capital(word)
	}
	t.core, t.touched = word, true
}

// dropWord takes a word out. Its marks go to its neighbours; one time in eight
// a full stop inside a paragraph is lost.
func dropWord(rng *rand.Rand, s *sentence, at int, _ string) {
	t := s.tokens[at]
	s.dropped++
	s.tokens = append(s.tokens[:at:at], s.tokens[at+1:]...)
	if at > 0 {
		if before := &s.tokens[at-1]; at < len(s.tokens) || s.last || rng.IntN(8) > 0 {
			before.trail += t.trail
		}
	} else {
		s.tokens[0].core = capital(s.tokens[0].core)
	}
	if at < len(s.tokens) {
		s.tokens[at].lead = t.lead + s.tokens[at].lead
		s.tokens[at].space = s.tokens[at].space || t.space
	}
}

// insertWord puts a word before another or behind it, so also at the end.
func insertWord(rng *rand.Rand, s *sentence, at int, word string) {
	t := token{core: word, space: s.tokens[at].space, touched: true}
	old := &s.tokens[at]
	if rng.IntN(2) == 0 {
		t.trail, old.trail = old.trail, ""
		at++
	} else {
		t.lead, old.lead = old.lead, ""
		if at == 0 {
			t.core = capital(word)
		}
		old.space = !unicode.Is(unicode.Han, []rune(word)[0])
	}
	if unicode.Is(unicode.Han, []rune(word)[0]) {
		t.space = false
	}
	s.tokens = append(s.tokens[:at:at], append([]token{t}, s.tokens[at:]...)...)
}

// damageWords applies ops by turns to a share of the letter's words. The words
// are drawn from the whole letter; a sentence gets at most its share, rounded
// up. Of one or two words nothing could be known again: those stay.
func damageWords(rng *rand.Rand, letter [][]sentence, rate int, ops []op, words []string) {
	if rate == 0 || len(words) == 0 {
		return
	}
	for turn, w := range draw(rng, letter, rate, func(t token) bool { return true }) {
		// Earlier ops may have moved the word: look for it by its mark.
		at := -1
		for i, t := range w.s.tokens {
			if t.core == w.core && !t.touched && !t.slot {
				at = i
				break
			}
		}
		if at < 0 || len(w.s.tokens) < 2 {
			continue
		}
		word := words[rng.IntN(len(words))]
		for range 8 { // another word, not the same one again
			if !strings.EqualFold(word, w.core) {
				break
			}
			word = words[rng.IntN(len(words))]
		}
		ops[turn%len(ops)](rng, w.s, at, word)
	}
}

type drawn struct {
	s    *sentence
	at   int
	core string
}

// draw picks a share of the letter's words that fit.
func draw(rng *rand.Rand, letter [][]sentence, rate int, fits func(token) bool) []drawn {
	var all []drawn
	total := 0
	for p := range letter {
		for i := range letter[p] {
			s := &letter[p][i]
			total += s.words
			if s.words < 3 {
				continue
			}
			for at, t := range s.tokens {
				if t.core != "" && !t.slot && fits(t) {
					all = append(all, drawn{s, at, t.core})
				}
			}
		}
	}
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	want := (total*rate + 50) / 100
	share := map[*sentence]int{}
	var some []drawn
	for _, w := range all {
		if len(some) == want {
			break
		}
		if share[w.s] < (w.s.words*rate+99)/100 {
			share[w.s]++
			some = append(some, w)
		}
	}
	return some
}

package core

import (
	"strings"
	"testing"

	"github.com/agnivade/levenshtein"
	"pgregory.net/rapid"
)

// reachWords are alike, or not at all.
var reachWords = []string{
	"lantern", "lanterns", "lantems", "burn", "because", "readers", "reader", "pay", "oil", "the", "of", "to",
	"12", "harbour", "harbor", "be-\ncause", "наши", "нашим", "читатели",
}

// What an alignment finds is never said to be impossible without one.
func TestReachIsABound(t *testing.T) {
	slots := append([]string{"{name}", "{money}", "{number}"}, reachWords...)
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(slots), 1, 12).Draw(t, "template")
		words[0] = rapid.SampledFrom(reachWords[:9]).Draw(t, "first")
		template := strings.Join(words, " ")
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			i := rapid.IntRange(0, len(words)-1).Draw(t, "at")
			words[i] = rapid.SampledFrom(append(reachWords, "")).Draw(t, "word")
		}
		text := strings.NewReplacer("{name}", "Ann Lee", "{money}", "$5", "{number}", "7").Replace(strings.Join(words, " "))
		if strings.TrimSpace(text) == "" {
			text = "oil"
		}
		x := reachIndex(t, template)
		f := fold(text)
		var al aligner
		tokens := Range{0, len(x.tokens)}
		a := x.alignWhole(&al, &f, 0, len(f.words), tokens.Start, tokens.End)
		score := x.mutual(a, tokens)
		al.keep(&a)
		for _, least := range [...]int{scoreLine, scoreShort, patternScore, 1000} {
			if score < least {
				continue
			}
			found++
			if !x.mayReach(&al, &f, 0, len(f.words), tokens, least) {
				t.Errorf("%q is like %q by %d, which is said to be less than %d", text, template, score, least)
			}
		}
		equal := score == 1000
		for _, o := range a.ops {
			equal = equal && (o.near == 0 || x.spelled(&al, &f, o))
		}
		if equal && !x.framed(&f, 0, len(f.words), tokens) {
			t.Errorf("%q is %q and said to begin or end otherwise", text, template)
		}
	})
	if found < 100 {
		t.Errorf("only %d were alike", found)
	}
}

// reachIndex is the index of a template of one paragraph.
func reachIndex(t *rapid.T, paragraph string) *index {
	language, err := ParseLanguage("language.txt", english)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := Compile(Library{Languages: []Language{language}, Templates: []Template{prose("en/lamp/a", paragraph)}})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return engine.index
}

// A pair of words that is told apart by its letters is none that is near.
func TestStrangeIsABound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		letter := rapid.SampledFrom([]rune("abcdefghijABCD"))
		a := rapid.StringOfN(letter, 1, 12, -1).Draw(t, "a")
		b := a
		for range rapid.IntRange(1, 4).Draw(t, "edits") { // another letter, one more, one less
			i := rapid.IntRange(0, len(b)-1).Draw(t, "at")
			from, to := rapid.IntRange(0, 1).Draw(t, "taken"), rapid.IntRange(0, 1).Draw(t, "put")
			if b = b[:i] + string(letter.Draw(t, "letter"))[:to] + b[min(len(b), i+from):]; b == "" {
				b = "a"
			}
		}
		small, other := strings.ToLower(a), strings.ToLower(b)
		longer := max(len(a), len(b))
		near := longer >= leastNear && 1000*levenshtein.ComputeDistance(small, other)/longer <= nearWord
		if l, plain := plainLetters(b + " and more"); near && (!plain || strange(a, l)) {
			t.Errorf("%q and %q are near", a, b)
		}
		if near && runeSet([]byte(small)).tooFar(runeSet([]byte(other))) {
			t.Errorf("%q and %q are near", a, b)
		}
	})
	if l, plain := plainLetters("harbour, and"); !plain || l.n != 7 || !strange("lantern", l) || strange("harbor", l) || strange("lanterne’s", l) {
		t.Error("what differs in most letters is strange, where it is plain")
	}
	if _, plain := plainLetters("harbour’s and"); plain {
		t.Error("what goes on behind an apostrophe is not plain")
	}
}

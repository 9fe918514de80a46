package coretest

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// The same seed gives the same texts, and no two in a row are alike.
func TestWriterIsDeterministic(t *testing.T) {
	library := Library(1, 50)
	all := func(seed uint64) []string {
		w := NewWriter(seed, "en")
		list := []string{w.Article(2000), w.Article(2000), w.Text(2000, 1, library).Text, w.Text(2000, 1, library).Text}
		for _, kind := range Hostile {
			list = append(list, w.Hostile(kind, 2000, library))
		}
		return list
	}
	a := all(1)
	if !slices.Equal(a, all(1)) {
		t.Error("the same seed gives other texts")
	}
	if slices.Equal(a, all(2)) {
		t.Error("another seed gives the same texts")
	}
	slices.Sort(a)
	if len(slices.Compact(a)) != 4+len(Hostile) {
		t.Error("two texts are alike")
	}
}

func TestWriterWritesItsLanguage(t *testing.T) {
	for language, script := range map[string]*unicode.RangeTable{"en": unicode.Latin, "ru": unicode.Cyrillic, "zh": unicode.Han} {
		text := NewWriter(1, language).Article(10_000)
		if !utf8.ValidString(text) || len(text) < 10_000 || len(text) > 12_500 {
			t.Errorf("%s: %d bytes, want 10,000 and at most a paragraph more, of UTF-8", language, len(text))
		}
		letters, own := 0, 0
		for _, r := range text {
			if unicode.IsLetter(r) {
				letters++
				if unicode.Is(script, r) {
					own++
				}
			}
		}
		if own*100 < letters*98 {
			t.Errorf("%s: %d of %d letters are of its script", language, own, letters)
		}
	}
}

// Appeals stand where the text says, whole, one of them at its end.
func TestWriterSetsAppeals(t *testing.T) {
	library := Library(1, 200)
	w := NewWriter(1, "en")
	for _, appeals := range [...]int{0, 1, 10} {
		text := w.Text(10_000, appeals, library)
		if len(text.Text) < 10_000 || len(text.Text) > 12_500 {
			t.Errorf("%d appeals: %d bytes, want about 10,000", appeals, len(text.Text))
		}
		if len(text.Appeals) != appeals || (text.Publisher == "") != (appeals == 0) {
			t.Errorf("%d appeals: %d of them, publisher %q", appeals, len(text.Appeals), text.Publisher)
		}
		at := 0
		for _, a := range text.Appeals {
			known := slices.ContainsFunc(library, func(l core.Template) bool { return Filled(l) == text.Text[a.Start:a.End] })
			if !known || a.Start < at {
				t.Errorf("%d appeals: what stands at %d is none of the library, or overlaps", appeals, a.Start)
			}
			at = a.End
			if appeals == 1 && strings.TrimSpace(text.Text[a.End:]) != "" {
				t.Errorf("%d appeals: something stands behind it", appeals)
			}
		}
	}
}

// Hostile texts hold the words of the library and nothing else.
func TestHostile(t *testing.T) {
	library := Library(1, 50)
	known := map[string]bool{}
	for _, l := range library {
		for _, word := range strings.Fields(Filled(l)) {
			known[strings.Trim(word, ".")] = true
		}
	}
	w := NewWriter(1, "en")
	for _, kind := range Hostile {
		text := w.Hostile(kind, 10_000, library)
		if len(text) < 10_000 || len(text) > 11_000 {
			t.Errorf("%s: %d bytes, want about 10,000", kind, len(text))
		}
		different := map[string]bool{}
		for _, word := range strings.Fields(text) {
			word = strings.Trim(word, ".")
			different[word] = true
			if !known[word] {
				t.Errorf("%s: %q is no word of the library", kind, word)
				break
			}
		}
		if few := kind == "word" || kind == "phrase"; few != (len(different) <= 6) {
			t.Errorf("%s: %d different words", kind, len(different))
		}
	}
}

func TestEdited(t *testing.T) {
	words := strings.Fields(strings.Repeat("lanterns burn because readers pay for oil ", 200))
	for _, percent := range [...]int{0, 10, 30} {
		kept := 0
		for _, w := range strings.Fields(Edited(rand.New(rand.NewPCG(1, 1)), words, percent)) {
			if !strings.HasPrefix(w, "word") && !strings.HasPrefix(w, "more") {
				kept++
			}
		}
		// A third of the edits leaves the word and puts another behind it.
		want := len(words) - len(words)*percent*2/3/100
		if kept < want*97/100 || kept > want*103/100 {
			t.Errorf("%d %%: %d of %d words kept, want about %d", percent, kept, len(words), want)
		}
	}
}

package core

import (
	"strings"
	"testing"
)

// What the tests of the stages share: a library of invented templates, and two
// notations that show an answer inside the text it is about.

// english holds the facts that the small tests need; its counts make a few words
// say less than the others.
const english = `language: en
abbreviations: Mr. Dr. U.S. a.m. e.g.
money: dollars euros
months: May Mai Monday
words: the 559 to 294 of 257 and 250 a 213 in 186 that 131 for 94 is 94 on 82 it 74 we 44 our 40 you 56
`

func testFacts(t testing.TB) *facts {
	t.Helper()
	language, err := ParseLanguage("language.txt", english)
	if err != nil {
		t.Fatal(err)
	}
	return newFacts([]Language{language})
}

// prose makes a template of prose.
func prose(path string, paragraphs ...string) Template {
	return Template{Path: path, Publisher: "The Lamp", Kind: Appeal, Language: "en", Paragraphs: paragraphs}
}

// of changes a template: of(prose(…), func(t *Template) { t.Kind = Share }).
func of(t Template, change func(*Template)) Template {
	change(&t)
	return t
}

// lineOf makes a template of whole lines, or of lines that go beside others.
func lineOf(form Form, path string, paragraphs ...string) Template {
	return Template{Path: path, Publisher: Generic, Kind: Appeal, Language: "en", Form: form, Paragraphs: paragraphs}
}

func engineOf(t testing.TB, templates ...Template) *Engine {
	t.Helper()
	return libraryEngine(t, Library{Templates: templates})
}

// libraryEngine compiles a library, with the facts of English.
func libraryEngine(t testing.TB, library Library) *Engine {
	t.Helper()
	language, err := ParseLanguage("language.txt", english)
	if err != nil {
		t.Fatal(err)
	}
	library.Languages = append(library.Languages, language)
	pack, err := Compile(library)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// The marks around what is removed and what is suggested.
var (
	verdictMarks = map[Verdict][2]string{Remove: {"⟦", "⟧"}, Suggest: {"⟨", "⟩"}}
	unmark       = strings.NewReplacer("⟦", "", "⟧", "", "⟨", "", "⟩", "")
)

// marked shows a result in its text: ⟦removed⟧, ⟨suggested⟩. Neighbouring spans
// of one verdict are shown as one.
func marked(r Result) string {
	var b strings.Builder
	for i, s := range r.Spans {
		marks := verdictMarks[s.Verdict]
		if i == 0 || r.Spans[i-1].Verdict != s.Verdict {
			b.WriteString(marks[0])
		}
		b.WriteString(r.Text[s.Start:s.End])
		if i+1 == len(r.Spans) || r.Spans[i+1].Verdict != s.Verdict {
			b.WriteString(marks[1])
		}
	}
	return b.String()
}

// checkMarked cleans a text, given with the marks of the answer in it.
func checkMarked(t testing.TB, engine *Engine, want string, o Options) Result {
	t.Helper()
	r, err := engine.Clean(unmark.Replace(want), o)
	if err != nil {
		t.Fatal(err)
	}
	if got := marked(r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	return r
}

// spelled spells a folded text, a blank between words, "#" for a number.
func spelled(f *folded) string {
	var b strings.Builder
	for i, w := range f.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		if w.flags&wordNumber != 0 {
			b.WriteByte('#')
			continue
		}
		b.WriteString(string(appendFolded(nil, f.text[w.start:w.end])))
	}
	return b.String()
}

package core

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const lampFile = `publisher: The Lamp
domain: lamp.example
kind: appeal
language: en
seen: 2024-07
match: line

Give us {money},
or  {any:12} instead.

\-- The Editors --

\\Not escaped
-- example --
Give us $5,
\-- The Editors --
-- keep --

He gave us {money}.

-- example --
Another
`

func TestParseTemplate(t *testing.T) {
	want := Template{
		Path: "en/the-lamp/appeal", Publisher: "The Lamp", Domain: "lamp.example", Kind: Appeal, Language: "en", Seen: "2024-07", Form: Line,
		Paragraphs: []string{"Give us {money}, or  {any:12} instead.", "-- The Editors --", `\Not escaped`},
		Lines:      []int{8, 11, 13},
		Examples:   []string{"Give us $5,\n-- The Editors --", "Another"},
		Keeps:      []string{"He gave us {money}."},
	}
	for name, text := range map[string]string{
		"as it is":          lampFile,
		"with CRLF":         strings.ReplaceAll(lampFile, "\n", "\r\n"),
		"with a BOM":        "\ufeff" + lampFile,
		"with white space":  strings.ReplaceAll(lampFile, "\n", " \t\n"),
		"without a line":    strings.TrimSuffix(lampFile, "\n"),
		"keys another way":  strings.Replace(lampFile, "publisher: The Lamp\n", "publisher:The Lamp  \n", 1),
		"a blank line more": strings.Replace(lampFile, "\n\n\\--", "\n\n\n\\--", 1),
	} {
		got, err := ParseTemplate("en/the-lamp/appeal.txt", text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name == "with white space" { // an example is kept as it was pasted
			for i := range got.Examples {
				got.Examples[i] = strings.TrimRight(strings.ReplaceAll(got.Examples[i], " \t\n", "\n"), " \t\n")
			}
			got.Keeps[0] = strings.TrimSpace(got.Keeps[0])
		}
		if name == "a blank line more" {
			got.Lines = []int{8, 11, 13}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, got, want)
		}
	}
}

// drawTemplate draws what a template file can say.
func drawTemplate(t *rapid.T) Template {
	word := rapid.OneOf(rapid.StringMatching(`[A-Za-zäöü,.]{1,9}`),
		rapid.SampledFrom([]string{"{money}", "{any:3}", "--", "example", "keep", `\`, `\\`, "-", "支持", "kind:", "#", "-- keep --"}))
	line := rapid.Map(rapid.SliceOfN(word, 1, 6), func(list []string) string { return strings.Join(list, " ") })
	// A section ends where the next begins; blank lines at its ends are not its.
	section := rapid.Map(rapid.SliceOfN(line, 1, 3), func(list []string) string { return strings.Join(list, "\n") })
	return Template{
		Path:       rapid.StringMatching(`[a-z]{2}/[a-z-]{1,8}/[a-z0-9-]{1,8}`).Draw(t, "path"),
		Publisher:  rapid.StringMatching(`[A-Z][a-zé:]{0,8}( [A-Z0-9][a-z]{0,5})?`).Draw(t, "publisher"),
		Domain:     rapid.SampledFrom([]string{"", "lamp.example"}).Draw(t, "domain"),
		Kind:       rapid.SampledFrom(Kinds()).Draw(t, "kind").Kind,
		Language:   rapid.StringMatching(`[a-z]{2,3}`).Draw(t, "language"),
		Seen:       rapid.SampledFrom([]string{"", "2024", "1999-12"}).Draw(t, "seen"),
		Form:       rapid.SampledFrom([]Form{Passage, Line, Near}).Draw(t, "form"),
		Verdict:    rapid.SampledFrom([]Verdict{Keep, Suggest, Remove}).Draw(t, "verdict"),
		Paragraphs: rapid.SliceOfN(line, 1, 4).Draw(t, "paragraphs"),
		Examples:   rapid.SliceOfN(section, 0, 2).Draw(t, "examples"),
		Keeps:      rapid.SliceOfN(section, 0, 2).Draw(t, "keeps"),
	}
}

// What Format writes, ParseTemplate reads back.
func TestFormatRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawTemplate(t)
		text := want.Format()
		got, err := ParseTemplate(want.Path+".txt", text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		lines := strings.Split(text, "\n")
		for i, n := range got.Lines { // the line of each paragraph is where it stands
			if escapeLine(got.Paragraphs[i]) != lines[n-1] {
				t.Fatalf("paragraph %d is said to stand in line %d, where %q stands", i, n, lines[n-1])
			}
		}
		got.Lines = nil
		if len(want.Examples) == 0 {
			want.Examples = nil
		}
		if len(want.Keeps) == 0 {
			want.Keeps = nil
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got\n%+v\nwant\n%+v\nfrom\n%s", got, want, text)
		}
	})
}

// Whatever the file: an error that names the file and a line in it, or a template
// that Format and ParseTemplate agree on and that an engine can be made of.
func FuzzParseTemplate(f *testing.F) {
	f.Add(lampFile)
	f.Add("publisher: generic\nkind: ad\nlanguage: en\nmatch: line\n\nAdvertisement\n")
	f.Add("publisher: A\nkind: share\nlanguage: de\n\n{name} teilen\n-- keep --\n\n")
	f.Add("publisher: A\nkind: nope\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseTemplate("en/a/b.txt", text)
		if err != nil {
			e, ok := err.(*Error)
			if !ok || e.File != "en/a/b.txt" || e.Line < 1 || e.Line > strings.Count(text, "\n")+1 || e.What == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		again, err := ParseTemplate("en/a/b.txt", got.Format())
		if err != nil {
			t.Fatalf("%v in\n%s", err, got.Format())
		}
		again.Lines = got.Lines
		if !reflect.DeepEqual(again, got) {
			t.Fatalf("got\n%+v\nfrom\n%+v\nby\n%s", again, got, got.Format())
		}
		engineOf(t, got)
	})
}

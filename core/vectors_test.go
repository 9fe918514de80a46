package core_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// smallEngine is the engine of the small library that the vectors run on.
func smallEngine(t testing.TB) *core.Engine {
	t.Helper()
	library, err := coretest.SmallLibrary()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := core.Compile(library)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func TestVectors(t *testing.T) {
	engine := smallEngine(t)
	vectors, err := coretest.Vectors()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) {
			if v.Unfit != "" { // named, never silently
				t.Log("left out: " + v.Unfit)
				return
			}
			result, err := engine.Clean(v.Input, core.Options{})
			if err != nil {
				t.Fatal(err)
			}
			checkResult(t, engine, result, core.Options{})
			var got []coretest.Section
			for _, s := range result.Spans {
				if v.AllowSuggest && s.Verdict == core.Suggest {
					s.Verdict = core.Keep
				}
				text := result.Text[s.Start:s.End]
				if n := len(got) - 1; n >= 0 && got[n].Verdict == s.Verdict {
					got[n].Text += text
					got[n].Template += " " + s.Template
					continue
				}
				got = append(got, coretest.Section{Verdict: s.Verdict, Template: s.Template, Text: text})
			}
			if g, w := sections(got), sections(v.Sections); g != w {
				t.Fatalf("%s\n--- got\n%s\n--- want\n%s", v.Comment, g, w)
			}
			for i, s := range v.Sections {
				if !slices.Contains(strings.Fields(got[i].Template), s.Template) && s.Template != "" {
					t.Errorf("section %d: found by %s, expected %s", i, got[i].Template, s.Template)
				}
			}
		})
	}
}

// sections prints sections for a person to compare.
func sections(list []coretest.Section) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Verdict.String() + "|" + s.Text + "|\n")
	}
	return b.String()
}

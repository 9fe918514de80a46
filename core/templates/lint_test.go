package templates

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dehusk/dehusk/core"
)

const header = "publisher: generic\nkind: appeal\nlanguage: en\n"

// Each bad collection and what Lint says of it, in order.
func TestLint(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"nothing wrong", map[string]string{
			"en/generic/a.txt": header + "\nThe reporting that you read here is paid for by {name}.\n\nThank you.\n",
			"en/generic/b.txt": header + "match: beside\n\n{money}\n",
		}, nil},
		{"a paragraph in two files, but for case and signs", map[string]string{
			"en/generic/a.txt": header + "match: line\n\nSupport our newsroom\n",
			"en/generic/b.txt": header + "match: line\n\nSupport us\n\n“Support our NEWSROOM!”\n",
		}, []string{"en/generic/b.txt:8: this paragraph stands in en/generic/a.txt:6 too"}},
		{"a paragraph twice in a file", map[string]string{
			"en/generic/a.txt": header + "match: line\n\nSupport us\n\nGive\n\nSupport us!\n",
		}, []string{"en/generic/a.txt:10: this paragraph stands twice in the file"}},
		{"other slots are another paragraph", map[string]string{
			"en/generic/a.txt": header + "match: line\n\nSupport {name}\n\nSupport {any:3}\n",
		}, nil},
		{"variants of one publisher share paragraphs", map[string]string{
			"en/a/1.txt": "publisher: A\nkind: appeal\nlanguage: en\n\nThe reporting that you read here is paid for by readers.\n",
			"en/a/2.txt": "publisher: A\nkind: appeal\nlanguage: en\n\nThe reporting that you read here is paid for by readers.\n",
		}, nil},
		{"two languages share a word", map[string]string{
			"de/generic/a.txt": "publisher: generic\nkind: newsletter\nlanguage: de\nmatch: beside\n\nNewsletter\n",
			"en/generic/a.txt": "publisher: generic\nkind: newsletter\nlanguage: en\nmatch: beside\n\nNewsletter\n",
		}, nil},
		{"nothing but slots", map[string]string{
			"en/generic/a.txt": header + "match: line\n\nGive now\n\n© {number} {name}\n",
		}, []string{"en/generic/a.txt:8: nothing but slots"}},
		{"a passage of short sentences", map[string]string{
			"en/generic/a.txt": header + "\nGive now. We need you! Would you give {money} or {any:20}?\n",
		}, []string{`en/generic/a.txt:5: no sentence of this passage has 8 words; the longest has 4`}},
		{"a passage in a script without spaces", map[string]string{
			"ja/generic/a.txt": "publisher: generic\nkind: appeal\nlanguage: ja\n\n私たちの報道は読者の寄付で成り立っています。\n",
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range c.files {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
			collection, err := Read(fsys)
			if err != nil {
				t.Fatal(err)
			}
			faults := Lint(collection)
			if len(faults) != len(c.want) {
				t.Fatalf("got %v, want %q", faults, c.want)
			}
			for i, f := range faults {
				if !strings.HasPrefix(f.Error(), c.want[i]) || f.Hint == "" {
					t.Errorf("got  %v\nwant %s…; and a hint", f, c.want[i])
				}
			}
		})
	}
}

func TestLintLibrary(t *testing.T) {
	for _, f := range Lint(library(t)) {
		t.Error(f)
	}
}

func library(t *testing.T) core.Library {
	t.Helper()
	c, err := Library()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Templates) == 0 {
		t.Fatal("the library is empty")
	}
	return c
}

// Examples must be found by a template of their folder, and keep lines by none.
func TestExamples(t *testing.T) {
	pack, err := Pack()
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	found := func(text, template string) (bytes int) {
		result, err := engine.Clean(text, core.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range result.Spans {
			if s.Verdict != core.Keep && strings.HasPrefix(s.Template, template) {
				bytes += s.End - s.Start
			}
		}
		return bytes
	}
	for _, tpl := range library(t).Templates {
		folder := tpl.Path[:strings.LastIndexByte(tpl.Path, '/')+1]
		for _, example := range tpl.Examples {
			if found(example, folder) == 0 {
				t.Errorf("%s: no template of its folder finds the example %q", tpl.Path, example)
			}
		}
		for _, keep := range tpl.Keeps {
			if found(keep, "") > 0 {
				t.Errorf("%s: the keep line %q is found", tpl.Path, keep)
			}
		}
	}
}

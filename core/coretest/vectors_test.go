package coretest

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

func TestParseVector(t *testing.T) {
	v, err := ParseVector("case", "comment: glued\nescape: yes\nallow: suggest\n-- keep --\nOne.\\\n-- remove en/a/b --\nTwo \\x2d- \\u00a0\\xff\\\\\\r\n-- suggest --\n\\ud83d\\ude80\n")
	if err != nil {
		t.Fatal(err)
	}
	if v.Comment != "glued" || !v.AllowSuggest || v.Unfit != "" {
		t.Errorf("header read as %+v", v)
	}
	want := []Section{
		{core.Keep, "", "One."},
		{core.Remove, "en/a/b", "Two -- \u00a0\xff\\\r\n"},
		{core.Suggest, "", "🚀\n"},
	}
	if len(v.Sections) != len(want) {
		t.Fatalf("read %d sections, want %d", len(v.Sections), len(want))
	}
	joined := ""
	for i, s := range v.Sections {
		joined += s.Text
		if s != want[i] {
			t.Errorf("section %d is %+v, want %+v", i, s, want[i])
		}
	}
	if v.Input != joined {
		t.Errorf("the input is %q, its sections joined %q", v.Input, joined)
	}
	if got := v.Kept(); got != "One.🚀\n" {
		t.Errorf("kept %q", got)
	}
}

func TestSectionEnds(t *testing.T) {
	for _, c := range []struct {
		body, want string
		escaped    bool
	}{
		{"a\n", "a\n", false},
		{"a\\\n", "a", false},
		{"a \\\n", "a ", false},
		{"a\n\\\n", "a\n", false},
		{"a", "a", false},
		{"a\\", "a", false},
		{"a\\x2d\n", "a\\x2d\n", false}, // no escape without the key
		{"a\\\\\n", "a\\\n", true},
		{"a\\\\\\\n", "a\\", true},
		{"\\\n", "", false},
	} {
		got, err := sectionText(c.body, c.escaped)
		if err != nil || got != c.want {
			t.Errorf("%q is read as %q (%v), want %q", c.body, got, err, c.want)
		}
	}
}

func TestHalfASurrogatePairIsUnfit(t *testing.T) {
	v, err := ParseVector("half", "comment: x\nescape: yes\n-- keep --\na\\ud83d b\n")
	if err != nil || v.Unfit == "" {
		t.Errorf("read as %+v, %v; want a vector that says it is unfit", v, err)
	}
}

func TestBadVectorsAreRefused(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"-- keep --\na\n", `v.txt:1: key "comment" is missing`},
		{"comment: x\n", `v.txt:1: the vector has no section`},
		{"comment: x\ncomment: y\n-- keep --\na\n", `v.txt:2: key "comment" stands twice`},
		{"comment: x\nscore: 900\n-- keep --\na\n", `v.txt:2: unknown key or value "score: 900"`},
		{"comment: x\nescape: no\n-- keep --\na\n", `v.txt:2: unknown key or value "escape: no"`},
		{"comment: x\nallow: remove\n-- keep --\na\n", `v.txt:2: unknown key or value "allow: remove"`},
		{"comment: x\n\n-- keep --\na\n", `v.txt:2: expected "key: value" or a marker`},
		{"comment: x\n-- drop en/a/b --\na\n", `v.txt:2: unknown section "drop en/a/b"`},
		{"comment: x\n-- keep en/a/b --\na\n", `v.txt:2: unknown section "keep en/a/b"`},
		{"comment: x\n-- keep --\na\n-- The Editors --\n", `v.txt:4: unknown section "The Editors"`},
		{"comment: x\n-- keep --\na\n-- said the editor\n", `v.txt:4: unreadable marker "-- said the editor"`},
		{"comment: x\n-- remove a b --\na\n", `v.txt:2: unreadable marker "-- remove a b --"`},
		{"comment: x\n-- keep --\n-- remove --\na\n", `v.txt:2: the section is empty`},
		{"comment: x\n-- keep --\n\\\n", `v.txt:2: the section is empty`},
		{"comment: x\n-- keep --\na\n-- keep --\nb\n", `v.txt:4: two kept sections in a row`},
		{"comment: x\nescape: yes\n-- keep --\na\\q\n", `v.txt:3: unknown escape "\\q`},
		{"comment: x\nescape: yes\n-- keep --\na\\xf\n", `v.txt:3: unknown escape "\\xf`},
		{"comment: x\nescape: yes\n-- keep --\na\\u00g0\n", `v.txt:3: unknown escape "\\u00g0"`},
	} {
		_, err := ParseVector("v", c.text)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q gives error %v, want %q…", c.text, err, c.want)
		}
	}
}

// TestSharedVectors holds every vector against the rules that all of them keep.
func TestSharedVectors(t *testing.T) {
	all, err := Vectors()
	if err != nil {
		t.Fatal(err)
	}
	library, err := SmallLibrary()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, l := range library.Templates {
		known[l.Path] = true
	}
	negatives := 0
	for _, v := range all {
		if strings.HasPrefix(v.Name, "keep-") {
			negatives++
			if len(v.Sections) != 1 || v.Sections[0].Verdict != core.Keep {
				t.Errorf("%s: a hard negative is one single kept section", v.Name)
			}
			if n := len(strings.Fields(v.Input)); n < 60 || n > 220 {
				t.Errorf("%s: %d words, want 60 to 220", v.Name, n)
			}
		} else if len(v.Sections) < 2 {
			t.Errorf("%s: nothing goes; call it \"keep-%s.txt\"", v.Name, v.Name)
		}
		for _, s := range v.Sections {
			if s.Template != "" && !known[s.Template] {
				t.Errorf("%s: template %q is not in the small library", v.Name, s.Template)
			}
		}
		checkGaps(t, v)
	}
	if positives := len(all) - negatives; negatives < 30 || positives < 25 {
		t.Errorf("%d hard negatives and %d others, want 30 and 25 at least", negatives, positives)
	}
}

// checkGaps is invariant 3 of the design, for sections that go or may go: the
// wider of the gaps beside them stays, and where they are equal the one before.
func checkGaps(t *testing.T, v Vector) {
	t.Helper()
	for i := 0; i < len(v.Sections); {
		if v.Sections[i].Verdict == core.Keep {
			i++
			continue
		}
		left, right, gone := "", "", ""
		if i > 0 {
			left = v.Sections[i-1].Text
		}
		for ; i < len(v.Sections) && v.Sections[i].Verdict != core.Keep; i++ {
			gone += v.Sections[i].Text
		}
		if i < len(v.Sections) {
			right = v.Sections[i].Text
		}
		head, tail := len(gone)-len(strings.TrimLeft(gone, gapChars)), len(strings.TrimRight(gone, gapChars))
		keptLeft := left[len(strings.TrimRight(left, gapChars)):]
		keptRight := right[:len(right)-len(strings.TrimLeft(right, gapChars))]
		before, after, stays := keptLeft+gone[:head], gone[tail:]+keptRight, keptLeft+keptRight
		want := before
		switch {
		case left == "":
			want = ""
		case right == "":
			want = strings.Trim(before+after, " >")
			if n := strings.IndexByte(want, '\n'); n >= 0 {
				want = want[:n+1]
			}
		case breaks(after) > breaks(before):
			want = after
		}
		if stays != want {
			t.Errorf("%s: around %q stays %q, want %q", v.Name, gone[:min(40, len(gone))], stays, want)
		}
	}
}

const gapChars = " \t\r\n>"

package coretest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// TestLayouts spells a small appeal in a small article for the layouts, and what
// is left of it: this is invariant 3 of the design, written out.
func TestLayouts(t *testing.T) {
	appeal := core.Template{Language: "en", Paragraphs: []string{"Dear reader,", "We need you. Give {money}."}}
	text := "A bee sat down.\n\nIt left.\n"
	for _, c := range []struct {
		name       string
		recipe     recipe
		text, want string // without a line break at the end
	}{
		{"middle", recipe{}, "A bee sat down.\n\nDear reader,\n\nWe need you. Give $2.\n\nIt left.", "A bee sat down.\n\nIt left."},
		{"top", recipe{place: "top"}, "Dear reader,\n\nWe need you. Give $2.\n\nA bee sat down.\n\nIt left.", "A bee sat down.\n\nIt left."},
		{"end", recipe{place: "end"}, "A bee sat down.\n\nIt left.\n\nDear reader,\n\nWe need you. Give $2.", "A bee sat down.\n\nIt left.\n"},
		{"no blank lines", recipe{lines: "blank-none"}, "A bee sat down.\nDear reader,\nWe need you. Give $2.\nIt left.", "A bee sat down.\nIt left."},
		{"blank lines doubled", recipe{lines: "blank-doubled"}, "A bee sat down.\n\n\n\nDear reader,\n\n\n\nWe need you. Give $2.\n\n\n\nIt left.", "A bee sat down.\n\n\n\nIt left."},
		{"appeal in one line", recipe{lines: "one-line-appeal"}, "A bee sat down.\n\nDear reader, We need you. Give $2.\n\nIt left.", "A bee sat down.\n\nIt left."},
		{"text in one line", recipe{lines: "one-line-text"}, "A bee sat down. Dear reader, We need you. Give $2. It left.", "A bee sat down. It left."},
		{"text in one line, top", recipe{lines: "one-line-text", place: "top"}, "Dear reader, We need you. Give $2. A bee sat down. It left.", "A bee sat down. It left."},
		{"text in one line, end", recipe{lines: "one-line-text", place: "end"}, "A bee sat down. It left. Dear reader, We need you. Give $2.", "A bee sat down. It left."},
		{"quoted", recipe{marks: "quoted"}, "> A bee sat down.\n>\n> Dear reader,\n>\n> We need you. Give $2.\n>\n> It left.", "> A bee sat down.\n>\n> It left."},
		{"quoted, top", recipe{marks: "quoted", place: "top"}, "> Dear reader,\n>\n> We need you. Give $2.\n>\n> A bee sat down.\n>\n> It left.", "> A bee sat down.\n>\n> It left."},
		{"quoted, end", recipe{marks: "quoted", place: "end"}, "> A bee sat down.\n>\n> It left.\n>\n> Dear reader,\n>\n> We need you. Give $2.", "> A bee sat down.\n>\n> It left.\n"},
		{"list", recipe{marks: "bullets-text"}, "- A bee sat down.\n- Dear reader,\n- We need you. Give $2.\n- It left.", "- A bee sat down.\n- It left."},
		{"wrapped", recipe{wrap: 10}, "A bee sat\ndown.\n\nDear\nreader,\n\nWe need\nyou. Give\n$2.\n\nIt left.", "A bee sat\ndown.\n\nIt left."},
		{"upper case", recipe{upper: "upper-appeal"}, "A bee sat down.\n\nDEAR READER,\n\nWE NEED YOU. GIVE $2.\n\nIt left.", "A bee sat down.\n\nIt left."},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := lay(c.recipe, appeal, text, "$2")
			got := strings.TrimSuffix(v.Text, "\n")
			want := c.want
			if v.Text != got && !strings.HasSuffix(want, "\n") {
				want += "\n"
			}
			if got != c.text {
				t.Errorf("text\n%q, want\n%q", got, c.text)
			}
			if v.Want != want {
				t.Errorf("left\n%q, want\n%q", v.Want, want)
			}
		})
	}
}

// lay makes the variant of a recipe whose sum is the wanted one.
func lay(r recipe, appeal core.Template, text, sum string) (v Variant) {
	for seed := uint64(0); !strings.Contains(v.Text, sum+"."); seed++ {
		v = Variant{}
		makeVariant(&v, rand.New(rand.NewPCG(seed, 0)), r, appeal, Article{"en-bee", "en", text}, nil)
	}
	return v
}

func TestGluedStandsBehindAFullStop(t *testing.T) {
	glued := 0
	for _, v := range variants(t, 4, 2000) {
		for _, a := range v.Axes {
			if a != "glued" {
				continue
			}
			glued++
			start := v.Sentences[0].Start
			before := strings.TrimRight(v.Text[:start], `*_"”»`)
			if !strings.HasSuffix(before, ".") && !strings.HasSuffix(before, "?") && !strings.HasSuffix(before, "!") && !strings.HasSuffix(before, "。") {
				t.Errorf("%s: the appeal follows %q", v.Name, v.Text[max(0, start-20):start])
			}
		}
	}
	if glued < 40 {
		t.Errorf("only %d glued variants", glued)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		pieces  []piece
		width   int
		hyphens bool
		want    string
	}{
		{[]piece{{"one two three", 0}}, 7, false, "one two\nthree"},
		{[]piece{{"said.", article}, {"Before you go", 0}}, 12, false, "said.Before\nyou go"},
		{[]piece{{"an extraordinary day", 0}}, 10, true, "an extrao-\nrdinary\nday"},
		{[]piece{{"an extraordinary day", 0}}, 10, false, "an\nextraordinary\nday"},
		{[]piece{{"我们需要，您的支持。", 0}}, 8, false, "我们需\n要，您的\n支持。"},
	} {
		got := ""
		for _, p := range wrap(c.pieces, c.width, c.hyphens) {
			got += p.text
		}
		if got != c.want {
			t.Errorf("wrapped at %d: %q, want %q", c.width, got, c.want)
		}
	}
}

func TestTokensJoinToTheParagraph(t *testing.T) {
	appeals, err := Appeals()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range appeals {
		letter := splitAppeal(a)
		for i, paragraph := range letter {
			text := ""
			for j, s := range paragraph {
				if j > 0 && !s.unspaced {
					text += " "
				}
				text += s.text(map[string]string{"money": "{money}", "number": "{number}", "date": "{date}"})
			}
			if text != a.Paragraphs[i] {
				t.Errorf("%s: paragraph %q is cut into %q", a.Path, a.Paragraphs[i], text)
			}
		}
	}
}

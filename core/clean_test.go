package core

import (
	"strings"
	"testing"
)

func TestCleanNothing(t *testing.T) {
	engine := engineOf(t, lamp())
	r, err := engine.Clean("", Options{})
	if err != nil || len(r.Spans) != 0 || r.Kept() != "" || r.AlmostAll {
		t.Errorf("the empty text gives %+v, %v", r, err)
	}
	for _, text := range []string{" ", "\n\n", "\x00\xff", "…", "It rained.", "\ufeff\r\n> "} {
		r, err := engine.Clean(text, Options{})
		if err != nil || r.Kept() != text || len(r.Spans) != 1 || r.Spans[0].Verdict != Keep {
			t.Errorf("%q gives %+v, %v", text, r, err)
		}
	}
	if r, err := engineOf(t).Clean(lampCoast, Options{Suggested: Remove}); err != nil || r.Kept() != lampCoast {
		t.Errorf("an empty library removes something: %+v, %v", r, err)
	}
}

func TestCleanErrors(t *testing.T) {
	engine := engineOf(t, lamp())
	_, err := engine.Clean("It rained.", Options{Kinds: []string{"appeal", "-adverts"}})
	if err == nil || !strings.HasPrefix(err.Error(), `unknown kind "adverts"; the kinds are appeal, newsletter, `) {
		t.Errorf("got %v", err)
	}
	if e, ok := err.(*Error); !ok || e.File != "" || e.Line != 0 {
		t.Errorf("the error is %#v", err)
	}
}

func TestErrorText(t *testing.T) {
	for want, e := range map[string]*Error{
		"it is wrong":                     {What: "it is wrong"},
		"it is wrong; mend it":            {What: "it is wrong", Hint: "mend it"},
		"a.txt: it is wrong; mend it":     {File: "a.txt", What: "it is wrong", Hint: "mend it"},
		"a.txt:3: it is wrong; mend it":   {File: "a.txt", Line: 3, What: "it is wrong", Hint: "mend it"},
		"it is wrong, without a file too": {Line: 3, What: "it is wrong, without a file too"},
	} {
		if got := e.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Spans of every round lie where they stood in the text.
func TestCleanSpans(t *testing.T) {
	engine := engineOf(t, lamp(), of(prose("en/the-pier/appeal", "Every gull on the pier is fed by somebody who cannot swim at all.", "Feed one"), func(t *Template) { t.Publisher = "The Pier" }))
	const gull = "Every gull on the pier is fed by somebody who cannot swim at all."
	for _, want := range []string{
		// What goes together leaves nothing for a button to hang on.
		rain + "⟦" + gull + "\n\n" + lampCoast + "\n\n⟧Feed one\n\nHe left." + storm,
		rain + "⟦" + lampCoast + "\n\n" + gull + "\n\nFeed one\n\n⟧He left." + storm,
		// Several cuts, each told apart in the text.
		rain + "⟦" + lampCoast + "\n\n⟧He left.\n\n⟦" + lampGive + "\n\n⟧He stayed.\n\n⟦" + gull + "\n\n⟧They fed it." + storm,
	} {
		r := checkMarked(t, engine, want, Options{})
		var b strings.Builder
		at := 0
		for _, s := range r.Spans {
			if s.Start != at {
				t.Errorf("a span begins at %d, want %d", s.Start, at)
			}
			at = s.End
			b.WriteString(r.Text[s.Start:s.End])
		}
		if b.String() != unmark.Replace(want) {
			t.Errorf("the spans are %q", b.String())
		}
	}
}

// Ranges of quotations are carried over what was taken out before them.
func TestCleanQuotedShift(t *testing.T) {
	engine := engineOf(t, lamp())
	want := rain + "⟦" + lampOil + "\n\n⟧He left.\n\n" + lampCoast + " " + lampGive + "\n\nHe came back.\n\n⟦" + lampOil + "\n\n⟧He stayed." + storm
	text := unmark.Replace(want)
	at := strings.Index(text, lampCoast)
	quoted := []Range{{at, at + len(lampCoast+" "+lampGive)}}
	checkMarked(t, engine, want, Options{Quoted: quoted})
	if quoted[0].Start != at {
		t.Error("the caller's ranges were changed")
	}
	// Ranges that are no ranges of the text do no harm.
	for _, odd := range [][]Range{{{-5, 3}}, {{0, 1 << 40}}, {{9, 2}}, {{len(text), len(text)}}} {
		r, err := engine.Clean(text, Options{Quoted: odd})
		if err != nil || r.Text != text {
			t.Errorf("%v: %v", odd, err)
		}
	}
}

// The same options may be used by the caller again.
func TestCleanLeavesOptions(t *testing.T) {
	engine := engineOf(t, lamp())
	o := Options{Kinds: []string{"-ad"}, Suggested: Remove}
	for range 3 {
		checkMarked(t, engine, rain+"⟦"+lampCoast+"\n\n⟧He left."+storm, o)
	}
	if o.Kinds[0] != "-ad" || o.Suggested != Remove {
		t.Errorf("the options are now %+v", o)
	}
}

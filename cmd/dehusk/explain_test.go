package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

func TestEdits(t *testing.T) {
	long := "one two three four five six seven eight nine ten"
	for _, c := range []struct {
		edits []core.Edit
		want  string
	}{
		{nil, ""},
		{[]core.Edit{{Op: core.Equal, Words: long}, {Op: core.Slot, Words: "$5"}}, ""},
		{
			[]core.Edit{{Op: core.Equal, Words: long}, {Op: core.Missing, Words: "a\nb"}, {Op: core.Equal, Words: long}, {Op: core.Added, Words: "c"}, {Op: core.Equal, Words: long}},
			"~ … seven eight nine ten [-a b-] one two three four … seven eight nine ten {+c+} one two three four …\n",
		},
		{
			[]core.Edit{{Op: core.Added, Words: "\x1b[2Jc"}, {Op: core.Equal, Words: "one two"}, {Op: core.Slot, Words: "$5"}},
			"~ {+␛[2Jc+} one two <$5>\n",
		},
	} {
		var b bytes.Buffer
		explanation{&b, false}.edits(c.edits)
		if b.String() != c.want {
			t.Errorf("got  %q\nwant %q", b.String(), c.want)
		}
	}
}

// TestColour: with colour the same text is there, between codes that end.
func TestColour(t *testing.T) {
	text := "kept\nout\n"
	c := cleaned{
		document: document{name: "a.txt"},
		Result: core.Result{Text: text, Spans: []core.Span{
			{Start: 0, End: 5},
			{Start: 5, End: 9, Verdict: core.Remove, Kind: core.Appeal, Evidence: core.Beside},
		}},
		engine: new(core.Engine),
	}
	var black, coloured bytes.Buffer
	explanation{&black, false}.print(c)
	explanation{&coloured, true}.print(c)
	want := bold + "a.txt: 1 passage, 1 line taken out" + plain + "\n\n  kept\n" +
		bold + red + "  appeal · beside: belongs to the passage next to it" + plain + "\n" + red + "- out" + plain + "\n"
	if coloured.String() != want {
		t.Errorf("got  %q\nwant %q", coloured.String(), want)
	}
	bare := strings.NewReplacer(plain, "", bold, "", red, "").Replace(coloured.String())
	if black.String() != bare {
		t.Errorf("without colour %q, with colour %q", black.String(), bare)
	}
}

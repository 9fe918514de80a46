package abi

import (
	"slices"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

const ownTemplate = `publisher: The Harbour Post
kind: appeal
language: en

Our reporters spend every winter on the quays so that you know what the port is up to. Please give {money} a month to keep them there.
`

const article = "The ferry 🚢 came in late.\n\n" +
	"Our reporters spend every winter on the quays so that you know what the port is up to. Please give $4 a month to keep them there.\n\n" +
	"Nobody on board had noticed, the captain said, and the café was full."

func TestCleanAnswer(t *testing.T) {
	s := newState()
	if !s.addTemplate("en/the-harbour-post/appeal.txt", ownTemplate) {
		t.Fatalf("addTemplate: %s", s.output)
	}
	if !s.clean(article, false) {
		t.Fatalf("clean: %s", s.output)
	}
	count := int(s.answer[0])
	if want := 2 + count*spanFields; count < 3 || len(s.answer) != want || s.answer[1] != 0 {
		t.Fatalf("the answer has %d numbers for %d spans, almostAll %d; want %d numbers, at least 3 spans", len(s.answer), count, s.answer[1], want)
	}
	removed, end := "", uint32(0)
	for i := range count {
		f := s.answer[2+i*spanFields:][:spanFields]
		if f[2] != end {
			t.Errorf("span %d begins at byte %d, the one before ended at %d", i, f[2], end)
		}
		end = f[3]
		if s.names[f[4]] != "remove" {
			continue
		}
		removed += article[f[2]:f[3]]
		got := []string{s.names[f[5]], s.names[f[8]], s.names[f[9]]}
		want := []string{"appeal", "en/the-harbour-post/appeal", "The Harbour Post"}
		if !slices.Equal(got, want) {
			t.Errorf("kind, template, publisher of span %d: %q, want %q", i, got, want)
		}
	}
	if int(end) != len(article) {
		t.Errorf("the spans end at byte %d of %d", end, len(article))
	}
	if !strings.HasPrefix(strings.TrimSpace(removed), "Our reporters") || !strings.HasSuffix(strings.TrimSpace(removed), "there.") {
		t.Errorf("removed %q", removed)
	}
}

func TestFailuresAreSentences(t *testing.T) {
	for _, c := range []struct {
		name string
		call func(s *state) bool
		want string
	}{
		{"template", func(s *state) bool { return s.addTemplate("a.txt", "colour: red\n\nText.") }, `a.txt:1: unknown key "colour"`},
		{"language", func(s *state) bool { return s.addTemplate("xx/language.txt", "colour: red") }, `xx/language.txt:1: unknown key "colour"`},
		{"pack", func(s *state) bool { return s.loadPack([]byte("no pack at all")) && s.clean("a", false) }, "pack"},
		{"kind", func(s *state) bool { s.setOption(optionKind, "applause"); return s.clean("a", false) }, `unknown kind "applause"`},
		{"html", func(s *state) bool { return s.cleanHTML("<p>", false) }, "reads no HTML"},
		{"place", func(s *state) bool { return s.nameAt(1 << 20) }, "no such place"},
	} {
		s := newState()
		if c.call(s) {
			t.Errorf("%s: no error", c.name)
		} else if !strings.Contains(string(s.output), c.want) {
			t.Errorf("%s: %q does not say %q", c.name, s.output, c.want)
		}
	}
}

func TestOptionsHoldForOneText(t *testing.T) {
	s := newState()
	s.setOption(optionKind, "applause")
	s.quote(0, 1)
	if s.clean("a", false) {
		t.Fatal("an unknown kind was accepted")
	}
	if !s.clean("a", false) {
		t.Errorf("options of one text reached the next: %s", s.output)
	}
}

func TestInputFits(t *testing.T) {
	s := newState()
	s.setOption(optionKind, "applause")
	if !s.fits(core.MaxText) || s.fits(core.MaxText+1) {
		t.Error("the longest input is not that of core")
	}
	if want := "the text is longer than 1024 MB; clean it in parts"; string(s.output) != want {
		t.Errorf("%q, want %q", s.output, want)
	}
	if !s.clean("a", false) {
		t.Errorf("options of a refused text reached the next: %s", s.output)
	}
}

func TestKindsAnswer(t *testing.T) {
	s := newState()
	s.kinds()
	kinds := core.Kinds()
	if len(s.answer) != 1+3*len(kinds) || int(s.answer[0]) != len(kinds) {
		t.Fatalf("%d numbers, the first is %d, for %d kinds", len(s.answer), s.answer[0], len(kinds))
	}
	for i, kind := range kinds {
		row := s.answer[1+3*i:][:3]
		got := []string{s.names[row[0]], s.names[row[1]], s.names[row[2]]}
		if want := []string{kind.Name, kind.Meaning, kind.Default.String()}; !slices.Equal(got, want) {
			t.Errorf("kind %d is %q, want %q", i, got, want)
		}
	}
}

func TestDropTemplates(t *testing.T) {
	s := newState()
	s.addTemplate("en/the-harbour-post/appeal.txt", ownTemplate)
	s.dropTemplates()
	s.clean(article, false)
	for i := range int(s.answer[0]) {
		if template := s.answer[2+i*spanFields+8]; template != 0 {
			t.Errorf("a dropped template was found: %q", s.names[template])
		}
	}
}

func TestExplainAnswer(t *testing.T) {
	s := newState()
	s.addTemplate("en/the-harbour-post/appeal.txt", ownTemplate)
	s.clean(article, false)
	for i := range int(s.answer[0]) {
		f := slices.Clone(s.answer[2+i*spanFields:][:spanFields])
		if f[8] == 0 {
			continue
		}
		if !s.explain(article, f[0], f[1], f[8]) {
			t.Fatalf("explain: %s", s.output)
		}
		total := 0
		for j := range int(s.answer[0]) {
			total += int(s.answer[2+2*j])
		}
		if s.answer[0] == 0 || total != len(s.output) || !strings.Contains(string(s.output), "winter on the quays") {
			t.Errorf("%d edits of %d bytes say %q", s.answer[0], total, s.output)
		}
		return
	}
	t.Error("no span names a template")
}

func TestReasonsAnswer(t *testing.T) {
	pack, err := core.Compile(core.Library{Genre: core.GenreTable{
		{Feature: "word inbox", Second: 900, Kind: core.Newsletter}, {Feature: "place tail", Second: 40},
	}})
	if err != nil {
		t.Fatal(err)
	}
	s := newState()
	s.packs = append(s.packs, pack)
	text := "The ferry 🚢 came in two hours late on Monday, and nobody on board had noticed, since the café was full.\n\nInto your İnbox, your INBOX."
	s.clean(text, false)
	for i := range int(s.answer[0]) {
		f := slices.Clone(s.answer[2+i*spanFields:][:spanFields])
		if s.names[f[4]] == "keep" {
			continue
		}
		if !s.reasons(text, f[0], f[1]) {
			t.Fatalf("reasons: %s", s.output)
		}
		if len(s.answer) != 1+4*2 || s.answer[0] != 2 {
			t.Fatalf("the answer is %v", s.answer)
		}
		word, tail := s.answer[1:5], s.answer[5:9]
		if s.names[word[0]] != "word" || s.names[tail[0]] != "tail" || word[1] == 0 || tail[1] != 40 || tail[3] != 0 {
			t.Errorf("the reasons are %v and %v", word, tail)
		}
		if want := "word inbox" + "INBOX" + "place tail"; string(s.output) != want || word[2] != 10 || word[3] != 5 || tail[2] != 10 {
			t.Errorf("%q of %v and %v, want %q", s.output, word, tail, want)
		}
		if !s.reasons(text, f[1], f[1]+9) || s.answer[0] != 0 {
			t.Errorf("outside of the text there are reasons: %v", s.answer)
		}
		return
	}
	t.Error("nothing reads like boilerplate")
}

func TestToBytes(t *testing.T) {
	text := "aä漢😀z" // 1, 2, 3, 4, 1 bytes; 1, 1, 1, 2, 1 units
	for _, c := range []struct{ start, end, startByte, endByte int }{
		{0, 0, 0, 0},
		{0, 1, 0, 1},
		{1, 2, 1, 3},
		{2, 3, 3, 6},
		{3, 5, 6, 10},
		{5, 6, 10, 11},
		{3, 4, 6, 6},    // within the pair
		{6, 99, 11, 11}, // beyond the end
		{0, 6, 0, 11},
	} {
		got := toBytes(text, []core.Range{{Start: c.start, End: c.end}})
		if want := (core.Range{Start: c.startByte, End: c.endByte}); got[0] != want {
			t.Errorf("[%d,%d): %v, want %v", c.start, c.end, got[0], want)
		}
	}
}

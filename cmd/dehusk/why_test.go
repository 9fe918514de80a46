package main

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

func TestNearness(t *testing.T) {
	for score, want := range map[int]string{1000: "word for word", 980: "word for word", 979: "nearly word for word", 850: "nearly word for word", 849: "much the same", 600: "much the same", 599: "reworded", 1: "reworded"} {
		if got := nearness(score); got != want {
			t.Errorf("%d: got %q instead of %q", score, got, want)
		}
	}
}

func TestSureness(t *testing.T) {
	for score, want := range map[int]string{1000: "almost certainly", 980: "almost certainly", 979: "very probably", 940: "very probably", 939: "probably", 1: "probably"} {
		if got := sureness(score); got != want {
			t.Errorf("%d: got %q instead of %q", score, got, want)
		}
	}
}

// TestEvidence: every kind of evidence that the engine may name has its words.
func TestEvidence(t *testing.T) {
	for e := core.Match; e <= core.Genre; e++ {
		if !strings.HasPrefix(evidence[e], e.String()+": ") {
			t.Errorf("%v is explained as %q", e, evidence[e])
		}
	}
}

// TestSenses: every reason that the engine may name has its words, and only words
// of the text are quoted.
func TestSenses(t *testing.T) {
	said := map[string]bool{}
	for _, s := range core.Senses() {
		words := senses[s]
		if own := s == core.SenseWord || s == core.SensePair; words == "" || said[words] || strings.Contains(words, "“…”") != own {
			t.Errorf("%v is said as %q", s, words)
		}
		said[words] = true
	}
	got := inWords([]core.Reason{{Sense: core.SensePair, Words: "sign\n\x1bup"}, {Sense: core.SenseLength}})
	if want := "the words “sign ␛up”, its length"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBecause(t *testing.T) {
	for want, s := range map[string]core.Span{
		"newsletter · very probably (957) · genre: reads like boilerplate":                                                          {Kind: core.Newsletter, Evidence: core.Genre, Score: 957},
		"nav · probably (900) · run: reads like boilerplate with the lines beside it":                                               {Kind: core.Nav, Evidence: core.Run, Score: 900},
		"related · Post · word for word (1000) · match: resembles a passage known by its fingerprint only · mined/p.x/related-1a2b": {Kind: core.Related, Publisher: "Post", Evidence: core.Match, Score: 1000, Template: "mined/p.x/related-1a2b"},
	} {
		if got := because(s); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

package core

import (
	"strings"
	"testing"
)

// What an article needs is kept, what a huge text needs is let go.
func TestScratch(t *testing.T) {
	x := engineOf(t, prose("en/lamp/a", lampPlea)).index
	scratch := newVerdictScratch()
	for _, c := range [...]struct {
		sentences int
		large     bool
	}{{1, false}, {2000, false}, {20_000, true}} {
		text := strings.Repeat("Rain fell on the harbour. ", c.sentences) + lampPlea
		if list, _ := x.once(text, &settings{kinds: ^kindSet(0)}, scratch); len(list) != 1 {
			t.Errorf("%d sentences: %v, want one span", c.sentences, list)
		}
		if scratch.large() != c.large {
			t.Errorf("%d sentences: it is let go: %t, want %t", c.sentences, scratch.large(), c.large)
		}
	}
}

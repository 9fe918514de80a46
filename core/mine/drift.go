package mine

import (
	"slices"

	"github.com/dehusk/dehusk/core"
)

// Drift: what publishers print no longer.

// stillSame is how many words of ten of a passage's sentence a page must have
// to be seen there.
const stillSame = 9

// Seen gives each passage the last day of the pages that have a sentence of it,
// where that is later than what it says. Pages without a day say nothing.
func Seen(engine *core.Engine, f core.Fingerprints, pages []Page) core.Fingerprints {
	f.Passages = slices.Clone(f.Passages)
	for _, page := range pages {
		if page.Publisher != f.Domain || page.Date == "" {
			continue
		}
		var sentences [][]uint16
		for _, block := range page.Blocks {
			for _, s := range engine.Sentences(block) {
				sentences = append(sentences, s.Words)
			}
		}
		for i := range f.Passages {
			if p := &f.Passages[i]; page.Date > p.Last && p.Last != page.Date && stands(p, sentences) {
				p.Last = page.Date
			}
		}
	}
	return f
}

// stands tells whether one of the passage's sentences that can stand alone, or any
// of them where none can, is among sentences.
func stands(p *core.Fingerprint, sentences [][]uint16) bool {
	alone := slices.ContainsFunc(p.Sentences, func(s []uint16) bool { return len(s) >= leastWords })
	for _, s := range p.Sentences {
		if alone && len(s) < leastWords {
			continue
		}
		for _, other := range sentences {
			if Alike(s, other) {
				return true
			}
		}
	}
	return false
}

// Alike tells whether a sentence of a page is one of a passage: nine words in ten
// of it that are no slots, in their order.
func Alike(passage, page []uint16) bool {
	if d := len(passage) - len(page); 5*max(d, -d) > len(passage) {
		return false
	}
	fixed := 0
	for _, w := range passage {
		if w != 0 {
			fixed++
		}
	}
	// Most sentences have nothing in common, which shows in the first few words.
	missing := 0
	for _, w := range passage {
		if w != 0 && !slices.Contains(page, w) {
			if missing++; 10*(fixed-missing) < stillSame*fixed {
				return false
			}
		}
	}
	equal := 0
	for i, same := range common(passage, page) {
		if same && passage[i] != 0 {
			equal++
		}
	}
	return 10*equal >= stillSame*fixed
}

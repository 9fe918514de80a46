package core

import "sync/atomic"

// A verdictScratch is what the stages need of memory for one text. It is
// kept to be used again: to make it anew takes as long as to use it.
type verdictScratch struct {
	text   folded
	rest   remainder
	found  []Span // to be removed
	shown  []Span // suggested, by round
	spared []Span // suggested, since almost all would have been removed
	rounds []int  // where in shown each round begins
	al     aligner
	genre  genreScratch
	lines  []lineMatch
	cut    cutScratch
	unlike map[comparison]bool
}

func newVerdictScratch() *verdictScratch {
	return &verdictScratch{unlike: map[comparison]bool{}}
}

// spares are those that nobody uses, as many as texts are cleaned at the same time on
// most machines. A sync.Pool would make the module of WebAssembly 47 KB larger.
var spares [16]atomic.Pointer[verdictScratch]

// takeScratch gives one to use for a text; done gives it back.
func takeScratch() *verdictScratch {
	for i := range spares {
		if spares[i].Load() == nil {
			continue
		}
		if s := spares[i].Swap(nil); s != nil {
			return s
		}
	}
	return newVerdictScratch()
}

// The most that is kept: a huge text's is let go.
const (
	scratchBlocks = 1 << 12
	scratchWords  = 1 << 16
)

// done gives the scratch back, where nothing of its text is in use any more.
func (s *verdictScratch) done() {
	s.text.text, s.rest.text = "", ""
	if s.large() {
		return
	}
	for i := range spares {
		if spares[i].CompareAndSwap(nil, s) {
			return
		}
	}
}

// large tells whether it is more than is kept.
func (s *verdictScratch) large() bool {
	return cap(s.text.words) > scratchWords || cap(s.text.hits) > scratchWords || cap(s.found) > scratchBlocks || cap(s.shown) > scratchBlocks ||
		cap(s.genre.blocks) > scratchBlocks || cap(s.al.kept) > 16*scratchBlocks || cap(s.al.back) > 64*scratchBlocks ||
		cap(s.lines) > scratchBlocks || cap(s.cut.units) > scratchBlocks
}

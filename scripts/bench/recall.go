package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// recallBounds say how many templates must be found, in per cent, of a library of
// that size where recallEdits per cent of a copy's words are edited.
var (
	recallEdits  = [...]int{10, 20, 30}
	recallBounds = [...]struct {
		size  int
		half  bool
		least [len(recallEdits)]float64
	}{
		{10_000, false, [...]float64{99.5, 99, 97}},
		{10_000, true, [...]float64{97, 95, 90}},
		{100_000, false, [...]float64{99, 98, 96}},
		{100_000, true, [...]float64{97, 95, 90}},
	}
)

// recallCopies are so many that a tenth of a per cent shows.
const recallCopies = 2000

func recallName(size int, half bool, percent int) string {
	return fmt.Sprintf("Recall/templates=%d/half=%t/edits=%d", size, half, percent)
}

// recall sets damaged copies of a library's templates into an article and counts
// those of which a template is seen: removed or suggested, whosever it is said to
// be. The library is mined passages, which are known by their hashes alone.
func recall(out io.Writer) error {
	article := coretest.NewWriter(1, "en").Article(1000)
	var library []core.Template
	var engine *core.Engine
	for _, b := range recallBounds {
		if len(library) != b.size {
			library = coretest.Library(1, b.size)
			pack, err := minedPack(library)
			if err != nil {
				return err
			}
			if engine, err = core.New(pack); err != nil {
				return err
			}
		}
		for _, percent := range recallEdits {
			found := 0
			rng := rand.New(rand.NewPCG(uint64(percent), 1))
			for range recallCopies {
				words := strings.Fields(coretest.Filled(library[rng.IntN(len(library))]))
				if b.half {
					words = words[:len(words)/2]
				}
				text := article + coretest.Edited(rng, words, percent) + "\n"
				result, err := engine.Clean(text, core.Options{})
				if err != nil {
					return err
				}
				for _, s := range result.Spans {
					if s.Evidence == core.Match && s.End > len(article) {
						found++
						break
					}
				}
			}
			fmt.Fprintf(out, "Benchmark%s %d %.2f %%\n", recallName(b.size, b.half, percent), recallCopies, 100*float64(found)/recallCopies)
		}
	}
	return nil
}

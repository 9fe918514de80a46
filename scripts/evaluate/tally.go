package main

import (
	"fmt"
	"math"

	"github.com/dehusk/dehusk/core"
)

// A tally counts what became of blocks; shown are the removed and the suggested, taken
// what goes where suggestions are taken out as well. Where each block was counted more
// than once, in several layouts, the intervals are those of the blocks.
type tally struct{ all, removed, shown, taken, each int }

func (t *tally) add(removed, shown, taken bool) {
	t.all++
	if removed {
		t.removed++
	}
	if shown {
		t.shown++
	}
	if taken {
		t.taken++
	}
}

// String gives numbers, shares and the intervals of the shares.
func (t tally) String() string {
	return fmt.Sprintf("n=%5d  removed %s  or suggested %s", t.all, t.interval(t.removed), t.interval(t.shown))
}

// bounds and interval are of a part of the tally.
func (t tally) bounds(part int) [2]float64 { return bounds(part/max(1, t.each), t.all/max(1, t.each)) }

func (t tally) interval(part int) string {
	b := t.bounds(part)
	return fmt.Sprintf("%5.1f %% (%.1f–%.1f)", percent(part, t.all), b[0], b[1])
}

func (t tally) figures() map[string]any {
	return map[string]any{
		"n": t.all, "removed": percent(t.removed, t.all), "removedOrSuggested": percent(t.shown, t.all),
		"removed95": t.bounds(t.removed), "removedOrSuggested95": t.bounds(t.shown),
	}
}

// tallies are tallies by name.
type tallies map[string]*tally

func (t tallies) at(name string) *tally {
	if t[name] == nil {
		t[name] = &tally{}
	}
	return t[name]
}

// bounds is the 95 % interval of a share, in per cent (E. B. Wilson, "Probable
// inference, the law of succession, and statistical inference", 1927).
func bounds(part, whole int) [2]float64 {
	const z = 1.96
	if whole == 0 {
		return [2]float64{0, 100}
	}
	n, p := float64(whole), float64(part)/float64(whole)
	middle := p + z*z/(2*n)
	reach := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return [2]float64{max(0, 100*(middle-reach)/(1+z*z/n)), min(100, 100*(middle+reach)/(1+z*z/n))}
}

// atMost is the 95 % bound of a share of which none was found, in per cent.
func atMost(n int) float64 { return 100 * (1 - math.Pow(.05, 1/float64(max(n, 1)))) }

// most tells whether more than half of a range has at least a verdict.
func most(spans []core.Span, r core.Range, least core.Verdict) bool {
	return 2*covered(spans, r, least) > r.End-r.Start
}

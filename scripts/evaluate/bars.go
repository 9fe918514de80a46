package main

import (
	"fmt"
	"slices"
	"strings"
)

// A bar is a figure that something is promised of.
type bar struct {
	Item  string  `json:"item"`  // "1" articles, "2" known publishers, "3" known campaigns, "4" and "5" never-seen ones, "6" cases, "7" The Moscow Times, "damage"
	What  string  `json:"what"`  // the figure, with its number
	Value float64 `json:"value"` // in per cent, or a count
	Least bool    `json:"least"` // whether the value must reach the limit, or must not pass it
	Limit float64 `json:"limit"`
	Holds bool    `json:"holds"`
}

// least and greatest add a figure with its limit to the last table.
func (e *evaluation) least(item, what string, value, limit float64) {
	e.bars = append(e.bars, bar{item, what, value, true, limit, value >= limit})
}

func (e *evaluation) greatest(item, what string, value, limit float64) {
	e.bars = append(e.bars, bar{item, what, value, false, limit, value <= limit})
}

// printBars prints all that was measured against its limit.
func printBars(e *evaluation) error {
	slices.SortStableFunc(e.bars, func(a, b bar) int { return strings.Compare(a.Item, b.Item) })
	missed := 0
	for _, b := range e.bars {
		sign, holds := "≤", "holds"
		if b.Least {
			sign = "≥"
		}
		if !b.Holds {
			holds = "MISSED"
			missed++
		}
		fmt.Printf("%-6s %-7s %8.2f %s %6.2f  %s\n", b.Item, holds, b.Value, sign, b.Limit, b.What)
	}
	fmt.Printf("%d of %d hold\n", len(e.bars)-missed, len(e.bars))
	e.put("bars", "all", e.bars)
	e.put("bars", "missed", missed)
	return nil
}

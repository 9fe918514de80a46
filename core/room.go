package core

// room is what the stages lay out while they work on a text, kept for the next one.
type room struct {
	probes     *[probes]probe
	hits       []hit
	chains     []chainOf
	links      []int32 // the hit that follows in a chain; -1 ends it
	young      templateMap
	candidates []candidate
	chained    []hit // of all candidates
	passages   []passage
	low        []bool
	quoted     []bool
	gaps       []gap
	cuts       []int
	spans      []Span
}

package main

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// fit is how the model is fitted: read off the printed curve, for all publishers left
// out together.
var fit = struct {
	shapeDecay, wordDecay            float64
	epochs, publishers               int
	asks                             float64
	rate, clean, hard, wary, appeal  float64
	leastShape, leastWord, leastPair float64
}{shapeDecay: 4, wordDecay: 1, epochs: 20, publishers: 5, asks: 8, rate: 0.15, clean: 0.5, hard: 1, wary: 1.6, appeal: 3, leastShape: 0.02, leastWord: 0.4, leastPair: 0.6}

// features numbers the names.
type features struct {
	list       []string
	numbers    map[string]int
	publishers map[string]map[string]bool // of a word
}

func newFeatures() *features {
	return &features{numbers: map[string]int{}, publishers: map[string]map[string]bool{}}
}

// isWord tells whether a feature is made of words.
func isWord(name string) bool {
	kind, _, _ := strings.Cut(name, " ")
	return kind == "word" || kind == "inside" || kind == "pair"
}

func (f *features) count(names []named, publisher string) {
	for _, n := range names {
		if !isWord(n.name) {
			continue
		}
		if f.publishers[n.name] == nil {
			f.publishers[n.name] = map[string]bool{}
		}
		f.publishers[n.name][publisher] = true
	}
}

func (f *features) frequent(name string) bool {
	return !isWord(name) || len(f.publishers[name]) >= fit.publishers
}

func (f *features) number(name string) int {
	n, ok := f.numbers[name]
	if !ok {
		n = len(f.list)
		f.numbers[name] = n
		f.list = append(f.list, name)
	}
	return n
}

// A model is the weights of both readings, in logits.
type model struct {
	first, second []float64
	names         *features
}

func dot(weights []float64, values []value) float64 {
	sum := 0.0
	for _, v := range values {
		sum += weights[v.feature] * v.value
	}
	return sum
}

// trainBoth fits both readings. The documents' first readings are made anew.
func trainBoth(documents []*document, names *features) *model {
	for k := range innerFolds {
		var rest []*document
		for _, d := range documents {
			if d.inner != k {
				rest = append(rest, d)
			}
		}
		first := train(rest, names, false)
		for _, d := range documents {
			if d.inner == k {
				d.readFirst(first)
			}
		}
	}
	for _, d := range documents {
		d.lookAround(names)
	}
	return &model{train(documents, names, false), train(documents, names, true), names}
}

func (d *document) readFirst(weights []float64) {
	for i := range d.blocks {
		d.blocks[i].first = dot(weights, d.blocks[i].values)
	}
}

// lookAround makes the features of the second reading, with the engine's own rule.
func (d *document) lookAround(names *features) {
	first := make([]int, len(d.blocks))
	for i := range d.blocks {
		first[i] = int(math.Round(core.ReadingUnit * d.blocks[i].first))
	}
	for i := range d.blocks {
		e := &d.blocks[i]
		e.near = e.near[:0]
		for k, v := range core.Nearby(first, i, e.size) {
			if v != 0 {
				e.near = append(e.near, value{names.number("near " + core.NearbyNames()[k]), float64(v) / 256})
			}
		}
	}
}

// read gives a document both readings.
func (m *model) read(d *document) {
	d.readFirst(m.first)
	d.lookAround(m.names)
	for i := range d.blocks {
		e := &d.blocks[i]
		e.second = dot(m.second, e.values) + dot(m.second, e.near)
	}
}

// train fits the weights of one reading.
func train(documents []*document, names *features, second bool) []float64 {
	type row struct {
		*example
		weight float64
	}
	var rows []row
	for _, d := range documents {
		for i := range d.blocks {
			e := &d.blocks[i]
			if !e.labelled() {
				continue
			}
			weight := d.weight
			if d.hard {
				weight *= fit.hard
			}
			if e.junk() && e.asks() && e.words > shortWords {
				weight *= fit.asks
			}
			rows = append(rows, row{e, weight})
		}
	}
	size := len(names.list) + 64 // room for names that the second reading adds
	weights, squares, sum := make([]float64, size), make([]float64, size), make([]float64, size)
	decay := make([]float64, size)
	for i := range size {
		squares[i] = 1e-3
		decay[i] = fit.shapeDecay * 1e-2
		if i < len(names.list) && isWord(names.list[i]) {
			decay[i] = fit.wordDecay * 1e-2
		}
	}
	step := func(values []value, slope float64) {
		for _, v := range values {
			g := slope*v.value + decay[v.feature]*weights[v.feature]
			squares[v.feature] += g * g
			weights[v.feature] -= fit.rate * g / math.Sqrt(squares[v.feature])
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	averaged := 0.0
	for epoch := range fit.epochs {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		for _, r := range rows {
			z := dot(weights, r.values)
			if second {
				z += dot(weights, r.near)
			}
			slope := logistic(z)
			if r.junk() {
				slope--
			}
			step(r.values, slope*r.weight)
			if second {
				step(r.near, slope*r.weight)
			}
		}
		if epoch >= fit.epochs/3 {
			averaged++
			for i, w := range weights {
				sum[i] += w
			}
		}
	}
	for i := range sum {
		sum[i] /= averaged
		if least := leastOf(names, i); sum[i] < least && sum[i] > -least {
			sum[i] = 0
		}
	}
	return sum
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// leastOf is the smallest weight that is worth its place in the table.
func leastOf(names *features, feature int) float64 {
	switch {
	case feature >= len(names.list) || !isWord(names.list[feature]):
		return fit.leastShape
	case strings.HasPrefix(names.list[feature], "pair "):
		return fit.leastPair
	}
	return fit.leastWord
}

// table rounds the weights. The second reading is calibrated.
func (m *model) table(names *features, c calibration, cues map[string]core.Kind) core.GenreTable {
	var table core.GenreTable
	for i, name := range names.list {
		w := core.GenreWeight{
			Feature: name,
			First:   int(math.Round(core.ReadingUnit * m.first[i])),
			Second:  int(math.Round(core.ReadingUnit * c.slope * m.second[i])),
			Kind:    cues[name],
		}
		if name == wary {
			w.Second -= int(math.Round(core.ReadingUnit * fit.wary))
		}
		if w.First != 0 || w.Second != 0 {
			table = append(table, w)
		}
	}
	table = append(table, core.GenreWeight{Feature: "every block", Second: int(math.Round(core.ReadingUnit * c.shift))})
	slices.SortFunc(table, func(a, b core.GenreWeight) int { return strings.Compare(a.Feature, b.Feature) })
	return table
}

// cues finds the kind of boilerplate that each word occurs in most.
func cues(documents []*document, names *features) map[string]core.Kind {
	counts := map[string]map[core.Kind]float64{}
	for _, d := range documents {
		for _, e := range d.blocks {
			kind, ok := core.KindNamed(e.Kind)
			if !e.junk() || !ok {
				continue
			}
			for _, v := range e.values {
				name := names.list[v.feature]
				if !isWord(name) {
					continue
				}
				if counts[name] == nil {
					counts[name] = map[core.Kind]float64{}
				}
				counts[name][kind] += d.weight
			}
		}
	}
	cues := map[string]core.Kind{}
	for name, kinds := range counts {
		best, most, all := core.NoKind, 0.0, 0.0
		for _, k := range core.Kinds() {
			all += kinds[k.Kind]
			if kinds[k.Kind] > most {
				best, most = k.Kind, kinds[k.Kind]
			}
		}
		if 2*most > all {
			cues[name] = best
		}
	}
	return cues
}

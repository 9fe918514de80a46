package core

// Seed: words in, places of templates out that share a few words in a row.
//
// A seed is a run of three words inside one sentence of a template (of five
// where a word is a single character). Of a long sentence only the rarest runs
// are indexed, for a text that resembles it shares some of them. A seed stands
// for at most maxPostings places: without that cap one stock phrase would cost
// as much as all the rest.
//
// One probe a word: a filter of a few bits a seed answers most of them, then a
// bucket of four entries, each 8 bits of the seed and 24 of the place. A false
// seed costs time and is found out later; a seed is never missed but by the cap.

// A gram is a seed of a template: the hash of its words and where it begins.
type gram struct {
	hash     uint32
	position uint32
}

const (
	bucketSize  = 4
	maxPosition = 1<<24 - 1
	gramFactor  = 0x9E3779B1
)

// gramHash joins the words of a run into one hash.
func gramHash(h uint32, word uint16) uint32 {
	h = (h ^ uint32(word)) * gramFactor
	return h ^ h>>15
}

// seedWords is the number of words in a seed.
func seedWords(alone bool) int {
	if alone {
		return gramAlone
	}
	return gramWords
}

// A seedTable finds the places of a seed.
type seedTable struct {
	filter  []uint64 // one bit of eight a seed
	buckets []uint32 // in fours; 0 is empty; a full bucket goes on in the next
}

// byHash orders grams by their hash and leaves those of one hash in their order: a
// radix sort, since to compare them two by two takes a tenth of an engine's start.
func byHash(grams []gram) []gram {
	const bits, parts = 11, 3 // of a hash of 32
	sorted := make([]gram, len(grams))
	for part := range parts {
		var next [1 << bits]int // place, by that part of the hash
		for _, g := range grams {
			next[g.hash>>(bits*part)%(1<<bits)]++
		}
		at := 0
		for i, n := range next {
			next[i], at = at, at+n
		}
		for _, g := range grams {
			place := &next[g.hash>>(bits*part)%(1<<bits)]
			sorted[*place] = g
			*place++
		}
		grams, sorted = sorted, grams
	}
	return grams
}

func newSeedTable(grams []gram) seedTable {
	grams = byHash(grams)
	size := 64
	for size < len(grams)*2 {
		size *= 2
	}
	t := seedTable{filter: make([]uint64, size*8/2/64), buckets: make([]uint32, size)}
	run := 0
	for i, g := range grams {
		if i > 0 && grams[i-1].hash == g.hash {
			run++
		} else {
			run = 0
		}
		if run < maxPostings {
			t.add(g)
		}
	}
	return t
}

func (t *seedTable) add(g gram) {
	bit := g.hash % uint32(len(t.filter)*64)
	t.filter[bit>>6] |= 1 << (bit & 63)
	for b := t.bucket(g.hash); ; b = (b + bucketSize) % len(t.buckets) {
		for i := range bucketSize {
			if t.buckets[b+i] == 0 {
				t.buckets[b+i] = g.hash>>24<<24 | (g.position + 1)
				return
			}
		}
	}
}

func (t *seedTable) bucket(hash uint32) int {
	return int((hash*0x85EBCA6B)>>8) % (len(t.buckets) / bucketSize) * bucketSize
}

// has is the filter's answer: false is certain.
func (t *seedTable) has(hash uint32) bool {
	bit := hash % uint32(len(t.filter)*64)
	return t.filter[bit>>6]>>(bit&63)&1 != 0
}

// find appends the places of a seed to hits.
func (t *seedTable) find(hash uint32, at int, hits []hit) []hit {
	for b := t.bucket(hash); ; b = (b + bucketSize) % len(t.buckets) {
		for _, e := range t.buckets[b : b+bucketSize] {
			if e == 0 {
				return hits
			}
			if e>>24 == hash>>24 {
				hits = append(hits, hit{at: at, position: int(e&maxPosition) - 1})
			}
		}
	}
}

// A hit says that a seed of the text begins at word at and stands in the
// templates at token position.
type hit struct{ at, position int }

// seed finds all hits of a text, in its order.
func (x *index) seed(f *folded) []hit {
	var hits []hit
	words := f.words
	for i := range words {
		n := gramWords
		if words[i].flags&wordAlone != 0 {
			n = gramAlone
		}
		if i+n > len(words) {
			continue
		}
		h := uint32(0)
		for _, w := range words[i : i+n] {
			h = gramHash(h, w.hash)
		}
		if x.seeds.has(h) {
			hits = x.seeds.find(h, i, hits)
		}
	}
	return hits
}

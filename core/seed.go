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
	filterBits  = 8 // a seed, at least
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
	filter  []uint64 // a power of two of them; one bit of filterBits and more a seed
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
	bits := 64
	for bits < len(grams)*filterBits {
		bits *= 2
	}
	t := seedTable{filter: make([]uint64, bits/64), buckets: make([]uint32, bucketSize*(1+len(grams)*3/2/bucketSize))}
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

// Seeds come in the order of their hashes, which is that of their buckets: so one after
// the other goes to where the memory is at hand.
func (t *seedTable) add(g gram) {
	t.filter[int(g.hash>>6)&(len(t.filter)-1)] |= 1 << (g.hash % 64)
	for b := t.bucket(g.hash); ; b = t.after(b) {
		for i := range bucketSize {
			if t.buckets[b+i] == 0 {
				t.buckets[b+i] = mark(g.hash)<<24 | (g.position + 1)
				return
			}
		}
	}
}

// mark is what a bucket keeps of a hash: neither what chose it nor what the filter asked.
func mark(hash uint32) uint32 { return hash * 0x85EBCA6B >> 24 }

// bucket is where the seeds of a hash begin, and after where they go on.
func (t *seedTable) bucket(hash uint32) int {
	return int(uint64(hash)*uint64(len(t.buckets)/bucketSize)>>32) * bucketSize
}

func (t *seedTable) after(bucket int) int {
	if bucket += bucketSize; bucket < len(t.buckets) {
		return bucket
	}
	return 0
}

// has is the filter's answer: false is certain.
func (t *seedTable) has(hash uint32) bool {
	return t.filter[int(hash>>6)&(len(t.filter)-1)]>>(hash%64)&1 != 0
}

// find appends the places of a seed to hits.
func (t *seedTable) find(hash uint32, at int, hits []hit) []hit {
	m := mark(hash)
	for b := t.bucket(hash); ; b = t.after(b) {
		for _, e := range t.buckets[b : b+bucketSize] {
			if e == 0 {
				return hits
			}
			if e>>24 == m {
				hits = append(hits, hit{at: at, position: int(e&maxPosition) - 1})
			}
		}
	}
}

// A hit says that a seed of the text begins at word at and stands in the
// templates at token position.
type hit struct{ at, position int }

// A probe is a run of the text that the filter lets through, and where it begins.
type probe struct {
	hash uint32
	at   uint32
}

// probes is how many runs are looked at in one go.
const probes = 256

// seed finds all hits of a text, in its order. What the filter lets through is listed
// first, without a branch: most runs of words are no seeds, and which nobody can predict.
func (x *index) seed(f *folded) []hit {
	if f.probes == nil {
		f.probes = new([probes]probe)
	}
	hits := f.hits[:0]
	for from := 0; from+gramWords <= len(f.words); from += probes {
		for _, p := range x.seeds.filtered(f.words[from:], f.probes) {
			hits = x.seeds.find(p.hash, from+int(p.at), hits)
		}
	}
	f.hits = hits
	return hits
}

// filtered lists the runs that begin with one of the first words, if the filter lets
// them through.
func (t *seedTable) filtered(words []word, list *[probes]probe) []probe {
	filter, last := t.filter, len(t.filter)-1
	n := 0
	first, second := &words[0], &words[1]
	for i := range words[gramWords-1 : min(len(words), probes+gramWords-1)] {
		third := &words[i+gramWords-1]
		hash := gramHash(gramHash(gramHash(0, first.hash), second.hash), third.hash)
		if first.flags&wordAlone != 0 {
			if i+gramAlone > len(words) {
				first, second = second, third
				continue
			}
			for _, w := range words[i+gramWords : i+gramAlone] {
				hash = gramHash(hash, w.hash)
			}
		}
		list[n%probes] = probe{hash, uint32(i)}
		n += int(filter[int(hash>>6)&last] >> (hash % 64) & 1)
		first, second = second, third
	}
	return list[:n]
}

package core

import "math/bits"

// A flatMap maps numbers to small numbers as a Go map would, in two flat slices: Go's
// maps are the slowest thing in WebAssembly, and an engine starts with a hundred
// thousand look-ups. A key stands at its hash or in the first free slot behind it.
type flatMap struct {
	keys   []uint64
	values []uint8 // 0: the slot is free
	used   int
}

// newFlatMap makes a map with room for so many keys; it grows where there are more.
func newFlatMap(room int) flatMap {
	size := 1 << bits.Len(uint(2*room))
	return flatMap{keys: make([]uint64, size), values: make([]uint8, size)}
}

// get gives a key's value, 0 where it has none.
func (m *flatMap) get(key uint64) uint8 { return m.values[m.slot(key)] }

// set gives a key a value, which is not 0.
func (m *flatMap) set(key uint64, value uint8) {
	i := m.slot(key)
	if m.values[i] == 0 {
		if m.used++; 2*m.used > len(m.keys) {
			m.grow()
			i = m.slot(key)
		}
		m.keys[i] = key
	}
	m.values[i] = value
}

func (m *flatMap) slot(key uint64) int {
	last := len(m.keys) - 1
	for i := int(key * hashFactor >> 32); ; i++ {
		if i &= last; m.keys[i] == key || m.values[i] == 0 {
			return i
		}
	}
}

func (m *flatMap) grow() {
	larger := newFlatMap(max(1, len(m.keys)/2))
	for i, value := range m.values {
		if value != 0 {
			k := larger.slot(m.keys[i])
			larger.keys[k], larger.values[k] = m.keys[i], value
		}
	}
	larger.used = m.used
	*m = larger
}

package core

import "math/bits"

// A flatMap maps numbers below 1<<56 to small numbers as a Go map would, in one flat
// slice: Go's maps are the slowest thing in WebAssembly, and an engine starts with a
// hundred thousand look-ups. A key stands at its hash or in the first free slot behind.
type flatMap struct {
	slots []uint64 // key<<8 | value; 0 is free
	used  int
}

// newFlatMap makes a map with room for so many keys; it grows where there are more.
func newFlatMap(room int) flatMap {
	return flatMap{slots: make([]uint64, 1<<bits.Len(uint(2*room)))}
}

// get gives a key's value, 0 where it has none.
func (m *flatMap) get(key uint64) uint8 { return uint8(m.slots[m.slot(key)]) }

// set gives a key a value, which is not 0.
func (m *flatMap) set(key uint64, value uint8) { m.put(m.slot(key), key, value) }

// count adds one to a key's value, up to some most, and tells whether that is reached
// now.
func (m *flatMap) count(key uint64, most uint8) bool {
	i := m.slot(key)
	n := uint8(m.slots[i])
	if n == most {
		return false
	}
	m.put(i, key, n+1)
	return n+1 == most
}

// slot is where a key stands, or would.
func (m *flatMap) slot(key uint64) int {
	last := len(m.slots) - 1
	for i := int(key * hashFactor >> 32); ; i++ {
		i &= last
		if s := m.slots[i]; s == 0 || s>>8 == key {
			return i
		}
	}
}

func (m *flatMap) put(i int, key uint64, value uint8) {
	if m.slots[i] == 0 {
		if m.used++; 2*m.used > len(m.slots) {
			m.grow()
			i = m.slot(key)
		}
	}
	m.slots[i] = key<<8 | uint64(value)
}

func (m *flatMap) grow() {
	old := m.slots
	m.slots = make([]uint64, max(4, 2*len(old)))
	for _, s := range old {
		if s != 0 {
			m.slots[m.slot(s>>8)] = s
		}
	}
}

package core

import (
	"testing"

	"pgregory.net/rapid"
)

// A flat map answers as a Go map does, whatever its size and however often it grew.
func TestFlatMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, want := newFlatMap(rapid.IntRange(0, 8).Draw(t, "room")), map[uint64]uint8{}
		key := rapid.OneOf(rapid.Uint64Range(0, 1<<56-1), rapid.Uint64Range(0, 99))
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			k, v := key.Draw(t, "key"), rapid.Uint8Range(1, 255).Draw(t, "value")
			m.set(k, v)
			want[k] = v
		}
		for k, v := range want {
			if got := m.get(k); got != v {
				t.Fatalf("get(%d) = %d, want %d", k, got, v)
			}
		}
		if k := key.Draw(t, "other"); m.get(k) != want[k] {
			t.Fatalf("get(%d) = %d, want %d", k, m.get(k), want[k])
		}
		if m.used != len(want) {
			t.Fatalf("%d keys, want %d", m.used, len(want))
		}
	})
}

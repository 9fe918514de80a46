package core

import "testing"

// Signs are looked for between words only, so none may be part of one.
func TestSignsStandBetweenWords(t *testing.T) {
	var f folded
	for r := rune(1); r < 0x30000; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		text := "a" + string(r) + "b 1" + string(r) + "2 "
		f.read(text)
		if len(f.words) == 0 {
			continue
		}
		line := Range{0, len(text)}
		if got, want := f.signs(0, len(f.words), line), signsOf(text, 0, len(text)); got != want {
			t.Errorf("%q: signs %b, want %b", text, got, want)
		}
	}
	text := "> The har-\n> bour: 12:30 at lamp.com"
	f.read(text)
	if got, want := f.signs(0, len(f.words), Range{0, len(text)}), signsOf(text, 0, len(text)); got != want || got>>signTime&1 == 0 {
		t.Errorf("signs %b, want %b", got, want)
	}
}

package main

import (
	"bytes"
	"os"
	"testing"
)

// TestInColour: colour is for a terminal, whose user has not said no to it. The
// master's side of a pseudo-terminal counts as one, too.
func TestInColour(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for _, c := range []struct {
		name          string
		noColor, term string
		output        string
		s             streams
		want          bool
	}{
		{"a terminal", "", "xterm", "", streams{out: terminal}, true},
		{"NO_COLOR", "1", "xterm", "", streams{out: terminal}, false},
		{"a dumb terminal", "", "dumb", "", streams{out: terminal}, false},
		{"into a file", "", "xterm", "a.txt", streams{out: terminal}, false},
		{"no terminal", "", "xterm", "", streams{out: null}, false},
		{"no file", "", "xterm", "", streams{out: &bytes.Buffer{}}, false},
	} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		if got := inColour(c.output, c.s); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// TestLong: a long text is printed as if it had been read whole, to standard output and
// to a file, from a file and from standard input.
func TestLong(t *testing.T) {
	article, err := os.ReadFile("../../web/example.txt")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat(string(article)+"\n\n", 1+(longText+longText/2)/len(article))
	file, output := filepath.Join(t.TempDir(), "long.txt"), filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var o settings
	engine, err := o.engine()
	if err != nil {
		t.Fatal(err)
	}
	result, err := engine.Clean(text, core.Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := cleaned{document: document{name: file, text: text}, Result: result}
	for format, print := range printers {
		if streamers[format] == nil {
			continue
		}
		var want bytes.Buffer
		if err := print(&want, whole); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{file}, {}, {"-o", output, file}} {
			in, err := os.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			var out bytes.Buffer
			var wrong strings.Builder
			if code := run(append(args, "--format", format), streams{in, &out, &wrong}); code != exitDone || wrong.Len() > 0 {
				t.Errorf("%s, %q: exit code %d, message %q", format, args, code, wrong.String())
			}
			got := out.Bytes()
			if len(args) > 1 {
				if got, err = os.ReadFile(output); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(got, want.Bytes()) {
				t.Errorf("%s, %q: %d bytes came out, in one piece %d", format, args, len(got), want.Len())
			}
			if format == "json" && !json.Valid(got) {
				t.Errorf("%q: no JSON", args)
			}
		}
	}
}

// TestLongFails: of a long text, too, what could not be written is no success, and what
// was in a file before stays.
func TestLongFails(t *testing.T) {
	file, output := filepath.Join(t.TempDir(), "long.txt"), filepath.Join(t.TempDir(), "out")
	for name, size := range map[string]int64{file: 2 * longText, output: 3} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, size); err != nil { // takes no room on the disk
			t.Fatal(err)
		}
	}
	var wrong strings.Builder
	if code := run([]string{file}, streams{os.Stdin, failingWriter{}, &wrong}); code != exitWrong || wrong.Len() == 0 {
		t.Errorf("exit code %d, message %q", code, wrong.String())
	}
	in, err := os.Open(filepath.Dir(file)) // a folder cannot be read
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	wrong.Reset()
	if code := run([]string{"-o", output}, streams{in, failingWriter{}, &wrong}); code != exitWrong || !strings.HasPrefix(wrong.String(), "dehusk: cannot read standard input") {
		t.Errorf("exit code %d, message %q", code, wrong.String())
	}
	if info, err := os.Stat(output); err != nil || info.Size() != 3 {
		t.Errorf("the file of before is gone: %v", err)
	}
}

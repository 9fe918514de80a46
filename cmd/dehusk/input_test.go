package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// TestTooLong: a text that the engine would refuse is not even read, where all of it is
// needed.
func TestTooLong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(file, core.MaxText+1); err != nil { // takes no room on the disk
		t.Fatal(err)
	}
	var out, wrong strings.Builder
	code := run([]string{"--check", file}, streams{os.Stdin, &out, &wrong})
	if code != exitWrong || out.Len() > 0 || !strings.Contains(wrong.String(), "MB; cut it into pieces") {
		t.Errorf("exit code %d, printed %q, message %q", code, out.String(), wrong.String())
	}
}

// TestBinary: what is no text comes out as it went in, whatever it is taken for.
func TestBinary(t *testing.T) {
	const binary = "\xff\xfe\x00\x01\xc3(\xed\xa0\x80\xf0\x9f\x98 \x1b[2J <p \xf8\x88 \"=\x00> & &#0; </\x7f>\x80\r\r\n\u202e\n"
	file := filepath.Join(t.TempDir(), "binary")
	if err := os.WriteFile(file, []byte(binary), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want string // "" where only the exit code counts
	}{
		{[]string{file}, binary},
		{[]string{file, "--input", "html", "--format", "html"}, binary},
		{[]string{file, "--format", "json"}, fmt.Sprintf(`{"spans":[{"start":0,"end":%d,"verdict":"keep"}]}`+"\n", len(binary))},
		{[]string{file, "--input", "html", "--format", "json"}, ""},
		{[]string{file, "--format", "vector"}, ""},
		{[]string{"explain", file}, ""},
	} {
		var out, wrong strings.Builder
		if code := run(c.args, streams{os.Stdin, &out, &wrong}); code != exitDone || c.want != "" && out.String() != c.want {
			t.Errorf("%q: exit code %d, message %q, printed\n%q instead of\n%q", c.args[1:], code, wrong.String(), out.String(), c.want)
		}
	}
}

// TestCannot holds the wording of errors that a test run as root cannot cause.
func TestCannot(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{"a.txt", fs.ErrNotExist, `cannot read "a.txt": it does not exist; check the name`},
		{"a.txt", &fs.PathError{Op: "open", Path: "a.txt", Err: fs.ErrPermission}, `cannot read "a.txt": it is not yours to read; check its permissions`},
		{"a.txt", &fs.PathError{Op: "read", Path: "a.txt", Err: io.ErrUnexpectedEOF}, `cannot read "a.txt": unexpected EOF`},
		{stdinName, io.ErrClosedPipe, `cannot read standard input: io: read/write on closed pipe`},
	} {
		if got := cannot("read", c.name, c.err).Error(); got != c.want {
			t.Errorf("%v: got %q instead of %q", c.err, got, c.want)
		}
	}
}

// A failingWriter is a full disk behind standard output.
type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestOutputFails: what could not be written is no success.
func TestOutputFails(t *testing.T) {
	for _, args := range [][]string{{"kinds"}, {"--help"}, {"version"}, {"explain", "main.go"}, {"main.go"}} {
		var wrong strings.Builder
		if code := run(args, streams{os.Stdin, failingWriter{}, &wrong}); code != exitWrong || wrong.Len() == 0 {
			t.Errorf("%q: exit code %d, message %q", args, code, wrong.String())
		}
	}
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// TestVectors runs the shared cases on the small library: the spans that are
// printed are a partition, their bytes have the verdicts of the case, and the
// text that is printed is what the case keeps.
func TestVectors(t *testing.T) {
	library, err := coretest.SmallLibrary()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := core.Compile(library)
	if err != nil {
		t.Fatal(err)
	}
	kept := shipped
	t.Cleanup(func() { shipped = kept })
	shipped = func() (core.Pack, error) { return pack, nil }
	vectors, err := coretest.Vectors()
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		if v.Unfit != "" {
			t.Logf("%s is left out: %s", v.Name, v.Unfit)
			continue
		}
		file := filepath.Join(t.TempDir(), "case.txt")
		if err := os.WriteFile(file, []byte(v.Input), 0o600); err != nil {
			t.Fatal(err)
		}
		print := func(format string) string {
			var out, wrong strings.Builder
			if code := run([]string{"--format", format, file}, streams{os.Stdin, &out, &wrong}); code != exitDone {
				t.Fatalf("%s: exit code %d, message %q", v.Name, code, wrong.String())
			}
			return out.String()
		}
		if got := print("text"); got != v.Kept() {
			t.Errorf("%s: printed %q instead of %q", v.Name, got, v.Kept())
		}
		var printed struct {
			Spans []struct {
				Start, End int
				Verdict    string
			}
		}
		if err := json.Unmarshal([]byte(print("json")), &printed); err != nil {
			t.Fatalf("%s: %v", v.Name, err)
		}
		at := 0
		for _, s := range printed.Spans {
			if s.Start != at || s.End <= at || s.End > len(v.Input) {
				t.Fatalf("%s: span %d–%d follows byte %d of %d", v.Name, s.Start, s.End, at, len(v.Input))
			}
			for ; at < s.End; at++ {
				want := verdictAt(v, at)
				if s.Verdict != want && !(v.AllowSuggest && want == core.Keep.String() && s.Verdict == core.Suggest.String()) {
					t.Fatalf("%s: %q is %s instead of %s", v.Name, v.Input[at:s.End], s.Verdict, want)
				}
			}
		}
		if at != len(v.Input) {
			t.Errorf("%s: the spans end at byte %d of %d", v.Name, at, len(v.Input))
		}
	}
}

// verdictAt is what a case says of one byte of its input.
func verdictAt(v coretest.Vector, at int) string {
	for _, section := range v.Sections {
		if at -= len(section.Text); at < 0 {
			return section.Verdict.String()
		}
	}
	return ""
}

package core_test

import (
	"unicode/utf16"

	"github.com/dehusk/dehusk/core"
)

// checkResult holds a result against the invariants that every result keeps:
// partition, offsets, explanation, and that the kept text cleans to itself.
func checkResult(t interface {
	Helper()
	Fatalf(string, ...any)
}, engine *core.Engine, r core.Result, o core.Options,
) {
	t.Helper()
	at, units := 0, 0
	for i, s := range r.Spans {
		if s.Start != at || s.End <= s.Start || s.End > len(r.Text) {
			t.Fatalf("span %d is %d to %d, expected to begin at %d: not a partition", i, s.Start, s.End, at)
		}
		n := 0
		for _, c := range r.Text[s.Start:s.End] {
			n += utf16.RuneLen(c)
		}
		if s.StartUTF16 != units || s.EndUTF16 != units+n {
			t.Fatalf("span %d is %d to %d in UTF-16, expected %d to %d", i, s.StartUTF16, s.EndUTF16, units, units+n)
		}
		at, units = s.End, units+n
		if s.Verdict == core.Keep {
			if s.Kind != core.NoKind || s.Evidence != core.NoEvidence || s.Template != "" || s.Publisher != "" || s.Score != 0 {
				t.Fatalf("span %d is kept and gives a reason: %+v", i, s)
			}
			continue
		}
		if s.Kind == core.NoKind || s.Evidence == core.NoEvidence || s.Score < 0 || s.Score > 1000 {
			t.Fatalf("span %d is %v and gives no reason: %+v", i, s.Verdict, s)
		}
	}
	if at != len(r.Text) {
		t.Fatalf("the spans end at %d of %d bytes", at, len(r.Text))
	}
	kept := r.Kept()
	again, err := engine.Clean(kept, o)
	if err != nil {
		t.Fatalf("cleaning the kept text: %v", err)
	}
	if got := again.Kept(); got != kept {
		t.Fatalf("the kept text does not clean to itself:\n%q\nbecomes\n%q", kept, got)
	}
}

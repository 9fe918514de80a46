package core_test

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// Bad template files, each with the exact message.
func TestRefused(t *testing.T) {
	refusals, err := coretest.Refusals()
	if err != nil {
		t.Fatal(err)
	}
	if len(refusals) < 15 {
		t.Fatalf("only %d files were read", len(refusals))
	}
	for _, r := range refusals {
		t.Run(r.Name, func(t *testing.T) {
			_, err := core.ParseTemplate(r.Name+".txt", r.File)
			if err == nil {
				t.Fatalf("accepted; want %s", r.Message)
			}
			if err.Error() != r.Message {
				t.Errorf("got  %v\nwant %s", err, r.Message)
			}
			// Windows' line ends and a byte order mark change nothing.
			for _, file := range [...]string{strings.ReplaceAll(r.File, "\n", "\r\n"), "\ufeff" + r.File} {
				if _, other := core.ParseTemplate(r.Name+".txt", file); other == nil || other.Error() != err.Error() {
					t.Errorf("%q is refused with %v", file, other)
				}
			}
		})
	}
}

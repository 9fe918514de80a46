package abi

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// What the text module may not reach, with what it would add to the page's
// download (brotli, of 421 KB for an empty module).
var forbidden = map[string]string{
	"fmt":             "142 KB",
	"embed":           "67 KB",
	"os":              "files, which a page has not",
	"reflect":         "most of what fmt costs",
	"encoding/json":   "reflect, and more",
	"encoding/binary": "reflect",
	"encoding/hex":    "fmt",
	"net/http":        "more than 1,000 KB, with goquery",
}

func TestTextModuleImports(t *testing.T) {
	command := exec.Command("go", "list", "-deps", "github.com/dehusk/dehusk/wasm/text")
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	command.Stderr = os.Stderr
	list, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, path := range strings.Fields(string(list)) {
		seen[path] = true
		if cost, bad := forbidden[path]; bad {
			t.Errorf("the text module reaches %s; it costs %s", path, cost)
		}
	}
	if !seen["github.com/dehusk/dehusk/core"] {
		t.Error("the text module does not reach core: go list answered something else")
	}
}

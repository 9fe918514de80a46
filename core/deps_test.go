package core_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The engine is compiled to WebAssembly, where each of these costs a reader's
// time: fmt 142 KB on the wire, embed 67 KB.
func TestDependencies(t *testing.T) {
	command := exec.Command("go", "list", "-deps", ".")
	command.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	list := "\n" + string(out)
	if !strings.Contains(list, "\ngithub.com/dehusk/dehusk/core\n") {
		t.Fatalf("go list names not even the package itself:\n%s", out)
	}
	for _, forbidden := range []string{"fmt", "os", "reflect", "embed", "encoding/json", "encoding/binary", "encoding/hex", "net/http", "regexp"} {
		if strings.Contains(list, "\n"+forbidden+"\n") {
			t.Errorf("core reaches %s", forbidden)
		}
	}
}

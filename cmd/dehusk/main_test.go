package main

import (
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dehusk": main})
}

// TestScript runs testdata/*.txt: each shows one thing that the command does.
// $example is the article that the page offers, $expected what must be left of
// it, $templates the shipped library.
func TestScript(t *testing.T) {
	files := map[string]string{
		"example":   "../../web/example.txt",
		"expected":  "../../web/test/example.expected.txt",
		"templates": "../../core/templates",
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			for name, file := range files {
				path, err := filepath.Abs(file)
				if err != nil {
					return err
				}
				env.Setenv(name, path)
			}
			return nil
		},
	})
}

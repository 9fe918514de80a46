package coretest

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed refused
var refusedFiles embed.FS

// A Refusal is a template file that must be refused, and in which words.
//
// In refused/NAME.txt the first line is the message without the file's name,
// as "4: unknown key …"; all below it is the file, byte for byte.
type Refusal struct {
	Name    string // "slot-unknown"
	File    string // the template file's text
	Message string // for a file "NAME.txt": "NAME.txt:4: unknown key …"
}

// Refusals reads the files to be refused in the order of their names. It fails
// where one has no message.
func Refusals() ([]Refusal, error) {
	names, err := fs.Glob(refusedFiles, "refused/*.txt")
	if err != nil {
		return nil, err
	}
	all := make([]Refusal, 0, len(names))
	for _, name := range names {
		text, err := refusedFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		message, file, ok := strings.Cut(string(text), "\n")
		if line, _, found := strings.Cut(message, ": "); !ok || !found || strings.Trim(line, "0123456789") != "" {
			return nil, fmt.Errorf("%s:1: expected \"LINE: message\", found %q", name, message)
		}
		base := path.Base(name)
		all = append(all, Refusal{strings.TrimSuffix(base, ".txt"), file, base + ":" + message})
	}
	return all, nil
}

// Package coretest holds what the tests of every door share: invented appeals
// and articles, a seeded generator of damaged copies, the shared vectors with
// the small library they run on, and libraries and texts of any size. It is never
// shipped, so it may embed and format as it likes; of the engine it calls only
// what hashes words.
package coretest

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

//go:embed appeals articles vectors library
var files embed.FS

// An Article is a news text of our own words: paragraphs parted by blank lines,
// a list's items by single line breaks, one line break at the end.
type Article struct {
	Name     string // file name without ".txt": "en-bridge"
	Language string // "en"
	Text     string
}

// Appeals gives the invented publishers' appeals in the order of their file
// names. A file "de-talbote.txt" becomes the path "de/talbote/appeal".
func Appeals() ([]core.Template, error) {
	folder, err := fs.Sub(files, "appeals")
	if err != nil {
		return nil, err
	}
	c, err := templates.Read(folder)
	for i, t := range c.Templates {
		language, publisher, _ := strings.Cut(t.Path, "-")
		if language != t.Language {
			return nil, fmt.Errorf("appeals/%s.txt: language %q does not agree with the file's name", t.Path, t.Language)
		}
		c.Templates[i].Path = language + "/" + publisher + "/appeal"
	}
	return c.Templates, err
}

// Articles gives the articles in the order of their file names.
func Articles() ([]Article, error) {
	var all []Article
	err := eachText("articles", func(name, text string) error {
		language, _, ok := strings.Cut(name, "-")
		if !ok {
			return fmt.Errorf("articles/%s.txt: no language in the file's name; call it \"en-%s.txt\"", name, name)
		}
		all = append(all, Article{name, language, text})
		return nil
	})
	return all, err
}

// SmallLibrary reads the library that the vectors run on. Its paths are those
// that vectors name: "en/the-moscow-times/appeal".
func SmallLibrary() (core.Library, error) {
	folder, err := fs.Sub(files, "library")
	if err != nil {
		return core.Library{}, err
	}
	return templates.Read(folder)
}

// Vectors reads the shared vectors in the order of their file names. The first
// one that cannot be read ends it.
func Vectors() ([]Vector, error) {
	var all []Vector
	err := eachText("vectors", func(name, text string) error {
		v, err := ParseVector(name, text)
		all = append(all, v)
		return err
	})
	return all, err
}

func eachText(folder string, do func(name, text string) error) error {
	entries, err := files.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if path.Ext(e.Name()) != ".txt" {
			continue
		}
		text, err := files.ReadFile(path.Join(folder, e.Name()))
		if err != nil {
			return err
		}
		if err := do(strings.TrimSuffix(e.Name(), ".txt"), string(text)); err != nil {
			return err
		}
	}
	return nil
}

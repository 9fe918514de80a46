// Package templates holds the library that Dehusk ships: one file a template,
// one a language, compiled into a pack on first use.
package templates

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"github.com/dehusk/dehusk/core"
)

//go:embed */*.txt */*/*.txt genre.txt
var files embed.FS

// Files that are no templates.
const (
	LanguageFile = "language.txt" // facts of a language, in the language's folder
	GenreFile    = "genre.txt"    // the weights of the genre score, at the top
	MinedFolder  = "mined"        // fingerprints, a file a publisher
)

// Pack is the shipped library, compiled once for the whole process.
var Pack = sync.OnceValues(func() (core.Pack, error) {
	library, err := Library()
	if err != nil {
		return core.Pack{}, err
	}
	return core.Compile(library)
})

// Library reads the shipped library.
func Library() (core.Library, error) { return Read(files) }

// Read reads every .txt file of a file system, folders below folders too, in
// the order of their paths. The first error ends it: of syntax, a [*core.Error];
// of the file system, a [*fs.PathError] with the path in it.
func Read(fsys fs.FS) (core.Library, error) {
	var c core.Library
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return unread(name, err)
		}
		if d.IsDir() || path.Ext(name) != ".txt" {
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return unread(name, err)
		}
		return Add(&c, name, string(text))
	})
	return c, err
}

// Add reads one file into a library: what it states, its path tells.
func Add(c *core.Library, name, text string) (err error) {
	switch {
	case path.Base(name) == LanguageFile:
		var language core.Language
		language, err = core.ParseLanguage(name, text)
		c.Languages = append(c.Languages, language)
	case name == GenreFile:
		c.Genre, err = core.ParseGenre(name, text)
	case path.Dir(name) == MinedFolder:
		var mined core.Fingerprints
		mined, err = core.ParseFingerprints(name, text)
		c.Fingerprints = append(c.Fingerprints, mined)
	default:
		var template core.Template
		template, err = core.ParseTemplate(name, text)
		c.Templates = append(c.Templates, template)
	}
	return err
}

// unread says what to do about a file or folder that cannot be read.
func unread(name string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w; check that the folder and what is in it are there, and yours to read", err)}
}

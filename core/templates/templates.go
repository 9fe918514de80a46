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

//go:embed */*.txt */*/*.txt
var files embed.FS

// LanguageFile is the name of a file that states facts of a language instead of
// a template.
const LanguageFile = "language.txt"

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
		if path.Base(name) == LanguageFile {
			language, err := core.ParseLanguage(name, string(text))
			c.Languages = append(c.Languages, language)
			return err
		}
		template, err := core.ParseTemplate(name, string(text))
		c.Templates = append(c.Templates, template)
		return err
	})
	return c, err
}

// unread says what to do about a file or folder that cannot be read.
func unread(name string, err error) error {
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w; check that the folder and what is in it are there, and yours to read", err)}
}

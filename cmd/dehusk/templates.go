package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
	"github.com/spf13/pflag"
)

const templatesHelp = `Checks template files, or compiles them to a pack.

  dehusk templates check DIR
  dehusk templates compile -o FILE [DIR]

DIR holds <language>/language.txt and <language>/<publisher>/<name>.txt. Without
it, compile takes the library that dehusk ships. check reads every file, says
what is wrong in which line, and exits with 2 if anything is:

  - syntax: keys, dates, kinds, slots, sections
  - the path says what the header says, and a folder holds one publisher
  - no two templates say nearly the same
  - each example is found, and by its own template better than by another
  - no slot of a publisher's passage stays empty in all its examples
  - nothing matches a keep line, or an article of the folders given

Options:
`

// runTemplates is dehusk templates.
func runTemplates(args []string, s streams) error {
	flags := pflag.NewFlagSet("templates", pflag.ContinueOnError)
	output := flags.StringP("output", "o", "", "compile: the `file` to write the pack to")
	articles := flags.StringArray("articles", nil, "check: a `folder` of articles (.txt) that must stay whole; may be given again")
	if done, err := parse(flags, args, templatesHelp, s); done || err != nil {
		return err
	}
	if flags.NArg() == 0 || flags.NArg() > 2 {
		return errors.New(`write "dehusk templates check DIR" or "dehusk templates compile -o FILE"`)
	}
	do, folder := flags.Arg(0), flags.Arg(1)
	switch {
	case do != "check" && do != "compile":
		return fmt.Errorf("unknown command %q; write check or compile", do)
	case do == "check" && folder == "":
		return errors.New("check needs the folder that the templates are in")
	case do == "check" && *output != "":
		return errors.New("check writes nothing; leave out --output, or write compile")
	case do == "compile" && *output == "":
		return errors.New("a pack is not for reading; say where it goes with --output FILE")
	case do == "compile" && len(*articles) > 0:
		return errors.New("compile looks at no articles; leave out --articles, or write check")
	}
	if do == "check" {
		return checkTemplates(folder, *articles, s)
	}
	return compileTemplates(folder, *output, s)
}

// compileTemplates writes the pack of a folder, or of the shipped library.
func compileTemplates(folder, output string, s streams) error {
	library, err := templates.Library()
	if folder != "" {
		library, err = readFolder(folder)
	}
	if err != nil {
		return err
	}
	pack, err := core.Compile(library)
	if err != nil {
		return inFolder(folder, err)
	}
	return deliver(pack.Bytes(), output, s)
}

// checkTemplates lints a folder and says that all is well; if not, the error
// has a line for each fault.
func checkTemplates(folder string, articles []string, s streams) error {
	if _, err := readFolder(folder); err != nil && !isSyntax(err) {
		return err // no folder, or not to be read
	}
	files, err := readTexts(folder)
	if err != nil {
		return err
	}
	clean := map[string]string{}
	for _, folder := range articles {
		texts, err := readTexts(folder)
		if err != nil {
			return err
		}
		for name, text := range texts {
			clean[filepath.Join(folder, name)] = text
		}
	}
	// A broken file would be missed as a neighbour: the rest is checked only
	// when every file can be read.
	library, faults := parseEach(files)
	if len(faults) == 0 {
		if faults, err = lint(library, files, clean); err != nil {
			return inFolder(folder, err)
		}
	}
	if len(faults) > 0 {
		for i := range faults {
			faults[i] = inFolder(folder, faults[i])
		}
		return errors.Join(faults...)
	}
	_, err = fmt.Fprintf(s.out, "%s and %s: all is well\n",
		plural(len(library.Templates), "template"), plural(len(library.Languages), "language"))
	return err
}

func isSyntax(err error) bool {
	var fault *core.Error
	return errors.As(err, &fault)
}

// parseEach reads like templates.Read, but goes on after an error of syntax, so
// that a lint names all of them at once.
func parseEach(files map[string]string) (all core.Library, faults []error) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		err := templates.Add(&all, name, files[name])
		if n := len(all.Languages) - 1; err == nil && path.Base(name) == templates.LanguageFile && path.Dir(name) != all.Languages[n].Code {
			err = &core.Error{File: name, Line: 1, What: fmt.Sprintf("language %q stands in folder %q", all.Languages[n].Code, path.Dir(name)), Hint: "the folder is named by the language"}
		}
		if err != nil {
			faults = append(faults, err)
		}
	}
	return all, faults
}

// readTexts reads the .txt files of a folder and of those below it, by their
// paths in it.
func readTexts(folder string) (map[string]string, error) {
	texts := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && (d.IsDir() || path.Ext(name) != ".txt") {
			return nil
		}
		if err == nil {
			var text []byte
			text, err = os.ReadFile(filepath.Join(folder, name))
			texts[name] = string(text)
		}
		if err != nil {
			return cannot("read", filepath.Join(folder, name), err)
		}
		return nil
	})
	return texts, err
}

// inFolder names a template file as the user would: with the folder before it.
func inFolder(folder string, err error) error {
	var fault *core.Error
	if folder == "" || !errors.As(err, &fault) || fault.File == "" {
		return err
	}
	moved := *fault
	moved.File = filepath.Join(folder, fault.File)
	return &moved
}

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
	"golang.org/x/term"
)

// stdinName is how standard input is named among the files.
const stdinName = "-"

// A document is one input: a text, and the HTML that it was read from, if any.
type document struct {
	name string
	text string
	html *htmltext.Document // nil for plain text
	rest io.ReadCloser      // what follows text, where that is only the beginning; else nil
}

// longText is the size from which on a text is cleaned as a stream, where nothing else
// needs the whole of it.
const longText = 8 << 20

// readAll reads every input before anything is cleaned, so that a missing file
// is known before the first result exists. No name means standard input.
func (o *settings) readAll(names []string, s streams) ([]document, error) {
	if o.input != "" && o.input != "text" && o.input != "html" {
		return nil, fmt.Errorf("unknown input %q; write text or html, or ndjson without a command", o.input)
	}
	names, err := inputNames(names)
	if err != nil {
		return nil, err
	}
	var documents []document
	for _, name := range names {
		html := o.input == "html" || o.input == "" && isHTML(name)
		content, rest, err := read(name, s, o.streamed && !html && len(names) == 1)
		if err != nil {
			return nil, err
		}
		d := document{name: name, text: content, rest: rest}
		if html {
			if o.format == "json" {
				// JSON holds no invalid bytes, and offsets must fit the text
				// that it prints. The other formats pass such bytes through.
				content = strings.ToValidUTF8(content, "\ufffd")
			}
			if d.html, err = htmltext.Read(content); err != nil {
				return nil, fmt.Errorf("%s: %w", label(name), err)
			}
			d.text = d.html.Text
		}
		documents = append(documents, d)
	}
	return documents, nil
}

// inputNames gives the names of the inputs: none means standard input.
func inputNames(names []string) ([]string, error) {
	if len(names) == 0 {
		return []string{stdinName}, nil
	}
	stdin := 0
	for _, name := range names {
		if name == stdinName {
			stdin++
		}
	}
	if stdin > 1 {
		return nil, errors.New(`standard input can be read only once; name "-" once`)
	}
	return names, nil
}

func isHTML(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// read reads one file, or standard input, of at most core.MaxText bytes. Where a part
// will do, it reads the beginning of a long text and gives the rest to be read.
func read(name string, s streams, part bool) (text string, rest io.ReadCloser, err error) {
	file, most := s.in, int64(core.MaxText)
	if part {
		most = longText
	}
	if name == stdinName {
		if term.IsTerminal(int(file.Fd())) {
			fmt.Fprintln(s.err, "dehusk: paste the article, then Ctrl-D")
		}
	} else {
		if file, err = os.Open(name); err != nil {
			return "", nil, cannot("read", name, err)
		}
		defer func() {
			if rest == nil {
				file.Close()
			}
		}()
		info, err := file.Stat()
		if err != nil {
			return "", nil, cannot("read", name, err)
		}
		if info.IsDir() {
			return "", nil, fmt.Errorf("%q is a folder; name the files in it", name)
		}
		if !part && info.Size() > most {
			return "", nil, tooLong(name)
		}
	}
	var b strings.Builder
	// One byte more than allowed tells that there is too much.
	n, err := io.Copy(&b, io.LimitReader(file, most+1))
	switch {
	case err != nil:
		return "", nil, cannot("read", name, err)
	case n <= most:
		return b.String(), nil, nil
	case part:
		return b.String(), file, nil
	}
	return "", nil, tooLong(name)
}

func tooLong(name string) error {
	return fmt.Errorf("%s is longer than %d MB; cut it into pieces", spelt(name), core.MaxText>>20)
}

// spelt is how an error names a file.
func spelt(name string) string {
	if name == stdinName {
		return label(name)
	}
	return fmt.Sprintf("%q", name)
}

// label is how an output names a file.
func label(name string) string {
	if name == stdinName {
		return "standard input"
	}
	return name
}

// cannot words an error of the file system: what failed, on what, and what to
// do about it.
func cannot(do, name string, err error) error {
	name = spelt(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot %s %s: it does not exist; check the name", do, name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot %s %s: it is not yours to %s; check its permissions", do, name, do)
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err // its path has been named already
	}
	return fmt.Errorf("cannot %s %s: %w", do, name, err)
}

// options are base with what the document itself knows where the user said
// nothing.
func (d document) options(base core.Options) core.Options {
	if d.html == nil {
		return base
	}
	// What the user says about the text outweighs what the page says: a page
	// may be a copy at somebody else's address.
	if base.Publisher == "" && base.URL == "" {
		base.Publisher, base.URL = d.html.Publisher, d.html.URL
	}
	base.Quoted = d.html.Quoted
	return base
}

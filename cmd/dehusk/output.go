package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// deliver writes a finished output: to standard output, or with -o to a file,
// which holds either all of it or what it held before.
func deliver(content []byte, file string, s streams) error {
	return deliverBy(file, s, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// deliverBy does it with an output that is written piece by piece; of one that fails
// standard output may have got a part.
func deliverBy(file string, s streams, write func(io.Writer) error) error {
	if file == "" || file == stdinName {
		return write(s.out)
	}
	var said error
	err := replace(file, func(w io.Writer) error {
		said = write(w)
		return said
	})
	var ofFile *fs.PathError
	if said != nil && !errors.As(said, &ofFile) {
		return said // about what was to be written
	}
	if err != nil {
		return cannot("write", file, err)
	}
	return nil
}

// replace writes a file beside the target and renames it. Where the target is
// no regular file (/dev/null, a pipe) there is nothing to keep, and it is
// written directly.
func replace(file string, write func(io.Writer) error) error {
	mode := os.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target // the link stays a link
	}
	if info, err := os.Stat(file); err == nil {
		if !info.Mode().IsRegular() {
			target, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, mode)
			if err != nil {
				return err
			}
			return errors.Join(write(target), target.Close())
		}
		mode = info.Mode().Perm()
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".dehusk-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name()) // does nothing after the rename
	if err = write(temporary); err == nil {
		err = temporary.Chmod(mode)
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), file)
}

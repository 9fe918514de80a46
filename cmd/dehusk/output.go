package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// deliver writes a finished output: to standard output, or with -o to a file,
// which holds either all of it or what it held before.
func deliver(content []byte, file string, s streams) error {
	if file == "" || file == stdinName {
		_, err := s.out.Write(content)
		return err
	}
	if err := replace(file, content); err != nil {
		return cannot("write", file, err)
	}
	return nil
}

// replace writes a file beside the target and renames it. Where the target is
// no regular file (/dev/null, a pipe) there is nothing to keep, and it is
// written directly.
func replace(file string, content []byte) error {
	return writeTo(file, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// replaceBy does the same with what write writes; an error of the file is worded.
func replaceBy(file string, write func(io.Writer) error) error {
	var said error
	err := writeTo(file, func(w io.Writer) error {
		said = write(w)
		return said
	})
	if said != nil || err == nil {
		return said
	}
	return cannot("write", file, err)
}

func writeTo(file string, write func(io.Writer) error) (err error) {
	mode := os.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target // the link stays a link
	}
	if info, err := os.Stat(file); err == nil {
		if !info.Mode().IsRegular() {
			device, err := os.OpenFile(file, os.O_WRONLY|os.O_TRUNC, mode)
			if err != nil {
				return err
			}
			return errors.Join(write(device), device.Close())
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

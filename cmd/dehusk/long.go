package main

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/dehusk/dehusk/core"
)

// Long: a text of many megabytes is cleaned as a stream, so that a window of it is
// held, and printed as it comes.

// A streamer prints one format piece by piece: emit prints a span, end what is after
// the last.
type streamer func(w *bufio.Writer) (emit func(text string, span core.Span) error, end func() error)

// streamers are the formats that need no more of a text than the piece at hand.
var streamers = map[string]streamer{
	"text": streamText,
	"json": streamJSON,
}

// cleanLong reads the rest of a text and prints it as runClean does.
func (o *settings) cleanLong(c cleaned, print streamer, s streams) error {
	defer c.rest.Close()
	var stream *core.Stream
	var unread error
	err := deliverBy(o.output, s, func(w io.Writer) error {
		out := bufio.NewWriter(w)
		emit, end := print(out)
		var err error
		if stream, err = c.stream(emit); err != nil {
			return err
		}
		if _, err := io.WriteString(stream, c.text); err != nil {
			return err
		}
		buffer := make([]byte, 1<<16)
		for {
			n, failed := c.rest.Read(buffer)
			if _, err := stream.Write(buffer[:n]); err != nil {
				return err
			}
			if failed == io.EOF {
				break
			}
			if failed != nil {
				unread = cannot("read", c.name, failed)
				return unread
			}
		}
		if err := stream.Close(); err != nil {
			return err
		}
		if err := end(); err != nil {
			return err
		}
		return out.Flush()
	})
	switch {
	case unread != nil:
		return unread
	case err != nil:
		return err
	case stream.AlmostAll():
		sayAlmostAll(c.name, s)
	}
	return nil
}

// streamText prints what is kept.
func streamText(w *bufio.Writer) (emit func(string, core.Span) error, end func() error) {
	emit = func(text string, span core.Span) error {
		if span.Verdict == core.Remove {
			return nil
		}
		_, err := w.WriteString(text)
		return err
	}
	return emit, func() error { return nil }
}

// streamJSON prints what printJSON does: pieces of one kept span are one again.
func streamJSON(w *bufio.Writer) (emit func(string, core.Span) error, end func() error) {
	var last core.Span
	before := `{"spans":[`
	print := func() error {
		span, err := json.Marshal(jsonOf(last))
		if err != nil {
			return err
		}
		w.WriteString(before)
		_, err = w.Write(span) // it keeps the error of those before
		before = ","
		return err
	}
	emit = func(_ string, span core.Span) error {
		if span.Verdict == core.Keep && last.Verdict == core.Keep {
			last.End = span.End
			return nil
		}
		if last.End > 0 {
			if err := print(); err != nil {
				return err
			}
		}
		last = span
		return nil
	}
	end = func() error {
		if err := print(); err != nil {
			return err
		}
		_, err := w.WriteString("]}\n")
		return err
	}
	return emit, end
}

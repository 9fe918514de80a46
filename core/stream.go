package core

import "unicode/utf8"

// A Stream cleans a text of any length that comes in pieces, as [io.Copy] gives them.
// It holds a window of some megabytes and not the text. It is an [io.WriteCloser], and
// not safe for concurrent use.
type Stream struct {
	windows windows
	emit    func(text string, span Span) error
	held    []byte // the text from windows.from on
	spans   []Span
	err     error // what every further call answers
}

// Stream begins a text. What is written may be cut anywhere, also inside a character:
// the spans are those that [Engine.Clean] gives for the whole, with offsets in the
// whole. emit gets them in order, each with its text, as soon as they are sure; the
// texts joined are what was written. A kept span may come in several pieces, one behind
// the other, of whole lines where it has any. An error of emit ends the stream.
//
// Options.Quoted are ranges of a whole text, which a stream does not have: they are an
// error.
func (e *Engine) Stream(options Options, emit func(text string, span Span) error) (*Stream, error) {
	if len(options.Quoted) > 0 {
		return nil, &Error{What: "a stream takes no quoted ranges", Hint: "clean the text in one piece"}
	}
	e, err := e.withOwn(options)
	if err != nil {
		return nil, err
	}
	w, err := e.windows(options)
	if err != nil {
		return nil, err
	}
	return &Stream{windows: w, emit: emit}, nil
}

// Write takes the next piece of the text. It fails where emit does.
func (s *Stream) Write(piece []byte) (int, error) {
	most := s.windows.frame.size + utf8.UTFMax // so that no character is cut
	taken := 0
	for s.err == nil && taken < len(piece) {
		n := min(len(piece)-taken, most-len(s.held))
		s.held = append(s.held, piece[taken:taken+n]...)
		taken += n
		if len(s.held) == most {
			s.clean()
		}
	}
	return taken, s.err
}

// Close ends the text: emit gets the rest of it. It closes nothing else.
func (s *Stream) Close() error {
	for s.err == nil && s.windows.at < s.windows.from+len(s.held) {
		s.clean()
	}
	err := s.err
	if err == errClosed {
		return nil
	}
	s.windows.scratch.done()
	s.windows.scratch, s.held, s.spans, s.err = nil, nil, nil, errClosed
	return err
}

var errClosed error = &Error{What: "the stream is closed", Hint: "begin another one"}

// AlmostAll says of what emit has got what [Result.AlmostAll] says of a whole text.
func (s *Stream) AlmostAll() bool { return s.windows.almostAll }

// clean gives the spans of a window, and lets go what the next one does not need.
func (s *Stream) clean() {
	w := &s.windows
	text, from, at := string(s.held), w.from, w.at
	s.spans = w.next(text, s.spans[:0])
	for _, span := range s.spans {
		if s.err = s.emit(text[at-from:span.End-from], span); s.err != nil {
			return
		}
		at = span.End
	}
	s.held = s.held[:copy(s.held, s.held[w.from-from:])]
}

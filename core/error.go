package core

import "strconv"

// Error joins file, line, fault and hint: `a.txt:3: unknown key "foo"; use …`.
func (e *Error) Error() string {
	s := e.File
	if s != "" && e.Line > 0 {
		s += ":" + strconv.Itoa(e.Line)
	}
	if s != "" {
		s += ": "
	}
	s += e.What
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

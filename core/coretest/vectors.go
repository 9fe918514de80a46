package coretest

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// A Vector is one shared case: an input and what becomes of its parts.
//
//	comment: one line; the appeal and its neighbours have run together
//	-- keep --
//	The bridge reopened on Friday, the city said. \
//	-- remove en/the-moscow-times/appeal --
//	We need your help. Support us monthly from just $3. \
//	-- keep --
//	Traffic should be back to normal next week.
//
// The file's layout, for readers in other languages:
//
//   - Header lines "key: value" up to the first marker. comment is required.
//     "escape: yes" makes a backslash in the sections an escape: \n \r \t \\,
//     \xHH (a byte) and \uHHHH (a UTF-16 unit, two for a pair). "allow: suggest"
//     lets kept sections be suggested, though never removed.
//   - A marker is a line "-- keep --", "-- remove TEMPLATE --" or
//     "-- suggest TEMPLATE --"; the template's path may be left out. A section
//     may be several spans; the template is that of at least one of them.
//   - The sections joined are the input, byte for byte. The line break before a
//     marker belongs to the section above; a backslash at a section's end takes
//     it away.
//   - White space: of two equally wide gaps beside a removed section the one
//     before it is kept. At the end of the input only the first line break is.
//   - Any other line that looks like a marker, any other key, an empty section
//     and two kept sections in a row are errors.
type Vector struct {
	Name         string // file name without ".txt"
	Comment      string
	AllowSuggest bool
	Input        string
	Sections     []Section

	// Unfit says why a Go string cannot hold the input (half a surrogate pair);
	// "" where it can. Runners name the vector and go on.
	Unfit string
}

// A Section is a part of the input with one verdict.
type Section struct {
	Verdict  core.Verdict
	Template string // path, "" where the vector names none
	Text     string
}

// Kept is the input without the sections to be removed.
func (v Vector) Kept() string {
	var b strings.Builder
	for _, s := range v.Sections {
		if s.Verdict != core.Remove {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// ParseVector reads a vector. Errors name the file and the line.
func ParseVector(name, text string) (Vector, error) {
	v := Vector{Name: name}
	escaped, header := false, map[string]bool{}
	fail := func(line int, format string, args ...any) (Vector, error) {
		return Vector{}, fmt.Errorf("%s.txt:%d: %s", name, line, fmt.Sprintf(format, args...))
	}
	lines := strings.SplitAfter(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		lines = lines[:last]
	}
	n := 0
	for ; n < len(lines) && !strings.HasPrefix(lines[n], "-- "); n++ {
		key, value, ok := strings.Cut(strings.TrimSuffix(lines[n], "\n"), ": ")
		if !ok {
			return fail(n+1, "expected \"key: value\" or a marker, found %q", lines[n])
		}
		if header[key] {
			return fail(n+1, "key %q stands twice; leave one of them", key)
		}
		header[key] = true
		switch {
		case key == "comment" && value != "":
			v.Comment = value
		case key == "escape" && value == "yes":
			escaped = true
		case key == "allow" && value == "suggest":
			v.AllowSuggest = true
		default:
			return fail(n+1, "unknown key or value %q; the header has \"comment: …\", \"escape: yes\" and \"allow: suggest\"", key+": "+value)
		}
	}
	if v.Comment == "" {
		return fail(1, "key \"comment\" is missing; say what the case is about")
	}
	if n == len(lines) {
		return fail(n, "the vector has no section; write \"-- keep --\" before the text")
	}
	for n < len(lines) {
		s, what := parseMarker(strings.TrimSuffix(lines[n], "\n"))
		if what != "" {
			return fail(n+1, "%s; the markers are \"-- keep --\", \"-- remove TEMPLATE --\" and \"-- suggest TEMPLATE --\"; in text write \\x2d- with \"escape: yes\"", what)
		}
		start := n + 1
		for n++; n < len(lines) && !strings.HasPrefix(lines[n], "-- "); n++ {
		}
		body := strings.Join(lines[start:n], "")
		var err error
		if s.Text, err = sectionText(body, escaped); err == errHalfPair {
			v.Unfit = err.Error()
		} else if err != nil {
			return fail(start, "%v", err)
		}
		if s.Text == "" {
			return fail(start, "the section is empty; take its marker out")
		}
		if last := len(v.Sections) - 1; last >= 0 && s.Verdict == core.Keep && v.Sections[last].Verdict == core.Keep {
			return fail(start, "two kept sections in a row; join them")
		}
		v.Sections = append(v.Sections, s)
		v.Input += s.Text
	}
	return v, nil
}

func parseMarker(line string) (s Section, what string) {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(line, "-- "), " --")
	verdict, template, named := strings.Cut(inner, " ")
	s.Template = template
	switch {
	case !ok, named && (template == "" || strings.Contains(template, " ")):
		return s, fmt.Sprintf("unreadable marker %q", line)
	case verdict == "keep" && !named:
		s.Verdict = core.Keep
	case verdict == "remove":
		s.Verdict = core.Remove
	case verdict == "suggest":
		s.Verdict = core.Suggest
	default:
		return s, fmt.Sprintf("unknown section %q", inner)
	}
	return s, ""
}

var errHalfPair = fmt.Errorf("half of a surrogate pair: only JavaScript strings hold it")

// sectionText takes away the line break where a backslash says so and reads the
// escapes. On errHalfPair the text holds U+FFFD in the unit's place.
func sectionText(body string, escaped bool) (string, error) {
	trimmed := strings.TrimSuffix(body, "\n")
	bare := strings.TrimRight(trimmed, `\`)
	slashes := len(trimmed) - len(bare)
	if slashes == 1 || escaped && slashes%2 == 1 {
		body = trimmed[:len(trimmed)-1]
	}
	if !escaped {
		return body, nil
	}
	var b strings.Builder
	var half error
	for i := 0; i < len(body); {
		if body[i] != '\\' {
			b.WriteByte(body[i])
			i++
			continue
		}
		if i+1 == len(body) {
			return "", fmt.Errorf("a backslash at the end of the section escapes nothing")
		}
		if r := strings.IndexByte(`nrt\`, body[i+1]); r >= 0 {
			b.WriteByte("\n\r\t\\"[r])
			i += 2
			continue
		}
		width := map[byte]int{'x': 2, 'u': 4}[body[i+1]]
		code, ok := hex(body, i+2, width)
		if !ok {
			return "", fmt.Errorf("unknown escape %q; write \\n, \\r, \\t, \\\\, \\xHH or \\uHHHH", body[i:min(i+6, len(body))])
		}
		i += 2 + width
		if width == 2 {
			b.WriteByte(byte(code))
			continue
		}
		r := rune(code)
		if utf16.IsSurrogate(r) {
			r = utf8.RuneError
			if second, ok := hex(body, i+2, 4); ok && strings.HasPrefix(body[i:], `\u`) {
				r = utf16.DecodeRune(rune(code), rune(second))
			}
			if r == utf8.RuneError {
				half = errHalfPair
			} else {
				i += 6
			}
		}
		b.WriteRune(r)
	}
	return b.String(), half
}

// hex reads width hexadecimal digits at s[i:]; false where there are none.
func hex(s string, i, width int) (uint64, bool) {
	if width == 0 || i+width > len(s) {
		return 0, false
	}
	n, err := strconv.ParseUint(s[i:i+width], 16, 32)
	return n, err == nil
}

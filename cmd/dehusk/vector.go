package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// printVector prints a result as a test case: its sections joined are the
// text, byte for byte, and each states verdict and template. The format is
// that of core/coretest/vectors, where the case may go once a person has read
// and corrected it.
//
//	comment: printed for article.txt; say here what the case shows
//	-- keep --
//	The bridge reopened on Friday. \
//	-- remove en/generic/support --
//	Support us from $3 a month.
//
// The line break before a marker belongs to the section above; a backslash at
// a section's end takes it away. What would not survive an editor or a marker
// is escaped.
func printVector(b *bytes.Buffer, c cleaned) error {
	if c.Text == "" {
		return fmt.Errorf("%s: the text is empty, so there is no case to print", label(c.name))
	}
	sections := sectionsOf(c.Result)
	escaped := false
	for _, s := range sections {
		escaped = escaped || escape(s.text) != s.text
	}
	fmt.Fprintf(b, "comment: printed for %s; say here what the case shows\n", visible(filepath.Base(label(c.name))))
	if escaped {
		b.WriteString("escape: yes\n")
	}
	for _, s := range sections {
		b.WriteString("-- " + s.marker + " --\n")
		text := s.text
		if escaped {
			text = escape(text)
		}
		b.WriteString(text)
		if !strings.HasSuffix(text, "\n") {
			b.WriteString("\\\n")
		}
	}
	return nil
}

// A section is a part of a test case: what stands in its marker, and its text.
type section struct{ marker, text string }

// sectionsOf joins neighbouring spans of one verdict and template.
func sectionsOf(r core.Result) (sections []section) {
	for _, s := range r.Spans {
		marker := s.Verdict.String()
		if s.Verdict != core.Keep && s.Template != "" {
			marker += " " + s.Template
		}
		text := r.Text[s.Start:s.End]
		if last := len(sections) - 1; last >= 0 && sections[last].marker == marker {
			sections[last].text += text
			continue
		}
		sections = append(sections, section{marker, text})
	}
	return sections
}

// escape writes what an editor would hide or alter, what is not valid, and what
// would be read as syntax, as \\, \r, \xNN (one byte) or \uNNNN. A text that it
// does not change can stand as it is.
func escape(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		atLineStart := i == 0 || text[i-1] == '\n'
		switch {
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\\':
			b.WriteString(`\\`)
		case r < ' ' && r != '\n' && r != '\t', r == 0x7f, r == utf8.RuneError && size == 1,
			atLineStart && strings.HasPrefix(text[i:], "-- "):
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r > 0x7f && r <= 0xffff && (!unicode.IsGraphic(r) || unicode.Is(unicode.Zs, r)):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String()
}

package core

import (
	"strconv"
	"strings"
)

// A Form says how much of a text a template stands for.
type Form uint8

// The forms of a template.
const (
	// Passage: prose of one or more sentences. Its sentences of eight words and
	// more are evidence by themselves, shorter ones only beside those.
	Passage Form = iota
	// Line: each paragraph is a whole line or sentence that is boilerplate
	// wherever it stands ("Advertisement").
	Line
	// Near: each paragraph is a whole line that means nothing alone ("Donate")
	// and goes only next to a strong match of its publisher, or, for the generic
	// publisher, of any.
	Near
)

var formNames = [...]string{"passage", "line", "beside"}

// String gives the form's name in a template file.
func (f Form) String() string { return formNames[f] }

// Generic is the publisher of templates that are stock phrasing of everybody.
// Spans found by them name no publisher.
const Generic = "generic"

// A Template is a passage known to recur, as its file states it:
//
//	publisher: The Moscow Times
//	domain: themoscowtimes.com
//	kind: appeal
//	language: en
//	seen: 2024-07
//	match: passage
//	verdict: remove
//
//	First paragraph. Slots stand in braces: from just {money}.
//
//	Second paragraph.
//
//	-- example --
//	a copy as somebody pasted it
//	-- keep --
//	a sentence that must never match
//
// domain, seen, match and verdict may be left out; verdict, "suggest" or "remove",
// takes the place of what the kind does by default. Paragraphs are parted by blank lines;
// a line break inside one counts as a space. A backslash at the start of a line
// takes away the meaning of what follows it ("\-- The Editors --").
//
// Slots: {money}, {number}, {date}, {name}, {url}, and {any:N} for up to N words.
//
// Alternatives: "Sign up for [our|the] [daily|weekly|] letter" is six paragraphs in
// one; an empty alternative makes words optional. Brackets without a bar are text, and
// there are none inside others.
type Template struct {
	Path       string // language/publisher/name, without ".txt"
	Publisher  string // "generic" for stock phrasing
	Domain     string // the publisher's registered domain, or ""
	Kind       Kind
	Language   string // "en"
	Seen       string // YYYY or YYYY-MM, or ""
	Form       Form
	Verdict    Verdict  // the most that it may do; Keep leaves that to its kind
	Paragraphs []string // with slots in braces
	Lines      []int    // the line of the file at which each paragraph begins, from 1
	Examples   []string
	Keeps      []string
}

// ParseTemplate reads a template file. Errors are of type [*Error] and name the
// line. Only syntax is checked here: that a path agrees with the header, or an
// example with its template, is the business of `make templates`.
func ParseTemplate(path, text string) (Template, error) {
	t := Template{Path: strings.TrimSuffix(path, ".txt")}
	fail := func(line int, what, hint string) (Template, error) {
		return Template{}, &Error{File: path, Line: line, What: what, Hint: hint}
	}
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	n := 0
	seen := map[string]bool{}
	for ; n < len(lines) && strings.TrimSpace(lines[n]) != ""; n++ {
		key, value, ok := strings.Cut(lines[n], ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !ok {
			return fail(n+1, "expected \"key: value\", found "+quote(lines[n]), "the text begins after the first blank line")
		}
		if seen[key] {
			return fail(n+1, "key "+quote(key)+" stands twice", "leave one of them")
		}
		seen[key] = true
		if value == "" {
			return fail(n+1, "key "+quote(key)+" has no value", "write one, or take the line out")
		}
		if what, hint := t.set(key, value); what != "" {
			return fail(n+1, what, hint)
		}
	}
	for _, key := range [...]string{"publisher", "kind", "language"} {
		if !seen[key] {
			return fail(1, "key "+quote(key)+" is missing", "a template starts with publisher, kind and language, then a blank line")
		}
	}
	section, start := "", n+1
	var body []string
	flush := func() {
		switch section {
		case "":
			t.paragraphs(body, start)
		case "example":
			t.Examples = append(t.Examples, joinSection(body))
		case "keep":
			t.Keeps = append(t.Keeps, joinSection(body))
		}
		body = nil
	}
	for ; n < len(lines); n++ {
		name, ok := sectionName(lines[n])
		if !ok {
			body = append(body, lines[n])
			continue
		}
		if name != "example" && name != "keep" {
			return fail(n+1, "unknown section "+quote(name), `sections are "example" and "keep"; if this is text, put a backslash before it`)
		}
		flush()
		section, start = name, n+2
	}
	flush()
	if len(t.Paragraphs) == 0 {
		return fail(len(lines), "the template has no text", "write at least one paragraph below the header")
	}
	for i, p := range t.Paragraphs {
		if what, hint := checkSlots(p); what != "" {
			return fail(t.Lines[i], what, hint)
		}
		if what, hint := checkVariants(p); what != "" {
			return fail(t.Lines[i], what, hint)
		}
	}
	return t, nil
}

func (t *Template) set(key, value string) (what, hint string) {
	switch key {
	case "publisher":
		t.Publisher = value
	case "domain":
		t.Domain = value
	case "kind":
		kind, ok := KindNamed(value)
		if !ok {
			return "unknown kind " + quote(value), "the kinds are " + kindNames()
		}
		t.Kind = kind
	case "language":
		if len(value) < 2 || len(value) > 3 || strings.ToLower(value) != value {
			return "unknown language " + quote(value), `write its ISO 639 code, as "en"`
		}
		t.Language = value
	case "seen":
		if !isMonth(value) {
			return "unreadable date " + quote(value), "write YYYY or YYYY-MM"
		}
		t.Seen = value
	case "match":
		for i, name := range formNames {
			if name == value {
				t.Form = Form(i)
				return "", ""
			}
		}
		return "unknown match " + quote(value), "write passage, line or beside"
	case "verdict":
		for _, v := range []Verdict{Suggest, Remove} {
			if v.String() == value {
				t.Verdict = v
				return "", ""
			}
		}
		return "unknown verdict " + quote(value), "write suggest or remove, or leave it out"
	default:
		return "unknown key " + quote(key), "the keys are publisher, domain, kind, language, seen, match and verdict"
	}
	return "", ""
}

// isMonth tells YYYY and YYYY-MM.
func isMonth(s string) bool {
	digits := s
	if len(s) == 7 && s[4] == '-' {
		month, err := strconv.Atoi(s[5:])
		if err != nil || month < 1 || month > 12 {
			return false
		}
		digits = s[:4]
	}
	year, err := strconv.Atoi(digits)
	return err == nil && len(digits) == 4 && year >= 1900
}

func sectionName(line string) (string, bool) {
	line = strings.TrimRight(line, " \t")
	if len(line) > 6 && strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --") {
		return strings.TrimSpace(line[3 : len(line)-3]), true
	}
	return "", false
}

func (t *Template) paragraphs(body []string, start int) {
	var words []string
	first := 0
	for i, line := range append(body, "") {
		line = strings.TrimSpace(line)
		if text := strings.TrimSpace(strings.TrimPrefix(line, `\`)); text != "" {
			if words == nil {
				first = start + i
			}
			words = append(words, text)
		}
		if line == "" && words != nil {
			t.Paragraphs = append(t.Paragraphs, strings.Join(words, " "))
			t.Lines = append(t.Lines, first)
			words = nil
		}
	}
}

func joinSection(body []string) string {
	for i, line := range body {
		body[i] = strings.TrimPrefix(line, `\`)
	}
	return strings.Trim(strings.Join(body, "\n"), "\n")
}

// Format writes the template as its file states it; [ParseTemplate] reads it
// back to the same value.
func (t Template) Format() string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + value + "\n")
		}
	}
	line("publisher", t.Publisher)
	line("domain", t.Domain)
	line("kind", t.Kind.String())
	line("language", t.Language)
	line("seen", t.Seen)
	if t.Form != Passage {
		line("match", t.Form.String())
	}
	if t.Verdict != Keep {
		line("verdict", t.Verdict.String())
	}
	for _, p := range t.Paragraphs {
		b.WriteString("\n" + escapeLine(p) + "\n")
	}
	section := func(name string, texts []string) {
		for _, text := range texts {
			b.WriteString("-- " + name + " --\n")
			for _, l := range strings.Split(text, "\n") {
				b.WriteString(escapeLine(l) + "\n")
			}
		}
	}
	section("example", t.Examples)
	section("keep", t.Keeps)
	return b.String()
}

func escapeLine(line string) string {
	if _, marker := sectionName(line); marker || strings.HasPrefix(line, `\`) {
		return `\` + line
	}
	return line
}

// A slot is a hole in a template: a name and the most words it may hold.
type slot struct {
	name  string
	words int
}

// figures tells whether a slot is for numbers and what stands beside them.
func (s slot) figures() bool { return s.name == "money" || s.name == "number" || s.name == "date" }

// slots are the holes that a template may have. {any:N} names its own length.
var slots = [...]slot{{"money", 4}, {"number", 3}, {"date", 4}, {"name", 6}, {"url", 10}, {"any", maxAny}}

// maxAny bounds {any:N}: beyond it a slot would say nothing.
const maxAny = 40

// slotAt reads the slot that begins at the brace s[0] and gives its length in
// bytes; what is not "" where there is no such slot.
func slotAt(s string) (sl slot, length int, what, hint string) {
	end := strings.IndexByte(s, '}')
	if end < 0 {
		return slot{}, 0, "a brace is not closed: " + quote(s), `write a slot as {money}`
	}
	name, count, counted := strings.Cut(s[1:end], ":")
	for _, known := range slots {
		if known.name != name || counted != (name == "any") {
			continue
		}
		if counted {
			n, err := strconv.Atoi(count)
			if err != nil || n < 1 || n > maxAny {
				return slot{}, 0, "slot " + quote(s[:end+1]) + " has no usable length", "write {any:N} with N from 1 to " + strconv.Itoa(maxAny)
			}
			known.words = n
		}
		return known, end + 1, "", ""
	}
	return slot{}, 0, "unknown slot " + quote(s[:end+1]), "the slots are {money}, {number}, {date}, {name}, {url} and {any:N}"
}

func checkSlots(paragraph string) (what, hint string) {
	for i := 0; i < len(paragraph); i++ {
		switch paragraph[i] {
		case '{':
			_, n, what, hint := slotAt(paragraph[i:])
			if what != "" {
				return what, hint
			}
			i += n - 1
		case '}':
			return "a brace is closed that was not opened: " + quote(paragraph), `write a slot as {money}`
		}
	}
	return "", ""
}

// maxVariants bounds the paragraphs that the alternatives of one stand for.
const maxVariants = 64

// Variants writes the alternatives of a paragraph out: the paragraph itself where it
// has none.
func Variants(paragraph string) []string {
	open := 0
	for {
		at := strings.IndexByte(paragraph[open:], '[')
		if at < 0 {
			return []string{paragraph}
		}
		open += at
		length := strings.IndexByte(paragraph[open:], ']')
		if length < 0 {
			return []string{paragraph}
		}
		if inside := paragraph[open+1 : open+length]; strings.Contains(inside, "|") && !strings.Contains(inside, "[") {
			var list []string
			rests := Variants(paragraph[open+length+1:])
			for _, one := range strings.Split(inside, "|") {
				for _, rest := range rests {
					list = append(list, paragraph[:open]+one+rest)
				}
			}
			return list
		}
		open++
	}
}

// checkVariants tells what is wrong with a paragraph's alternatives.
func checkVariants(paragraph string) (what, hint string) {
	n := 1
	for _, part := range strings.Split(paragraph, "[")[1:] {
		inside, _, closed := strings.Cut(part, "]")
		if closed {
			n *= 1 + strings.Count(inside, "|")
		}
		if n > maxVariants {
			return "the alternatives of this paragraph are more than " + strconv.Itoa(maxVariants) + " texts", "write it as two paragraphs"
		}
	}
	for _, v := range Variants(paragraph) {
		if strings.TrimSpace(v) == "" {
			return "all of this paragraph may be left out: " + quote(paragraph), "leave one word outside the brackets"
		}
	}
	return "", ""
}

// quote quotes a value for an error, shortened to a readable length.
func quote(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		s = string(runes[:57]) + "…"
	}
	return strconv.Quote(s)
}

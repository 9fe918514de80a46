package mine

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// Review: what a person reads and edits between finding and shipping. A stanza a
// passage, blank lines between; lines that begin with # are comments.
//
//	ship newsletter
//	publisher: example.com
//	language: en
//	pages: 14
//	days: 9, 2019-03-02 to 2021-07-30
//	place: outside (outside 12, edge 2, inside 0)
//	copies: 3
//	doubt: more than a quarter of it changes from copy to copy
//	id: 5f0c2a91d3e4b867
//	| The tide tables of {Monday}, every morning by e-mail.
//	| Put me on the list
//
// A person changes the first line (ship and a kind, or drop), takes out lines that
// begin with |, or puts words that change between braces. The id is of the words as
// they were found: by it a later run knows the passage again.

// A Decision is a stanza of a review.
type Decision struct {
	Candidate
	Ship bool
	ID   string // of the words as they were found
}

const reviewHead = `# Passages that publishers repeat, for a person to decide. Change the first line of
# each: "ship KIND" or "drop". Take out lines that are no boilerplate; words in
# {braces} may be any. A passage ships without its words. See docs/mining.md.
`

// Review decides as a person who does not look would; decisions of an earlier
// review stand, for passages of the same words. What that one ships and this run
// has not found stays, at the end.
func Review(found []Candidate, earlier []Decision) []Decision {
	known := map[string]Decision{}
	for _, d := range earlier {
		known[d.ID] = d
	}
	var list []Decision
	for _, c := range found {
		d := Decision{c, c.Proposed(), c.id()}
		if old, ok := known[d.ID]; ok {
			d.Ship, d.Kind, d.Lines = old.Ship, old.Kind, old.Lines
			delete(known, d.ID)
		}
		list = append(list, d)
	}
	for _, d := range earlier {
		if _, left := known[d.ID]; left && d.Ship {
			list = append(list, d)
		}
	}
	return list
}

// id names a passage by publisher and words.
func (c *Candidate) id() string {
	h := fnv.New64a()
	h.Write([]byte(c.Publisher))
	for _, l := range c.Lines {
		h.Write([]byte{0})
		h.Write([]byte(key(l.Words)))
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// FormatReview writes a review; [ParseReview] reads it back.
func FormatReview(engine *core.Engine, list []Decision) string {
	var b strings.Builder
	b.WriteString(reviewHead)
	for _, d := range list {
		decision := "drop"
		if d.Ship {
			decision = "ship"
		}
		fmt.Fprintf(&b, "\n%s %s\npublisher: %s\nlanguage: %s\npages: %d\n", decision, d.Kind, d.Publisher, d.Language, d.Pages)
		if d.Days > 0 {
			fmt.Fprintf(&b, "days: %d, %s to %s\n", d.Days, d.First, d.Last)
		}
		fmt.Fprintf(&b, "place: %s (outside %d, edge %d, inside %d)\ncopies: %d\n", d.Place, d.Places[0], d.Places[1], d.Places[2], d.Copies)
		for _, doubt := range d.Doubts {
			fmt.Fprintf(&b, "doubt: %s\n", doubt)
		}
		fmt.Fprintf(&b, "id: %s\n", d.ID)
		for _, l := range d.Lines {
			fmt.Fprintf(&b, "| %s\n", l.braced(engine))
		}
	}
	return b.String()
}

// braced is the text of a line with its slots in braces. A brace of the text itself
// becomes a round one, which is no word either.
func (l Line) braced(engine *core.Engine) string {
	text := strings.NewReplacer("{", "(", "}", ")").Replace(l.Text)
	var b strings.Builder
	at, n := 0, 0
	for _, s := range engine.Sentences(text) {
		for _, r := range s.Places {
			if n < len(l.Words) && l.Words[n] == 0 {
				b.WriteString(text[at:r.Start] + "{" + text[r.Start:r.End] + "}")
				at = r.End
			}
			n++
		}
	}
	return b.String() + text[at:]
}

// lineOf reads a line of words: those in braces are slots.
func lineOf(engine *core.Engine, text string) (Line, error) {
	var bare strings.Builder
	var inside []bool // of each byte of bare
	open := false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '{' && !open, c == '}' && open:
			open = !open
		case c == '{' || c == '}':
			return Line{}, fmt.Errorf("a brace without its other in %q; a word that changes is written {word}", text)
		default:
			bare.WriteByte(c)
			inside = append(inside, open)
		}
	}
	if open {
		return Line{}, fmt.Errorf("a brace without its other in %q; a word that changes is written {word}", text)
	}
	l := Line{Text: bare.String()}
	fixed := false
	for _, s := range engine.Sentences(l.Text) {
		for i, r := range s.Places {
			if inside[r.Start] {
				l.Words = append(l.Words, 0)
			} else {
				l.Words = append(l.Words, s.Words[i])
				fixed = true
			}
		}
	}
	if !fixed {
		return Line{}, fmt.Errorf("no word is fixed in %q; take the line out", text)
	}
	return l, nil
}

// ParseReview reads a review. The engine is the one that found the passages. Errors
// name the line.
func ParseReview(engine *core.Engine, text string) ([]Decision, error) {
	var list []Decision
	var d *Decision
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		var err error
		switch {
		case strings.HasPrefix(line, "#"):
		case line == "":
			d = nil
		case d == nil:
			list = append(list, Decision{})
			d = &list[len(list)-1]
			err = d.decide(line)
		case strings.HasPrefix(line, "|"):
			var l Line
			l, err = lineOf(engine, strings.TrimSpace(line[1:]))
			d.Lines = append(d.Lines, l)
		default:
			err = d.fact(line)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	for _, d := range list {
		switch {
		case d.Publisher == "" || d.ID == "" || d.Language == "" || d.Pages == 0:
			return nil, fmt.Errorf("a passage lacks its publisher, language, pages or id (%s %s); take it over from the file that find wrote", d.Kind, d.Publisher)
		case d.Ship && len(d.Lines) == 0:
			return nil, fmt.Errorf("passage %s of %s has no line; write drop", d.ID, d.Publisher)
		}
	}
	return list, nil
}

// decide reads the first line of a stanza.
func (d *Decision) decide(line string) error {
	word, name, _ := strings.Cut(line, " ")
	kind, known := core.KindNamed(strings.TrimSpace(name))
	switch {
	case word == "drop" && name == "":
		kind = unknown
	case word != "ship" && word != "drop":
		return fmt.Errorf("%q is no decision; a passage begins with \"ship KIND\" or \"drop\"", line)
	case !known:
		return fmt.Errorf("unknown kind %q; `dehusk kinds` lists them", name)
	}
	d.Ship, d.Kind = word == "ship", kind
	return nil
}

// fact reads a line "name: value".
func (d *Decision) fact(line string) (err error) {
	name, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	wrong := fmt.Errorf("unreadable %q; leave the facts as find wrote them", line)
	switch name {
	case "publisher":
		d.Publisher = value
	case "language":
		d.Language = value
	case "id":
		d.ID = value
	case "doubt":
		d.Doubts = append(d.Doubts, value)
	case "pages":
		d.Pages, err = strconv.Atoi(value)
	case "copies":
		d.Copies, err = strconv.Atoi(value)
	case "days":
		_, err = fmt.Sscanf(value, "%d, %s to %s", &d.Days, &d.First, &d.Last)
		if err == nil && !(isDay(d.First) && isDay(d.Last)) {
			err = wrong
		}
	case "place":
		var place string
		_, err = fmt.Sscanf(value, "%s (outside %d, edge %d, inside %d)", &place, &d.Places[0], &d.Places[1], &d.Places[2])
		d.Place = core.Place(slices.Index(placeNames, place))
		if !slices.Contains(placeNames, place) {
			err = wrong
		}
	default:
		return fmt.Errorf("unknown fact %q; words of the passage begin with |", name)
	}
	if err != nil {
		return wrong
	}
	return nil
}

var placeNames = []string{core.Outside.String(), core.Edge.String(), core.Inside.String()}

// Ship gives the fingerprints of what a review ships, by publisher, in the order of
// kinds. A passage that stands twice ships once.
func Ship(list []Decision) ([]core.Fingerprints, error) {
	var all []core.Fingerprints
	at, have := map[string]int{}, map[string]bool{}
	for _, d := range list {
		if !d.Ship {
			continue
		}
		if !isDomain(d.Publisher) {
			return nil, fmt.Errorf("publisher %q is no domain; write it as \"example.com\"", d.Publisher)
		}
		words := d.id()
		if have[words] {
			continue
		}
		have[words] = true
		i, ok := at[d.Publisher]
		if !ok {
			i = len(all)
			at[d.Publisher] = i
			all = append(all, core.Fingerprints{Publisher: d.Publisher, Domain: d.Publisher})
		}
		all[i].Passages = append(all[i].Passages, d.Fingerprint())
	}
	slices.SortFunc(all, func(a, b core.Fingerprints) int { return strings.Compare(a.Domain, b.Domain) })
	for _, f := range all {
		slices.SortStableFunc(f.Passages, func(a, b core.Fingerprint) int { return cmp.Compare(a.Kind, b.Kind) })
	}
	if len(all) == 0 {
		return nil, errors.New(`the review ships nothing; write "ship KIND" where a passage is boilerplate`)
	}
	return all, nil
}

// isDomain tells what can be a publisher's domain, and so the name of a file.
func isDomain(s string) bool {
	return s != "" && !strings.HasPrefix(s, ".") && !strings.ContainsFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '.')
	})
}

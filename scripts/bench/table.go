package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// A figure is a row of the table.
type figure struct {
	Name  string   `json:"name"`  // with its point of the list, and its unit
	Value float64  `json:"value"` //
	Bound *float64 `json:"bound"` // nil where the figure is only told
	Holds bool     `json:"holds"` // true where there is no bound

	least bool // the value must reach the bound; else it must not pass it
}

// A table collects figures; what was not measured stays out of it.
type table struct {
	run     string // how and where it was measured, a sentence
	figures []figure
	missing []string
}

func (t *table) most(name string, value, bound float64)  { t.add(name, value, &bound, false) }
func (t *table) least(name string, value, bound float64) { t.add(name, value, &bound, true) }
func (t *table) tell(name string, value float64)         { t.add(name, value, nil, false) }

func (t *table) add(name string, value float64, bound *float64, least bool) {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		t.missing = append(t.missing, name)
		return
	}
	holds := bound == nil || least && value >= *bound || !least && value <= *bound
	t.figures = append(t.figures, figure{name, value, bound, holds, least})
}

// limit is the bound as it is read: "≤ 2.2".
func (f figure) limit() string {
	switch {
	case f.Bound == nil:
		return ""
	case f.least:
		return "≥ " + short(*f.Bound)
	}
	return "≤ " + short(*f.Bound)
}

func (f figure) says() string {
	switch {
	case f.Bound == nil:
		return ""
	case f.Holds:
		return "holds"
	}
	return "missed"
}

// short writes three digits that count.
func short(v float64) string {
	switch size := math.Abs(v); {
	case size == math.Trunc(size):
		return fmt.Sprintf("%.0f", v)
	case size >= 100:
		return fmt.Sprintf("%.0f", v)
	case size >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// counts gives how many bounds hold, and how many there are.
func (t *table) counts() (hold, all int) {
	for _, f := range t.figures {
		if f.Bound != nil {
			all++
			if f.Holds {
				hold++
			}
		}
	}
	return hold, all
}

// text is the table as it is printed.
func (t *table) text() string {
	var b strings.Builder
	for _, f := range t.figures {
		fmt.Fprintf(&b, "%-7s %10s  %-8s  %s\n", f.says(), short(f.Value), f.limit(), f.Name)
	}
	for _, name := range t.missing {
		fmt.Fprintf(&b, "%-7s %10s  %-8s  %s\n", "", "not measured", "", name)
	}
	hold, all := t.counts()
	fmt.Fprintf(&b, "%d of %d bounds hold\n%s\n", hold, all, t.run)
	return b.String()
}

// markdown is the table as docs/performance.md has it.
func (t *table) markdown() string {
	var b strings.Builder
	b.WriteString("| figure | value | bound | |\n|---|---:|---:|---|\n")
	for _, f := range t.figures {
		says := f.says()
		if says == "missed" {
			says = "**missed**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.Name, short(f.Value), f.limit(), says)
	}
	hold, all := t.counts()
	fmt.Fprintf(&b, "\n%d of %d bounds hold.", hold, all)
	if len(t.missing) > 0 {
		fmt.Fprintf(&b, " Not measured: %s.", strings.Join(t.missing, "; "))
	}
	fmt.Fprintf(&b, " %s\n", t.run)
	return b.String()
}

// write puts the figures into a JSON file.
func (t *table) write(path string) error {
	figures := slices.Clone(t.figures)
	for i := range figures { // no more digits than mean something
		figures[i].Value = math.Round(figures[i].Value*1000) / 1000
	}
	data, err := json.MarshalIndent(figures, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o666)
}

// The lines of a document between which a program writes.
const (
	generatedFrom = "<!-- from here on written by make bench -->\n"
	generatedTo   = "<!-- to here -->\n"
)

// insert puts text between the two lines of a document.
func insert(document, text string) (string, error) {
	head, rest, begins := strings.Cut(document, generatedFrom)
	_, tail, ends := strings.Cut(rest, generatedTo)
	if !begins || !ends {
		return "", fmt.Errorf("there is no place for the table: the document needs the lines %q and %q", generatedFrom, generatedTo)
	}
	return head + generatedFrom + text + generatedTo + tail, nil
}

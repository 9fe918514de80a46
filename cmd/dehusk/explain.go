package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"unicode"

	"github.com/dehusk/dehusk/core"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

const explainHelp = `Shows a text with what goes marked, and why it goes.

  dehusk explain [FILE...]

Each line of the text stands behind a mark:

      kept
  -   taken out
  ?   suggested: left in, unless --suggested remove

Above such a passage stands its reason: kind, publisher, how near it comes to
the template, the evidence, and the template. Where the wording differs, a line
with ~ compares it: [-of the template only-] {+of the text only+} <in a slot>.
Of a passage known by its fingerprint only, missing words are shown as [-…-].

What resembles no template and only reads like boilerplate is suggested at most:
above it stands how sure that is, below it the strongest reasons.

  --format json prints spans as dehusk does, with edits or reasons in each.
  --format vector prints a test case for core/coretest/vectors instead.

Options:
`

// runExplain is dehusk explain.
func runExplain(args []string, s streams) error {
	var o settings
	flags := pflag.NewFlagSet("explain", pflag.ContinueOnError)
	o.add(flags, "text, json, vector")
	if done, err := parse(flags, args, explainHelp, s); done || err != nil {
		return err
	}
	if o.format != "text" && o.format != "json" && o.format != "vector" {
		return fmt.Errorf("unknown format %q; dehusk explain prints text, json or vector", o.format)
	}
	all, err := o.cleanAll(flags.Args(), s)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	for i, c := range all {
		switch o.format {
		case "json":
			err = printExplainedJSON(&b, c)
		case "vector":
			err = printVector(&b, c)
		default:
			if i > 0 {
				b.WriteString("\n")
			}
			explanation{&b, inColour(o.output, s)}.print(c)
		}
		if err != nil {
			return err
		}
	}
	return deliver(b.Bytes(), o.output, s)
}

// inColour tells whether the output is a terminal whose user wants colour.
func inColour(output string, s streams) bool {
	file, ok := s.out.(*os.File)
	return ok && output == "" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}

// The colours of a terminal that an explanation uses.
const (
	plain  = "\x1b[0m"
	dim    = "\x1b[2m"
	bold   = "\x1b[1m"
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
)

// An explanation is being printed to b.
type explanation struct {
	b      *bytes.Buffer
	colour bool
}

func (e explanation) paint(colour, s string) string {
	if !e.colour || colour == "" || s == "" {
		return s
	}
	return colour + s + plain
}

// print shows one text.
func (e explanation) print(c cleaned) {
	e.b.WriteString(e.paint(bold, visible(summary(c))) + "\n\n")
	reason, inLine := "", false
	for _, s := range c.Spans {
		text := c.Text[s.Start:s.End]
		if inLine {
			// Here every span begins a line, so that the text's own break is one
			// too many.
			text = strings.TrimPrefix(strings.TrimPrefix(text, "\r"), "\n")
		}
		if text == "" {
			continue
		}
		inLine = !strings.HasSuffix(text, "\n")
		if s.Verdict == core.Keep {
			e.lines(" ", "", text)
			reason = ""
			continue
		}
		mark, colour := "-", red
		if s.Verdict == core.Suggest {
			mark, colour = "?", yellow
		}
		// Neighbouring spans with one reason are one passage to the reader.
		if why := because(s); why != reason {
			e.b.WriteString(e.paint(bold+colour, "  "+visible(why)) + "\n")
			reason = why
		}
		// Blank lines that go with the passage stand below the comparison.
		body := strings.TrimRightFunc(text, unicode.IsSpace)
		e.lines(mark, colour, body+"\n")
		e.edits(c.engine.Explain(c.Text, s))
		if why := inWords(c.engine.Reasons(c.Text, s)); why != "" {
			e.b.WriteString(e.paint(dim, "~ reasons: ") + why + "\n")
		}
		_, blank, _ := strings.Cut(text[len(body):], "\n")
		e.lines(mark, colour, blank)
	}
}

// summary is the line above a text.
func summary(c cleaned) string {
	out, suggested := c.count(core.Remove), c.count(core.Suggest)
	s := label(c.name) + ": "
	switch {
	case c.AlmostAll:
		return s + almostAll
	case out.passages == 0 && suggested.passages == 0:
		return s + "nothing found"
	case suggested.passages == 0:
		return s + out.String() + " taken out"
	case out.passages == 0:
		return s + suggested.String() + " suggested"
	}
	return s + out.String() + " taken out; " + suggested.String() + " suggested"
}

// lines prints lines of the text, each behind its mark; blank ones stay blank.
func (e explanation) lines(mark, colour, text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) != "" {
			e.b.WriteString(e.paint(colour, mark+" "+visible(line)))
		}
		e.b.WriteString("\n")
	}
}

// around is how many words of agreement are shown beside a difference.
const around = 4

// edits prints how a passage's words differ from its template's, if they do.
func (e explanation) edits(edits []core.Edit) {
	var parts []string
	differs := false
	for i, edit := range edits {
		words := strings.Fields(edit.Words)
		for i := range words {
			words[i] = visible(words[i])
		}
		if len(words) == 0 {
			continue
		}
		switch text := strings.Join(words, " "); edit.Op {
		case core.Equal:
			parts = append(parts, shorten(words, i == 0, i == len(edits)-1))
		case core.Missing:
			differs = true
			parts = append(parts, e.paint(red, "[-"+text+"-]"))
		case core.Added:
			differs = true
			parts = append(parts, e.paint(green, "{+"+text+"+}"))
		case core.Slot: // no difference: this is what the template has it for
			parts = append(parts, e.paint(yellow, "<"+text+">"))
		}
	}
	if differs {
		e.b.WriteString(e.paint(dim, "~ ") + strings.Join(parts, " ") + "\n")
	}
}

// shorten leaves out the middle of a stretch of agreement, or its outer end.
func shorten(words []string, first, last bool) string {
	head, tail := around, around
	if first {
		head = 0
	}
	if last {
		tail = 0
	}
	if len(words) <= head+tail+1 {
		return strings.Join(words, " ")
	}
	s := strings.Join(words[:head], " ") + " … " + strings.Join(words[len(words)-tail:], " ")
	return strings.TrimSpace(s)
}

// visible makes what would steer a terminal, or hide in it, readable.
func visible(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r < ' ':
			return 0x2400 + r // ␀ and its neighbours
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return '\ufffd'
		}
		return r
	}, s)
}

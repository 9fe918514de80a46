package coretest

import (
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// Hostile are the kinds of text that cost an engine most: everything in them
// leads to a template, or the same place does again and again.
var Hostile = []string{"beginnings", "snippets", "shuffled", "word", "phrase"}

// Hostile makes a text of a kind, of about size bytes, out of the words of a
// library: the beginnings of its sentences; runs of three to six of its words; its
// templates with their words shuffled; one word; one phrase.
func (w *Writer) Hostile(kind string, size int, library []core.Template) string {
	var b strings.Builder
	words := w.template(library)
	from := w.rng.IntN(len(words) - 6)
	repeated := words[from : from+3+w.rng.IntN(4)]
	for n := 1; b.Len() < size; n++ {
		switch kind {
		case "beginnings":
			words = w.template(library)
			b.WriteString(strings.Join(words[:6+w.rng.IntN(7)], " ") + ".")
		case "snippets":
			words = w.template(library)
			at := w.rng.IntN(len(words) - 6)
			b.WriteString(strings.Join(words[at:at+3+w.rng.IntN(4)], " "))
		case "shuffled":
			words = slices.Clone(w.template(library))
			w.rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
			b.WriteString(strings.Join(words, " "))
		case "word":
			b.WriteString(repeated[0])
		case "phrase":
			b.WriteString(strings.Join(repeated, " "))
		default:
			panic("coretest: there is no hostile kind \"" + kind + "\"")
		}
		if kind == "beginnings" && n%4 == 0 || kind == "shuffled" {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// template gives the words of one template, at random. All have more than 40.
func (w *Writer) template(library []core.Template) []string {
	return strings.Fields(Filled(library[w.rng.IntN(len(library))]))
}

package core

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotations keeps what the article quotes: inside quotation marks in a
// paragraph of article words, or in a quoted block between unquoted neighbours.
func (d *decider) quotations() {
	d.eachRun(func(from, to int) {
		for from < to { // a quotation of the appeal may stand above the appeal itself
			end := from + 1
			for end < to && d.quoted(d.s.units[end].from) == d.quoted(d.s.units[from].from) {
				end++
			}
			d.keepQuoted(from, end)
			from = end
		}
	})
}

// keepQuoted keeps units[from:to], which are quoted alike, where they are a
// quotation.
func (d *decider) keepQuoted(from, to int) {
	units := d.s.units
	left, right := d.paragraphOf(from, to)
	if d.insideQuotes(units[left].from, from, to, left < from || right > to) || d.loneQuote(from, to) {
		for i := from; i < to; i++ {
			units[i].verdict, units[i].evidence = Keep, NoEvidence
		}
	}
}

// insideQuotes tells whether units[from:to] stand in quotation marks that the
// article opened: before them in the paragraph, which begins at words[start], or
// at their own head and closed at their end. Where the paragraph has no article
// words, only a part of a template is a quotation.
func (d *decider) insideQuotes(start, from, to int, article bool) bool {
	text, units := d.f.text, d.s.units
	head := d.f.gapBefore(units[from].from).rightStart
	begin := max(d.f.gapBefore(start).rightStart, head-quoteLook)
	tail := d.f.gapBefore(units[to-1].to).leftEnd
	if openQuotes(text, begin, head) > 0 {
		return true
	}
	first := int(d.f.words[units[from].from].start)
	if openQuotes(text, head, first) == 0 || openQuotes(text, head, tail) > 0 {
		return false
	}
	if article {
		return true
	}
	words := 0
	for i := from; i < to; i++ {
		words += units[i].to - units[i].from
	}
	e := d.x.templates[units[from].matches[units[from].best].template]
	return e.meta.Form == Passage && 2*words < e.end-e.first
}

// openQuotes counts the quotations open at the end of text[from:to]. Whether a
// mark opens or closes is told by what stands beside it, not by its shape: German
// closes with the sign that English opens with. French parts both by spaces.
func openQuotes(text string, from, to int) int {
	open := 0
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isQuote(r) {
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+size:])
			left := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([>*_-—–", before)
			word := unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("*_[(…", after)
			switch {
			case r == '「', r == '『', left && (word || r == '«'):
				open++
			case open > 0:
				open--
			case strings.ContainsRune("“„«", r) && word: // glued to the word before it
				open++
			}
		}
		i += size
	}
	return open
}

func isQuote(r rune) bool { return strings.ContainsRune("\"“”„«»「」『』", r) && r != 0 }

// loneQuote tells whether units[from:to] are a quoted block whose neighbours are
// not quoted.
func (d *decider) loneQuote(from, to int) bool {
	units, last := d.s.units, len(d.f.words)
	start, end := units[from].from, units[to-1].to
	if !d.quoted(start) || !d.quoted(end-1) || start == 0 && end == last {
		return false
	}
	return (start == 0 || !d.quoted(start-1)) && (end == last || !d.quoted(end))
}

// quoted tells whether the line of a word begins with a quote mark, or its
// source sets it apart as a quotation.
func (d *decider) quoted(word int) bool {
	at := int(d.f.words[word].start)
	for _, r := range d.options.quoted {
		if at >= r.Start && at < r.End {
			return true
		}
	}
	from := max(0, at-quoteLook)
	start := from + strings.LastIndexAny(d.f.text[from:at], "\n\r") + 1
	return strings.HasPrefix(strings.TrimLeft(d.f.text[start:at], " \t"), ">")
}

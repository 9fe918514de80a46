package main

import (
	"strings"

	"github.com/dehusk/dehusk/core"
)

// An article is a labelled article of the evaluation data.
type article struct {
	ID         string
	Lang       string
	Publisher  string
	Paragraphs []paragraph
}

type paragraph struct{ Text, Label, Kind string }

// An appeal is a real appeal; variants of one text share a campaign.
type appeal struct {
	ID, Publisher, Lang, Campaign string
	Paragraphs                    []string
}

// text joins an article's paragraphs and says where each lies.
func (a article) text(separator string) (string, []core.Range) {
	var b strings.Builder
	places := make([]core.Range, 0, len(a.Paragraphs))
	for i, p := range a.Paragraphs {
		if i > 0 {
			b.WriteString(separator)
		}
		start := b.Len()
		b.WriteString(p.Text)
		places = append(places, core.Range{Start: start, End: b.Len()})
	}
	return b.String(), places
}

// hard tells whether an article is a hard negative: it is easily mistaken for
// boilerplate, and nothing of it may go.
func (a article) hard() bool { return strings.HasPrefix(a.ID, "neg") }

// size is how many words a text has, as the labels count them: where words are not
// parted, two characters are one.
func size(text string) int {
	characters := 0
	rest := strings.Map(func(r rune) rune {
		if unparted(r) {
			characters++
			return ' '
		}
		return r
	}, text)
	return len(strings.Fields(rest)) + characters/2
}

// unparted tells of Thai, kana and Han.
func unparted(r rune) bool {
	return r >= 0x0e00 && r <= 0x0e7f || r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff
}

// covered is how many bytes of a range have at least a verdict.
func covered(spans []core.Span, r core.Range, least core.Verdict) int {
	n := 0
	for _, s := range spans {
		if s.Verdict >= least {
			n += max(0, min(s.End, r.End)-max(s.Start, r.Start))
		}
	}
	return n
}

// template makes a template of an appeal.
func (a appeal) template() core.Template {
	return core.Template{Path: a.Lang + "/" + a.Publisher + "/" + a.ID, Publisher: a.Publisher, Kind: core.Appeal, Language: a.Lang, Paragraphs: escaped(a.Paragraphs)}
}

// escaped keeps braces of a text from being read as slots.
func escaped(list []string) []string {
	clean := make([]string, len(list))
	for i, s := range list {
		clean[i] = strings.NewReplacer("{", "(", "}", ")").Replace(s)
	}
	return clean
}

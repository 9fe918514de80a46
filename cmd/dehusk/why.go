package main

import (
	"strconv"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// because says why a span goes: "appeal · The Moscow Times · much the same
// (640) · match: resembles a template · en/the-moscow-times/appeal-2024".
func because(s core.Span) string {
	parts := []string{s.Kind.String()}
	if s.Publisher != "" {
		parts = append(parts, s.Publisher)
	}
	if s.Score > 0 {
		words := nearness(s.Score)
		if byGenre(s) {
			words = sureness(s.Score)
		}
		parts = append(parts, words+" ("+strconv.Itoa(s.Score)+")")
	}
	why := evidence[s.Evidence]
	if s.Evidence == core.Match && isMined(s) {
		why = "match: resembles a passage known by its fingerprint only"
	}
	parts = append(parts, why)
	if s.Template != "" {
		parts = append(parts, s.Template)
	}
	return strings.Join(parts, " · ")
}

// evidence is each kind of it in words.
var evidence = map[core.Evidence]string{
	core.Match:   "match: resembles a template",
	core.Between: "between: stands between two passages of one publisher",
	core.Beside:  "beside: belongs to the passage next to it",
	core.Run:     "run: reads like boilerplate with the lines beside it",
	core.Genre:   "genre: reads like boilerplate",
}

// byGenre tells whether a span has no template: its score says how sure it is.
func byGenre(s core.Span) bool { return s.Evidence == core.Genre || s.Evidence == core.Run }

// isMined tells whether only the hashes of the template's words are known.
func isMined(s core.Span) bool { return strings.HasPrefix(s.Template, templates.MinedFolder+"/") }

// nearness puts a score, 1 to 1000, into the words that the page uses, too.
func nearness(score int) string {
	switch {
	case score >= 980:
		return "word for word"
	case score >= 850:
		return "nearly word for word"
	case score >= 600:
		return "much the same"
	}
	return "reworded"
}

// sureness puts the score of what no template is like into words.
func sureness(score int) string {
	switch {
	case score >= 980:
		return "almost certainly"
	case score >= 940:
		return "very probably"
	}
	return "probably"
}

// senses are what a reason can be about, in words; "…" stands for its own.
var senses = map[core.Sense]string{
	core.SenseWord:     "the word “…”",
	core.SensePair:     "the words “…”",
	core.SenseLine:     "a line that templates have",
	core.SenseAsking:   "words that ask for something",
	core.SenseStock:    "words of stock phrasing",
	core.SenseAddress:  "an address in it",
	core.SenseOwner:    "the sign of an owner",
	core.SenseMoney:    "the sign of a currency",
	core.SenseNumbers:  "its numbers",
	core.SenseSigns:    "its bars, quotes or brackets",
	core.SenseRepeated: "that it stands there again",
	core.SenseEnd:      "its end",
	core.SenseStart:    "its beginning",
	core.SenseLetters:  "its capital and small letters",
	core.SenseBeside:   "what stands beside it",
	core.SenseHead:     "its place before the article",
	core.SenseInside:   "its place between paragraphs of the article",
	core.SenseTail:     "its place after the article",
	core.SenseBare:     "that no article is near",
	core.SenseLength:   "its length",
}

// inWords says what the reasons are: "the words “sign up”, its length, what stands
// beside it".
func inWords(reasons []core.Reason) string {
	var list []string
	for _, r := range reasons {
		list = append(list, strings.Replace(senses[r.Sense], "…", visible(strings.Join(strings.Fields(r.Words), " ")), 1))
	}
	return strings.Join(list, ", ")
}

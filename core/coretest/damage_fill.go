package coretest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slotValues fills the slots of a template, all of one name alike.
func slotValues(rng *rand.Rand, language string, otherAmount bool, words []string) map[string]string {
	pick := func(values []string) string { return values[rng.IntN(len(values))] }
	sums := money[language]
	if sums == nil {
		sums = money["en"]
	}
	if otherAmount {
		sums = otherMoney
	}
	date := dates[language]
	if date == "" {
		date = dates["en"]
	}
	filler := make([]string, 3)
	for i := range filler {
		if len(words) > 0 {
			filler[i] = pick(words)
		}
	}
	return map[string]string{
		"money":  pick(sums),
		"number": pick([]string{"350", "1,240", "2.300", "18 000", "417"}),
		"date":   fmt.Sprintf(date, 2+rng.IntN(26)),
		"name":   "Morning Letter",
		"url":    "https://example.org/give",
		"any":    strings.Join(filler, " "),
	}
}

var money = map[string][]string{
	"en": {"$2", "$5", "£3", "$10"}, "de": {"5 Euro", "3 €", "10 Euro"}, "fr": {"5 euros", "10 €", "20 euros"},
	"es": {"5 euros", "3 €", "8 euros"}, "ru": {"100 рублей", "300 ₽", "150 рублей"}, "pt": {"3 euros", "5 €", "10 euros"},
	"it": {"5 euro", "4 €", "10 euro"}, "pl": {"10 zł", "20 złotych", "15 zł"}, "zh": {"10元", "20元", "15元"},
}

var otherMoney = []string{"€4.50", "2,50 €", "CHF 7", "¥500", "99p", "25 kr", "₹250", "US$1", "R$ 12", "7 dollars", "£1.99", "40 USD", "kr 60", "₴120"}

var dates = map[string]string{
	"en": "%d May", "de": "%d. Mai", "fr": "%d mai", "es": "%d de mayo", "ru": "%d мая",
	"pt": "%d de maio", "it": "%d maggio", "pl": "%d maja", "zh": "5月%d日",
}

// vocabularyOf gives words of a language out of the articles but one, so that
// what is put in looks natural and is none of the article's around it.
func vocabularyOf(articles []Article, language, without string) []string {
	var words, spare []string
	for _, a := range articles {
		if a.Language != language {
			continue
		}
		for _, w := range letterWords(a.Text) {
			first, _ := utf8.DecodeRuneInString(w)
			// Capitalised words are names, but for German.
			if unicode.IsUpper(first) && language != "de" {
				continue
			}
			if a.Name == without {
				spare = append(spare, w)
			} else {
				words = append(words, w)
			}
		}
	}
	if words == nil {
		return spare
	}
	return words
}

// letterWords are the words of a text that consist of letters only.
func letterWords(text string) []string {
	var words []string
	for _, t := range tokens(text) {
		if t.core != "" && !strings.ContainsFunc(t.core, func(r rune) bool { return !unicode.IsLetter(r) }) {
			words = append(words, t.core)
		}
	}
	return words
}

func capital(word string) string {
	first, n := utf8.DecodeRuneInString(word)
	if n == 0 {
		return word
	}
	return string(unicode.ToUpper(first)) + word[n:]
}

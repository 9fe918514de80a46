package core

import (
	"strconv"
	"strings"
)

// A Language holds the facts about a language that matching and sentence rules
// need, as its file states them:
//
//	language: en
//	abbreviations: Mr. Mrs. a.m. U.S.
//	money: dollar dollars cents
//	months: January February
//	we: we us our
//	they: it its they their
//	words: the 612 of 291 to 260
//
// A key may stand on several lines, which add up. words are the most frequent
// words of news text, each with its count in 10,000 words.
type Language struct {
	Code          string
	Abbreviations []string    // with their full stops
	Money         []string    // words and codes beside a sum
	Months        []string    // names of months and days
	We            []string    // what a writer calls himself and his house: we, us, our
	They          []string    // what others call them: it, its, they, their
	Words         []WordCount // frequent words
}

// A WordCount says how often a word stands in 10,000 words of news text.
type WordCount struct {
	Word  string
	Count int
}

// ParseLanguage reads a language file. Errors are of type [*Error].
func ParseLanguage(path, text string) (Language, error) {
	var l Language
	fail := func(line int, what, hint string) (Language, error) {
		return Language{}, &Error{File: path, Line: line + 1, What: what, Hint: hint}
	}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		fields := strings.Fields(value)
		if !ok || len(fields) == 0 {
			return fail(n, "expected \"key: value\", found "+quote(line), "")
		}
		switch key {
		case "language":
			l.Code = fields[0]
		case "abbreviations":
			l.Abbreviations = append(l.Abbreviations, fields...)
		case "money":
			l.Money = append(l.Money, fields...)
		case "months":
			l.Months = append(l.Months, fields...)
		case "we":
			l.We = append(l.We, fields...)
		case "they":
			l.They = append(l.They, fields...)
		case "words":
			if len(fields)%2 != 0 {
				return fail(n, "a word without a count: "+quote(fields[len(fields)-1]), "write each word with its count in 10,000 words")
			}
			for i := 0; i < len(fields); i += 2 {
				count, err := strconv.Atoi(fields[i+1])
				if err != nil || count < 1 || count > 10000 {
					return fail(n, "unreadable count "+quote(fields[i+1]), "write a number from 1 to 10000")
				}
				l.Words = append(l.Words, WordCount{fields[i], count})
			}
		default:
			return fail(n, "unknown key "+quote(key), "the keys are language, abbreviations, money, months, we, they and words")
		}
	}
	if l.Code == "" {
		return fail(0, `key "language" is missing`, "")
	}
	return l, nil
}

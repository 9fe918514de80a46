package core

import (
	"reflect"
	"testing"
)

func TestParseLanguage(t *testing.T) {
	got, err := ParseLanguage("en/language.txt", "language: en\n\nabbreviations: Mr. U.S.\nmoney: dollar\n  months: May\nmonths: June\r\nwords: the 612 of 291\nwords: to 260\n")
	if err != nil {
		t.Fatal(err)
	}
	want := Language{
		Code: "en", Abbreviations: []string{"Mr.", "U.S."}, Money: []string{"dollar"}, Months: []string{"May", "June"},
		Words: []WordCount{{"the", 612}, {"of", 291}, {"to", 260}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestParseLanguageErrors(t *testing.T) {
	for _, c := range [...][2]string{
		{"", `l.txt:1: key "language" is missing`},
		{"money: euro", `l.txt:1: key "language" is missing`},
		{"language: en\nmoney", `l.txt:2: expected "key: value", found "money"`},
		{"language:", `l.txt:1: expected "key: value", found "language:"`},
		{"language: en\n\ncurrency: euro", `l.txt:3: unknown key "currency"; the keys are language, abbreviations, money, months, we, they and words`},
		{"language: en\nwords: the", `l.txt:2: a word without a count: "the"; write each word with its count in 10,000 words`},
		{"language: en\nwords: the 5 of", `l.txt:2: a word without a count: "of"; write each word with its count in 10,000 words`},
		{"language: en\nwords: the many", `l.txt:2: unreadable count "many"; write a number from 1 to 10000`},
		{"language: en\nwords: the 0", `l.txt:2: unreadable count "0"; write a number from 1 to 10000`},
		{"language: en\nwords: the 10001", `l.txt:2: unreadable count "10001"; write a number from 1 to 10000`},
	} {
		if _, err := ParseLanguage("l.txt", c[0]); err == nil || err.Error() != c[1] {
			t.Errorf("%q\ngot  %v\nwant %s", c[0], err, c[1])
		}
	}
}

// A word weighs the less the more frequent it is; of several languages the least
// weight counts, so that no order of loading matters.
func TestWeights(t *testing.T) {
	one := newFacts([]Language{{Code: "en", Words: []WordCount{{"The", 559}, {"die", 1}}}, {Code: "de", Words: []WordCount{{"die", 344}, {"1987", 9}}}})
	other := newFacts([]Language{{Code: "de", Words: []WordCount{{"die", 344}, {"1987", 9}}}, {Code: "en", Words: []WordCount{{"The", 559}, {"die", 1}}}})
	if one.weights != other.weights {
		t.Error("the order of the languages changes the weights")
	}
	weight := func(s string) int { return int(one.weights[fold(s).words[0].hash]) }
	for _, c := range [...]struct {
		less, more string
	}{{"the", "die"}, {"die", "harbour"}, {"1987", "harbour"}, {"1987", "x2003"}} {
		if weight(c.less) >= weight(c.more) {
			t.Errorf("%q weighs %d, %q weighs %d", c.less, weight(c.less), c.more, weight(c.more))
		}
	}
	if weight("1987") != weight("5") || weight("THE") != weight("the") {
		t.Error("all numbers weigh the same, and all cases of a word")
	}
}

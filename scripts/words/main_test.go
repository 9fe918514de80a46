package main

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"Don’t STOP 12 times":   "don t stop times",
		"the 3rd, 2020s, x2":    "the",
		"Straße·straße":         "straße straße",
		"hard\u00adware":        "hardware",
		"हिन्दी में":            "हिन्दी में",
		"東京の空、Tokyo":            "東 京 の 空 tokyo",
		"ในปี 2020":             "ใ น ป",
		" — … ":                 "",
		"naïve cafe\u0301 ЁЖИК": "naïve cafe\u0301 ёжик",
	} {
		if got := strings.Join(split(text), " "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestRead(t *testing.T) {
	input := `{"lang":"en","paragraphs":[{"text":"the cat","label":"keep"},{"text":"sign up","label":"junk"},"the dog"]}
{"lang":"de","blocks":["die Katze"]}
{"lang":"en","blocks":["the cat","the end 9"]}
plain the text`
	c, err := read(strings.NewReader(input), "en")
	if err != nil {
		t.Fatal(err)
	}
	// "the cat" counts once, junk and German not at all, and neither do numbers
	if c.total != 9 || c.texts != 3 {
		t.Errorf("got %d words of %d texts, want 9 of 3", c.total, c.texts)
	}
	if got, want := c.most(2, 1), []string{"the 4444", "cat 1111"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := c.most(9, 2), []string{"the 4444"}; !slices.Equal(got, want) {
		t.Errorf("words of two texts: got %q, want %q", got, want)
	}
	if _, err := read(strings.NewReader("\n{oops"), ""); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
		t.Errorf("got error %v, want one that names line 2", err)
	}
}

func TestLines(t *testing.T) {
	got := lines([]string{"the 600", "of 300", "and 200"}, 20)
	if want := "words: the 600\nwords: of 300\nwords: and 200\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := lines(nil, 20); got != "" {
		t.Errorf("no words gave %q", got)
	}
}

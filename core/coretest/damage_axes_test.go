package coretest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestAxesDoWhatTheySay looks at variants of a single axis, and says of each
// whether its text shows it.
func TestAxesDoWhatTheySay(t *testing.T) {
	articles, err := Articles()
	if err != nil {
		t.Fatal(err)
	}
	language := map[string]string{}
	for _, a := range articles {
		language[a.Name] = a.Language
	}
	longest := func(v Variant) int {
		n := 0
		for _, line := range strings.Split(v.Text, "\n") {
			n = max(n, columnsOf(line))
		}
		return n
	}
	first := func(v Variant) int { return v.Sentences[0].Start }
	last := func(v Variant) string { return v.Text[v.Sentences[len(v.Sentences)-1].End:] }
	appealText := func(v Variant) string {
		return v.Text[first(v):v.Sentences[len(v.Sentences)-1].End]
	}
	shows := map[string]func(Variant) bool{
		"middle": func(v Variant) bool { return first(v) > v.Article[0].End && strings.TrimSpace(last(v)) != "" },
		"top":    func(v Variant) bool { return first(v) == 0 },
		"end":    func(v Variant) bool { return strings.TrimSpace(last(v)) == "" && strings.HasSuffix(v.Want, "\n") },
		"glued":  func(v Variant) bool { return !unicode.IsSpace(rune(v.Text[first(v)-1])) },
		"twice":  func(v Variant) bool { return len(v.Sentences) >= 12 },
		"quoted": func(v Variant) bool { return eachLine(v.Text, func(l string) bool { return l[0] == '>' }) },
		"bullets-text": func(v Variant) bool {
			return eachLine(v.Text, func(l string) bool { return strings.HasPrefix(l, "- ") })
		},
		"bullets-appeal": func(v Variant) bool {
			return strings.Count(appealText(v), "\n") == strings.Count(appealText(v), "\n"+v.Text[first(v)-len(bulletBefore(v)):first(v)])
		},
		"markdown":        func(v Variant) bool { return strings.Contains(v.Text, "](https://example.") },
		"one-line-text":   func(v Variant) bool { return !strings.Contains(strings.TrimSuffix(v.Text, "\n"), "\n") },
		"one-line-appeal": func(v Variant) bool { return !strings.Contains(appealText(v), "\n") },
		"blank-none":      func(v Variant) bool { return !strings.Contains(v.Text, "\n\n") },
		"blank-doubled":   func(v Variant) bool { return strings.Contains(v.Text, "\n\n\n\n") },
		"wrap-60":         func(v Variant) bool { return longest(v) <= 60 },
		"wrap-70":         func(v Variant) bool { return longest(v) <= 70 },
		"wrap-80":         func(v Variant) bool { return longest(v) <= 80 && longest(v) > 60 },
		"upper-text": func(v Variant) bool {
			return !strings.ContainsFunc(strings.ReplaceAll(v.Text, "ß", ""), unicode.IsLower)
		},
		"upper-appeal": func(v Variant) bool {
			return !strings.ContainsFunc(strings.ReplaceAll(appealText(v), "ß", ""), unicode.IsLower) && strings.ToUpper(v.Want) != v.Want || v.Language == "zh"
		},
		"straight":       func(v Variant) bool { return !strings.ContainsAny(v.Text, "“”„«»’") },
		"curly":          func(v Variant) bool { return !strings.ContainsAny(v.Text, `"'`) },
		"other-language": func(v Variant) bool { return language[v.Name[strings.LastIndexByte(v.Name, ' ')+1:]] != v.Language },
		"other-amount":   func(v Variant) bool { return containsAny(appealText(v), otherMoney) },
	}
	seen := map[string]int{}
	hyphenated := 0
	for _, v := range variants(t, 9, 2000) {
		if !utf8.ValidString(v.Text) {
			t.Fatalf("%s: the text is not UTF-8", v.Name)
		}
		if len(v.Axes) > 1 {
			continue
		}
		if v.Axes[0] == "wrap-hyphens" && strings.Contains(v.Text, "-\n") {
			hyphenated++
		}
		if show, ok := shows[v.Axes[0]]; ok {
			seen[v.Axes[0]]++
			if !show(v) {
				t.Errorf("%s: the text does not show it:\n%s", v.Name, v.Text)
			}
		}
	}
	for name := range shows {
		if seen[name] < 10 {
			t.Errorf("axis %q was seen %d times", name, seen[name])
		}
	}
	if hyphenated < 8 {
		t.Errorf("%d texts with hyphens at line ends", hyphenated)
	}
}

// bulletBefore is the mark before the first sentence.
func bulletBefore(v Variant) string {
	before := v.Text[:v.Sentences[0].Start]
	return before[strings.LastIndexByte(before, '\n')+1:]
}

func eachLine(text string, holds func(string) bool) bool {
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if line == "" || !holds(line) {
			return false
		}
	}
	return true
}

func containsAny(text string, values []string) bool {
	for _, v := range values {
		if strings.Contains(text, v) {
			return true
		}
	}
	return false
}

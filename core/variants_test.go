package core

import (
	"reflect"
	"strings"
	"testing"
)

func TestVariants(t *testing.T) {
	for text, want := range map[string][]string{
		"Sign up":                               {"Sign up"},
		"Sign up [now|today]":                   {"Sign up now", "Sign up today"},
		"Sign up [today|]":                      {"Sign up today", "Sign up "},
		"[Give|Send] us [{money}|what you can]": {"Give us {money}", "Give us what you can", "Send us {money}", "Send us what you can"},
		"Sign up [1]":                           {"Sign up [1]"},
		"Sign up [1] [now|today]":               {"Sign up [1] now", "Sign up [1] today"},
		"Sign up [now|today":                    {"Sign up [now|today"},
		"Home | News [1]":                       {"Home | News [1]"},
	} {
		if got := Variants(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestVariantsAreFound(t *testing.T) {
	engine := engineOf(t, lineOf(Line, "en/generic/appeal-line", "[Please|] give [{money}|what you can] to the lamp [today|tonight]"))
	for text, want := range map[string]bool{
		"Please give $5 to the lamp today":       true,
		"Give what you can to the lamp tonight":  true,
		"Give what you can to the lamp tomorrow": false,
		"Give to the lamp":                       false,
	} {
		r, err := engine.Clean(harbour+text+"\n\n"+harbour, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := !strings.Contains(r.Kept(), text); got != want {
			t.Errorf("%q: gone is %v", text, got)
		}
	}
}

func TestVariantsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"[a|b|c] [a|b|c] [a|b|c] [a|b|c] give": "a.txt:5: the alternatives of this paragraph are more than 64 texts; write it as two paragraphs",
		"[give|]":                              "a.txt:5: all of this paragraph may be left out",
	} {
		_, err := ParseTemplate("a.txt", "publisher: generic\nkind: appeal\nlanguage: en\n\n"+text+"\n")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

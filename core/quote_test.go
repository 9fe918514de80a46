package core

import (
	"strings"
	"testing"
)

// How many quotations are open at "^".
func TestOpenQuotes(t *testing.T) {
	for _, c := range [...]struct {
		text string
		want int
	}{
		{"^", 0},
		{"He said.^", 0},
		// English, curly and straight.
		{"He said: “We need^", 1},
		{"He said: “We need help.”^", 0},
		{"He said: \"We need^", 1},
		{"He said: \"We need help.\"^ ", 0},
		{"\"We need help,\" he said. \"Give^", 1},
		{"\"We need help,\" he said. \"Give!\" So^", 0},
		{"(“We need^", 1},
		{"**“We** need^", 1},
		{"“We need “more” help^", 1},
		{"He said.“We need^", 1}, // glued
		{"a 5\" pipe^", 0},       // inches
		{"It's the readers' paper^", 0},
		// German opens low; its closing mark is English's opening one.
		{"Er sagte: „Wir brauchen^", 1},
		{"Er sagte: „Wir brauchen Hilfe.“^", 0},
		{"Er sagte: „Wir brauchen Hilfe“, dann ging er. „Und^", 1},
		{"Er sagte: »Wir brauchen^", 1},
		{"Er sagte: »Wir brauchen Hilfe.«^", 0},
		// French: pointed, with spaces or without.
		{"Il dit : « Nous avons^", 1},
		{"Il dit : « Nous avons besoin. »^", 0},
		{"Il dit : «Nous avons^", 1},
		{"Il dit : «\u00a0Nous avons besoin.\u00a0»^ Puis", 0},
		// Japanese: corners, without spaces.
		{"彼は「私たち^", 1},
		{"彼は「私たち。」^と", 0},
		{"彼は「私たち『光』^", 1},
		{"彼は『私たち^", 1},
		// Russian.
		{"Газета «Берег^", 1},
		{"Газета «Берег» пишет^", 0},
	} {
		at := len(c.text)
		for i := range c.text {
			if c.text[i] == '^' {
				at = i
			}
		}
		text := c.text[:at] + c.text[at+1:]
		if got := openQuotes(text, 0, at); got != c.want {
			t.Errorf("%q: %d open, want %d", c.text, got, c.want)
		}
	}
}

// What calls another "they" in one language is a small word of the next, and says
// nothing there.
func TestPersonsByLanguage(t *testing.T) {
	parse := func(text string) Language {
		l, err := ParseLanguage("language.txt", text)
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	languages := []Language{parse("language: es\nwe: nos nuestro\nthey: les su"), parse("language: da\nwe: os vores\nthey: de deres")}
	const plea = "El año pasado nos retiraron la subvención por publicar unas facturas que nadie ha podido desmentir."
	template := Template{Path: "es/faro/llamada", Publisher: "Faro", Kind: Appeal, Language: "es", Paragraphs: []string{plea}}
	pack, err := Compile(Library{Templates: []Template{template}, Languages: languages})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := New(pack)
	if err != nil {
		t.Fatal(err)
	}
	decided(t, engine, Options{},
		"⟦"+strings.Replace(plea, "nos", "de", 1)+"\n\n⟧He left.",
		"⟨"+strings.Replace(plea, "nos", "les", 1)+"\n\n⟩He left.")
}

// A line is quoted by its mark, however deep, or by what its source says.
func TestQuoted(t *testing.T) {
	for _, c := range [...]struct {
		text   string
		quoted []Range
		want   bool
	}{
		{"a", nil, false},
		{"> a", nil, true},
		{">> a", nil, true},
		{"  > a", nil, true},
		{"b > a", nil, false},
		{"> b\na", nil, false},
		{"b\r\n> a", nil, true},
		{"a", []Range{{0, 1}}, true},
		{"b a", []Range{{0, 1}}, false},
		{"b a", []Range{{0, 1}, {2, 3}}, true},
	} {
		f := fold(c.text)
		d := decider{f: &f, options: &settings{quoted: c.quoted}}
		if got := d.quoted(len(f.words) - 1); got != c.want {
			t.Errorf("%q with %v: %v, want %v", c.text, c.quoted, got, c.want)
		}
	}
}

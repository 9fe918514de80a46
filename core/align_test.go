package core

import (
	"strings"
	"testing"
)

// aligned aligns a text with a template and shows the steps: "=word" the same,
// "~word" mistyped, "/word" another in its place, "+word" added, "-word" missing,
// "{word}" in a slot.
func aligned(t *testing.T, template, text string) (steps string, a alignment) {
	t.Helper()
	x := engineOf(t, prose("en/lamp/a", template)).index
	f := fold(text)
	var al aligner
	a = x.align(&al, &f, 0, len(f.words), 0, len(x.tokens))
	var list []string
	for _, o := range a.ops {
		word := ""
		if o.word >= 0 {
			word = text[f.words[o.word].start:f.words[o.word].end]
		}
		switch {
		case o.slot:
			word = "{" + word + "}"
		case o.word < 0:
			word = "-" + x.written(o.token)
		case o.token < 0:
			word = "+" + word
		case o.near == 1000:
			word = "=" + word
		case o.near > 0:
			word = "~" + word
		default:
			word = "/" + word
		}
		list = append(list, word)
	}
	return strings.Join(list, " "), a
}

func TestAlign(t *testing.T) {
	const five = "lanterns burn because readers pay"
	for _, c := range [...]struct {
		template, text, steps string
		from, to              int // score
	}{
		{five, "Lanterns burn because readers pay", "=Lanterns =burn =because =readers =pay", 1000, 1000},
		{five, "lanterns burn because neighbours pay", "=lanterns =burn =because /neighbours =pay", 800, 800},
		{five, "lanterns burn readers pay", "=lanterns =burn -because =readers =pay", 750, 750},
		{five, "lanterns burn brightly because readers pay", "=lanterns =burn +brightly =because =readers =pay", 830, 835},
		{five, "lantems burn because readers pay", "~lantems =burn =because =readers =pay", 950, 990},
		{five, "burn because readers", "=burn =because =readers", 1000, 1000}, // a part of the template is all of the text
		{five, "storm winds blow over hills", "", 0, 0},
		{five, "pay readers because burn lanterns", "", 0, 400}, // the same words in another order
		// A slot takes any words, or figures alone, at no cost; they are no evidence.
		{"give {money} a month", "give $5 a month", "=give {5} =a =month", 1000, 1000},
		{"give {money} a month", "give five dollars a month", "=give +five {dollars} =a =month", 600, 750},
		{"give {money} a month", "give a month", "=give =a =month", 1000, 1000},
		{"join {name} today please", "join Ann van Dyk today please", "=join {Ann} {van} {Dyk} =today =please", 1000, 1000},
		{"call {any:2} now please", "call me my dear now please", "", 500, 900},
		// Words of three letters and fewer are never mistyped.
		{"oil can burn slowly", "oil cat burn slowly", "=oil /cat =burn =slowly", 750, 750},
		// Numbers are equal whatever they say, and weigh little.
		{"since 1987 lanterns burn", "since 2003 lanterns burn", "=since =2003 =lanterns =burn", 1000, 1000},
		// A word that a line's end divides.
		{"lanterns burn well-kept oil", "lanterns burn well-\nkept oil", "=lanterns =burn -well =well-\nkept =oil", 1000, 1000},
		{"lanterns burn because readers", "lanterns burn be-\ncause readers", "=lanterns =burn =be-\ncause =readers", 1000, 1000},
	} {
		steps, a := aligned(t, c.template, c.text)
		if c.steps != "" && steps != c.steps {
			t.Errorf("%q\ngot  %s\nwant %s", c.text, steps, c.steps)
		}
		if a.score < c.from || a.score > c.to {
			t.Errorf("%q: score %d, want %d to %d", c.text, a.score, c.from, c.to)
		}
	}
}

// A rare word that differs costs more than a frequent one, and equal numbers and
// slots are no evidence.
func TestAlignWeights(t *testing.T) {
	const template = "the lanterns of our harbour burn"
	_, frequent := aligned(t, template, "the lanterns in our harbour burn")
	_, rare := aligned(t, template, "the lanterns of our pavement burn")
	if frequent.score <= rare.score {
		t.Errorf("another frequent word scores %d, another rare one %d", frequent.score, rare.score)
	}
	_, words := aligned(t, "give oil {money} now", "give oil 5 now")
	_, fewer := aligned(t, "give oil {money} 1987", "give oil 5 1987")
	if words.equal != 6 || fewer.equal != 4 || fewer.evidence >= words.evidence {
		t.Errorf("evidence %d of %d half words, without a word %d of %d", words.evidence, words.equal, fewer.evidence, fewer.equal)
	}
	_, characters := aligned(t, "支持本报记者", "支持本报记者")
	if characters.equal != 6 {
		t.Errorf("six characters are %d half words", characters.equal)
	}
}

// Strange words at the ends: those that only the text has are counted, those that
// stand for the template's own are not.
func TestAlignEnds(t *testing.T) {
	const template = "Oil is dear. Lanterns burn because readers pay for oil."
	for _, c := range [...]struct {
		text        string
		lead, trail int
	}{
		{"Lanterns burn because readers pay for oil", 0, 0},
		{"He said lanterns burn because readers pay for oil", 2, 0},
		{"Lanterns burn because readers pay for oil in winter storms", 0, 3},
		{"Candles burn because readers pay for oil", 0, 0},
		{"Lanterns burn because readers pay for wood", 0, 0},
	} {
		_, a := aligned(t, template, c.text)
		if a.lead != c.lead || a.trail != c.trail {
			t.Errorf("%q: %d before and %d after, want %d and %d", c.text, a.lead, a.trail, c.lead, c.trail)
		}
	}
}

// Where a sentence fits two places of a template alike, the answer is the same
// every time, and a copy word for word is taken before a likeness.
func TestAlignTies(t *testing.T) {
	const template = "Readers pay for oil. Readers pay for wood. Readers pay for oil."
	for _, c := range [...]struct {
		text string
		from int // token
	}{{"Readers pay for oil", 0}, {"Readers pay for wood", 4}} {
		for range 3 {
			if _, a := aligned(t, template, c.text); a.from != c.from || a.score != 1000 {
				t.Errorf("%q lies at token %d with score %d, want %d with 1000", c.text, a.from, a.score, c.from)
			}
		}
	}
}

// The plain measure counts words, whatever they weigh.
func TestPlainly(t *testing.T) {
	for _, c := range [...]struct {
		template, text string
		want           int
	}{
		{"the oil of the lamp", "the oil of the lamp", 1000},
		{"the oil of the lamp", "a oil of the lamp", 800},
		{"the oil of the lamp", "the oil of the harbour", 800},
		{"the oil of the lamp", "the oil the lamp", 750},
		{"give {money} to the lamp", "give 5 to the lamp", 1000},
		{"the lanterns of the lamp", "the lantems of the lamp", 1000}, // mistyped is the same word
	} {
		x := engineOf(t, prose("en/lamp/a", c.template)).index
		f := fold(c.text)
		var al aligner
		if got := x.plainly(&f, x.align(&al, &f, 0, len(f.words), 0, len(x.tokens))); got != c.want {
			t.Errorf("%q against %q: %d, want %d", c.text, c.template, got, c.want)
		}
	}
}

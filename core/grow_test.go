package core

import (
	"strings"
	"testing"
)

// What hangs on a strong match, in the notation of decide_test.go.

// beacon is a form: a heading, prose, labels, a button.
func beacon() Template {
	return prose("en/the-beacon/appeal", "Keep it burning", lampCoast+" "+lampGive,
		"How often would you like to give?", "Every month", "Just once", lampOil, "Count me in")
}

// Short lines go where they are the template's, next to one another, up to the
// first that is not.
func TestGrowShortLines(t *testing.T) {
	decided(t, engineOf(t, beacon()), Options{},
		"⟦Keep it burning\n\n"+lampCoast+" "+lampGive+"\n\nHow often would you like to give?\n\nEvery month\n\nJust once\n\n⟧He left.",
		"⟦"+lampOil+"\n\nCount me in\n\n⟧He left.",
		"⟦"+lampOil+"\n\n⟧Off he went\n\nHe left.\n\nCount me in",
		"Just once\n\nHe left.\n\n⟦"+lampOil+"\n\n⟧He stayed.",
		// A few words from the middle of a long sentence are nothing.
		"⟦"+lampOil+"\n\n⟧the lights on\n\nHe left.",
		// A heading and its sentence, or a button and its prose, on one line.
		"⟦Keep it burning "+lampCoast+"\n\n⟧He left.",
		"⟦"+lampOil+" Count me in\n\n⟧He left.")
}

// What is glued to the article is cut off where the template has an edge.
func TestGrowGlued(t *testing.T) {
	decided(t, engineOf(t, beacon()), Options{},
		"He left.⟦Keep it burning\n\n"+lampCoast+"⟧\n\nHe stayed.",
		"⟦"+lampOil+"\n\nCount me in!⟧He stayed.",
		"He left.⟦"+lampCoast+"⟧\n\nHe stayed.")
}

// A line that the template does not have goes with a line behind it that it has
// word for word, where both stand for what it has there.
func TestGrowLeap(t *testing.T) {
	decided(t, engineOf(t, beacon()), Options{},
		"⟦"+lampCoast+" "+lampGive+"\n\nHow often would you wish to help?\n\nEvery month\n\n⟧He left.",
		"⟦"+lampCoast+" "+lampGive+"\n\n⟧The mayor waved to them from the ferry pier.\n\nEvery month\n\nHe left.")
}

// A line goes word for word, where what stands between it and the match is what is
// left of the template's sentences, and stays where the article is between them.
func TestGrowFarLine(t *testing.T) {
	decided(t, engineOf(t, beacon()), Options{},
		"⟦"+lampCoast+" "+lampGive+"\n\n⟧Lamp hire and bread have turned dearer since.\n\n⟦Count me in\n\n⟧He left.",
		"⟦"+lampCoast+" "+lampGive+"\n\n⟧The mayor waved to them.\n\nCount me in\n\nHe left.")
}

// In one line and in another order, sentences part where the template's do.
func TestGrowAnotherOrder(t *testing.T) {
	letter := prose("en/the-beacon/letter", "Before you close the shutters tonight", "Dear readers,", lampCoast+" "+lampGive, lampOil)
	decided(t, engineOf(t, beacon()), Options{}, "⟦Just once Every month "+lampOil+" "+lampCoast+"\n\n⟧He left.")
	decided(t, engineOf(t, letter), Options{}, "⟦Before you close the shutters tonight Dear readers, "+lampGive+" "+lampCoast+"\n\n⟧He left.")
}

// A sum may have a sign of its own.
func TestGrowSum(t *testing.T) {
	decided(t, engineOf(t, prose("en/the-beacon/sum", lampCoast, "{money} a month pays for one night of oil.")), Options{},
		"⟦"+lampCoast+"\n\nUS$5 a month pays for one night of oil.\n\n⟧He left.")
}

// Lines of everybody go beside any template that asks, lines of a publisher
// beside its own only.
func TestGrowNear(t *testing.T) {
	own := of(lineOf(Near, "en/the-pier/buttons", "Feed the gulls"), func(t *Template) { t.Publisher = "The Pier" })
	theirs := of(lineOf(Near, "en/the-lamp/buttons", "Fill the lamp"), func(t *Template) { t.Publisher = "The Lamp" })
	all := lineOf(Near, "en/generic/buttons", "Donate", "Support {name}", "Or give {money} by post", "{money}")
	licence := of(prose("en/the-lamp/licence", "This text may be printed by every paper on the northern coast."), func(t *Template) { t.Kind = Licence })
	decided(t, engineOf(t, beacon(), own, theirs, all, licence), Options{},
		"⟦"+lampOil+"\n\nDonate\n\n⟧He left.",
		"⟦"+lampOil+"\n\nFill the lamp\n\n⟧He left.",
		"⟦"+lampOil+"\n\n⟧Feed the gulls\n\nHe left.",
		"⟦"+lampOil+"\n\n$5\n\n€10\n\n20 euros\n\n⟧He left.",
		"⟦"+lampOil+"\n\nOr give $5 by post\n\n⟧He left.",
		"⟦"+lampOil+"\n\n⟧Support Ann Lee\n\nHe left.", // says too little
		"⟦"+lampOil+"\n\n⟧Donations\n\nHe left.",
		"⟦"+lampOil+"\n\n⟧In 1987.\n\nHe left.",
		// A licence asks for nothing, so a button beside it is not its own.
		"⟦This text may be printed by every paper on the northern coast.\n\n⟧Donate\n\nHe left.")
}

// A kind that is switched off lifts nothing beside it.
func TestGrowKinds(t *testing.T) {
	buttons := of(lineOf(Near, "en/generic/buttons", "Continue"), func(t *Template) { t.Kind = Newsletter })
	engine := engineOf(t, beacon(), buttons)
	decided(t, engine, Options{Kinds: []string{"newsletter"}}, lampOil+"\n\nContinue\n\nHe left.")
	decided(t, engine, Options{Kinds: []string{"appeal"}}, "⟦"+lampOil+"\n\nContinue\n\n⟧He left.")
}

// A chain of short lines ends: no verdict depends on what is far away.
func TestGrowEnds(t *testing.T) {
	engine := engineOf(t, lamp())
	text := rain + lampCoast + "\n\n" + lampGive + "\n\n" + strings.Repeat(lampThank+"\n\n", 3*growWords) + storm
	result, err := engine.Clean(text, Options{})
	if err != nil {
		t.Fatal(err)
	}
	left := strings.Count(result.Kept(), lampThank)
	if left == 0 || left == 3*growWords {
		t.Fatalf("%d of %d lines left", left, 3*growWords)
	}
}

package core

import (
	"strings"
	"testing"
)

// verified shows the units around what was found: in brackets those that resemble
// the template, in braces those that do and go on with words of their own,
// between bars the others.
func verified(x *index, text string) string {
	f := fold(text)
	candidates := x.chain(&f, x.seed(&f))
	stretches := x.stretches(&f, candidates, nil, &cutScratch{})
	var al aligner
	var b strings.Builder
	at := 0
	for i := range stretches {
		x.verify(&al, &f, &stretches[i])
		for _, u := range stretches[i].units {
			from, to := int(f.words[u.from].start), int(f.words[u.to-1].end)
			b.WriteString(text[at:from])
			switch {
			case len(u.matches) == 0:
				b.WriteString("|" + text[from:to] + "|")
			case u.matches[0].loose:
				b.WriteString("{" + text[from:to] + "}")
			default:
				b.WriteString("[" + text[from:to] + "]")
			}
			at = to
		}
	}
	return b.String() + text[at:]
}

const (
	coastPlea = "Our small newsroom covers the coast without any shareholders behind it."
	givePlea  = "Readers who give every month keep the lights on through winter."
)

func TestVerify(t *testing.T) {
	x := engineOf(t, prose("en/lamp/a", "A word from the lamp room", coastPlea+" "+givePlea, "Support the lamp room now", "Maybe when winter comes")).index
	plain := strings.NewReplacer("[", "", "]", "", "{", "", "}", "", "|", "")
	for _, want := range []string{
		// Sentences are matched one by one.
		"[" + strings.TrimSuffix(coastPlea, ".") + "]. |It rained all day|.",
		"|It rained all day|. [" + strings.TrimSuffix(coastPlea, ".") + "]. [" + strings.TrimSuffix(givePlea, ".") + "].",
		// Glued sentences are parted where the template's sentence begins or ends.
		"|The bridge is open again, the city said|.[" + strings.TrimSuffix(coastPlea, ".") + "]. |It rained|.",
		"|It rained|. [" + strings.TrimSuffix(givePlea, ".") + "].|The bridge is open again on Monday|.",
		// And without any punctuation, where a heading or button may begin.
		"|The bridge is open again| [" + strings.TrimSuffix(coastPlea, ".") + "].",
		"[" + strings.TrimSuffix(givePlea, ".") + "] |The bridge is open again|.",
		// A part in the middle of an article's sentence is no sentence of its own.
		"{She told us that our small newsroom covers the coast without any shareholders behind it, and left}.",
		"{The bridge is open again, readers who give every month keep the lights on through winter}.",
		// An equal word or two behind the end of the template's sentence are chance.
		"[Support the lamp room now] |Winter is when storage comes last|.",
		// Damage is let pass.
		"[Our tiny newsroom covers the coast without any shareholders behind]. |It rained|.",
		"[Our small newsroom covers the coast and the hills without any shareholders]. |It rained|.",
		"[OUR SMALL NEWSR0OM COVERS THE COAST WITHOUT ANY SHAREHOLDERS BEHIND IT]. |IT RAINED|.",
		// Half a sentence of other words is too much.
		"|Our small newsroom covers elections, markets, weather and football with twelve reporters from Monday on|.",
	} {
		text := plain.Replace(want)
		if got := verified(x, text); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// Where a sentence may begin inside another, though no punctuation says so.
func TestMayBegin(t *testing.T) {
	for _, c := range [...]struct {
		text string
		want bool
	}{
		{"rain^ Support", true},
		{"rain ^support", false}, // written small
		{"rain, ^Support", true}, // a greeting ends so
		{"rain, ^support", false},
		{"rain-^Support", false},
		{"rain. ^Support", true},
		{"rain\n^Support", true},
		{"rain” ^“Support", true},
		{"rain** ^**Support", true},
		{"rain ^5", true},
		{"rain ^支持", true},
		{"rain / ^Support", false},
	} {
		text := strings.Replace(c.text, "^", "", 1)
		f := fold(text)
		if got := f.mayBegin(1); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
	f := fold("rain again")
	if !f.mayBegin(0) || !f.mayBegin(2) {
		t.Error("a sentence may begin and end where the text does")
	}
}

// What is evidence alone, by the length of the unit; sizes in words.
func TestAlone(t *testing.T) {
	good := match{alignment: alignment{score: 1000, evidence: 200, equal: 40}, plain: 1000}
	for _, c := range [...]struct {
		name   string
		words  int
		change func(*match)
		want   bool
	}{
		{"long and equal", 12, func(*match) {}, true},
		{"long and a little like", 12, func(m *match) { m.score, m.plain = scoreLong-1, 1000 }, false},
		{"long, like enough", 12, func(m *match) { m.score, m.plain = scoreLong, scoreLong-plainSlack }, true},
		{"long, like in its rare words only", 12, func(m *match) { m.plain = scoreLong - plainSlack - 1 }, false},
		{"long, of frequent words only", 12, func(m *match) { m.evidence = evidenceLong - 1 }, false},
		{"long, mostly slots", 12, func(m *match) { m.equal = 11 }, false},
		{"middle and equal", 6, func(*match) {}, true},
		{"middle, as like as a long one has to be", 6, func(m *match) { m.score = scoreLong }, false},
		{"middle, of frequent words only", 6, func(m *match) { m.evidence = evidenceMiddle - 1 }, false},
		{"short and equal", 4, func(*match) {}, false},
		{"a whole line is enough", 2, func(m *match) { m.whole, m.score = true, 0 }, true},
	} {
		m := good
		c.change(&m)
		if got := m.alone(2 * c.words); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// What takes up its whole unit: strange words at its ends are let pass only at
// the end of a line, and only a few.
func TestHolds(t *testing.T) {
	x := engineOf(t, prose("en/lamp/a", coastPlea+" "+givePlea)).index
	body := strings.TrimSuffix(coastPlea, ".")
	for _, c := range [...]struct {
		text string
		want bool
	}{
		{body, true},
		{"It rained. " + body + ". It poured.", true},
		{"Listen: " + body, true},                                               // one strange word, at the line's beginning
		{"The mayor and the council say that " + body, false},                   // too many
		{"It rained. The mayor says " + body + ".", false},                      // inside a line
		{body + " indeed", true},                                                // at the line's end
		{body + " say the mayor and the whole council of the old town.", false}, //
	} {
		f := fold(c.text)
		candidates := x.chain(&f, x.seed(&f))
		s := x.stretches(&f, candidates, nil, &cutScratch{})
		var al aligner
		for i := range s[0].units {
			u := &s[0].units[i]
			a := x.align(&al, &f, u.from, u.to, 0, len(x.tokens))
			if a.equal < 10 {
				continue
			}
			m := match{alignment: a}
			if got := u.holds(&m); got != c.want {
				t.Errorf("%q: %v, want %v", c.text, got, c.want)
			}
		}
	}
}

// Where a sentence's first words stand in another paragraph of the template too, the
// place that most of its words share is compared.
func TestVerifyPlace(t *testing.T) {
	x := engineOf(t, prose("en/lamp/paragraphs",
		"To read this article until its end please sign in with an account of yours today.",
		coastPlea,
		givePlea,
		"Every week the keeper writes a letter about tides, nets and the price of rope in winter.",
		"To read this article you will have to buy a subscription or ask the keeper for a key.")).index
	for _, want := range []string{
		"[To read this article until its end please sign in with an account of yours today].",
		"[To read this article you will have to buy a subscription or ask the keeper for a key].",
	} {
		if got := verified(x, strings.NewReplacer("[", "", "]", "").Replace(want)); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// Text made of templates' beginnings, without an end of a sentence, is near to all of
// them; its words are aligned so many times and no more.
func TestVerifyBounded(t *testing.T) {
	var list []Template
	var text strings.Builder
	for i := range 60 {
		beginning := "Please " + letters(i%9+3) + " help us to go on through the " + letters(i%7+2) + " cold and dark "
		list = append(list, prose("en/lamp/"+letters(i+2), beginning+"since readers "+letters(i+4)+" pay for all of it."))
		text.WriteString(beginning)
	}
	x := engineOf(t, list...).index
	f := fold(text.String())
	var al aligner
	most := 0
	for _, s := range x.stretches(&f, x.chain(&f, x.seed(&f)), nil, &cutScratch{}) {
		x.verify(&al, &f, &s)
		for _, u := range s.units {
			words := u.to - u.from
			most = max(most, u.walked/words)
			if bound := maxWalks*words + longestUnit; u.walked > bound {
				t.Errorf("%d words were aligned as if they were %d, at most %d is wanted", words, u.walked, bound)
			}
		}
	}
	if most < maxWalks {
		t.Errorf("each word was aligned %d times at most: the bound was not reached", most)
	}
}

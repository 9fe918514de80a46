package core_test

import (
	"testing"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
)

// What the index may lose of the sentences that the slow, exact way finds, in per
// mille, by the damage of the copy: a little above what was measured. Most of it
// are sentences of five to seven words, of which a wrong word or two leave no
// three in a row; next to a sentence that was found they are found after all.
var mayLose = [...]struct {
	name     string
	touched  int // percent of the copy's words, at most
	perMille int
}{
	{"none", 0, 0},
	{"up to 10 %", 10, 14},
	{"up to 20 %", 20, 50},
	{"more", 100, 70},
}

// Seed, chain and verify against the oracle: every sentence that is evidence by
// itself has to come out of the index as well.
func TestOracle(t *testing.T) {
	appeals, err := coretest.Appeals()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := coretest.Articles()
	if err != nil {
		t.Fatal(err)
	}
	library, err := coretest.SmallLibrary()
	if err != nil {
		t.Fatal(err)
	}
	pack, err := core.Compile(core.Library{Templates: appeals, Languages: library.Languages})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	variants, err := coretest.Variants(4, 400, appeals, articles)
	if err != nil {
		t.Fatal(err)
	}
	var sentences, losses [len(mayLose)]int
	for _, v := range variants {
		class := 0
		for v.Touched > mayLose[class].touched {
			class++
		}
		all, lost := engine.Oracle(v.Text)
		sentences[class] += len(all)
		losses[class] += len(lost)
		for _, s := range lost {
			if class == 0 {
				t.Errorf("%s: lost though undamaged: %s", v.Name, s)
			}
		}
	}
	total, lost := 0, 0
	for i, c := range mayLose {
		t.Logf("words touched %s: %d of %d sentences lost", c.name, losses[i], sentences[i])
		if sentences[i] < 100 {
			t.Errorf("words touched %s: the oracle found only %d sentences", c.name, sentences[i])
		}
		if 1000*losses[i] > c.perMille*sentences[i] {
			t.Errorf("words touched %s: %d of %d sentences lost, want at most %d in a thousand", c.name, losses[i], sentences[i], c.perMille)
		}
		total += sentences[i]
		lost += losses[i]
	}
	t.Logf("together: %d of %d sentences lost", lost, total)
}

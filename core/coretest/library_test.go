package coretest

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dehusk/dehusk/core"
)

func TestLibraryIsDeterministicAndNested(t *testing.T) {
	long := Library(5, 400)
	if short := Library(5, 100); !reflect.DeepEqual(short, long[:100]) {
		t.Error("the first 100 of 400 templates are not the library of 100")
	}
	if reflect.DeepEqual(Library(6, 400), long) {
		t.Error("another seed gives the same library")
	}
}

// In a house each paper's templates are made of the house's, in chains: many
// share most of their words, and no other templates do.
func TestHousesAreChains(t *testing.T) {
	const house = 50
	library := Plan{Seed: 1, Size: 1200, Twins: 10, House: house}.Library()
	if short := (Plan{Seed: 1, Size: 700, Twins: 10, House: house}).Library(); !reflect.DeepEqual(short, library[:700]) {
		t.Error("the first 700 of 1,200 templates are not the library of 700")
	}
	// What shares runs of five words with something, and what with.
	grams, like := map[string]int{}, map[int]int{}
	for i, l := range library {
		text := strings.Fields(strings.Join(l.Paragraphs, " "))
		shared := map[int]int{}
		for j := 0; j+5 <= len(text); j++ {
			gram := strings.Join(text[j:j+5], " ")
			if of, known := grams[gram]; known {
				shared[of]++
			} else {
				grams[gram] = i
			}
		}
		for of, n := range shared {
			if n >= 3 {
				like[of]++
			}
		}
	}
	largest, twins := 0, 0
	for _, n := range like {
		largest = max(largest, n)
	}
	for _, n := range like {
		if n >= largest/2 {
			twins += n
		}
	}
	if largest < house*7/10 || twins < 70 {
		t.Errorf("the largest family has %d templates, the large ones %d together; want houses of %d and some 120 in all", largest, twins, house)
	}
	if plain := (Plan{Seed: 1, Size: 300}).Library(); len(plain) != 300 {
		t.Errorf("%d templates without twins, want 300", len(plain))
	}
}

// Mined passages are those of the library: they are found in its texts, and say
// whose they are.
func TestMinedIsTheLibrary(t *testing.T) {
	library := Library(1, 200)
	mined, err := Mined(library)
	if err != nil {
		t.Fatal(err)
	}
	passages := 0
	for i, m := range mined {
		if m.Publisher != library[i*perPublisher].Publisher || len(m.Passages) != perPublisher {
			t.Errorf("file %d: %d passages of %q", i, len(m.Passages), m.Publisher)
		}
		passages += len(m.Passages)
		if read, err := core.ParseFingerprints("mined.txt", m.Format()); err != nil || !reflect.DeepEqual(read.Passages[0].Sentences, m.Passages[0].Sentences) {
			t.Errorf("file %d is not read back: %v", i, err)
		}
	}
	if passages != len(library) {
		t.Errorf("%d passages of %d templates", passages, len(library))
	}
	pack, err := core.Compile(core.Library{Fingerprints: mined})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := core.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	w, removed := NewWriter(1, "en"), 0
	for range 20 {
		text := w.Text(4000, 1, library)
		result, err := engine.Clean(text.Text, core.Options{Publisher: text.Publisher})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range result.Spans {
			if s.Verdict == core.Remove && s.Start < text.Appeals[0].End && s.End > text.Appeals[0].Start {
				removed++
				break
			}
		}
	}
	if removed < 19 {
		t.Errorf("%d of 20 appeals go", removed)
	}
}

// TestLibraryLooksLikeTemplates: each can be written and read back, has about 60
// words and one sum, and one in ten is like an earlier one.
func TestLibraryLooksLikeTemplates(t *testing.T) {
	library := Library(1, 2000)
	words, sums, paths := 0, 0, map[string]bool{}
	grams, twins, total := map[string]bool{}, 0, 0
	for _, l := range library {
		read, err := core.ParseTemplate(l.Path+".txt", l.Format())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(read, l) {
			t.Fatalf("%s is read back as\n%+v, want\n%+v", l.Path, read, l)
		}
		if paths[l.Path] {
			t.Fatalf("path %q occurs twice", l.Path)
		}
		paths[l.Path] = true
		text := strings.Fields(strings.Join(l.Paragraphs, " "))
		words += len(text)
		sums += strings.Count(strings.Join(text, " "), "{money}")
		shared := 0
		var mine []string
		for i := 0; i+5 <= len(text); i++ {
			g := strings.Join(text[i:i+5], " ")
			mine = append(mine, g)
			if grams[g] {
				shared++
			}
		}
		for _, g := range mine {
			grams[g] = true
		}
		total++
		if shared*4 > len(mine) {
			twins++
		}
	}
	if mean := words / len(library); mean < 52 || mean > 72 {
		t.Errorf("%d words a template, want about 60", mean)
	}
	if sums < total*8/10 || sums > total {
		t.Errorf("%d sums in %d templates", sums, total)
	}
	if twins < total*7/100 || twins > total*13/100 {
		t.Errorf("%d of %d templates are like an earlier one, want one in ten", twins, total)
	}
}

func TestLibraryOfTenThousandIsQuick(t *testing.T) {
	start := time.Now()
	if n := len(Library(1, 10_000)); n != 10_000 {
		t.Fatalf("%d templates, want 10,000", n)
	}
	// Five times what is wanted on a quiet machine: this fails where it grows
	// faster than its size, not where the machine is busy.
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("10,000 templates took %v", took)
	}
}

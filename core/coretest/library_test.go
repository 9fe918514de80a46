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

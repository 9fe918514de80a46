package templates

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// The languages of which the library states facts.
var languages = strings.Fields("ar cs da de el en es fi fr he hi hu id it ja ko nl no pl pt ro ru sv tr uk vi zh")

func TestLanguages(t *testing.T) {
	var codes []string
	for _, l := range library(t).Languages {
		codes = append(codes, l.Code)
		if len(l.Abbreviations) == 0 || len(l.Money) == 0 || len(l.Months) == 0 || len(l.Words) < 100 {
			t.Errorf("%s: %d abbreviations, %d words for money, %d months, %d frequent words; want some, some, some, 100",
				l.Code, len(l.Abbreviations), len(l.Money), len(l.Months), len(l.Words))
		}
		for _, a := range l.Abbreviations {
			if !strings.HasSuffix(a, ".") {
				t.Errorf("%s: abbreviation %q has no full stop", l.Code, a)
			}
		}
		seen, sum := map[string]bool{}, 0
		for _, w := range l.Words {
			if seen[w.Word] {
				t.Errorf("%s: word %q stands twice", l.Code, w.Word)
			}
			seen[w.Word] = true
			sum += w.Count
		}
		if sum > 10000 {
			t.Errorf("%s: the counts add up to %d in 10,000 words", l.Code, sum)
		}
	}
	if !slices.Equal(codes, languages) {
		t.Errorf("got languages %q, want %q", codes, languages)
	}
}

// What cannot be read is named, and told from an empty folder.
func TestReadFails(t *testing.T) {
	folder := t.TempDir()
	if c, err := Read(os.DirFS(folder)); err != nil || len(c.Templates) > 0 {
		t.Errorf("an empty folder: %v, %v", c, err)
	}
	if err := os.Symlink("nowhere", filepath.Join(folder, "a.txt")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ folder, path string }{
		{folder, "a.txt"},
		{filepath.Join(folder, "nowhere"), "."},
	} {
		_, err := Read(os.DirFS(c.folder))
		var unread *fs.PathError
		if !errors.Is(err, fs.ErrNotExist) || !errors.As(err, &unread) || unread.Path != c.path || !strings.Contains(err.Error(), "; check that ") {
			t.Errorf("%s: got error %v, want one about %q that says what to do", c.folder, err, c.path)
		}
	}
}

// A path says what the header says: <language>/<slug of the publisher>/<name>.
func TestPaths(t *testing.T) {
	for _, tpl := range library(t).Templates {
		want := path.Join(tpl.Language, slug(tpl.Publisher))
		if got := path.Dir(tpl.Path); got != want {
			t.Errorf("%s: its folder is %s, its header says %s", tpl.Path, got, want)
		}
		if !slices.Contains(languages, tpl.Language) {
			t.Errorf("%s: language %q has no language.txt", tpl.Path, tpl.Language)
		}
	}
}

func slug(publisher string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(publisher), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

func TestGeneric(t *testing.T) {
	kinds := map[core.Kind]int{}
	for _, tpl := range library(t).Templates {
		if len(tpl.Examples) == 0 || len(tpl.Keeps) == 0 {
			t.Errorf("%s has %d examples and %d keep lines; want one of each", tpl.Path, len(tpl.Examples), len(tpl.Keeps))
		}
		if tpl.Publisher != core.Generic {
			continue
		}
		kinds[tpl.Kind] += len(tpl.Paragraphs)
		if kind, _, _ := strings.Cut(path.Base(tpl.Path), "-"); kind != tpl.Kind.String() {
			t.Errorf("%s: its name begins with kind %q, its header says %q", tpl.Path, kind, tpl.Kind)
		}
	}
	for _, k := range core.Kinds() {
		if k.Kind != core.Other && kinds[k.Kind] == 0 {
			t.Errorf("no generic template of kind %q", k.Name)
		}
	}
}

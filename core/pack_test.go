package core

import (
	"bytes"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A small pack, byte for byte as the format says. A change here is another
// version of the format.
func TestPackBytes(t *testing.T) {
	pack, err := Compile(Library{
		Templates:    []Template{{Path: "en/a/b", Publisher: "A", Domain: "a.org", Kind: Newsletter, Language: "en", Seen: "2024", Form: Near, Paragraphs: []string{"Hi", "Ön {any:3} hi Hi"}, Examples: []string{"left out"}, Keeps: []string{"too"}, Lines: []int{7, 9}}},
		Languages:    []Language{{Code: "en", Abbreviations: []string{"Mr."}, Money: []string{"euro"}, Months: nil, We: []string{"we"}, They: []string{"it"}, Words: []WordCount{{"the", 559}}}},
		Fingerprints: []Fingerprints{{Publisher: "A", Domain: "a.org", Passages: []Fingerprint{{Kind: Newsletter, Language: "en", Pages: 9, Sentences: [][]uint16{{0x1234, 0}}}}}},
		Genre:        GenreTable{{"word mail", 69, -3, Newsletter}},
	})
	if err != nil {
		t.Fatal(err)
	}
	body := "\x01" + // languages
		"en\x00" + "\x01Mr.\x00" + "\x01euro\x00" + "\x00" + "\x01we\x00" + "\x01it\x00" + "\x01the\x00\xaf\x04" +
		"\x09Hi \xc3\x96n hi" + "\x00\x00\x00" + "\x01\x34\x12" + // words, stock, hashes
		"\x01" + // templates
		"en/a/b\x00" + "A\x00" + "a.org\x00" + "en\x00" + "2024\x00" + "\x02\x02\x07" +
		"\x01" + // mined passages
		"A\x00" + "a.org\x00" + "\x01" + "\x02en\x00\x02" +
		"\x09\x02" + "\x02\x03\x02\x03\x00\x00\x00\x03\x04" + "\x03\x00" + // codes
		"\x00\x00\x00\x00\x00\x00\x00" + "\x01\x00" + // flags: a sentence begins
		"\x01" + // weights
		"word mail\x00" + "\x8a\x01" + "\x05" + "\x02"
	want := "dehusk\x03\x02" + "\xa8\x71\x70\x1f" + body // the checksum by another program
	if got := string(pack.Bytes()); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// What is loaded is what was compiled, without examples, keep lines and line
// numbers; and an index has the templates' words where they stand.
func TestPackRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfNDistinct(rapid.Custom(drawTemplate), 0, 4, func(t Template) string { return t.Path }).Draw(t, "templates")
		word := rapid.StringMatching(`[\pL\.]{1,9}`)
		languages := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Language {
			return Language{
				Code:          rapid.StringMatching(`[a-z]{2}`).Draw(t, "code"),
				Abbreviations: rapid.SliceOfN(word, 1, 3).Draw(t, "abbreviations"),
				Money:         rapid.SliceOfN(word, 1, 3).Draw(t, "money"),
				Months:        rapid.SliceOfN(word, 1, 3).Draw(t, "months"),
				We:            rapid.SliceOfN(word, 1, 3).Draw(t, "we"),
				They:          rapid.SliceOfN(word, 1, 3).Draw(t, "they"),
				Words:         []WordCount{{word.Draw(t, "word"), rapid.IntRange(1, 10000).Draw(t, "count")}},
			}
		}), 1, 3).Draw(t, "languages")
		pack, err := Compile(Library{Templates: list, Languages: languages})
		if err != nil {
			t.Fatal(err)
		}
		loaded, err := LoadPack(pack.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		again, err := Pack{data: string(pack.Bytes())}.open()
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(again, loaded.content) || !reflect.DeepEqual(again.known, pack.content.known) || !bytes.Equal(again.bytes(), pack.Bytes()) {
			t.Fatalf("got %+v and %+v", again, loaded.content)
		}
		engine, err := New(loaded)
		if err != nil {
			t.Fatal(err)
		}
		x := engine.index
		for i, e := range x.templates {
			f := fold(strings.Join(list[i].Paragraphs, "\n\n"))
			written := strings.Join(list[i].Paragraphs, " ")
			var words []string
			for p := e.first; p < e.end; p++ {
				if x.tokens[p].flags&tokenSlot == 0 {
					words = append(words, x.written(p))
				}
			}
			if e.path != list[i].Path || e.publisher != list[i].Publisher || e.kind != list[i].Kind || e.form != list[i].Form || e.verdict != list[i].Verdict {
				t.Fatalf("got %+v, want %+v", e, list[i])
			}
			if !strings.ContainsAny(written, "[{") && len(words) != len(f.words) {
				t.Fatalf("the words %q of %q", words, written)
			}
			for _, word := range words {
				if !strings.Contains(written, word) {
					t.Fatalf("%q is no word of %q", word, written)
				}
			}
		}
	})
}

// Every part cut short, every byte changed, is refused in words.
func TestPackDamaged(t *testing.T) {
	pack, err := Compile(Library{Templates: []Template{lamp()}})
	if err != nil {
		t.Fatal(err)
	}
	whole := pack.Bytes()
	refused := func(what string, data []byte) {
		t.Helper()
		if _, err := LoadPack(data); err == nil {
			t.Errorf("%s: accepted", what)
		} else if !strings.Contains(err.Error(), "make templates") {
			t.Errorf("%s: no hint in %q", what, err)
		}
	}
	for n := range whole {
		refused("cut short", whole[:n])
		changed := bytes.Clone(whole)
		changed[n] ^= 0x11
		refused("changed", changed)
	}
	refused("longer", append(bytes.Clone(whole), 0))
	refused("longer, sum mended", resum(append(bytes.Clone(whole), 0)))
	refused("shorter, sum mended", resum(bytes.Clone(whole[:len(whole)-1])))
}

// resum mends the sum of a changed pack, so that its parts are looked at.
func resum(data []byte) []byte {
	sum := checksum(string(data[packHeader:]))
	for i := range 4 {
		data[len(packMagic)+2+i] = byte(sum >> (8 * i))
	}
	return data
}

// A pack that promises much more than it holds is refused before room is made for it.
func TestPackPromises(t *testing.T) {
	const templates = 1000
	body := append([]byte{0, 0, 0}, 0xE8, 0x07) // no language, words and hashes, a thousand templates
	body = append(body, make([]byte, 5*templates)...)
	for range templates {
		body = append(body, 1, 0, 0xD0, 0x0F) // an appeal of 2,000 words
	}
	pack, err := Compile(Library{})
	if err != nil {
		t.Fatal(err)
	}
	data := resum(append(bytes.Clone(pack.Bytes()[:packHeader]), body...))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := LoadPack(data); err == nil {
		t.Error("the pack is taken")
	}
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > 4<<20 {
		t.Errorf("%d bytes of memory for a pack of %d", n, len(data))
	}
}

func TestPackErrors(t *testing.T) {
	pack, err := Compile(Library{})
	if err != nil {
		t.Fatal(err)
	}
	later := bytes.Clone(pack.Bytes())
	later[len(packMagic)]++
	folding := bytes.Clone(pack.Bytes())
	folding[len(packMagic)+1]++
	broken := resum(append(bytes.Clone(pack.Bytes()), 1))
	for _, c := range []struct {
		data []byte
		want string
	}{
		{nil, "this is not a pack of templates; make one with `make templates`"},
		{[]byte("<!doctype html><title>404</title>"), "this is not a pack of templates; make one with `make templates`"},
		{later, "the pack was made by another version of Dehusk; make it again with `make templates`"},
		{folding, "the pack was made by another version of Dehusk; make it again with `make templates`"},
		{broken, "the pack is damaged; make it again with `make templates`"},
	} {
		if _, err := LoadPack(c.data); err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, want %q", c.data, err, c.want)
		}
	}
	if _, err := New(Pack{}); err == nil || err.Error() != "the pack is empty; make one with Compile or LoadPack" {
		t.Errorf("an empty pack: %v", err)
	}
	if _, err := Compile(Library{Templates: []Template{lamp(), lamp()}}); err == nil || err.Error() != "en/the-lamp/appeal: a template of this path exists already; give it another name" {
		t.Errorf("two templates of one path: %v", err)
	}
	if engine, err := New(); err != nil || engine.Templates() != 0 {
		t.Errorf("no pack at all: %v", err)
	}
}

// Whatever the bytes, and though their sum is right: an error or a pack that an
// engine can be made of, that gives its bytes back, and no more work or memory
// than the bytes are worth.
func FuzzLoadPack(f *testing.F) {
	for _, list := range [][]Template{nil, {lamp()}, {beacon(), lineOf(Line, "en/generic/ad", "Advertisement", "{money}")}} {
		pack, err := Compile(Library{Templates: list, Languages: []Language{{Code: "en", Months: []string{"May"}, Words: []WordCount{{"the", 559}}}}})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(pack.Bytes())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) >= packHeader {
			data = resum(bytes.Clone(data))
		}
		pack, err := LoadPack(data)
		if err != nil {
			return
		}
		if !bytes.Equal(pack.Bytes(), data) {
			t.Fatal("the pack gives other bytes than it was loaded from")
		}
		engine, err := New(pack)
		if err != nil {
			t.Fatal(err)
		}
		text := art + "\n\n" + lampCoast + "\n\n" + end
		r, err := engine.Clean(text, Options{})
		if err != nil || r.Text != text {
			t.Fatalf("%v, %q", err, r.Text)
		}
	})
}

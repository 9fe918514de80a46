package core

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func drawFingerprints(t *rapid.T) Fingerprints {
	day := rapid.SampledFrom([]string{"", "2019-03-02", "2024-12-31"})
	word := rapid.Uint16()
	return Fingerprints{
		Publisher: rapid.StringMatching(`[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?`).Draw(t, "publisher"),
		Domain:    rapid.StringMatching(`[a-z]{1,9}\.example`).Draw(t, "domain"),
		Passages: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Fingerprint {
			return Fingerprint{
				Kind:     Kind(rapid.IntRange(1, len(kinds)-1).Draw(t, "kind")),
				Language: rapid.StringMatching(`[a-z]{2}`).Draw(t, "language"),
				Pages:    rapid.IntRange(1, 999).Draw(t, "pages"),
				First:    day.Draw(t, "first"), Last: day.Draw(t, "last"),
				Place:     Place(rapid.IntRange(0, len(placeNames)-1).Draw(t, "place")),
				Sentences: rapid.SliceOfN(rapid.SliceOfN(word, 1, 9), 1, 4).Draw(t, "sentences"),
			}
		}), 1, 4).Draw(t, "passages"),
	}
}

func TestFingerprintsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawFingerprints(t)
		got, err := ParseFingerprints("mined/a.txt", want.Format())
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %+v, %v\nwant %+v", got, err, want)
		}
	})
}

// Two hashes, by another program: base64 of 34 12 00 00 and of ff ff.
func TestFingerprintsFile(t *testing.T) {
	const text = "publisher: The Wharf\ndomain: wharf.example\nfold: 2\n\nnewsletter en 3 2019-03-02 - edge NBIAAA //8\n"
	want := Fingerprints{Publisher: "The Wharf", Domain: "wharf.example", Passages: []Fingerprint{
		{Kind: Newsletter, Language: "en", Pages: 3, First: "2019-03-02", Place: Edge, Sentences: [][]uint16{{0x1234, 0}, {0xFFFF}}},
	}}
	got, err := ParseFingerprints("mined/wharf.example.txt", text)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v, %v", got, err)
	}
	if got.Format() != text {
		t.Errorf("it is written as %q", got.Format())
	}
}

func TestFingerprintsErrors(t *testing.T) {
	const head = "publisher: A\ndomain: a.example\nfold: 2\n\n"
	for text, want := range map[string]string{
		"publisher: A\nfold: 2\n\n":                                     "a.txt:1: publisher or domain is missing",
		"publisher: A\ndomain: a.example\nfold: 1\n\n":                  "a.txt:1: the fingerprints were made by another version of Dehusk",
		"kind: appeal\n\n":                                              "a.txt:1: expected publisher, domain or fold",
		head + "appeal en 3 - - edge\n":                                 "a.txt:5: a passage of 6 fields",
		head + "begging en 3 - - edge NBI\n":                            "a.txt:5: unknown kind",
		head + "appeal en 0 - - edge NBI\n":                             "a.txt:5: unreadable number of pages",
		head + "appeal en 3 2019-13-02 - edge NBI\n":                    "a.txt:5: unreadable day",
		head + "appeal en 3 - - middle NBI\n":                           "a.txt:5: unknown place",
		head + "appeal en 3 - - edge N!I\n":                             "a.txt:5: unreadable words",
		head + "appeal en 3 - - edge NB\n":                              "a.txt:5: unreadable words",
		head + "appeal en 3 - - edge " + strings.Repeat("NBIAAA", 2000): "a.txt:5: unreadable words",
	} {
		if _, err := ParseFingerprints("a.txt", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %q", text, err, want)
		}
	}
}

// minedEngine knows passages of The Wharf by their hashes.
func minedEngine(t testing.TB, passages ...string) *Engine {
	t.Helper()
	plain := engineOf(t)
	wharf := Fingerprints{Publisher: "The Wharf", Domain: "wharf.example"}
	for _, text := range passages {
		p := Fingerprint{Kind: Newsletter, Language: "en", Pages: 3}
		for _, s := range plain.Sentences(text) {
			p.Sentences = append(p.Sentences, s.Words)
		}
		wharf.Passages = append(wharf.Passages, p)
	}
	return libraryEngine(t, Library{Fingerprints: []Fingerprints{wharf}})
}

const (
	tideTables = "The tide tables of the week come to you every Friday morning with our letter from the quay."
	sevenPorts = "Harbour masters of seven counties read the Wharf before they go out."
	putMeOn    = "Put me down"
)

// A passage alone is suggested; it is removed where something says whose text it is.
func TestMined(t *testing.T) {
	engine := minedEngine(t, tideTables, sevenPorts, putMeOn)
	for _, c := range []struct {
		name, want string
		options    Options
	}{
		{"alone", harbour + "⟨" + tideTables + "\n\n⟩" + harbour, Options{}},
		{"of its publisher", harbour + "⟦" + tideTables + "\n\n⟧" + harbour, Options{Publisher: "the wharf"}},
		{"of its domain", harbour + "⟦" + tideTables + "\n\n⟧" + harbour, Options{Publisher: "wharf.example"}},
		{"of its address", harbour + "⟦" + tideTables + "\n\n⟧" + harbour, Options{URL: "https://www.wharf.example/2024/story?id=1"}},
		{"of another", harbour + "⟨" + tideTables + "\n\n⟩" + harbour, Options{URL: "https://notwharf.example/"}},
		{"two of them", harbour + "⟦" + tideTables + "\n\n⟧" + harbour + "⟦" + sevenPorts + "\n\n⟧" + harbour, Options{}},
		{"a line beside", harbour + "⟦" + tideTables + "\n\n" + putMeOn + "\n\n⟧" + harbour, Options{URL: "wharf.example"}},
		{"a line of its publisher", harbour + "⟦" + putMeOn + "\n\n⟧" + harbour, Options{URL: "wharf.example"}},
		{"a line alone", harbour + putMeOn + "\n\n" + harbour, Options{}},
		{"a line alone where suggestions are taken", harbour + putMeOn + "\n\n" + harbour, Options{Suggested: Remove}},
		{"alone where suggestions are taken", harbour + "⟦" + tideTables + "\n\n⟧" + harbour, Options{Suggested: Remove}},
		{"reworded", harbour + "⟦The tide tables of the month come to you every Sunday morning with our letter from the quay.\n\n⟧" + harbour, Options{URL: "wharf.example"}},
	} {
		t.Run(c.name, func(t *testing.T) { checkMarked(t, engine, c.want, c.options) })
	}
}

// What is known only by hashes is compared without words.
func TestMinedExplained(t *testing.T) {
	engine := minedEngine(t, tideTables)
	text := harbour + "The tide tables come to you every Friday morning with our letter from the quay."
	r, err := engine.Clean(text, Options{URL: "wharf.example"})
	if err != nil {
		t.Fatal(err)
	}
	s := r.Spans[len(r.Spans)-1]
	if !strings.HasPrefix(s.Template, "mined/wharf.example/newsletter-") || s.Publisher != "The Wharf" {
		t.Fatalf("got %+v", s)
	}
	want := []Edit{{Equal, "The tide tables"}, {Missing, "…"}, {Equal, "come to you every Friday morning with our letter from the quay"}}
	if got := engine.Explain(text, s); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOrigin(t *testing.T) {
	for _, c := range []struct {
		publisher, address string
		want               bool
	}{
		{"", "https://wharf.example", true},
		{"", "https://user:secret@www.WHARF.example:8080/a?b#c", true},
		{"", "wharf.example/a", true},
		{"", "https://wharf.example.org/", false},
		{"", "https://thewharf.example/", false},
		{" The WHARF ", "", true},
		{"news.wharf.example", "", true},
		{"The Quay", "", false},
		{"", "", false},
	} {
		if got := originOf(c.publisher, c.address).is("The Wharf", "wharf.example"); got != c.want {
			t.Errorf("%q, %q: got %v", c.publisher, c.address, got)
		}
	}
}

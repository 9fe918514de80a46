package core

import (
	"strings"
	"testing"
)

// The table is in the order of its numbers, which packs hold, and its names are
// what templates and options spell.
func TestKinds(t *testing.T) {
	names := strings.Fields("appeal newsletter subscribe app licence copyright disclaimer about contact related share comments ad nav credit cookie other")
	list := Kinds()
	if len(list) != len(names) {
		t.Fatalf("%d kinds, want %d", len(list), len(names))
	}
	for i, k := range list {
		if int(k.Kind) != i+1 || k.Name != names[i] || k.Kind.String() != names[i] {
			t.Errorf("kind %d is %d %q, want %q", i+1, k.Kind, k.Name, names[i])
		}
		if found, ok := KindNamed(names[i]); !ok || found != k.Kind {
			t.Errorf("%q names kind %d, %v", names[i], found, ok)
		}
		if k.Meaning == "" || strings.HasSuffix(k.Meaning, ".") {
			t.Errorf("%s: the meaning %q is no clause", k.Name, k.Meaning)
		}
		if k.Default != Suggest && k.Default != Remove || k.Beside < k.Default {
			t.Errorf("%s: %v by itself, %v beside another", k.Name, k.Default, k.Beside)
		}
	}
	list[0].Name = "changed"
	if Kinds()[0].Name != "appeal" {
		t.Error("a caller can change the table")
	}
	for _, name := range [...]string{"", "Appeal", "appeals", " appeal"} {
		if k, ok := KindNamed(name); ok {
			t.Errorf("%q names kind %v", name, k)
		}
	}
	if NoKind.String() != "" {
		t.Errorf("no kind is called %q", NoKind)
	}
}

func TestParseKinds(t *testing.T) {
	for _, c := range [...]struct{ options, on string }{
		{"", "appeal ad other"},
		{"appeal", "appeal"},
		{"appeal ad", "appeal ad"},
		{"-appeal", "ad other"},
		{"-appeal -ad", "other"},
		{"appeal ad -ad", "appeal"},
		{"-ad appeal ad", "appeal"},
		{"-appeal appeal", ""},
	} {
		set, err := parseKinds(strings.Fields(c.options))
		if err != nil {
			t.Fatal(err)
		}
		var on []string
		for _, k := range [...]Kind{Appeal, Ad, Other} {
			if set.has(k) {
				on = append(on, k.String())
			}
		}
		if got := strings.Join(on, " "); got != c.on {
			t.Errorf("%q leaves %q on, want %q", c.options, got, c.on)
		}
	}
	for option, quoted := range map[string]string{"advert": `"advert"`, "-advert": `"advert"`, "": `""`, "-": `""`, "--ad": `"-ad"`, "Ad": `"Ad"`} {
		want := "unknown kind " + quoted + "; the kinds are appeal, newsletter, subscribe, app, licence, copyright, disclaimer, about, contact, related, share, comments, ad, nav, credit, cookie, other"
		if _, err := parseKinds([]string{"ad", option}); err == nil || err.Error() != want {
			t.Errorf("%q\ngot  %v\nwant %s", option, err, want)
		}
	}
}

// The names that results and data files spell.
func TestNames(t *testing.T) {
	for want, got := range map[string]string{
		"keep": Keep.String(), "suggest": Suggest.String(), "remove": Remove.String(),
		"": NoEvidence.String(), "match": Match.String(), "between": Between.String(), "beside": Beside.String(), "run": Run.String(), "genre": Genre.String(),
		"equal": Equal.String(), "missing": Missing.String(), "added": Added.String(), "slot": Slot.String(),
		"passage": Passage.String(), "line": Line.String(),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if Near.String() != "beside" {
		t.Errorf("got %q, want %q", Near, "beside")
	}
}

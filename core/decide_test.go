package core

import (
	"strings"
	"testing"
)

// The order of deciding, rule by rule. The answer stands in the text: ⟦removed⟧,
// ⟨suggested⟩. Around each case stands an article, so that enough is left.
const (
	rain  = "It rained all day on the hills above the old town.\n\n"
	storm = "\n\nThe storm had passed by the evening, and the ferry sailed again."
)

const (
	lampCoast = "Our small newsroom covers the coast without any shareholders behind it."
	lampGive  = "Readers who give every month keep the lights on through winter."
	lampOil   = "Lamp oil, paper and boat hire have all become dearer since last spring."
	lampJoin  = "Please join them today with {money} and choose a yearly gift if you can."
	lampThank = "Thank you."
)

// lamp is the template of most cases: an appeal in three paragraphs.
func lamp() Template {
	return prose("en/the-lamp/appeal", "Dear friends,", lampCoast+" "+lampGive, lampOil+" "+lampJoin, lampThank)
}

func decided(t *testing.T, engine *Engine, o Options, cases ...string) {
	t.Helper()
	for _, want := range cases {
		checkMarked(t, engine, rain+want+storm, o)
	}
}

// Strong matches, alone.
func TestDecideStrong(t *testing.T) {
	decided(t, engineOf(t, lamp()), Options{},
		"⟦"+lampCoast+"\n\n⟧He left.",
		"⟦"+lampCoast+" "+lampGive+"\n\n⟧He left.",
		// Not alone: a short line, a few words of a sentence, another sentence.
		"Thank you.\n\nHe left.",
		"Dear friends,\n\nHe left.",
		"Our small newsroom.\n\nHe left.",
		"Our small boatyard covers the hulls with tar without any hurry before winter.\n\nHe left.")
}

// What goes only beside a strong match: never the other way round.
func TestDecideBeside(t *testing.T) {
	decided(t, engineOf(t, lamp(), lineOf(Near, "en/generic/buttons", "Donate", "Not now", "{money}")), Options{},
		"⟦Dear friends,\n\n"+lampCoast+"\n\n⟧He left.",
		"⟦"+lampCoast+"\n\n"+lampGive+"\n\nDonate\n\n$5\n\nNot now\n\n⟧He left.",
		"⟦Donate\n\n"+lampCoast+"\n\n⟧He left.",
		"Donate\n\nNot now\n\nThank you.\n\nHe left.",
		"Donate\n\nHe left.\n\n⟦"+lampCoast+"\n\n⟧He stayed.",
		"⟦"+lampCoast+"\n\n⟧He left.\n\nThank you.\n\nHe stayed.")
}

// A likeness too weak alone is enough beside a second of the same template.
func TestDecidePairs(t *testing.T) {
	const weak = "Our busy newsroom explores coast roads without any investors behind them."
	decided(t, engineOf(t, lamp()), Options{},
		weak+"\n\nHe left.",
		"⟦"+weak+" "+lampGive+"\n\n⟧He left.")
}

// What two matches enclose: in the template's place it goes, merely added it is
// suggested.
func TestDecideEnclosed(t *testing.T) {
	decided(t, engineOf(t, lamp()), Options{},
		"⟦"+lampCoast+" Every crown pays for string and tape. "+strings.ReplaceAll(lampOil, ".", "")+". Please join them today with $5 and choose a yearly gift if you can.\n\n⟧He left.",
		"⟦"+lampCoast+" ⟧⟨The mayor has not answered our letter yet. ⟩⟦"+lampGive+"\n\n⟧He left.",
		"⟦"+lampCoast+"\n\n⟧The mayor has not answered our letter yet.\n\n⟦"+lampGive+"\n\n⟧He left.")
}

// Inside quotation marks in a paragraph of the article: kept.
func TestDecideQuotations(t *testing.T) {
	decided(t, engineOf(t, lamp()), Options{},
		"The page said: “"+lampCoast+" "+lampGive+"” Nobody gave.",
		"The page said: \""+lampCoast+" "+lampGive+"\" Nobody gave.",
		"“"+lampCoast+"” That was all it said on the page.",
		"„"+lampCoast+"“ That was all it said on the page.",
		"« "+lampCoast+" » That was all it said on the page.",
		"„The page went on. "+lampCoast+" "+lampGive+"“",
		// Nothing hangs on a quotation.
		"That was all. It said: “"+lampCoast+"”\n\n"+lampThank,
		// The mark is closed before, or the appeal itself has marks.
		"The page said “no”. Later it said “yes”.\n\n⟦"+lampCoast+" "+lampGive+"\n\n⟧Nobody gave.")
}

// Who introduces a quotation is the article, though the template's sentence before
// it shares a frequent word with the introduction.
func TestDecideIntroduced(t *testing.T) {
	greeting := of(lamp(), func(t *Template) { t.Paragraphs[0] = "A word from the lamp room" })
	decided(t, engineOf(t, greeting), Options{},
		"The page said: “"+lampCoast+" "+lampGive+"” Nobody gave.",
		"The bridge is open again, the city said.⟦"+lampCoast+"⟧\n\nNobody gave.",
		// Where nothing parts the two, a second sentence must say that it was glued.
		"The bridge is open again⟨ "+lampCoast+"⟩\n\nNobody gave.",
		"The bridge is open again⟦ "+lampCoast+" "+lampGive+"⟧\n\nNobody gave.")
}

// In a quoted block between unquoted neighbours: kept; all quoted, as in a mail,
// it goes.
func TestDecideQuotedBlock(t *testing.T) {
	engine := engineOf(t, lamp())
	decided(t, engine, Options{},
		"> "+lampCoast+"\n> "+lampGive+"\n\n⟦"+lampOil+" "+lampJoin+"\n\n⟧He left.",
		"This is what it said:\n\n> "+lampCoast+"\n> "+lampGive+"\n\nNobody gave.",
		"> "+lampCoast+"\n\nNobody gave.")
	checkMarked(t, engine, "> It rained all day on the hills above the old town.\n>\n⟦> "+lampCoast+"\n>\n⟧> The storm had passed by the evening.", Options{})

	// The source may set the block apart without any mark in the text.
	text := rain + lampCoast + " " + lampGive + storm
	checkMarked(t, engine, text, Options{Quoted: []Range{{len(rain), len(text) - len(storm)}}})
	checkMarked(t, engine, rain+"⟦"+lampCoast+" "+lampGive+"\n\n⟧"+storm[2:], Options{Quoted: []Range{{0, len(rain) - 2}}})
}

// Article words in the paragraph: on both sides three sentences or 25 words have
// to go together, on one side eight words.
func TestDecideParagraphs(t *testing.T) {
	const before, after = "The ferry was late. ", "Nobody minded much."
	decided(t, engineOf(t, lamp()), Options{},
		before+"⟨"+lampCoast+" ⟩"+after,
		before+"⟨"+lampCoast+" "+lampGive+" ⟩"+after,
		before+"⟦"+lampCoast+" "+lampGive+" "+lampOil+" ⟧"+after,
		"⟦"+lampCoast+" ⟧"+after,
		strings.TrimSpace(before)+"⟦ "+lampCoast+"⟧")
	// Five words and more are a match, below eight not enough in a paragraph.
	decided(t, engineOf(t, prose("en/the-lamp/short", "Lanterns burn because readers pay.")), Options{},
		"⟦Lanterns burn because readers pay.\n\n⟧He left.",
		"⟨Lanterns burn because readers pay. ⟩Nobody minded much.",
		strings.TrimSpace(before)+"⟨ Lanterns burn because readers pay.⟩")
}

// Fewer than eight words would be left: all is suggested, and the result says so.
func TestDecideAlmostAll(t *testing.T) {
	engine := engineOf(t, lamp())
	all := lampCoast + " " + lampGive
	for _, c := range [...]struct {
		want      string
		almostAll bool
	}{
		{"⟨" + all + "⟩", true},
		{"⟨" + all + "\n\n⟩He left the old town by ferry.", true},
		{"⟦" + all + "\n\n⟧He left the old town by the last ferry.", false},
		{"Nothing of the kind.", false},
	} {
		if r := checkMarked(t, engine, c.want, Options{}); r.AlmostAll != c.almostAll {
			t.Errorf("%s: AlmostAll is %v", c.want, r.AlmostAll)
		}
	}
}

// The verdict is the weaker of what source and kind allow; of some kinds more
// beside something that goes.
func TestDecideKinds(t *testing.T) {
	about := of(prose("en/the-lamp/about", "The Lamp is a weekly paper printed on the old harbour since 1903."), func(t *Template) { t.Kind = About })
	share := of(lineOf(Line, "en/generic/share", "Share this article"), func(t *Template) { t.Kind = Share })
	engine := engineOf(t, lamp(), about, share)
	const self = "The Lamp is a weekly paper printed on the old harbour since 1903."
	decided(t, engine, Options{},
		"⟨"+self+"\n\n⟩He left.",
		"⟨Share this article\n\n⟩He left.",
		"⟦"+lampCoast+"\n\nShare this article\n\n⟧He left.")
	decided(t, engine, Options{Suggested: Remove}, "⟦"+self+"\n\n⟧He left.", "⟦Share this article\n\n⟧He left.")
	decided(t, engine, Options{Suggested: Suggest}, "⟨"+self+"\n\n⟩He left.")
	decided(t, engine, Options{Kinds: []string{"appeal"}}, self+"\n\nShare this article\n\n⟦"+lampCoast+"\n\n⟧He left.")
	decided(t, engine, Options{Kinds: []string{"-appeal"}}, "⟨"+self+"\n\n⟩He left.\n\n"+lampCoast)
	decided(t, engine, Options{Kinds: []string{"appeal", "about", "-about"}}, self+"\n\n⟦"+lampCoast+"\n\n⟧He left.")
}

// What a template states takes the place of what its kind does by default.
func TestDecideStatedVerdict(t *testing.T) {
	const self = "The Lamp is a weekly paper printed on the old harbour since 1903."
	stating := func(kind Kind, verdict Verdict) *Engine {
		return engineOf(t, lamp(), of(prose("en/the-lamp/about", self), func(t *Template) { t.Kind, t.Verdict = kind, verdict }))
	}
	decided(t, stating(About, Remove), Options{}, "⟦"+self+"\n\n⟧He left.")
	decided(t, stating(Appeal, Suggest), Options{}, "⟨"+self+"\n\n⟩He left.")
	decided(t, stating(Share, Suggest), Options{}, "⟦"+lampCoast+"\n\n⟧⟨"+self+"\n\n⟩He left.")
	decided(t, stating(About, Remove), Options{Kinds: []string{"-about"}}, self+"\n\nHe left.")
}

// A user's own template replaces the shipped one of its path, and adds to the rest.
func TestDecideTwoPacks(t *testing.T) {
	first, err := Compile(Library{Templates: []Template{lamp()}})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Compile(Library{Templates: []Template{prose("en/the-lamp/appeal", givePlea), prose("en/own/mine", "Every boat in the harbour carries a lantern that somebody gave to us.")}})
	if err != nil {
		t.Fatal(err)
	}
	engine, err := New(first, second)
	if err != nil || engine.Templates() != 2 {
		t.Fatalf("%d templates, %v", engine.Templates(), err)
	}
	decided(t, engine, Options{}, lampCoast+"\n\n⟦"+givePlea+"\n\nEvery boat in the harbour carries a lantern that somebody gave to us.\n\n⟧He left.")
}

// A button's words between two paragraphs of prose may be a subhead; a label of an
// advertisement is none, and a longer line is known by itself.
func TestDecideSubhead(t *testing.T) {
	const prose = "The harbour was quiet on Monday, and the ferry left on time with nobody on board but its crew and eleven geese."
	buttons := lineOf(Line, "en/generic/buttons", "Donate now", "Give to our newsroom every month if you can")
	labels := of(lineOf(Line, "en/generic/ad", "Advertisement"), func(t *Template) { t.Kind = Ad })
	decided(t, engineOf(t, buttons, labels), Options{},
		prose+"\n\n⟨Donate now\n\n⟩"+prose,
		"He left.\n\n⟦Donate now\n\n⟧"+prose,
		prose+"\n\n⟦Advertisement\n\n⟧"+prose,
		prose+"\n\n⟦Give to our newsroom every month if you can\n\n⟧"+prose)
}

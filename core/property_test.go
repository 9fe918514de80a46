package core_test

import (
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/coretest"
	"github.com/dehusk/dehusk/core/templates"
)

// The seven invariants, each as a property and as a fuzz target over the same
// generator. Their corpus is kept in testdata/fuzz.

func TestPartition(t *testing.T)      { rapid.Check(t, partition) }
func TestWholeSentences(t *testing.T) { rapid.Check(t, wholeSentences) }
func TestNeverThere(t *testing.T)     { rapid.Check(t, neverThere) }
func TestIdempotent(t *testing.T)     { rapid.Check(t, idempotent) }
func TestLocal(t *testing.T)          { rapid.Check(t, local) }
func TestDeterministic(t *testing.T)  { rapid.Check(t, deterministic) }
func TestExplained(t *testing.T)      { rapid.Check(t, explained) }

func FuzzPartition(f *testing.F)      { f.Fuzz(rapid.MakeFuzz(partition)) }
func FuzzWholeSentences(f *testing.F) { f.Fuzz(rapid.MakeFuzz(wholeSentences)) }
func FuzzNeverThere(f *testing.F)     { f.Fuzz(rapid.MakeFuzz(neverThere)) }
func FuzzIdempotent(f *testing.F)     { f.Fuzz(rapid.MakeFuzz(idempotent)) }
func FuzzLocal(f *testing.F)          { f.Fuzz(rapid.MakeFuzz(local)) }
func FuzzDeterministic(f *testing.F)  { f.Fuzz(rapid.MakeFuzz(deterministic)) }
func FuzzExplained(f *testing.F)      { f.Fuzz(rapid.MakeFuzz(explained)) }

// material is what the generated texts are made of.
var material = sync.OnceValue(func() (m struct {
	engine, written              *core.Engine // the second knows templates alone
	sentences, appeals, articles []string
},
) {
	library, err := coretest.SmallLibrary()
	if err != nil {
		panic(err)
	}
	if m.written, err = compiled(library); err != nil {
		panic(err)
	}
	// And what the shipped library knows besides: the genre score, mined passages.
	shipped, err := templates.Library()
	if err != nil {
		panic(err)
	}
	library.Genre = shipped.Genre
	wharf := core.Fingerprints{Publisher: "The Wharf", Domain: "wharf.example"}
	plain, err := compiled(core.Library{})
	if err != nil {
		panic(err)
	}
	for _, passage := range minedPassages {
		p := core.Fingerprint{Kind: core.Newsletter, Language: "en", Pages: 3}
		for _, s := range plain.Sentences(passage) {
			p.Sentences = append(p.Sentences, s.Words)
		}
		wharf.Passages = append(wharf.Passages, p)
		m.sentences = append(m.sentences, passage)
	}
	library.Fingerprints = append(library.Fingerprints, wharf)
	if m.engine, err = compiled(library); err != nil {
		panic(err)
	}
	for _, t := range library.Templates {
		for _, p := range t.Paragraphs {
			m.sentences = append(m.sentences, slots.Replace(p))
		}
		if t.Form == core.Passage && t.Kind == core.Appeal {
			m.appeals = append(m.appeals, slots.Replace(strings.Join(t.Paragraphs, "\n\n")))
		}
	}
	articles, err := coretest.Articles()
	if err != nil {
		panic(err)
	}
	for _, a := range articles {
		m.articles = append(m.articles, a.Text)
	}
	return m
})

// slots fills the slots of a template.
var slots = strings.NewReplacer("{money}", "$3", "{number}", "12", "{date}", "3 May", "{name}", "Ann Lee", "{url}", "example.org")

func compiled(library core.Library) (*core.Engine, error) {
	pack, err := core.Compile(library)
	if err != nil {
		return nil, err
	}
	return core.New(pack)
}

var minedPassages = []string{
	"The tide tables of the week come to you every Friday morning with our letter from the quay. Put me on the list",
	"Harbour masters of seven counties read the Wharf before they go out.",
	"Read on at the Wharf",
}

// text draws a text of appeals, articles, parts of both, and of everything that a
// copy can bring along.
func text(t *rapid.T) string {
	m := material()
	piece := rapid.OneOf(
		rapid.SampledFrom(m.sentences),
		rapid.SampledFrom(m.sentences),
		rapid.SampledFrom(m.appeals),
		rapid.Map(rapid.SampledFrom(m.articles), func(s string) string { s, _, _ = strings.Cut(s, "\n\n"); return s }),
		rapid.SampledFrom(m.articles),
		rapid.Custom(func(t *rapid.T) string { // a part of an appeal, cut anywhere
			s := rapid.SampledFrom(m.appeals).Draw(t, "appeal")
			from := rapid.IntRange(0, len(s)).Draw(t, "from")
			return s[from:rapid.IntRange(from, len(s)).Draw(t, "to")]
		}),
		rapid.SampledFrom([]string{"\n", "\n\n", "\r\n", " ", "> ", "- ", "**", "* * *", "\"", "“", "”", "\ufeff", "\u00ad", "\u200b", "\u202e", "\x00", "\xff", "e\u0301", "👩‍🚀", "a", ".", "…", "3.", "[x](https://example.org/y)", "\u2028", "-\n"}),
		rapid.String(),
	)
	var b strings.Builder
	for _, p := range rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces") {
		b.WriteString(p)
		b.WriteString(rapid.SampledFrom([]string{"\n\n", "\n", " ", ""}).Draw(t, "separator"))
	}
	return b.String()
}

func options(t *rapid.T) core.Options {
	return core.Options{
		Suggested: rapid.SampledFrom([]core.Verdict{core.Keep, core.Remove}).Draw(t, "suggested"),
		Publisher: rapid.SampledFrom([]string{"", "The Wharf"}).Draw(t, "publisher"),
		Kinds:     rapid.SampledFrom([][]string{nil, {"appeal"}, {"-share", "-ad"}}).Draw(t, "kinds"),
	}
}

func clean(t *rapid.T, s string, o core.Options) core.Result {
	r, err := material().engine.Clean(s, o)
	if err != nil {
		t.Fatalf("clean: %v", err)
	}
	return r
}

// partition: the spans are the input, byte for byte.
func partition(t *rapid.T) {
	s := text(t)
	r := clean(t, s, options(t))
	var b strings.Builder
	for _, p := range r.Spans {
		b.WriteString(s[p.Start:p.End])
	}
	if b.String() != s || r.Text != s {
		t.Fatalf("the spans are not the text %q", s)
	}
}

// wholeSentences: no cut inside a word or a grapheme.
func wholeSentences(t *rapid.T) {
	s := text(t)
	edges := map[int]bool{0: true, len(s): true}
	for g := graphemes.FromString(s); g.Next(); {
		edges[g.End()] = true
	}
	for _, p := range clean(t, s, options(t)).Spans {
		if !edges[p.Start] {
			t.Fatalf("cut inside a grapheme at %d of %q", p.Start, s)
		}
		before, _ := utf8.DecodeLastRuneInString(s[:p.Start])
		after, _ := utf8.DecodeRuneInString(s[p.Start:])
		if isWord(before) && isWord(after) {
			t.Fatalf("cut inside a word at %d of %q", p.Start, s)
		}
	}
}

// isWord tells characters that words are made of. Half-width sound marks are
// letters by name and marks by nature.
func isWord(r rune) bool {
	return r != 'ﾞ' && r != 'ﾟ' && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// neverThere: an appeal between paragraphs leaves the article as it was, with the
// wider of the two gaps.
func neverThere(t *rapid.T) {
	m := material()
	paragraphs := strings.Split(rapid.SampledFrom(m.articles).Draw(t, "article"), "\n\n")
	appeal := rapid.SampledFrom(m.appeals).Draw(t, "appeal")
	at := rapid.IntRange(0, len(paragraphs)).Draw(t, "at")
	gap := rapid.SampledFrom([]string{"\n", "\n\n", "\r\n\r\n", "\n\n\n"})
	before, after := gap.Draw(t, "before"), gap.Draw(t, "after")
	join := func(list []string) string { return strings.TrimSuffix(strings.Join(list, "\n\n"), "\n") }
	left, right := join(paragraphs[:at]), join(paragraphs[at:])
	var input, want string
	switch {
	case at == 0:
		input, want = appeal+after+right, right
	case at == len(paragraphs):
		first := "\n"
		if strings.HasPrefix(before, "\r\n") {
			first = "\r\n"
		}
		input, want = left+before+appeal, left+first
	default:
		wider := before
		if strings.Count(after, "\n") > strings.Count(before, "\n") || strings.Count(after, "\n") == strings.Count(before, "\n") && len(after) > len(before) {
			wider = after
		}
		input, want = left+before+appeal+after+right, left+wider+right
	}
	// A suggestion beside it would have a say in which gap stays.
	r, err := m.written.Clean(input, core.Options{Kinds: []string{"appeal"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Kept(); got != want {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
}

// idempotent: the kept text cleans to itself.
func idempotent(t *rapid.T) {
	o := options(t)
	checkResult(t, material().engine, clean(t, text(t), o), o)
}

// local: what stands more than a horizon away changes nothing.
func local(t *rapid.T) {
	near := "The near text begins here.\n\n" + text(t) + "\n\nThe near text ends here.\n\n"
	filler := strings.Repeat("Rain fell on the long road to the harbour all day.\n\n", core.Horizon/10+64)
	r1 := clean(t, near+filler+text(t), core.Options{})
	r2 := clean(t, near+filler+text(t), core.Options{})
	a, b := upTo(r1.Spans, len(near)), upTo(r2.Spans, len(near))
	if len(a) != len(b) {
		t.Fatalf("%d spans beside one far text, %d beside another", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("span %+v beside one far text, %+v beside another", a[i], b[i])
		}
	}
}

func upTo(spans []core.Span, end int) []core.Span {
	var list []core.Span
	for _, s := range spans {
		if s.Start >= end {
			break
		}
		if s.End > end {
			s.End, s.EndUTF16 = end, 0
		}
		list = append(list, s)
	}
	return list
}

// deterministic: the same answer every time, also of several calls at once and of
// an engine whose templates came in one pack or in two.
func deterministic(t *rapid.T) {
	s, o := text(t), options(t)
	want := clean(t, s, o)
	var group sync.WaitGroup
	results := make([]core.Result, 3)
	for i := range results {
		group.Go(func() { results[i], _ = material().engine.Clean(s, o) })
	}
	group.Wait()
	for _, got := range results {
		if len(got.Spans) != len(want.Spans) {
			t.Fatalf("%d spans, then %d", len(want.Spans), len(got.Spans))
		}
		for i := range got.Spans {
			if got.Spans[i] != want.Spans[i] {
				t.Fatalf("%+v, then %+v", want.Spans[i], got.Spans[i])
			}
		}
	}
}

// explained: every span that is not kept names its evidence, and its edits hold
// the words of the text in their order.
func explained(t *rapid.T) {
	s := text(t)
	for _, p := range clean(t, s, core.Options{}).Spans {
		if p.Verdict == core.Keep {
			continue
		}
		if p.Evidence == core.NoEvidence || p.Kind == core.NoKind {
			t.Fatalf("no reason given: %+v", p)
		}
		var got []string
		for _, e := range material().engine.Explain(s, p) {
			if e.Op != core.Missing {
				got = append(got, core.Words(e.Words)...)
			}
		}
		if want := core.Words(s[p.Start:p.End]); p.Template != "" && strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("the edits say %q of %q", got, want)
		}
	}
}

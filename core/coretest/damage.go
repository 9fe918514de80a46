package coretest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// A Variant is a text that holds a damaged copy of an appeal, or two, and what
// cleaning it should give. Every byte of Text is article, appeal, or white space
// and marks between them.
type Variant struct {
	Name     string   // axes, appeal, article and number: unique within a run
	Axes     []string // names out of [Axes]; one to three
	Template string   // path of the appeal's template
	Language string   // of the appeal

	Text      string
	Article   []core.Range // ordered; gaps between paragraphs are no part of them
	Sentences []Sentence   // of all copies, in the order of the text
	Touched   int          // percent of the words of all copies

	// Want is the article alone, white space included: of the gaps before and
	// after the appeal the wider stays, none at the start of the text, the first
	// line break alone at its end; list and emphasis marks go with the appeal.
	Want string
}

// A Sentence is a sentence, heading or button of an appeal in a Variant.
type Sentence struct {
	core.Range
	Words   int // before the damage; slots do not count
	Touched int // percent of them replaced, dropped, mistyped, or with a word put in
}

// recipe is what an axis sets; its zero value is a clean copy between two
// paragraphs of an article of the appeal's language.
type recipe struct {
	otherAmount bool
	words       int  // percent touched by ops
	ops         []op // what happens to them, by turns
	letters     int  // percent of words with one wrong letter
	ocr         bool // wrong as a scanner is, else as a typist is
	sentences   string
	lines       string
	wrap        int // columns
	hyphens     bool
	quotes      string
	marks       string
	upper       string
	place       string
	foreign     bool // the article is in another language
}

// An axis is one way in which copies differ. At most one of a group applies.
type axis struct {
	name, group string
	set         func(*recipe)
}

// axes is the list of the damage that the engine has to bear.
var axes = makeAxes()

func makeAxes() []axis {
	list := []axis{{"other-amount", "amount", func(r *recipe) { r.otherAmount = true }}}
	add := func(group, name string, set func(*recipe)) { list = append(list, axis{name, group, set}) }
	for _, percent := range [...]int{5, 10, 20, 30} {
		for _, o := range [...]struct {
			name string
			ops  []op
		}{
			{"replace", []op{replaceWord}},
			{"drop", []op{dropWord}},
			{"insert", []op{insertWord}},
			{"mix", []op{replaceWord, dropWord, insertWord}},
		} {
			add("words", fmt.Sprintf("%s-%d", o.name, percent), func(r *recipe) { r.words, r.ops = percent, o.ops })
		}
	}
	for _, percent := range [...]int{5, 10, 20} {
		add("letters", fmt.Sprintf("typos-%d", percent), func(r *recipe) { r.letters = percent })
		add("letters", fmt.Sprintf("ocr-%d", percent), func(r *recipe) { r.letters, r.ocr = percent, true })
	}
	for _, name := range [...]string{"missing", "shuffled", "first-half", "last-half"} {
		add("sentences", name, func(r *recipe) { r.sentences = name })
	}
	for _, name := range [...]string{"one-line-appeal", "one-line-text", "blank-doubled", "blank-none"} {
		add("lines", name, func(r *recipe) { r.lines = name })
	}
	for _, columns := range [...]int{60, 70, 80} {
		add("lines", fmt.Sprintf("wrap-%d", columns), func(r *recipe) { r.wrap = columns })
	}
	add("lines", "wrap-hyphens", func(r *recipe) { r.wrap, r.hyphens = 64, true })
	for _, name := range [...]string{"curly", "straight"} {
		add("quotes", name, func(r *recipe) { r.quotes = name })
	}
	for _, name := range [...]string{"quoted", "bullets-appeal", "bullets-text", "markdown"} {
		add("marks", name, func(r *recipe) { r.marks = name })
	}
	for _, name := range [...]string{"upper-appeal", "upper-text"} {
		add("case", name, func(r *recipe) { r.upper = name })
	}
	for _, name := range [...]string{"middle", "top", "end", "twice", "glued"} {
		add("place", name, func(r *recipe) { r.place = name })
	}
	add("article", "other-language", func(r *recipe) { r.foreign = true })
	return list
}

// Axes names the axes in a fixed order.
func Axes() []string {
	names := make([]string, len(axes))
	for i, a := range axes {
		names[i] = a.name
	}
	return names
}

// apart are axes or groups that make no text a person would copy when they
// meet: a list in one line, a quotation with nothing but itself, a list item
// that begins in mid-line.
var apart = [...][2]string{
	{"one-line-appeal", "bullets-appeal"},
	{"one-line-appeal", "bullets-text"},
	{"one-line-text", "bullets-appeal"},
	{"one-line-text", "bullets-text"},
	{"one-line-text", "quoted"},
	{"glued", "bullets-appeal"},
	{"glued", "bullets-text"},
	{"glued", "markdown"},
}

func together(a, b axis) bool {
	if a.group == b.group {
		return false
	}
	return !slices.Contains(apart[:], [2]string{a.name, b.name}) && !slices.Contains(apart[:], [2]string{b.name, a.name})
}

// Variants makes n variants, the same for the same arguments. The i-th has the
// i-th axis, around and around, the first time alone, then with one other, then
// with two; appeal, article and the other axes are drawn. It fails where there
// is no appeal or no article, and where a language has but one article it takes
// the words to put in from that one.
func Variants(seed uint64, n int, appeals []core.Template, articles []Article) ([]Variant, error) {
	if len(appeals) == 0 || len(articles) == 0 {
		return nil, fmt.Errorf("%d appeals and %d articles: pass at least one of each", len(appeals), len(articles))
	}
	variants := make([]Variant, n)
	vocabularies := map[[2]string][]string{}
	for i := range variants {
		rng := rand.New(rand.NewPCG(seed, uint64(i)))
		chosen := choose(rng, i)
		appeal := appeals[rng.IntN(len(appeals))]
		var r recipe
		v := &variants[i]
		for _, a := range chosen {
			a.set(&r)
			v.Axes = append(v.Axes, a.name)
		}
		article := chooseArticle(rng, articles, appeal.Language, r.foreign)
		v.Name = fmt.Sprintf("%d %s: %s in %s", i, strings.Join(v.Axes, "+"), appeal.Path, article.Name)
		v.Template, v.Language = appeal.Path, appeal.Language
		key := [2]string{appeal.Language, article.Name}
		if _, ok := vocabularies[key]; !ok {
			vocabularies[key] = vocabularyOf(articles, appeal.Language, article.Name)
		}
		makeVariant(v, rng, r, appeal, article, vocabularies[key])
	}
	return variants, nil
}

func choose(rng *rand.Rand, i int) []axis {
	chosen := []axis{axes[i%len(axes)]}
	for want := 1 + i/len(axes)%3; len(chosen) < want; {
		next := axes[rng.IntN(len(axes))]
		if !slices.ContainsFunc(chosen, func(a axis) bool { return !together(a, next) }) {
			chosen = append(chosen, next)
		}
	}
	return chosen
}

// chooseArticle draws one of the language, or of another; where there is none
// such, any.
func chooseArticle(rng *rand.Rand, articles []Article, language string, foreign bool) Article {
	var fit []Article
	for _, a := range articles {
		if (a.Language == language) != foreign {
			fit = append(fit, a)
		}
	}
	if len(fit) == 0 {
		fit = articles
	}
	return fit[rng.IntN(len(fit))]
}

func makeVariant(v *Variant, rng *rand.Rand, r recipe, appeal core.Template, article Article, words []string) {
	copies := 1
	if r.place == "twice" {
		copies = 2
	}
	d := document{blocks: articleBlocks(article.Text)}
	var all []sentence
	var letters [][]block
	for range copies {
		letter := splitAppeal(appeal)
		letter = damageSentences(rng, letter, r.sentences)
		damageWords(rng, letter, r.words, r.ops, words)
		damageLetters(rng, letter, r.letters, r.ocr)
		values := slotValues(rng, appeal.Language, r.otherAmount, words)
		var blocks []block
		for _, paragraph := range letter {
			var b block
			for _, s := range paragraph {
				if len(b.pieces) > 0 && !s.unspaced {
					b.pieces = append(b.pieces, piece{" ", gap})
				}
				b.pieces = append(b.pieces, piece{s.text(values), len(all)})
				all = append(all, s)
			}
			blocks = append(blocks, b)
		}
		letters = append(letters, blocks)
	}
	d.lay(rng, r, letters)
	v.Text, v.Article, v.Sentences = d.ranges(all)
	v.Want = d.want()
	total, touched := 0, 0
	for _, s := range all {
		total += s.words
		touched += min(s.words, s.touched())
	}
	v.Touched = percent(touched, total)
}

// percent rounds up: what is touched at all is never 0.
func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return min(100, (100*part+whole-1)/whole)
}

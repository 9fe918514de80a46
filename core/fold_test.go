package core

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// Left a text, right its words as they are compared; "#" is any number.
var foldCases = [...][2]string{
	{"", ""},
	{" \t\r\n.,;—", ""},
	{"Hello, WORLD!", "hello world"},
	{"don't don’t", "don t don t"},
	{"snake_case well-known", "snake case well known"},
	// Compatibility forms, accents, letters that are several.
	{"Ｆｕｌｌ ｗｉｄｔｈ", "full width"},
	{"ﬁnal oﬀer ﬆone", "final offer stone"},
	{"café cafe\u0301 CAFÉ", "cafe cafe cafe"},
	{"Straße STRASSE", "strasse strasse"},
	{"Ångström Żółć Ǆungla", "angstrom zołc dzungla"},
	{"İstanbul ISPARTA ısı", "istanbul isparta isi"},
	{"Ёлка ёлка Елка", "елка елка елка"},
	{"ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ"},
	{"ᾠδή", "ωιδη"},
	{"हिन्दी में", "हिन्दी में"},
	{"مُحَمَّد محمد", "محمد محمد"},
	// Numbers: one word, whatever the digits.
	{"1,000.50 1.000,50 1'000 1’000 1 000", "# # # # # #"},
	{"1\u00a0000 1\u202f000", "# #"},
	{"٣٤ ۵۶ ४५ ３", "# # # #"},
	{"3rd 2024-07-01", "# # # #"},
	{"covid19 B2B", "covid19 b2b"},
	{"$5, then", "# then"},
	// What hides in a copy.
	{"sup\u00adport", "support"},
	{"su\u200bpp\u200dor\ufefft", "support"},
	{"\u202esupport\u202c \u2066us\u2069", "support us"},
	{"sup\x00port", "support"},
	{"sup\xffport \xc3", "support"},
	{"sup\ufffdport", "support"},
	{"a\u200b b", "a b"},
	{"\u200b\u00ad", ""},
	// Scripts without spaces.
	{"支持我们", "支 持 我 们"},
	{"𠮷野家", "𠮷 野 家"},
	{"サーカス", "サ ー カ ス"},
	{"ｶﾞﾝ", "カ ン"},
	{"ช่วย", "ช ว ย"},
	{"한국어 뉴스", "한국어 뉴스"},
	{"支持us今天", "支 持 us 今 天"},
	// Line ends inside a word.
	{"sup-\nport us", "support us"},
	{"sup-\r\nport", "support"},
	{"sup‐\nport", "support"},
	{"> sup-\n> port", "support"},
	{">> sup-\n>>  port", "support"},
	{"sup- port", "sup port"},
	{"sup-\n\nport", "sup port"},
	{"1990-\n2000", "# #"},
	{"the end -\nbut", "the end but"},
	// Addresses of links are no text.
	{"[give today](https://example.org/give?x=1) now", "give today now"},
	{"[give](/give#now)", "give"},
	{"[give](#now)", "give"},
	{"[give]()", "give"},
	{"see [1] (twice)", "see # twice"},
	{"a[b](c d)", "a b c d"},
	{"a[b](word)", "a b word"},
}

func TestFold(t *testing.T) {
	for _, c := range foldCases {
		f := fold(c[0])
		if got := spelled(&f); got != c[1] {
			t.Errorf("%+q\ngot  %q\nwant %q", c[0], got, c[1])
		}
		same := fold(strings.ReplaceAll(c[1], "#", "7"))
		if got, want := hashes(&f), hashes(&same); !slices.Equal(got, want) {
			t.Errorf("%+q is hashed as %v, %q as %v", c[0], got, c[1], want)
		}
	}
}

func hashes(f *folded) (list []uint16) {
	for _, w := range f.words {
		list = append(list, w.hash)
	}
	return list
}

// Words that must stay apart.
func TestFoldDiffers(t *testing.T) {
	for _, c := range [...][2]string{
		{"give", "gave"},
		{"ab", "ba"},
		{"aa", "a"},
		{"一", "二"},
		{"5", "five"},
		{"b", "в"},
		{"ba", "bä1"},
		{"हिन्दी", "हन्द"},
		{"7", "a7"},
	} {
		a, b := fold(c[0]), fold(c[1])
		if a.words[0].hash == b.words[0].hash {
			t.Errorf("%q and %q are the same word", c[0], c[1])
		}
	}
}

// A hyphen at a line's end: the joined word, and its halves aside.
func TestFoldHyphen(t *testing.T) {
	for _, c := range [...][3]string{
		{"we sup-\nport", "sup", "port"}, {"we > Sup-\r\n> PORT", "sup", "port"}, {"we sup\u00ad-\npórt", "sup", "port"},
	} {
		f := fold(c[0])
		h := f.halves(len(f.words) - 1)
		left, right := fold(c[1]), fold(c[2])
		if h.left != left.words[0].hash || h.right != right.words[0].hash {
			t.Errorf("%q: halves %x and %x, want %q and %q", c[0], h.left, h.right, c[1], c[2])
		}
		if h := f.halves(0); h.left != 0 || h.right != 0 {
			t.Errorf("%q: the first word has halves", c[0])
		}
	}
}

// What stands before each word: " " the same line, "/" a line break, "¶" a blank
// line.
func TestFoldBreaks(t *testing.T) {
	names := [...]string{sameLine: " ", newLine: "/", blankLine: "¶"}
	for _, c := range [...][2]string{
		{"a b", "¶a b"},
		{"a\nb", "¶a/b"},
		{"a\r\nb", "¶a/b"},
		{"a\rb", "¶a/b"},
		{"a\u2028b", "¶a/b"},
		{"a\u2029b", "¶a/b"},
		{"a\n\nb", "¶a¶b"},
		{"a\r\n\r\nb", "¶a¶b"},
		{"a\r\rb", "¶a¶b"},
		{"a\n \t\nb", "¶a¶b"},
		{"> a\n>\n> b", "¶a¶b"},
		{"> a\n> > \n> b", "¶a¶b"},
		{"a\n---\nb", "¶a/b"},
		{"a\n* * *\n\nb", "¶a¶b"},
		{"a\n\u200b\nb", "¶a¶b"},
		{"\n\na", "¶a"},
		{"a-\nb", "¶a-\nb"},
	} {
		f := fold(c[0])
		var b strings.Builder
		for _, w := range f.words {
			b.WriteString(names[w.brk] + f.text[w.start:w.end])
		}
		if b.String() != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], b.String(), c[1])
		}
	}
}

// Words are ordered, apart, and end where a character does, whatever the bytes.
func TestFoldOffsets(t *testing.T) { rapid.Check(t, foldOffsets) }

func FuzzFold(f *testing.F) { f.Fuzz(rapid.MakeFuzz(foldOffsets)) }

func foldOffsets(t *rapid.T) {
	text := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.String(),
		rapid.SampledFrom([]string{"-\n", "> ", "a-\nb", "](", ")", "1,0", "\xff", "\u0301", "ก", "ー", "\r"}))).Draw(t, "text"), "")
	f := fold(text)
	at := 0
	for i, w := range f.words {
		if int(w.start) < at || w.end <= w.start || int(w.end) > len(text) {
			t.Fatalf("word %d of %q is %d to %d, the one before ends at %d", i, text, w.start, w.end, at)
		}
		if w.hash == 0 || w.hash == hashNumber != (w.flags&wordNumber != 0) {
			t.Fatalf("word %d of %q has hash %d and flags %b", i, text, w.hash, w.flags)
		}
		at = int(w.end)
		if at < len(text) && !validStart(text[at]) && text[at-1] >= 0x80 && strings.ToValidUTF8(text, "") == text {
			t.Fatalf("word %d of %q ends inside a character", i, text)
		}
	}
}

func validStart(c byte) bool { return c < 0x80 || c >= 0xC0 }

// The table against the sources it was made of: a character folds like its
// compatibility form, its decomposition and its other case, and is a letter
// where Unicode says so.
func TestFoldTable(t *testing.T) {
	folder := cases.Fold()
	scripts := []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Arabic, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Devanagari}
	// Whose accents may stand apart; not so Korean syllables.
	decomposed := []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Devanagari, unicode.Hiragana, unicode.Katakana}
	checked := 0
	// By rules of their own: the Turkish letters i, an iota without its letter, a
	// kana that is two in one.
	apart := "İıͺゟヿ"
	for r := rune(0x21); r < foldLast; r++ {
		if !unicode.In(r, scripts...) || !unicode.IsLetter(r) || r > 0x3400 && r%97 != 0 || strings.ContainsRune(apart, r) {
			continue
		}
		checked++
		s := string(r)
		list := []string{norm.NFKC.String(s), norm.NFC.String(s), folder.String(s)}
		if unicode.In(r, decomposed...) {
			list = append(list, norm.NFD.String(s))
		}
		for _, other := range list {
			a, b := fold("x "+s), fold("x "+other)
			if got, want := spelled(&a), spelled(&b); got != want {
				t.Errorf("%U %q is %q, but %q is %q", r, s, got, other, want)
			}
			if len(a.words) < 2 {
				t.Errorf("%U %q is a letter and no word", r, s)
			}
		}
	}
	if checked < 2500 {
		t.Fatalf("only %d characters were looked at", checked)
	}
	for _, r := range "!?.,:;()[]{}<>/\\|@#$%^&*+=~`\"'“”‘’«»—–…•·€£¥©®™§¶。、！？「」　" {
		if entry, _ := foldEntry(string(r), 0); entry&3 != classSeparator && !unicode.IsLetter([]rune(norm.NFKC.String(string(r)))[0]) {
			t.Errorf("%q is class %d, not a separator", r, entry&3)
		}
	}
}

// A word has one hash, however it is read: by whole machine words, or letter by
// letter as where a soft hyphen stands in it or a digit behind it.
func TestPlainWords(t *testing.T) {
	for _, w := range []string{"a", "Z", "Straw", "eightlet", "Ninelette", "Sixteenletterssss", "seventeenletterss", "donaudampfschifffahrtskapitaensmuetze"} {
		plain := fold("x " + w + ", and some more words behind it").words[1]
		for _, odd := range []string{"x " + w, "x " + w[:1] + "\u00ad" + w[1:] + " y", "x " + strings.ToUpper(w) + "\u00ad y", w + "…"} {
			words := fold(odd).words
			if got := words[min(1, len(words)-1)]; got.hash != plain.hash {
				t.Errorf("%q: hash %d, want %d", odd, got.hash, plain.hash)
			}
		}
	}
}

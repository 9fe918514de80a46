package htmltext_test

import (
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
	"pgregory.net/rapid"
)

// tester is what *testing.T and *rapid.T share.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// anyText draws what stands in a text node.
var anyText = rapid.StringOfN(rapid.RuneFrom([]rune("ab \n\t\u00a0é漢ش😀.")), 0, 8, -1)

var anyEntity = rapid.SampledFrom([]string{"&amp;", "&lt;b>", "&nbsp;", "&#32;", "&copy", "&", "& ", "amp;", "< ", "&NotEqualTilde;", "&#x41;", "lt;", "#65;", "copy;"})

var wellFormed = rapid.Custom(func(t *rapid.T) string {
	var b strings.Builder
	content(t, &b, 3, "div")
	return b.String()
})

// inside lists what may stand in an element: the mark-up is valid, so that an
// exact answer can be asked for.
var inside = map[string][]string{
	"div": {"div", "p", "ul", "table", "blockquote", "h2", "pre", "figure", "form", "b", "a", "br", "img", "hr", "script", "hidden", "svg"},
	"p":   {"b", "a", "br", "img", "hidden", "q", "svg"},
	"ul":  {"li"}, "li": {"ul", "b", "a", "p", "br"}, "table": {"tr"}, "tr": {"td", "td"},
	"td": {"p", "b", "ul", "table", "br"}, "blockquote": {"p", "b", "blockquote"},
	"h2": {"b", "br"}, "pre": {"b", "br"}, "figure": {"figcaption", "img"}, "figcaption": {"b", "br"},
	"form": {"p", "input", "b"}, "b": {"b", "br", "img", "q", "hidden"}, "a": {"b", "br", "svg"}, "q": {"b"},
}

var leaves = map[string]string{
	"br": "<br>", "img": `<img alt=x>`, "hr": "<hr/>", "input": "<input>", "script": "<script>a<b</script>",
	"hidden": "<span hidden>no</span>", "svg": "<svg><g/><text>no</text></svg>",
}

func content(t *rapid.T, b *strings.Builder, depth int, in string) {
	allowed := inside[in]
	for range rapid.IntRange(0, 4).Draw(t, "children") {
		name := rapid.SampledFrom(allowed).Draw(t, "child")
		switch leaf := leaves[name]; {
		case leaf != "":
			b.WriteString(leaf)
		case depth > 0:
			b.WriteString("<" + name + ">")
			content(t, b, depth-1, name)
			b.WriteString("</" + name + ">")
		}
		if in == "ul" || in == "table" || in == "tr" {
			b.WriteString(rapid.SampledFrom([]string{"", "\n ", "<!-- c -->"}).Draw(t, "between"))
			continue
		}
		b.WriteString(anyText.Draw(t, "text"))
		if rapid.Bool().Draw(t, "with entity") {
			b.WriteString(anyEntity.Draw(t, "entity") + anyText.Draw(t, "text"))
		}
	}
}

// soup draws mark-up that is anything but valid.
var soup = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.OneOf(anyText, anyEntity, rapid.SampledFrom([]string{
		"<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<i hidden>", "</i>", "<table>", "<tr>", "<td>", "</table>",
		"<ul>", "<li>", "</ul>", "<svg>", "</svg>", "<math><mi>", "</math>", "<![CDATA[x]]>", "<title>", "</title>", "<pre>\n", "</pre>",
		"<xmp>", "</xmp>", "<select>", "<option>", "</select>", "<br>", "</br>", "<body>", "</body>", "</html>", "<frameset>", "<h1>", "</h2>",
		"<template>", "</template>", "<script>", "</script>", "<form>", "</form>", "<input>", "<!--", "-->", "<", "</", "<x", ">", "\x00", "\xff", "\r",
		"<font size=1>", "</font>", "<foreignObject>", "<plaintext>", "<button>", "<caption>", "<col>", "<!doctype html>", "<frame>", "<head>",
	})), 0, 30).Draw(t, "parts"), "")
})

func TestUntouchedIsUntouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		html := rapid.OneOf(wellFormed, soup).Draw(t, "html")
		d := mustRead(t, html)
		if d.HTML() != html {
			t.Fatalf("HTML is %q", d.HTML())
		}
		checkText(t, d)
	})
}

func TestRemovalsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		html := wellFormed.Draw(t, "html")
		removed := remove(t, html)
		if letters, _ := apart(removed.lost); removed.html == html && letters != "" {
			t.Fatalf("nothing was cut of %q", html)
		}
		removed.check(t)
	})
}

func TestRemovalsLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		removed := remove(t, soup.Draw(t, "html"))
		removed.check(t)
	})
}

// A removal is what came of one Remove: what should be left of the text, and what
// is left of the HTML.
type removal struct{ source, want, lost, html string }

func remove(t *rapid.T, html string) removal {
	d := mustRead(t, html)
	ends := []int{0}
	for i, r := range d.Text {
		if !unicode.Is(unicode.Mn, r) { // never inside a grapheme: one entity may stand for all of it
			ends = append(ends, i)
		}
	}
	cuts := rapid.SliceOfN(rapid.SampledFrom(append(ends, len(d.Text))), 0, 8).Draw(t, "cuts")
	return removeAt(d, html, cuts)
}

// removeAt removes every second stretch between the cuts.
func removeAt(d *htmltext.Document, html string, cuts []int) removal {
	sort.Ints(cuts)
	r := removal{source: html}
	var spans []core.Span
	last := 0
	for i, cut := range append(cuts, len(d.Text)) {
		if i%2 == 0 {
			r.want += d.Text[last:cut]
		} else {
			r.lost += d.Text[last:cut]
			spans = append(spans, core.Span{Start: last, End: cut, Verdict: core.Remove})
		}
		last = cut
	}
	d.Remove(spans)
	r.html = d.HTML()
	return r
}

// check asks that what is left reads as it should: not a word more or less, and
// no two words run together that were apart.
func (r removal) check(t tester) {
	got := mustRead(t, r.html).Text
	if r.html == r.source {
		return // the mark-up is too broken to be cut, or nothing was removed
	}
	gotLetters, gotBreaks := apart(got)
	wantLetters, wantBreaks := apart(r.want)
	if gotLetters != wantLetters {
		t.Fatalf("%q became %q, which reads %q, want %q", r.source, r.html, got, r.want)
	}
	for at := range wantBreaks {
		if !gotBreaks[at] && at > 0 && at < len(wantLetters) {
			t.Fatalf("%q became %q: words run together in %q, want %q", r.source, r.html, got, r.want)
		}
	}
}

// apart is a text without white space, and where there was some.
func apart(s string) (letters string, breaks map[int]bool) {
	var b strings.Builder
	breaks = map[int]bool{}
	for i := range len(s) {
		if strings.IndexByte(" \t\n\r\f", s[i]) >= 0 {
			breaks[b.Len()] = true
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String(), breaks
}

// checkText checks what every text and its quotations promise.
func checkText(t tester, d *htmltext.Document) {
	if strings.TrimLeft(d.Text, "\n") != d.Text && !strings.Contains(d.HTML(), "pre") && !strings.Contains(d.HTML(), "xmp") && !strings.Contains(d.HTML(), "plaintext") {
		t.Fatalf("text begins with a break: %q", d.Text)
	}
	last := 0
	for _, q := range d.Quoted {
		if q.Start < last || q.End <= q.Start || q.End > len(d.Text) {
			t.Fatalf("quoted %v in a text of %d bytes", d.Quoted, len(d.Text))
		}
		last = q.End
	}
	if utf8.ValidString(d.HTML()) && !utf8.ValidString(d.Text) {
		t.Fatalf("text is no UTF-8: %q", d.Text)
	}
}

func FuzzRead(f *testing.F) {
	texts, removals := cases(f)
	for i, name := range append(texts, removals...) {
		f.Add(file(f, name+".html"), uint32(i*2654435761))
	}
	f.Fuzz(func(t *testing.T, html string, seed uint32) {
		d, err := htmltext.Read(html)
		if err != nil {
			return // checked by TestDeepNesting
		}
		if d.HTML() != html {
			t.Fatalf("untouched HTML came out as %q", d.HTML())
		}
		checkText(t, d)
		if len(d.Text) == 0 {
			return
		}
		var cuts []int
		for range seed % 7 {
			seed = seed*1664525 + 1013904223
			cut := int(seed>>8) % len(d.Text)
			for cut > 0 && !utf8.RuneStart(d.Text[cut]) {
				cut--
			}
			cuts = append(cuts, cut)
		}
		removeAt(d, html, cuts).check(t)
	})
}

package htmltext_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
)

func mustRead(t tester, html string) *htmltext.Document {
	t.Helper()
	d, err := htmltext.Read(html)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// cases are the names of the cases in testdata. A case is <case>.html with either
// <case>.txt, the text that is read from it, or <case>.remove.txt and
// <case>.want.html: the passages to be removed, one a line (\n and \t stand for
// themselves, each passage occurs once), and what is left of the HTML.
func cases(t testing.TB) (texts, removals []string) {
	t.Helper()
	files, err := filepath.Glob("testdata/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".html")
		if strings.HasSuffix(name, ".want") {
			continue
		}
		if _, err := os.Stat("testdata/" + name + ".remove.txt"); err == nil {
			removals = append(removals, name)
		} else {
			texts = append(texts, name)
		}
	}
	if len(texts) < 25 || len(removals) < 15 {
		t.Fatalf("%d cases of text and %d of removal found", len(texts), len(removals))
	}
	return texts, removals
}

func TestText(t *testing.T) {
	texts, _ := cases(t)
	for _, name := range texts {
		t.Run(name, func(t *testing.T) {
			html := file(t, name+".html")
			d := mustRead(t, html)
			if want := file(t, name+".txt"); d.Text != want {
				t.Errorf("text is\n%q, want\n%q", d.Text, want)
			}
			if d.HTML() != html {
				t.Errorf("untouched HTML came out as %q", d.HTML())
			}
		})
	}
}

func TestRemove(t *testing.T) {
	_, removals := cases(t)
	for _, name := range removals {
		t.Run(name, func(t *testing.T) {
			d := mustRead(t, file(t, name+".html"))
			for _, line := range strings.Split(strings.TrimSuffix(file(t, name+".remove.txt"), "\n"), "\n") {
				passage := strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(line)
				if strings.Count(d.Text, passage) != 1 {
					t.Fatalf("passage %q does not occur once in %q", passage, d.Text)
				}
				start := strings.Index(d.Text, passage)
				d.Remove([]core.Span{{Start: start, End: start + len(passage), Verdict: core.Remove}})
			}
			if got, want := d.HTML(), file(t, name+".want.html"); got != want {
				t.Errorf("HTML is\n%q, want\n%q", got, want)
			}
		})
	}
}

func TestOnlyRemoveRemoves(t *testing.T) {
	d := mustRead(t, "<p>one</p><p>two</p>")
	d.Remove([]core.Span{{Start: 0, End: 3, Verdict: core.Keep}, {Start: 3, End: 8, Verdict: core.Suggest}})
	d.Remove([]core.Span{{Start: -2, End: 0, Verdict: core.Remove}, {Start: 8, End: 99, Verdict: core.Remove}, {Start: 3, End: 2, Verdict: core.Remove}})
	if got := d.HTML(); got != "<p>one</p><p>two</p>" {
		t.Errorf("HTML is %q", got)
	}
}

func TestQuoted(t *testing.T) {
	d := mustRead(t, `a <q>b</q>.<blockquote><p>c</p><blockquote>d</blockquote></blockquote><blockquote> <!-- --> </blockquote>e<blockquote hidden>f</blockquote>`)
	var got []string
	for _, r := range d.Quoted {
		got = append(got, d.Text[r.Start:r.End])
	}
	if want := []string{"b", "c\n\nd"}; !reflect.DeepEqual(got, want) {
		t.Errorf("quoted are %q, want %q", got, want)
	}
}

func TestPublisherAndURL(t *testing.T) {
	for _, test := range []struct{ html, publisher, url string }{
		{`<p>text`, "", ""},
		{`<head><meta content=" The &quot;Weir&quot; " property="og:site_name"><link rel=canonical href=https://weir.example/a?b&amp;c>`, `The "Weir"`, "https://weir.example/a?b&c"},
		{`<link rel="x canonical" href="https://a.example/"><meta property="og:url" content="https://b.example/">`, "", "https://a.example/"},
		{`<meta property="og:url" content="https://b.example/">`, "", "https://b.example/"},
		{`<link rel=canonical href="/a?u=https://c.example/"><meta property="og:url" content="HTTP://b.example/">`, "", "HTTP://b.example/"},
		{`<link rel=canonical href="javascript:0//"><meta property="og:url" content="https">`, "", ""},
	} {
		d := mustRead(t, test.html)
		if d.Publisher != test.publisher || d.URL != test.url {
			t.Errorf("%s: publisher %q, URL %q", test.html, d.Publisher, d.URL)
		}
	}
}

func TestDeepNesting(t *testing.T) {
	for _, tag := range []string{"<div>", "<b>", "<table><tr><td>", "<svg><g>", "<div hidden>"} {
		_, err := htmltext.Read(strings.Repeat(tag, 100_000) + "text")
		var e *core.Error
		if !errors.As(err, &e) || e.Hint != "copy the text instead" || !strings.Contains(e.What, "deep") {
			t.Errorf("%s: error is %v", tag, err)
		}
	}
	d := mustRead(t, strings.Repeat("<div>", 500)+"text"+strings.Repeat("</div>", 500)+"end")
	if d.Text != "text\nend" {
		t.Errorf("text is %q", d.Text)
	}
	d.Remove([]core.Span{{Start: 0, End: 5, Verdict: core.Remove}})
	if d.HTML() != "end" {
		t.Errorf("HTML is %q", d.HTML())
	}
}

// TestLarge is about work that grows with the square of the input, or makes more
// nodes than there is memory for: it would take many times as long as ordinary HTML.
func TestLarge(t *testing.T) {
	const size = 1 << 20
	fonts := ""
	for i := range 300 {
		fonts += "<font size=" + strconv.Itoa(i) + ">"
	}
	measure := func(first, unit string) time.Duration {
		html := first + strings.Repeat(unit, size/len(unit))
		start := time.Now()
		d := mustRead(t, html)
		d.Remove([]core.Span{{Start: 0, End: len(d.Text) / 2, Verdict: core.Remove}})
		if got := d.HTML(); d.Text != "" && len(got) >= len(html) {
			t.Errorf("%q: nothing was removed", unit)
		}
		return time.Since(start)
	}
	const ordinary = "<p>word <b>bold</b> &amp; text</p>\n"
	usual := measure("", ordinary)
	for _, test := range []struct{ first, unit string }{
		{"", "word "},
		{"", "x"},
		{"", "&"},
		{"", "<"},
		{"", "a</x>"},
		{"", "a</p>"},
		{"", " </x>"},
		{"", "<br>"},
		{"", "<b>a</b>"},
		{"", "<!---->"},
		{"", "<svg></svg>a"},
		{"<table>", "x</td>"},
		{"<table>", "<td>x"},
		{"<pre>", "\n"},
		{"</body>", " </body>"},
		{fonts, "<p>x"},
	} {
		took := measure(test.first, test.unit)
		// Others may have had the processor; what is slow by itself is slow again.
		for range 3 {
			if took <= 10*usual+time.Second {
				break
			}
			usual = max(usual, measure("", ordinary))
			took = min(took, measure(test.first, test.unit))
		}
		if took > 10*usual+time.Second {
			t.Errorf("%q: took %v, ordinary HTML %v", test.unit, took, usual)
		}
	}
}

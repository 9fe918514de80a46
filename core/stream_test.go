package core_test

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

func TestStreamed(t *testing.T) { rapid.Check(t, streamed) }
func FuzzStreamed(f *testing.F) { f.Fuzz(rapid.MakeFuzz(streamed)) }

// streamed: a text in pieces is cleaned as the whole is, however it is cut and however
// small the windows are.
func streamed(t *rapid.T) {
	engine := material().engine.Framed(rapid.IntRange(64, 8000).Draw(t, "size"), rapid.IntRange(1, 64).Draw(t, "margin"))
	s, o := text(t), options(t)
	want, err := engine.Clean(s, o)
	if err != nil {
		t.Fatal(err)
	}
	piece := rapid.IntRange(1, 4000)
	got := stream(t, engine, s, o, func() int { return piece.Draw(t, "piece") })
	sameSpans(t, s, want, got)
}

// A reporter is a test or a property.
type reporter interface {
	Helper()
	Fatalf(string, ...any)
}

// stream cleans a text in pieces of so many bytes and joins the kept ones again.
func stream(t reporter, engine *core.Engine, s string, o core.Options, piece func() int) core.Result {
	t.Helper()
	r := core.Result{Text: s}
	at := 0
	w, err := engine.Stream(o, func(text string, span core.Span) error {
		if span.Start != at || s[span.Start:span.End] != text {
			t.Fatalf("after byte %d came span %+v with %q", at, span, text)
		}
		at = span.End
		if n := len(r.Spans) - 1; n >= 0 && span.Verdict == core.Keep && r.Spans[n].Verdict == core.Keep {
			span.Start, span.StartUTF16 = r.Spans[n].Start, r.Spans[n].StartUTF16
			r.Spans = r.Spans[:n]
		}
		r.Spans = append(r.Spans, span)
		return nil
	})
	if err != nil {
		t.Fatalf("stream: %v", err)
	}
	for rest := s; rest != ""; {
		n := min(piece(), len(rest))
		if _, err := io.WriteString(w, rest[:n]); err != nil {
			t.Fatalf("write: %v", err)
		}
		rest = rest[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
	r.AlmostAll = w.AlmostAll()
	return r
}

func sameSpans(t reporter, s string, want, got core.Result) {
	t.Helper()
	for i := range min(len(want.Spans), len(got.Spans)) {
		if a, b := want.Spans[i], got.Spans[i]; a != b {
			t.Fatalf("span %d is\n%+v %.200q, in one piece\n%+v %.200q", i, b, s[b.Start:b.End], a, s[a.Start:a.End])
		}
	}
	if len(want.Spans) != len(got.Spans) || want.AlmostAll != got.AlmostAll {
		t.Fatalf("%d spans, almost all %t; in one piece %d, %t", len(got.Spans), got.AlmostAll, len(want.Spans), want.AlmostAll)
	}
}

// long draws a text of some hundreds of kilobytes: articles with appeals at their
// beginning, amid them and at their end, and between them what property tests are made
// of, once or again and again.
func long(appeals []string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string { return drawLong(t, appeals) })
}

func drawLong(t *rapid.T, appeals []string) string {
	m := material()
	pick := func(list []string) string { return rapid.SampledFrom(list).Draw(t, "pick") }
	size := rapid.IntRange(700_000, 1_500_000).Draw(t, "size")
	var b strings.Builder
	for b.Len() < size {
		paragraphs := strings.Split(pick(m.articles), "\n\n")
		at := rapid.IntRange(0, len(paragraphs)).Draw(t, "at")
		join := pick([]string{"\n\n", "\n\n", "\n\n", "\n", " "})
		var other string
		switch rapid.IntRange(0, 11).Draw(t, "what") {
		case 0, 1, 2, 3:
			other = pick(appeals)
		case 4, 5:
			other = text(t)
		case 6:
			other = strings.Repeat(pick(m.sentences)+pick([]string{"\n\n", "\n", " "}), rapid.IntRange(1, 200).Draw(t, "times"))
		case 7:
			other = strings.Repeat(pick(appeals)+pick([]string{"\n\n", "\n", " "}), rapid.IntRange(1, 40).Draw(t, "times"))
		case 8:
			other = strings.Repeat(paragraphs[0]+pick([]string{"\n\n", "\n", " "}), rapid.IntRange(1, 100).Draw(t, "times"))
		}
		for i, p := range append(append(append([]string{}, paragraphs[:at]...), other), paragraphs[at:]...) {
			if i > 0 {
				b.WriteString(join)
			}
			b.WriteString(p)
		}
		b.WriteString(pick([]string{"\n\n", "\n\n\n", "\r\n\r\n", "\n", " "}))
	}
	return b.String()
}

// A long text is cleaned in windows as it is in one piece, with the shipped library and
// with that of the properties; WINDOW_TEXTS sets how many.
func TestWindows(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("WINDOW_TEXTS"))
	if err != nil {
		n = 4
	}
	shipped, appeals := shippedEngine(t)
	for seed := range n {
		engine, text := material().engine, long(material().appeals)
		if seed%2 == 0 {
			engine, text = shipped, long(appeals)
		}
		s := text.Example(seed)
		for _, suggested := range [...]core.Verdict{core.Keep, core.Remove} {
			o := core.Options{Suggested: suggested}
			want, err := engine.Framed(1<<30, 0).Clean(s, o)
			if err != nil {
				t.Fatal(err)
			}
			got, err := engine.Framed(512<<10, 2*core.Horizon).Clean(s, o)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(fmt.Sprint(seed, suggested), func(t *testing.T) { sameSpans(t, s, want, got) })
		}
	}
}

// A stream of several megabytes in random pieces is cleaned as the text is in one piece.
func TestStreamLong(t *testing.T) {
	engine, appeals := shippedEngine(t)
	var b strings.Builder
	for seed := 0; b.Len() < 6<<20; seed++ {
		b.WriteString(long(appeals).Example(1000 + seed))
	}
	s := b.String()
	want, err := engine.Framed(1<<30, 0).Clean(s, core.Options{})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	got := stream(t, engine, s, core.Options{}, func() int { return 1 + random.IntN(100_000) })
	sameSpans(t, s, want, got)
}

// A stream holds a window, not the text.
func TestStreamMemory(t *testing.T) {
	const size, most = 64 << 20, 48 << 20
	m := material()
	chapter := []byte(strings.Join(m.articles, "\n\n") + "\n\n" + m.appeals[0] + "\n\n")
	held := func() int {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return int(stats.HeapAlloc)
	}
	before, high := held(), 0
	got := 0
	stream, err := m.engine.Stream(core.Options{}, func(text string, _ core.Span) error {
		got += len(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	written, look := 0, 0
	for written < size {
		n, err := stream.Write(chapter)
		if err != nil {
			t.Fatal(err)
		}
		if written += n; written > look {
			look += 5 << 20
			high = max(high, held()-before)
		}
	}
	if err := stream.Close(); err != nil {
		t.Fatal(err)
	}
	if got != written {
		t.Errorf("%d bytes of %d came out", got, written)
	}
	if high > most {
		t.Errorf("a stream of %d MB held %d MB, want at most %d", written>>20, high>>20, most>>20)
	}
}

// A stream fails once and for all where emit does, and takes nothing after its end.
func TestStreamFails(t *testing.T) {
	engine := material().engine
	if _, err := engine.Stream(core.Options{Quoted: []core.Range{{Start: 0, End: 1}}}, nil); err == nil {
		t.Error("a stream took quoted ranges")
	}
	if _, err := engine.Stream(core.Options{Kinds: []string{"apeal"}}, nil); err == nil {
		t.Error("a stream took a kind that there is not")
	}
	full := errors.New("full")
	s, err := engine.Framed(64, 1).Stream(core.Options{}, func(string, core.Span) error { return full })
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if n, err := s.Write(make([]byte, 100)); err != full || n == 100 {
			t.Errorf("%d bytes taken, error %v", n, err)
		}
	}
	if err := s.Close(); err != full {
		t.Errorf("closing gives %v", err)
	}
	if _, err := s.Write([]byte("a")); err == nil {
		t.Error("a closed stream took something")
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing again gives %v", err)
	}
}

// shippedEngine is the engine that users have, and the passages that its templates know.
func shippedEngine(t *testing.T) (engine *core.Engine, passages []string) {
	t.Helper()
	library, err := templates.Library()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range library.Templates {
		if e.Form == core.Passage {
			passages = append(passages, slots.Replace(strings.Join(e.Paragraphs, "\n\n")))
		}
	}
	if engine, err = compiled(library); err != nil {
		t.Fatal(err)
	}
	return engine, passages
}

// Package core finds publishers' boilerplate (donation appeals, newsletter
// sign-ups, republication notices) in a text and answers with spans.
//
// Text and packs go in, spans come out: the package reads no file, knows no
// HTML and no browser, keeps no state between calls, and gives the same answer
// on every processor. A text is never changed, only cut: the spans of a
// [Result], put together, are the text byte for byte.
//
//	lib, err := core.Compile(library) // once, or core/templates.Pack()
//	engine, err := core.New(lib)
//	result, err := engine.Clean(text, core.Options{})
//	fmt.Print(result.Kept())
//
// A text that is too long to hold is cleaned as it comes, by a [Stream].
//
// The stages are one file each, called in order by clean.go: fold, seed, chain,
// verify, decide, explain.
package core

// A Verdict says what becomes of a span.
type Verdict uint8

// The verdicts, from the weakest to the strongest.
const (
	Keep    Verdict = iota // article, or not known to be anything else
	Suggest                // probably boilerplate: shown to the reader, not taken out
	Remove                 // boilerplate: taken out
)

// String gives the verdict's name: "keep", "suggest" or "remove".
func (v Verdict) String() string {
	switch v {
	case Suggest:
		return "suggest"
	case Remove:
		return "remove"
	}
	return "keep"
}

// Evidence says why a span is not kept.
type Evidence uint8

// The kinds of evidence.
const (
	NoEvidence Evidence = iota // the span is kept
	Match                      // it resembles a template
	Between                    // it stands between two matches of one publisher
	Beside                     // it belongs to a strong match that it stands next to
	Run                        // it is one of the lines after the article, and reads like boilerplate with those beside it
	Genre                      // it reads like boilerplate, though no template is like it
)

var evidenceNames = [...]string{"", "match", "between", "beside", "run", "genre"}

// String gives the evidence's name, "" for [NoEvidence].
func (e Evidence) String() string { return evidenceNames[e] }

// A Span is a stretch of the text with one verdict. Offsets are half-open.
type Span struct {
	Start, End           int // bytes
	StartUTF16, EndUTF16 int // UTF-16 code units, as JavaScript counts

	Verdict   Verdict
	Kind      Kind     // 0 where the span is kept
	Evidence  Evidence // NoEvidence where the span is kept
	Score     int      // similarity to the template, 0 to 1000; 0 where there is no template
	Template  string   // path of the template, as "en/the-moscow-times/appeal-2024"; "" where there is none
	Publisher string   // the template's publisher; "" where there is none
}

// A Result is the answer to one text.
type Result struct {
	Text  string // the text as it was given
	Spans []Span // ordered, without gaps or overlaps; joined they are Text

	// AlmostAll says that so much of the text looks like boilerplate that
	// perhaps it is the article itself: nothing is removed, all is suggested.
	AlmostAll bool
}

// Kept is the text without the spans to be removed.
func (r Result) Kept() string {
	kept := make([]byte, 0, len(r.Text))
	for _, s := range r.Spans {
		if s.Verdict != Remove {
			kept = append(kept, r.Text[s.Start:s.End]...)
		}
	}
	return string(kept)
}

// Options are what the caller knows and wants. The zero value is the default.
type Options struct {
	// Publisher is the name or the domain of the text's publisher, and URL the
	// address the text was copied from, where the caller knows them. They are
	// evidence for passages mined from that publisher's pages, which else are only
	// suggested, unless the text holds two of them; written templates need none.
	Publisher string
	URL       string

	// Kinds switches kinds off and on: names of kinds ("appeal") leave only
	// these on, names with a minus ("-related") switch these off. Empty means
	// all. An unknown name is an error of [Engine.Clean].
	Kinds []string

	// Suggested is what becomes of suggestions: Remove takes them out as well,
	// every other value leaves them in the text as suggestions.
	Suggested Verdict

	// Templates are the caller's own, on top of the engine's; one of the same path
	// takes the place of the engine's. The index is made again for the call: for
	// many texts make an engine with [Engine.With] once.
	Templates []Template

	// Quoted are the byte ranges of the text that its source sets apart as
	// quotations (a blockquote in HTML), ordered, not overlapping.
	Quoted []Range
}

// A Range is a half-open range of bytes.
type Range struct{ Start, End int }

// An Edit is one step from a template to the text it was found in.
type Edit struct {
	Op    Op
	Words string // the words as they stand in the text, or in the template where Op is Missing; "…" where those are not known
}

// An Op is what happened to words of a template.
type Op uint8

// The operations of an [Edit].
const (
	Equal   Op = iota // the same words in template and text
	Missing           // words of the template that the text lacks
	Added             // words of the text that the template lacks
	Slot              // words of the text that stand in a slot
)

var opNames = [...]string{"equal", "missing", "added", "slot"}

// String gives the operation's name.
func (o Op) String() string { return opNames[o] }

// An Engine cleans texts against packs of templates. It is immutable and safe
// for concurrent use.
type Engine struct {
	index *index
	packs []Pack
	frame frame
}

// New makes an engine of one pack or several; later packs add to the earlier.
// A pack made by another version of this package is an error.
func New(packs ...Pack) (*Engine, error) { return newEngine(packs) }

// With makes an engine that knows more templates. It fails where two of them have
// one path.
func (e *Engine) With(templates ...Template) (*Engine, error) {
	own, err := Compile(Library{Templates: templates}, e.packs...)
	if err != nil {
		return nil, err
	}
	return New(append(append([]Pack(nil), e.packs...), own)...)
}

// Templates is the number of templates that the engine knows.
func (e *Engine) Templates() int { return len(e.index.templates) }

// Clean finds the boilerplate of a text of at most [MaxText] bytes. It fails
// only where an option cannot be understood or the text is too long; the error
// says what to do.
func (e *Engine) Clean(text string, options Options) (Result, error) {
	e, err := e.withOwn(options)
	if err != nil {
		return Result{}, err
	}
	return e.clean(text, options)
}

// withOwn is the engine that knows the caller's own templates too.
func (e *Engine) withOwn(options Options) (*Engine, error) {
	if len(options.Templates) == 0 {
		return e, nil
	}
	return e.With(options.Templates...)
}

// Explain compares a span that was not kept with its template, word by word,
// in the order of the text. It gives nil where the span has no template or
// the template's words are not known.
func (e *Engine) Explain(text string, span Span) []Edit { return e.explain(text, span) }

// An Error is what this package reports: what is wrong and what to do about it.
type Error struct {
	File string // the template file, "" where there is none
	Line int    // from 1; 0 where no line is to blame
	What string // what is wrong, with the offending value quoted
	Hint string // what to do; may be ""
}

// Package abi is what JavaScript can call: abi.go exports the functions and
// documents the memory layout, this file is the state behind them, without
// pointers, so that it is tested natively.
//
// It is linked into both modules, so it keeps to the imports of core: no fmt,
// no os, no reflect (deps_test.go watches).
package abi

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dehusk/dehusk/core"
)

// Version is the number of this ABI: of the functions, their order of calls and
// the layout of their answers. memory.js refuses every other number.
const Version = 2

// CleanHTML is what the full module adds, nil in the text module: it reads
// HTML, cleans its text with the engine, and gives the result together with the
// HTML that remains. The options come without quoted ranges.
var CleanHTML func(engine *core.Engine, html string, options core.Options) (core.Result, string, error)

// languageFile is the name of a file that states facts of a language; the same
// as core/templates.LanguageFile, which this package cannot reach: it embeds.
const languageFile = "language.txt"

// state is everything that one instance knows between two calls.
type state struct {
	packs     []core.Pack     // as loaded
	own       []core.Template // the user's
	languages []core.Language // the user's
	engine    *core.Engine    // of all these; nil until it is needed

	options core.Options // collected for the next text
	quoted  []core.Range // the same, in UTF-16 code units

	names  []string          // the string table; names[0] is ""
	places map[string]uint32 // where a string stands in names

	answer []uint32 // numbers of the last answer
	output []byte   // strings of the last answer, one after the other
}

func newState() *state {
	return &state{names: []string{""}, places: map[string]uint32{"": 0}}
}

// fits tells whether an input of this size is taken. Where it is not, what was
// told about the text is forgotten with it.
func (s *state) fits(size uint32) bool {
	if size <= core.MaxText {
		return true
	}
	s.takeOptions("", false)
	return s.fail(&core.Error{
		What: "the text is longer than " + strconv.Itoa(core.MaxText>>20) + " MB",
		Hint: "clean it in parts",
	})
}

// fail makes an error the answer.
func (s *state) fail(err error) bool {
	s.output = append(s.output[:0], err.Error()...)
	return false
}

func (s *state) loadPack(data []byte) bool {
	pack, err := core.LoadPack(data)
	if err != nil {
		return s.fail(err)
	}
	s.packs, s.engine = append(s.packs, pack), nil
	return true
}

// addTemplate takes a template file, or a language.txt, as a folder of the
// library holds them.
func (s *state) addTemplate(path, text string) bool {
	if path == languageFile || strings.HasSuffix(path, "/"+languageFile) {
		language, err := core.ParseLanguage(path, text)
		if err != nil {
			return s.fail(err)
		}
		s.languages, s.engine = append(s.languages, language), nil
		return true
	}
	template, err := core.ParseTemplate(path, text)
	if err != nil {
		return s.fail(err)
	}
	s.own, s.engine = append(s.own, template), nil
	return true
}

func (s *state) dropTemplates() { s.own, s.languages, s.engine = nil, nil, nil }

// ready makes the engine unless it is made.
func (s *state) ready() error {
	if s.engine != nil {
		return nil
	}
	packs := append([]core.Pack(nil), s.packs...)
	if len(s.own)+len(s.languages) > 0 {
		pack, err := core.Compile(core.Library{Templates: s.own, Languages: s.languages}, s.packs...)
		if err != nil {
			return err
		}
		packs = append(packs, pack)
	}
	engine, err := core.New(packs...)
	s.engine = engine
	return err
}

// The options that a string can set.
const (
	optionPublisher = 1 // once
	optionURL       = 2 // once
	optionKind      = 3 // once a kind
)

func (s *state) setOption(option uint32, value string) {
	switch option {
	case optionPublisher:
		s.options.Publisher = value
	case optionURL:
		s.options.URL = value
	case optionKind:
		s.options.Kinds = append(s.options.Kinds, value)
	}
}

// quote says that the next text has a quotation there, in UTF-16 code units.
func (s *state) quote(start, end uint32) {
	s.quoted = append(s.quoted, core.Range{Start: int(start), End: int(end)})
}

// takeOptions gives the options collected for this text and forgets them.
func (s *state) takeOptions(text string, suggested bool) core.Options {
	options := s.options
	if suggested {
		options.Suggested = core.Remove
	}
	options.Quoted = toBytes(text, s.quoted)
	s.options, s.quoted = core.Options{}, nil
	return options
}

// clean answers with count and almostAll, then spanFields numbers a span.
func (s *state) clean(text string, suggested bool) bool {
	options := s.takeOptions(text, suggested)
	if err := s.ready(); err != nil {
		return s.fail(err)
	}
	result, err := s.engine.Clean(text, options)
	if err != nil {
		return s.fail(err)
	}
	s.spans(result)
	return true
}

// cleanHTML answers as clean does, with the HTML that remains and the text that
// the spans cut as strings, and their lengths in bytes before the spans' count.
func (s *state) cleanHTML(html string, suggested bool) bool {
	options := s.takeOptions("", suggested)
	if CleanHTML == nil {
		return s.fail(&core.Error{What: "this engine reads no HTML", Hint: "load full.wasm, or read the page with dom.js"})
	}
	if err := s.ready(); err != nil {
		return s.fail(err)
	}
	result, rest, err := CleanHTML(s.engine, html, options)
	if err != nil {
		return s.fail(err)
	}
	s.spans(result)
	s.answer = append(s.answer, uint32(len(rest)), uint32(len(result.Text)))
	s.output = append(append(s.output[:0], rest...), result.Text...)
	return true
}

// spanFields is how many numbers a span is.
const spanFields = 10

func (s *state) spans(r core.Result) {
	s.answer = append(s.answer[:0], uint32(len(r.Spans)), number(r.AlmostAll))
	for _, span := range r.Spans {
		s.answer = append(s.answer,
			uint32(span.StartUTF16), uint32(span.EndUTF16), uint32(span.Start), uint32(span.End),
			s.name(span.Verdict.String()), s.name(span.Kind.String()), s.name(span.Evidence.String()),
			uint32(span.Score), s.name(span.Template), s.name(span.Publisher))
	}
}

// explain answers with the number of edits, then two numbers each: the name of
// the operation, and the length in bytes of its words, which are the strings.
// start and end are UTF-16 code units, template is a place in the table.
func (s *state) explain(text string, start, end, template uint32) bool {
	if int(template) >= len(s.names) {
		return s.fail(&core.Error{What: "no such place in the string table"})
	}
	if err := s.ready(); err != nil {
		return s.fail(err)
	}
	s.answer, s.output = append(s.answer[:0], 0), s.output[:0]
	bytes := toBytes(text, []core.Range{{Start: int(start), End: int(end)}})[0]
	for _, edit := range s.engine.Explain(text, core.Span{
		Start: bytes.Start, End: bytes.End, StartUTF16: int(start), EndUTF16: int(end),
		Verdict: core.Remove, Evidence: core.Match, Template: s.names[template],
	}) {
		s.answer[0]++
		s.answer = append(s.answer, s.name(edit.Op.String()), uint32(len(edit.Words)))
		s.output = append(s.output, edit.Words...)
	}
	return true
}

// reasons answers with the number of reasons, then four numbers each: the name of
// the sense, the weight, and the lengths in bytes of feature and words, which are the
// strings. The text is the whole one; start and end are UTF-16 code units of a span
// whose evidence is genre or run.
func (s *state) reasons(text string, start, end uint32) bool {
	if err := s.ready(); err != nil {
		return s.fail(err)
	}
	s.answer, s.output = append(s.answer[:0], 0), s.output[:0]
	bytes := toBytes(text, []core.Range{{Start: int(start), End: int(end)}})[0]
	for _, r := range s.engine.Reasons(text, core.Span{
		Start: bytes.Start, End: bytes.End, StartUTF16: int(start), EndUTF16: int(end),
		Verdict: core.Suggest, Evidence: core.Genre,
	}) {
		s.answer[0]++
		s.answer = append(s.answer, s.name(r.Sense.String()), uint32(r.Weight), uint32(len(r.Feature)), uint32(len(r.Words)))
		s.output = append(append(s.output, r.Feature...), r.Words...)
	}
	return true
}

// kinds answers with the number of kinds, then three names each.
func (s *state) kinds() {
	s.answer = append(s.answer[:0], uint32(len(core.Kinds())))
	for _, kind := range core.Kinds() {
		s.answer = append(s.answer, s.name(kind.Name), s.name(kind.Meaning), s.name(kind.Default.String()))
	}
}

// name gives a string's place in the table. The table grows by the templates
// and publishers that were ever found or asked about, not by texts.
func (s *state) name(value string) uint32 {
	place, known := s.places[value]
	if !known {
		place = uint32(len(s.names))
		s.places[value] = place
		s.names = append(s.names, value)
	}
	return place
}

// nameAt makes one string of the table the output.
func (s *state) nameAt(place uint32) bool {
	if int(place) >= len(s.names) {
		return s.fail(&core.Error{What: "no such place in the string table"})
	}
	s.output = append(s.output[:0], s.names[place]...)
	return true
}

// toBytes turns ordered ranges of UTF-16 code units into ranges of bytes. An
// offset inside a surrogate pair stands for the start of the pair, one beyond
// the text for its end.
func toBytes(text string, ranges []core.Range) []core.Range {
	if len(ranges) == 0 {
		return nil
	}
	at, units := 0, 0
	seek := func(target int) int {
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			width := 1
			if r > 0xFFFF {
				width = 2
			}
			if units+width > target {
				break
			}
			at, units = at+size, units+width
		}
		return at
	}
	inBytes := make([]core.Range, len(ranges))
	for i, r := range ranges {
		inBytes[i].Start = seek(r.Start)
		inBytes[i].End = seek(r.End)
	}
	return inBytes
}

func number(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

package htmltext

import (
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A token is a stretch of the source. The tokens, joined, are the source.
type token struct {
	start, end int
	kind       tokenKind
	name       string // of a tag, in lower case
	raw        bool   // text without entities (xmp)
	node       int32  // what it belongs to: for a tag its element, else the element around it; -1 unknown
	pieces     [2]int32
}

type tokenKind uint8

const (
	otherToken   tokenKind = iota // doctype, end tags of body and html, an unfinished tag at the end
	textToken                     // has something besides white space
	spaceToken                    // white space alone
	commentToken                  // comment or processing instruction
	startToken                    // start tag
	endToken                      // end tag
	wholeToken                    // an element whose content is no mark-up, as script
)

// tokenMark is the attribute that carries a token's number through the parser.
const tokenMark = "d"

// formatting are the elements that the parser copies into every later block where
// they are not closed, which can make a tree of a thousand times the source. They
// go through the parser as plain elements: text comes out in the same order.
var formatting = set("a b big code em font i nobr s small strike strong tt u")

const plain = "x-" // before the names of formatting

// breakout are the start tags that end svg and math.
var breakout = set(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6
	head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table
	tt u ul var`)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(names) {
		m[name] = true
	}
	return m
}

// A skeleton is the source as the parser gets it: the parser tells no positions,
// so each token carries its number, and text is replaced by
//
//	<wbr d="7"/>     for a text: in every mode of the parser wbr goes where text goes
//	<!--8-->         for white space, for a comment, and before an end tag
//	<div d="9" …>    in a start tag
//	<x-b d="10" …>   in a start tag of formatting
//
// The parser then builds the tree of a browser, and never sees enough text in
// one place to copy it over and over.
type skeleton struct {
	source string
	tokens []token
	out    strings.Builder

	foreign int // how deep in svg and math, as far as tags tell
	links   int // how many <a> of svg are open
}

func newSkeleton(source string) *skeleton {
	s := &skeleton{source: source, tokens: make([]token, 0, min(2*strings.Count(source, "<"), len(source)/16)+1)}
	s.out.Grow(len(source) + 64)
	z := html.NewTokenizer(strings.NewReader(source))
	pos := 0
	for {
		z.AllowCDATA(s.foreign > 0)
		kind := z.Next()
		t := token{start: pos, end: pos + len(z.Raw()), node: -1}
		pos = t.end
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF || t.start < len(source) {
				s.add(token{start: t.start, end: len(source), node: -1}, otherToken)
			}
			return s
		case html.TextToken:
			s.text(t)
		case html.CommentToken:
			s.mark(s.add(t, commentToken))
		case html.DoctypeToken:
			s.add(t, otherToken)
			s.out.WriteString(source[t.start:t.end])
		case html.EndTagToken:
			t.name = tagName(z)
			s.endTag(t)
		default:
			t.name = tagName(z)
			s.enterForeign(t.name, kind)
			if s.foreign > 0 {
				z.NextIsNotRawText()
			} else if rawElements[t.name] {
				pos = s.rawElement(z, t)
				continue
			}
			s.startTag(t, t.name)
		}
	}
}

func tagName(z *html.Tokenizer) string {
	name, _ := z.TagName()
	return atom.String(name)
}

func (s *skeleton) add(t token, kind tokenKind) int {
	t.kind = kind
	s.tokens = append(s.tokens, t)
	return len(s.tokens) - 1
}

func (s *skeleton) mark(i int) {
	s.out.WriteString("<!--")
	s.out.WriteString(strconv.Itoa(i))
	s.out.WriteString("-->")
}

func (s *skeleton) text(t token) {
	raw := s.source[t.start:t.end]
	if isSpace(raw) {
		s.mark(s.add(t, spaceToken))
		return
	}
	s.marked("wbr", s.add(t, textToken), "/>")
}

// enterForeign follows a start tag into svg and math, or out of them.
func (s *skeleton) enterForeign(name string, kind html.TokenType) {
	switch {
	case (name == "svg" || name == "math") && kind == html.StartTagToken:
		s.foreign++
	case breakout[name] && s.foreign > 0:
		s.foreign, s.links = 0, 0
		if formatting[name] { // whose plain name would not lead out
			s.out.WriteString("<span></span>")
		}
	}
}

func (s *skeleton) startTag(t token, name string) {
	rest := s.attributes(t)
	t.name = name
	switch {
	case name == "a" && s.foreign > 0:
		s.links++
	case formatting[name] && s.foreign == 0:
		name = plain + name
	}
	s.marked(name, s.add(t, startToken), rest)
}

// attributes is what follows the name of a start tag, to the end of the tag.
func (s *skeleton) attributes(t token) string {
	tag := s.source[t.start:t.end]
	return tag[strings.IndexAny(tag, whiteSpace+"/>"):]
}

// marked writes a start tag with its number, so that the number comes first.
func (s *skeleton) marked(name string, i int, rest string) {
	s.out.WriteString("<" + name + " " + tokenMark + `="`)
	s.out.WriteString(strconv.Itoa(i))
	s.out.WriteString(`" `)
	s.out.WriteString(rest)
}

func (s *skeleton) endTag(t token) {
	name := t.name
	switch {
	case name == "body", name == "html": // they end nothing, they only send comments elsewhere
		s.add(t, otherToken)
		return
	case (name == "svg" || name == "math") && s.foreign > 0:
		s.foreign--
	case name == "a" && s.links > 0:
		s.links--
	case formatting[name]:
		name = plain + name
	}
	s.mark(s.add(t, endToken))
	s.out.WriteString("</" + name + ">")
}

// rawElements have content that is no mark-up. None of it is shown, but for xmp
// and plaintext, which become pre.
var rawElements = set("iframe noembed noframes noscript plaintext script style textarea title xmp")

// rawElement reads from a start tag to its end tag, or to the end of the source,
// and gives the position behind it.
func (s *skeleton) rawElement(z *html.Tokenizer, start token) int {
	content := token{start: start.end, end: start.end, raw: true, node: -1}
	end := token{name: "pre", node: -1}
	for kind := z.Next(); ; kind = z.Next() {
		if kind == html.TextToken {
			content.end += len(z.Raw())
			continue
		}
		if kind != html.EndTagToken { // the source ends here
			content.end = len(s.source)
		}
		end.start, end.end = content.end, min(content.end+len(z.Raw()), len(s.source))
		break
	}
	if start.name == "xmp" || start.name == "plaintext" {
		s.startTag(start, "pre")
		if content.start < content.end {
			s.text(content)
		}
		if end.start < end.end {
			s.endTag(end)
		}
		return end.end
	}
	name, rest := start.name, s.attributes(start)
	start.end = end.end
	i := s.add(start, wholeToken)
	s.marked(name, i, rest)
	s.out.WriteString("</" + name + ">")
	return start.end
}

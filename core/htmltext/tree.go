package htmltext

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/dehusk/dehusk/core"
	"golang.org/x/net/html"
)

// A node is an element of the tree. Nodes stand in the order of the document, so
// that parents come before children and nothing here needs to recurse: a
// WebAssembly instance ends after some 20,000 calls within calls.
type node struct {
	name       string
	parent     int32
	start, end int32 // tokens of its tags; -1 where the source has none
	cells      bool  // a row that has a cell already
	display
}

const maxDepth = 512 // what golang.org/x/net/html reads

func read(source string) (*Document, error) {
	s := newSkeleton(source)
	page, err := goquery.NewDocumentFromReader(strings.NewReader(s.out.String()))
	if err != nil {
		what := "the HTML cannot be read: " + err.Error()
		if strings.Contains(err.Error(), "open stack of elements exceeds") {
			what = "the HTML has elements more than " + strconv.Itoa(maxDepth) + " deep inside one another"
		}
		return nil, &core.Error{What: what, Hint: "copy the text instead"}
	}
	d := &Document{source: source, tokens: s.tokens, nodes: make([]node, 0, len(s.tokens)/3+3)}
	f := &flow{source: source, tokens: s.tokens, out: make([]byte, 0, len(source)/2)}
	d.walk(page.Nodes[0], f)
	d.Text, d.Quoted, d.pieces, d.flow = string(f.out), f.quoted, f.pieces, f.steps
	d.Publisher = attribute(page, `meta[property="og:site_name"]`, "content")
	for _, url := range [...]string{
		attribute(page, `link[rel~="canonical"]`, "href"),
		attribute(page, `meta[property="og:url"]`, "content"),
	} {
		if d.URL == "" && isWhole(url) {
			d.URL = url
		}
	}
	return d, nil
}

func attribute(page *goquery.Document, selector, name string) string {
	return strings.TrimSpace(page.FindMatcher(goquery.Single(selector)).AttrOr(name, ""))
}

// isWhole tells an address that names a host from one that does not.
func isWhole(url string) bool {
	scheme, _, cut := strings.Cut(url, "://")
	return cut && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http"))
}

// walk goes through the tree, notes its elements and writes the text.
func (d *Document) walk(root *html.Node, f *flow) {
	parent := int32(-1)
	for n := root; ; {
		inside := parent
		if n.Type == html.CommentNode {
			d.comment(n, parent, f)
		} else if n.Type == html.ElementNode {
			inside = d.enter(n, parent, f)
		}
		if n.FirstChild != nil {
			n, parent = n.FirstChild, inside
			continue
		}
		if inside != parent {
			d.leave(inside, f)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			if n != root {
				d.leave(parent, f)
				parent = d.nodes[parent].parent
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// enter notes an element and gives its number, or the parent's where the element
// is only the mark of a text.
func (d *Document) enter(n *html.Node, parent int32, f *flow) int32 {
	start := int32(-1)
	if len(n.Attr) > 0 && n.Attr[0].Key == tokenMark {
		if i, err := strconv.Atoi(n.Attr[0].Val); err == nil && i < len(d.tokens) {
			start = int32(i)
		}
	}
	var around display
	if parent >= 0 {
		around = d.nodes[parent].display
	}
	if start >= 0 && d.tokens[start].kind == textToken {
		d.tokens[start].node = parent
		if !around.hidden {
			f.text(int(start), around.pre)
		}
		return parent
	}
	i := int32(len(d.nodes))
	name := n.Data
	if start >= 0 {
		t := &d.tokens[start]
		t.node = i
		if formatting[t.name] {
			name = t.name
		}
	}
	d.nodes = append(d.nodes, node{name: name, parent: parent, start: start, end: -1, display: displayOf(n, around)})
	if d.nodes[i].hidden {
		return i
	}
	switch {
	case n.Data == "br":
		from := source{token: int(start)}
		if start >= 0 {
			from.start, from.end = d.tokens[start].start, d.tokens[start].end
		}
		f.br(from)
		f.edge(i, begins)
	case cells[n.Data]:
		if parent >= 0 && d.nodes[parent].cells {
			f.cell()
		} else if parent >= 0 {
			d.nodes[parent].cells = true
		}
		f.edge(i, begins)
	case n.Data == "blockquote", n.Data == "q":
		f.quoteBegins()
	}
	d.edge(i, begins, f)
	if n.Data == "tr" {
		f.inRow = false
	}
	return i
}

func (d *Document) leave(i int32, f *flow) {
	n := &d.nodes[i]
	if n.hidden {
		return
	}
	if n.name == "blockquote" || n.name == "q" {
		f.quoteEnds()
	}
	d.edge(i, ends, f)
}

func (d *Document) edge(i, which int32, f *flow) {
	if n := d.nodes[i].breaks; n > 0 {
		f.block(n)
		f.edge(i, which)
	}
}

// comment takes up the token that a mark stands for.
func (d *Document) comment(n *html.Node, parent int32, f *flow) {
	i, err := strconv.Atoi(n.Data)
	if err != nil || i >= len(d.tokens) {
		return
	}
	t := &d.tokens[i]
	t.node = parent
	if parent < 0 {
		return
	}
	around := &d.nodes[parent]
	switch t.kind {
	case endToken:
		for p := parent; p >= 0; p = d.nodes[p].parent {
			if name := d.nodes[p].name; strings.EqualFold(name, t.name) || headings[name] && headings[t.name] {
				d.nodes[p].end, t.node = int32(i), p
				break
			}
		}
	case spaceToken:
		if !around.hidden && !tableParts[around.name] {
			f.text(i, around.pre)
		}
	}
}

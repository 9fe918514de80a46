package htmltext

import (
	"strings"

	"golang.org/x/net/html"
)

// breakBefore is how many line breaks part an element from what is before and
// after it: 2 is a blank line. Others are inline.
var breakBefore = breaks(
	`html body div section article aside header footer nav main address hgroup search
	li dt dd tr thead tbody tfoot caption figcaption details summary form fieldset legend center
	dialog optgroup option frameset`,
	`p h1 h2 h3 h4 h5 h6 blockquote ul ol dl menu dir figure table pre listing hr`)

func breaks(lines, paragraphs string) map[string]int {
	m := map[string]int{}
	for name := range set(lines) {
		m[name] = 1
	}
	for name := range set(paragraphs) {
		m[name] = 2
	}
	return m
}

var (
	lists    = set("ul ol dl menu dir")
	cells    = set("td th")
	headings = set("h1 h2 h3 h4 h5 h6")

	// tableParts hold no text of their own, so white space in them is not shown.
	tableParts = set("table thead tbody tfoot tr colgroup")

	hiddenElements = set(`head title script style template noscript iframe noembed noframes svg object
		video audio canvas textarea select datalist meter progress rp annotation annotation-xml`)
)

// display is how an element is laid out, as far as its name, its attributes and
// the elements around it tell.
type display struct {
	hidden bool // none of its text appears
	absent bool // nor does anything else of it
	pre    bool // white space is kept
	inList bool // in a list, or one itself
	breaks int
}

func displayOf(n *html.Node, around display) display {
	d := around
	d.breaks = breakBefore[n.Data]
	if n.Data == "pre" || n.Data == "listing" {
		d.pre = true
	}
	if lists[n.Data] {
		if d.inList {
			d.breaks = 1
		}
		d.inList = true
	}
	open := false
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			// What is hidden until somebody looks for it is part of the text.
			d.absent = d.absent || !strings.EqualFold(a.Val, "until-found")
		case "popover":
			d.absent = true
		case "open":
			open = true
		case "type":
			d.absent = d.absent || n.Data == "input" && strings.EqualFold(a.Val, "hidden")
		case "style":
			d.style(a.Val)
		}
	}
	d.absent = d.absent || n.Data == "dialog" && !open
	d.hidden = d.hidden || d.absent || hiddenElements[n.Data]
	return d
}

// style reads the few properties of a style attribute that decide about text.
func (d *display) style(declarations string) {
	for _, declaration := range strings.Split(declarations, ";") {
		property, value, _ := strings.Cut(strings.ToLower(declaration), ":")
		value, _, _ = strings.Cut(value, "!")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(property) {
		case "display":
			switch value {
			case "none":
				d.absent = true
			case "block", "flex", "grid", "list-item", "flow-root":
				d.breaks = max(d.breaks, 1)
			case "inline", "inline-block", "inline-flex", "inline-grid", "contents":
				d.breaks = 0
			}
		case "visibility":
			d.absent = d.absent || value == "hidden" || value == "collapse"
		case "content-visibility":
			d.absent = d.absent || value == "hidden"
		case "white-space":
			switch value {
			case "pre", "pre-wrap", "break-spaces":
				d.pre = true
			case "normal", "nowrap":
				d.pre = false
			}
		}
	}
}

// Package htmltext reads HTML as text for the engine, and takes out of the HTML
// what the engine takes out of the text.
//
//	doc, err := htmltext.Read(html)
//	result, err := engine.Clean(doc.Text, core.Options{Quoted: doc.Quoted, Publisher: doc.Publisher, URL: doc.URL})
//	doc.Remove(result.Spans)
//	fmt.Print(doc.HTML())
//
// The HTML is never written anew: [Document.HTML] is the source with pieces cut
// out of it, so that attributes, entities, comments and white space of what is
// kept come out as they went in.
//
// # What is text
//
// The text is what innerText gives in a browser, with these rules:
//
//   - Paragraph-like elements are set apart by a blank line: p, h1 to h6,
//     blockquote, ul, ol, dl, menu, dir, figure, table, pre, listing, xmp, hr.
//     A list within a list is set apart by a single line break.
//   - Other blocks begin and end a line: div, section, article, li, dt, dd, tr,
//     caption, figcaption and the like (the table breakBefore has them all).
//   - Between two texts the widest of the breaks that meet counts, not their sum.
//     br breaks a line; several in a row give as many line breaks, unless a wider
//     break meets them.
//   - display in a style attribute counts where it makes a line of an inline
//     element (block, flex, grid, list-item, flow-root) or the reverse (inline,
//     inline-block, inline-flex, inline-grid, contents).
//   - A tab comes before each cell of a row but the first, unless blocks inside
//     the cells break the line already. No tabs follow the last text of a row.
//   - Runs of space, tab, line feed, carriage return and form feed become one
//     space, and none beside a break; pre (and white-space: pre, pre-wrap or
//     break-spaces in a style attribute) keeps them, CR LF as LF. No-break and
//     zero-width spaces are text like any other.
//   - The text neither begins nor ends with a break or collapsed space.
//   - Hidden is what has the attribute hidden, or display: none, visibility:
//     hidden or collapse, or content-visibility: hidden in its style attribute;
//     dialog without open; popover; svg with all that is in it; and head, title, script, style,
//     template, noscript, iframe, noembed, noframes, object, video, audio,
//     canvas, textarea, select, datalist, meter, progress, rp, annotation,
//     annotation-xml. Comments and alt texts are no text either.
//   - aria-hidden, and classes such as sr-only, hide nothing.
//
// Other than innerText: it knows style attributes, but no style sheets; headings,
// lists, figures and tables get a blank line, as they do when a page is copied;
// br at a block's end adds no line, nor does a line break at the end of pre;
// MathML stays in its line; details counts as open; options of select are no text.
package htmltext

import "github.com/dehusk/dehusk/core"

// A Document is HTML that was read. It is not safe for concurrent use.
type Document struct {
	// Text is what the engine reads. Offsets of spans are bytes of it.
	Text string

	// Publisher and URL are what the page says of itself (og:site_name; the
	// canonical link, or else og:url, where they name a host), "" where it says
	// nothing.
	Publisher string
	URL       string

	// Quoted are the ranges of Text inside blockquote and q, ordered, not
	// overlapping: q shows its quotation marks, but they are no text.
	Quoted []core.Range

	source  string
	tokens  []token
	nodes   []node
	pieces  []piece
	flow    []step
	removed []core.Range
}

// Read reads a document or a fragment. Bad mark-up is read as browsers read it.
// The error is a [*core.Error]: elements more than 512 deep inside one another
// are refused.
func Read(html string) (*Document, error) { return read(html) }

// Remove takes out the spans of Text whose verdict is Remove; others, and what
// lies outside Text, it leaves alone. Calls add up.
func (d *Document) Remove(spans []core.Span) {
	for _, s := range spans {
		start, end := max(s.Start, 0), min(s.End, len(d.Text))
		if s.Verdict == core.Remove && start < end {
			d.removed = append(d.removed, core.Range{Start: start, End: end})
		}
	}
}

// HTML gives the source without what was removed: exactly the source where
// nothing was, a fragment where the source was one. Elements that lost all their
// text go too, and so do those around them that hold nothing else, except where
// an image, a player, a frame, a rule or a figure would go with them; form fields
// go with a form that lost all its text. A table cell goes only with its row.
//
// Mark-up can be so broken that taking out an element would change how the rest
// is read. So the result is read again: if a word is missing or has come back,
// emptied elements stay, and if that does not help either, nothing is cut.
func (d *Document) HTML() string {
	if len(d.removed) == 0 {
		return d.source
	}
	return d.cut()
}

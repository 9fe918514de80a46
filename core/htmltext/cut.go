package htmltext

import "strings"

// fixed are the elements that never go.
var fixed = set("html head body td th")

// media are worth keeping without any text, fields only outside of a form that
// lost its text.
var (
	media  = set("img video audio iframe embed object canvas hr")
	fields = set("input textarea select meter progress")
)

// cut gives the source without what was removed. See [Document.HTML] for what it
// does where the result would not read as it should.
func (d *Document) cut() string {
	gone := make([]bool, len(d.Text))
	for _, r := range d.removed {
		for i := r.Start; i < r.End; i++ {
			gone[i] = true
		}
	}
	var want strings.Builder
	for i := range gone {
		if !gone[i] {
			want.WriteByte(d.Text[i])
		}
	}
	none := make([]bool, len(d.nodes))
	for _, cut := range [][]bool{d.emptied(gone), none} {
		html := d.write(gone, cut)
		if again, err := read(html); err == nil && readsAs(again.Text, want.String()) {
			return html
		}
	}
	return d.source
}

// readsAs tells whether a text has the words of the one that is wanted, and parts
// them wherever that one does.
func readsAs(text, want string) bool {
	i, j := 0, 0
	for {
		from, wantFrom := i, j
		for i < len(text) && isSpaceByte(text[i]) {
			i++
		}
		for j < len(want) && isSpaceByte(want[j]) {
			j++
		}
		if i == len(text) || j == len(want) {
			return i == len(text) && j == len(want)
		}
		if text[i] != want[j] || wantFrom > 0 && wantFrom < j && from == i {
			return false
		}
		i, j = i+1, j+1
	}
}

// count is what an element has inside.
type count struct {
	kept, lost    int // bytes of text, white space not counted
	media, fields int
}

// text counts a token's text.
func (d *Document) text(t token, gone []bool) (kept, lost int) {
	for _, p := range d.pieces[t.pieces[0]:t.pieces[1]] {
		for i := p.text.Start; i < p.text.End; i++ {
			switch {
			case isSpaceByte(d.Text[i]):
			case gone[i]:
				lost++
			default:
				kept++
			}
		}
	}
	return kept, lost
}

// emptied tells which elements go: those that lost text and have nothing left,
// with everything inside them.
func (d *Document) emptied(gone []bool) []bool {
	counts := make([]count, len(d.nodes))
	keeps := make([]bool, len(d.tokens)) // tokens that keep some text
	for i, t := range d.tokens {
		if t.kind != textToken || t.node < 0 {
			continue
		}
		kept, lost := d.text(t, gone)
		counts[t.node].kept += kept
		counts[t.node].lost += lost
		keeps[i] = kept > 0
	}
	cut := make([]bool, len(d.nodes))
	for i := len(d.nodes) - 1; i >= 0; i-- { // children before parents
		n, c := &d.nodes[i], counts[i]
		name := n.name
		isForm := name == "form"
		empty := c.kept == 0 && c.lost > 0 && c.media == 0 && (c.fields == 0 || isForm)
		cut[i] = empty && !fixed[name]
		if n.parent < 0 {
			continue
		}
		shown := !n.absent && !d.nodes[n.parent].hidden
		if shown && (media[name] || name == "figure" && c.lost == 0) {
			c.media++
		}
		if shown && fields[name] {
			c.fields++
		}
		if empty {
			c.fields = 0
		}
		p := &counts[n.parent]
		p.kept += c.kept
		p.lost += c.lost
		p.media += c.media
		p.fields += c.fields
	}
	for i, n := range d.nodes { // parents before children
		cut[i] = cut[i] || n.parent >= 0 && cut[n.parent]
		if n.name == "br" && n.start >= 0 {
			t := d.tokens[n.start]
			cut[i] = cut[i] || t.pieces[0] < t.pieces[1] && gone[d.pieces[t.pieces[0]].text.Start]
		}
	}
	d.keepBreaks(cut, keeps)
	return cut
}

// keepBreaks takes back an element from those to be cut, as an empty one, where
// nothing else would part the text before it from the text after it.
func (d *Document) keepBreaks(cut, keeps []bool) {
	const none = -1
	parted, candidate, begun := false, int32(none), false
	for _, s := range d.flow {
		n := &d.nodes[max(s.node, 0)]
		switch {
		case s.token < 0 && cut[s.node]:
			if candidate == none && n.start >= 0 {
				candidate = s.node
			}
		// An edge without a tag is there by another tag, which may be cut.
		case s.token == begins:
			parted = parted || n.start >= 0
		case s.token == ends:
			parted = parted || n.end >= 0
		case keeps[s.token]:
			if begun && !parted && candidate != none {
				cut[candidate] = false
			}
			parted, candidate, begun = false, none, true
		}
	}
}

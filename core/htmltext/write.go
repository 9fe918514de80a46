package htmltext

// A writer puts together what is kept of the source.
type writer struct {
	d         *Document
	gone      []bool // bytes of the text
	cut       []bool // nodes
	out       []byte
	afterText bool // the last that was written is text with entities,
	end       int  // and ended here in the source
}

func (d *Document) write(gone, cut []bool) string {
	w := writer{d: d, gone: gone, cut: cut, out: make([]byte, 0, len(d.source))}
	for i := range d.tokens {
		t := &d.tokens[i]
		switch {
		case t.kind == textToken && t.raw:
			w.rawText(t)
		case t.kind == textToken || t.kind == spaceToken:
			w.text(t)
		case !w.goes(t):
			w.tag(t)
		}
	}
	return string(w.out)
}

// goes tells whether a token that is no text is cut.
func (w *writer) goes(t *token) bool {
	if t.node < 0 || !w.cut[t.node] {
		return false
	}
	// Formatting that nobody closes goes on behind the element around it, so that
	// something kept may be bold by it.
	if n := &w.d.nodes[t.node]; formatting[t.name] && n.name == t.name {
		return n.end >= 0
	}
	return true
}

func (w *writer) tag(t *token) {
	w.out = append(w.out, w.d.source[t.start:t.end]...)
	w.afterText = false
}

// rawText keeps all or nothing: in text without entities nothing can be escaped.
func (w *writer) rawText(t *token) {
	kept, lost := w.d.text(*t, w.gone)
	if kept > 0 || lost == 0 && (t.node < 0 || !w.cut[t.node]) {
		w.tag(t)
	}
}

func (w *writer) text(t *token) {
	gaps := t.node < 0 || !w.cut[t.node] // keep white space that shows nowhere
	pos := t.start
	for _, p := range w.d.pieces[t.pieces[0]:t.pieces[1]] {
		if gaps {
			w.source(pos, p.source.Start)
		}
		w.piece(p)
		pos = p.source.End
	}
	if gaps {
		w.source(pos, t.end)
	}
}

func (w *writer) piece(p piece) {
	start := p.text.Start
	if !p.even() {
		for i := start; i < p.text.End; i++ {
			if !w.gone[i] {
				w.source(p.source.Start, p.source.End)
				return
			}
		}
		return
	}
	for i := start; i < p.text.End; {
		j := i
		for j < p.text.End && !w.gone[j] {
			j++
		}
		w.source(p.source.Start+i-start, p.source.Start+j-start)
		for j < p.text.End && w.gone[j] {
			j++
		}
		i = j
	}
}

// source writes a stretch of a text of the source.
func (w *writer) source(start, end int) {
	if start == end {
		return
	}
	if w.afterText && w.end != start {
		w.out = escapeTail(w.out)
	}
	w.out = append(w.out, w.d.source[start:end]...)
	w.afterText, w.end = true, end
}

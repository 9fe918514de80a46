package core

import "strings"

// Edit: a span and its template, compared word by word for a person to read.

// explain aligns a span with its template once more, sentence by sentence.
func (e *Engine) explain(text string, span Span) []Edit {
	if span.Template == "" || span.Start < 0 || span.End > len(text) || span.Start >= span.End {
		return nil
	}
	x := e.index
	n := -1
	for i := range x.templates {
		e := &x.templates[i]
		if !e.mined && e.path == span.Template || e.mined && strings.HasPrefix(span.Template, "mined/"+e.domain+"/") && x.path(i) == span.Template {
			n = i
		}
	}
	if n < 0 {
		return nil
	}
	f := fold(text[span.Start:span.End])
	var al aligner
	var edits []Edit
	for _, u := range x.cut(&f, 0, len(f.words), nil) {
		for from := u.from; from < u.to; from += longestUnit {
			a := x.align(&al, &f, from, min(u.to, from+longestUnit), x.templates[n].first, x.templates[n].end)
			if a.score < scoreBeside && a.score > 0 { // it went with its neighbours: no template to compare with
				a.ops = nil
				for i := from; i < min(u.to, from+longestUnit); i++ {
					a.ops = append(a.ops, op{word: i, token: -1})
				}
			}
			edits = x.edits(&f, x.ownSentences(a.ops), edits)
		}
	}
	return edits
}

// ownSentences takes the tokens out of operations that belong to sentences of the
// template with no word in the text: a strange word is not in place of those.
func (x *index) ownSentences(ops []op) []op {
	sentence := func(token int) int {
		for token > 0 && x.tokens[token].flags&tokenSentence == 0 {
			token--
		}
		return token
	}
	met := map[int]bool{}
	for _, o := range ops {
		if o.near > 0 {
			met[sentence(o.token)] = true
		}
	}
	var own []op
	for _, o := range ops {
		if o.token >= 0 && !o.slot && !met[sentence(o.token)] {
			o.token = -1
		}
		if o.token >= 0 || o.word >= 0 {
			own = append(own, o)
		}
	}
	return own
}

// edits turns operations on words into edits, joining what is alike. Words of the
// text are given as they stand there, with what is between them.
func (x *index) edits(f *folded, ops []op, list []Edit) []Edit {
	first := len(list)
	start := 0 // of the last edit, in the text
	add := func(kind Op, o op) {
		n := len(list) - 1
		same := n >= first && list[n].Op == kind
		if kind == Missing {
			word := x.written(o.token)
			switch {
			case same && word == unknownWord:
				return
			case same:
				list[n].Words += " " + word
			default:
				list = append(list, Edit{kind, word})
			}
			return
		}
		w := f.words[o.word]
		if !same {
			list = append(list, Edit{Op: kind})
			n, start = len(list)-1, int(w.start)
		}
		list[n].Words = f.text[start:w.end]
	}
	for _, o := range ops {
		switch {
		case o.slot:
			add(Slot, o)
		case o.word < 0:
			add(Missing, o)
		case o.near == 1000:
			add(Equal, o)
		default:
			if o.token >= 0 {
				add(Missing, o)
			}
			add(Added, o)
		}
	}
	return list
}

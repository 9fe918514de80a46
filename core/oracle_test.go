package core

// Oracle is the exact, slow way: every sentence of a text against every template
// at every position, no index. It gives the sentences that are evidence by
// themselves, and those of them that seed, chain and verify lost.
func (e *Engine) Oracle(text string) (all, lost []string) {
	x := e.index
	f := fold(text)
	var al aligner
	candidates := x.chain(&f, x.seed(&f))
	stretches := x.stretches(&f, candidates, nil, &cutScratch{})
	for i := range stretches {
		x.verify(&al, &f, &stretches[i])
	}
	for _, u := range x.cut(&f, 0, len(f.words), nil) {
		if !x.evident(&al, &f, &u) {
			continue
		}
		sentence := text[f.words[u.from].start:f.words[u.to-1].end]
		all = append(all, sentence)
		if !seen(stretches, &u) {
			lost = append(lost, sentence)
		}
	}
	return all, lost
}

// evident tells whether a sentence is evidence by itself, for any template.
func (x *index) evident(al *aligner, f *folded, u *unit) bool {
	for n, t := range x.templates {
		if t.form != Passage || u.to-u.from > longestUnit {
			continue
		}
		a := x.align(al, f, u.from, u.to, t.first, t.end)
		m := match{alignment: a, template: n, plain: x.plainly(f, a)}
		if m.alone(u.words) && u.holds(&m) {
			return true
		}
	}
	return false
}

// seen tells whether most of a sentence lies in units that have a match.
func seen(stretches []stretch, u *unit) bool {
	words := 0
	for _, s := range stretches {
		for _, v := range s.units {
			if len(v.matches) > 0 {
				words += max(0, min(u.to, v.to)-max(u.from, v.from))
			}
		}
	}
	return 2*words > u.to-u.from
}

// Words gives the folded words of a text as they stand in it.
func Words(text string) []string {
	f := fold(text)
	var list []string
	for _, w := range f.words {
		list = append(list, text[w.start:w.end])
	}
	return list
}

// Hashes gives the hashes of a text's words.
func Hashes(text string) []uint16 {
	f := fold(text)
	var list []uint16
	for _, w := range f.words {
		list = append(list, w.hash)
	}
	return list
}

// Horizon is how far a verdict may look, for the property that it looks no further.
const Horizon = horizon

// Fold is the first stage alone, for benchmarks; it gives the number of words. As when
// a text is cleaned, they are laid where an earlier text's were.
func Fold(text string) int {
	scratch := takeScratch()
	defer scratch.done()
	scratch.text.read(text)
	return len(scratch.text.words)
}

// Framed is the engine with other windows: bytes of one, and words of its margins.
func (e *Engine) Framed(size, margin int) *Engine {
	return &Engine{e.index, e.packs, frame{size, margin}}
}

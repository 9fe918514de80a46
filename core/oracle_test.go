package core

// Oracle is the exact, slow way: every sentence of a text against every template
// at every position, no index. It gives the sentences that are evidence by
// themselves, and those of them that seed, chain and verify found too.
func (e *Engine) Oracle(text string) (all, found []string) {
	x := e.index
	f := fold(text)
	var al aligner
	whole := x.cut(&f, 0, len(f.words))
	candidates := x.chain(&f, x.seed(&f))
	stretches := x.stretches(&f, candidates)
	for i := range stretches {
		x.verify(&al, &f, &stretches[i], candidates)
	}
	for _, u := range whole.units {
		best := match{}
		for n, t := range x.templates {
			if t.meta.Form != Passage || u.to-u.from > longestUnit {
				continue
			}
			a := x.align(&al, &f, u.from, u.to, t.first, t.end)
			m := match{alignment: a, template: n, plain: x.plainly(&f, a)}
			if m.alone(u.words) && m.lead+m.trail <= strayWords && (best.score == 0 || m.better(&best)) {
				best = m
			}
		}
		if best.score == 0 {
			continue
		}
		sentence := text[f.words[u.from].start:f.words[u.to-1].end]
		all = append(all, sentence)
		for _, s := range stretches {
			for i := range s.units {
				v := &s.units[i]
				for k := range v.matches {
					if v.from <= u.from && v.to >= u.to && v.matches[k].alone(v.words) {
						found = append(found, sentence)
						k, i = len(v.matches), len(s.units)
					}
				}
			}
		}
	}
	return all, found
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

// Horizon and WholeGraphemes let tests of other packages see constants and cuts.
const Horizon = horizon

// Fold is the first stage alone, for benchmarks; it gives the number of words.
func Fold(text string) int {
	f := fold(text)
	return len(f.words)
}

package core

import "strings"

// Origin: whose text it is. A mined passage is only a fingerprint of words that some
// publisher repeats: it is removed where the text is known to be that publisher's, by
// what the caller says or by another passage in it.

// An origin is what the caller says of a text, in small letters.
type origin struct{ name, host string }

// originOf reads the publisher, a name or a domain, and the address of a text.
func originOf(publisher, address string) origin {
	o := origin{name: strings.ToLower(strings.TrimSpace(publisher))}
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	host := strings.ToLower(strings.TrimSpace(address))
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host = host[:end]
	}
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	host, _, _ = strings.Cut(host, ":")
	o.host = host
	return o
}

// is tells whether the text is said to be a publisher's.
func (o origin) is(publisher, domain string) bool {
	return o.name != "" && (o.name == strings.ToLower(publisher) || under(o.name, domain)) || under(o.host, domain)
}

// under tells whether a host is a domain or below it.
func under(host, domain string) bool {
	return domain != "" && (host == domain || strings.HasSuffix(host, "."+domain))
}

// A sighting is a sentence of a publisher that a unit is like: where, of which template,
// and its tokens there.
type sighting struct {
	word, template, from, to int
	long                     bool // of words enough to be nobody else's
}

// sightings gathers, by publisher, what templates that are not everybody's find, where
// mined passages are among them: only those need to be vouched for.
func (x *index) sightings(stretches []stretch) map[string][]sighting {
	if !x.mined || !x.anyMined(stretches) {
		return nil
	}
	seen := map[string][]sighting{}
	for i := range stretches {
		for k := range stretches[i].units {
			u := &stretches[i].units[k]
			for j := range u.matches {
				m := &u.matches[j]
				long := u.words >= 2*longWords
				if publisher := x.templates[m.template].publisher; publisher != Generic && m.alone(u.words) && !x.minedLine(m.template) && (long || m.score >= scoreVerbatim) {
					seen[publisher] = append(seen[publisher], sighting{u.from, m.template, m.from, m.to, long})
				}
			}
		}
	}
	return seen
}

// anyMined tells whether anything is like a mined passage.
func (x *index) anyMined(stretches []stretch) bool {
	for i := range stretches {
		for k := range stretches[i].units {
			u := &stretches[i].units[k]
			for j := range u.matches {
				if x.templates[u.matches[j].template].mined {
					return true
				}
			}
		}
	}
	return false
}

// minedLine tells whether a template is a mined passage of less than a sentence.
func (x *index) minedLine(template int) bool {
	e := &x.templates[template]
	return e.mined && e.form == Near
}

// vouched tells whether a match may remove: of mined passages only where something
// says that the text is their publisher's: another passage, or another sentence.
func (d *decider) vouched(u *unit, m *match) bool {
	e := &d.x.templates[m.template]
	if !e.mined || d.options.from.is(e.publisher, e.domain) {
		return true
	}
	for _, s := range d.seen[e.publisher] {
		if (s.template != m.template && s.long || s.template == m.template && (s.to <= m.from || m.to <= s.from)) && abs(s.word-u.from) < horizon/2 {
			return true
		}
	}
	return false
}

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

// vouch suggests what only a mined passage speaks for, where nothing says that the text
// is its publisher's.
func (x *index) vouch(stretches []stretch, settings *settings) {
	type sign struct {
		from, template int
		publisher      string
	}
	var signs []sign
	mined := false
	for i := range stretches {
		for k := range stretches[i].units {
			u := &stretches[i].units[k]
			if !u.taken() {
				continue
			}
			e := &x.templates[u.matches[u.best].template]
			mined = mined || e.mined
			if e.meta.Publisher != Generic {
				signs = append(signs, sign{u.from, u.matches[u.best].template, e.meta.Publisher})
			}
		}
	}
	if !mined {
		return
	}
	for i := range stretches {
		for k := range stretches[i].units {
			u := &stretches[i].units[k]
			if !u.taken() || u.verdict != Remove {
				continue
			}
			template := u.matches[u.best].template
			e := &x.templates[template]
			vouched := !e.mined || settings.take || settings.from.is(e.meta.Publisher, e.meta.Domain)
			for _, s := range signs {
				vouched = vouched || s.publisher == e.meta.Publisher && s.template != template && abs(s.from-u.from) < horizon/2
			}
			if !vouched {
				u.verdict = Suggest
			}
		}
	}
}

package core

// A Kind is a kind of boilerplate. The zero value means none.
type Kind uint8

// The kinds. Their names, meanings and default verdicts are the table below,
// which command, page and documentation read.
const (
	NoKind Kind = iota
	Appeal
	Newsletter
	Subscribe
	App
	Licence
	Copyright
	Disclaimer
	About
	Contact
	Related
	Share
	Comments
	Ad
	Nav
	Credit
	Cookie
	Other
)

// KindInfo is one row of the table of kinds.
type KindInfo struct {
	Kind    Kind
	Name    string  // as templates and options spell it
	Meaning string  // one clause, to be read after the name
	Default Verdict // the most that a template of this kind may do by itself
	Beside  Verdict // and next to something that is removed
	Asks    bool    // asks the reader to do something, so that its buttons are like the others'
}

var kinds = [...]KindInfo{
	{NoKind, "", "", Keep, Keep, false},
	{Appeal, "appeal", "asks for a gift, or for membership sold as support", Remove, Remove, true},
	{Newsletter, "newsletter", "asks for an e-mail address", Remove, Remove, true},
	{Subscribe, "subscribe", "asks to buy, register, join or follow a channel", Remove, Remove, true},
	{App, "app", "asks to install an app", Remove, Remove, true},
	{Licence, "licence", "says who may republish", Remove, Remove, false},
	{Copyright, "copyright", "says who owns the text and where it first appeared", Remove, Remove, false},
	{Disclaimer, "disclaimer", "says what the publisher does not answer for", Suggest, Suggest, false},
	{About, "about", "says who the publisher is and who pays", Suggest, Suggest, false},
	{Contact, "contact", "says how to write to the publisher", Suggest, Suggest, false},
	{Related, "related", "points to other stories", Remove, Remove, false},
	{Share, "share", "asks to share, follow or print", Suggest, Remove, false},
	{Comments, "comments", "is the comment form and its rules", Suggest, Suggest, false},
	{Ad, "ad", "is an advertisement or its label", Remove, Remove, false},
	{Nav, "nav", "moves the reader about the site", Suggest, Suggest, false},
	{Credit, "credit", "names a picture's owner and nothing else", Suggest, Suggest, false},
	{Cookie, "cookie", "asks for consent", Remove, Remove, false},
	{Other, "other", "is boilerplate of no known kind", Suggest, Suggest, false},
}

// Kinds is the table of kinds, without [NoKind], in a fixed order.
func Kinds() []KindInfo { return append([]KindInfo(nil), kinds[1:]...) }

// String gives the kind's name, "" for [NoKind].
func (k Kind) String() string { return kinds[k].Name }

// KindNamed finds a kind by its name.
func KindNamed(name string) (Kind, bool) {
	for _, k := range kinds[1:] {
		if k.Name == name {
			return k.Kind, true
		}
	}
	return NoKind, false
}

// kindSet is what [Options.Kinds] means: one bit a kind.
type kindSet uint32

func (s kindSet) has(k Kind) bool { return s>>k&1 != 0 }

func parseKinds(names []string) (kindSet, error) {
	var only, off kindSet
	for _, name := range names {
		set, bare := &only, name
		if len(name) > 0 && name[0] == '-' {
			set, bare = &off, name[1:]
		}
		kind, ok := KindNamed(bare)
		if !ok {
			return 0, &Error{What: "unknown kind " + quote(bare), Hint: "the kinds are " + kindNames()}
		}
		*set |= 1 << kind
	}
	if only == 0 {
		only = ^kindSet(0)
	}
	return only &^ off, nil
}

func kindNames() string {
	s := ""
	for i, k := range kinds[1:] {
		if i > 0 {
			s += ", "
		}
		s += k.Name
	}
	return s
}

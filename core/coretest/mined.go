package coretest

import (
	"strings"

	"github.com/dehusk/dehusk/core"
)

// Mined gives a library as it would have been mined from its publishers' pages:
// the hashes of the words, sentence by sentence, a file a publisher. What is a
// number in a template is a slot, since pages differ in it. Templates of one
// publisher must stand side by side, as [Plan.Library] makes them.
func Mined(list []core.Template) ([]core.Fingerprints, error) {
	pack, err := core.Compile(core.Library{})
	if err != nil {
		return nil, err
	}
	engine, err := core.New(pack)
	if err != nil {
		return nil, err
	}
	var all []core.Fingerprints
	for _, t := range list {
		if len(all) == 0 || all[len(all)-1].Publisher != t.Publisher {
			all = append(all, core.Fingerprints{Publisher: t.Publisher, Domain: domainOf(t.Publisher)})
		}
		passage := core.Fingerprint{Kind: t.Kind, Language: t.Language, Pages: 3, Place: core.Edge}
		for _, s := range engine.Sentences(Filled(t)) {
			for i, w := range s.Words {
				if w == numberHash {
					s.Words[i] = slotHash
				}
			}
			passage.Sentences = append(passage.Sentences, s.Words)
		}
		of := &all[len(all)-1]
		of.Passages = append(of.Passages, passage)
	}
	return all, nil
}

// The hashes that stand for no word of their own, as [core.Fingerprint] and
// [core.Sentence] say.
const (
	slotHash   = 0
	numberHash = 1
)

// domainOf makes "publisher-12.example" of "Publisher 12".
func domainOf(publisher string) string {
	return strings.ReplaceAll(strings.ToLower(publisher), " ", "-") + ".example"
}

var filler = strings.NewReplacer("{money}", "$3", "{number}", "12", "{date}", "3 May", "{name}", "Ann Lee", "{url}", "example.com")

// Filled is a template as it stands in a page: paragraphs parted by blank lines,
// something in each slot.
func Filled(t core.Template) string {
	return filler.Replace(strings.Join(t.Paragraphs, "\n\n"))
}

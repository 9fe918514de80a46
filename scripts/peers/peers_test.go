package peers

import (
	"strings"
	"testing"

	"github.com/agnivade/levenshtein"
	classifier "github.com/google/licenseclassifier/v2"

	"github.com/dehusk/dehusk/core/coretest"
)

// The texts and templates are those of the benchmarks of package core.
var (
	library = coretest.Library(1, 10_000)
	texts   = func() []coretest.Text {
		w := coretest.NewWriter(1, "en")
		texts := make([]coretest.Text, 64)
		for i := range texts {
			texts[i] = w.Text(10_000, 1, library[:1000])
		}
		return texts
	}()
)

// licenseclassifier finds known licences in files by q-grams and a comparison of
// words: our nearest relative. It gets a tenth of the templates.
func BenchmarkLicenseclassifier(b *testing.B) {
	b.Run("templates=1000", func(b *testing.B) {
		c := classifier.NewClassifier(0.8)
		for _, t := range library[:1000] {
			c.AddContent("License", t.Path, "license", []byte(coretest.Filled(t)))
		}
		found := 0
		for i := 0; b.Loop(); i++ {
			found += len(c.Match([]byte(texts[i%len(texts)].Text)).Matches)
		}
		b.ReportMetric(float64(found)/float64(b.N), "found/op")
	})
}

// Levenshtein compares each paragraph of a text with each paragraph of every
// template, character by character. That takes too long for all of them: sample
// of the templates are compared, and the time is what all would take.
func BenchmarkLevenshtein(b *testing.B) {
	const sample = 10
	b.Run("templates=10000", func(b *testing.B) {
		compared := 0
		for i := 0; b.Loop(); i++ {
			for _, p := range strings.Split(strings.TrimSpace(texts[i%len(texts)].Text), "\n\n") {
				for j := range sample {
					for _, q := range library[(i*sample+j)%len(library)].Paragraphs {
						levenshtein.ComputeDistance(p, q)
						compared++
					}
				}
			}
		}
		perText := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
		b.ReportMetric(perText*float64(len(library))/sample, "ns/op")
		b.ReportMetric(float64(compared)/float64(b.N), "compared/op")
	})
}

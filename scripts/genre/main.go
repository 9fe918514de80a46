// Command genre trains the genre score: which features of a block say that it reads
// like boilerplate. It reads labelled articles, prints by cross-validation how much is
// found at which rate of article paragraphs suggested, and writes the table of weights.
//
//	go run ./scripts/genre [-shared ../shared] [-o core/templates/genre.txt] [-unseen] [-json FILE]
//
// The model is a logistic regression, fitted by AdaGrad (J. Duchi, E. Hazan and Y.
// Singer, "Adaptive subgradient methods for online learning", 2011) with averaged
// weights. It reads twice; the second reading learns from first readings of articles
// that the model which made them had not seen ("stacking": D. H. Wolpert, 1992).
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

func main() {
	log.SetFlags(0)
	shared := flag.String("shared", "../shared", "the folder with the labelled articles")
	out := flag.String("o", "", "the file for the weights; none is written where it is not given")
	measured := flag.String("json", "", "the file for the curve and each part's table; none is written where it is not given")
	unseen := flag.Bool("unseen", false, "leave out what the library knows of single publishers")
	verbose := flag.Bool("v", false, "print the article paragraphs that are suggested, and what is missed")
	flag.Float64Var(&fit.shapeDecay, "shape-decay", fit.shapeDecay, "the L2 penalty of shapes, in hundredths")
	flag.Float64Var(&fit.wordDecay, "word-decay", fit.wordDecay, "the L2 penalty of words, in hundredths")
	flag.IntVar(&fit.epochs, "epochs", fit.epochs, "how often the articles are read")
	flag.Float64Var(&fit.asks, "asks", fit.asks, "how much a block that asks for something counts")
	flag.IntVar(&fit.publishers, "publishers", fit.publishers, "the publishers that a word must occur at")
	flag.Float64Var(&fit.leastShape, "least-shape", fit.leastShape, "the smallest weight of a shape")
	flag.Float64Var(&fit.leastWord, "least-word", fit.leastWord, "the smallest weight of a word")
	flag.Float64Var(&fit.leastPair, "least-pair", fit.leastPair, "the smallest weight of a pair of words")
	flag.Float64Var(&fit.wary, "wary", fit.wary, "logits taken off where the article itself talks as what asks does")
	flag.Float64Var(&fit.appeal, "appeal", fit.appeal, "how much a block of a whole appeal counts")
	flag.Float64Var(&fit.hard, "hard", fit.hard, "how much a block of a hard negative counts")
	flag.Float64Var(&fit.clean, "clean", fit.clean, "how much a block of a clean copy counts")
	flag.Parse()
	if err := run(*shared, *out, *measured, *unseen, *verbose); err != nil {
		log.Fatal("genre: ", err)
	}
}

const (
	folds      = 5 // parts of the publishers, of which one is always left out
	innerFolds = 4 // parts of the rest, for first readings of what was not seen
)

func run(shared, out, measured string, unseen, verbose bool) error {
	library, err := templates.Library()
	if err != nil {
		return err
	}
	// Publishers are to be strangers: what was mined from them would be known.
	library.Genre, library.Fingerprints = nil, nil
	if unseen {
		ofNobody(&library)
	}
	pack, err := core.Compile(library)
	if err != nil {
		return err
	}
	engine, err := core.New(pack)
	if err != nil {
		return err
	}
	documents, err := readAll(shared)
	if err != nil {
		return err
	}
	names := newFeatures()
	for i := range documents {
		documents[i].see(engine, names)
	}
	for i := range documents {
		documents[i].number(names)
	}
	deal(documents)
	models := make([]*model, folds)
	for k := range folds {
		rest, left := split(documents, func(d *document) bool { return d.outer != k })
		models[k] = trainBoth(rest, names)
		for _, d := range left {
			models[k].read(d)
		}
	}
	calibration := calibrate(documents)
	m := report(documents, calibration, verbose)
	if measured != "" {
		m.Folds = tables(documents, models, names, calibration)
		if err := m.write(measured); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	table := trainBoth(pointers(documents), names).table(names, calibration, cues(pointers(documents), names))
	fmt.Printf("%d features, of %d seen\n", len(table), len(names.list))
	return os.WriteFile(out, []byte(table.Format()), 0o666)
}

// deal deals the publishers out: one house in one part.
func deal(documents []document) {
	var list []string
	for _, d := range documents {
		list = append(list, d.publisher)
	}
	slices.Sort(list)
	list = slices.Compact(list)
	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	for i := range documents {
		n := slices.Index(list, documents[i].publisher)
		documents[i].outer, documents[i].inner = n%folds, n/folds%innerFolds
	}
}

func pointers(documents []document) []*document {
	list := make([]*document, len(documents))
	for i := range documents {
		list[i] = &documents[i]
	}
	return list
}

// split parts documents by a question.
func split(documents []document, question func(*document) bool) (yes, no []*document) {
	for _, d := range pointers(documents) {
		if question(d) {
			yes = append(yes, d)
		} else {
			no = append(no, d)
		}
	}
	return yes, no
}

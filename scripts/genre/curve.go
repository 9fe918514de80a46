package main

import (
	"encoding/json"
	"os"

	"github.com/dehusk/dehusk/core"
)

// A measurement is what other commands read of a training, as JSON: nothing of it
// knows what it is scored on.
type measurement struct {
	Curve []point // from the lowest threshold to the highest
	Rates point   // at the lowest threshold that keeps the rates of newsRate and hardRate
	Folds []fold
}

// A fold is the table that was trained without some documents.
type fold struct {
	Left  []string // the ids of the articles and appeals that it has not seen
	Table string   // as core/templates/genre.txt states it
}

// Which share of article paragraphs may be suggested at most, of news and of hard
// negatives.
const (
	newsRate = .01
	hardRate = .05
)

// tables gives each part's table. Only the calibration, two numbers, is of all parts.
func tables(documents []document, models []*model, names *features, c calibration) []fold {
	folds := make([]fold, len(models))
	for k, m := range models {
		rest, left := split(documents, func(d *document) bool { return d.outer != k })
		folds[k].Table = m.table(names, c, cues(rest, names)).Format()
		for _, d := range left {
			if !d.part {
				folds[k].Left = append(folds[k].Left, d.id)
			}
		}
	}
	return folds
}

// write writes a measurement as JSON.
func (m measurement) write(file string) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o666)
}

// ofNobody leaves out of a library what it knows of single publishers: how a
// publisher fares that nobody has looked at.
func ofNobody(library *core.Library) {
	library.Fingerprints = nil
	var generic []core.Template
	for _, t := range library.Templates {
		if t.Publisher == core.Generic {
			generic = append(generic, t)
		}
	}
	library.Templates = generic
}

package main

import (
	"fmt"
	"math"
	"slices"
)

// A calibration turns second readings into logits of what they are worth.
type calibration struct{ slope, shift float64 }

func (c calibration) of(z float64) float64 { return c.slope*z + c.shift }

// score is how likely a block is boilerplate.
func (c calibration) score(e *example) float64 {
	z := c.of(e.second)
	if e.wary {
		z -= fit.wary
	}
	return logistic(z)
}

// calibrate fits a line to second readings of publishers that were left out, so that
// of the blocks read as p boilerplate p are (J. Platt, "Probabilistic outputs for
// support vector machines", 1999).
func calibrate(documents []document) calibration {
	c := calibration{1, 0}
	for range 200 { // Newton's method
		var g, h [2]float64
		var cross float64
		for _, d := range documents {
			if d.appeal || d.part {
				continue
			}
			for _, e := range d.blocks {
				if !e.labelled() {
					continue
				}
				p := logistic(c.of(e.second))
				miss, spread := p, p*(1-p)
				if e.junk() {
					miss--
				}
				g[0], g[1] = g[0]+miss*e.second, g[1]+miss
				h[0], h[1], cross = h[0]+spread*e.second*e.second, h[1]+spread, cross+spread*e.second
			}
		}
		det := h[0]*h[1] - cross*cross
		if det == 0 {
			break
		}
		c.slope -= (h[1]*g[0] - cross*g[1]) / det
		c.shift -= (h[0]*g[1] - cross*g[0]) / det
	}
	return c
}

// A share counts how many of some are found.
type share struct{ found, all int }

func (s share) String() string {
	return fmt.Sprintf("%5.1f %% of %4d", 100*float64(s.found)/math.Max(1, float64(s.all)), s.all)
}

func (s *share) add(found bool) {
	s.all++
	if found {
		s.found++
	}
}

// report prints what is found at which threshold, and how far the score can be
// trusted.
func report(documents []document, c calibration, verbose bool) {
	fmt.Println("Blocks found (by a template or by genre) of publishers that were left out; news, hard")
	fmt.Println("negatives and clean copies are the article paragraphs suggested, appeal words those of whole appeals in an article")
	fmt.Println("")
	fmt.Println("least    news    hard   clean    junk of it   asks, 5 words-   others, 5 words-   1-4 words        appeal words   left with one")
	for _, t := range []float64{.5, .6, .7, .75, .8, .85, .9, .95, .98} {
		fmt.Printf("%.2f %s\n", t, count(documents, c, t))
	}
	t := atRate(documents, c, .01)
	fmt.Printf("and at 1 %% of news:\n%.2f %s\n", t, count(documents, c, t))
	fmt.Println("")
	fmt.Println("Of the blocks with a score of so much, so many are boilerplate:")
	for step := range 10 {
		from, to := float64(step)/10, float64(step+1)/10
		var junk share
		for _, d := range documents {
			for _, e := range d.blocks {
				if p := c.score(&e); e.labelled() && !d.appeal && !d.part && p >= from && (p < to || step == 9) {
					junk.add(e.junk())
				}
			}
		}
		fmt.Printf("  %.1f-%.1f  %s\n", from, to, junk)
	}
	if !verbose {
		return
	}
	for _, d := range documents {
		for _, e := range d.blocks {
			if found := e.known || c.score(&e) >= .85; e.labelled() && !d.appeal && !d.part && found != e.junk() {
				fmt.Printf("%s %s %s %.2f %.2f: %.110q\n", e.Label, e.Kind, d.id, e.first, c.of(e.second), e.Text)
			}
		}
	}
}

// atRate finds the threshold at which such a share of the news is suggested.
func atRate(documents []document, c calibration, rate float64) float64 {
	var scores []float64
	for _, d := range documents {
		for i := range d.blocks {
			e := &d.blocks[i]
			if !e.labelled() || e.junk() || d.hard || d.appeal || d.part {
				continue
			}
			score := c.score(e)
			if e.known {
				score = 1
			}
			scores = append(scores, score)
		}
	}
	slices.Sort(scores)
	return scores[int(float64(len(scores))*(1-rate))]
}

// count is one line of the curve.
func count(documents []document, c calibration, least float64) string {
	var news, hard, clean, precise, asks, others, short, left share
	campaigns := map[string]*share{} // an appeal with nine variants counts once
	for _, d := range documents {
		hasAsk, leftAsk := false, false
		for i := range d.blocks {
			e := &d.blocks[i]
			if !e.labelled() {
				continue
			}
			found := e.known || c.score(e) >= least
			if d.appeal {
				if campaigns[d.campaign] == nil {
					campaigns[d.campaign] = &share{}
				}
				campaigns[d.campaign].all += e.words
				if found {
					campaigns[d.campaign].found += e.words
				}
				continue
			}
			if d.clean {
				clean.add(found)
			}
			if d.part {
				continue
			}
			if found {
				precise.add(e.junk())
			}
			switch {
			case !e.junk() && d.hard:
				hard.add(found)
			case !e.junk():
				news.add(found)
			case e.words <= shortWords:
				short.add(found)
			case e.asks():
				asks.add(found)
			default:
				others.add(found)
			}
			if e.junk() && e.asks() {
				hasAsk = true
				leftAsk = leftAsk || !found
			}
		}
		if hasAsk {
			left.add(leftAsk)
		}
	}
	percent := func(s share) string {
		return fmt.Sprintf("%5.2f %%", 100*float64(s.found)/math.Max(1, float64(s.all)))
	}
	words := 0.0
	for _, s := range campaigns {
		words += float64(s.found) / float64(s.all) / float64(len(campaigns))
	}
	return fmt.Sprintf("%s %s %s  %s    %s  %s  %s  %5.1f %% of %d  %s", percent(news), percent(hard), percent(clean), percent(precise), asks, others, short,
		100*words, len(campaigns), left)
}

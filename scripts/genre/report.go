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
type share struct{ Found, All int }

func (s share) percent() float64 { return 100 * float64(s.Found) / math.Max(1, float64(s.All)) }

func (s share) String() string { return fmt.Sprintf("%5.1f %% of %4d", s.percent(), s.All) }

func (s *share) add(found bool) {
	s.All++
	if found {
		s.Found++
	}
}

// report prints what is found at which threshold, and how far the score can be
// trusted, and gives the curve.
func report(documents []document, c calibration, verbose bool) measurement {
	var m measurement
	fmt.Println("Blocks found (by a template or by genre) of publishers that were left out; news, hard")
	fmt.Println("negatives and clean copies are the article paragraphs suggested, appeal words those of whole appeals in an article")
	fmt.Println("")
	fmt.Println("least    news    hard   clean    junk of it   asks, 5 words-   others, 5 words-   1-4 words        appeal words   left with one")
	for _, t := range []float64{.5, .6, .7, .75, .8, .85, .9, .95, .98} {
		m.Curve = append(m.Curve, count(documents, c, t))
		fmt.Println(m.Curve[len(m.Curve)-1])
	}
	news := atRate(documents, c, newsRate, false)
	fmt.Printf("and at 1 %% of news:\n%s\n", count(documents, c, news))
	m.Rates = count(documents, c, max(news, atRate(documents, c, hardRate, true)))
	fmt.Printf("and at 5 %% of hard negatives as well:\n%s\n", m.Rates)
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
		return m
	}
	for _, d := range documents {
		for _, e := range d.blocks {
			if found := e.known || c.score(&e) >= .85; e.labelled() && !d.appeal && !d.part && found != e.junk() {
				fmt.Printf("%s %s %s %.2f %.2f: %.110q\n", e.Label, e.Kind, d.id, e.first, c.of(e.second), e.Text)
			}
		}
	}
	return m
}

// atRate finds the threshold above which such a share of the paragraphs of news, or
// of hard negatives, is suggested.
func atRate(documents []document, c calibration, rate float64, hard bool) float64 {
	var scores []float64
	for _, d := range documents {
		for i := range d.blocks {
			e := &d.blocks[i]
			if !e.labelled() || e.junk() || d.hard != hard || d.appeal || d.part {
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
	return math.Nextafter(scores[len(scores)-1-int(float64(len(scores))*rate)], 2)
}

// A point is one line of the curve.
type point struct {
	Least                                                 float64 // the likelihood from which on a block is suggested
	News, Hard, Clean, Precise, Asks, Others, Short, Left share
	AppealWords                                           float64 // in per cent, the mean of the campaigns
	Campaigns                                             int
}

func (p point) String() string {
	return fmt.Sprintf("%.2f %5.2f %% %5.2f %% %5.2f %%  %5.2f %%    %s  %s  %s  %5.1f %% of %d  %s", p.Least,
		p.News.percent(), p.Hard.percent(), p.Clean.percent(), p.Precise.percent(), p.Asks, p.Others, p.Short, p.AppealWords, p.Campaigns, p.Left)
}

// count makes one line of the curve.
func count(documents []document, c calibration, least float64) point {
	p := point{Least: least}
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
				campaigns[d.campaign].All += e.words
				if found {
					campaigns[d.campaign].Found += e.words
				}
				continue
			}
			if d.clean {
				p.Clean.add(found)
			}
			if d.part {
				continue
			}
			if found {
				p.Precise.add(e.junk())
			}
			switch {
			case !e.junk() && d.hard:
				p.Hard.add(found)
			case !e.junk():
				p.News.add(found)
			case e.words <= shortWords:
				p.Short.add(found)
			case e.asks():
				p.Asks.add(found)
			default:
				p.Others.add(found)
			}
			if e.junk() && e.asks() {
				hasAsk = true
				leftAsk = leftAsk || !found
			}
		}
		if hasAsk {
			p.Left.add(leftAsk)
		}
	}
	p.Campaigns = len(campaigns)
	for _, s := range campaigns {
		p.AppealWords += s.percent() / float64(len(campaigns))
	}
	return p
}

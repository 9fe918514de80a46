package main

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// A picture is a diagram of curves: x grows tenfold from tick to tick, y begins at
// zero.
type picture struct {
	title, x, y string
	most        float64 // y ends there at the latest: a curve that goes higher leaves the picture; 0 for no end
	curves      []curve
}

type curve struct {
	name   string
	points []point // ordered by x; what is not a number is left out
}

type point struct{ x, y float64 }

// Sizes in pixels, and a colour a curve that people who see few colours can tell
// apart (after Okabe and Ito).
const (
	width, height      = 720, 420
	left, top          = 70, 50
	plotWide, plotHigh = 620, 300
)

var colours = [...]string{"#0072b2", "#d55e00", "#009e73", "#cc79a7"}

// svg draws the picture. It says in words what it shows, for those who hear it.
func (p picture) svg() string {
	lowest, highest, tallest := math.Inf(1), math.Inf(-1), 0.0
	for i := range p.curves {
		var known []point
		for _, at := range p.curves[i].points {
			if !math.IsNaN(at.y) && !math.IsInf(at.y, 0) {
				known = append(known, at)
				lowest, highest, tallest = min(lowest, at.x), max(highest, at.x), max(tallest, at.y)
			}
		}
		p.curves[i].points = known
	}
	if tallest == 0 {
		lowest, highest, tallest = 1, 10, 1
	}
	if p.most > 0 {
		tallest = min(tallest, p.most)
	}
	step := tickStep(tallest)
	ceiling := step * math.Ceil(tallest/step)
	place := func(at point) (x, y float64) {
		return left + plotWide*math.Log10(at.x/lowest)/max(math.Log10(highest/lowest), 1),
			top + plotHigh*(1-at.y/ceiling)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">`+"\n", width, height+18*len(p.curves))
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", html.EscapeString(p.title), html.EscapeString(p.words()))
	b.WriteString(`<rect width="100%" height="100%" fill="#fff"/>` + "\n")
	text := func(x, y float64, anchor, more, says string) {
		fmt.Fprintf(&b, `<text x="%.0f" y="%.0f" text-anchor="%s"%s>%s</text>`+"\n", x, y, anchor, more, html.EscapeString(says))
	}
	line := func(x1, y1, x2, y2 float64) {
		fmt.Fprintf(&b, `<path d="M%.1f %.1fL%.1f %.1f" stroke="#ddd"/>`+"\n", x1, y1, x2, y2)
	}
	fmt.Fprintf(&b, `<clipPath id="plot"><rect x="%d" y="%d" width="%d" height="%d"/></clipPath>`+"\n", left-5, top, plotWide+10, plotHigh+5)
	text(left, 28, "start", ` font-size="16"`, p.title)
	for tick := 0.0; tick <= ceiling+step/2; tick += step {
		_, y := place(point{lowest, tick})
		line(left, y, left+plotWide, y)
		text(left-8, y+4, "end", "", short(tick))
	}
	for tick := lowest; tick <= highest*1.01; tick *= 10 {
		x, _ := place(point{tick, 0})
		line(x, top, x, top+plotHigh)
		text(x, top+plotHigh+20, "middle", "", grouped(tick))
	}
	text(left+plotWide/2, top+plotHigh+42, "middle", "", p.x)
	text(0, 0, "middle", fmt.Sprintf(` transform="translate(20 %d) rotate(-90)"`, top+plotHigh/2), p.y)
	for i, c := range p.curves {
		colour := colours[i%len(colours)]
		var path []string
		for _, at := range c.points {
			x, y := place(at)
			path = append(path, fmt.Sprintf("%.1f %.1f", x, y))
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s" clip-path="url(#plot)"/>`+"\n", x, y, colour)
		}
		if len(path) > 1 {
			fmt.Fprintf(&b, `<path d="M%s" fill="none" stroke="%s" stroke-width="2" clip-path="url(#plot)"/>`+"\n", strings.Join(path, "L"), colour)
		}
		y := float64(height + 18*i)
		fmt.Fprintf(&b, `<rect x="%d" y="%.0f" width="14" height="4" fill="%s"/>`+"\n", left, y-6, colour)
		text(left+22, y, "start", "", c.name)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// words are the numbers of the picture.
func (p picture) words() string {
	var all []string
	for _, c := range p.curves {
		var points []string
		for _, at := range c.points {
			points = append(points, fmt.Sprintf("%s at %s", short(at.y), grouped(at.x)))
		}
		all = append(all, c.name+": "+strings.Join(points, ", "))
	}
	return fmt.Sprintf("%s, by %s. %s.", p.y, p.x, strings.Join(all, ". "))
}

// tickStep gives 1, 2 or 5 times a power of ten, so that there are 4 to 10 ticks.
func tickStep(tallest float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(tallest)))
	for _, part := range [...]float64{0.1, 0.2, 0.5, 1} {
		if tallest/(part*power) <= 10 {
			return part * power
		}
	}
	return power
}

// grouped writes a whole number with commas.
func grouped(v float64) string {
	s := fmt.Sprintf("%.0f", v)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

package main

import "fmt"

// curves are the pictures of docs/performance.md, by the names of their files.
func curves(r results) map[string]picture {
	return map[string]picture{
		"growth-library.svg": {
			title: "Time for an article of 10 KB, by the size of the library",
			x:     "templates", y: "× reading the text (fold)", most: 50,
			curves: []curve{
				libraryCurve(r, "mined", "Clean/mined=%d", "Fold/en", 100, 1000, 10_000, 100_000),
				libraryCurve(r, "mined, with houses of fifty papers", "Clean/houses=%d", "Fold/en", 100, 10_000, 100_000),
				libraryCurve(r, "written", "Clean/templates=%d", "Fold/en", 100, 1000, 10_000),
				libraryCurve(r, "mined, WebAssembly", "Node/clean/mined=%d", "wasm/Fold/en", 100, 1000, 10_000, 100_000),
			},
		},
		"growth-text.svg": {
			title: "Time for a byte, by the length of the text",
			x:     "KB of text", y: "× that at 10 KB",
			curves: []curve{lengthCurve(r)},
		},
	}
}

// libraryCurve is the time by the number of templates, in times of the floor.
func libraryCurve(r results, name, pattern, floor string, sizes ...int) curve {
	c := curve{name: name}
	for _, n := range sizes {
		c.points = append(c.points, point{float64(n), r.time(fmt.Sprintf(pattern, n), floor)})
	}
	return c
}

func lengthCurve(r results) curve {
	c := curve{name: "10,000 written templates, an appeal every 10 KB"}
	for _, l := range [...]struct {
		name string
		kb   float64
	}{{"10KB", 10}, {"1MB", 1000}, {"100MB", 100_000}} {
		c.points = append(c.points, point{l.kb, r.byte("Length/"+l.name, "Length/10KB")})
	}
	return c
}

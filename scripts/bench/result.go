package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
)

// results are what the benchmarks printed: by name ("Fold/en", "wasm/Fold/en") and
// unit ("ns/op") the values in the order of the rounds.
type results map[string]map[string][]float64

// readFile adds a file of results. The names get a prefix, so that what runs both
// native and in WebAssembly can be told apart.
func (r results) readFile(prefix, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return r.read(prefix, file)
}

// read takes the lines of Go's benchmark format, "BenchmarkName-2 100 15.3 ns/op …",
// and the load of the machine, "load: 0.5"; all others it leaves. The number of
// processors is no part of the name.
func (r results) read(prefix string, from io.Reader) error {
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) == 2 && fields[0] == "load:" {
			fields = []string{"Benchmarkload", "1", fields[1], "programs"}
		}
		if len(fields) < 4 || len(fields)%2 != 0 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := strings.TrimPrefix(fields[0], "Benchmark")
		if i := strings.LastIndexByte(name, '-'); i >= 0 && isNumber(name[i+1:]) {
			name = name[:i]
		}
		for i := 2; i < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return fmt.Errorf("%q is no number; the line is %q", fields[i], lines.Text())
			}
			r.add(prefix+name, fields[i+1], value)
		}
	}
	return lines.Err()
}

func isNumber(s string) bool {
	_, err := strconv.ParseUint(s, 10, 32)
	return err == nil
}

func (r results) add(name, unit string, value float64) {
	if r[name] == nil {
		r[name] = map[string][]float64{}
	}
	r[name][unit] = append(r[name][unit], value)
}

// of is the time of the fastest round, or the rate; of all other units it is the
// median. What disturbs a measurement, other programs and the collector's turns among
// them, only ever makes it slower. It is not a number where nothing was measured.
func (r results) of(name, unit string) float64 {
	values := r[name][unit]
	switch {
	case len(values) > 0 && unit == "ns/op":
		return slices.Min(values)
	case len(values) > 0 && unit == "MB/s":
		return slices.Max(values)
	}
	return median(values)
}

// time compares the times of two benchmarks, byte the times for a byte.
func (r results) time(above, below string) float64 {
	return r.of(above, "ns/op") / r.of(below, "ns/op")
}

func (r results) byte(above, below string) float64 {
	return r.of(below, "MB/s") / r.of(above, "MB/s")
}

func median(values []float64) float64 {
	n := len(values)
	if n == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/dehusk/dehusk/core/coretest"
)

// A door is a way to the engine that is measured; its lines go to a file of its
// name in the folder.
type door struct {
	name    string
	once    bool // not in every round
	dir     string
	command []string
}

// The benchmarks that are also run in WebAssembly: the floors, and what Go counts
// there better than JavaScript can.
const wasmBenchmarks = `^BenchmarkFold$/.|^BenchmarkClean$/^templates=10000$|^BenchmarkHostile$/./^fold$`

// doors gives what is run, with programs that build made. Times are from the
// benchmarks of package core, from JavaScript, and from the peers.
func doors(folder, goroot string) []door {
	native, module := filepath.Join(folder, "core.test"), filepath.Join(folder, "core.wasm")
	flags := []string{"-test.run=^$", "-test.benchmem", "-test.benchtime=200ms"}
	return []door{
		{name: "native", dir: "core", command: append([]string{native, "-test.bench=."}, flags...)},
		{name: "wasm", dir: "core", command: append([]string{
			"node", "--stack-size=8192", filepath.Join(goroot, "lib", "wasm", "wasm_exec_node.js"), module, "-test.bench=" + wasmBenchmarks,
		}, flags...)},
		{name: "node", command: []string{"node", "wasm/npm/test/bench.mjs"}},
		{name: "node", once: true, command: []string{"node", "wasm/npm/test/bench-start.mjs"}},
		{name: "node", once: true, command: []string{"node", "wasm/npm/test/bench-peers.mjs"}},
		{name: "peers", once: true, dir: "scripts/peers", command: []string{filepath.Join(folder, "peers.test"), "-test.run=^$", "-test.bench=.", "-test.benchtime=200ms"}},
	}
}

// build makes the programs.
func build(folder string) error {
	steps := []struct {
		dir  string
		env  []string
		args []string
	}{
		{".", nil, []string{"test", "-c", "-o", filepath.Join(folder, "core.test"), "./core"}},
		{".", []string{"GOOS=js", "GOARCH=wasm"}, []string{"test", "-c", "-o", filepath.Join(folder, "core.wasm"), "./core"}},
		{".", []string{"GOOS=wasip1", "GOARCH=wasm"}, []string{"build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(folder, "empty.wasm"), "./scripts/bench/empty"}},
		{"scripts/peers", nil, []string{"test", "-c", "-o", filepath.Join(folder, "peers.test"), "."}},
	}
	for _, s := range steps {
		c := exec.Command("go", s.args...)
		c.Dir, c.Env = s.dir, append(os.Environ(), s.env...)
		if said, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("go %s: %w\n%s", strings.Join(s.args, " "), err, said)
		}
	}
	return nil
}

// longest is how long rounds may go on, so that make bench with the page's part stays
// below ten minutes on a busy machine, too. No round is begun that would go beyond.
const longest = 6 * time.Minute

// run measures everything, round by round, and writes what was printed into the
// folder, a file a door.
func run(folder string, rounds int) error {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	files := map[string]*os.File{}
	defer func() {
		for _, f := range files {
			f.Close()
		}
	}()
	file := func(name string) (*os.File, error) {
		if files[name] == nil {
			f, err := os.Create(filepath.Join(folder, name+".txt"))
			if err != nil {
				return nil, err
			}
			files[name] = f
		}
		return files[name], nil
	}
	all := doors(folder, strings.TrimSpace(string(goroot)))
	start, took := time.Now(), time.Duration(0)
	for round := range rounds {
		if time.Since(start)+took > longest {
			fmt.Printf("%d rounds are enough: another would take too long\n", round)
			break
		}
		begun := time.Now()
		if err := noteLoad(file); err != nil {
			return err
		}
		for _, d := range all {
			if d.once && round > 0 {
				continue
			}
			out, err := file(d.name)
			if err != nil {
				return err
			}
			start := time.Now()
			if err := d.run(out); err != nil {
				return err
			}
			fmt.Printf("round %d of %d: %s, %.0f s\n", round+1, rounds, d.name, time.Since(start).Seconds())
		}
		took = time.Since(begun)
	}
	out, err := file("command")
	if err != nil {
		return err
	}
	return errors.Join(manyFiles(out, folder, rounds), recall(out))
}

// noteLoad writes down how busy the machine is before a round, where it says so.
func noteLoad(file func(string) (*os.File, error)) error {
	load, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return nil // not Linux
	}
	out, err := file("native")
	if err != nil {
		return err
	}
	minute, _, _ := strings.Cut(string(load), " ")
	_, err = fmt.Fprintf(out, "load: %s\n", minute)
	return err
}

func (d *door) run(out io.Writer) error {
	var said bytes.Buffer
	c := exec.Command(d.command[0], d.command[1:]...)
	c.Dir, c.Stdout, c.Stderr = d.dir, out, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(d.command, " "), err, said.Bytes())
	}
	return nil
}

// manyFiles times the command on many files, on one core and on two by turns.
func manyFiles(out io.Writer, folder string, rounds int) error {
	const count = 1000
	articles := filepath.Join(folder, "articles")
	if err := os.MkdirAll(articles, 0o777); err != nil {
		return err
	}
	args := []string{"--format", "json"}
	w, library := coretest.NewWriter(1, "en"), coretest.Library(1, 100)
	for i := range count {
		path := filepath.Join(articles, fmt.Sprintf("%d.txt", i))
		if err := os.WriteFile(path, []byte(w.Text(textSize, 1, library).Text), 0o666); err != nil {
			return err
		}
		args = append(args, path)
	}
	for range rounds {
		for cores := 1; cores <= 2; cores++ {
			c := exec.Command("build/dehusk", args...)
			c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
			start := time.Now()
			if err := c.Run(); err != nil {
				return fmt.Errorf("build/dehusk with %d files: %w", count, err)
			}
			fmt.Fprintf(out, "BenchmarkCommand/files/%d %d %d ns/op\n", cores, count, time.Since(start).Nanoseconds()/count)
		}
	}
	return nil
}

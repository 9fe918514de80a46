package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
)

// NDJSON: a corpus, an object a line. Lines are cleaned on all processors and come out
// in their order, each as soon as those before it are done: a corpus is never held.

// inputLines is the type of input that is read line by line.
const inputLines = "ndjson"

// A record is what a line says of its article; other members are handed on.
type record struct {
	Text      *string `json:"text"`
	HTML      *string `json:"html"` // in place of text
	URL       string  `json:"url"`
	Publisher string  `json:"publisher"`
}

// A lineJob is a line on its way.
type lineJob struct {
	name   string
	number int // from 1
	line   []byte
	done   chan struct{} // closed when out or err is there
	out    []byte
	err    error
}

// cleanLines cleans lines as they come. Where one is wrong, those before it have been
// printed, and the error names it.
func (o *settings) cleanLines(names []string, s streams) (err error) {
	if o.format != "text" && o.format != "json" {
		return fmt.Errorf("--input ndjson prints json or, with --format text, each line with its text cleaned; not %s", o.format)
	}
	if names, err = inputNames(names); err != nil {
		return err
	}
	options, err := o.options()
	if err != nil {
		return err
	}
	engine, err := o.engine()
	if err != nil {
		return err
	}
	if _, err := engine.Clean("", options); err != nil {
		return err
	}
	return deliverBy(o.output, s, func(w io.Writer) error { return o.eachLine(names, s, w, engine, options) })
}

func (o *settings) eachLine(names []string, s streams, out io.Writer, engine *core.Engine, options core.Options) error {
	workers := runtime.GOMAXPROCS(0)
	todo := make(chan *lineJob)               // for any worker
	ordered := make(chan *lineJob, 8*workers) // for the printer; so many lines are held
	stop := make(chan struct{})
	for range workers {
		go func() {
			for job := range todo {
				job.out, job.err = o.cleanLine(engine, options, job.line)
				close(job.done)
			}
		}()
	}
	var readError error
	go func() {
		readError = readLines(names, s, func(job *lineJob) bool {
			select {
			case ordered <- job:
			case <-stop:
				return false
			}
			todo <- job
			return true
		})
		close(todo)
		close(ordered)
	}()
	w := bufio.NewWriterSize(out, 1<<16)
	for job := range ordered {
		<-job.done
		err := job.err
		if err != nil {
			err = fmt.Errorf("%s, line %d: %w", label(job.name), job.number, err)
		} else {
			_, err = w.Write(job.out)
		}
		if err != nil {
			close(stop)
			return errors.Join(w.Flush(), err)
		}
	}
	return errors.Join(w.Flush(), readError)
}

// readLines hands the lines of the inputs on until one is not wanted; blank ones say
// nothing.
func readLines(names []string, s streams, hand func(*lineJob) bool) error {
	for _, name := range names {
		file := s.in
		if name != stdinName {
			var err error
			if file, err = os.Open(name); err != nil {
				return cannot("read", name, err)
			}
			defer file.Close()
		}
		r := bufio.NewReaderSize(file, 1<<16)
		for number := 1; ; number++ {
			line, err := r.ReadBytes('\n')
			if len(bytes.TrimSpace(line)) > 0 && !hand(&lineJob{name: name, number: number, line: line, done: make(chan struct{})}) {
				return nil
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				return cannot("read", name, err)
			}
		}
	}
	return nil
}

// cleanLine gives what is printed for a line.
func (o *settings) cleanLine(engine *core.Engine, options core.Options, line []byte) ([]byte, error) {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return nil, fmt.Errorf(`not an object like {"text": "…", "url": "…"}: %w`, err)
	}
	if (r.Text == nil) == (r.HTML == nil) {
		return nil, errors.New(`it needs one of "text" and "html", as a string`)
	}
	if r.URL != "" || r.Publisher != "" { // what the line says outweighs what is said for all
		options.URL, options.Publisher = r.URL, r.Publisher
	}
	d := document{}
	member := "text"
	if r.HTML != nil {
		member = "html"
		var err error
		if d.html, err = htmltext.Read(*r.HTML); err != nil {
			return nil, err
		}
		d.text = d.html.Text
	} else {
		d.text = *r.Text
	}
	result, err := engine.Clean(d.text, d.options(options))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if o.format == "json" {
		err := printJSON(&b, cleaned{document: d, Result: result, engine: engine})
		return b.Bytes(), err
	}
	kept := result.Kept()
	if d.html != nil {
		d.html.Remove(result.Spans)
		kept = d.html.HTML()
	}
	start, end, err := memberAt(line, member)
	if err != nil {
		return nil, err
	}
	b.Write(line[:start])
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(kept); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - 1) // the encoder's line break
	b.WriteString(strings.TrimRight(string(line[end:]), "\r\n"))
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// memberAt finds the value of an object's member, the last one of that name, as
// json.Unmarshal takes it.
func memberAt(line []byte, name string) (start, end int, err error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	if _, err := decoder.Token(); err != nil {
		return 0, 0, err
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return 0, 0, err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return 0, 0, err
		}
		if s, ok := key.(string); ok && strings.EqualFold(s, name) {
			end = int(decoder.InputOffset())
			start = end - len(value)
		}
	}
	return start, end, nil
}

// Command words counts the words of texts in one language and prints them as
// the "words:" lines of a language file (core/language.go):
//
//	go run ./scripts/words -language de < dev-other.jsonl
//	zcat pages.jsonl.gz | go run ./scripts/words -language de -top 120
//	go run ./scripts/words < article.txt
//
// A line of standard input that is a JSON object is one text: its "paragraphs"
// (strings, or objects with "text" and "label") or its "blocks" (strings) are
// read; paragraphs labelled "junk" and texts of another "lang" than -language
// are left out. Every other line is plain text.
//
// Counts are per 10,000 words, numbers left out. Of a text each paragraph counts
// once, so that a line that a publisher repeats does not look like language.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"unicode"
)

func main() {
	language := flag.String("language", "", "count only JSON texts of this `code`")
	top := flag.Int("top", 120, "print the most frequent `n` words")
	texts := flag.Int("texts", 1, "leave out words that stand in fewer than `n` texts, which are topics and not language")
	columns := flag.Int("columns", 100, "wrap lines at `n` columns")
	flag.Parse()
	counts, err := read(os.Stdin, *language)
	if err == nil && counts.total == 0 {
		err = errors.New("no words to count; texts come on standard input, and -language must be theirs")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(2)
	}
	fmt.Fprintf(os.Stderr, "words: %d words of %d texts\n", counts.total, counts.texts)
	io.WriteString(os.Stdout, lines(counts.most(*top, *texts), *columns))
}

// counts is what was found: how often each word stands there, and in how many texts.
type counts struct {
	total, texts int
	of           map[string]int
	in           map[string]int
	last         map[string]int // the text in which the word was seen last
	paragraphs   map[string]bool
}

// a textLine is one line of JSON input.
type textLine struct {
	Lang       string            `json:"lang"`
	Paragraphs []json.RawMessage `json:"paragraphs"`
	Blocks     []string          `json:"blocks"`
}

func read(r io.Reader, language string) (*counts, error) {
	c := &counts{of: map[string]int{}, in: map[string]int{}, last: map[string]int{}, paragraphs: map[string]bool{}}
	in := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if strings.HasPrefix(strings.TrimSpace(line), "{") {
			if err := c.addJSON(line, language); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		} else if strings.TrimSpace(line) != "" {
			c.texts++
			c.add(line)
		}
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (c *counts) addJSON(line, language string) error {
	var t textLine
	if err := json.Unmarshal([]byte(line), &t); err != nil {
		return err
	}
	if language != "" && t.Lang != language {
		return nil
	}
	c.texts++
	for _, raw := range t.Paragraphs {
		var p struct{ Text, Label string }
		if raw[0] == '"' {
			if err := json.Unmarshal(raw, &p.Text); err != nil {
				return err
			}
		} else if err := json.Unmarshal(raw, &p); err != nil {
			return err
		}
		if p.Label != "junk" {
			c.add(p.Text)
		}
	}
	for _, block := range t.Blocks {
		c.add(block)
	}
	return nil
}

// add counts the words of a paragraph that has not been there before.
func (c *counts) add(paragraph string) {
	if c.paragraphs[paragraph] {
		return
	}
	c.paragraphs[paragraph] = true
	for _, word := range split(paragraph) {
		c.total++
		c.of[word]++
		if c.last[word] != c.texts {
			c.last[word] = c.texts
			c.in[word]++
		}
	}
}

// split gives the words of a text in lower case, numbers left out: runs of
// letters and their marks; a Han, kana or Thai character is a word of its own.
func split(text string) []string {
	var words []string
	start, plain := -1, true // plain: no digit in the run
	flush := func(end int) {
		if start >= 0 && plain {
			words = append(words, strings.ToLower(strings.ReplaceAll(text[start:end], "\u00ad", "")))
		}
		start, plain = -1, true
	}
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) && unicode.IsLetter(r):
			flush(i)
			words = append(words, string(r))
		case unicode.IsLetter(r), start >= 0 && (unicode.IsMark(r) || r == '\u00ad'):
			if start < 0 {
				start = i
			}
		case unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
			plain = false
		default:
			flush(i)
		}
	}
	flush(len(text))
	return words
}

// most gives the most frequent words with their counts in 10,000, at least 1.
func (c *counts) most(n, texts int) []string {
	var words []string
	for word := range c.of {
		if c.in[word] >= texts && per10000(c.of[word], c.total) > 0 {
			words = append(words, word)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		if a, b := c.of[words[i]], c.of[words[j]]; a != b {
			return a > b
		}
		return words[i] < words[j]
	})
	words = words[:min(n, len(words))]
	for i, word := range words {
		words[i] = fmt.Sprintf("%s %d", word, per10000(c.of[word], c.total))
	}
	return words
}

func per10000(count, total int) int { return (count*10000 + total/2) / total }

// lines writes words and counts as "words:" lines of at most so many columns.
func lines(words []string, columns int) string {
	var b strings.Builder
	line := "words:"
	for _, word := range words {
		if len([]rune(line))+1+len([]rune(word)) > columns && line != "words:" {
			b.WriteString(line + "\n")
			line = "words:"
		}
		line += " " + word
	}
	if line != "words:" {
		b.WriteString(line + "\n")
	}
	return b.String()
}

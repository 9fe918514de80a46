package mine

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// longestPage bounds the bytes of one line of pages.
const longestPage = 64 << 20

// ReadPages reads pages, one JSON object a line, packed by gzip or not. Keys that
// it does not know are left aside.
func ReadPages(r io.Reader) ([]Page, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%w; pack the file anew with gzip", err)
		}
		in = bufio.NewReader(unpacked)
	}
	var pages []Page
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, longestPage)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var p Page
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("line %d: %w; a page is one line of JSON with publisher, lang, url, date and blocks", n, err)
		}
		switch {
		case p.Publisher == "":
			return nil, fmt.Errorf("line %d: the page has no publisher; write its registered domain, as \"publisher\": \"example.com\"", n)
		case p.Date != "" && !isDay(p.Date):
			return nil, fmt.Errorf("line %d: unreadable date %q; write YYYY-MM-DD, or null", n, p.Date)
		}
		pages = append(pages, p)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("line %d is longer than %d MB; a page is one line of JSON", n+1, longestPage>>20)
	} else if err != nil {
		return nil, err
	}
	return pages, nil
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

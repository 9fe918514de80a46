package htmltext

import (
	"strings"

	"golang.org/x/net/html"
)

// whiteSpace is what HTML and CSS collapse; the no-break space is not among it.
const whiteSpace = " \t\n\r\f"

func isSpaceByte(c byte) bool { return c <= ' ' && strings.IndexByte(whiteSpace, c) >= 0 }

// isSpace tells whether the source of a text is white space alone once its
// entities are read. The parser drops NUL.
func isSpace(raw string) bool {
	rest := strings.TrimLeft(raw, whiteSpace+"\x00")
	return rest == "" || rest[0] == '&' && strings.Trim(html.UnescapeString(rest), whiteSpace+"\x00") == ""
}

// isEntityByte tells what may stand in an entity between & and ;.
func isEntityByte(c byte) bool {
	return c == '#' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// entity reads the character reference at the ampersand raw[0]: the text that it
// stands for and how many bytes of raw it takes. An ampersand that begins none
// stands for itself.
func entity(raw string) (text string, n int) {
	n = 1
	for n < len(raw) && isEntityByte(raw[n]) {
		n++
	}
	if n < len(raw) && raw[n] == ';' {
		n++
	}
	text = html.UnescapeString(raw[:n])
	if text == raw[:n] {
		return "&", 1
	}
	// "&ampx" is an entity and an x: give back what both have at the end.
	for len(text) > 1 && n > 2 && text[len(text)-1] == raw[n-1] && text[len(text)-1] < 0x80 {
		text, n = text[:len(text)-1], n-1
	}
	return text, n
}

// escapeTail makes the end of a source text safe to be followed by another one:
// a "<" must not become a tag, nor an ampersand with what follows an entity.
func escapeTail(out []byte) []byte {
	if len(out) > 0 && out[len(out)-1] == '<' {
		return append(out[:len(out)-1], "&lt;"...)
	}
	// No named entity is longer than 33 bytes.
	for i := len(out) - 1; i >= 0 && i >= len(out)-40; i-- {
		if out[i] == '&' {
			return append(out[:i], html.EscapeString(html.UnescapeString(string(out[i:])))...)
		}
		if !isEntityByte(out[i]) {
			break
		}
	}
	return out
}

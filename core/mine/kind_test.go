package mine

import (
	"strings"
	"testing"

	"github.com/dehusk/dehusk/core"
)

// TestVocabulary holds the syntax of the file, of which the reader leaves out what
// it cannot read.
func TestVocabulary(t *testing.T) {
	_, list, _ := strings.Cut(vocabulary, "\n\n")
	want := 0
	for line := range strings.Lines(list) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		head, phrases, ok := strings.Cut(line, ":")
		language, kind, _ := strings.Cut(head, " ")
		if _, known := core.KindNamed(kind); !ok || !known || len(language) < 2 || len(language) > 3 {
			t.Errorf("unreadable line %q", line)
		}
		for _, p := range strings.Split(phrases, ",") {
			if p = strings.TrimSpace(p); strings.Trim(p, "*") == "" || strings.Contains(strings.TrimSuffix(p, "*"), "*") {
				t.Errorf("unreadable phrase %q in %q", p, line)
			}
			want++
		}
	}
	got := 0
	for _, list := range cues {
		got += len(list)
	}
	if got != want {
		t.Errorf("read %d phrases of %d", got, want)
	}
}

func TestPropose(t *testing.T) {
	for _, c := range []struct {
		text, language string
		want           core.Kind
	}{
		{"Donate to the lifeboat, and put the newsletter of its crew into your inbox.", "en", core.Newsletter},
		{"The cashier's donations box is full.", "en", core.Appeal},
		{"A seaside companion for undonated coats.", "en", unknown},
		{"Jetzt spenden!", "de", core.Appeal},
		{"Jetzt spenden!", "en", unknown},
		{"港の記事をもっと読むには会員登録が必要です", "ja", core.Subscribe},
		{"© Harbour Herald", "sw", core.Copyright},
	} {
		if got := propose(c.text, c.language); got != c.want {
			t.Errorf("%q is %v, want %v", c.text, got, c.want)
		}
	}
}

package htmltext_test

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
)

func Example() {
	doc, err := htmltext.Read(`<p class=lead>Rain fell.</p><div><p>Please <b>give</b> today.</p></div><p>It rained &amp; rained.</p>`)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%q\n", doc.Text)

	// What an engine would say.
	passage := "Please give today.\n\n"
	start := strings.Index(doc.Text, passage)
	doc.Remove([]core.Span{{Start: start, End: start + len(passage), Verdict: core.Remove}})
	fmt.Println(doc.HTML())
	// Output:
	// "Rain fell.\n\nPlease give today.\n\nIt rained & rained."
	// <p class=lead>Rain fell.</p><p>It rained &amp; rained.</p>
}

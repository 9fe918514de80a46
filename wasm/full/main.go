// Command full is the WebAssembly module for places without a DOM: text, and
// HTML read by core/htmltext. Its functions are those of abi.
package main

import (
	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/htmltext"
	"github.com/dehusk/dehusk/wasm/abi"
)

func init() { abi.CleanHTML = cleanHTML }

// A reactor has no main of its own: JavaScript calls what abi exports.
func main() {}

// cleanHTML believes what the caller says about publisher or address, or else the
// page.
func cleanHTML(engine *core.Engine, html string, options core.Options) (core.Result, string, error) {
	doc, err := htmltext.Read(html)
	if err != nil {
		return core.Result{}, "", err
	}
	options.Quoted = doc.Quoted
	if options.Publisher == "" && options.URL == "" {
		options.Publisher, options.URL = doc.Publisher, doc.URL
	}
	result, err := engine.Clean(doc.Text, options)
	if err != nil {
		return core.Result{}, "", err
	}
	doc.Remove(result.Spans)
	return result, doc.HTML(), nil
}

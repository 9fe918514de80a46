// Command text is the WebAssembly module for plain text: what the page loads,
// where the browser's own DOM reads HTML. Its functions are those of abi.
package main

import _ "github.com/dehusk/dehusk/wasm/abi"

// A reactor has no main of its own: JavaScript calls what abi exports.
func main() {}

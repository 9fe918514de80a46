// The empty module: what a Go program costs before it does anything. The first
// clean is measured against its start.
package main

func main() {}

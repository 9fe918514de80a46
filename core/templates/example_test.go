package templates_test

import (
	"fmt"
	"testing/fstest"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
)

// The shipped library at work.
func Example() {
	pack, err := templates.Pack()
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := core.New(pack)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := engine.Clean(`The bridge reopened on Friday after two years of repairs.

Advertisement

Buses will cross it again from Monday, the city said.`, core.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Kept())
	// Output:
	// The bridge reopened on Friday after two years of repairs.
	//
	// Buses will cross it again from Monday, the city said.
}

// A folder of one's own templates, here in memory, beside the shipped library.
func ExampleRead() {
	folder := fstest.MapFS{"en/the-lantern/appeal.txt": {Data: []byte(`publisher: The Lantern
kind: appeal
language: en

The Lantern has no owner and no advertisements, only people who pay for its oil.
`)}}
	own, err := templates.Read(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	ownPack, err := core.Compile(own)
	if err != nil {
		fmt.Println(err)
		return
	}
	shipped, err := templates.Pack()
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := core.New(shipped, ownPack)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := engine.Clean(`The Lantern has no owner and no advertisements, only people who pay for its oil.

The bridge reopened on Friday after two years of repairs.`, core.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Kept())
	// Output:
	// The bridge reopened on Friday after two years of repairs.
}

package core_test

import (
	"fmt"
	"io"
	"strings"

	"github.com/dehusk/dehusk/core"
)

// A template as its file states it; most programs take the library of the
// package core/templates instead.
const lanternFile = `publisher: The Lantern
kind: appeal
language: en

Dear readers,

The Lantern has no owner and no advertisements, only people who pay for its oil.

Would you send {money} before the winter nights begin?
`

const pasted = `The bridge reopened on Friday after two years of repairs.

Dear readers,

The Lantern has no owner and no adverts, only people who pay for its oil.

Would you send $5 before the winter nights begin?

Buses will cross it again from Monday, the city said.`

// lantern makes an engine of one template.
func lantern() (*core.Engine, error) {
	template, err := core.ParseTemplate("en/the-lantern/appeal.txt", lanternFile)
	if err != nil {
		return nil, err
	}
	pack, err := core.Compile(core.Library{Templates: []core.Template{template}})
	if err != nil {
		return nil, err
	}
	return core.New(pack)
}

func Example() {
	engine, err := lantern()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := engine.Clean(pasted, core.Options{})
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

// The spans say what goes and why; joined they are the text.
func ExampleEngine_Clean() {
	engine, err := lantern()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := engine.Clean(pasted, core.Options{Kinds: []string{"appeal"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range result.Spans {
		first, _, _ := strings.Cut(strings.TrimSpace(result.Text[s.Start:s.End]), "\n")
		fmt.Printf("%s %q\n", s.Verdict, first)
		if s.Verdict != core.Keep {
			fmt.Printf("  %s, by %s with %s (%s)\n", s.Kind, s.Evidence, s.Template, s.Publisher)
		}
	}
	// Output:
	// keep "The bridge reopened on Friday after two years of repairs."
	// remove "Dear readers,"
	//   appeal, by match with en/the-lantern/appeal (The Lantern)
	// keep "Buses will cross it again from Monday, the city said."
}

// Explain compares a passage with its template.
func ExampleEngine_Explain() {
	engine, err := lantern()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := engine.Clean(pasted, core.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range result.Spans {
		for _, e := range engine.Explain(result.Text, s) {
			if e.Op != core.Equal {
				fmt.Printf("%s: %s\n", e.Op, strings.Trim(e.Words, "$,. "))
			}
		}
	}
	// Output:
	// missing: advertisements
	// added: adverts
	// slot: 5
}

// What an option does not understand it says, with a way out.
func ExampleEngine_Clean_error() {
	engine, err := lantern()
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = engine.Clean(pasted, core.Options{Kinds: []string{"advert"}})
	message, hint, _ := strings.Cut(err.Error(), "; ")
	fmt.Println(message)
	fmt.Println(strings.TrimSuffix(hint, hint[strings.Index(hint, ", licence"):]) + ", …")
	// Output:
	// unknown kind "advert"
	// the kinds are appeal, newsletter, subscribe, app, …
}

// A fault in a template file is named by its line.
func ExampleParseTemplate() {
	_, err := core.ParseTemplate("lantern.txt", strings.Replace(lanternFile, "{money}", "{amount}", 1))
	fmt.Println(err)
	// Output:
	// lantern.txt:9: unknown slot "{amount}"; the slots are {money}, {number}, {date}, {name}, {url} and {any:N}
}

// A pack can be stored, and loaded without its template files.
func ExampleLoadPack() {
	template, err := core.ParseTemplate("en/the-lantern/appeal.txt", lanternFile)
	if err != nil {
		fmt.Println(err)
		return
	}
	pack, err := core.Compile(core.Library{Templates: []core.Template{template}})
	if err != nil {
		fmt.Println(err)
		return
	}
	loaded, err := core.LoadPack(pack.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	engine, err := core.New(loaded)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(engine.Templates())
	_, err = core.LoadPack(pack.Bytes()[:20])
	fmt.Println(err)
	// Output:
	// 1
	// the pack is damaged; make it again with `make templates`
}

// A text of any length is cleaned as it comes; kept spans may come in several pieces.
func ExampleEngine_Stream() {
	engine, err := lantern()
	if err != nil {
		fmt.Println(err)
		return
	}
	stream, err := engine.Stream(core.Options{}, func(text string, span core.Span) error {
		if span.Verdict == core.Keep {
			fmt.Print(text)
		}
		return nil
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := io.Copy(stream, strings.NewReader(pasted)); err != nil {
		fmt.Println(err)
		return
	}
	if err := stream.Close(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// The bridge reopened on Friday after two years of repairs.
	//
	// Buses will cross it again from Monday, the city said.
}

package main

import (
	"bytes"
	"fmt"
	"text/tabwriter"

	"github.com/dehusk/dehusk/core"
	"github.com/spf13/pflag"
)

const kindsHelp = `Lists the kinds of boilerplate: name, what becomes of it, meaning.

  dehusk kinds

"remove" is taken out where a template matches, "suggest" is only shown. Choose
kinds with --kinds appeal,-related.
`

// runKinds is dehusk kinds.
func runKinds(args []string, s streams) error {
	flags := pflag.NewFlagSet("kinds", pflag.ContinueOnError)
	if done, err := parse(flags, args, kindsHelp, s); done || err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("kinds takes no arguments, not %q", flags.Arg(0))
	}
	var b bytes.Buffer
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, kind := range core.Kinds() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", kind.Name, kind.Default, kind.Meaning)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return deliver(b.Bytes(), "", s)
}

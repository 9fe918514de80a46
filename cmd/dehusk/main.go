// Command dehusk takes publishers' boilerplate (donation appeals, newsletter
// sign-ups, republication notices) out of articles, and says what and why.
//
//	dehusk < article.txt
//	dehusk explain article.txt
//
// The scripts in testdata show every option at work.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"
)

// The exit codes, which scripts may rely on.
const (
	exitDone  = 0
	exitFound = 1 // only with --check: there is something to take out
	exitWrong = 2 // nothing was written to standard output, or of a text of many megabytes a part
)

// version is set by the build (-ldflags "-X main.version=1.2.3"); a build by
// `go install` knows its version without.
var version string

// streams are what a command reads and writes besides the files it is given.
type streams struct {
	in       *os.File
	out, err io.Writer
}

// A command is one of dehusk's subcommands. Its run function returns what it
// has to say only when all of it succeeded, so that nothing half-done is seen;
// cleanLong apart.
type command struct {
	name string
	does string
	run  func(args []string, s streams) error
}

// commands are the subcommands in the order of the help; the first word of the
// arguments names one, everything else is input to clean.
func commands() []command {
	return []command{
		{"explain", "show the text with what goes marked, and why it goes", runExplain},
		{"kinds", "list the kinds of boilerplate", runKinds},
		{"templates", "check template files, or compile them to a pack", runTemplates},
		{"mine", "find what publishers repeat, and ship what a person chose", runMine},
		{"version", "print the version", runVersion},
		{"help", "print this help", runHelp},
	}
}

// errFound makes --check exit with 1 after its output was written.
var errFound = errors.New("something was found")

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run carries out one call of the command and gives its exit code.
func run(args []string, s streams) int {
	do := runClean
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] {
				do, args = c.run, args[1:]
				break
			}
		}
	}
	switch err := do(args, s); {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	default:
		// A lint prints many lines; each gets the command's name.
		for line := range strings.Lines(err.Error()) {
			fmt.Fprintf(s.err, "dehusk: %s\n", strings.TrimSuffix(line, "\n"))
		}
		return exitWrong
	}
}

// parse reads flags and arguments in any order. done tells that help was asked
// for and printed.
func parse(flags *pflag.FlagSet, args []string, help string, s streams) (done bool, err error) {
	flags.SortFlags = false
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	err = flags.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		_, err = io.WriteString(s.out, help+flags.FlagUsages())
		return true, err
	}
	if err != nil {
		return false, fmt.Errorf("%w; see %q", err, strings.TrimSpace("dehusk "+flags.Name())+" --help")
	}
	return false, nil
}

const helpText = `Dehusk takes donation appeals, sign-ups and the like out of articles.

  dehusk < article.txt          print the article without them
  dehusk FILE...                the same for files; "-" is standard input
  dehusk COMMAND --help         say more about a command

Commands:
`

const exitText = `
Exit codes: 0 done; 1 --check found something to take out; 2 anything wrong.
`

func runHelp(args []string, s streams) error {
	if len(args) > 0 {
		for _, c := range commands() {
			if c.name == args[0] && c.name != "help" {
				return c.run([]string{"--help"}, s)
			}
		}
		return fmt.Errorf("there is no command %q; see \"dehusk help\"", args[0])
	}
	return runClean([]string{"--help"}, s)
}

// mainHelp is the text above the flags of dehusk without a command.
func mainHelp() string {
	var b strings.Builder
	b.WriteString(helpText)
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-10s %s\n", c.name, c.does)
	}
	b.WriteString(exitText + "\nOptions:\n")
	return b.String()
}

func runVersion(args []string, s streams) error {
	if len(args) > 0 {
		return fmt.Errorf("version takes no arguments, not %q", args[0])
	}
	_, err := fmt.Fprintln(s.out, "dehusk", buildVersion())
	return err
}

func buildVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown)"
}

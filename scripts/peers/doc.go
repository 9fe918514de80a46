// Package peers holds benchmarks of other ways to find known passages, on the
// templates and texts that Dehusk is measured on. scripts/bench runs them.
package peers

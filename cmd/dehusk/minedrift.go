package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/mine"
)

// A seen template or passage, by the last day that somebody says.
type seen struct{ day, name string }

// reportDrift names what was not seen since a day. Folders among the names hold
// fingerprints, the others are pages.
func reportDrift(library core.Library, names []string, since string, s streams) error {
	if since == "" {
		return errors.New("say since when with --since YYYY-MM-DD")
	}
	if _, err := time.Parse(time.DateOnly, since); err != nil {
		return fmt.Errorf("unreadable day %q; write YYYY-MM-DD", since)
	}
	var folders, files []string
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			folders = append(folders, name)
		} else {
			files = append(files, name)
		}
	}
	var pages []mine.Page
	var err error
	if len(files) > 0 {
		if pages, err = readPages(files, s); err != nil {
			return err
		}
	}
	all, dateless, err := templatesSeen(library, pages)
	if err != nil {
		return err
	}
	engine, err := cutter(library)
	if err != nil {
		return err
	}
	passages := library.Fingerprints
	for _, folder := range folders {
		list, err := readFingerprints(folder)
		if err != nil {
			return err
		}
		passages = append(passages, list...)
	}
	for _, f := range passages {
		for _, p := range mine.Seen(engine, f, pages).Passages {
			if p.Last == "" {
				dateless++
				continue
			}
			all = append(all, seen{p.Last, "mined/" + f.Domain + "/" + p.Name()})
		}
	}
	slices.SortFunc(all, func(a, b seen) int {
		return cmp.Or(strings.Compare(a.day, b.day), strings.Compare(a.name, b.name))
	})
	var b bytes.Buffer
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	old := 0
	for _, x := range all {
		if latest(x.day) < since {
			old++
			fmt.Fprintf(table, "%s\t%s\n", x.day, x.name)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(&b, "%d of %d not seen since %s; %d more have no day\n", old, len(all), since, dateless)
	return deliver(b.Bytes(), "", s)
}

// latest is the last day that a year, a month or a day may mean.
func latest(day string) string {
	switch len(day) {
	case len("2024"):
		return day + "-12-31"
	case len("2024-05"):
		return day + "-31"
	}
	return day
}

// templatesSeen gives each template the later of the day that it states and the day
// of the last page that it is found in, and counts those with neither.
func templatesSeen(library core.Library, pages []mine.Page) (all []seen, dateless int, err error) {
	days := map[string]string{}
	for _, t := range library.Templates {
		days[t.Path] = t.Seen
	}
	pack, err := core.Compile(library)
	if err != nil {
		return nil, 0, err
	}
	engine, err := core.New(pack)
	if err != nil {
		return nil, 0, err
	}
	for _, p := range pages {
		if p.Date == "" {
			continue
		}
		text := strings.Join(p.Blocks, "\n\n")
		if len(text) > core.MaxText {
			continue // no article
		}
		result, err := engine.Clean(text, core.Options{Publisher: p.Publisher, URL: p.URL})
		if err != nil {
			return nil, 0, err
		}
		for _, span := range result.Spans {
			if day, ok := days[span.Template]; ok && p.Date > latest(day) {
				days[span.Template] = p.Date
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(days)) {
		if days[name] == "" {
			dateless++
			continue
		}
		all = append(all, seen{days[name], name})
	}
	return all, dateless, nil
}

// readFingerprints reads the fingerprints of a folder.
func readFingerprints(folder string) ([]core.Fingerprints, error) {
	texts, err := readTexts(folder)
	if err != nil {
		return nil, err
	}
	var list []core.Fingerprints
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		f, err := core.ParseFingerprints(name, texts[name])
		if err != nil {
			return nil, inFolder(folder, err)
		}
		list = append(list, f)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("there are no fingerprints in %q; make them with \"dehusk mine ship\"", folder)
	}
	return list, nil
}

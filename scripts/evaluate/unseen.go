package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/core/templates"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// unseenTables are engines that know nothing of single publishers, each with a genre
// table that was trained without some of them: what a publisher gets that nobody has
// looked at. Scored on what it was trained on, the shipped table would flatter itself.
type unseenTables struct {
	of    map[string]*core.Engine // by the id of an article or appeal
	curve []point
	rates point
}

// A point is a line of the curve of scripts/genre: what blocks go where those from a
// likelihood on are suggested.
type point struct {
	Least                                                 float64
	News, Hard, Clean, Precise, Asks, Others, Short, Left struct{ Found, All int }
	AppealWords                                           float64 // in per cent, the mean of the campaigns
	Campaigns                                             int
}

// unseenEngines has scripts/genre train, once a run.
func (e *evaluation) unseenEngines() (*unseenTables, error) {
	if e.unseen != nil {
		return e.unseen, nil
	}
	folder, err := os.MkdirTemp("", "evaluate")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "genre.json")
	shared, err := filepath.Abs(e.shared)
	if err != nil {
		return nil, err
	}
	if out, err := exec.Command("go", "run", "github.com/dehusk/dehusk/scripts/genre", "-shared", shared, "-unseen", "-json", file).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("scripts/genre: %w: %s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var m struct {
		Curve []point
		Rates point
		Folds []struct {
			Left  []string
			Table string
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	u := &unseenTables{of: map[string]*core.Engine{}, curve: m.Curve, rates: m.Rates}
	library, err := ofNobody()
	if err != nil {
		return nil, err
	}
	for _, fold := range m.Folds {
		if library.Genre, err = core.ParseGenre("genre.txt", fold.Table); err != nil {
			return nil, err
		}
		pack, err := core.Compile(library)
		if err != nil {
			return nil, err
		}
		engine, err := core.New(pack)
		if err != nil {
			return nil, err
		}
		for _, id := range fold.Left {
			u.of[id] = engine
		}
	}
	e.unseen = u
	return u, nil
}

// ofNobody is the shipped library without what it knows of single publishers, and
// without genre.
func ofNobody() (core.Library, error) {
	library, err := templates.Library()
	if err != nil {
		return library, err
	}
	library.Fingerprints, library.Genre = nil, nil
	var generic []core.Template
	for _, t := range library.Templates {
		if t.Publisher == core.Generic {
			generic = append(generic, t)
		}
	}
	library.Templates = generic
	return library, nil
}

// unseen scores what publishers get that nobody has looked at.
func unseen(e *evaluation) error {
	u, err := e.unseenEngines()
	if err != nil {
		return err
	}
	fmt.Println("Only generic templates, and genre tables that were trained without the publisher (scripts/genre -unseen).")
	fmt.Println("The curve over all blocks, by the likelihood from which on a block is suggested; the engine wants more of long paragraphs:")
	fmt.Println("least   news    hard   clean  junk of it  asks 5-  others 5-   1-4   appeal words  left with one")
	for _, p := range append(u.curve, u.rates) {
		p.print()
	}
	fmt.Println("(the last line: the lowest that suggests at most 1 % of news and 5 % of hard negatives)")
	e.put("unseen", "curve", u.curve)
	e.put("unseen", "at the rates", u.rates)
	all, err := e.score("unseen", func(a article) *core.Engine { return u.of[a.ID] })
	if err != nil {
		return err
	}
	all.unseenBars(e)
	return e.campaigns(u)
}

func (p point) print() {
	of := func(s struct{ Found, All int }) float64 { return percent(s.Found, s.All) }
	fmt.Printf("%.2f  %5.2f %% %5.2f %% %5.2f %%  %5.1f %%    %5.1f %%   %5.1f %%  %5.1f %%   %5.1f %%       %5.1f %%\n",
		p.Least, of(p.News), of(p.Hard), of(p.Clean), of(p.Precise), of(p.Asks), of(p.Others), of(p.Short), p.AppealWords, of(p.Left))
}

// unseenBars are the limits of what never was seen.
func (s *scores) unseenBars(e *evaluation) {
	group := func(name string, least float64) {
		t := s.groups.at(name)
		e.least("4", fmt.Sprintf("never-seen publishers: %s, removed or suggested, n=%d", name, t.all), percent(t.shown, t.all), least)
	}
	s.keepBars(e, "never-seen publishers")
	group(asksGroup, 80)
	group(othersGroup, 55)
	group(shortGroup, 80)
	junk, keep := s.junk.shown, s.keep.at("news").shown+s.keep.at("hard negatives").shown
	e.least("4", fmt.Sprintf("never-seen publishers: of all that is removed or suggested junk, n=%d", junk+keep), percent(junk, junk+keep), 95)
	e.greatest("5", fmt.Sprintf("never-seen publishers: articles left with an appeal, newsletter or subscribe block, n=%d", s.withAsk), percent(s.leftAsk, s.withAsk), 20)
}

// campaigns sets whole appeals into articles and counts which of their words an engine
// finds that knows neither them nor their publisher. A campaign with nine variants
// counts once.
func (e *evaluation) campaigns(u *unseenTables) error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	hosts, err := readHosts(e.shared)
	if err != nil {
		return err
	}
	list := tallies{}
	rows := map[string]*means{}
	for i, a := range appeals {
		host := hosts.leftOut(u, u.of[a.ID]).of(a.Lang, i*31)
		for _, place := range places {
			for _, layout := range layouts {
				c := set(host, a, place, layout.separator)
				result, err := u.of[a.ID].Clean(c.text, core.Options{})
				if err != nil {
					return err
				}
				t := c.words(result.Spans)
				list.at(place.name).merge(t)
				if rows[place.name] == nil {
					rows[place.name] = &means{}
				}
				rows[place.name].add(a.Publisher+" "+a.Campaign, percent(t.shown, t.all))
			}
		}
	}
	sum := 0.0
	for _, place := range places {
		t, m := list.at(place.name), rows[place.name]
		fmt.Printf("words of whole appeals, at the %-6s n=%d, removed or suggested %.1f %%; mean of %d campaigns %.1f %%\n", place.name+",", t.all, percent(t.shown, t.all), m.number(), m.mean())
		e.put("unseen", "words of whole appeals, at the "+place.name, map[string]any{"n": t.all, "removedOrSuggested": percent(t.shown, t.all), "meanOfCampaigns": m.mean()})
		sum += m.mean()
	}
	n := rows[places[0].name].number()
	e.least("4", fmt.Sprintf("never-seen campaigns: words of whole appeals, removed or suggested, mean of %d campaigns and of %s", n, strings.Join(placeNames(), ", ")), sum/float64(len(places)), 50)
	return nil
}

package main

import (
	"fmt"
	"strings"

	"github.com/dehusk/dehusk/core"
	"github.com/dehusk/dehusk/scripts/labelled"
)

// A library is what an engine knows beside the variants of an appeal.
type library struct {
	name string
	with func(a appeal, siblings []core.Template) (*core.Engine, error)
}

// siblings sets each variant of a campaign into articles, at three places and in two
// layouts, with all its other variants as templates: alone, and beside what ships of
// nobody in particular, with a genre table that has not seen the publisher. It asks
// how many of the variant's words go, and whether anything of the article does.
func siblings(e *evaluation) error {
	appeals, err := labelled.Lines[appeal](e.shared, "appeals.jsonl")
	if err != nil {
		return err
	}
	hosts, err := readHosts(e.shared)
	if err != nil {
		return err
	}
	u, err := e.unseenEngines()
	if err != nil {
		return err
	}
	for _, l := range []library{
		{"the siblings alone", func(_ appeal, list []core.Template) (*core.Engine, error) { return e.engine(list...) }},
		{"in the library", func(a appeal, list []core.Template) (*core.Engine, error) { return u.of[a.ID].With(list...) }},
	} {
		s := siblingScores{words: tallies{}, means: map[string]*means{}}
		for i, a := range appeals {
			list := siblingsOf(appeals, i)
			if len(list) == 0 {
				continue
			}
			engine, err := l.with(a, list)
			if err != nil {
				return err
			}
			if err := s.variant(engine, a, hosts.leftOut(u, u.of[a.ID]), i); err != nil {
				return err
			}
		}
		s.print(e, l.name)
	}
	return nil
}

// siblingsOf makes templates of the other variants of a campaign.
func siblingsOf(appeals []appeal, i int) []core.Template {
	var list []core.Template
	for j, b := range appeals {
		if i != j && b.Campaign == appeals[i].Campaign {
			list = append(list, b.template())
		}
	}
	return list
}

// siblingScores are what becomes of variants, by place.
type siblingScores struct {
	words              tallies
	means              map[string]*means
	variants, texts    int
	missed             []string // variants less than whose bar goes, at the worst of places
	removed, suggested int      // bytes of the article
	removedIn, shownIn int      // in so many of its paragraphs
	below, belowByIt   int      // paragraphs below the appeal removed or suggested; that are not without it
}

// siblingsBar is how many of a variant's words go at least, in per cent.
const siblingsBar = 80

// hostsEach is into how many articles each variant is set.
const hostsEach = 4

func (s *siblingScores) variant(engine *core.Engine, a appeal, hosts hosts, number int) error {
	s.variants++
	worst := 100.0
	for _, place := range places {
		var t tally
		for k := range hostsEach {
			host := hosts.of(a.Lang, number*31+k*17)
			for _, layout := range layouts {
				c := set(host, a, place, layout.separator)
				result, err := engine.Clean(c.text, core.Options{})
				if err != nil {
					return err
				}
				t.merge(c.words(result.Spans))
				alone := set(host, appeal{}, place, layout.separator)
				without, err := engine.Clean(alone.text, core.Options{})
				if err != nil {
					return err
				}
				s.article(host.ID+" by siblings of "+a.ID+", "+place.name+", "+layout.name, c, result.Spans, alone.article(), without.Spans)
			}
		}
		s.words.at(place.name).merge(t)
		if s.means[place.name] == nil {
			s.means[place.name] = &means{}
		}
		s.means[place.name].add(a.Publisher+" "+a.Campaign, percent(t.shown, t.all))
		worst = min(worst, percent(t.shown, t.all))
	}
	if worst < siblingsBar {
		s.missed = append(s.missed, fmt.Sprintf("%s %.0f %%", a.ID, worst))
	}
	return nil
}

// article counts what is lost of the article, and what of it is suggested that is not
// where the appeal is not there.
func (s *siblingScores) article(what string, c composite, spans []core.Span, alone []core.Range, without []core.Span) {
	s.texts++
	for i, r := range c.article() {
		if covered(spans, r, core.Suggest) == 0 {
			continue
		}
		below := i >= len(c.before)
		if below {
			s.below++
			if covered(without, alone[i], core.Suggest) == 0 {
				s.belowByIt++
			}
		}
		if n := covered(spans, r, core.Remove); n > 0 {
			s.removed += n
			s.removedIn++
			fmt.Printf("  touched %s: %.90q\n", what, c.text[r.Start:r.End])
			continue
		}
		s.suggested += covered(spans, r, core.Suggest)
		s.shownIn++
		if *verbose {
			fmt.Printf("  suggested %s: %.90q\n", what, c.text[r.Start:r.End])
		}
	}
}

func (s *siblingScores) print(e *evaluation, name string) {
	fmt.Printf("%d variants of %d campaigns, all siblings as templates, %s, in %d texts\n", s.variants, s.means[places[0].name].number(), name, s.texts)
	pooled, mean := 100.0, 100.0
	for _, place := range places {
		t, m := s.words.at(place.name), s.means[place.name].mean()
		fmt.Printf("  %-6s words n=%6d  removed %5.1f %%  or suggested %5.1f %%; mean of campaigns %5.1f %%\n", place.name, t.all, percent(t.removed, t.all), percent(t.shown, t.all), m)
		e.put("siblings", name+", "+place.name, map[string]any{"words": t.all, "removed": percent(t.removed, t.all), "removedOrSuggested": percent(t.shown, t.all), "meanOfCampaigns": m})
		pooled, mean = min(pooled, percent(t.shown, t.all)), min(mean, m)
	}
	fmt.Printf("  variants of which less than %d %% go at one of the places: %d: %s\n", siblingsBar, len(s.missed), strings.Join(s.missed, ", "))
	fmt.Printf("  article: %d paragraphs with a removed byte (%d bytes), %d suggested (%d bytes); below the appeal %d removed or suggested, %d of them not without it\n",
		s.removedIn, s.removed, s.shownIn, s.suggested, s.below, s.belowByIt)
	e.put("siblings", name+", variants that miss the bar", len(s.missed))
	e.put("siblings", name+", article paragraphs removed", s.removedIn)
	e.put("siblings", name+", article paragraphs suggested", s.shownIn)
	e.put("siblings", name+", article paragraphs after it removed or suggested", s.below)
	e.put("siblings", name+", article paragraphs after it removed or suggested that are not without it", s.belowByIt)
	e.least("3", fmt.Sprintf("all siblings, %s: a variant's words, removed or suggested, worst of %s", name, strings.Join(placeNames(), ", ")), pooled, siblingsBar)
	e.least("3", fmt.Sprintf("all siblings, %s: the same, mean of campaigns", name), mean, siblingsBar)
	e.greatest("3", fmt.Sprintf("all siblings, %s: article paragraphs with a removed byte, in %d texts", name, s.texts), float64(s.removedIn), 0)
	e.greatest("3", fmt.Sprintf("all siblings, %s: article paragraphs below the appeal, removed or suggested", name), float64(s.below), 0)
	e.greatest("3", fmt.Sprintf("all siblings, %s: of these, that are not where the appeal is not there", name), float64(s.belowByIt), 0)
}

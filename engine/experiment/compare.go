package experiment

import (
	"context"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// MostCompared is how many variants can be compared at once.
const MostCompared = 12

// Comparison is what several variants of a process have come to, the base first.
type Comparison struct {
	Engine       string     `json:"engine"`
	Seed         uint64     `json:"seed" doc:"The base's; all variants are played with it"`
	Replications int        `json:"replications" doc:"Of each variant that were finished by all of them"`
	Requested    int        `json:"requested"`
	Partial      bool       `json:"partial" doc:"Cancelled before all replications were finished"`
	Currency     string     `json:"currency" doc:"The base's"`
	Variants     []Contrast `json:"variants"`
	Rows         []Row      `json:"rows" doc:"Measures that any variant has anything of"`
	Notes        []Note     `json:"notes" doc:"What to know before believing it"`
	Sentences    []Sentence `json:"sentences" doc:"What it says, in plain words"`
}

// Contrast is one of the variants that are compared.
type Contrast struct {
	Name       string `json:"name"`
	Process    string `json:"process" doc:"Name of the process"`
	ProcessID  string `json:"processId"`
	Definition string `json:"definition,omitempty" doc:"What the drawing is called where there are several"`
	Started    int64  `json:"started" doc:"Cases, all replications"`
	Completed  int64  `json:"completed"`
	Unfinished int64  `json:"unfinished"`
	Failed     int64  `json:"failed"`
}

// Note is something to know before believing a figure.
type Note struct {
	Code string       `json:"code"`
	Text problem.Text `json:"text"`
}

// Compare plays variants on common random numbers and compares each with the first. What
// cannot be played is a *problem.Problem that names its variant. When the context is done
// the comparison covers the replications that all variants have finished; where there is
// none, the context's error is returned.
func Compare(ctx context.Context, variants []Variant, engine string, o Options) (*Comparison, error) {
	switch {
	case len(variants) < 2:
		return nil, refuse("one-variant", problem.Say("There is only one scenario: nothing to compare it with.", "只有一个情景，无法比较。"), problem.Say("Name two or more.", "请至少指定两个情景。"))
	case len(variants) > MostCompared:
		return nil, refuse("too-many", problem.Say("%d scenarios are too many to compare at once.", "一次比较 %d 个情景过多。", len(variants)), problem.Say("Compare at most %d.", "一次最多比较 %d 个。", MostCompared))
	}
	alike := common(variants, o.Replications)
	all := make([]played, len(alike))
	err := play(ctx, alike, o, func(i int, p played) { all[i] = p })
	for i := range all {
		switch {
		case all[i].why != nil:
			return nil, in(alike[i], all[i].why)
		case all[i].result == nil:
			return nil, err
		}
	}
	c := &Comparison{Engine: engine, Seed: alike[0].Scenario.Run.Seed, Requested: alike[0].Scenario.Run.Replications, Currency: alike[0].Scenario.Currency}
	c.contrast(alike, all)
	c.rows(all)
	c.Notes = append(append(leftOut(alike...), notes(alike, all)...), c.gaps()...)
	c.Sentences = c.sentences(all)
	return c, nil
}

// contrast notes what was played of each variant.
func (c *Comparison) contrast(variants []Variant, all []played) {
	c.Replications = c.Requested
	for i := range all {
		r, process := all[i].result, all[i].program.Net.Process
		c.Variants = append(c.Variants, Contrast{Name: variants[i].Name, Process: process.Label(), ProcessID: string(process.ID), Definition: variants[i].Definition,
			Started: r.Started, Completed: r.Completed, Unfinished: r.Unfinished, Failed: r.Broken})
		c.Replications = min(c.Replications, r.Replications)
	}
	c.Partial = c.Replications < c.Requested
}

// rows compares every measure that any variant gave anything of, matched by name: those
// of the base in their order, then what only others have.
func (c *Comparison) rows(all []played) {
	measures := make([]map[string]*simulate.Measure, len(all))
	var order []*simulate.Measure
	seen := map[string]bool{}
	for i := range all {
		measures[i] = map[string]*simulate.Measure{}
		list := simulate.Measures(all[i].program)
		for k := range list {
			measures[i][list[k].Name] = &list[k]
			if !seen[list[k].Name] {
				seen[list[k].Name] = true
				order = append(order, &list[k])
			}
		}
	}
	c.Rows = []Row{}
	for _, m := range order {
		values, some := make([][]float64, len(all)), false
		for i := range all {
			if own := measures[i][m.Name]; own != nil {
				values[i] = own.By(all[i].result)
				values[i] = values[i][:min(len(values[i]), c.Replications)]
				some = some || slices.ContainsFunc(values[i], func(v float64) bool { return v > 0 })
			}
		}
		if !some {
			continue
		}
		row := rowOf(m, values)
		if m.Name == "throughput" {
			c.sameWork(&row)
		}
		if m.Unit == simulate.Millionths {
			c.withhold(&row, all)
		}
		c.Rows = append(c.Rows, row)
	}
}

// sameWork takes back what throughput is said to show where both have completed the very
// same cases: how many a day that is then only tells how long the last ones took.
func (c *Comparison) sameWork(row *Row) {
	base := c.Variants[0]
	for i, v := range c.Variants[1:] {
		d := &row.Differences[i]
		if decided(*d) && v.Started == base.Started && v.Unfinished == 0 && base.Unfinished == 0 {
			d.Verdict = Different
		}
	}
}

// withhold takes back differences of amounts in different currencies.
func (c *Comparison) withhold(row *Row, all []played) {
	for i := range row.Differences {
		if all[i+1].program.Scenario.Currency != c.Currency {
			row.Differences[i] = Difference{Verdict: Unknown}
		}
	}
}

// Row is the row of a measure, nil where there is none.
func (c *Comparison) Row(measure string) *Row {
	for i := range c.Rows {
		if c.Rows[i].Measure == measure {
			return &c.Rows[i]
		}
	}
	return nil
}

// elements are the ids of what is played of a process, for telling how much two have in
// common.
func elements(p *played) map[model.ID]bool {
	all := map[model.ID]bool{}
	for _, at := range slices.Concat(p.program.Tasks, p.program.Waits) {
		all[p.program.Net.Nodes[at].ID] = true
	}
	return all
}

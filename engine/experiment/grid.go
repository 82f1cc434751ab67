package experiment

import (
	"context"
	"math"

	"sandtable/engine/lever"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Axis is a lever and the values that it takes in a grid.
type Axis struct {
	Lever  string
	Values []float64
}

// Grid is what comes of every combination of some values of some levers.
type Grid struct {
	Engine       string      `json:"engine"`
	Scenario     string      `json:"scenario"`
	Seed         uint64      `json:"seed"`
	Replications int         `json:"replications"`
	Partial      bool        `json:"partial" doc:"Cancelled: some cells were not played"`
	Currency     string      `json:"currency"`
	Axes         []GridAxis  `json:"axes"`
	Measures     []GridValue `json:"measures" doc:"Of the scenario as it is"`
	Cells        []Cell      `json:"cells" doc:"The last axis changes fastest"`
	Notes        []Note      `json:"notes"`
}

// GridAxis is one lever of a grid.
type GridAxis struct {
	Lever  string       `json:"lever"`
	Label  problem.Text `json:"label"`
	Kind   lever.Kind   `json:"kind"`
	Now    float64      `json:"now"`
	Values []float64    `json:"values"`
}

// GridValue is one measure that is looked at.
type GridValue struct {
	Measure string          `json:"measure"`
	Label   problem.Text    `json:"label"`
	Unit    simulate.Unit   `json:"unit"`
	Better  simulate.Better `json:"better"`
	Base    Estimate        `json:"base"`
}

// Cell is one combination.
type Cell struct {
	Values      []float64    `json:"values" doc:"Of the levers, in the order of the axes"`
	Estimates   []Estimate   `json:"estimates" doc:"In the order of the measures"`
	Differences []Difference `json:"differences" doc:"To the scenario as it is"`
	Best        bool         `json:"best" doc:"No other cell is better in one of the measures without being worse in another, by the means"`
	Refused     *Refused     `json:"refused,omitempty"`
}

// Across plays every combination of the axes' values, and the scenario as it is.
// Cancelled, it tells of the cells that were played, marked as partial.
func Across(ctx context.Context, v Variant, axes []Axis, measures []string, engine string, o Options) (*Grid, error) {
	g := &Grid{Engine: engine, Scenario: v.Scenario.Name, Seed: v.Scenario.Run.Seed, Currency: v.Scenario.Currency, Cells: []Cell{}}
	levers, err := g.axes(v, axes)
	if err != nil {
		return nil, err
	}
	variants, values, err := combined(v, axes, levers)
	if err != nil {
		return nil, err
	}
	all, err := observe(ctx, variants, measuresOr(measures, v.Scenario), o)
	if err != nil && (all.values[0] == nil || !all.stopped) {
		return nil, err
	}
	g.Replications, g.Partial, g.Notes = all.replications, all.stopped, append(leftOut(v), all.notes()...)
	for k := range all.measures {
		m := &all.measures[k]
		g.Measures = append(g.Measures, GridValue{m.Name, m.Label, m.Unit, m.Better, estimate(all.values[0][k], scaleOf(m.Unit))})
	}
	for i := range values {
		if cell := all.cell(i+1, values[i]); cell != nil {
			g.Cells = append(g.Cells, *cell)
		}
	}
	g.best()
	return g, nil
}

// axes finds the levers.
func (g *Grid) axes(v Variant, axes []Axis) ([]*lever.Lever, error) {
	var levers []*lever.Lever
	seen := map[string]bool{}
	for _, a := range axes {
		l, err := lever.Find(v.Drawing, v.Scenario, a.Lever)
		switch {
		case err != nil:
			return nil, err
		case seen[l.Name]:
			return nil, refuse("lever-twice", problem.Say("%s is named twice.", "%s 重复指定。", l.Name), problem.Say("Put all of its values into one list.", "请将其所有取值写在一个列表中。"))
		case len(a.Values) == 0:
			return nil, refuse("no-values", problem.Say("There are no values for %s.", "没有为 %s 指定取值。", l.Name), problem.Say("Name some, such as 1,2,3.", "请指定取值，例如 1,2,3。"))
		}
		seen[l.Name] = true
		levers = append(levers, l)
		g.Axes = append(g.Axes, GridAxis{l.Name, l.Label, l.Kind, l.Now, a.Values})
	}
	if len(levers) == 0 {
		return nil, refuse("no-axis", problem.Say("Nothing says what is to be changed.", "没有指定要调整的数据。"), problem.Say("Name a lever and its values, such as roles/ID/headcount=1..4.", "请指定数据及取值，例如 roles/ID/headcount=1..4。"))
	}
	return levers, nil
}

// combined are the variants to play, the scenario itself first, and the values of each
// after it.
func combined(v Variant, axes []Axis, levers []*lever.Lever) ([]Variant, [][]float64, error) {
	cells := 1
	for _, a := range axes {
		if cells *= len(a.Values); cells > MostVariants {
			return nil, nil, tooMany(cells)
		}
	}
	variants, values := []Variant{v}, make([][]float64, cells)
	for cell := range cells {
		s, rest, size := v.Scenario, cell, cells
		for i, a := range axes {
			size /= len(a.Values)
			value := a.Values[rest/size]
			rest %= size
			values[cell] = append(values[cell], value)
			var err error
			if s, err = levers[i].Set(s, value); err != nil {
				return nil, nil, err
			}
		}
		variants = append(variants, Variant{Name: v.Name, Drawing: v.Drawing, Scenario: s})
	}
	return variants, values, nil
}

// cell is one combination; nil where it was not played.
func (all *observed) cell(variant int, values []float64) *Cell {
	c := &Cell{Values: values, Estimates: []Estimate{}, Differences: []Difference{}, Refused: refused(all.why[variant])}
	if all.values[variant] == nil {
		if c.Refused == nil {
			return nil
		}
		return c
	}
	for k := range all.measures {
		m := &all.measures[k]
		c.Estimates = append(c.Estimates, estimate(all.values[variant][k], scaleOf(m.Unit)))
		c.Differences = append(c.Differences, differ(all.values[0][k], all.values[variant][k], m))
	}
	return c
}

// best marks the cells that no other one beats (the Pareto front).
func (g *Grid) best() {
	for i := range g.Cells {
		a := &g.Cells[i]
		a.Best = a.Refused == nil
		for k := range g.Cells {
			if b := &g.Cells[k]; i != k && b.Refused == nil && g.beats(b, a) {
				a.Best = false
			}
		}
	}
}

// beats says whether a cell is better than another in some measure and worse in none.
func (g *Grid) beats(a, b *Cell) bool {
	ahead := false
	for k, m := range g.Measures {
		if m.Better == simulate.Neither {
			continue
		}
		ours, theirs := standing(a.Estimates[k], m.Better), standing(b.Estimates[k], m.Better)
		if ours > theirs {
			return false
		}
		ahead = ahead || ours < theirs
	}
	return ahead
}

// standing orders estimates of a measure: less is better, and nothing is worst.
func standing(e Estimate, better simulate.Better) float64 {
	switch {
	case e.Mean == nil:
		return math.Inf(1)
	case better == simulate.More:
		return -*e.Mean
	}
	return *e.Mean
}

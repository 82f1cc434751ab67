package compile

import (
	"fmt"
	"maps"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

func (c *compiler) arrivals() error {
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Arrivals)) {
		a := c.scenario.Arrivals[id]
		// No start event: every case starts wherever nothing leads to.
		nodes := c.net.Scopes[0].Starts
		if at, ok := c.net.Node(model.ID(id)); ok {
			nodes = []token.NodeID{at}
		}
		compiled := Arrival{At: nodes, Timeline: c.timelines[a.Calendar], Closed: a.Closed, Draw: number(model.ID(id), map[uint32]bool{})}
		if err := c.rhythm(&compiled, id, a); err != nil {
			return err
		}
		c.program.Arrivals = append(c.program.Arrivals, compiled)
	}
	return nil
}

// rhythm says when the cases of a stream come: at known moments, by a rate, or one so
// long after the other.
func (c *compiler) rhythm(to *Arrival, id string, a *scenario.Arrival) error {
	var err error
	switch {
	case len(a.Cases) > 0:
		to.Known, err = c.known(id, a.Cases)
		return err
	case a.Rate != nil:
		if to.Rate, err = c.rate(a); err != nil {
			return err
		}
	}
	if a.Every == nil { // at random
		to.Every, err = random.NewExponential(1, 0)
		return err
	}
	if to.Every, err = a.Every.Sampler(); err != nil {
		return fmt.Errorf("arrivals at %s: %w", id, err)
	}
	if to.Rate != nil {
		to.Every = scaled{to.Every, to.Every.Mean()}
	}
	return nil
}

// scaled is a distribution with its mean made 1.
type scaled struct {
	random.Distribution
	mean float64
}

func (s scaled) Quantile(p float64) float64 { return s.Distribution.Quantile(p) / s.mean }

func (c *compiler) known(id string, cases []scenario.Instance) ([]Known, error) {
	all := make([]Known, len(cases))
	for i, one := range cases {
		all[i].At = one.At.Sub(c.program.Start).Nanoseconds()
		for _, name := range slices.Sorted(maps.Keys(one.Data)) {
			value, err := c.constant(name, one.Data[name])
			if err != nil {
				return nil, fmt.Errorf("arrivals at %s: %w", id, err)
			}
			all[i].Data = append(all[i].Data, value)
		}
	}
	slices.SortStableFunc(all, func(a, b Known) int { return int(min(1, max(-1, a.At-b.At))) })
	return all, nil
}

package report

import (
	"math"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Known is what a run that goes on has shown so far.
type Known struct {
	Replications int        `json:"replications" doc:"That are finished"`
	Currency     string     `json:"currency"`
	Measures     []Estimate `json:"measures" doc:"Those of the process that there is anything to say about, and the one that precision is asked of"`
	Precision    *Precision `json:"precision,omitempty" doc:"Where replications are played until an average is known well enough: how well it is now"`
}

// Estimate is one measure as far as it is known.
type Estimate struct {
	Name      string        `json:"name" doc:"Such as cycleTime or tasks/ID/waitTime"`
	Label     problem.Text  `json:"label"`
	Unit      simulate.Unit `json:"unit" enum:"time,money,share,count"`
	Mean      float64       `json:"mean" doc:"In seconds, units of the currency, 0 to 1, or a count"`
	HalfWidth *float64      `json:"halfWidth" doc:"Of the 95 % Student-t interval over replications; null with fewer than two"`
}

// Live is told that something is known, and may ask what: that is not reckoned unless it
// is asked for. It is called with one replication after the other, and may ask only while
// it is called.
type Live func(known func() Known)

// Of is what a simulation of the program calls; nil where nobody is told.
func (l Live) Of(p *compile.Program) func(*simulate.Result) {
	if l == nil {
		return nil
	}
	watched := watched(p)
	return func(r *simulate.Result) {
		l(func() Known {
			known := Known{Replications: r.Replications, Currency: p.Scenario.Currency, Measures: []Estimate{}, Precision: precision(p, r)}
			for i := range watched {
				if e, ok := estimate(&watched[i], r); ok {
					known.Measures = append(known.Measures, e)
				}
			}
			return known
		})
	}
}

// watched are the measures that one waits for.
func watched(p *compile.Program) []simulate.Measure {
	names := []string{"cycleTime", "waitTime", "cost", "kept", "throughput"}
	if asked := p.Scenario.Run.Precision; asked != nil {
		if of, err := simulate.MeasureOf(p, asked.Of); err == nil && !slices.Contains(names, of.Name) {
			names = append(names, of.Name)
		}
	}
	return slices.DeleteFunc(simulate.Measures(p), func(m simulate.Measure) bool { return !slices.Contains(names, m.Name) })
}

// estimate is false for a measure that no replication has given, and for a cost of nothing.
func estimate(m *simulate.Measure, r *simulate.Result) (Estimate, bool) {
	mean, half := simulate.Interval(m.By(r))
	if math.IsNaN(mean) || m.Unit == simulate.Millionths && mean == 0 {
		return Estimate{}, false
	}
	by := map[simulate.Unit]float64{simulate.Nanoseconds: second, simulate.Millionths: unit}[m.Unit]
	if by == 0 {
		by = single
	}
	e := Estimate{Name: m.Name, Label: m.Label, Unit: m.Unit, Mean: mean / by}
	if half /= by; !math.IsInf(half, 0) && !math.IsNaN(half) {
		e.HalfWidth = &half
	}
	return e, true
}

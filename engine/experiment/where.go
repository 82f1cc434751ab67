package experiment

import (
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// place is an element, and by how much a case waits longer there than it does in the base.
type place struct {
	id, label string
	by        report.Figure
}

// where finds the task or event at which half or more of a difference in a cause of waiting
// comes about, per case and beyond doubt; nil where there is none. The base and the variant
// need not have the same elements: nobody waits at one that is not there.
func (c *Comparison) where(all []played, cause string, i int, whole float64) *place {
	k := slices.Index(simulate.CauseNames[:], cause)
	base, variant := &all[0], &all[i+1]
	var found *place
	seen := map[model.ID]bool{}
	for _, p := range []*played{base, variant} {
		for _, at := range slices.Concat(p.program.Tasks, p.program.Waits) {
			node := p.program.Net.Nodes[at].Node
			if seen[node.ID] {
				continue
			}
			seen[node.ID] = true
			mean, half := simulate.Interval(less(c.waits(variant, node.ID, k), c.waits(base, node.ID, k)))
			mean, half = mean/1e9, half/1e9
			if !(math.Abs(mean) > half) || mean*whole < 0 || math.Abs(mean) < math.Abs(whole)/2 {
				continue
			}
			if found == nil || math.Abs(mean) > math.Abs(found.by.Value) {
				found = &place{string(node.ID), node.Label(), report.Figure{Name: "elements/" + string(node.ID) + "/waiting/" + cause, Value: mean, HalfWidth: shown(half), Unit: simulate.Nanoseconds}}
			}
		}
	}
	return found
}

// waits is how long a case waits for a cause at an element, by replication, in nanoseconds.
func (c *Comparison) waits(p *played, id model.ID, cause int) []float64 {
	long := make([]float64, c.Replications)
	at, there := p.program.Net.Node(id)
	if !there {
		return long
	}
	e := &p.result.Elements[at]
	often := e.Visits.Means
	if e.Visits.Pooled.Weight() == 0 { // an event
		often = e.Happened
	}
	for i := range long {
		if v := e.Waits[cause][i] * often[i]; !math.IsNaN(v) { // nobody came there
			long[i] = v
		}
	}
	return long
}

// less is the first less the second, one by one.
func less(a, b []float64) []float64 {
	apart := make([]float64, len(a))
	for i := range apart {
		apart[i] = a[i] - b[i]
	}
	return apart
}

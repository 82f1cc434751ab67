package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// TestCallersWhoDoNotWaitAreLost holds the share of work that a promise takes as done, because nobody could begin it at
// once, to Erlang's loss formula: 2.4 Erlang offered to 3 lines, whatever the distribution of their work.
func TestCallersWhoDoNotWaitAreLost(t *testing.T) {
	long(t)
	t.Parallel()
	for _, work := range []*scenario.Distribution{exponential(240), fixed(240)} {
		s := network(20_000, 30, station{"A", 3, work})
		s.Tasks["A"].Promise = &scenario.Promise{Actions: []*scenario.Action{{Do: scenario.Decide}}}
		p, r := simulated(t, oneStation, s, simulate.Options{})
		lost := &simulate.Quantity{}
		for _, mean := range at(t, p, r, "A").Service.Means {
			lost.Means = append(lost.Means, 1-mean/240e9)
		}
		busy := &simulate.Quantity{}
		for i, ns := range r.Roles[0].Busy[0] {
			busy.Means = append(busy.Means, ns/r.Roles[0].Available[i])
		}
		within(t, "Erlang B", lost, 1, .26841)
		within(t, "lines in use", busy, 1, .8*(1-.26841))
		equal(t, "longest wait", at(t, p, r, "A").Wait.Pooled.Max(), 0)
	}
}

// TestImpatientCallersLeave is M/M/1 with deterministic patience (Barrer 1957): who has not been begun after 100 s is taken as done.
func TestImpatientCallersLeave(t *testing.T) {
	long(t)
	t.Parallel()
	const patience, work, every = 100., 80., 100.
	s := network(20_000, 30, station{"A", 1, exponential(work)})
	s.Tasks["A"].Promise = &scenario.Promise{Actions: []*scenario.Action{{After: seconds(patience), Do: scenario.Decide}}}
	p, r := simulated(t, oneStation, s, simulate.Options{})
	// Share served: ρ·served = 1 − P(idle); by Barrer the share lost is (1−ρ)ρ·e^{−(μ−λ)T} / (1 − ρ²·e^{−(μ−λ)T}).
	const load = work / every
	want := barrer(load, patience/work-patience/every)
	lost := &simulate.Quantity{}
	for i, ns := range r.Roles[0].Busy[0] {
		lost.Means = append(lost.Means, 1-ns/r.Roles[0].Available[i]/load)
	}
	within(t, "share that leaves", lost, 1, want)
	equal(t, "longest wait", at(t, p, r, "A").Wait.Pooled.Max(), int64(patience*1e9))
}

func barrer(load, exponent float64) float64 {
	late := math.Exp(-exponent)
	return (1 - load) * load * late / (1 - load*load*late)
}

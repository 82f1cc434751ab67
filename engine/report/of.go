package report

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/simulate"
)

const (
	second = 1e9 // nanoseconds
	unit   = 1e6 // millionths of the currency
	single = 1
)

// Of reports the result of a program, as estimates of the version of the engine named.
func Of(p *compile.Program, r *simulate.Result, engine string) *Report {
	s := p.Scenario
	report := &Report{
		Engine: engine, Scenario: s.Name, Seed: s.Run.Seed,
		Replications: r.Replications, Requested: r.Requested, Partial: r.Partial,
		Start: p.Start, Zone: s.Zone, Currency: s.Currency,
		Cases:  Cases{Started: r.Started, Completed: r.Completed, Unfinished: r.Unfinished, Excluded: r.Excluded},
		Events: r.Events,
		Process: Process{
			ID: string(p.Net.Process.ID), Name: processName(p),
			CycleTime: of(&r.Cycle, second), WaitTime: of(&r.Wait, second), Processing: of(&r.Processing, second),
			Cost: of(&r.Cost, unit), InProgress: over(&r.InProgress),
		},
		Warmup:    warmup(p, r),
		Elements:  map[string]Element{},
		Roles:     map[string]Role{},
		Histogram: histogram(&r.Cycle.Pooled),
	}
	if s.Run.Horizon > 0 {
		seconds := float64(s.Run.Horizon) / second
		report.Horizon = &seconds
	}
	for _, at := range p.Tasks {
		node := &p.Net.Nodes[at]
		report.Elements[string(node.ID)] = element(node.Node, &r.Elements[at])
	}
	for i := range p.Roles {
		report.Roles[p.Roles[i].ID] = role(&p.Roles[i], &r.Roles[i])
	}
	return report
}

// processName is the name of the process, or of its pool where it has none.
func processName(p *compile.Program) string {
	if process := p.Net.Process; process.Name == "" {
		if pool := p.Net.Definitions.Participant(process.ID); pool != nil && pool.Name != "" {
			return pool.Name
		}
	}
	return p.Net.Process.Label()
}

func element(n *model.Node, e *simulate.Element) Element {
	return Element{Name: n.Label(), Kind: n.Kind.String(), Visits: of(&e.Visits, single), WaitTime: of(&e.Wait, second),
		ServiceTime: of(&e.Service, second), QueueLength: over(&e.Queue), Cost: of(&e.Cost, unit)}
}

func role(r *compile.Role, observed *simulate.Role) Role {
	shares := make([]float64, 0, len(observed.Busy))
	for i, busy := range observed.Busy {
		if observed.Available[i] > 0 {
			shares = append(shares, busy/observed.Available[i])
		}
	}
	costs := make([]float64, len(observed.Cost))
	for i, cost := range observed.Cost {
		costs[i] = cost / unit
	}
	return Role{Name: r.Name, Headcount: r.Headcount, Utilization: among(shares), Cost: among(costs),
		Busy: mean(observed.Busy) / second, Available: mean(observed.Available) / second}
}

func warmup(p *compile.Program, r *simulate.Result) Warmup {
	w := Warmup{Kind: "none", Cases: r.Excluded}
	switch given := p.Scenario.Run.Warmup; {
	case given.Auto:
		w.Kind, w.TooShort = "auto", !r.WarmupFound
		w.Seconds = mean(r.Warmup) / second
	case given.Length > 0:
		w.Kind, w.Seconds = "fixed", float64(given.Length)/second
	}
	return w
}

// histogram bins cycle times into bars of equal width, a round number of seconds.
func histogram(t *simulate.Tally) Histogram {
	h := Histogram{From: []float64{}, To: []float64{}, Count: []int64{}}
	if t.Weight() == 0 {
		return h
	}
	low, high := float64(t.Min())/second, float64(t.Max())/second
	width := round((high - low) / bars)
	low = math.Floor(low/width) * width
	for from := low; from <= high && len(h.Count) < 2*bars; from += width {
		h.From, h.To, h.Count = append(h.From, from), append(h.To, from+width), append(h.Count, 0)
	}
	t.Each(func(v, weight int64) {
		bar := int((float64(v)/second - low) / width)
		h.Count[max(0, min(bar, len(h.Count)-1))] += weight
	})
	return h
}

const bars = 40

// round is the next number up that people count time by: 1, 2, 5, 10, 15, 20, 30
// seconds, minutes or so.
func round(seconds float64) float64 {
	for _, step := range [...]float64{1e-3, 1e-2, .1, .5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 4 * 3600, 8 * 3600, 12 * 3600, 24 * 3600, 48 * 3600, 7 * 24 * 3600} {
		if step >= seconds {
			return step
		}
	}
	const week = 7 * 24 * 3600
	return math.Ceil(seconds/week) * week
}

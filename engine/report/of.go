package report

import (
	"math"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
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
		Cases:  Cases{Started: r.Started, Completed: r.Completed, Unfinished: r.Unfinished, Excluded: r.Excluded, Failed: r.Broken},
		Events: r.Events,
		Process: Process{
			ID: string(p.Net.Process.ID), Name: processName(p),
			CycleTime: of(&r.Cycle, second), WaitTime: of(&r.Wait, second), Processing: of(&r.Processing, second),
			Cost: of(&r.Cost, unit), InProgress: over(&r.InProgress), Throughput: among(r.Throughput()),
			Waiting: waiting(r.Waits[:]), Promise: promise(&r.Completions, r.Acted),
		},
		Warmup:    warmup(p, r),
		Series:    series(p, r),
		Week:      week(p, r),
		Elements:  map[string]Element{},
		Roles:     map[string]Role{},
		Money:     money(r),
		Histogram: histogram(&r.Cycle.Pooled),
		Fault:     fault(r.Fault),
		Precision: precision(p, r),
	}
	if s.Run.Horizon > 0 {
		seconds := float64(s.Run.Horizon) / second
		report.Horizon = &seconds
	}
	waited := waited(r)
	for _, at := range slices.Concat(p.Tasks, p.Waits) {
		node := &p.Net.Nodes[at]
		e := element(node.Node, &r.Elements[at], waited)
		e.Roles = doers(p, at)
		report.Elements[string(node.ID)] = e
	}
	report.Flows = flows(p, r)
	report.Stock = stock(p, r)
	report.People, report.Unlisted = people(p, r)
	for i := range p.Roles {
		report.Roles[p.Roles[i].ID] = role(&p.Roles[i], &r.Roles[i])
	}
	report.Bottlenecks = bottlenecks(p, r, report.Roles, &report.Week)
	report.Standstill = standstill(p, r)
	report.Sentences = sentences(p, r, report)
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

func element(n *model.Node, e *simulate.Element, waited float64) Element {
	visits := of(&e.Visits, single)
	if n.Event != nil || n.Kind == model.ReceiveTask && e.Visits.Pooled.Weight() == 0 {
		visits = among(e.Happened)
	}
	var share *float64
	if waited > 0 {
		share = scaled(all(&e.Wait), waited)
	}
	return Element{Name: n.Label(), Kind: n.Kind.String(), Visits: visits, WaitTime: of(&e.Wait, second),
		ServiceTime: of(&e.Service, second), QueueLength: over(&e.Queue), Cost: of(&e.Cost, unit), TotalCost: among(inUnits(e.Spent)), WaitShare: share,
		Waiting: waiting(e.Waits[:]), Started: promise(&e.Starts, 0), Completed: promise(&e.Completions, e.Acted),
		Failures: e.Failures, Thrown: e.Thrown, Setups: e.Setups, Interrupted: e.Interrupted, Uncaught: e.Uncaught, Undecided: e.Undecided}
}

// waited is how long all activities of all cases that count have waited.
func waited(r *simulate.Result) (long float64) {
	for i := range r.Elements {
		long += all(&r.Elements[i].Wait)
	}
	return long
}

// all is the sum of what was observed.
func all(q *simulate.Quantity) float64 {
	if q.Pooled.Weight() == 0 {
		return 0
	}
	return q.Pooled.Mean() * float64(q.Pooled.Weight())
}

func inUnits(amounts []float64) []float64 {
	units := make([]float64, len(amounts))
	for i, amount := range amounts {
		units[i] = amount / unit
	}
	return units
}

// waiting are the causes that there was any waiting for.
func waiting(causes [][]float64) map[string]Statistic {
	all := map[string]Statistic{}
	for k, long := range causes {
		seconds := make([]float64, len(long))
		some := false
		for i, ns := range long {
			seconds[i] = ns / second
			some = some || ns > 0
		}
		if some {
			all[simulate.CauseNames[k]] = among(seconds)
		}
	}
	return all
}

// promise is nil where nothing was promised, or nothing came of it.
func promise(k *simulate.Kept, actions int64) *Promise {
	if k.Kept+k.Late == 0 && actions == 0 {
		return nil
	}
	p := &Promise{Kept: k.Kept, Late: k.Late, Share: among(k.Shares), LateBy: of(&k.By, second), Actions: actions}
	if k.Late > 0 {
		p.Lateness = scaled(float64(k.Lateness)/float64(k.Late), second)
	}
	return p
}

func role(r *compile.Role, observed *simulate.Role) Role {
	n := len(observed.Available)
	total, costs := make([]float64, n), make([]float64, n)
	duties := map[string]float64{}
	for k, busy := range observed.Busy {
		for i, ns := range busy {
			total[i] += ns
		}
		if m := mean(busy); m > 0 {
			duties[simulate.PieceNames[k]] = m / second
		}
	}
	for i := range costs {
		costs[i] = observed.Cost[i] / unit
	}
	return Role{Name: r.Name, Headcount: r.Headcount, Utilization: among(observed.Utilization()), Cost: among(costs),
		Busy: mean(total) / second, Available: mean(observed.Available) / second, Overtime: mean(observed.Overtime) / second, Duties: duties}
}

func stock(p *compile.Program, r *simulate.Result) map[string]Stock {
	if len(p.Stocks) == 0 {
		return nil
	}
	all := map[string]Stock{}
	for i := range p.Stocks {
		observed := &r.Stocks[i]
		level := of(&observed.Level, 1000)
		level.Count = int64(len(simulate.Given(observed.Level.Means)))
		all[p.Stocks[i].ID] = Stock{Name: p.Stocks[i].Name, Level: level, Orders: among(observed.Orders), Missed: among(observed.Missed)}
	}
	return all
}

// money is every driver that money was spent on, or came from.
func money(r *simulate.Result) map[string]Statistic {
	all := map[string]Statistic{}
	for k, amounts := range r.Money {
		units, some := make([]float64, len(amounts)), false
		for i, amount := range amounts {
			units[i] = amount / unit
			some = some || amount != 0
		}
		if some {
			all[simulate.DriverNames[k]] = among(units)
		}
	}
	return all
}

// fault is why a run was broken off; nil where it was not.
func fault(err error) *Fault {
	if err == nil {
		return nil
	}
	if p := problem.Of(err); p != nil {
		return &Fault{Code: p.Code, Message: p.Message, Hint: p.Hint, Element: p.At.Element, Path: p.At.Path}
	}
	return &Fault{Code: "simulate.broken-off", Message: problem.Text{EN: err.Error(), ZH: err.Error()}}
}

// precision is nil where none was asked for.
func precision(p *compile.Program, r *simulate.Result) *Precision {
	asked := p.Scenario.Run.Precision
	if asked == nil {
		return nil
	}
	of, err := simulate.MeasureOf(p, asked.Of)
	if err != nil {
		panic("report: a run was played for a measure that the program does not have: " + asked.Of)
	}
	known := &Precision{Of: of.Name, Label: of.Label, Within: asked.Within, Reached: r.Reached}
	mean, half := simulate.Interval(of.By(r))
	if share := half / math.Abs(mean); !math.IsNaN(share) && !math.IsInf(share, 0) {
		known.Share = &share
	}
	return known
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

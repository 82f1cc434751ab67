package simulate_test

import (
	"fmt"
	"math"
	"runtime"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

func cores() int { return runtime.GOMAXPROCS(0) }

// erlangC is the probability that work waits for one of c people, each with a part of the offered load a.
// https://en.wikipedia.org/wiki/Erlang_(unit)#Erlang_C_formula
func erlangC(c int, a float64) float64 {
	term, sum := 1., 0.
	for k := range c {
		sum += term
		term *= a / float64(k+1)
	}
	last := term * float64(c) / (float64(c) - a)
	return last / (sum + last)
}

func TestErlangsFormulaGivesHisTable(t *testing.T) {
	for _, known := range []struct {
		c       int
		a, want float64
	}{{1, .8, .8}, {2, 1.6, .711111}, {3, 2.4, .647191}, {5, 4, .554113}, {10, 8, .409180}} {
		if got := erlangC(known.c, known.a); math.Abs(got-known.want) > 1e-6 {
			t.Errorf("C(%d, %g): got %.6f, want %.6f", known.c, known.a, got, known.want)
		}
	}
}

// above is the share of observations, or of time, that is more than a limit, by the histogram.
func above(q *simulate.Quantity, limit float64) float64 {
	more := int64(0)
	q.Pooled.Each(func(value, weight int64) {
		if float64(value) > limit {
			more += weight
		}
	})
	return float64(more) / float64(q.Pooled.Weight())
}

// element makes a measure of what is observed at a task.
func element(name, task string, theory float64, of func(e *simulate.Element) float64) measure {
	return measure{name, theory, func(p *compile.Program, r *simulate.Result) float64 {
		node, _ := p.Net.Node(modelID(task))
		return of(&r.Elements[node])
	}}
}

// process makes a measure of what is observed of whole cases.
func process(name string, theory float64, of func(r *simulate.Result) float64) measure {
	return measure{name, theory, func(_ *compile.Program, r *simulate.Result) float64 { return of(r) }}
}

// utilization makes a measure of how busy a role is.
func utilization(role string, theory float64) measure {
	return measure{"utilization of " + role, theory, func(p *compile.Program, r *simulate.Result) float64 {
		return *report.Of(p, r, "test").Roles[role].Utilization.Mean
	}}
}

// TestWaitingForSeveralPeopleIsDistributedAsErlangSays plays M/M/c at a load of 0.8 and compares, beyond the mean wait, who waits
// at all, who waits long, and the queue: P(W > t) = C·e^−(c/s−λ)t.
func TestWaitingForSeveralPeopleIsDistributedAsErlangSays(t *testing.T) {
	const rate = .01
	for _, c := range []int{1, 2, 3, 5, 10} {
		t.Run(fmt.Sprintf("M/M/%d", c), func(t *testing.T) {
			service := 80 * float64(c)
			waits := erlangC(c, .8*float64(c))
			leaving := float64(c)/service - rate
			tail := func(limit float64) measure {
				return element(fmt.Sprintf("P(W > %g s)", limit), "A", waits*math.Exp(-leaving*limit), func(e *simulate.Element) float64 { return above(&e.Wait, limit*1e9) })
			}
			wait := waits / leaving
			holds(t, oneStation, network(60_000, 1, station{"A", c, exponential(service)}), 40,
				element("wait", "A", wait, func(e *simulate.Element) float64 { return e.Wait.Pooled.Mean() / 1e9 }),
				element("P(W > 0)", "A", waits, func(e *simulate.Element) float64 { return above(&e.Wait, 0) }),
				tail(100), tail(400), tail(800),
				element("queue, by Little", "A", rate*wait, func(e *simulate.Element) float64 { return e.Queue.Pooled.Mean() }),
				utilization("rA", .8),
				element("service", "A", service, func(e *simulate.Element) float64 { return e.Service.Pooled.Mean() / 1e9 }),
				process("in the system, by Little", rate*(wait+service), func(r *simulate.Result) float64 { return r.InProgress.Pooled.Mean() }))
		})
	}
}

// TestTheTimeInAnMM1SystemIsExponential and the number in it geometric.
func TestTheTimeInAnMM1SystemIsExponential(t *testing.T) {
	const mean, load = 400., .8
	measures := []measure{process("deviation of the time", mean, func(r *simulate.Result) float64 { return r.Cycle.Pooled.SD() / 1e9 })}
	for _, p := range []float64{.5, .9, .95} {
		measures = append(measures, process(fmt.Sprintf("percentile %g", 100*p), -mean*math.Log(1-p), func(r *simulate.Result) float64 { return r.Cycle.Pooled.Quantile(p) / 1e9 }))
	}
	for _, n := range []int{0, 1, 4, 9} {
		measures = append(measures, process(fmt.Sprintf("P(N > %d)", n), math.Pow(load, float64(n+1)), func(r *simulate.Result) float64 { return above(&r.InProgress, float64(n)) }))
	}
	holds(t, oneStation, network(60_000, 1, station{"A", 1, exponential(80)}), 40, measures...)
}

// TestOneServerAgreesWithPollaczekAndKhinchine plays M/G/1 with five kinds of service of mean 80 s: Wq = λ·E[S²] / (2·(1−ρ)).
func TestOneServerAgreesWithPollaczekAndKhinchine(t *testing.T) {
	for _, c := range []struct {
		name    string
		service *scenario.Distribution
		squares float64 // E[S²]
		wait    float64 // the published value
		cases   int
	}{
		{"M/D/1", fixed(80), 6400, 160, 30_000},
		{"M/E2/1", &scenario.Distribution{Kind: scenario.Erlang, Mean: seconds(80), K: 2}, 9600, 240, 30_000},
		{"M/U/1", &scenario.Distribution{Kind: scenario.Uniform, Min: seconds(40), Max: seconds(120)}, 6400 + 80.*80/12, 173.33, 30_000},
		{"M/Tri/1", &scenario.Distribution{Kind: scenario.Triangular, Min: seconds(20), Mode: seconds(80), Max: seconds(140)}, 7000, 175, 30_000},
		{"M/LogN/1", &scenario.Distribution{Kind: scenario.Lognormal, Mean: seconds(80), SD: seconds(160)}, 6400 + 25_600, 800, 150_000},
	} {
		t.Run(c.name, func(t *testing.T) {
			wait := .01 * c.squares / (2 * (1 - .8))
			if math.Abs(wait-c.wait) > .01 {
				t.Fatalf("the formula gives %g, the table %g", wait, c.wait)
			}
			s := network(c.cases, 1, station{"A", 1, c.service})
			s.Run.Warmup.Length = seconds(300_000)
			holds(t, oneStation, s, 40,
				element(c.name+" wait", "A", wait, func(e *simulate.Element) float64 { return e.Wait.Pooled.Mean() / 1e9 }),
				element(c.name+" queue", "A", wait/100, func(e *simulate.Element) float64 { return e.Queue.Pooled.Mean() }),
				element(c.name+" P(W > 0)", "A", .8, func(e *simulate.Element) float64 { return above(&e.Wait, 0) }),
				process(c.name+" cycle", wait+80, func(r *simulate.Result) float64 { return r.Cycle.Pooled.Mean() / 1e9 }))
		})
	}
}

package simulate_test

import (
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// violated lists the laws that one replication breaks: what holds in every run, whatever was drawn.
//
//   - Cases are neither made nor lost: those started are completed or unfinished.
//   - Nobody works longer than he is there.
//   - Little's law, where counting began with an empty process and ended with one: the area under
//     the number in the queue is the sum of the waits, and the same for the whole process. Both are kept in separate books.
//   - Every visit to a task is an execution of it.
func violated(p *compile.Program, r *simulate.Result) []string {
	var broken []string
	law := func(holds bool, format string, args ...any) {
		if !holds {
			broken = append(broken, fmt.Sprintf(format, args...))
		}
	}
	law(r.Started == r.Completed+r.Unfinished, "%d cases started, %d completed, %d unfinished", r.Started, r.Completed, r.Unfinished)
	for id, role := range report.Of(p, r, "test").Roles {
		if role.Utilization.Max != nil {
			law(*role.Utilization.Max <= 1+1e-9, "role %s is busy %g of its time", id, *role.Utilization.Max)
		}
	}
	for i := range p.Roles {
		busy := 0.0
		for _, by := range r.Roles[i].Busy {
			busy += mean(by)
		}
		n := float64(r.Replications)
		law(alike(r.Rhythm.Busy[i].Total().Float(), busy*n), "role %s is busy for %g by hour of the week, for %g in all", p.Roles[i].ID, r.Rhythm.Busy[i].Total().Float(), busy*n)
		law(alike(r.Rhythm.There[i].Total().Float(), mean(r.Roles[i].Available)*n), "role %s is on shift for %g by hour of the week, for %g in all", p.Roles[i].ID, r.Rhythm.There[i].Total().Float(), mean(r.Roles[i].Available)*n)
	}
	for k, task := range p.Tasks {
		law(alike(r.Rhythm.Tasks[k].Total().Float(), total(&r.Elements[task].Queue)), "%s: by hour of the week its queue adds up to %g, in all to %g", p.Net.Nodes[task].ID, r.Rhythm.Tasks[k].Total().Float(), total(&r.Elements[task].Queue))
	}
	arrivals := int64(0)
	for _, n := range r.Rhythm.Arrivals {
		arrivals += n
	}
	law(arrivals == r.Started-r.Excluded, "%d cases by hour of the week, %d in all", arrivals, r.Started-r.Excluded)
	warmup := p.Scenario.Run.Warmup
	if warmup.Auto || warmup.Length > 0 || r.Unfinished > 0 || r.Replications != 1 {
		return broken
	}
	law(alike(simulate.Sum(r.Series.InProgress()).Float(), total(&r.InProgress)), "cases in progress add up to %g over time, to %g in all", simulate.Sum(r.Series.InProgress()).Float(), total(&r.InProgress))
	for k, task := range p.Tasks {
		law(alike(simulate.Sum(r.Series.Queue(k)).Float(), total(&r.Elements[task].Queue)), "%s: its queue adds up to %g over time, to %g in all", p.Net.Nodes[task].ID, simulate.Sum(r.Series.Queue(k)).Float(), total(&r.Elements[task].Queue))
	}
	for i := range p.Roles {
		over := simulate.Sum(r.Series.Busy(compile.RoleID(i)))
		law(over == r.Rhythm.Busy[i].Total() && simulate.Sum(r.Series.There(compile.RoleID(i))) == r.Rhythm.There[i].Total(), "role %s is busy for %v over time, for %v by hour of the week", p.Roles[i].ID, over, r.Rhythm.Busy[i].Total())
	}
	law(r.Cycle.Pooled.Weight() == r.Completed, "%d cases completed, %d cycle times", r.Completed, r.Cycle.Pooled.Weight())
	law(alike(total(&r.InProgress), total(&r.Cycle)), "cases in progress add up to %g, cycle times to %g", total(&r.InProgress), total(&r.Cycle))
	for _, task := range p.Tasks {
		e, id := &r.Elements[task], p.Net.Nodes[task].ID
		law(alike(total(&e.Queue), total(&e.Wait)), "%s: its queue adds up to %g, waits to %g", id, total(&e.Queue), total(&e.Wait))
		law(alike(total(&e.Visits), float64(e.Service.Pooled.Weight())), "%s: %g visits, %d executions", id, total(&e.Visits), e.Service.Pooled.Weight())
	}
	return broken
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v / float64(len(values))
	}
	return sum
}

// total is the sum of all observations, of a level the area under it.
func total(q *simulate.Quantity) float64 {
	if q.Pooled.Weight() == 0 {
		return 0
	}
	return q.Pooled.Mean() * float64(q.Pooled.Weight())
}

func alike(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b)) }

// sound fails the test for every law that a run breaks.
func sound(t testing.TB, p *compile.Program, r *simulate.Result) {
	t.Helper()
	for _, law := range violated(p, r) {
		t.Errorf("seed %d: %s", p.Scenario.Run.Seed, law)
	}
}

// witness watches one replication line by line: nothing ends before it starts, ends come in order of time, and nobody
// does two things at once.
type witness struct {
	fault string
	last  int64
	until map[[2]int32]int64 // by crew and person
}

func (w *witness) see(r *simulate.Record) error {
	switch who := [2]int32{int32(r.Crew), r.Person}; {
	case w.fault != "" || r.Kind != simulate.Execution || r.Outcome != simulate.Completed:
	case r.Enabled > r.Started || r.Started > r.Ended:
		w.fault = fmt.Sprintf("%+v: not enabled, started and ended in that order", r)
	case r.Ended < w.last:
		w.fault = fmt.Sprintf("%+v: told after what ended at %d", r, w.last)
	case r.Crew != compile.None && r.Started < w.until[who]:
		w.fault = fmt.Sprintf("%+v: begun by somebody who was busy until %d", r, w.until[who])
	default:
		w.last, w.until[who] = r.Ended, r.Ended
	}
	return nil
}

// replications plays one process under seeds 1 to n, each as a run of its own so that all of its books can be looked at,
// and hands over what it observed. The first is watched by a witness; all must be sound.
func replications(t testing.TB, sketched string, s *scenario.Scenario, n int, look func(seed int, p *compile.Program, r *simulate.Result)) {
	t.Helper()
	definitions := sketch.Process(sketched)
	var next atomic.Int64
	var group sync.WaitGroup
	var one sync.Mutex
	for range cores() {
		group.Go(func() {
			for seed := int(next.Add(1)); seed <= n; seed = int(next.Add(1)) {
				copied := *s
				copied.Run.Seed, copied.Run.Replications = uint64(seed), 1
				p, err := compile.Definitions(definitions, &copied)
				if err != nil {
					t.Errorf("compile: %v", err)
					return
				}
				o, w := simulate.Options{Threads: 1}, &witness{until: map[[2]int32]int64{}}
				if seed == 1 {
					o.Observe = w.see
				}
				r, err := simulate.Program(context.Background(), p, o)
				if err != nil {
					t.Errorf("simulate: %v", err)
					return
				}
				one.Lock()
				if w.fault != "" {
					t.Error(w.fault)
				}
				sound(t, p, r)
				look(seed, p, r)
				one.Unlock()
			}
		})
	}
	group.Wait()
}

// measure is a number that theory knows, as one replication estimates it.
type measure struct {
	name   string
	theory float64
	of     func(p *compile.Program, r *simulate.Result) float64
}

// holds fails unless the means over replications are within three standard errors of the theory, and close enough together
// to say something about it.
func holds(t *testing.T, sketched string, s *scenario.Scenario, n int, measures ...measure) {
	t.Helper()
	if testing.Short() {
		t.Skip("too slow for the race detector")
	}
	observed := make([][]float64, len(measures))
	for i := range observed {
		observed[i] = make([]float64, n)
	}
	replications(t, sketched, s, n, func(seed int, p *compile.Program, r *simulate.Result) {
		for i, m := range measures {
			observed[i][seed-1] = m.of(p, r)
		}
	})
	for i, m := range measures {
		within(t, m.name, &simulate.Quantity{Means: observed[i]}, 1, m.theory)
	}
}

func TestTheLawsHoldInOfficeHoursWithHorizonsBranchesAndPeopleInTwoRoles(t *testing.T) {
	const text = `
		startEvent s
		exclusiveGateway m
		parallelGateway f
		task A
		task B
		parallelGateway j
		task C
		exclusiveGateway g
		endEvent e
		endEvent stop terminate
		s -> m 1
		m -> f 2
		f -> A 3
		f -> B 4
		A -> j 5
		B -> j 6
		j -> C 7
		C -> g 8
		g -> m back
		g -> e out
		g -> stop 9`
	for _, c := range []struct {
		name  string
		cases int
		until time.Duration
		warm  time.Duration
	}{{"until all are done", 3_000, 0, 0}, {"until a horizon", 0, 60 * 24 * time.Hour, 0}, {"warm", 3_000, 0, 10 * 24 * time.Hour}, {"warm until a horizon", 0, 60 * 24 * time.Hour, 10 * 24 * time.Hour}} {
		t.Run(c.name, func(t *testing.T) {
			s := network(c.cases, 1)
			s.Run.Horizon, s.Run.Warmup.Length = scenario.Duration(c.until), scenario.Duration(c.warm)
			s.Calendars = map[string]*scenario.Calendar{"office": office()}
			s.Arrivals["s"].Every = exponential(1800)
			s.Roles = map[string]*scenario.Role{"x": {Headcount: 2, Calendar: "office", CostPerHour: 30_000_000}, "y": {Headcount: 1}}
			s.People = map[string]*scenario.Person{"both": {Roles: []string{"x", "y"}, Calendar: "office"}}
			s.Tasks = map[string]*scenario.Task{"A": {Duration: exponential(1200), Roles: []string{"x"}},
				"B": {Duration: fixed(600), Roles: []string{"y"}}, "C": {Duration: exponential(300), Roles: []string{"x", "y"}}}
			s.Branches = map[string]map[string]float64{"g": {"back": .2, "out": .7, "9": .1}}
			seen := 0
			replications(t, text, s, 10, func(_ int, p *compile.Program, r *simulate.Result) {
				seen++
				if c.cases > 0 && r.Started != int64(c.cases) || at(t, p, r, "C").Wait.Pooled.Max() == 0 {
					t.Errorf("got %d cases started, want %d, and somebody who waits for C", r.Started, c.cases)
				}
			})
			if seen != 10 {
				t.Errorf("looked at %d replications, want 10", seen)
			}
		})
	}
}

// TestTheLawsCanBeBroken keeps the laws from becoming ones that everything obeys.
func TestTheLawsCanBeBroken(t *testing.T) {
	for name, lie := range map[string]func(r *simulate.Result, a *simulate.Element){
		"a lost case":      func(r *simulate.Result, _ *simulate.Element) { r.Completed-- },
		"a forgotten one":  func(r *simulate.Result, _ *simulate.Element) { r.Started, r.Completed = r.Started+1, r.Completed+1 },
		"a missing wait":   func(_ *simulate.Result, a *simulate.Element) { a.Wait = simulate.Quantity{} },
		"another's queue":  func(r *simulate.Result, a *simulate.Element) { a.Queue = r.InProgress },
		"a forgotten hour": func(r *simulate.Result, _ *simulate.Element) { r.Rhythm.Busy[0] = simulate.Week{} },
		"an arrival more":  func(r *simulate.Result, _ *simulate.Element) { r.Rhythm.Arrivals[3]++ },
		"a lost bucket":    func(r *simulate.Result, _ *simulate.Element) { r.Series.InProgress()[1] = simulate.Area{} },
		"no visits":        func(_ *simulate.Result, a *simulate.Element) { a.Visits = simulate.Quantity{} },
	} {
		s := network(500, 1, station{"A", 1, exponential(80)})
		s.Run.Warmup = scenario.Warmup{}
		p, r := simulated(t, oneStation, s, simulate.Options{})
		sound(t, p, r)
		lie(r, at(t, p, r, "A"))
		if len(violated(p, r)) == 0 {
			t.Errorf("%s: nothing was noticed", name)
		}
	}
}

package simulate_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// TestCancellingEndsARunWithinATenthOfASecond in the middle of bursts that take no time on
// the simulation's clock, and of pilots.
func TestCancellingEndsARunWithinATenthOfASecond(t *testing.T) {
	const gates = `
		startEvent s
		subProcess S several=90000 {
		  startEvent ss
		  exclusiveGateway a
		  exclusiveGateway b
		  task A
		  endEvent se
		  ss -> a 2
		  a -> b 3
		  a -> A 4
		  b -> A 5
		  b -> se 6
		  A -> se 7
		}
		s -> S 1`
	for name, c := range map[string]struct {
		text string
		edit func(*scenario.Scenario)
	}{
		"a burst of instances": {gates, func(*scenario.Scenario) {}},
		"instances of a task":  {replaced(around, "several=90000"), func(*scenario.Scenario) {}},
		"one after the other":  {replaced(around, "several=90000 sequential"), func(*scenario.Scenario) {}},
		"a loop without time": {replaced(around, "loop"), func(s *scenario.Scenario) {
			s.Tasks["A"] = &scenario.Task{Repeat: &scenario.Repeat{Count: number(200_000)}}
		}},
		"a crowd at one moment": {oneStation, func(s *scenario.Scenario) {
			s.Arrivals["s"].Every = fixed(0)
			s.Tasks["A"] = &scenario.Task{Duration: fixed(1), Roles: []string{"r"}}
			s.Roles["r"] = role("R", 3, 1)
		}},
		"pilots": {oneStation, func(s *scenario.Scenario) {
			s.Run.Warmup = scenario.Warmup{Auto: true}
			s.Tasks["A"] = &scenario.Task{Duration: exponential(80), Roles: []string{"r"}}
			s.Roles["r"] = role("R", 1, 1)
		}},
		"instances taken away": {replaced(around, "several=90000 until=nrOfCompletedInstances>=2"), func(s *scenario.Scenario) {
			s.Tasks["A"] = &scenario.Task{Duration: exponential(60), Roles: []string{"r"}}
			s.Roles["r"] = role("R", 3, 1)
		}},
		"formulas at every turn": {replaced(around, "several=90000 until=nrOfCompletedInstances>nrOfInstances"), func(*scenario.Scenario) {}},
	} {
		t.Run(name, func(t *testing.T) {
			s := network(100_000_000, 20)
			s.Run.Warmup = scenario.Warmup{}
			c.edit(s)
			p, err := compile.Definitions(sketch.Process(c.text), s)
			if err != nil {
				t.Fatal(err)
			}
			for _, after := range []time.Duration{20 * time.Millisecond, 137 * time.Millisecond} {
				ctx, cancel := context.WithCancel(context.Background())
				var cancelled time.Time
				timer := time.AfterFunc(after, func() { cancelled = time.Now(); cancel() })
				r, err := simulate.Program(ctx, p, simulate.Options{Threads: 2})
				took := time.Since(cancelled)
				timer.Stop()
				if !errors.Is(err, context.Canceled) {
					t.Fatalf("got %v and error %v, want it cancelled", r, err)
				}
				t.Logf("%s: %v", name, took)
				if took > 100*time.Millisecond*slack {
					t.Errorf("cancelled after %v, it took %v to end", after, took)
				}
			}
		})
	}
}

// slack is for machines that do other things at the same time: what is wrong takes seconds.
const slack = 10

func TestACancelledRunKeepsWhatIsFinishedAndSaysSo(t *testing.T) {
	for name, precision := range map[string]*scenario.Precision{"so many": nil, "until it is precise": {Of: "cycleTime", Within: 1e-9, AtMost: 100_000}} {
		t.Run(name, func(t *testing.T) {
			s := network(2000, 100_000, station{"A", 1, exponential(50)})
			s.Run.Warmup, s.Run.Precision = scenario.Warmup{}, precision
			if precision != nil {
				s.Run.Replications = 3
			}
			p, err := compile.Definitions(sketch.Process(oneStation), s)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			r, err := simulate.Program(ctx, p, simulate.Options{Progress: func(now simulate.Progress) {
				if now.Replications >= 20 {
					cancel()
				}
			}})
			if err != nil || !r.Partial || r.Reached || r.Fault != nil {
				t.Fatalf("got error %v, partial %v, reached %v, fault %v; want a partial result", err, r.Partial, r.Reached, r.Fault)
			}
			if r.Replications < 15 || r.Replications > 200 || r.Requested < r.Replications || int64(r.Replications)*2000 != r.Completed {
				t.Errorf("got %d of %d replications with %d cases, want about 20, whole ones", r.Replications, r.Requested, r.Completed)
			}
		})
	}
}

// TestAFaultInTheFirstReplicationEndsTheOthersToo rather than playing them for nothing.
func TestAFaultInTheFirstReplicationEndsTheOthersToo(t *testing.T) {
	s := network(3000, 10_000, station{"A", 1, exponential(50)})
	s.Run.Warmup = scenario.Warmup{}
	p, err := compile.Definitions(sketch.Process(oneStation), s)
	if err != nil {
		t.Fatal(err)
	}
	full := errors.New("full")
	var most atomic.Int64
	seen := 0
	r, err := simulate.Program(context.Background(), p, simulate.Options{Threads: 2,
		Progress: func(now simulate.Progress) { most.Store(max(most.Load(), int64(now.Replications))) },
		Observe: func(r *simulate.Record) error {
			if r.Kind == simulate.Execution {
				seen++
			}
			if seen == 2000 {
				return full
			}
			return nil
		}})
	if err != nil || !errors.Is(r.Fault, full) || !r.Partial || r.Replications != 1 || r.Completed < 1900 || r.Completed > 2000 {
		t.Fatalf("got error %v, fault %v, partial %v, %d replications with %d cases; want about 2000 of the first", err, r.Fault, r.Partial, r.Replications, r.Completed)
	}
	if most.Load() > 20 {
		t.Errorf("%d replications were played after the first had failed", most.Load())
	}
	if weight := r.InProgress.Pooled.Weight(); weight <= 0 || r.Cycle.Pooled.Weight() != r.Completed {
		t.Errorf("got books of %d ns and %d cases, want them closed once", weight, r.Cycle.Pooled.Weight())
	}
}

// TestProgressIsToldSeldomEnough that those who listen ten times a second cost nothing:
// a call each few thousand events.
func TestProgressIsToldSeldomEnough(t *testing.T) {
	s := network(200_000, 2, station{"A", 1, exponential(50)})
	s.Run.Warmup = scenario.Warmup{}
	var calls atomic.Int64
	last := atomic.Uint64{}
	_, r := simulated(t, oneStation, s, simulate.Options{Threads: 1, Progress: func(now simulate.Progress) {
		calls.Add(1)
		if f := now.Fraction(); f < 0 || f > 1 || uint64(f*1e9) < last.Load() {
			t.Errorf("fraction %g after %g", f, float64(last.Load())/1e9)
		}
		last.Store(uint64(now.Fraction() * 1e9))
	}})
	if perCall := float64(r.Events) / float64(calls.Load()); perCall < 2000 || perCall > 10_000 {
		t.Errorf("got a call every %g events, want one every few thousand", perCall)
	}
	if last.Load() != 1e9 {
		t.Errorf("ended at %g", float64(last.Load())/1e9)
	}
}

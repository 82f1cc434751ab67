// Package experiment plays several variants of a scenario and says what differs, and how
// surely. All variants are played on common random numbers: with the same seed, case 17
// of replication 3 brings the same surprises to each, so that what differs between them
// is what was changed (Law, “Simulation Modeling and Analysis”, 5th ed., §11.2).
package experiment

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// Variant is one process with one set of numbers.
type Variant struct {
	Name       string // for people
	Drawing    *model.Definitions
	Scenario   *scenario.Scenario
	Definition string       // names the drawing where variants have different ones: a file, say
	LeftOut    problem.Text // what of the scenario is not played; see scenario.LeftOut
}

// Options says how an experiment is carried out.
type Options struct {
	Threads      int              // replications played at the same time; 0: one per core
	Replications int              // of each variant; 0: as the first variant's scenario says
	Progress     func(f Progress) // called often and from several goroutines; nil: nobody is told
}

// Progress is how far an experiment is.
type Progress struct {
	Fraction float64 // of the work, 0 to 1
	Variants int     // finished
	Expected int
}

// played is one variant and what came of it. Where result is nil, why says why.
type played struct {
	program *compile.Program
	result  *simulate.Result
	why     *problem.Problem
}

// common gives variants one seed, one start and one number of replications. A precision
// asked for in one of them would give them different numbers, so none is.
func common(variants []Variant, replications int) []Variant {
	first := variants[0].Scenario.Run
	if replications <= 0 {
		replications = max(1, first.Replications)
	}
	alike := make([]Variant, len(variants))
	for i, v := range variants {
		s := *v.Scenario
		s.Run.Seed, s.Run.Replications, s.Run.Precision = first.Seed, replications, nil
		v.Scenario = &s
		alike[i] = v
	}
	return alike
}

// play plays all variants and hands each to take, never two at a time, in no certain
// order. It ends early with the context's error; what was handed on until then counts.
func play(ctx context.Context, variants []Variant, o Options, take func(i int, p played)) error {
	threads := o.Threads
	if threads <= 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	side, each := min(threads, len(variants)), 1
	if len(variants) < 2*threads { // too few to keep all cores busy until the end
		side, each = 1, threads
	}
	meter := &meter{tell: o.Progress, done: make([]float64, len(variants))}
	warm := warmup(ctx, variants[0], threads)
	var mu sync.Mutex
	var group sync.WaitGroup
	var bug any
	next := 0
	for range side {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					mu.Lock()
					defer mu.Unlock()
					bug, next = r, len(variants)
				}
			}()
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= len(variants) || ctx.Err() != nil {
					return
				}
				p := one(ctx, variants[i], each, warm, func(f float64) { meter.set(i, f) })
				if p.result == nil && ctx.Err() != nil {
					return
				}
				func() { // a panic in take must not leave the lock behind
					mu.Lock()
					defer mu.Unlock()
					take(i, p)
				}()
				meter.finish(i)
			}
		})
	}
	group.Wait()
	if bug != nil {
		panic(bug) // where the caller can recover it
	}
	return ctx.Err()
}

// warmup is that of the base, which all variants have where theirs is automatic: were each
// to seek its own, differences in what was left out would stand among their differences.
// nil where the base cannot be played, which playing it tells.
func warmup(ctx context.Context, base Variant, threads int) *simulate.Warmup {
	program, err := compile.Definitions(base.Drawing, base.Scenario)
	if err != nil || !base.Scenario.Run.Warmup.Auto {
		return nil
	}
	warm, err := simulate.WarmupOf(ctx, program, simulate.Options{Threads: threads})
	if err != nil {
		return nil
	}
	return warm
}

// one plays one variant.
func one(ctx context.Context, v Variant, threads int, warm *simulate.Warmup, tell func(float64)) played {
	program, err := compile.Definitions(v.Drawing, v.Scenario)
	if err != nil {
		return played{why: because(err)}
	}
	result, err := simulate.Program(ctx, program, simulate.Options{Threads: threads, Warmup: warm, Progress: func(p simulate.Progress) { tell(p.Fraction()) }})
	switch {
	case err != nil:
		return played{program: program, why: because(err)}
	case result.Fault != nil:
		return played{program: program, why: because(result.Fault)}
	}
	return played{program: program, result: result}
}

func because(err error) *problem.Problem {
	if p := problem.Of(err); p != nil {
		return p
	}
	return problem.New("experiment.failed", problem.Say("A variant could not be played: %v.", "有一个方案无法仿真：%v。", err), problem.Text{})
}

// meter adds up the progress of variants that are played side by side.
type meter struct {
	sync.Mutex
	tell     func(Progress)
	done     []float64
	finished int
}

func (m *meter) set(i int, fraction float64) {
	if m.tell == nil {
		return
	}
	m.Lock()
	defer m.Unlock()
	m.done[i] = max(m.done[i], min(fraction, 1))
	sum := 0.0
	for _, f := range m.done {
		sum += f
	}
	m.tell(Progress{sum / float64(len(m.done)), m.finished, len(m.done)})
}

func (m *meter) finish(i int) {
	m.Lock()
	m.finished++
	m.Unlock()
	m.set(i, 1)
}

// refuse is an experiment that makes no sense.
func refuse(code string, message, hint problem.Text) error {
	return problem.New("experiment."+code, message, hint)
}

// in names the variant that a problem is about.
func in(v Variant, p *problem.Problem) *problem.Problem {
	named := *p
	named.Message = problem.Text{EN: fmt.Sprintf("%s: %s", v.Name, p.Message.EN), ZH: fmt.Sprintf("%s：%s", v.Name, p.Message.ZH)}
	return &named
}

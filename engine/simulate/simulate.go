// Package simulate plays a program: one loop, one agenda, integer nanoseconds. The
// same program gives the same bytes on every machine and with any number of threads.
package simulate

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"sandtable/engine/compile"
)

// Options says how a simulation is carried out; but for Only and Warmup, none of them
// changes its result.
type Options struct {
	Threads  int                 // replications played at the same time; 0: one per core
	Progress func(Progress)      // called often, from several goroutines at once; nil: nobody is told
	Observe  func(*Record) error // told what happens in the first replication played, in the order of time; an error breaks the run off
	Closely  bool                // Observe is told of the steps between, too
	Moves    bool                // Observe is told closely, and of every move of a token
	Only     int                 // play this one replication, from 1; 0: all of them
	Live     func(*Result)       // shown what is known after each replication, one call at a time; it must not keep or change it; nil: nobody looks
	Warmup   *Warmup             // what an automatic warm-up is taken to be; nil: it is sought

	meter *meter
}

// Program plays all replications. What is finished when the context is done, or when a
// replication cannot go on (Result.Fault, a *problem.Problem), is returned, marked as
// partial; an error is returned only where nothing is. Of a first replication that
// cannot go on, what it observed until then is returned.
func Program(ctx context.Context, p *compile.Program, o Options) (*Result, error) {
	result := newResult(p)
	goal, err := newGoal(p, result.Requested)
	if err != nil {
		return nil, err
	}
	warm, err := WarmupOf(ctx, p, o)
	if err != nil {
		return nil, err
	}
	result.WarmupFound = warm.Found
	first, last := 0, result.Requested
	if o.Only > 0 {
		first, last, goal, result.Requested = o.Only-1, o.Only, nil, 1
	} else if goal != nil {
		last = goal.atMost
	}
	o.meter = newMeter(last-first, o)
	err = replicate(ctx, p, first, last, o,
		func(r *replication) { r.warmCase = warm.Case },
		func(r *replication) bool {
			result.take(r.sample)
			if o.Live != nil {
				o.Live(result)
			}
			return goal.reached(result)
		})
	switch {
	case err != nil && result.Completed == 0:
		return nil, err
	case ctx.Err() != nil && result.Replications == 0:
		return nil, fmt.Errorf("simulate: %w", ctx.Err())
	}
	result.conclude(goal, last-first, err)
	return result, nil
}

// conclude says whether all was played that was asked for.
func (r *Result) conclude(goal *goal, all int, fault error) {
	r.Fault = fault
	r.Reached = goal != nil && fault == nil && goal.reached(r)
	r.Partial = fault != nil || r.Replications < all && !r.Reached
	if goal == nil {
		return
	}
	if r.Requested = max(r.Requested, r.Replications); r.Partial {
		r.Requested = max(r.Requested, goal.atLeast)
	}
}

// replicate plays the replications from first to before last on several goroutines.
// Each is prepared once and handed to take in the order of their numbers, never two at
// a time, until take has enough. After an error those before it are still taken, and
// where it is the very first, that one as far as it went; when the context is done, all
// that are finished.
func replicate(ctx context.Context, p *compile.Program, first, last int, o Options, prepare func(*replication), take func(*replication) (enough bool)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	threads := o.Threads
	if threads <= 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	line := newLine(first, last, take, stop)
	var next atomic.Int64
	next.Store(int64(first))
	var group sync.WaitGroup
	for range min(threads, last-first) {
		group.Go(func() {
			defer line.catch(stop)
			for {
				number := int(next.Add(1)) - 1
				if number >= last || line.broke(number) || ctx.Err() != nil {
					return
				}
				r := line.lend(func() *replication {
					r := newReplication(p)
					prepare(r)
					return r
				})
				r.progress = o.meter
				r.watchBy(nil, o)
				if number == first {
					r.watchBy(o.Observe, o)
				}
				r.reset(number)
				err := r.run(ctx)
				switch {
				case err == nil:
					line.done(number, r)
				case !errors.Is(r.fault, errCancelled):
					line.fail(number, err, r)
					return
				default:
					return
				}
			}
		})
	}
	group.Wait()
	if line.bug != nil {
		panic(line.bug) // where the caller can recover it
	}
	return line.close()
}

// line hands replications on in the order of their numbers, and lends those that
// are through to be used again.
type line struct {
	sync.Mutex
	take    func(*replication) bool
	stop    func()
	first   int
	next    int // to be handed on
	waiting map[int]*replication
	spare   []*replication
	enough  bool
	failed  int // the first that failed, by number
	err     error
	broken  *replication // that one
	bug     any          // what a goroutine panicked with, and where
}

func newLine(first, last int, take func(*replication) bool, stop func()) *line {
	return &line{take: take, stop: stop, first: first, next: first, waiting: map[int]*replication{}, failed: last}
}

func (l *line) lend(create func() *replication) *replication {
	l.Lock()
	defer l.Unlock()
	if n := len(l.spare); n > 0 {
		r := l.spare[n-1]
		l.spare = l.spare[:n-1]
		return r
	}
	return create()
}

func (l *line) done(number int, r *replication) {
	l.Lock()
	defer l.Unlock()
	l.waiting[number] = r
	for l.waiting[l.next] != nil && l.next < l.failed && !l.enough {
		l.pass(l.next)
		l.next++
	}
	if l.enough || l.next == l.failed {
		l.stop()
	}
}

// pass hands on a replication that is finished.
func (l *line) pass(number int) {
	r := l.waiting[number]
	delete(l.waiting, number)
	l.enough = l.take(r)
	l.spare = append(l.spare, r)
}

// fail keeps the first replication that failed, by number. Those before it go on.
func (l *line) fail(number int, err error, r *replication) {
	l.Lock()
	defer l.Unlock()
	if number < l.failed {
		l.failed, l.err, l.broken = number, err, r
	}
	if l.next == l.failed {
		l.stop()
	}
}

// broke says whether an earlier replication than this has failed, so that it is not needed.
func (l *line) broke(number int) bool {
	l.Lock()
	defer l.Unlock()
	return number > l.failed
}

// catch keeps a panic for the caller's goroutine and stops the others.
func (l *line) catch(stop func()) {
	if bug := recover(); bug != nil {
		stop()
		l.Lock()
		defer l.Unlock()
		l.bug = fmt.Sprintf("%v\n%s", bug, debug.Stack())
	}
}

// close takes what is finished behind a gap, which only cancelling leaves, or the very
// first replication as far as it went, if that one failed.
func (l *line) close() error {
	if l.enough {
		return nil
	}
	for number := l.next; number < l.failed && len(l.waiting) > 0; number++ {
		if l.waiting[number] != nil {
			l.pass(number)
		}
	}
	if l.broken != nil && l.failed == l.first {
		l.take(l.broken)
	}
	return l.err
}

// Package simulate plays a program: one loop, one agenda, integer nanoseconds. The
// same program gives the same bytes on every machine and with any number of threads.
package simulate

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"sandtable/engine/compile"
)

// Options says how a simulation is carried out; none of them changes its result.
type Options struct {
	Threads  int                // replications played at the same time; 0: one per core
	Progress func(Progress)     // called often, from several goroutines at once; nil: nobody is told
	Observe  func(Record) error // told of every execution of a task in the first replication; an error ends the run

	meter *meter
}

// Program plays all replications. When the context is done it returns what is
// finished, marked as partial, or the context's error where nothing is. A
// replication that cannot go on (*problem.Problem) ends them all.
func Program(ctx context.Context, p *compile.Program, o Options) (*Result, error) {
	result := newResult(p)
	warmCase := int64(0)
	if p.Scenario.Run.Warmup.Auto {
		var err error
		if warmCase, result.WarmupFound, err = warmupCase(ctx, p, Options{Threads: o.Threads}); err != nil {
			return nil, err
		}
	}
	o.meter = newMeter(p, o)
	err := replicate(ctx, p, result.Requested, o,
		func(r *replication) { r.warmCase = warmCase },
		func(r *replication) { result.take(r.sample) })
	if cancelled := ctx.Err(); cancelled != nil {
		if result.Replications == 0 {
			return nil, fmt.Errorf("simulate: %w", cancelled)
		}
	} else if err != nil {
		return nil, err
	}
	result.Partial = result.Replications < result.Requested
	return result, nil
}

// replicate plays n replications on several goroutines. Each is prepared once and
// handed to take in the order of their numbers, never two at a time. After an error
// or when the context is done, those that are finished are still taken.
func replicate(ctx context.Context, p *compile.Program, n int, o Options, prepare, take func(*replication)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	threads := o.Threads
	if threads <= 0 {
		threads = runtime.GOMAXPROCS(0)
	}
	line := newLine(n, take)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(threads, n) {
		group.Go(func() {
			defer line.catch(stop)
			for {
				number := int(next.Add(1)) - 1
				if number >= n || ctx.Err() != nil {
					return
				}
				r := line.lend(func() *replication {
					r := newReplication(p)
					prepare(r)
					return r
				})
				r.progress, r.observe = o.meter, nil
				if number == 0 {
					r.observe = o.Observe
				}
				r.reset(number)
				if err := r.run(ctx); err != nil {
					line.fail(number, err)
					stop()
					return
				}
				line.done(number, r)
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
	take    func(*replication)
	next    int
	waiting map[int]*replication
	spare   []*replication
	failed  int
	err     error
	bug     any // what a goroutine panicked with
}

func newLine(n int, take func(*replication)) *line {
	return &line{take: take, waiting: map[int]*replication{}, failed: n}
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
	for l.waiting[l.next] != nil {
		l.pass(l.next)
		l.next++
	}
}

func (l *line) pass(number int) {
	r := l.waiting[number]
	delete(l.waiting, number)
	l.take(r)
	l.spare = append(l.spare, r)
}

// fail keeps the error of the first replication that failed, by number.
func (l *line) fail(number int, err error) {
	l.Lock()
	defer l.Unlock()
	if number < l.failed {
		l.failed, l.err = number, err
	}
}

// catch keeps a panic for the caller's goroutine and stops the others.
func (l *line) catch(stop func()) {
	if bug := recover(); bug != nil {
		stop()
		l.Lock()
		defer l.Unlock()
		l.bug = bug
	}
}

// close takes what is finished behind a gap.
func (l *line) close() error {
	for number := l.next; len(l.waiting) > 0; number++ {
		if l.waiting[number] != nil {
			l.pass(number)
		}
	}
	return l.err
}

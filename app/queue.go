package app

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"sandtable/engine/problem"
	"sandtable/storage"
)

// queue plays simulations and experiments. One run at a time has all cores; those
// started meanwhile wait their turn.
type queue struct {
	library *storage.Library
	events  *Events
	log     *slog.Logger
	now     func() time.Time
	threads int

	mu      sync.Mutex
	jobs    map[RunID]*job // started here and not over
	waiting []*job         // those of them whose turn has not come, the first one first
	more    *sync.Cond     // something waits, or the end has come
	closed  bool
	playing sync.WaitGroup
}

// queueLimit is how many runs may be started and not over.
const queueLimit = 64

// cancelPatience is how long cancelling waits for a run to notice.
const cancelPatience = 2 * time.Second

func newQueue(library *storage.Library, events *Events, o Options) *queue {
	q := &queue{
		library: library, events: events, log: o.Log, now: o.Now, threads: o.Threads,
		jobs: make(map[RunID]*job),
	}
	q.more = sync.NewCond(&q.mu)
	q.playing.Go(func() {
		for j := q.next(); j != nil; j = q.next() {
			q.play(j)
		}
	})
	return q
}

// next waits for a job whose turn it is; nil at the end.
func (q *queue) next() *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) == 0 && !q.closed {
		q.more.Wait()
	}
	if len(q.waiting) == 0 {
		return nil
	}
	j := q.waiting[0]
	q.waiting = q.waiting[1:]
	j.stand(0)
	q.moveUp()
	return j
}

// enqueue keeps the run and puts it in the queue. Both happen under the lock, so that
// a run of ours without a job is one that is over.
func (q *queue) enqueue(ctx context.Context, j *job, run storage.NewRun) (Run, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return Run{}, unavailable(context.Canceled)
	}
	if len(q.jobs) >= queueLimit {
		return Run{}, queueFull()
	}
	started, err := q.library.StartRun(ctx, run)
	if err != nil {
		return Run{}, explain(aVersion, err)
	}
	j.prepare(started.RunHead)
	q.jobs[j.id] = j
	q.waiting = append(q.waiting, j)
	j.stand(len(q.waiting))
	q.more.Signal()
	return Run{RunHead: j.head(started.RunHead), Scenario: started.Scenario}, nil
}

func queueFull() *problem.Problem {
	return problem.New(CodeQueueFull,
		problem.Say("%d runs are waiting already.", "已有 %d 个仿真在排队。", queueLimit),
		problem.Say("Wait until some are over, or cancel some.", "请等待部分仿真结束，或取消其中一些。"))
}

// heads are runs that the library has listed, with what the queue knows of them. They were
// listed after before was taken.
func (q *queue) heads(ctx context.Context, found []storage.RunHead, before map[RunID]*job) ([]RunHead, error) {
	heads := make([]RunHead, 0, len(found))
	for _, r := range found {
		if j := before[r.ID]; j != nil || !q.isOurs(r) {
			heads = append(heads, j.head(r))
			continue
		}
		run, err := q.get(ctx, r.ID, r.Kind != storage.Simulation) // started since, or lost
		if err != nil {
			return nil, err
		}
		heads = append(heads, run.RunHead)
	}
	return heads, nil
}

// underWay are the jobs that are not over.
func (q *queue) underWay() map[RunID]*job {
	q.mu.Lock()
	defer q.mu.Unlock()
	return maps.Clone(q.jobs)
}

// get is one run, as far as it has come. An experiment is no simulation, nor the other
// way round: neither is found among the others.
func (q *queue) get(ctx context.Context, id RunID, experiment bool) (Run, error) {
	j := q.job(id) // before the library is asked: a run that ends in between is not taken for lost
	found, err := q.find(ctx, id, experiment)
	if err != nil {
		return Run{}, err
	}
	run := Run{RunHead: j.head(found.RunHead), Scenario: found.Scenario, Report: found.Report}
	if j == nil && q.isOurs(found.RunHead) {
		run.Status, run.Error = RunFailed, notKept()
	}
	return run, nil
}

func (q *queue) find(ctx context.Context, id RunID, experiment bool) (storage.Run, error) {
	what := aRun
	if experiment {
		what = anExperiment
	}
	found, err := q.library.Run(ctx, id)
	if err == nil && (found.Kind != storage.Simulation) != experiment {
		return storage.Run{}, notFound(what)
	}
	return found, explain(what, err)
}

// isOurs says that, for all the library knows, this process is playing the run.
func (q *queue) isOurs(r storage.RunHead) bool {
	return r.Status == storage.RunRunning && r.Session == q.library.Session()
}

// cancel ends a run. What it has finished is kept as a partial answer. A run that is
// over stays as it is.
func (q *queue) cancel(ctx context.Context, id RunID, experiment bool) (Run, error) {
	if err := q.stop(ctx, id, experiment); err != nil {
		return Run{}, err
	}
	return q.get(ctx, id, experiment)
}

// delete removes a run, cancelling it first if need be.
func (q *queue) delete(ctx context.Context, id RunID, experiment bool) error {
	if err := q.stop(ctx, id, experiment); err != nil {
		return err
	}
	return explain(aRun, q.library.DeleteRun(ctx, id))
}

// stop cancels a run of this process and waits a little for it to be over.
func (q *queue) stop(ctx context.Context, id RunID, experiment bool) error {
	j := q.job(id)
	if j == nil || j.experiment != experiment {
		found, err := q.find(ctx, id, experiment)
		if err != nil {
			return err
		}
		return playedElsewhere(found.RunHead, q.library.Session())
	}
	j.cancel()
	if q.withdraw(j) {
		q.end(j, nil, context.Canceled)
		return nil
	}
	patience, cancel := context.WithTimeout(ctx, cancelPatience)
	defer cancel()
	select {
	case <-j.over:
	case <-patience.Done():
	}
	return nil
}

// abandon cancels the runs that were deleted with their process or project. Nobody could
// see or cancel them any more, and all others would wait for them.
func (q *queue) abandon(ctx context.Context) {
	for id, j := range q.underWay() {
		if _, err := q.library.Run(context.WithoutCancel(ctx), id); !errors.Is(err, storage.ErrNotFound) {
			continue
		}
		j.cancel()
		if q.withdraw(j) {
			q.end(j, nil, context.Canceled)
		}
	}
}

func playedElsewhere(r storage.RunHead, here storage.SessionID) error {
	if r.Status != storage.RunRunning || r.Session == here {
		return nil
	}
	return problem.New(CodeRunElsewhere,
		problem.Say("Another window is playing this simulation.", "此仿真正在另一个窗口中运行。"),
		problem.Say("Cancel it there.", "请在该窗口中取消。"))
}

// withdraw takes a job out of those that wait; false if it is under way already.
func (q *queue) withdraw(j *job) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	i := slices.Index(q.waiting, j)
	if i < 0 {
		return false
	}
	q.waiting = slices.Delete(q.waiting, i, i+1)
	j.stand(0)
	q.moveUp()
	return true
}

// moveUp tells those that wait where they stand now. The lock is held.
func (q *queue) moveUp() {
	for i, j := range q.waiting {
		if j.stand(i + 1) {
			q.events.publish(Event{Run: new(j.state())})
		}
	}
}

// first lets a run that waits be the next to be played. One that is being played, or
// over, stays as it is.
func (q *queue) first(ctx context.Context, id RunID, experiment bool) (Run, error) {
	found, err := q.find(ctx, id, experiment)
	if err != nil {
		return Run{}, err
	}
	if err := playedElsewhere(found.RunHead, q.library.Session()); err != nil {
		return Run{}, err
	}
	q.mu.Lock()
	if i := slices.IndexFunc(q.waiting, func(j *job) bool { return j.id == id }); i > 0 {
		j := q.waiting[i]
		copy(q.waiting[1:], q.waiting[:i])
		q.waiting[0] = j
		q.moveUp()
	}
	q.mu.Unlock()
	return q.get(ctx, id, experiment)
}

// line are the runs that are not over, the one that is being played first.
func (q *queue) line() []*job {
	q.mu.Lock()
	defer q.mu.Unlock()
	all := slices.Collect(maps.Values(q.jobs))
	slices.SortFunc(all, func(a, b *job) int { return a.state().Waiting - b.state().Waiting })
	return all
}

func (q *queue) job(id RunID) *job {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.jobs[id]
}

// close cancels what is under way and waits until all of it is kept.
func (q *queue) close() {
	q.mu.Lock()
	q.closed = true
	for _, j := range q.jobs {
		j.cancel()
	}
	q.more.Broadcast()
	q.mu.Unlock()
	q.playing.Wait()
}

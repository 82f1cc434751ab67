package app

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// Simulations is the service that plays processes. One run at a time has all cores;
// those started meanwhile wait their turn.
type Simulations struct {
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
	logs    chan struct{} // as many as logs may be written at the same time
}

// queueLimit is how many runs may be started and not over.
const queueLimit = 64

// cancelPatience is how long cancelling waits for a run to notice.
const cancelPatience = 2 * time.Second

func newSimulations(library *storage.Library, events *Events, o Options) *Simulations {
	s := &Simulations{
		library: library, events: events, log: o.Log, now: o.Now, threads: o.Threads,
		jobs: make(map[RunID]*job), logs: make(chan struct{}, logsAtOnce),
	}
	s.more = sync.NewCond(&s.mu)
	s.playing.Go(func() {
		for j := s.next(); j != nil; j = s.next() {
			s.play(j)
		}
	})
	return s
}

// next waits for a job whose turn it is; nil at the end.
func (s *Simulations) next() *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.waiting) == 0 && !s.closed {
		s.more.Wait()
	}
	if len(s.waiting) == 0 {
		return nil
	}
	j := s.waiting[0]
	s.waiting = s.waiting[1:]
	return j
}

// NewRun is a simulation to be started.
type NewRun struct {
	Process  ProcessID
	Revision int64           // the saved one that is played
	Scenario json.RawMessage // JSON
	Only     int             // play this replication alone, from 1, as it is among all; 0: all of them
}

// mostReplications is how many replications a run can have, as scenarios have it.
const mostReplications = 1_000_000

// Start plays a saved revision of a process by a scenario, in the background. Processes
// that it calls are taken from its project, as they were saved last. What cannot be
// played is refused at once and leaves no run behind.
func (s *Simulations) Start(ctx context.Context, run NewRun) (Run, error) {
	if run.Only < 0 || run.Only > mostReplications {
		return Run{}, problem.New("run.no-such-replication",
			problem.Say("There is no replication %d.", "没有第 %d 次重复。", run.Only),
			problem.Say("Name one from 1 on, or leave it out to play all.", "请填写从 1 开始的序号；不填则运行全部重复。"))
	}
	version, err := s.library.ProcessAt(ctx, run.Process, run.Revision)
	if err != nil {
		return Run{}, explain(aVersion, err)
	}
	drawing, err := readDrawing(string(version.XML))
	if err != nil {
		return Run{}, err
	}
	numbers, err := readScenario(run.Scenario)
	if err != nil {
		return Run{}, err
	}
	settle(numbers, drawing)
	if drawing, err = withCalled(ctx, s.library, run.Process, drawing); err != nil {
		return Run{}, err
	}
	if _, err := compile.Definitions(drawing, numbers); err != nil {
		return Run{}, failed(err)
	}
	return s.enqueue(ctx, &job{drawing: drawing, scenario: numbers, only: run.Only}, storage.NewRun{
		ProcessID: run.Process, Revision: run.Revision, Scenario: run.Scenario, Seed: numbers.Run.Seed, Engine: engine.Version, Only: run.Only,
	})
}

// enqueue keeps the run and puts it in the queue. Both happen under the lock, so that
// a run of ours without a job is one that is over.
func (s *Simulations) enqueue(ctx context.Context, j *job, run storage.NewRun) (Run, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Run{}, unavailable(context.Canceled)
	}
	if len(s.jobs) >= queueLimit {
		return Run{}, queueFull()
	}
	started, err := s.library.StartRun(ctx, run)
	if err != nil {
		return Run{}, explain(aVersion, err)
	}
	j.prepare(started.RunHead)
	s.jobs[j.id] = j
	s.waiting = append(s.waiting, j)
	s.more.Signal()
	return Run{RunHead: runHeadOf(started.RunHead), Scenario: started.Scenario}, nil
}

func queueFull() *problem.Problem {
	return problem.New(CodeQueueFull,
		problem.Say("%d simulations are waiting already.", "已有 %d 个仿真在排队。", queueLimit),
		problem.Say("Wait until some are over, or cancel some.", "请等待部分仿真结束，或取消其中一些。"))
}

// List is every run of a process, the newest first.
func (s *Simulations) List(ctx context.Context, process ProcessID) ([]RunHead, error) {
	s.mu.Lock()
	before := maps.Clone(s.jobs)
	s.mu.Unlock()
	found, err := s.library.Runs(ctx, process)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	heads := make([]RunHead, 0, len(found))
	for _, r := range found {
		if j := before[r.ID]; j != nil || !s.isOurs(r) {
			heads = append(heads, j.head(r))
			continue
		}
		run, err := s.Get(ctx, r.ID) // started since, or lost
		if err != nil {
			return nil, err
		}
		heads = append(heads, run.RunHead)
	}
	return heads, nil
}

// Get is one run, as far as it has come.
func (s *Simulations) Get(ctx context.Context, id RunID) (Run, error) {
	j := s.job(id) // before the library is asked: a run that ends in between is not taken for lost
	found, err := s.library.Run(ctx, id)
	if err != nil {
		return Run{}, explain(aRun, err)
	}
	run := Run{RunHead: j.head(found.RunHead), Scenario: found.Scenario, Report: found.Report}
	if j == nil && s.isOurs(found.RunHead) {
		run.Status, run.Error = RunFailed, notKept()
	}
	return run, nil
}

// isOurs says that, for all the library knows, this process is playing the run.
func (s *Simulations) isOurs(r storage.RunHead) bool {
	return r.Status == storage.RunRunning && r.Session == s.library.Session()
}

// Cancel ends a run. What it has finished is kept as a partial report. A run that is
// over stays as it is.
func (s *Simulations) Cancel(ctx context.Context, id RunID) (Run, error) {
	if err := s.stop(ctx, id); err != nil {
		return Run{}, err
	}
	return s.Get(ctx, id)
}

// Delete removes a run, cancelling it first if need be.
func (s *Simulations) Delete(ctx context.Context, id RunID) error {
	if err := s.stop(ctx, id); err != nil {
		return err
	}
	return explain(aRun, s.library.DeleteRun(ctx, id))
}

// stop cancels a run of this process and waits a little for it to be over.
func (s *Simulations) stop(ctx context.Context, id RunID) error {
	if j := s.job(id); j != nil {
		j.cancel()
		if s.withdraw(j) {
			s.end(j, nil, context.Canceled)
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
	found, err := s.library.Run(ctx, id)
	if err != nil {
		return explain(aRun, err)
	}
	if found.Status == storage.RunRunning && found.Session != s.library.Session() {
		return problem.New(CodeRunElsewhere,
			problem.Say("Another window is playing this simulation.", "此仿真正在另一个窗口中运行。"),
			problem.Say("Cancel it there.", "请在该窗口中取消。"))
	}
	return nil
}

// withdraw takes a job out of those that wait; false if it is under way already.
func (s *Simulations) withdraw(j *job) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.waiting, j)
	if i < 0 {
		return false
	}
	s.waiting = slices.Delete(s.waiting, i, i+1)
	return true
}

func (s *Simulations) job(id RunID) *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.jobs[id]
}

// close cancels what is under way and waits until all of it is kept.
func (s *Simulations) close() {
	s.mu.Lock()
	s.closed = true
	for _, j := range s.jobs {
		j.cancel()
	}
	s.more.Broadcast()
	s.mu.Unlock()
	s.playing.Wait()
}

package app

import (
	"context"
	"encoding/json"
	"time"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/storage"
)

// Simulations is the service that plays processes.
type Simulations struct {
	library *storage.Library
	queue   *queue
	logs    chan struct{} // as many as may be played again at the same time

	following recent[*follower]
	reels     recent[*reel]
}

// NewRun is a simulation to be started.
type NewRun struct {
	Process  ProcessID
	Revision int64           // the saved one that is played
	Scenario json.RawMessage // JSON
	Only     int             // play this replication alone, from 1, as it is among all; 0: all of them
	LeaveOut bool            // leave out what the scenario says of an older version of the process; the report says what that was
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
	d, err := open(ctx, s.library, place{run.Process, run.Revision})
	if err != nil {
		return Run{}, err
	}
	numbers, leftOut, err := d.numbers(ctx, s.library, &run.Scenario, run.LeaveOut)
	if err != nil {
		return Run{}, err
	}
	if _, err := compile.Definitions(d.all, numbers); err != nil {
		return Run{}, failed(err)
	}
	return s.queue.enqueue(ctx, simulation(d.all, numbers, leftOut, run.Only, s.queue.now), storage.NewRun{
		ProcessID: run.Process, Revision: run.Revision, Scenario: run.Scenario, Seed: numbers.Run.Seed, Engine: engine.Version, Only: run.Only,
	})
}

// simulation is a job that plays one scenario.
func simulation(drawing *model.Definitions, numbers *scenario.Scenario, leftOut problem.Text, only int, now func() time.Time) *job {
	j := &job{}
	j.work = func(ctx context.Context, threads int, tell func(progress)) (*result, error) {
		r, err := engine.Simulate(ctx, drawing, numbers, engine.Options{Threads: threads, Only: only, LeftOut: leftOut, Live: j.look(now), Progress: func(p simulate.Progress) {
			tell(progress{fraction: p.Fraction(), cases: p.Cases})
		}})
		if err != nil {
			return nil, err
		}
		said := &result{answer: r, partial: r.Partial}
		if r.Fault != nil {
			said.fault = brokenOff(r.Fault)
		}
		return said, nil
	}
	return j
}

// brokenOff is why a run could not go on, as a problem.
func brokenOff(f *report.Fault) *problem.Problem {
	return problem.New(f.Code, f.Message, f.Hint).Located(problem.Place{Element: f.Element})
}

// List is every simulation of a process, the newest first.
func (s *Simulations) List(ctx context.Context, process ProcessID) ([]RunHead, error) {
	before := s.queue.underWay()
	found, err := s.library.Runs(ctx, process)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	return s.queue.heads(ctx, found, before)
}

// Get is one simulation, as far as it has come.
func (s *Simulations) Get(ctx context.Context, id RunID) (Run, error) {
	return s.queue.get(ctx, id, false)
}

// Cancel ends a simulation. What it has finished is kept as a partial report. One that is
// over stays as it is.
func (s *Simulations) Cancel(ctx context.Context, id RunID) (Run, error) {
	return s.queue.cancel(ctx, id, false)
}

// First lets a simulation that waits be the next to be played. One that is being played, or
// over, stays as it is.
func (s *Simulations) First(ctx context.Context, id RunID) (Run, error) {
	return s.queue.first(ctx, id, false)
}

// Delete removes a simulation, cancelling it first if need be.
func (s *Simulations) Delete(ctx context.Context, id RunID) error {
	return s.queue.delete(ctx, id, false)
}

package app

import (
	"context"
	"io"
	"os"

	"sandtable/engine"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// logsAtOnce is how many logs are written at the same time. Each takes a core; more wait.
const logsAtOnce = 2

// LogRequest is an event log that somebody wants.
type LogRequest struct {
	Run         RunID
	Replication int // from 1; 0: the first that was played
	Format      report.Format
}

// RunLog is the event log of a run, ready to be written.
type RunLog struct {
	Name string // for its file

	rerun
	service *Simulations
	format  report.Format
}

// Log readies the event log of a run. Nothing of it was kept: it is played again by the
// scenario, the seed and the revision that were, with the processes that it called as they
// had been saved then.
func (s *Simulations) Log(ctx context.Context, request LogRequest) (*RunLog, error) {
	again, err := s.again(ctx, request.Run, request.Replication)
	if err != nil {
		return nil, err
	}
	return &RunLog{Name: again.name + request.Format.Extension(), service: s, rerun: again, format: request.Format}, nil
}

// rerun is a replication of a run that is played once more.
type rerun struct {
	name        string // of the process
	drawing     *model.Definitions
	scenario    *scenario.Scenario
	replication int
}

// again readies a replication of a run, from 1, to be played once more; 0: the first that was played.
func (s *Simulations) again(ctx context.Context, id RunID, replication int) (rerun, error) {
	run, err := s.queue.find(ctx, id, false)
	if err != nil {
		return rerun{}, err
	}
	if run.Engine != engine.Version {
		return rerun{}, problem.New("run.other-engine",
			problem.Say("This simulation was played by another version of Sandtable (%s), so its events cannot be told any more.", "此仿真由 Sandtable 的另一版本（%s）运行，无法再还原其事件。", run.Engine),
			problem.Say("Simulate again, then take that one.", "请重新仿真，再使用新的结果。"))
	}
	version, err := s.library.ProcessAt(ctx, run.ProcessID, run.Revision)
	if err != nil {
		return rerun{}, explain(aVersion, err)
	}
	drawing, err := readDrawing(string(version.XML))
	if err != nil {
		return rerun{}, err
	}
	numbers, err := readScenario(run.Scenario)
	if err != nil {
		return rerun{}, err
	}
	settle(numbers, drawing)
	if drawing, err = withCalledAsOf(ctx, s.library, run.ProcessID, drawing, run.CreatedAt); err != nil {
		return rerun{}, err
	}
	if replication < 0 || replication > mostReplications || run.Only > 0 && replication > 0 && replication != run.Only {
		return rerun{}, problem.New("run.no-such-replication",
			problem.Say("There is no replication %d.", "没有第 %d 次重复。", replication),
			problem.Say("Name one that was played, or leave it out for the first.", "请填写已运行的序号；不填则为第一次。"))
	}
	return rerun{name: version.Name, drawing: drawing, scenario: numbers, replication: max(1, run.Only, replication)}, nil
}

// Write plays the replication and writes its log. An error means that what was written is
// not the whole. A replication that could not go on has a log of what led there: that is no
// error, the run itself says why.
func (l *RunLog) Write(ctx context.Context, w io.Writer) error {
	free, err := l.service.slot(ctx)
	if err != nil {
		return err
	}
	defer free()
	to := engine.Target{Out: w, Format: l.format}
	if l.format.NeedsSpool() {
		spool, err := newSpool()
		if err != nil {
			return failed(err)
		}
		defer spool.discard()
		to.Spool = spool.File
	}
	written, err := engine.WriteLog(ctx, l.drawing, l.scenario, l.replication, to)
	switch p := problem.Of(err); {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return cancelled(ctx)
	case written.Cases > 0 && p != nil && p.Code != report.CodeLog: // see the run's fault
		return nil
	}
	return failed(err)
}

// replay plays a replication once more for something that is to be told of it; `do` says whether anything was. One that could not go on has told
// what led there: that is no error, the run itself says why.
func (s *Simulations) replay(ctx context.Context, run RunID, replication int, do func(rerun) (told bool, err error)) error {
	again, err := s.again(ctx, run, replication)
	if err != nil {
		return err
	}
	free, err := s.slot(ctx)
	if err != nil {
		return err
	}
	defer free()
	told, err := do(again)
	switch {
	case ctx.Err() != nil:
		return cancelled(ctx)
	case err == nil || told:
		return nil
	}
	return failed(err)
}

// slot waits until a run may be played again: only so many are at the same time.
func (s *Simulations) slot(ctx context.Context) (free func(), err error) {
	select {
	case s.logs <- struct{}{}:
	case <-ctx.Done():
		return nil, cancelled(ctx)
	}
	free = func() { <-s.logs }
	if ctx.Err() != nil {
		free()
		return nil, cancelled(ctx)
	}
	return free, nil
}

func cancelled(ctx context.Context) error {
	return problem.New(CodeCancelled,
		problem.Say("The log was not written to its end.", "日志未写完。"),
		problem.Say("Ask for it again.", "请重新导出。")).Because(context.Cause(ctx))
}

// spool is a file without a name, where the system has that, else one that is removed.
type spool struct{ *os.File }

func newSpool() (spool, error) {
	file, err := os.CreateTemp("", "sandtable-*.part")
	if err == nil {
		_ = os.Remove(file.Name()) // Windows removes it when it is closed
	}
	return spool{file}, err
}

func (s spool) discard() {
	_ = s.Close()
	_ = os.Remove(s.Name()) // where it is not gone already
}

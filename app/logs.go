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

	service     *Simulations
	drawing     *model.Definitions
	scenario    *scenario.Scenario
	replication int
	format      report.Format
}

// Log readies the event log of a run. Nothing of it was kept: it is played again by the
// scenario, the seed and the revision that were, with the processes that it called as they
// had been saved then.
func (s *Simulations) Log(ctx context.Context, request LogRequest) (*RunLog, error) {
	run, err := s.queue.find(ctx, request.Run, false)
	if err != nil {
		return nil, err
	}
	if run.Engine != engine.Version {
		return nil, problem.New("run.other-engine",
			problem.Say("This simulation was played by another version of Sandtable (%s), so its events cannot be told any more.", "此仿真由 Sandtable 的另一版本（%s）运行，无法再还原其事件。", run.Engine),
			problem.Say("Simulate again, then take the log of that.", "请重新仿真，再导出日志。"))
	}
	version, err := s.library.ProcessAt(ctx, run.ProcessID, run.Revision)
	if err != nil {
		return nil, explain(aVersion, err)
	}
	drawing, err := readDrawing(string(version.XML))
	if err != nil {
		return nil, err
	}
	numbers, err := readScenario(run.Scenario)
	if err != nil {
		return nil, err
	}
	settle(numbers, drawing)
	if drawing, err = withCalledAsOf(ctx, s.library, run.ProcessID, drawing, run.CreatedAt); err != nil {
		return nil, err
	}
	if request.Replication < 0 || request.Replication > mostReplications || run.Only > 0 && request.Replication > 0 && request.Replication != run.Only {
		return nil, problem.New("run.no-such-replication",
			problem.Say("There is no replication %d.", "没有第 %d 次重复。", request.Replication),
			problem.Say("Name one that was played, or leave it out for the first.", "请填写已运行的序号；不填则为第一次。"))
	}
	return &RunLog{Name: version.Name + request.Format.Extension(), service: s, drawing: drawing, scenario: numbers,
		replication: max(1, run.Only, request.Replication), format: request.Format}, nil
}

// Write plays the replication and writes its log. An error means that what was written is
// not the whole. A replication that could not go on has a log of what led there: that is no
// error, the run itself says why.
func (l *RunLog) Write(ctx context.Context, w io.Writer) error {
	select {
	case l.service.logs <- struct{}{}:
		defer func() { <-l.service.logs }()
	case <-ctx.Done():
		return cancelled(ctx)
	}
	if ctx.Err() != nil {
		return cancelled(ctx)
	}
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

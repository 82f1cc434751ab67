package app

import (
	"encoding/json"
	"time"

	"sandtable/engine/problem"
	"sandtable/storage"
)

// RunID names a run.
type RunID = storage.RunID

// RunKind says what a run plays: one scenario, or the variants of an experiment.
type RunKind = storage.RunKind

// RunStatus is how far a run has come.
type RunStatus string

// A run that waits for its turn is running, with nothing done yet.
const (
	RunRunning   RunStatus = "running"
	RunFinished  RunStatus = "finished"
	RunCancelled RunStatus = "cancelled"
	RunFailed    RunStatus = "failed"
)

// RunHead is a run without its numbers.
type RunHead struct {
	ID         RunID
	Kind       RunKind
	ProcessID  ProcessID
	Revision   int64 // of the process that was played
	Seed       uint64
	Engine     string // the engine's version
	Only       int    // the replication that is played alone, from 1; 0: all of them
	Status     RunStatus
	Fraction   float64 // how much is done, 0 to 1
	Waiting    int     // its place in the line, from 1; 0: it is being played, or over
	CreatedAt  time.Time
	FinishedAt time.Time        // zero while it runs
	Error      *problem.Problem // why it failed or was broken off; nil otherwise
	Name       string           // of its scenario; empty where that has none, and for an experiment
}

// Run is a run with the scenario it played and what came of it; for an experiment, with
// what was asked and the answer.
type Run struct {
	RunHead
	Scenario json.RawMessage
	Report   json.RawMessage // nil while there is none; partial if the run was cancelled or broken off
}

// runHeadOf tells a stored run's state as far as the library knows it.
func runHeadOf(r storage.RunHead) RunHead {
	h := RunHead{
		ID: r.ID, Kind: r.Kind, ProcessID: r.ProcessID, Revision: r.Revision, Seed: r.Seed, Engine: r.Engine, Only: r.Only,
		CreatedAt: r.CreatedAt, FinishedAt: r.FinishedAt, Name: r.Name,
	}
	switch r.Status {
	case storage.RunRunning:
		h.Status = RunRunning
	case storage.RunFinished:
		h.Status, h.Fraction = RunFinished, 1
	case storage.RunCancelled:
		h.Status = RunCancelled
	case storage.RunInterrupted:
		h.Status, h.Error = RunFailed, interrupted()
	default:
		h.Status, h.Error = RunFailed, problemFrom(r.Error)
	}
	return h
}

func interrupted() *problem.Problem {
	return problem.New("run.interrupted",
		problem.Say("The window was closed or crashed while it was simulating.", "仿真进行中窗口被关闭或程序异常退出。"),
		problem.Say("Start the simulation again; with the same seed it gives the same result.", "请重新运行仿真；使用相同的随机种子会得到相同的结果。"))
}

func notKept() *problem.Problem {
	return problem.New("run.not-kept",
		problem.Say("The simulation is over, but its result could not be saved.", "仿真已结束，但结果未能保存。"),
		problem.Say("Make sure that the disk has room and can be written to, then start it again.", "请确认磁盘有足够空间且可以写入，然后重新运行。"))
}

// keptProblem is a problem as the library keeps it, in both languages.
type keptProblem struct {
	Code    string        `json:"code"`
	Message keptText      `json:"message"`
	Hint    keptText      `json:"hint"`
	At      problem.Place `json:"at"`
}

type keptText struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

func kept(p *problem.Problem) json.RawMessage {
	text, err := json.Marshal(keptProblem{Code: p.Code, Message: keptText(p.Message), Hint: keptText(p.Hint), At: p.At})
	if err != nil {
		panic("app: a problem cannot be written as JSON: " + err.Error()) // it consists of strings and numbers
	}
	return text
}

func problemFrom(kept json.RawMessage) *problem.Problem {
	var k keptProblem
	if err := json.Unmarshal(kept, &k); err != nil || k.Code == "" {
		return problem.Of(failed(err))
	}
	return &problem.Problem{Code: k.Code, Message: problem.Text(k.Message), Hint: problem.Text(k.Hint), At: k.At}
}

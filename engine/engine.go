// Package engine takes a process file and a scenario and gives answers. It is pure:
// it touches no disk, clock, network or database, and the same input with the same
// seed gives the same bytes on every machine.
//
// The stages are the folders beside this file, each importing only earlier ones:
//
//	problem, sheet, figure, random, calendar, model, bpmn, condition, raci, scenario, organisation, rollout, promise, data, contract, adopt, lever, bpsim,
//	token, edit, matrix, change, layout, picture, metafile, plot, draft, finding, check, dialect, compile, walk, simulate, report, experiment, roi, handbook
package engine

import (
	"context"
	"errors"
	"io"

	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/compile"
	"sandtable/engine/experiment"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// Version is the engine's version; every report and every stored run carries it.
const Version = "0.1.0"

// Check finds what is wrong with a process, and with a scenario for it if there is one.
// Where nothing that it finds blocks, Simulate accepts the two.
func Check(d *model.Definitions, s *scenario.Scenario) finding.Findings {
	found, _ := Examine(context.Background(), d, s, check.Options{})
	return found
}

// Examine is Check under a company's policy, and says whether the process is sound. Cancelling the context
// leaves that undecided.
func Examine(ctx context.Context, d *model.Definitions, s *scenario.Scenario, o check.Options) (finding.Findings, soundness.Soundness) {
	found, sound := check.Examine(ctx, d, s, o)
	if s == nil || found.Blocking() {
		return found, sound
	}
	program, err := compile.Definitions(d, s)
	if err == nil {
		err = simulate.Playable(program)
	}
	if p := problem.Of(err); p != nil {
		return append(finding.Findings{finding.Of(*p, finding.Error)}, found...), sound
	}
	return found, sound
}

// Options says how a simulation is carried out, not what it computes: but for Only
// and LeftOut, the report is the same for any of them.
type Options struct {
	Threads  int                     // replications played at the same time; 0: one per core
	Only     int                     // play this replication alone, from 1, as it is among all; 0: all of them
	Progress func(simulate.Progress) // called often and from several goroutines; nil: nobody is told
	Live     report.Live             // told after each replication that something is known; nil: nobody is told
	Log      io.Writer               // gets the event log of the first replication that is played; nil: none
	Format   report.Format           // of the log; the zero value is CSV
	Spool    report.Spool            // where the log puts what has to stand last; nil where its format needs none
	LeftOut  problem.Text            // what of the scenario is not played, as the report is to say; see scenario.LeftOut
}

// Simulate plays a process by a scenario and reports. What does not fit together is a
// *problem.Problem. A run that is cancelled, or cannot go on (Report.Fault), yields a
// report of what was played, marked as partial; where nothing was, only an error: one
// that wraps the context's, or why the run cannot go on.
//
// A log that cannot be written ends the run too: then there is the report of what was
// played, and the error.
func Simulate(ctx context.Context, d *model.Definitions, s *scenario.Scenario, o Options) (*report.Report, error) {
	program, err := compile.Definitions(d, s)
	if err != nil {
		return nil, err
	}
	log := report.NewLog(o.Log, o.Format, o.Spool, program)
	result, err := simulate.Program(ctx, program, simulate.Options{Threads: o.Threads, Only: o.Only, Progress: o.Progress, Live: o.Live.Of(program), Observe: log.Observe()})
	if err != nil {
		return nil, err
	}
	r := report.Of(program, result, Version)
	r.LeftOut = o.LeftOut
	return r, log.Close()
}

// Compare plays several variants of a process on common random numbers and compares each
// with the first: differences with intervals, and a verdict.
func Compare(ctx context.Context, variants []experiment.Variant, o experiment.Options) (*experiment.Comparison, error) {
	return experiment.Compare(ctx, variants, Version, o)
}

// Sense changes the numbers of a scenario one after the other and says how measures answer.
func Sense(ctx context.Context, v experiment.Variant, change experiment.Change, o experiment.Options) (*experiment.Sensitivity, error) {
	return experiment.Sense(ctx, v, change, Version, o)
}

// Across plays every combination of some values of some numbers of a scenario.
func Across(ctx context.Context, v experiment.Variant, axes []experiment.Axis, measures []string, o experiment.Options) (*experiment.Grid, error) {
	return experiment.Across(ctx, v, axes, measures, Version, o)
}

// OneMore says what one more person in each role, or in those named, would buy.
func OneMore(ctx context.Context, v experiment.Variant, roles []string, o experiment.Options) (*experiment.Staffing, error) {
	return experiment.OneMore(ctx, v, roles, Version, o)
}

// History plays one replication, from 1, as Simulate does, for what happened to one of its
// cases, counted from 1 as they came. It is nil where there is no such case; then the number
// says how many there are.
func History(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, number int64) (*report.CaseHistory, int64, error) {
	var history *report.History
	err := Replay(ctx, d, s, replication, func(p *compile.Program) func(*simulate.Record) error {
		history = report.NewHistory(p, number)
		return func(r *simulate.Record) error {
			if history.Observe(r); history.Over() {
				return ErrEnough
			}
			return nil
		}
	})
	if history == nil {
		return nil, 0, err
	}
	return history.Told(), history.Came(), err
}

// Board plays one replication, from 1, as Simulate does, for who is where from one moment
// until another, in nanoseconds since its start.
func Board(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, from, until int64) (*report.Board, error) {
	var film *report.BoardFilm
	err := Follow(ctx, d, s, replication, nil, func(p *compile.Program) func(*simulate.Record) error {
		film = report.NewBoardFilm(p, from, until)
		return func(r *simulate.Record) error {
			if film.Observe(r); film.Over(r) {
				return ErrEnough
			}
			return nil
		}
	})
	if film == nil {
		return nil, err
	}
	return film.Told(), err
}

// Target is where an event log goes.
type Target struct {
	Out      io.Writer
	Format   report.Format
	Spool    report.Spool            // nil where the format needs none
	Progress func(simulate.Progress) // nil: nobody is told
}

// WriteLog plays one replication, from 1, as Simulate does, for its event log alone. What
// does not fit together is a *problem.Problem. Where the replication cannot go on, the
// error says why, and the log shows what led there.
func WriteLog(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, to Target) (report.Written, error) {
	program, err := compile.Definitions(d, s)
	if err != nil {
		return report.Written{}, err
	}
	log := report.NewLog(to.Out, to.Format, to.Spool, program)
	err = simulate.Replay(ctx, program, replication, simulate.Options{Observe: log.Observe(), Progress: to.Progress})
	if ctx.Err() == nil {
		if closing := log.Close(); err == nil {
			err = closing
		}
	}
	return log.Written(), err
}

// ErrEnough ends a replay of which an observer has seen enough.
var ErrEnough = errors.New("enough")

// Replay plays one replication, from 1, as Simulate does, and tells closely what happens.
// The observer is made for the program, which its records speak of; it may answer ErrEnough.
// The error is as WriteLog has it.
func Replay(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, observer func(*compile.Program) func(*simulate.Record) error) error {
	return replay(ctx, d, s, replication, simulate.Options{Closely: true}, observer)
}

// Follow is Replay, and tells of every move of a token, too; and of its progress, unless that is nil.
func Follow(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, progress func(simulate.Progress), observer func(*compile.Program) func(*simulate.Record) error) error {
	return replay(ctx, d, s, replication, simulate.Options{Moves: true, Progress: progress}, observer)
}

func replay(ctx context.Context, d *model.Definitions, s *scenario.Scenario, replication int, o simulate.Options, observer func(*compile.Program) func(*simulate.Record) error) error {
	program, err := compile.Definitions(d, s)
	if err != nil {
		return err
	}
	o.Observe = observer(program)
	err = simulate.Replay(ctx, program, replication, o)
	if errors.Is(err, ErrEnough) {
		return nil
	}
	return err
}

package engine

import (
	"context"
	"errors"
	"io"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

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
	program, err := compile.Definitions(d, s)
	if err != nil {
		return err
	}
	err = simulate.Replay(ctx, program, replication, simulate.Options{Observe: observer(program), Closely: true})
	if errors.Is(err, ErrEnough) {
		return nil
	}
	return err
}

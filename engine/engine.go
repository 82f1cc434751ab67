// Package engine takes a process file and a scenario and gives answers. It is pure:
// it touches no disk, clock, network or database, and the same input with the same
// seed gives the same bytes on every machine.
//
// The stages are the folders beside this file, each importing only earlier ones:
//
//	problem, random, calendar, model, bpmn, condition, raci, scenario, bpsim, token, check, compile, simulate, report
package engine

import (
	"context"
	"io"

	"sandtable/engine/check"
	"sandtable/engine/compile"
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
func Check(d *model.Definitions, s *scenario.Scenario) check.Findings {
	found := check.All(d, s)
	if s == nil || found.Blocking() {
		return found
	}
	if _, err := compile.Definitions(d, s); err != nil {
		if p := problem.Of(err); p != nil {
			return append(check.Findings{check.Of(*p, check.Error)}, found...)
		}
	}
	return found
}

// Options says how a simulation is carried out, not what it computes: but for Only,
// the report is the same for any of them.
type Options struct {
	Threads  int                     // replications played at the same time; 0: one per core
	Only     int                     // play this replication alone, from 1, as it is among all; 0: all of them
	Progress func(simulate.Progress) // called often and from several goroutines; nil: nobody is told
	Log      io.Writer               // gets the event log of the first replication that is played, as CSV; nil: none
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
	log := report.NewLog(o.Log, program)
	result, err := simulate.Program(ctx, program, simulate.Options{Threads: o.Threads, Only: o.Only, Progress: o.Progress, Observe: log.Observe()})
	if err != nil {
		return nil, err
	}
	return report.Of(program, result, Version), log.Close()
}

// Package engine takes a process file and a scenario and gives answers. It is pure:
// it touches no disk, clock, network or database, and the same input with the same
// seed gives the same bytes on every machine.
//
// The stages are the folders beside this file, each importing only earlier ones:
//
//	problem, random, calendar, model, bpmn, raci, scenario, token, check, compile, simulate, report
package engine

import (
	"context"
	"io"

	"sandtable/engine/check"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// Version is the engine's version; every report and every stored run carries it.
const Version = "0.1.0"

// Check finds what is wrong with a process, and with a scenario for it if there is one.
func Check(d *model.Definitions, s *scenario.Scenario) check.Findings {
	return check.All(d, s)
}

// Options says how a simulation is carried out, not what it computes: the report is
// the same for any of them.
type Options struct {
	Threads  int                     // replications played at the same time; 0: one per core
	Progress func(simulate.Progress) // called often and from several goroutines; nil: nobody is told
	Log      io.Writer               // gets the first replication's event log as CSV; nil: none
}

// Simulate plays a process by a scenario and reports. What does not fit together is a
// *problem.Problem. A cancelled run with finished replications yields a report that
// says it is partial; without any, an error that wraps the context's.
func Simulate(ctx context.Context, d *model.Definitions, s *scenario.Scenario, o Options) (*report.Report, error) {
	program, err := compile.Definitions(d, s)
	if err != nil {
		return nil, err
	}
	log := report.NewLog(o.Log, program)
	result, err := simulate.Program(ctx, program, simulate.Options{Threads: o.Threads, Progress: o.Progress, Observe: log.Observe()})
	if err != nil {
		return nil, err
	}
	if err := log.Close(); err != nil {
		return nil, err
	}
	return report.Of(program, result, Version), nil
}

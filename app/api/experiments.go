package api

import (
	"context"
	"net/http"
	"time"

	"sandtable/app"
	"sandtable/engine/problem"
)

// NewExperiment is an experiment to be started. What does not belong to its kind is refused.
type NewExperiment struct {
	Kind         app.RunKind `json:"kind" enum:"comparison,sensitivity,grid,staffing" doc:"Several scenarios against the first; one number after the other changed a little; every combination of some values of some numbers; one more person in each role"`
	Revision     int64       `json:"revision" doc:"The saved revision of the process to play"`
	Variants     []Variant   `json:"variants" minItems:"1" maxItems:"12" doc:"The base first; one alone but for a comparison"`
	Replications int         `json:"replications,omitempty" minimum:"0" maximum:"10000" doc:"Of each variant; left out or 0: as the base's scenario says"`
	Measures     []string    `json:"measures,omitempty" maxItems:"20" doc:"Of a sensitivity or a grid; none: cycle time, cost, and the promise where there is one"`
	Levers       []string    `json:"levers,omitempty" maxItems:"500" doc:"Of a sensitivity: names of numbers to be changed or beginnings of them, where * stands for one part; none: all"`
	By           float64     `json:"by,omitempty" minimum:"0" maximum:"0.9" doc:"Of a sensitivity: share by which numbers are changed; left out or 0: 0.1"`
	Axes         []app.Axis  `json:"axes,omitempty" maxItems:"8" doc:"Of a grid"`
	Roles        []string    `json:"roles,omitempty" maxItems:"500" doc:"Of a staffing; none: all"`
}

// Variant is one scenario of a process of the project.
type Variant struct {
	Name       string         `json:"name,omitempty" maxLength:"200" doc:"As the scenario is called when absent"`
	Process    app.ProcessID  `json:"process,omitempty" doc:"The scenario's, or else the experiment's own when absent"`
	Revision   int64          `json:"revision,omitempty" doc:"When absent the experiment's of its own process, the last one of others"`
	ScenarioID app.ScenarioID `json:"scenarioId,omitempty" doc:"Where the scenario is kept"`
	Scenario   *Content       `json:"scenario,omitempty" doc:"Its numbers; as they were saved last when absent"`
	LeaveOut   bool           `json:"leaveOut,omitempty" doc:"Leave out what the scenario says of an older version of its process; a note of the answer says what that was. Otherwise such a scenario is refused"`
}

// ExperimentHead is an experiment without what was asked and what came of it.
type ExperimentHead struct {
	ID         app.RunID     `json:"id"`
	Kind       app.RunKind   `json:"kind" enum:"comparison,sensitivity,grid,staffing"`
	ProcessID  app.ProcessID `json:"processId"`
	Revision   int64         `json:"revision" doc:"Of the process"`
	Seed       uint64        `json:"seed"`
	Engine     string        `json:"engine" doc:"The engine's version"`
	Status     app.RunStatus `json:"status" enum:"running,finished,cancelled,failed" doc:"One that waits for its turn is running, with nothing done yet"`
	Fraction   float64       `json:"fraction" doc:"How much is done, 0 to 1"`
	Waiting    int           `json:"waiting" doc:"Its place in the line, from 1; 0: it is being played, or over"`
	CreatedAt  time.Time     `json:"createdAt"`
	FinishedAt *time.Time    `json:"finishedAt"`
	Error      OptionalError `json:"error" doc:"Why it failed"`
}

// Experiment is an experiment with what was asked and the answer, of which only the one of
// its kind is set; partial if it was cancelled.
type Experiment struct {
	ExperimentHead
	Asked       StoredAsked       `json:"asked"`
	Comparison  StoredComparison  `json:"comparison"`
	Sensitivity StoredSensitivity `json:"sensitivity"`
	Grid        StoredGrid        `json:"grid"`
	Staffing    StoredStaffing    `json:"staffing"`
}

// Asked is what an experiment plays: with the scenarios, the revisions and the seed it can
// be played again.
type Asked struct {
	Variants     []AskedVariant `json:"variants" doc:"The base first"`
	Replications int            `json:"replications"`
	Measures     []string       `json:"measures,omitempty"`
	Levers       []string       `json:"levers,omitempty"`
	By           float64        `json:"by,omitempty"`
	Axes         []app.Axis     `json:"axes,omitempty"`
	Roles        []string       `json:"roles,omitempty"`
}

// AskedVariant is one scenario with the save of the process that it was played on.
type AskedVariant struct {
	Name       string         `json:"name"`
	Process    app.ProcessID  `json:"process"`
	Definition string         `json:"definition" doc:"What the process is called in the library"`
	Revision   int64          `json:"revision"`
	ScenarioID app.ScenarioID `json:"scenarioId,omitempty"`
	Scenario   Content        `json:"scenario"`
}

// Lever is a number of a scenario that can be changed.
type Lever struct {
	Name  string  `json:"name" doc:"A path: tasks/ID/duration"`
	Label string  `json:"label"`
	Kind  string  `json:"kind" enum:"factor,people,chance"`
	Now   float64 `json:"now" doc:"1 of a factor"`
}

// Measure is a number that each replication gives.
type Measure struct {
	Name   string `json:"name" doc:"A path: cycleTime, tasks/ID/waitTime"`
	Label  string `json:"label"`
	Unit   string `json:"unit" enum:"time,money,share,count"`
	Better string `json:"better" enum:"less,more,neither"`
}

// Choices are what an experiment can be about.
type Choices struct {
	Levers   []Lever   `json:"levers"`
	Measures []Measure `json:"measures"`
}

// ChoicesRequest is a drawing and a scenario for it.
type ChoicesRequest struct {
	XML      string        `json:"xml" doc:"BPMN 2.0"`
	Scenario Content       `json:"scenario"`
	Process  app.ProcessID `json:"process,omitempty" doc:"Whose drawing it is: processes that it calls are looked for in the same project"`
}

func (r *routes) experiments() {
	const all, one = "/api/processes/{id}/experiments", "/api/experiments/{id}"
	handle(r, withStatus(withLargeBody(operation(http.MethodPost, all, "startExperiment", "Play several variants of a process in the background and say what differs")), http.StatusAccepted),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body NewExperiment
		}) (*body[Experiment], error) {
			return answerExperiment(ctx)(r.app.Experiments.Start(ctx, in.Body.of(in.ID)))
		})
	handle(r, operation(http.MethodGet, all, "listExperiments", "Every experiment of a process, the newest first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[ExperimentHead]], error) {
			found, err := r.app.Experiments.List(ctx, in.ID)
			heads := make([]ExperimentHead, len(found))
			for i, h := range found {
				heads[i] = experimentHead(h, languageOf(ctx))
			}
			return answerList(heads, err)
		})
	handle(r, operation(http.MethodGet, one, "getExperiment", "An experiment, as far as it has come"),
		func(ctx context.Context, in *RunPath) (*body[Experiment], error) {
			return answerExperiment(ctx)(r.app.Experiments.Get(ctx, in.ID))
		})
	handle(r, operation(http.MethodPost, one+"/cancel", "cancelExperiment", "End an experiment; what is finished is kept as a partial answer"),
		func(ctx context.Context, in *RunPath) (*body[Experiment], error) {
			return answerExperiment(ctx)(r.app.Experiments.Cancel(ctx, in.ID))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "deleteExperiment", "Remove an experiment, cancelling it first if need be"), http.StatusNoContent),
		func(ctx context.Context, in *RunPath) (*none, error) {
			return nil, r.app.Experiments.Delete(ctx, in.ID)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/experiments/choices", "experimentChoices", "The numbers of a scenario that can be changed, and the measures that can be looked at")),
		func(ctx context.Context, in *struct{ Body ChoicesRequest }) (*body[Choices], error) {
			found, err := r.app.Experiments.Choices(ctx, in.Body.Process, in.Body.XML, in.Body.Scenario.RawMessage)
			return answer(choices(found, languageOf(ctx)), err)
		})
}

func (e *NewExperiment) of(process app.ProcessID) app.NewExperiment {
	asked := app.NewExperiment{Process: process, Revision: e.Revision, Kind: e.Kind, Replications: e.Replications,
		Measures: e.Measures, Levers: e.Levers, By: e.By, Axes: e.Axes, Roles: e.Roles}
	for _, v := range e.Variants {
		variant := app.Variant{Name: v.Name, Process: v.Process, Revision: v.Revision, ScenarioID: v.ScenarioID, LeaveOut: v.LeaveOut}
		if v.Scenario != nil {
			variant.Scenario = v.Scenario.RawMessage
		}
		asked.Variants = append(asked.Variants, variant)
	}
	return asked
}

func answerExperiment(ctx context.Context) func(app.Run, error) (*body[Experiment], error) {
	return func(run app.Run, err error) (*body[Experiment], error) {
		e := Experiment{ExperimentHead: experimentHead(run.RunHead, languageOf(ctx)), Asked: StoredAsked{run.Scenario}}
		switch run.Kind {
		case app.Comparison:
			e.Comparison.RawMessage = run.Report
		case app.Sensitivity:
			e.Sensitivity.RawMessage = run.Report
		case app.Grid:
			e.Grid.RawMessage = run.Report
		case app.Staffing:
			e.Staffing.RawMessage = run.Report
		}
		return answer(e, err)
	}
}

func experimentHead(h app.RunHead, l problem.Language) ExperimentHead {
	said := runHead(h, l)
	return ExperimentHead{
		ID: said.ID, Kind: h.Kind, ProcessID: said.ProcessID, Revision: said.Revision, Seed: said.Seed, Engine: said.Engine,
		Status: said.Status, Fraction: said.Fraction, Waiting: said.Waiting, CreatedAt: said.CreatedAt, FinishedAt: said.FinishedAt, Error: said.Error,
	}
}

func choices(c app.Choices, l problem.Language) Choices {
	said := Choices{Levers: make([]Lever, len(c.Levers)), Measures: make([]Measure, len(c.Measures))}
	for i := range c.Levers {
		one := &c.Levers[i]
		said.Levers[i] = Lever{one.Name, one.Label.In(l), string(one.Kind), one.Now}
	}
	for i := range c.Measures {
		one := &c.Measures[i]
		said.Measures[i] = Measure{one.Name, one.Label.In(l), string(one.Unit), string(one.Better)}
	}
	return said
}

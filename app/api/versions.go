package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/change"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// VersionPath names the version that a request is about.
type VersionPath struct {
	ProcessPath
	Revision int64 `path:"revision"`
}

// VersionNaming is what a version shall be called.
type VersionNaming struct {
	Name string `json:"name,omitempty" doc:"Without a name and a note, the version has none any more"`
	Note string `json:"note,omitempty"`
	By   string `json:"by,omitempty" doc:"Who names it"`
}

// Side is one of two things that are compared: a version in the library, a drawing, or a version with what is on the screen in its place.
type Side struct {
	Process    app.ProcessID  `json:"process,omitempty" doc:"A version, with the scenarios and people of its time"`
	Revision   int64          `json:"revision,omitempty" doc:"Of the process; left out: the last one"`
	XML        string         `json:"xml,omitempty" doc:"BPMN 2.0, instead of the version's drawing"`
	ScenarioID app.ScenarioID `json:"scenarioId,omitempty" doc:"Whose numbers the scenario is"`
	Scenario   *Content       `json:"scenario,omitempty" doc:"Numbers, instead of those that are kept"`
}

// Difference is all that differs between two sides.
type Difference struct {
	Changes []ProcessChange `json:"changes" nullable:"false" doc:"By group; within one, in the order of the later drawing"`
	Renewed int             `json:"renewed" doc:"Elements that have other ids now and were found again by their names and neighbours"`
	Weight  change.Weight   `json:"weight" enum:"none,patch,feature,breaking" doc:"What a release with these changes would be"`
	Unread  bool            `json:"unread" doc:"Numbers were not compared, as those of a side have mistakes"`
	Reasons []string        `json:"reasons" nullable:"false" doc:"Changes that weigh as much, a few of them"`
}

// ProcessChange is one difference.
type ProcessChange struct {
	Kind    change.Kind   `json:"kind" enum:"added,removed,changed,moved"`
	Group   change.Group  `json:"group" enum:"diagram,raci,sla,data,forms,texts,details,scenario,organisation,layout"`
	What    string        `json:"what" doc:"For programs: userTask, sequenceFlow, duty, promise, variable, field, name, condition …"`
	Element model.ID      `json:"element" doc:"In the later drawing; empty where it is gone"`
	Was     model.ID      `json:"was" doc:"In the earlier drawing; empty where it was not there"`
	Name    string        `json:"name" doc:"What the element is called"`
	In      string        `json:"in" doc:"Of a number: the id of its scenario"`
	Path    string        `json:"path" doc:"Of a number: a JSON pointer into the scenario or organisation"`
	Before  string        `json:"before"`
	After   string        `json:"after"`
	Text    string        `json:"text" doc:"The change in a sentence"`
	Weight  change.Weight `json:"weight" enum:"patch,feature,breaking"`
}

func (r *routes) versions() {
	const all = "/api/processes/{id}/versions"
	const one = all + "/{revision}"
	handle(r, operation(http.MethodGet, all, "listVersions", "Every save of a process, the last one first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[app.ProcessVersion]], error) {
			return answerList(r.app.Processes.Versions(ctx, in.ID))
		})
	handle(r, operation(http.MethodGet, one, "getVersion", "A process as it was saved with a revision"),
		func(ctx context.Context, in *VersionPath) (*body[app.Process], error) {
			return answer(r.app.Processes.At(ctx, in.ID, in.Revision))
		})
	handle(r, withStatus(operation(http.MethodPut, one+"/name", "nameVersion", "Give a version a name and a note, or take them away"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			VersionPath
			Body VersionNaming
		}) (*none, error) {
			return nil, r.app.Processes.NameVersion(ctx, storage.VersionName{Process: in.ID, Revision: in.Revision, Name: in.Body.Name, Note: in.Body.Note, By: in.Body.By})
		})
	handle(r, operation(http.MethodPost, one+"/restore", "restoreVersion", "Bring an earlier version back as the next one"),
		func(ctx context.Context, in *struct {
			VersionPath
			Body struct {
				Revision int64 `json:"revision" doc:"The last one, as far as is known"`
			}
		}) (*body[app.Process], error) {
			return answer(r.app.Processes.Restore(ctx, in.ID, in.Revision, in.Body.Revision))
		})
	handle(r, withStatus(operation(http.MethodPost, one+"/copy", "copyVersion", "Add a version to its project as a process of its own, with the scenarios of its time"), http.StatusCreated),
		func(ctx context.Context, in *struct {
			VersionPath
			Body Naming
		}) (*body[app.Process], error) {
			return answer(r.app.Processes.CopyVersion(ctx, in.ID, in.Revision, in.Body.Name))
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/diff", "diff", "Say what differs between two versions")),
		func(ctx context.Context, in *struct {
			Body struct {
				Before Side `json:"before"`
				After  Side `json:"after"`
			}
		}) (*body[Difference], error) {
			d, err := r.app.Processes.Difference(ctx, sideOf(in.Body.Before), sideOf(in.Body.After))
			if err != nil {
				return nil, err
			}
			return answer(differenceIn(d, languageOf(ctx)), nil)
		})
}

func sideOf(s Side) app.Side {
	side := app.Side{Process: s.Process, Revision: s.Revision, XML: s.XML, Scenario: s.ScenarioID}
	if s.Scenario != nil {
		side.Numbers = s.Scenario.RawMessage
	}
	return side
}

func differenceIn(d app.Difference, l problem.Language) Difference {
	w := d.Weigh()
	said := Difference{Changes: []ProcessChange{}, Renewed: d.Renewed, Weight: w.Weight, Unread: d.Unread, Reasons: []string{}}
	for _, r := range w.Reasons {
		said.Reasons = append(said.Reasons, r.In(l))
	}
	for i := range d.Changes {
		x := &d.Changes[i]
		said.Changes = append(said.Changes, ProcessChange{x.Kind, x.Group, x.What, x.Element, x.Was, x.Name, x.In, x.Path, x.Before.In(l), x.After.In(l), x.Text.In(l), x.Weight})
	}
	return said
}

package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// ProcessPath names the process that a request is about.
type ProcessPath struct {
	ID app.ProcessID `path:"id"`
}

// NewProcess is a process to be added to a project.
type NewProcess struct {
	Name string `json:"name"`
	XML  string `json:"xml" doc:"BPMN 2.0"`
}

// ProcessUpdate is a drawing to be kept as the next revision.
type ProcessUpdate struct {
	Name     string `json:"name,omitempty" doc:"Left as it is when absent"`
	XML      string `json:"xml" doc:"BPMN 2.0"`
	Revision int64  `json:"revision" doc:"The revision that the drawing was made from"`
}

func (r *routes) processes() {
	const all, one = "/api/projects/{id}/processes", "/api/processes/{id}"
	handle(r, operation(http.MethodGet, all, "listProcesses", "Every process of a project, the one changed last first"),
		func(ctx context.Context, in *ProjectPath) (*body[list[app.ProcessHead]], error) {
			return answerList(r.app.Processes.List(ctx, in.ID))
		})
	handle(r, withStatus(withLargeBody(operation(http.MethodPost, all, "createProcess", "Add a process to a project")), http.StatusCreated),
		func(ctx context.Context, in *struct {
			ProjectPath
			Body NewProcess
		}) (*body[app.Process], error) {
			return answer(r.app.Processes.Create(ctx, in.ID, in.Body.Name, in.Body.XML))
		})
	handle(r, operation(http.MethodGet, one, "getProcess", "A process as it was saved last"),
		func(ctx context.Context, in *ProcessPath) (*body[app.Process], error) {
			return answer(r.app.Processes.Get(ctx, in.ID))
		})
	handle(r, withLargeBody(operation(http.MethodPut, one, "saveProcess", "Keep a drawing as the next revision")),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body ProcessUpdate
		}) (*body[app.Process], error) {
			return answer(r.app.Processes.Save(ctx, app.ProcessSave{ID: in.ID, Revision: in.Body.Revision, Name: in.Body.Name, XML: in.Body.XML}))
		})
	handle(r, operation(http.MethodPatch, one, "renameProcess", "Give a process another name"),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body Naming
		}) (*body[app.ProcessHead], error) {
			return answer(r.app.Processes.Rename(ctx, in.ID, in.Body.Name))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "deleteProcess", "Remove a process with its versions, scenarios and runs"), http.StatusNoContent),
		func(ctx context.Context, in *ProcessPath) (*none, error) {
			return nil, r.app.Processes.Delete(ctx, in.ID)
		})
}

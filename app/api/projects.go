package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// ProjectPath names the project that a request is about.
type ProjectPath struct {
	ID app.ProjectID `path:"id"`
}

// Naming is a name for something.
type Naming struct {
	Name string `json:"name"`
}

func (r *routes) projects() {
	const all, one = "/api/projects", "/api/projects/{id}"
	handle(r, operation(http.MethodGet, all, "listProjects", "Every project, the one changed last first"),
		func(ctx context.Context, _ *none) (*body[list[app.Project]], error) {
			return answerList(r.app.Projects.List(ctx))
		})
	handle(r, withStatus(operation(http.MethodPost, all, "createProject", "Make an empty project"), http.StatusCreated),
		func(ctx context.Context, in *struct{ Body Naming }) (*body[app.Project], error) {
			return answer(r.app.Projects.Create(ctx, in.Body.Name))
		})
	handle(r, operation(http.MethodPatch, one, "renameProject", "Give a project another name"),
		func(ctx context.Context, in *struct {
			ProjectPath
			Body Naming
		}) (*body[app.Project], error) {
			return answer(r.app.Projects.Rename(ctx, in.ID, in.Body.Name))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "deleteProject", "Remove a project with everything in it"), http.StatusNoContent),
		func(ctx context.Context, in *ProjectPath) (*none, error) {
			return nil, r.app.Projects.Delete(ctx, in.ID)
		})
}

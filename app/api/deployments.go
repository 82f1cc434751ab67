package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// ExecutableRequest is a drawing that a process engine is to run.
type ExecutableRequest struct {
	XML       string   `json:"xml" doc:"BPMN 2.0"`
	Scenario  *Content `json:"scenario,omitempty" doc:"Whose data stand in where the drawing has none"`
	Engine    string   `json:"engine" enum:"camunda7,camunda8,flowable"`
	Version   string   `json:"version,omitempty" maxLength:"64" doc:"Of the process, for people"`
	KeepFor   string   `json:"keepFor,omitempty" maxLength:"64" pattern:"^P[0-9TYMWDHS]+$" doc:"How long the engine keeps a finished case, ISO 8601; P180D where nothing is said"`
	Correlate string   `json:"correlate,omitempty" maxLength:"200" doc:"The variable by which messages find their case in Camunda 8; caseId where nothing is said"`
}

// Executable is a process as an engine takes it.
type Executable struct {
	Refused  bool             `json:"refused" doc:"Something cannot be said in the engine's words: there are no files"`
	Files    []ExecutableFile `json:"files" nullable:"false" doc:"The process first, then forms and decisions"`
	Findings []Finding        `json:"findings" nullable:"false" doc:"What was made of the drawing, and what cannot be said"`
}

// ExecutableFile is one file of a deployment.
type ExecutableFile struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// DeployRequest hands a drawing to a process engine. The login is used for it, and kept nowhere.
type DeployRequest struct {
	ExecutableRequest
	URL      string `json:"url" maxLength:"2000" doc:"Of the engine; its usual path may be left out"`
	Name     string `json:"name,omitempty" maxLength:"255" doc:"Of the deployment"`
	Tenant   string `json:"tenant,omitempty" maxLength:"64"`
	User     string `json:"user,omitempty" maxLength:"255"`
	Password string `json:"password,omitempty" maxLength:"4000"`
	Token    string `json:"token,omitempty" maxLength:"16000" doc:"Bearer; goes before the user"`
	CA       string `json:"ca,omitempty" maxLength:"200000" doc:"Authorities to trust besides the system's, in PEM"`
	Plain    bool   `json:"plain,omitempty" doc:"Send the login without encryption to other machines too"`
}

// Deployment is what an engine has made of a drawing, or has against it.
type Deployment struct {
	Deployed  bool              `json:"deployed"`
	ID        string            `json:"id" doc:"Of the deployment, in the engine"`
	Target    string            `json:"target" doc:"Where it was sent"`
	Unchanged bool              `json:"unchanged" doc:"The engine had exactly this already"`
	Processes []DeployedProcess `json:"processes" nullable:"false"`
	Findings  []Finding         `json:"findings" nullable:"false" doc:"What the engine, or its language, has against it"`
}

// DeployedProcess is a process as its engine knows it.
type DeployedProcess struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	Key     string `json:"key"`
}

func (r *routes) deployments() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/executables", "writeExecutable", "Write a drawing so that a process engine runs it")),
		func(ctx context.Context, in *struct{ Body ExecutableRequest }) (*body[Executable], error) {
			x, err := r.app.Deployments.Write(ctx, in.Body.executing())
			if err != nil {
				return nil, err
			}
			made := Executable{Refused: x.Refused(), Files: []ExecutableFile{}, Findings: findings(x.Findings, languageOf(ctx))}
			for _, f := range x.Files {
				made.Files = append(made.Files, ExecutableFile{f.Name, string(f.Data)})
			}
			return answer(made, nil)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/deployments", "deploy", "Hand a drawing to a process engine")),
		func(ctx context.Context, in *struct{ Body DeployRequest }) (*body[Deployment], error) {
			done, err := r.app.Deployments.Deploy(ctx, in.Body.executing(), in.Body.target())
			if err != nil {
				return nil, err
			}
			against := done.Refusals
			if done.Written.Refused() {
				against = done.Written.Findings
			}
			d := Deployment{Deployed: !done.Written.Refused() && len(done.Refusals) == 0, ID: done.ID, Target: done.Target, Unchanged: done.Unchanged,
				Processes: []DeployedProcess{}, Findings: findings(against, languageOf(ctx))}
			for _, p := range done.Processes {
				d.Processes = append(d.Processes, DeployedProcess(p))
			}
			return answer(d, nil)
		})
}

func (r *ExecutableRequest) executing() app.Executing {
	e := app.Executing{XML: r.XML, Engine: r.Engine, Version: r.Version, KeepFor: r.KeepFor, Correlate: r.Correlate}
	if r.Scenario != nil {
		e.Scenario = r.Scenario.RawMessage
	}
	return e
}

func (r *DeployRequest) target() app.Target {
	return app.Target{URL: r.URL, Name: r.Name, Tenant: r.Tenant, Plain: r.Plain, CA: []byte(r.CA), Login: app.Login{User: r.User, Password: r.Password, Token: r.Token}}
}

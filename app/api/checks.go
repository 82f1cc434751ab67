package api

import (
	"bytes"
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// Finding is one thing that is wrong with a process or a scenario.
type Finding struct {
	Rule     string        `json:"rule" doc:"Stable, for programs: structure.no-start"`
	Severity string        `json:"severity" enum:"error,warning,info"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint" doc:"The way out"`
	Element  string        `json:"element" doc:"Id of a BPMN element; empty when it is about the file as a whole"`
	At       problem.Place `json:"at"`
}

// Diagram is a file that was opened.
type Diagram struct {
	Name       string    `json:"name" doc:"The file's name without its extension"`
	XML        string    `json:"xml" doc:"In UTF-8, whatever the file was in"`
	Findings   []Finding `json:"findings"`
	HasDiagram bool      `json:"hasDiagram" doc:"There is a drawing; otherwise only the flow is known"`
}

// CheckRequest is a drawing to be checked, alone or with a scenario.
type CheckRequest struct {
	XML      string        `json:"xml" doc:"BPMN 2.0"`
	Scenario *Content      `json:"scenario,omitempty"`
	Process  app.ProcessID `json:"process,omitempty" doc:"Whose drawing it is: processes that it calls are looked for in the same project"`
}

// CheckResult is what a check says.
type CheckResult struct {
	Findings []Finding `json:"findings"`
	Playable bool      `json:"playable" doc:"Nothing keeps a simulation from running"`
}

func (r *routes) checks() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/diagrams", "openDiagram", "Open a BPMN file of any encoding")),
		func(ctx context.Context, in *struct {
			Name    string `query:"name" doc:"The file's name"`
			RawBody []byte `contentType:"application/octet-stream"`
		}) (*body[Diagram], error) {
			d, err := r.app.Checks.Open(ctx, in.Name, bytes.NewReader(in.RawBody))
			return answer(Diagram{d.Name, d.XML, findings(d.Findings, languageOf(ctx)), d.HasDiagram}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/check", "check", "Find what is wrong with a drawing and a scenario for it")),
		func(ctx context.Context, in *struct{ Body CheckRequest }) (*body[CheckResult], error) {
			var content Content
			if in.Body.Scenario != nil {
				content = *in.Body.Scenario
			}
			result, err := r.app.Checks.Check(ctx, in.Body.Process, in.Body.XML, content.RawMessage)
			return answer(checkResult(result, languageOf(ctx)), err)
		})
}

func checkResult(r app.Result, l problem.Language) CheckResult {
	return CheckResult{findings(r.Findings, l), r.Playable}
}

func findings(found finding.Findings, l problem.Language) []Finding {
	said := make([]Finding, len(found))
	for i, f := range found {
		said[i] = Finding{
			Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(l), Hint: f.Hint.In(l),
			Element: string(f.Element), At: f.At,
		}
	}
	return said
}

package api

import (
	"bytes"
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Finding is one thing that is wrong with a process or a scenario.
type Finding struct {
	Rule     string          `json:"rule" doc:"Stable, for programs: structure.no-start"`
	Severity string          `json:"severity" enum:"error,warning,info"`
	Blocks   bool            `json:"blocks" doc:"Nothing can be played while it is there"`
	Message  string          `json:"message"`
	Hint     string          `json:"hint" doc:"The way out"`
	Element  string          `json:"element" doc:"Id of a BPMN element; empty when it is about the file as a whole"`
	At       problem.Place   `json:"at"`
	Path     []finding.Step  `json:"path" nullable:"false" doc:"The shortest run that shows it"`
	Fixes    []Fix           `json:"fixes" nullable:"false" doc:"Ways out that can be taken at once; each was tried out"`
	Waiver   *finding.Waiver `json:"waiver,omitempty" doc:"It is known and borne"`
}

// Fix is a way out of a finding.
type Fix struct {
	Title string      `json:"title"`
	Edits []edit.Edit `json:"edits" nullable:"false"`
}

// Soundness says whether every case can come to a proper end.
type Soundness struct {
	Verdict string         `json:"verdict" enum:"sound,unsound,undecided"`
	Reason  string         `json:"reason"`
	Run     []finding.Step `json:"run" nullable:"false" doc:"The run that shows it, where it is unsound"`
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
	Process  app.ProcessID `json:"process,omitempty" doc:"Whose drawing it is: processes that it calls are looked for in the same project, and its waivers count"`
	Fixes    bool          `json:"fixes,omitempty" doc:"Offer ways out"`
}

// CheckResult is what a check says.
type CheckResult struct {
	Findings  []Finding `json:"findings" nullable:"false"`
	Soundness Soundness `json:"soundness"`
	Playable  bool      `json:"playable" doc:"Nothing keeps a simulation from running"`
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
			q := app.Question{XML: in.Body.XML, Process: in.Body.Process, Fixes: in.Body.Fixes}
			if in.Body.Scenario != nil {
				q.Scenario = in.Body.Scenario.RawMessage
			}
			result, err := r.app.Checks.Check(ctx, q)
			return answer(checkResult(result, languageOf(ctx)), err)
		})
}

// QuickestRequest is a drawing, alone or with a scenario.
type QuickestRequest struct {
	XML      string   `json:"xml" doc:"BPMN 2.0"`
	Scenario *Content `json:"scenario,omitempty"`
}

// Quickest is the least time that something takes.
type Quickest struct {
	Element model.ID `json:"element" doc:"Id of a process or an activity"`
	Seconds float64  `json:"seconds" doc:"On the clock of its promise, or else the wall's"`
}

func (r *routes) quickest() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/quickest", "quickest", "Say how quickly processes and activities can be done at best")),
		func(ctx context.Context, in *struct{ Body QuickestRequest }) (*body[list[Quickest]], error) {
			var numbers []byte
			if in.Body.Scenario != nil {
				numbers = in.Body.Scenario.RawMessage
			}
			all, err := r.app.Checks.Quickest(ctx, in.Body.XML, numbers)
			told := []Quickest{}
			for _, one := range all {
				told = append(told, Quickest{one.Of, one.Least.Seconds()})
			}
			return answerList(told, err)
		})
}

// RunRequest is a run to be shown on a drawing.
type RunRequest struct {
	XML     string         `json:"xml" doc:"BPMN 2.0"`
	Process app.ProcessID  `json:"process,omitempty" doc:"Whose drawing it is"`
	Run     []finding.Step `json:"run" doc:"As a check has told it"`
}

// ShownRun is a run, moment by moment.
type ShownRun struct {
	Frames []Frame `json:"frames" nullable:"false"`
	Cut    bool    `json:"cut" doc:"Its beginning, or some of what moves, is left out"`
}

// Frame is one moment of a run: what happens, what moves, and where tokens rest then.
type Frame struct {
	Text    string            `json:"text"`
	Element string            `json:"element"`
	Moves   []soundness.Move  `json:"moves" nullable:"false"`
	Tokens  []soundness.Token `json:"tokens" nullable:"false"`
	Again   []model.ID        `json:"again" nullable:"false" doc:"End events that the case has reached more than once"`
	Endless bool              `json:"endless" doc:"Tokens go on for ever, and rest nowhere"`
}

func (r *routes) shows() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/check/run", "showRun", "Play a run that a check has found, moment by moment")),
		func(ctx context.Context, in *struct{ Body RunRequest }) (*body[ShownRun], error) {
			frames, err := r.app.Checks.Show(ctx, in.Body.XML, in.Body.Process, in.Body.Run)
			run := ShownRun{Frames: []Frame{}}
			for _, f := range frames {
				run.Frames = append(run.Frames, Frame{f.Text.In(languageOf(ctx)), string(f.Element), listed(f.Moves), listed(f.Tokens), listed(f.Again), f.Endless})
				run.Cut = run.Cut || f.Cut || f.Skipped > 0
			}
			return answer(run, err)
		})
}

func checkResult(r app.Result, l problem.Language) CheckResult {
	return CheckResult{findings(r.Findings, l), soundnessIn(r.Soundness, l), r.Playable}
}

func soundnessIn(s soundness.Soundness, l problem.Language) Soundness {
	return Soundness{s.Verdict.String(), s.Reason.In(l), listed(s.Run)}
}

func findings(found finding.Findings, l problem.Language) []Finding {
	said := make([]Finding, len(found))
	for i := range found {
		f := &found[i]
		said[i] = Finding{
			Rule: f.Rule, Severity: f.Severity.String(), Blocks: f.Blocks, Message: f.Message.In(l), Hint: f.Hint.In(l),
			Element: string(f.Element), At: f.At, Path: listed(f.Path), Fixes: []Fix{}, Waiver: f.Waiver,
		}
		for _, fix := range f.Fixes {
			said[i].Fixes = append(said[i].Fixes, Fix{fix.Title.In(l), fix.Edits})
		}
	}
	return said
}

// listed is a list that JSON never writes as null.
func listed[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// FormulaResult is what becomes of a formula: an error in it is an answer too, for somebody is still writing.
type FormulaResult struct {
	Reads []string `json:"reads" nullable:"false" doc:"Variables that it depends on"`
	Value any      `json:"value,omitempty" doc:"What it yields, where it was tried"`
	Error *Error   `json:"error,omitempty" doc:"What is wrong with it, with line and column in the text"`
}

func (r *routes) formulas() {
	handle(r, operation(http.MethodPost, "/api/formulas", "checkFormula", "Understand a formula that somebody is writing"),
		func(ctx context.Context, in *struct{ Body app.Formula }) (*body[FormulaResult], error) {
			u, err := r.app.Checks.Understand(in.Body)
			if p := problem.Of(err); p != nil && p.Code != app.CodeFailed {
				return answer(FormulaResult{Reads: []string{}, Error: errorOf(p, languageOf(ctx), 0)}, nil)
			}
			return answer(FormulaResult{Reads: listed(u.Reads), Value: u.Value}, err)
		})
}

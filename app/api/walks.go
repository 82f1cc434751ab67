package api

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/walk"
)

// WalkContent is a walk as JSON.
type WalkContent struct{ json.RawMessage }

// Schema says that it is an object; engine/walk reads it strictly.
func (WalkContent) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true, Description: "A walk: its name, how it begins, its steps, and what is expected"}
}

// KeptWalk is a walk that is kept as a test of a process.
type KeptWalk struct {
	ID        app.WalkID    `json:"id"`
	ProcessID app.ProcessID `json:"processId"`
	Name      string        `json:"name"`
	Content   WalkContent   `json:"content"`
	Revision  int64         `json:"revision" doc:"Counts the saves, from 1"`
	CreatedAt time.Time     `json:"createdAt"`
	UpdatedAt time.Time     `json:"updatedAt"`
}

// WalkPath names a walk.
type WalkPath struct {
	ID app.WalkID `path:"id"`
}

// NewWalks are walks to be kept.
type NewWalks struct {
	Walks []WalkContent `json:"walks" maxItems:"1000"`
}

// WalkUpdate is a walk to be kept as the next revision.
type WalkUpdate struct {
	Revision int64       `json:"revision" doc:"The one that it was made from"`
	Content  WalkContent `json:"content"`
}

// WalksFile is the tests of a process as a file.
type WalksFile struct {
	Process string `json:"process" doc:"The name of the process"`
	Text    string `json:"text" doc:"What “sandtable walk” reads as NAME.walks.json; empty: there are no tests"`
}

// Course is what a case is walked on.
type Course struct {
	XML      string        `json:"xml" doc:"BPMN 2.0"`
	Scenario *Content      `json:"scenario,omitempty"`
	Process  app.ProcessID `json:"process,omitempty" doc:"Whose drawing it is: processes that it calls are looked for in the same project"`
}

// WalkRequest is a walk to be played.
type WalkRequest struct {
	Course
	Walk   WalkContent `json:"walk"`
	Before bool        `json:"before,omitempty" doc:"Only say how a case can begin"`
	ToEnd  bool        `json:"toEnd,omitempty" doc:"Go on as far as the data decides"`
}

// WalksRequest is walks to be tested.
type WalksRequest struct {
	Course
	Walks []WalkContent `json:"walks" maxItems:"1000"`
}

// Walked is a walk as it went.
type Walked struct {
	Frames    []WalkFrame    `json:"frames" nullable:"false" doc:"The start, then one for each step that was done; of long walks the last ones"`
	Path      []walk.Visit   `json:"path" nullable:"false"`
	Decisions []WalkDecision `json:"decisions" nullable:"false"`
	State     WalkState      `json:"state"`
	Question  *walk.Question `json:"question,omitempty" doc:"What the step that was not done has to be told"`
	Stopped   *WalkStop      `json:"stopped,omitempty" doc:"Why not all was done"`
	Walk      *WalkContent   `json:"walk,omitempty" doc:"The walk, where it was gone on with"`
	Uncaught  []string       `json:"uncaught" nullable:"false" doc:"Errors, escalations and messages that nothing has caught"`
}

// WalkFrame is one moment of a walk.
type WalkFrame struct {
	Frame
	At    time.Time    `json:"at"`
	Wrote []walk.Wrote `json:"wrote" nullable:"false"`
}

// WalkState is where a case stands.
type WalkState struct {
	Begun bool          `json:"begun"`
	Over  bool          `json:"over"`
	Stuck bool          `json:"stuck"`
	Now   time.Time     `json:"now"`
	Open  []walk.Option `json:"open" nullable:"false" doc:"What can be done next"`
	Data  []walk.Value  `json:"data" nullable:"false"`
	Due   *walk.Due     `json:"due,omitempty" doc:"By when the case is promised to be done"`
}

// WalkDecision is a choice of ways, and why it was made.
type WalkDecision struct {
	Step    int        `json:"step"`
	Element model.ID   `json:"element"`
	Taken   []model.ID `json:"taken" nullable:"false"`
	Why     string     `json:"why"`
}

// WalkStop is why a walk does not go on.
type WalkStop struct {
	Step    int    `json:"step"`
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	Element string `json:"element"`
}

// WalksTested is what has come of tests.
type WalksTested struct {
	Results  []WalkResult   `json:"results" nullable:"false" doc:"In the order of the walks"`
	Coverage *walk.Coverage `json:"coverage"`
}

// WalkResult is what has come of one test.
type WalkResult struct {
	Outcome     string           `json:"outcome" enum:"passed,failed,stale" doc:"Stale: it speaks of what is not in the drawing any more"`
	Differences []WalkDifference `json:"differences" nullable:"false" doc:"The first is where it went another way"`
	Misfits     []WalkMisfit     `json:"misfits" nullable:"false"`
}

// WalkDifference is something that came otherwise than expected.
type WalkDifference struct {
	What    string   `json:"what"`
	Step    int      `json:"step" doc:"Of the walk; 0 is the start"`
	Element model.ID `json:"element"`
	Message string   `json:"message"`
	Hint    string   `json:"hint"`
}

// WalkMisfit is something that a walk speaks of and the drawing does not have.
type WalkMisfit struct {
	Where string `json:"where"`
	Step  int    `json:"step"`
	What  string `json:"what"`
}

// WalkSuggestion is walks to what no walk comes to.
type WalkSuggestion struct {
	Walks   []WalkContent  `json:"walks" nullable:"false"`
	Missing []walk.Missing `json:"missing" nullable:"false" doc:"What no walk was found for"`
	Cut     bool           `json:"cut" doc:"Not everything was tried"`
}

// ProcessTests are the tests of one process of a project.
type ProcessTests struct {
	ProcessID app.ProcessID `json:"processId"`
	Name      string        `json:"name"`
	Walks     []string      `json:"walks" nullable:"false" doc:"Their names"`
	Tested    *WalksTested  `json:"tested,omitempty"`
	Problem   string        `json:"problem,omitempty" doc:"Why they could not be played"`
}

func (r *routes) walks() {
	handle(r, operation(http.MethodGet, "/api/processes/{id}/walks", "listWalks", "The walks of a process, the oldest first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[KeptWalk]], error) {
			found, err := r.app.Walks.List(ctx, in.ID)
			return answerList(keptWalks(found), err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/processes/{id}/walks", "keepWalks", "Keep walks as tests of a process: all of them or none")),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body NewWalks
		}) (*body[list[KeptWalk]], error) {
			made, err := r.app.Walks.Keep(ctx, in.ID, raws(in.Body.Walks))
			return answerList(keptWalks(made), err)
		})
	handle(r, operation(http.MethodGet, "/api/processes/{id}/walks/file", "walksFile", "The walks of a process as a file"),
		func(ctx context.Context, in *ProcessPath) (*body[WalksFile], error) {
			f, err := r.app.Walks.File(ctx, in.ID)
			return answer(WalksFile{f.Process, string(f.Text)}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPut, "/api/walks/{id}", "saveWalk", "Keep a walk as the next revision")),
		func(ctx context.Context, in *struct {
			WalkPath
			Body WalkUpdate
		}) (*body[KeptWalk], error) {
			w, err := r.app.Walks.Save(ctx, in.ID, in.Body.Revision, in.Body.Content.RawMessage)
			return answer(keptWalk(w), err)
		})
	handle(r, withStatus(operation(http.MethodDelete, "/api/walks/{id}", "deleteWalk", "Remove a walk"), http.StatusNoContent),
		func(ctx context.Context, in *WalkPath) (*none, error) {
			return nil, r.app.Walks.Delete(ctx, in.ID)
		})
	r.walking()
}

// walking are the routes that play walks.
func (r *routes) walking() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/walk", "playWalk", "Play a walk as far as it goes, and say what can be done next")),
		func(ctx context.Context, in *struct{ Body WalkRequest }) (*body[Walked], error) {
			play := r.app.Walks.Play
			switch {
			case in.Body.Before:
				play = r.app.Walks.Before
			case in.Body.ToEnd:
				play = r.app.Walks.Run
			}
			w, err := play(ctx, course(&in.Body.Course), in.Body.Walk.RawMessage)
			if err != nil {
				return nil, err
			}
			return answer(walked(&w, in.Body.ToEnd, languageOf(ctx)))
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/walk/expect", "expectWalk", "A walk with what came of it as its expectations")),
		func(ctx context.Context, in *struct{ Body WalkRequest }) (*body[WalkContent], error) {
			w, err := r.app.Walks.Expect(ctx, course(&in.Body.Course), in.Body.Walk.RawMessage)
			if err != nil {
				return nil, err
			}
			return answer(contentOf(w))
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/walk/test", "testWalks", "Play walks, and hold what came of them against what they expect")),
		func(ctx context.Context, in *struct{ Body WalksRequest }) (*body[WalksTested], error) {
			t, err := r.app.Walks.Test(ctx, course(&in.Body.Course), raws(in.Body.Walks))
			return answer(tested(&t, languageOf(ctx)), err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/walk/suggest", "suggestWalks", "Find walks to what some walks leave out")),
		func(ctx context.Context, in *struct{ Body WalksRequest }) (*body[WalkSuggestion], error) {
			found, err := r.app.Walks.Suggest(ctx, course(&in.Body.Course), raws(in.Body.Walks), languageOf(ctx))
			if err != nil {
				return nil, err
			}
			s := WalkSuggestion{Walks: []WalkContent{}, Missing: listed(found.Missing), Cut: found.Cut}
			for _, w := range found.Walks {
				c, err := contentOf(w)
				if err != nil {
					return nil, err
				}
				s.Walks = append(s.Walks, c)
			}
			return answer(s, nil)
		})
	handle(r, operation(http.MethodPost, "/api/projects/{id}/walks/test", "testProject", "Play the walks of all processes of a project, as they were saved last"),
		func(ctx context.Context, in *ProjectPath) (*body[list[ProcessTests]], error) {
			all, err := r.app.Walks.TestProject(ctx, in.ID)
			return answerList(projectTests(all, languageOf(ctx)), err)
		})
}

func course(c *Course) app.Course {
	own := app.Course{XML: c.XML, Process: c.Process}
	if c.Scenario != nil {
		own.Scenario = c.Scenario.RawMessage
	}
	return own
}

func raws(all []WalkContent) (raw []json.RawMessage) {
	for _, c := range all {
		raw = append(raw, c.RawMessage)
	}
	return raw
}

// contentOf is a walk as JSON.
func contentOf(w *walk.Walk) (WalkContent, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(w)
	return WalkContent{b.Bytes()}, err
}

func keptWalk(w app.KeptWalk) KeptWalk {
	return KeptWalk{w.ID, w.ProcessID, w.Name, WalkContent{w.Content}, w.Revision, w.CreatedAt, w.UpdatedAt}
}

func keptWalks(all []app.KeptWalk) []KeptWalk {
	told := []KeptWalk{}
	for _, w := range all {
		told = append(told, keptWalk(w))
	}
	return told
}

// walked is a walk in a language.
func walked(w *app.Walked, longer bool, l problem.Language) (Walked, error) {
	p := w.Played
	told := Walked{Frames: []WalkFrame{}, Path: listed(p.Path), Decisions: []WalkDecision{}, Question: p.Asked, Uncaught: []string{},
		State: WalkState{p.State.Begun, p.State.Over, p.State.Stuck, p.State.Now, listed(p.State.Open), listed(p.State.Data), p.State.Due}}
	if p.Stopped != nil {
		told.Stopped = stopped(p.Stopped.Step, p.Stopped.Problem, l)
	}
	for i, f := range p.Frames {
		text := w.Ground.TellStart(&w.Walk.Start)
		if at := i + p.Skipped; at > 0 && at <= len(w.Walk.Steps) {
			text = w.Ground.Tell(&w.Walk.Steps[at-1])
		}
		told.Frames = append(told.Frames, WalkFrame{Frame{text.In(l), string(f.Element), listed(f.Moves), listed(f.Tokens), listed(f.Again), f.Endless}, f.At, listed(f.Wrote)})
	}
	for i := range p.Decisions {
		d := &p.Decisions[i]
		told.Decisions = append(told.Decisions, WalkDecision{d.Step, d.Element, listed(d.Taken), w.Ground.Explain(d, "").In(l)})
	}
	for _, u := range p.Uncaught {
		told.Uncaught = append(told.Uncaught, w.Ground.Name(u.Element))
	}
	if w.Why != nil {
		told.Stopped = stopped(len(w.Walk.Steps)+1, w.Why, l)
	}
	if longer {
		c, err := contentOf(w.Walk)
		if err != nil {
			return told, err
		}
		told.Walk = &c
	}
	return told, nil
}

func stopped(step int, p *problem.Problem, l problem.Language) *WalkStop {
	return &WalkStop{step, p.Code, p.Message.In(l), p.Hint.In(l), p.At.Element}
}

func tested(t *app.Tested, l problem.Language) WalksTested {
	told := WalksTested{Results: []WalkResult{}, Coverage: t.Coverage}
	for _, r := range t.Results {
		one := WalkResult{Outcome: string(r.Outcome), Differences: []WalkDifference{}, Misfits: []WalkMisfit{}}
		for _, d := range r.Differences {
			one.Differences = append(one.Differences, WalkDifference{d.What, d.Step, d.Element, d.Message.In(l), d.Hint.In(l)})
		}
		for _, m := range r.Misfits {
			one.Misfits = append(one.Misfits, WalkMisfit(m))
		}
		told.Results = append(told.Results, one)
	}
	return told
}

func projectTests(all []app.ProcessTests, l problem.Language) []ProcessTests {
	told := []ProcessTests{}
	for i := range all {
		p := &all[i]
		one := ProcessTests{ProcessID: p.Process.ID, Name: p.Process.Name, Walks: []string{}}
		for _, w := range p.Walks {
			one.Walks = append(one.Walks, w.Name)
		}
		if p.Problem != nil {
			one.Problem = p.Problem.Message.In(l)
		} else {
			t := tested(&p.Tested, l)
			one.Tested = &t
		}
		told = append(told, one)
	}
	return told
}

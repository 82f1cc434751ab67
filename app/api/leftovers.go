package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// LeftoversRequest asks what a scenario says of an older version of its process, and what is to become of that.
type LeftoversRequest struct {
	XML      string         `json:"xml" doc:"BPMN 2.0, as it is now"`
	Scenario Content        `json:"scenario"`
	Process  app.ProcessID  `json:"process,omitempty" doc:"Whose drawing it is: what is gone is named as in the last save that has it"`
	Moves    []LeftoverMove `json:"moves,omitempty" maxItems:"2000" doc:"To be done first"`
	Without  bool           `json:"without,omitempty" doc:"Then leave out all the rest"`
}

// LeftoverMove says where something left over is to go.
type LeftoverMove struct {
	Kind    scenario.LeftoverKind `json:"kind"`
	Element string                `json:"element"`
	Of      string                `json:"of,omitempty"`
	To      string                `json:"to,omitempty" doc:"Id of one of those that it fits; left out or empty: nowhere, it is left out"`
}

// Leftovers is what a scenario says of an older version of its process.
type Leftovers struct {
	Leftovers []Leftover `json:"leftovers" nullable:"false" doc:"After the moves; where the rest is left out, all of that"`
	Content   Content    `json:"content" doc:"The scenario with everything done that was asked"`
	Unread    bool       `json:"unread" doc:"The scenario has mistakes, so nothing was looked for"`
}

// Leftover is what a scenario says of something that the drawing does not have, or has as something else.
type Leftover struct {
	Kind    scenario.LeftoverKind `json:"kind" enum:"process,start,task,marker,error,gateway,branch,flow,event,signal,message"`
	Element string                `json:"element"`
	Of      string                `json:"of,omitempty" doc:"Of a branch: its gateway"`
	Name    string                `json:"name,omitempty" doc:"What it was called; left out where that is not known"`
	Gone    bool                  `json:"gone" doc:"The drawing does not have it at all"`
	Why     string                `json:"why"`
	Entries []LeftoverEntry       `json:"entries" nullable:"false"`
	Fits    []LeftoverFit         `json:"fits" nullable:"false" doc:"What it could be moved to; those without numbers of their own first"`
}

// LeftoverEntry is one place in the scenario.
type LeftoverEntry struct {
	Path string `json:"path" doc:"A JSON pointer"`
	Says string `json:"says" doc:"What stands there, such as: its work"`
}

// LeftoverFit is something that a leftover can be moved to.
type LeftoverFit struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Taken  bool   `json:"taken" doc:"It has numbers of its own, which are replaced"`
	Likely bool   `json:"likely" doc:"It is probably what became of it"`
}

func (r *routes) leftovers() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/leftovers", "settleLeftovers", "What a scenario says of an older version of its process: list, move, leave out")),
		func(ctx context.Context, in *struct{ Body LeftoversRequest }) (*body[Leftovers], error) {
			q := app.LeftoversQuestion{XML: in.Body.XML, Scenario: in.Body.Scenario.RawMessage, Process: in.Body.Process, Without: in.Body.Without}
			for _, m := range in.Body.Moves {
				q.Moves = append(q.Moves, scenario.Move(m))
			}
			found, err := r.app.Scenarios.Leftovers(ctx, q)
			said := Leftovers{Leftovers: []Leftover{}, Content: Content{found.Content}, Unread: found.Unread}
			for _, l := range found.All {
				said.Leftovers = append(said.Leftovers, leftover(l, languageOf(ctx)))
			}
			return answer(said, err)
		})
}

func leftover(l scenario.Leftover, in problem.Language) Leftover {
	said := Leftover{Kind: l.Kind, Element: l.Element, Of: l.Of, Name: l.Name, Gone: l.Gone, Why: l.Why.In(in), Entries: []LeftoverEntry{}, Fits: []LeftoverFit{}}
	for _, e := range l.Entries {
		said.Entries = append(said.Entries, LeftoverEntry{Path: e.Path, Says: e.Says.In(in)})
	}
	for _, c := range l.Fits {
		said.Fits = append(said.Fits, LeftoverFit(c))
	}
	return said
}

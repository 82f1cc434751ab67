// Package draft makes a process out of a table: its activities, who does them, what follows. What the table does not say is guessed,
// and every guess is told. TABLE.md beside this file says what is understood.
package draft

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
	"sandtable/engine/sheet"
)

// MaxSteps is how many activities a process may have that comes from a table: more than anybody draws.
const MaxSteps = 5000

// Options say what a table does not.
type Options struct {
	Name     string           // of the process, where the table has no title; empty: the name of the sheet
	Language problem.Language // of the names in the scenario; empty: that of the table
	Codes    raci.CodeSet     // the zero value is RACI
}

// Draft is a process to go on from.
type Draft struct {
	Name     string
	XML      string // BPMN 2.0, drawn
	Scenario *scenario.Scenario
	Remarks  []sheet.Remark // guesses, and what was left out, in the order of the rows
	Rows     []Row
}

// Row is what a row of the table was understood as.
type Row struct {
	Row      int      `json:"row"`  // from 1
	Step     model.ID `json:"step"` // in the drawing
	Kind     string   `json:"kind"` // as BPMN calls it: userTask
	Name     string   `json:"name"`
	Role     string   `json:"role"`     // who does it; several joined by 、 or a comma
	Duties   string   `json:"duties"`   // the other duties: "A: Head; I: Finance"
	Duration string   `json:"duration"` // 2 h, 1 h–3 h; empty: not said
	Next     string   `json:"next"`     // names of what follows, with the conditions
}

// Of makes a process out of a table. A table without steps is a *problem.Problem.
func Of(t *sheet.Table, o Options) (*Draft, error) {
	r := &reader{table: t, codes: o.Codes.OrRACI(), name: ""}
	if err := r.columns(); err != nil {
		return nil, err
	}
	if err := r.rows(); err != nil {
		return nil, err
	}
	if r.name == "" {
		r.name = o.Name
	}
	if r.name == "" {
		r.name = t.Name
	}
	r.language()
	if r.name == "" {
		r.name = r.word("Process", "流程")
	}
	r.ways()
	g := r.flow()
	d := &Draft{Name: r.name, XML: g.xml()}
	var err error
	if d.Scenario, err = r.numbers(d.XML, o.Language); err != nil {
		return nil, err
	}
	d.Remarks, d.Rows = r.remarks(), r.understood()
	return d, nil
}

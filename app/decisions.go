package app

import (
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/problem"
)

// DecisionTable is a decision table that somebody is writing, as drawings have them.
type DecisionTable struct {
	HitPolicy string         `json:"hitPolicy,omitempty" doc:"first, also where nothing is said, or unique; others are told to be wrong"`
	Inputs    []string       `json:"inputs" nullable:"false" doc:"Formulas, as a rule a variable's name"`
	Outputs   []string       `json:"outputs" nullable:"false" doc:"Variables"`
	Rules     [][]string     `json:"rules" nullable:"false" doc:"A test for each input, then a value for each output; what is missing at the end is empty"`
	Variables []Variable     `json:"variables,omitempty"`
	Try       map[string]any `json:"try,omitempty" doc:"Values to try it with; variables without one are 0, false or empty"`
}

// Decided is what becomes of a decision table: what it reads, what is wrong with it and, tried, what it decides.
type Decided struct {
	Reads  []string
	Faults []data.Fault
	Rule   int       // that decides, from 1; 0: none holds, or it was not tried
	Writes []Written // by that rule, in the order of the outputs
}

// Written is a value that a variable gets.
type Written struct {
	Variable string `json:"variable"`
	Value    any    `json:"value"`
}

// mostCells bounds what is read of a table at once.
const mostCells = 100_000

// Decide reads a decision table as the checker and the simulator do, and tries it. The error is a *problem.Problem:
// variables that cannot be, or values with which the table cannot be asked.
func (s *Checks) Decide(t DecisionTable) (Decided, error) {
	known, _, err := known(t.Variables)
	if err != nil {
		return Decided{}, err
	}
	if n := len(t.Rules) * (len(t.Inputs) + len(t.Outputs)); n > mostCells {
		return Decided{}, failed(problem.New("data.table-large", problem.Say("The table has %d cells.", "决策表有 %d 个单元格。", n), problem.Say("At most %d are possible. Split it in two.", "最多支持 %d 个。请拆成两个表。", mostCells)))
	}
	drawn := data.Drawn{Policy: strings.ToLower(strings.TrimSpace(t.HitPolicy)), Inputs: t.Inputs, Outputs: t.Outputs, Rules: t.Rules}
	if drawn.Policy == "" {
		drawn.Policy = data.First
	}
	table, faults := drawn.Read(known)
	d := Decided{Reads: []string{}, Faults: faults, Writes: []Written{}}
	if table == nil {
		return d, nil
	}
	for _, slot := range table.Reads() {
		d.Reads = append(d.Reads, known.Name(slot))
	}
	if t.Try == nil {
		return d, nil
	}
	return d, d.try(known, table, t.Try)
}

// try asks the table with some values.
func (d *Decided) try(known *condition.Variables, table *condition.Table, values map[string]any) error {
	row, err := rowOf(known, values)
	if err != nil {
		return err
	}
	rule, err := table.Decide(row)
	if err != nil {
		return failed(err)
	}
	d.Rule = rule + 1
	for i, slot := range table.Outputs() {
		if rule < 0 {
			break
		}
		x, err := table.Output(rule, i, row)
		if err != nil {
			return failed(err)
		}
		d.Writes = append(d.Writes, Written{known.Name(slot), known.Format(slot, x)})
	}
	return nil
}

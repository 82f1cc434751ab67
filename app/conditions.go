package app

import (
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Variable is one that a formula can speak of.
type Variable struct {
	Name   string   `json:"name"`
	Type   string   `json:"type" enum:"number,integer,boolean,text"`
	Values []string `json:"values,omitempty" doc:"Of a text: all that it can be; none: anything"`
}

// Formula is a formula that somebody is writing.
type Formula struct {
	Text      string         `json:"text"`
	Want      string         `json:"want,omitempty" enum:"number,integer,boolean,text" doc:"What it is to yield; boolean, as of a condition, where nothing is said"`
	Variables []Variable     `json:"variables,omitempty"`
	Try       map[string]any `json:"try,omitempty" doc:"Values to try it with; variables without one are 0, false or empty"`
}

// Understood is what becomes of a formula: what it reads and, tried, what it yields.
type Understood struct {
	Reads []string
	Value any // nil: it was not tried
}

// mostVariables bounds what a formula is asked with.
const mostVariables = 5_000

// kinds of values by their names.
var kinds = map[string]condition.Kind{"": condition.Boolean, "number": condition.Number, "integer": condition.Integer, "boolean": condition.Boolean, "text": condition.Text}

// Understand reads a formula as the checker and the simulator do. The error is a *problem.Problem, with line and
// column in the text where it is the text that is wrong.
func (s *Checks) Understand(f Formula) (Understood, error) {
	known, unusable, err := known(f.Variables)
	if err != nil {
		return Understood{}, err
	}
	read, err := known.Formula(f.Text, kinds[f.Want])
	if err != nil {
		for _, v := range unusable {
			if v.name != "" && strings.Contains(f.Text, v.name) {
				return Understood{}, v.why // which says more than that there is no such variable
			}
		}
		return Understood{}, failed(err)
	}
	u := Understood{Reads: []string{}}
	for _, slot := range read.Reads() {
		u.Reads = append(u.Reads, known.Name(slot))
	}
	if f.Try != nil {
		u.Value, err = tried(known, read, f.Try)
	}
	return u, err
}

// unusable is a variable that no formula can speak of, and why.
type unusable struct {
	name string
	why  error
}

// known are variables as formulas know them. One that cannot be used, such as for its name, does not spoil the
// formulas that do not speak of it: the checker tells of its declaration.
func known(all []Variable) (*condition.Variables, []unusable, error) {
	if len(all) > mostVariables {
		return nil, nil, problem.New("condition.too-many-variables", problem.Say("There are %d variables.", "变量多达 %d 个。", len(all)), problem.Say("At most %d are possible.", "最多支持 %d 个。", mostVariables))
	}
	known := (&scenario.Scenario{}).Variables() // what every formula can use
	var not []unusable
	for _, v := range all {
		if _, given := known.Slot(v.Name); given {
			continue // the checker tells of the declaration
		}
		if err := known.Add(v.Name, kinds[v.Type], v.Values...); err != nil {
			not = append(not, unusable{v.Name, failed(err)})
		}
	}
	return known, not, nil
}

// rowOf are values of variables as formulas are asked with them.
func rowOf(known *condition.Variables, values map[string]any) ([]float64, error) {
	row := make([]float64, known.Len())
	for name, x := range values {
		slot, ok := known.Slot(name)
		if !ok {
			continue
		}
		value, err := known.Value(slot, x)
		if err != nil {
			return nil, failed(err)
		}
		row[slot] = value
	}
	return row, nil
}

// tried is what a formula yields with some values.
func tried(known *condition.Variables, f *condition.Formula, values map[string]any) (any, error) {
	row, err := rowOf(known, values)
	if err != nil {
		return nil, err
	}
	value, err := f.Eval(row)
	if err != nil {
		return nil, failed(err)
	}
	switch f.Kind() {
	case condition.Boolean:
		return value == 1, nil
	case condition.Text:
		return nil, nil // its texts are known by number only
	}
	return value, nil
}

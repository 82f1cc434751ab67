// Package data is what a drawing says of its data: the variables of a case, who writes and
// who reads them, the formulas over them, data objects, and the dictionary of terms.
//
// Extensions of our namespace say it: on a process or the file
//
//	<st:variable name="amount" type="number" min="0" input="true" term="Order value"/>
//	<st:term name="Order value" owner="Sales" from="Price | Quantity"/>
//
// and on activities and events
//
//	<st:read variable="amount"/>
//	<st:write variable="approved" value="true"/>
//	<st:form><st:field variable="amount" label="Amount" readonly="true"/></st:form>
//
// There is a decision table besides, see Drawn.
//
// A date is a text written 2026-12-31, a duration a number of seconds: so formulas can ask for
// all that they can reckon with.
package data

import (
	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Bounds of what is looked at in one file. What is beyond them is not judged.
const (
	mostVariables = 1000
	mostFormulas  = 2000
)

// Data is what a file says of its data. It does not change.
type Data struct {
	Variables []*Variable // those of the drawing in file order, then those that only the scenario has, by name
	Terms     []*Term     // in file order
	Formulas  []*Formula  // of the drawing in file order, or the scenario's that take their place
	Uses      []*Use      // of each node in the order in which they happen
	Objects   []*Object   // data objects, in file order
	Wrong     []Wrong     // declarations that cannot mean anything

	known     *condition.Variables
	by        map[string]*Variable
	vague     map[string]bool // declared, but not so that formulas could use them
	mentioned map[string]bool // words of what is not ours to read
	touched   map[string]bool // those of them that stand where something can be written
	drawn     bool            // the drawing declares variables
}

// Type is what a variable holds, as drawings write it: number, integer, boolean, text, date or duration.
type Type string

const (
	Number   Type = "number"
	Integer  Type = "integer"
	Boolean  Type = "boolean"
	Text     Type = "text"
	Date     Type = "date"     // a text, 2026-12-31
	Duration Type = "duration" // a number of seconds
)

// kinds are what formulas take values of a type for.
var kinds = map[Type]condition.Kind{Number: condition.Number, Integer: condition.Integer, Boolean: condition.Boolean,
	Text: condition.Text, Date: condition.Text, Duration: condition.Number}

// Variable is something that is known of a case.
type Variable struct {
	Name     string
	Type     Type
	Values   []string // of a text: all that it can be; none: anything
	Min, Max *float64 // of a number; nil: no bound
	Input    bool     // known when the case arrives
	Term     string   // of the dictionary
	Text     string   // what it is

	Holder *model.Base // the process or file that declares it; nil: only the scenario does
	At     model.Pos
	Path   string // in the scenario, if that has it too
}

// Term is a word of the dictionary.
type Term struct {
	Name, Owner, Text string
	From              []string // the terms that it is derived from
	Holder            *model.Base
	At                model.Pos
}

// Form is what a person fills in at a user task or a start event.
type Form struct{ Fields []*Field }

// Field is a line of a form. Unless it is Readonly, it writes its variable.
type Field struct {
	Name, Label, Variable string
	Required, Readonly    bool
	At                    model.Pos
}

// Use is one reading or writing of a variable at a node.
type Use struct {
	Variable string
	Node     *model.Node
	Write    bool
	Late     bool     // when the node is done and what is inside it: conditions of loops and on ways out
	Waits    bool     // of a reading: goes on until what is read is so
	Value    string   // of a writing: a value, or a formula behind =; empty: whatever comes
	Field    *Field   // of a form, if one does it
	Formula  *Formula // of a reading: the formula that does it, if one does
	At       model.Pos
	Path     string // in the scenario; empty: the drawing says it
}

// Formula is a formula of the drawing, or one that the scenario puts in its place.
type Formula struct {
	Text string
	Want condition.Kind
	Node *model.Node         // where it is asked
	Flow *model.SequenceFlow // whose condition it is; nil: the node's
	In   *model.Expression   // of the drawing
	Path string              // in the scenario; empty: the drawing has it

	Ours bool               // it is written in our language; what is not is read by others
	Made *condition.Formula // nil: it is not ours, or cannot be understood
	Err  *problem.Problem   // why it is not understood
}

// Object is a data object that is drawn, or several drawings of the same.
type Object struct {
	Base          *model.Base // the object, or its first drawing
	Name          string
	Read, Written bool // by an association of data
	Linked        bool // by a plain association, which does not say which way
	Drawn         bool // somewhere
}

// Wrong is a declaration that cannot mean anything.
type Wrong struct {
	Variable *Variable
	Message  problem.Text
	Hint     problem.Text
	Path     string // in the scenario, if what is wrong is there
}

// Of reads what a drawing says of its data, with what the scenario (or nil) knows of it. A
// variable that both have is of the scenario's type and values, as those are what a run plays; its
// bounds, term and whether it is an input are the drawing's, except that one to which the scenario gives a value, in all
// cases or in some that arrive, is an input too. A condition of the scenario takes the place of the drawing's.
func Of(d *model.Definitions, s *scenario.Scenario) *Data {
	if s == nil {
		s = &scenario.Scenario{}
	}
	r := &reader{file: d, scenario: s, Data: &Data{known: (&scenario.Scenario{}).Variables(), by: map[string]*Variable{},
		vague: map[string]bool{}, mentioned: map[string]bool{}, touched: map[string]bool{}}}
	r.declarations()
	r.played()
	r.makeKnown()
	r.nodes()
	r.objects()
	r.mentions()
	return r.Data
}

// Variable finds a variable by its name, or nil.
func (d *Data) Variable(name string) *Variable { return d.by[name] }

// Known are the variables as formulas know them, with the names given in every formula before them.
func (d *Data) Known() *condition.Variables { return d.known }

// Mentions says whether a name occurs in what is not ours to read: scripts, expressions of other
// languages, extensions of others, formulas of the scenario that are asked somewhere else.
func (d *Data) Mentions(name string) bool { return d.mentioned[name] }

// Touches says whether a name occurs in what is not ours to read and may write it: scripts, extensions of
// others, assignments of data.
func (d *Data) Touches(name string) bool { return d.touched[name] }

// Declares says whether the drawing declares variables.
func (d *Data) Declares() bool { return d.drawn }

// Names are those of the variables.
func (d *Data) Names() []string {
	var names []string
	for _, v := range d.Variables {
		names = append(names, v.Name)
	}
	return names
}

// Given says whether a name means something in every formula, without being a variable.
func (d *Data) Given(name string) bool {
	_, ok := d.known.Slot(name)
	return ok && d.by[name] == nil
}

// Within are the ranges of the numbers among the variables, by slot, as far as they are declared, and
// those of the names that are given in every formula.
func (d *Data) Within() map[int]condition.Range {
	within := given(d.known)
	for _, v := range d.Variables {
		slot, ok := d.known.Slot(v.Name)
		if !ok || v.Min == nil && v.Max == nil {
			continue
		}
		r := unbounded
		if v.Min != nil {
			r.Min = *v.Min
		}
		if v.Max != nil {
			r.Max = *v.Max
		}
		if r.Min <= r.Max {
			within[slot] = r
		}
	}
	return within
}

package dialect

import (
	"strings"
	"unicode"

	"sandtable/engine/model"
)

// unified is what Camunda 7 and Flowable have in common, both being children of Activiti: formulas are JUEL, and what a task is, attributes say.
type unified struct{ *writer }

func (u unified) quote(formula string) string { return "${" + formula + "}" }

func (u unified) people(s *Step, e *element) {
	if e.attribute(u.own+"candidateGroups") == "" && e.attribute(u.own+"candidateUsers") == "" && e.attribute(u.own+"assignee") == "" {
		e.set(u.own+"candidateGroups", strings.Join(s.Groups, ","))
		e.set(u.own+"assignee", s.Assignee)
	}
	if p := s.Promise; p != nil && p.CompleteWithin > 0 && e.attribute(u.own+"dueDate") == "" {
		e.set(u.own+"dueDate", p.CompleteWithin.String())
	}
}

// begins gives variables the value that formulas count on, where a case does not come with one.
func (u unified) begins(e *element) {
	for _, v := range u.variables() {
		e.extensions().add(u.own+"executionListener", "event", "start",
			"expression", u.quote("execution.hasVariable('"+v.Name+"') ? null : execution.setVariable('"+v.Name+"', "+u.firsts(v)+")"))
	}
}

// assign writes a formula's value to a variable when the step is done.
func (u unified) assign(e *element, variable, formula string) {
	e.extensions().add(u.own+"executionListener", "event", "end", "expression", u.quote("execution.setVariable('"+variable+"', "+formula+")"))
}

// reckon makes a task of a formula.
func (u unified) reckon(e *element, variable, formula, attribute string) {
	e.set(u.own+"expression", u.quote(formula))
	e.set(u.own+attribute, variable)
}

func (u unified) message(*model.Message, *element) {}

// identifier is an id as the name of a variable.
func identifier(id model.ID) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return '_'
	}, string(id))
}

// result is the variable that holds what a decision table says until it is handed on.
func result(s *Step) string { return "result_" + identifier(s.ID) }

// Package check finds what is wrong with a process before anyone is bothered by it.
// One rule per file; each finding has a place, a reason and a way out.
package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Severity says how bad a finding is.
type Severity uint8

const (
	Info    Severity = iota // worth knowing
	Warning                 // probably not what was meant
	Error                   // the process cannot be played as drawn
)

// String is "info", "warning" or "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Finding is one thing that is wrong with the user's process.
type Finding struct {
	Rule     string // stable: "structure.no-start"
	Severity Severity
	Element  model.ID // empty when it is about the file as a whole
	At       problem.Place
	Message  problem.Text
	Hint     problem.Text // the way out
	Path     []Step       // the shortest run that shows it; none where the drawing alone does
}

// Findings are in the order of rules, then of the file.
type Findings []Finding

// Blocking says whether one of them makes a run impossible.
func (f Findings) Blocking() bool {
	for _, x := range f {
		if x.Severity == Error {
			return true
		}
	}
	return false
}

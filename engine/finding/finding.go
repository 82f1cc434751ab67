// Package finding is what a checker says of a process: findings with a place, a reason, a
// way out and fixes; rules that make them; and the policy by which a company tunes the rules.
package finding

import (
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Severity says how bad a finding is.
type Severity uint8

const (
	Info    Severity = iota // worth knowing
	Warning                 // probably not what was meant
	Error                   // wrong: nothing with it is published
)

// String is "info", "warning" or "error".
func (s Severity) String() string { return [...]string{"info", "warning", "error"}[s] }

// Finding is one thing that is wrong with the user's process.
type Finding struct {
	Rule     string // stable: "structure.no-start"
	Severity Severity
	Blocks   bool     // nothing can be played while it is there; no policy changes that
	Element  model.ID // empty when it is about the file as a whole
	At       problem.Place
	Message  problem.Text
	Hint     problem.Text // the way out
	Path     []Step       // the shortest run that shows it; none where the drawing alone does
	Fixes    []Fix        // ways out that can be taken at once, the best first
	Waiver   *Waiver      // it is known and borne; nil: it is not
}

// Fix is a way out of a finding that a program can take: edits, all or none of them.
type Fix struct {
	Title problem.Text // in the imperative, with what it does
	Edits []edit.Edit
}

// Findings are the gravest first, then in the order of rules, then of the file.
type Findings []Finding

// Blocking says whether one of them makes a run impossible.
func (f Findings) Blocking() bool {
	for i := range f {
		if f[i].Blocks {
			return true
		}
	}
	return false
}

// Open are those that nobody waived.
func (f Findings) Open() Findings {
	var open Findings
	for i := range f {
		if f[i].Waiver == nil {
			open = append(open, f[i])
		}
	}
	return open
}

// Of is a problem as a finding. As an error it blocks.
func Of(p problem.Problem, severity Severity) Finding {
	return Finding{Rule: p.Code, Severity: severity, Blocks: severity == Error, Element: model.ID(p.At.Element), At: p.At, Message: p.Message, Hint: p.Hint}
}

// On is a finding of the rule that is being looked at about an element, at the rule's severity.
func On(b *model.Base, message, hint problem.Text, fixes ...Fix) Finding {
	return Finding{Element: b.ID, Message: message, Hint: hint, Fixes: fixes,
		At: problem.Place{Line: b.At.Line, Column: b.At.Column, Element: string(b.ID)}}
}

// In is a finding of the rule that is being looked at about a part of the scenario, by its JSON pointer.
func In(path string, message, hint problem.Text) Finding {
	return Finding{Message: message, Hint: hint, At: problem.Place{Path: path}}
}

// As is the finding at a severity that is not its rule's.
func (f Finding) As(rule string, severity Severity) Finding {
	f.Rule, f.Severity, f.Blocks = rule, severity, severity == Error
	return f
}

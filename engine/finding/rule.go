package finding

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// Rule is one thing that is looked for.
type Rule struct {
	ID       string       // stable: its group, a dot and what is wrong: "structure.no-end"
	Title    problem.Text // what is wrong, without a full stop: "A process without an end event"
	Severity Severity     // unless a policy says otherwise
	Off      bool         // looked for only where a policy gives it a severity
	Limits   []Limit      // what a policy may change besides
	Relays   bool         // its findings have ids of their own, from further down
	Look     func(*Subject) Findings
}

// Limit is a threshold of a rule.
type Limit struct {
	Name    string // in policies: "most"
	Default float64
	Min     float64      // that makes sense
	Means   problem.Text // without a full stop: "consulted roles in a row"
}

// Subject is what rules look at. It is for one goroutine.
type Subject struct {
	File    *model.Definitions
	Numbers *scenario.Scenario // nil where there is none
	Who     *raci.Matrix
	Policy  *Policy // never nil
	rule    *Rule   // that looks
	kept    map[string]any
}

// NewSubject is a file, with a scenario or nil, under a policy; nil is the policy that changes nothing.
func NewSubject(d *model.Definitions, s *scenario.Scenario, p *Policy) *Subject {
	if p == nil {
		p = &Policy{}
	}
	return &Subject{File: d, Numbers: s, Who: raci.Of(d), Policy: p, kept: map[string]any{}}
}

// Look lets a rule look.
func (s *Subject) Look(r *Rule) Findings {
	s.rule = r
	return r.Look(s)
}

// Limit is a threshold of the rule that looks, under the policy.
func (s *Subject) Limit(name string) float64 {
	if x, ok := s.Policy.Limits[s.rule.ID][name]; ok {
		return x
	}
	for _, l := range s.rule.Limits {
		if l.Name == name {
			return l.Default
		}
	}
	panic("finding: rule " + s.rule.ID + " has no limit " + name)
}

// Recall is what several rules need and one of them has reckoned: it is made once for a subject.
func Recall[T any](s *Subject, name string, make func() T) T {
	if x, ok := s.kept[name]; ok {
		return x.(T)
	}
	x := make()
	s.kept[name] = x
	return x
}

// Each calls visit for every flow node of the processes that are looked at, outer ones first:
// all, or where a scenario says which process it is for, that one's.
func (s *Subject) Each(visit func(n *model.Node, holder *model.Node, p *model.Process)) {
	for _, p := range s.Processes() {
		p.Walk(func(n, holder *model.Node) { visit(n, holder, p) })
	}
}

// Processes are those that are looked at: all that have a drawing.
func (s *Subject) Processes() []*model.Process {
	var all []*model.Process
	for _, p := range s.File.Processes {
		if len(p.Nodes) > 0 || len(s.File.Processes) == 1 {
			all = append(all, p)
		}
	}
	return all
}

// Scopes calls visit for every process and every sub-process, with what it belongs to.
func (s *Subject) Scopes(visit func(scope *model.Scope, holder *model.Base)) {
	for _, p := range s.Processes() {
		visit(&p.Scope, &p.Base)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				visit(n.Activity.Inside, &n.Base)
			}
		})
	}
}

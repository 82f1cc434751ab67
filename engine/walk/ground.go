package walk

import (
	"maps"
	"slices"
	"strings"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Ground is a process made ready to be walked: any number of walks may be played on it, one after another.
type Ground struct {
	program  *compile.Program
	net      *token.Net
	data     *data.Data
	duties   *raci.Matrix
	roles    map[string]string // names, by id
	promises *promise.Promises
	drafted  bool           // there is no scenario: its numbers are made up, and decide nothing
	inputs   []string       // variables that are known when a case begins
	chancy   map[int]string // by slot: variables that a scenario draws when a case arrives
}

// Prepare makes a process ready, with the scenario that it is to be played by, or nil. Conditions decide wherever they can be
// read, whatever shares the scenario has: those are of many cases, and a walk is one. What does not fit together is a *problem.Problem.
func Prepare(d *model.Definitions, s *scenario.Scenario) (*Ground, error) {
	g := &Ground{drafted: s == nil, duties: raci.Of(d), promises: promise.Of(d, s), roles: map[string]string{}, chancy: map[int]string{}}
	g.data = data.Of(d, s)
	if s == nil {
		s = scenario.Draft(d)
	}
	// What the scenario says of an older version of the process is of nothing that can be walked.
	s, _, err := s.Without(d)
	if err != nil {
		return nil, err
	}
	if g.program, err = compile.Definitions(d, g.numbers(s)); err != nil {
		return nil, err
	}
	g.net = g.program.Net
	for _, r := range g.duties.Roles {
		g.roles[r.ID] = r.Name
	}
	for i := range g.program.Data.Initial {
		if a := &g.program.Data.Initial[i]; byChance(a) {
			g.chancy[a.Slot] = g.variables().Name(a.Slot)
		}
	}
	for _, v := range g.data.Variables {
		slot, known := g.variables().Slot(v.Name)
		if _, drawn := g.chancy[slot]; known && (v.Input || drawn) {
			g.inputs = append(g.inputs, v.Name)
		}
	}
	return g, nil
}

// numbers are the scenario with the variables of the drawing, and without shares where conditions may decide.
func (g *Ground) numbers(s *scenario.Scenario) *scenario.Scenario {
	own := *s
	own.Data, own.Branches, own.Decisions = map[string]*scenario.Variable{}, nil, map[string]scenario.Decision{}
	for name, v := range s.Data {
		own.Data[name] = v
	}
	for gateway, by := range s.Decisions {
		if by != scenario.ByShares {
			own.Decisions[gateway] = by
		}
	}
	if g.drafted {
		own.Tasks = g.unlooped(s.Tasks)
	}
	for _, v := range g.data.Variables {
		if _, known := g.data.Known().Slot(v.Name); known && own.Data[v.Name] == nil {
			own.Data[v.Name] = &scenario.Variable{Type: played[v.Type], Values: v.Values}
		}
	}
	return &own
}

// unlooped are the tasks of a draft without the rounds that it makes up for loops whose conditions can be read.
func (g *Ground) unlooped(drafted map[string]*scenario.Task) map[string]*scenario.Task {
	tasks := maps.Clone(drafted)
	for _, f := range g.data.Formulas {
		task := tasks[string(f.Node.ID)]
		if a := f.Node.Activity; f.Made != nil && task != nil && a != nil && a.Loop != nil && !a.Loop.MultiInstance && f.In == a.Loop.Condition {
			own := *task
			own.Repeat = nil
			tasks[string(f.Node.ID)] = &own
		}
	}
	return tasks
}

// played are the types of variables as scenarios have them.
var played = map[data.Type]scenario.VariableType{data.Number: scenario.NumberType, data.Integer: scenario.IntegerType, data.Boolean: scenario.BooleanType,
	data.Text: scenario.TextType, data.Date: scenario.TextType, data.Duration: scenario.NumberType}

// Process is the BPMN process that cases begin in.
func (g *Ground) Process() *model.Process { return g.net.Process }

// Name is what an element is called, or its id; of a flow, what it is called or where it leads.
func (g *Ground) Name(id model.ID) string {
	if at, ok := g.net.Node(id); ok {
		return g.net.Nodes[at].Label()
	}
	if f, ok := g.net.Flow(id); ok {
		if name := g.net.Flows[f].Name; name != "" {
			return name
		}
		return g.net.Nodes[g.net.Flows[f].To].Label()
	}
	return string(id)
}

// Has says whether an element is part of what is walked.
func (g *Ground) Has(id model.ID) bool {
	if _, ok := g.net.Node(id); ok {
		return true
	}
	_, ok := g.net.Flow(id)
	return ok
}

func (g *Ground) variables() *condition.Variables { return g.program.Data.Variables }

// own says whether a slot is a variable of the case, not a name that every formula may use.
func (g *Ground) own(slot int) bool { return slot > compile.Completed }

// byChance says whether a scenario draws a value.
func byChance(a *compile.Assignment) bool {
	return a.Drawn != nil || len(a.Values) > 0 || a.Formula != nil && reads(a.Formula, compile.Chance)
}

func reads(f *compile.Formula, slot int) bool { return slices.Contains(f.Reads(), slot) }

// decided says whether conditions of a branch can be asked: one that reads chance cannot.
func decided(b *compile.Branch) bool {
	for _, f := range b.Conditions {
		if f != nil && reads(f, compile.Chance) {
			return false
		}
	}
	return b.Conditions != nil
}

// beginnings are where a case can be begun from outside, those of the process that is played first.
func (g *Ground) beginnings() (all []token.NodeID) {
	for _, root := range g.net.Roots {
		for _, at := range g.net.Scopes[root].Starts {
			if !g.net.BegunWithin(at) && (root == 0 || g.net.Nodes[at].Kind == model.StartEvent && !g.called(root)) {
				all = append(all, at)
			}
		}
	}
	return all
}

// called says whether a process is only ever called by others.
func (g *Ground) called(root token.ScopeID) bool {
	for i := range g.net.Nodes {
		if g.net.Nodes[i].Inside == root {
			return true
		}
	}
	return false
}

// doers are the roles that do an activity, by id.
func (g *Ground) doers(id model.ID) []string { return g.duties.Responsible(id) }

// roleName is what a role is called, or its id.
func (g *Ground) roleName(id string) string {
	if name := strings.TrimSpace(g.roles[id]); name != "" {
		return name
	}
	return id
}

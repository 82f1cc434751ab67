package dialect

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// Doing is how an engine gets a step done.
type Doing uint8

const (
	Itself    Doing = iota // by what BPMN itself says: events, gateways, sub-processes, waiting for a message
	Passing                // not at all: nobody does it
	People                 // people of some groups, with a form
	Worker                 // software that asks for jobs of its topic
	Deciding               // by a decision table
	Reckoning              // by formulas
	Scripting              // by a script in a language that is not ours
	Calling                // by another process
)

// Model is what an engine is to run, in no engine's words. It does not change.
type Model struct {
	Definitions *model.Definitions
	Processes   []*model.Process // those that are to run
	Steps       []*Step          // their nodes, outer ones first, in file order
	Data        *data.Data
	Promised    []*promise.Promise // of processes, which no engine keeps

	who *raci.Matrix
}

// Step is a node of a process.
type Step struct {
	*model.Node
	Process *model.Process
	Holder  *model.Node // nil in a process
	Does    Doing
	Drawn   model.Kind // what the drawing has, where an engine needs another kind

	Groups   []string // that may do it: ids of roles
	Assignee string   // the one person who does it, by id; empty: anybody of the groups
	Topic    string   // of its jobs
	Form     *data.Form
	Table    *data.Drawn
	Writes   []Assignment // what is reckoned when it is done, in order
	Results  []string     // variables that whoever does it hands over
	Promise  *promise.Promise
}

// Assignment is a formula whose value goes into a variable.
type Assignment struct {
	Variable string
	Formula  string // in our language
	Slot     int    // of the variable
	At       model.Pos
}

// Read makes the model of a drawing, with the data of a scenario, or nil.
func Read(d *model.Definitions, s *scenario.Scenario) *Model {
	m := &Model{Definitions: d, Data: data.Of(d, s), who: raci.Of(d)}
	promises := promise.Of(d, nil)
	m.Processes = running(d)
	for _, p := range m.Processes {
		if kept := promises.Of(p.ID); kept != nil {
			m.Promised = append(m.Promised, kept)
		}
		p.Walk(func(n, holder *model.Node) {
			m.Steps = append(m.Steps, m.step(p, n, holder, promises.Of(n.ID)))
		})
	}
	return m
}

// running are the processes that say they are executable, or if none does, all that have something to run.
func running(d *model.Definitions) []*model.Process {
	var all, said []*model.Process
	for _, p := range d.Processes {
		if len(p.Nodes) == 0 {
			continue
		}
		all = append(all, p)
		if p.IsExecutable {
			said = append(said, p)
		}
	}
	if len(said) > 0 {
		return said
	}
	return all
}

func (m *Model) step(p *model.Process, n, holder *model.Node, kept *promise.Promise) *Step {
	s := &Step{Node: n, Process: p, Holder: holder, Drawn: n.Kind, Form: data.FormOf(n), Promise: kept}
	m.writes(s)
	s.Does = m.does(s)
	switch s.Does {
	case People:
		m.people(s)
	case Worker:
		s.Topic = topic(n)
	}
	return s
}

// does is how the step gets done.
func (m *Model) does(s *Step) Doing {
	switch s.Kind {
	case model.UserTask:
		return People
	case model.Task, model.ManualTask:
		return m.plain(s)
	case model.ServiceTask, model.SendTask:
		return Worker
	case model.BusinessRuleTask:
		if s.Table = data.Decides(s.Node); s.Table != nil {
			return Deciding
		}
		return reckoningOr(Worker, s)
	case model.ScriptTask:
		if strings.TrimSpace(s.Activity.Script) != "" {
			return Scripting
		}
		return reckoningOr(Worker, s)
	case model.CallActivity:
		return Calling
	case model.EndEvent, model.IntermediateThrowEvent:
		for _, d := range s.Event.Definitions {
			if d.Kind == model.MessageEvent {
				return Worker
			}
		}
	}
	return Itself
}

func reckoningOr(other Doing, s *Step) Doing {
	if len(s.Writes) > 0 && len(s.Results) == 0 {
		return Reckoning
	}
	return other
}

// plain is how a task of no kind, or one of hands, gets done: by software, where its role is a machine, else by people; where nobody is
// responsible, an engine passes it.
func (m *Model) plain(s *Step) Doing {
	roles := m.who.Responsible(s.ID)
	switch {
	case len(roles) == 0:
		return Passing
	case m.standing(roles[0]).Kind == raci.System:
		return Worker
	}
	return People
}

// people says who may do the step.
func (m *Model) people(s *Step) {
	roles := m.who.Responsible(s.ID)
	if len(roles) == 1 && m.standing(roles[0]).Kind == raci.Person {
		s.Assignee = roles[0]
		return
	}
	s.Groups = roles
}

// standing is what the drawing says of a role.
func (m *Model) standing(role string) raci.Standing {
	if b := m.roleOf(role); b != nil {
		return raci.StandingOf(b)
	}
	return raci.Standing{}
}

func (m *Model) roleOf(role string) (found *model.Base) {
	if r := m.Definitions.Resource(model.ID(role)); r != nil {
		return &r.Base
	}
	for _, p := range m.Definitions.Processes {
		p.Lanes(func(l *model.Lane) {
			if string(l.ID) == role {
				found = &l.Base
			}
		})
	}
	for _, c := range m.Definitions.Collaborations {
		for _, p := range c.Participants {
			if string(p.ID) == role {
				found = &p.Base
			}
		}
	}
	return found
}

// writes are what the drawing says is written when the step is done.
func (m *Model) writes(s *Step) {
	if s.Form != nil {
		for _, f := range s.Form.Fields {
			if f.Variable != "" && !f.Readonly {
				s.Results = append(s.Results, f.Variable)
			}
		}
	}
	for _, x := range s.Own("write") {
		name, value := strings.TrimSpace(x.Attribute("variable")), strings.TrimSpace(x.Attribute("value"))
		slot, known := m.Data.Known().Slot(name)
		switch {
		case name == "":
		case value == "" || !known:
			s.Results = append(s.Results, name)
		default:
			s.Writes = append(s.Writes, Assignment{Variable: name, Formula: formulaOf(m.Data.Known(), slot, value), Slot: slot, At: x.At})
		}
	}
}

// formulaOf is a value that a drawing writes, as a formula: behind = it is one, else a constant.
func formulaOf(v *condition.Variables, slot int, value string) string {
	if formula, ok := strings.CutPrefix(value, "="); ok {
		return formula
	}
	switch kind := v.Kind(slot); {
	case kind == condition.Text:
		if s, err := strconv.Unquote(value); err == nil && value[0] == '"' {
			value = s
		}
		return strconv.Quote(value)
	case kind == condition.Number && strings.HasPrefix(value, "P"):
		return "duration(" + strconv.Quote(value) + ")"
	}
	return value
}

// topic is what a worker asks for: the system that the automation notes name, if any, and the step's id.
func topic(n *model.Node) string {
	for _, x := range n.Own("automation") {
		if system := slug(x.Attribute("system")); system != "" {
			return system + "." + string(n.ID)
		}
	}
	return string(n.ID)
}

// slug is a name as programs write it: letters and digits, with - between words.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, strings.TrimSpace(s)), "-")
}

// name is what the deployment is about, as the name of a file.
func (m *Model) name() string {
	for _, p := range m.Processes {
		return cmp.Or(string(p.ID), "process")
	}
	return "process"
}

// Variable is one of the case, with its slot in formulas.
type variable struct {
	*data.Variable
	slot int
}

// variables are those that formulas know.
func (m *Model) variables() (all []variable) {
	for _, v := range m.Data.Variables {
		if slot, ok := m.Data.Known().Slot(v.Name); ok {
			all = append(all, variable{v, slot})
		}
	}
	return all
}

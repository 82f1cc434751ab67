package model

import "sandtable/engine/problem"

// With is the file together with what its call activities call in other files: the
// processes and global tasks of those ids that are not in it, what these call in turn,
// and the roles, messages, signals, errors, escalations and operations that they refer
// to. What has no part in a run, such as drawings, pools and data types, stays behind.
//
// Neither the file nor the others change, and what is added keeps its positions, which
// are those in its own file. Roles of one id are one role, and so are messages, signals,
// errors and escalations that have the same name and code too. What cannot be added,
// because several files have it or because its ids are taken, is a notice that blocks.
func (d *Definitions) With(others ...*Definitions) *Definitions {
	all := *d
	j := &join{Definitions: &all, others: others, taken: map[ID]*Base{}, refused: map[ID]bool{}}
	for _, p := range d.Processes {
		j.take(p)
	}
	for _, b := range d.Roots() {
		j.taken[b.ID] = b
	}
	for i := 0; i < len(j.Processes); i++ { // it grows
		j.Processes[i].Walk(func(n, _ *Node) {
			if n.Kind == CallActivity {
				j.call(n.Activity.Called)
			}
		})
	}
	return j.Definitions
}

// join is a file that others are added to.
type join struct {
	*Definitions
	others  []*Definitions
	taken   map[ID]*Base // what may be referred to from anywhere
	refused map[ID]bool  // told why it is not here
	adding  *Process     // the called process that root elements are added for
}

// call adds what a call activity calls, if another file has it.
func (j *join) call(id ID) {
	if id == "" || j.Process(id) != nil || j.globalTask(id) != nil || j.refused[id] {
		return
	}
	var home *Definitions
	for _, o := range j.others {
		switch {
		case o.Process(id) == nil && o.globalTask(id) == nil:
		case home != nil:
			j.refuse(id, calledTwice(id))
			return
		default:
			home = o
		}
	}
	switch {
	case home == nil:
	case home.Process(id) != nil:
		j.process(home, home.Process(id))
	default:
		j.GlobalTasks = added(j.GlobalTasks, home.globalTask(id))
	}
}

// process adds a process of another file, unless some of its ids are taken.
func (j *join) process(home *Definitions, p *Process) {
	var first *Base
	taken := 0
	p.EveryID(func(b *Base) {
		if j.taken[b.ID] != nil {
			if taken++; first == nil {
				first = b
			}
		}
	})
	if taken > 0 {
		j.refuse(p.ID, idsTaken(p, first, j.taken[first.ID], taken))
		return
	}
	inside := j.take(p)
	j.Processes = added(j.Processes, p)
	j.adding = p
	j.adopt(home, home.named(p))
	for i := range home.Notices {
		if n := home.Notices[i]; inside[ID(n.At.Element)] {
			j.Notices = added(j.Notices, n)
		}
	}
}

// take keeps in mind which ids a process has.
func (j *join) take(p *Process) map[ID]bool {
	inside := map[ID]bool{}
	p.EveryID(func(b *Base) { j.taken[b.ID], inside[b.ID] = b, true })
	return inside
}

// EveryID calls visit for the process and for its flow nodes and sequence flows at all
// depths: what is referred to by its id from outside, as by a scenario.
func (p *Process) EveryID(visit func(*Base)) {
	some := func(b *Base) {
		if b.ID != "" {
			visit(b)
		}
	}
	some(&p.Base)
	scope := func(s *Scope) {
		for _, f := range s.Flows {
			some(&f.Base)
		}
	}
	scope(&p.Scope)
	p.Walk(func(n, _ *Node) {
		some(&n.Base)
		if n.Activity != nil && n.Activity.Inside != nil {
			scope(n.Activity.Inside)
		}
	})
}

// adopt adds root elements of another file: all roles, and what else is named.
func (j *join) adopt(home *Definitions, named map[ID]bool) {
	for _, r := range home.Resources {
		if j.Resource(r.ID) == nil && j.free(&r.Base) {
			j.Resources = added(j.Resources, r)
		}
	}
	j.Messages = adopted(j, named, j.Messages, home.Messages, func(m *Message) (*Base, string) { return &m.Base, "" })
	j.Signals = adopted(j, named, j.Signals, home.Signals, func(s *Signal) (*Base, string) { return &s.Base, "" })
	j.Errors = adopted(j, named, j.Errors, home.Errors, func(e *Error) (*Base, string) { return &e.Base, e.Code })
	j.Escalations = adopted(j, named, j.Escalations, home.Escalations, func(e *Escalation) (*Base, string) { return &e.Base, e.Code })
	j.EventDefs = adopted(j, named, j.EventDefs, home.EventDefs, func(e *EventDefinition) (*Base, string) { return &e.Base, e.Kind.String() + string(e.Ref) })
	for _, i := range home.Interfaces {
		for _, o := range i.Operations {
			if named[o.ID] && j.free(&i.Base) {
				j.Interfaces = added(j.Interfaces, i)
			}
		}
	}
}

// adopted is a list of root elements with those of another file that are named. One
// that is there already, under the same name and code, is the same one.
func adopted[T any](j *join, named map[ID]bool, to, from []*T, describe func(*T) (*Base, string)) []*T {
	for _, x := range from {
		b, code := describe(x)
		if !named[b.ID] {
			continue
		}
		same := false
		for _, y := range to {
			there, its := describe(y)
			same = same || there.ID == b.ID && there.Name == b.Name && its == code
		}
		if !same && j.free(b) {
			to = added(to, x)
		}
	}
	return to
}

// free takes an id for a root element; false where something else has it.
func (j *join) free(b *Base) bool {
	if other := j.taken[b.ID]; other != nil && other != b {
		j.refuse(b.ID, idTaken(j.adding, b, other))
		return false
	}
	j.taken[b.ID] = b
	return true
}

func (j *join) refuse(id ID, p *problem.Problem) {
	if !j.refused[id] {
		j.refused[id] = true
		j.Notices = added(j.Notices, Notice{Problem: *p, Blocks: true})
	}
}

// named are the ids of root elements that a process refers to.
func (d *Definitions) named(p *Process) map[ID]bool {
	found := map[ID]bool{}
	event := func(e *EventDefinition) { found[e.Ref], found[e.Operation] = true, true }
	p.Walk(func(n, _ *Node) {
		if n.Event != nil {
			for _, e := range n.Event.Definitions {
				event(e)
			}
			for _, id := range n.Event.References {
				found[id] = true
			}
		}
		if n.Activity != nil {
			found[n.Activity.Message], found[n.Activity.Operation] = true, true
		}
	})
	for _, e := range d.EventDefs {
		if found[e.ID] {
			event(e)
		}
	}
	for _, i := range d.Interfaces {
		for _, o := range i.Operations {
			if found[o.ID] {
				found[o.In], found[o.Out] = true, true
			}
		}
	}
	return found
}

// Roots are the root elements that others refer to: resources, messages, signals, errors, escalations, event definitions, interfaces
// and global tasks.
func (d *Definitions) Roots() (all []*Base) {
	for _, x := range d.Resources {
		all = append(all, &x.Base)
	}
	for _, x := range d.Messages {
		all = append(all, &x.Base)
	}
	for _, x := range d.Signals {
		all = append(all, &x.Base)
	}
	for _, x := range d.Errors {
		all = append(all, &x.Base)
	}
	for _, x := range d.Escalations {
		all = append(all, &x.Base)
	}
	for _, x := range d.EventDefs {
		all = append(all, &x.Base)
	}
	for _, x := range d.Interfaces {
		all = append(all, &x.Base)
	}
	for _, x := range d.GlobalTasks {
		all = append(all, &x.Base)
	}
	return all
}

func (d *Definitions) globalTask(id ID) *GlobalTask {
	for _, t := range d.GlobalTasks {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// added is a list with one more, in memory of its own: the list may be another file's.
func added[T any](list []T, x T) []T { return append(list[:len(list):len(list)], x) }

func calledTwice(id ID) *problem.Problem {
	return problem.New("model.called-twice",
		problem.Say("Several files have a process %q that is called.", "有多个文件都包含被调用的流程 %q。", id),
		problem.Say("Give one of them another id, or leave one of the files out.", "请修改其中一个流程的 id，或去掉其中一个文件。"))
}

// idsTaken is placed in the file of the called process, which its element names.
func idsTaken(p *Process, b, other *Base, taken int) *problem.Problem {
	return problem.New("model.id-taken",
		problem.Say("The called process “%[1]s” cannot be added: %[2]d of its ids are taken, the first, %[3]s, by “%[4]s” in line %[5]d.",
			"无法加入被调用的流程“%[1]s”：其中 %[2]d 个 id 已被占用，第一个是 %[3]s，已用于第 %[5]d 行的“%[4]s”。",
			p.Label(), taken, b.ID, other.Label(), other.At.Line),
		problem.Say("Give the elements of one of the two files ids of their own: numbers belong to ids.", "请修改其中一个文件里的元素 id：情景数据按 id 对应元素，id 不能重复。")).
		Located(problem.Place{Line: b.At.Line, Column: b.At.Column, Element: string(p.ID)})
}

func idTaken(p *Process, b, other *Base) *problem.Problem {
	return problem.New("model.id-taken",
		problem.Say("“%[1]s” of the called process “%[5]s” has the id %[2]s, which “%[3]s” in line %[4]d has too.",
			"被调用流程“%[5]s”中的“%[1]s”与第 %[4]d 行的“%[3]s”使用了相同的 id %[2]s。", b.Label(), b.ID, other.Label(), other.At.Line, p.Label()),
		problem.Say("Give one of the two another id, or both the same name and code if they are the same.", "请修改其中一个的 id；如果两者是同一事物，请使用相同的名称和代码。")).
		Located(problem.Place{Line: b.At.Line, Column: b.At.Column, Element: string(p.ID)})
}

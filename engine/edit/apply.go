package edit

import (
	"fmt"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Apply is the drawing with the edits carried out; the one that was given does not change. Where one cannot be
// carried out, the error (a *problem.Problem) says which.
func Apply(d *model.Definitions, edits []Edit) (*model.Definitions, error) {
	a := &applier{clone(d)}
	for i := range edits {
		if err := a.apply(&edits[i]); err != nil {
			return nil, problem.New("edit.impossible", problem.Say("Step %d of the fix cannot be carried out: %s.", "修复的第 %d 步无法执行：%s。", i+1, err),
				problem.Say("Check the drawing again.", "请重新检查流程图。")).Because(err)
		}
	}
	return a.Definitions, nil
}

// applier is a drawing that is being changed.
type applier struct{ *model.Definitions }

func (a *applier) apply(e *Edit) error {
	switch e.Do {
	case Remove:
		return a.remove(e.Element)
	case Add:
		return a.add(e)
	case Connect:
		return a.connect(e)
	case Reconnect:
		return a.reconnect(e)
	case Replace:
		return a.replace(e)
	case Rename:
		b := a.base(e.Element)
		if b == nil {
			return missing(e.Element)
		}
		b.Name = e.Name
		return nil
	case Set:
		return a.set(e)
	case Assign, Unassign:
		return a.assign(e)
	case Define:
		if a.base(e.Element) != nil {
			return fmt.Errorf("%s is there already", e.Element)
		}
		a.Resources = append(a.Resources, &model.Resource{Base: model.Base{ID: e.Element, Name: e.Name}})
		return nil
	case Note:
		return a.note(e)
	case Item:
		return a.item(e)
	case Cell:
		return a.cell(e)
	}
	return fmt.Errorf("unknown verb %q", e.Do)
}

func missing(id model.ID) error { return fmt.Errorf("there is no %q", id) }

// home is the scope that holds a node or a sequence flow.
func (a *applier) home(id model.ID) *model.Scope {
	for _, p := range a.Processes {
		if s := homeIn(&p.Scope, id); s != nil {
			return s
		}
	}
	return nil
}

func homeIn(s *model.Scope, id model.ID) *model.Scope {
	for _, f := range s.Flows {
		if f.ID == id {
			return s
		}
	}
	for _, n := range s.Nodes {
		if n.ID == id {
			return s
		}
		if n.Activity != nil && n.Activity.Inside != nil {
			if inner := homeIn(n.Activity.Inside, id); inner != nil {
				return inner
			}
		}
	}
	return nil
}

// base is any element that has a name or an extension.
func (a *applier) base(id model.ID) (found *model.Base) {
	a.every(func(b *model.Base) {
		if b.ID == id && id != "" {
			found = b
		}
	})
	return found
}

func (a *applier) every(visit func(*model.Base)) {
	for _, r := range a.Resources {
		visit(&r.Base)
	}
	for _, c := range a.Collaborations {
		visit(&c.Base)
		for _, p := range c.Participants {
			visit(&p.Base)
		}
		for _, m := range c.MessageFlows {
			visit(&m.Base)
		}
	}
	for _, p := range a.Processes {
		p.EveryID(visit)
		p.Lanes(func(l *model.Lane) { visit(&l.Base) })
	}
}

func (a *applier) remove(id model.ID) error {
	for _, c := range a.Collaborations {
		if i := slices.IndexFunc(c.MessageFlows, func(m *model.MessageFlow) bool { return m.ID == id }); i >= 0 {
			c.MessageFlows = slices.Delete(c.MessageFlows, i, i+1)
			return nil
		}
	}
	if a.retire(id) {
		return nil
	}
	s := a.home(id)
	if s == nil {
		return missing(id)
	}
	if f := a.Flow(id); f != nil {
		a.disconnect(s, f)
		return nil
	}
	for _, f := range slices.Clone(s.Flows) {
		if f.Source == id || f.Target == id {
			a.disconnect(s, f)
		}
	}
	for _, n := range slices.Clone(s.Nodes) {
		if n.Event != nil && n.Event.AttachedTo == id {
			if err := a.remove(n.ID); err != nil {
				return err
			}
		}
	}
	s.Nodes = slices.DeleteFunc(s.Nodes, func(n *model.Node) bool { return n.ID == id })
	for _, p := range a.Processes {
		p.Lanes(func(l *model.Lane) { l.Nodes = slices.DeleteFunc(l.Nodes, func(n model.ID) bool { return n == id }) })
	}
	for _, c := range a.Collaborations {
		c.MessageFlows = slices.DeleteFunc(c.MessageFlows, func(m *model.MessageFlow) bool { return m.Source == id || m.Target == id })
	}
	return nil
}

func (a *applier) disconnect(s *model.Scope, f *model.SequenceFlow) {
	s.Flows = slices.DeleteFunc(s.Flows, func(o *model.SequenceFlow) bool { return o.ID == f.ID })
	gone := func(id model.ID) bool { return id == f.ID }
	if n := a.Node(f.Source); n != nil {
		n.Outgoing = slices.DeleteFunc(n.Outgoing, gone)
		a.setDefault(n, func(d model.ID) bool { return d == f.ID }, "")
	}
	if n := a.Node(f.Target); n != nil {
		n.Incoming = slices.DeleteFunc(n.Incoming, gone)
	}
}

func (a *applier) setDefault(n *model.Node, where func(model.ID) bool, to model.ID) {
	switch {
	case n.Gateway != nil && where(n.Gateway.Default):
		n.Gateway.Default = to
	case n.Activity != nil && where(n.Activity.Default):
		n.Activity.Default = to
	}
}

func (a *applier) add(e *Edit) error {
	beside := e.Source
	if beside == "" {
		beside = e.Target
	}
	s := a.home(beside)
	kind := model.KindOf(e.Kind)
	switch {
	case s == nil:
		return missing(beside)
	case kind == model.UnknownKind:
		return fmt.Errorf("there is no element %q", e.Kind)
	case e.Element == "" || a.base(e.Element) != nil:
		return fmt.Errorf("the id %q is taken", e.Element)
	}
	n := made(kind, e)
	s.Nodes = append(s.Nodes, n)
	if lane := a.laneOf(beside); lane != nil {
		lane.Nodes = append(lane.Nodes, n.ID)
	}
	return nil
}

// made is a new node as the edit has it.
func made(kind model.Kind, e *Edit) *model.Node {
	n := &model.Node{Base: model.Base{ID: e.Element, Name: e.Name}, Kind: kind}
	fit(n)
	if n.Event != nil && e.Event != "" {
		n.Event.Definitions = []*model.EventDefinition{definition(e)}
	}
	if kind == model.BoundaryEvent {
		n.Event.AttachedTo = e.Source
	}
	return n
}

// fit gives a node the part that its kind calls for, and takes the others away.
func fit(n *model.Node) {
	k := n.Kind
	switch {
	case k.IsEvent():
		n.Activity, n.Gateway = nil, nil
		if n.Event == nil {
			n.Event = &model.Event{Interrupting: true}
		}
	case k.IsGateway():
		n.Activity, n.Event = nil, nil
		if n.Gateway == nil {
			n.Gateway = &model.Gateway{}
		}
	case k.IsActivity():
		n.Event, n.Gateway = nil, nil
		if n.Activity == nil {
			n.Activity = &model.Activity{StartQuantity: 1, CompletionQuantity: 1, CancelRemaining: true}
		}
		switch {
		case !k.IsSubProcess():
			n.Activity.Inside = nil
		case n.Activity.Inside == nil:
			n.Activity.Inside = &model.Scope{}
		}
	}
}

func definition(e *Edit) *model.EventDefinition {
	x := &model.EventDefinition{Kind: model.EventKindOf(e.Event + "EventDefinition"), Wait: true}
	switch {
	case e.Value == "":
	case x.Kind == model.TimerEvent:
		x.Duration = &model.Expression{Text: e.Value}
	case x.Kind == model.ConditionalEvent:
		x.Condition = &model.Expression{Text: e.Value}
	default:
		x.Ref = model.ID(e.Value)
	}
	return x
}

func (a *applier) laneOf(id model.ID) (found *model.Lane) {
	for _, p := range a.Processes {
		p.Lanes(func(l *model.Lane) {
			if slices.Contains(l.Nodes, id) {
				found = l
			}
		})
	}
	return found
}

func (a *applier) connect(e *Edit) error {
	s, source, target := a.home(e.Source), a.Node(e.Source), a.Node(e.Target)
	switch {
	case s == nil || source == nil:
		return missing(e.Source)
	case target == nil || a.home(e.Target) != s:
		return fmt.Errorf("%q is not where %q is", e.Target, e.Source)
	case e.Element == "" || a.base(e.Element) != nil:
		return fmt.Errorf("the id %q is taken", e.Element)
	}
	s.Flows = append(s.Flows, &model.SequenceFlow{Base: model.Base{ID: e.Element, Name: e.Name}, Source: e.Source, Target: e.Target})
	source.Outgoing, target.Incoming = append(source.Outgoing, e.Element), append(target.Incoming, e.Element)
	return nil
}

func (a *applier) reconnect(e *Edit) error {
	f, s := a.Flow(e.Element), a.home(e.Element)
	if f == nil {
		return missing(e.Element)
	}
	move := func(end *model.ID, to model.ID, list func(*model.Node) *[]model.ID) error {
		if to == "" || *end == to {
			return nil
		}
		n := a.Node(to)
		if n == nil || a.home(to) != s {
			return fmt.Errorf("%q is not where %q is", to, e.Element)
		}
		if old := a.Node(*end); old != nil {
			*list(old) = slices.DeleteFunc(*list(old), func(id model.ID) bool { return id == f.ID })
			if *end == f.Source {
				a.setDefault(old, func(d model.ID) bool { return d == f.ID }, "")
			}
		}
		*end = to
		*list(n) = append(*list(n), f.ID)
		return nil
	}
	if err := move(&f.Source, e.Source, func(n *model.Node) *[]model.ID { return &n.Outgoing }); err != nil {
		return err
	}
	return move(&f.Target, e.Target, func(n *model.Node) *[]model.ID { return &n.Incoming })
}

func (a *applier) replace(e *Edit) error {
	n, kind := a.Node(e.Element), model.KindOf(e.Kind)
	switch {
	case n == nil:
		return missing(e.Element)
	case kind == model.UnknownKind:
		return fmt.Errorf("there is no element %q", e.Kind)
	}
	n.Kind = kind
	fit(n)
	if n.Event != nil {
		n.Event.Definitions = nil
		if e.Event != "" {
			n.Event.Definitions = []*model.EventDefinition{definition(e)}
		}
	}
	if n.Gateway != nil && (kind == model.ParallelGateway || kind == model.EventBasedGateway) {
		n.Gateway.Default = ""
	}
	return nil
}

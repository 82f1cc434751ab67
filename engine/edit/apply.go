package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
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

func (a *applier) set(e *Edit) error {
	n := a.Node(e.Element)
	switch e.Property {
	case "condition":
		f := a.Flow(e.Element)
		if f == nil {
			return missing(e.Element)
		}
		f.Condition = nil
		if e.Value != "" {
			f.Condition = &model.Expression{Text: e.Value, Formal: true}
		}
		return nil
	case "lane":
		return a.toLane(e.Element, model.ID(e.Value))
	case "role":
		return a.stand(e.Element, model.ID(e.Value))
	case "executable":
		return a.executable(e)
	case "groups":
		return a.groups(e)
	}
	if n == nil {
		return missing(e.Element)
	}
	switch e.Property {
	case "default":
		a.setDefault(n, func(model.ID) bool { return true }, model.ID(e.Value))
	case "calledElement":
		n.Activity.Called, n.Activity.CalledName = model.ID(e.Value), e.Value
	case "loop":
		return loop(n, e.Value)
	case "duration", "cycle", "date":
		return a.time(n, e)
	case "interrupting":
		if n.Event == nil {
			return fmt.Errorf("%q is no event", e.Element)
		}
		n.Event.Interrupting = e.Value == "true"
	case "link":
		return a.link(n, e)
	default:
		return fmt.Errorf("unknown property %q", e.Property)
	}
	return nil
}

func (a *applier) executable(e *Edit) error {
	p := a.Process(e.Element)
	if p == nil {
		return missing(e.Element)
	}
	p.IsExecutable, p.ExecutableUnsaid = e.Value == "true", false
	return nil
}

// loop has an activity repeated so often, or not at all.
func loop(n *model.Node, maximum string) error {
	switch _, err := strconv.Atoi(maximum); {
	case n.Activity == nil:
		return fmt.Errorf("%q is no activity", n.ID)
	case maximum == "":
		n.Activity.Loop = nil
	case err != nil:
		return err
	default:
		n.Activity.Loop = &model.Loop{Maximum: maximum}
	}
	return nil
}

// time sets what a timer waits for.
func (a *applier) time(n *model.Node, e *Edit) error {
	if n.Event == nil || len(n.Event.Definitions) != 1 || n.Event.Definitions[0].Kind != model.TimerEvent {
		return fmt.Errorf("%q is no timer", e.Element)
	}
	x := *n.Event.Definitions[0]
	x.Duration, x.Cycle, x.Date = nil, nil, nil
	text := &model.Expression{Text: e.Value}
	switch e.Property {
	case "duration":
		x.Duration = text
	case "cycle":
		x.Cycle = text
	default:
		x.Date = text
	}
	n.Event.Definitions = []*model.EventDefinition{&x}
	return nil
}

// link sets the name by which a link event finds its other end.
func (a *applier) link(n *model.Node, e *Edit) error {
	if n.Event == nil || len(n.Event.Definitions) != 1 || n.Event.Definitions[0].Kind != model.LinkEvent {
		return fmt.Errorf("%q is no link", e.Element)
	}
	x := *n.Event.Definitions[0]
	x.Link = e.Value
	n.Event.Definitions = []*model.EventDefinition{&x}
	return nil
}

func (a *applier) toLane(node, lane model.ID) error {
	found := false
	for _, p := range a.Processes {
		p.Lanes(func(l *model.Lane) {
			l.Nodes = slices.DeleteFunc(l.Nodes, func(n model.ID) bool { return n == node })
			if l.ID == lane {
				l.Nodes, found = append(l.Nodes, node), true
			}
		})
	}
	if !found {
		return missing(lane)
	}
	return nil
}

func (a *applier) stand(lane, role model.ID) error {
	found := false
	for _, p := range a.Processes {
		p.Lanes(func(l *model.Lane) {
			if l.ID == lane {
				l.Element, found = role, true
			}
		})
	}
	if !found {
		return missing(lane)
	}
	return nil
}

// assign gives a role a duty or takes it away. R is written as BPMN has it, a potentialOwner.
func (a *applier) assign(e *Edit) error {
	n := a.Node(e.Element)
	if n == nil {
		return missing(e.Element)
	}
	role := model.ID(e.Role)
	if e.Code == raci.ResponsibleCode && n.Activity != nil {
		n.Activity.Performers = slices.DeleteFunc(n.Activity.Performers, func(r *model.ResourceRole) bool { return r.Resource == role })
		if e.Do == Assign && a.Resource(role) != nil {
			n.Activity.Performers = append(n.Activity.Performers, &model.ResourceRole{Element: "potentialOwner", Resource: role})
			return nil
		}
	}
	n.Extensions = slices.DeleteFunc(n.Extensions, func(x model.Extension) bool {
		return x.Space == raci.Space && x.Name == "duty" && strings.TrimSpace(x.Attribute("code")) == e.Code && strings.TrimSpace(x.Attribute("role")) == e.Role
	})
	if e.Do == Assign {
		duty := model.Extension{Space: raci.Space, Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: e.Code}, {Name: "role", Value: e.Role}}}
		if e.Value != "" {
			duty.Attributes = append(duty.Attributes, model.Attribute{Name: "by", Value: e.Value})
		}
		n.Extensions = append(n.Extensions, duty)
	}
	return nil
}

func (a *applier) note(e *Edit) error {
	b := a.base(e.Element)
	if b == nil {
		return missing(e.Element)
	}
	annotate(b, e, nil, func(x model.Extension) bool { return x.Space == raci.Space && x.Name == e.Kind })
	return nil
}

// item is note for one of several children of a kind, known by the attribute that names it.
func (a *applier) item(e *Edit) error {
	b, key := a.base(e.Element), "name"
	if b == nil {
		return missing(e.Element)
	}
	if e.Kind == "read" || e.Kind == "write" {
		key = "variable"
	}
	annotate(b, e, []model.Attribute{{Name: key, Value: e.Name}}, func(x model.Extension) bool {
		return x.Space == raci.Space && x.Name == e.Kind && x.Attribute(key) == e.Name
	})
	return nil
}

// annotate sets an attribute of the extension that is meant, which is made with the attributes given where it is
// not there, or takes the extension away.
func annotate(b *model.Base, e *Edit, made []model.Attribute, meant func(model.Extension) bool) {
	if e.Property == "" {
		b.Extensions = slices.DeleteFunc(b.Extensions, meant)
		return
	}
	i := slices.IndexFunc(b.Extensions, meant)
	if i < 0 {
		b.Extensions = append(b.Extensions, model.Extension{Space: raci.Space, Name: e.Kind, Attributes: made})
		i = len(b.Extensions) - 1
	}
	x := &b.Extensions[i]
	x.Attributes = slices.DeleteFunc(slices.Clone(x.Attributes), func(t model.Attribute) bool { return t.Name == e.Property })
	if e.Value != "" {
		x.Attributes = append(x.Attributes, model.Attribute{Name: e.Property, Value: e.Value})
	}
}

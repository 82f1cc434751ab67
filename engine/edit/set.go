package edit

import (
	"fmt"
	"sandtable/engine/model"
	"slices"
	"strconv"
)

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

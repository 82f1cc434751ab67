package bpmn

import (
	"strings"

	"sandtable/engine/model"
)

func (r *reader) activity(e *element, n *model.Node) func(*element) bool {
	a := &model.Activity{
		Default:            r.point(e, "default"),
		ForCompensation:    r.flag(e, "isForCompensation", false),
		StartQuantity:      r.count(e, "startQuantity", 1),
		CompletionQuantity: r.count(e, "completionQuantity", 1),
	}
	n.Activity = a
	switch {
	case n.Kind.IsSubProcess():
		a.Inside = new(model.Scope)
		r.subProcess(e, n.Kind, a)
	case n.Kind == model.CallActivity:
		a.CalledName = e.take("calledElement")
		a.Called = r.called(a.CalledName)
	default:
		r.task(e, n.Kind, a)
	}
	return func(child *element) bool {
		return r.activityPart(child, n, a) || r.performer(child, &a.Performers) || r.loop(child, a) ||
			a.Inside != nil && r.insidePart(child, n.Kind, a)
	}
}

// called is a called element's id. It may lie in another file, so a prefix for any
// namespace comes off.
func (r *reader) called(name string) model.ID {
	if prefix, local, qualified := strings.Cut(trim(name), ":"); qualified {
		if _, known := r.spaces[prefix]; known {
			return model.ID(local)
		}
	}
	return model.ID(trim(name))
}

func (r *reader) task(e *element, kind model.Kind, a *model.Activity) {
	switch kind {
	case model.ServiceTask, model.SendTask, model.ReceiveTask:
		a.Operation = r.refer(e, "operationRef")
		a.Implementation = e.take("implementation")
	case model.UserTask, model.BusinessRuleTask:
		a.Implementation = e.take("implementation")
	case model.ScriptTask:
		a.ScriptFormat = e.take("scriptFormat")
	}
	if kind == model.SendTask || kind == model.ReceiveTask {
		a.Message = r.refer(e, "messageRef")
	}
	if kind == model.ReceiveTask {
		a.Instantiate = r.flag(e, "instantiate", false)
	}
}

func (r *reader) subProcess(e *element, kind model.Kind, a *model.Activity) {
	a.TriggeredByEvent = r.flag(e, "triggeredByEvent", false)
	switch kind {
	case model.Transaction:
		a.TransactionKind = e.take("method")
	case model.AdHocSubProcess:
		a.Ordering = r.word(e, "ordering", "", "Parallel", "Sequential")
		a.CancelRemaining = r.flag(e, "cancelRemainingInstances", true)
	}
}

// activityPart reads what every activity may hold.
func (r *reader) activityPart(e *element, n *model.Node, a *model.Activity) bool {
	switch e.name {
	case "ioSpecification":
		once(r, &a.IO, e, r.ioSpecification)
	case "property":
		a.Properties = append(a.Properties, r.property(e))
	case "dataInputAssociation", "dataOutputAssociation":
		a.Data = append(a.Data, r.dataAssociation(e))
	case "script":
		if n.Kind != model.ScriptTask {
			return false
		}
		onceText(r, &a.Script, e, r.flatten)
	case "rendering":
		r.keep(e, &n.Base)
	default:
		return false
	}
	return true
}

// insidePart reads what only a sub-process may hold.
func (r *reader) insidePart(e *element, kind model.Kind, a *model.Activity) bool {
	switch {
	case e.name == "laneSet":
		a.LaneSets = append(a.LaneSets, r.laneSet(e))
	case e.name == "completionCondition" && kind == model.AdHocSubProcess:
		once(r, &a.Completion, e, r.expression)
	default:
		return r.flowElement(e, a.Inside)
	}
	return true
}

func (r *reader) loop(e *element, a *model.Activity) bool {
	switch e.name {
	case "standardLoopCharacteristics":
		once(r, &a.Loop, e, r.standardLoop)
	case "multiInstanceLoopCharacteristics":
		once(r, &a.Loop, e, r.multiInstance)
	default:
		return false
	}
	return true
}

func (r *reader) standardLoop(e *element) *model.Loop {
	l := &model.Loop{TestBefore: r.flag(e, "testBefore", false), Maximum: trim(e.take("loopMaximum"))}
	r.fill(e, &l.Base, func(child *element) bool {
		if child.name != "loopCondition" {
			return false
		}
		once(r, &l.Condition, child, r.expression)
		return true
	})
	return l
}

func (r *reader) multiInstance(e *element) *model.Loop {
	l := &model.Loop{
		MultiInstance: true,
		Sequential:    r.flag(e, "isSequential", false),
		Behavior:      r.word(e, "behavior", "All", "None", "One", "All", "Complex"),
		OneEvent:      r.refer(e, "oneBehaviorEventRef"),
		NoneEvent:     r.refer(e, "noneBehaviorEventRef"),
	}
	r.fill(e, &l.Base, func(child *element) bool {
		switch child.name {
		case "loopCardinality":
			once(r, &l.Cardinality, child, r.expression)
		case "completionCondition":
			once(r, &l.Completion, child, r.expression)
		case "loopDataInputRef":
			onceText(r, &l.InputData, child, r.referText)
		case "loopDataOutputRef":
			onceText(r, &l.OutputData, child, r.referText)
		case "inputDataItem":
			onceText(r, &l.InputItem, child, r.itemName(l))
		case "outputDataItem":
			onceText(r, &l.OutputItem, child, r.itemName(l))
		case "complexBehaviorDefinition":
			l.Complex = append(l.Complex, r.complexBehavior(child))
		default:
			return false
		}
		return true
	})
	return l
}

// itemName reads what expressions call one item of the data that a loop runs over: its
// name, or its id where it has none. The rest of it is kept with the loop.
func (r *reader) itemName(l *model.Loop) func(*element) string {
	return func(e *element) string {
		r.keep(e, &l.Base)
		return l.Others[len(l.Others)-1].Label()
	}
}

func (r *reader) complexBehavior(e *element) *model.ComplexBehavior {
	b := new(model.ComplexBehavior)
	r.fill(e, &b.Base, func(child *element) bool {
		switch child.name {
		case "condition":
			once(r, &b.Condition, child, r.expression)
		case "event", "implicitThrowEvent":
			once(r, &b.Event, child, func(e *element) *model.Node { return r.node(e, model.IntermediateThrowEvent) })
		default:
			return false
		}
		return true
	})
	return b
}

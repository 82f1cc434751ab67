package bpmn

import "sandtable/engine/model"

func (r *reader) event(e *element, n *model.Node) func(*element) bool {
	v := &model.Event{Interrupting: true}
	n.Event = v
	switch n.Kind {
	case model.StartEvent:
		v.Interrupting = r.flag(e, "isInterrupting", true)
	case model.BoundaryEvent:
		v.Interrupting = r.flag(e, "cancelActivity", true)
		v.AttachedTo = r.point(e, "attachedToRef")
	}
	if n.Kind == model.StartEvent || n.Kind == model.BoundaryEvent || n.Kind == model.IntermediateCatchEvent {
		v.ParallelMultiple = r.flag(e, "parallelMultiple", false)
	}
	return func(child *element) bool { return r.eventPart(child, v) }
}

func (r *reader) eventPart(e *element, v *model.Event) bool {
	switch e.name {
	case "eventDefinitionRef":
		v.References = append(v.References, r.referText(e))
	case "dataInputAssociation", "dataOutputAssociation":
		v.Data = append(v.Data, r.dataAssociation(e))
	case "property":
		v.Properties = append(v.Properties, r.property(e))
	case "dataInput", "dataOutput", "inputSet", "outputSet":
		if v.IO == nil {
			v.IO = new(model.IOSpecification)
		}
		return r.port(e, v.IO)
	default:
		if model.EventKindOf(e.name) == model.UnknownEvent {
			return false
		}
		v.Definitions = append(v.Definitions, r.eventDefinition(e))
	}
	return true
}

func (r *reader) eventDefinition(e *element) *model.EventDefinition {
	d := &model.EventDefinition{Kind: model.EventKindOf(e.name), Wait: true}
	switch d.Kind {
	case model.MessageEvent:
		d.Ref = r.refer(e, "messageRef")
	case model.SignalEvent:
		d.Ref = r.point(e, "signalRef")
	case model.ErrorEvent:
		d.Ref = r.refer(e, "errorRef")
	case model.EscalationEvent:
		d.Ref = r.refer(e, "escalationRef")
	case model.CompensationEvent:
		d.Ref = r.refer(e, "activityRef")
		d.Wait = r.flag(e, "waitForCompletion", true)
	case model.LinkEvent:
		d.Link = e.peek("name")
	}
	r.fill(e, &d.Base, func(child *element) bool { return r.eventDefinitionPart(child, d) })
	return d
}

func (r *reader) eventDefinitionPart(e *element, d *model.EventDefinition) bool {
	switch {
	case d.Kind == model.TimerEvent && e.name == "timeDate":
		once(r, &d.Date, e, r.timer)
	case d.Kind == model.TimerEvent && e.name == "timeDuration":
		once(r, &d.Duration, e, r.timer)
	case d.Kind == model.TimerEvent && e.name == "timeCycle":
		once(r, &d.Cycle, e, r.timer)
	case d.Kind == model.ConditionalEvent && e.name == "condition":
		once(r, &d.Condition, e, r.expression)
	case d.Kind == model.MessageEvent && e.name == "operationRef":
		onceText(r, &d.Operation, e, r.referText)
	case d.Kind == model.LinkEvent && e.name == "source":
		d.LinkSource = append(d.LinkSource, r.referText(e))
	case d.Kind == model.LinkEvent && e.name == "target":
		onceText(r, &d.LinkTarget, e, r.referText)
	default:
		return false
	}
	return true
}

// timer reads a time and says so where it is none.
func (r *reader) timer(e *element) *model.Expression {
	check, name, at, owner := timerChecks[e.name], e.name, e.at, r.owner(e)
	x := r.expression(e)
	if x.Text != "" && !computed(x.Text) && !check(x.Text) {
		r.note(badTimer(name, x.Text, at, owner))
	}
	return x
}

package bpmn

import "sandtable/engine/model"

func (r *reader) collaboration(e *element) *model.Collaboration {
	c := &model.Collaboration{IsClosed: r.flag(e, "isClosed", false)}
	r.fill(e, &c.Base, func(child *element) bool {
		switch child.name {
		case "participant":
			c.Participants = append(c.Participants, r.participant(child))
		case "messageFlow":
			c.MessageFlows = append(c.MessageFlows, r.messageFlow(child))
		case "textAnnotation", "group", "association":
			c.Artifacts = append(c.Artifacts, r.artifact(child))
		case "correlationKey":
			c.Correlations = append(c.Correlations, r.correlationKey(child))
		case "conversation", "subConversation", "callConversation", "conversationLink", "conversationAssociation",
			"participantAssociation", "messageFlowAssociation", "choreographyRef":
			r.keep(child, &c.Base)
		default:
			return false
		}
		return true
	})
	return c
}

func (r *reader) participant(e *element) *model.Participant {
	p := &model.Participant{Process: r.refer(e, "processRef")}
	r.fill(e, &p.Base, func(child *element) bool {
		switch child.name {
		case "participantMultiplicity":
			p.Minimum, p.Maximum = child.take("minimum"), child.take("maximum")
			r.leaf(child, new(model.Base))
		case "interfaceRef", "endPointRef":
			p.Partners = append(p.Partners, r.referText(child))
		default:
			return false
		}
		return true
	})
	return p
}

func (r *reader) messageFlow(e *element) *model.MessageFlow {
	f := &model.MessageFlow{
		Source:  r.refer(e, "sourceRef"),
		Target:  r.refer(e, "targetRef"),
		Message: r.refer(e, "messageRef"),
	}
	r.leaf(e, &f.Base)
	if f.Source == "" || f.Target == "" {
		r.note(openMessageFlow(f))
	}
	return f
}

func (r *reader) correlationKey(e *element) *model.CorrelationKey {
	k := new(model.CorrelationKey)
	r.fill(e, &k.Base, func(child *element) bool {
		if child.name != "correlationPropertyRef" {
			return false
		}
		k.Properties = append(k.Properties, r.referText(child))
		return true
	})
	return k
}

func (r *reader) artifact(e *element) *model.Artifact {
	a := &model.Artifact{Element: e.name}
	switch e.name {
	case "association":
		a.Source, a.Target = r.refer(e, "sourceRef"), r.refer(e, "targetRef")
		a.Direction = r.word(e, "associationDirection", "None", "None", "One", "Both")
	case "group":
		a.CategoryValue = r.refer(e, "categoryValueRef")
	case "textAnnotation":
		e.keep("textFormat")
	}
	r.fill(e, &a.Base, func(child *element) bool {
		if e.name != "textAnnotation" || child.name != "text" {
			return false
		}
		onceText(r, &a.Text, child, r.flatten)
		return true
	})
	return a
}

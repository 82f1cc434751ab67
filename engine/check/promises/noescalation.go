package promises

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var noEscalationRule = finding.Rule{ID: "sla.no-escalation", Severity: finding.Info, Look: about(noEscalation),
	Title: problem.Text{EN: "An escalation that the drawing does not show", ZH: "流程图中没有画出的上报"}}

// noEscalation finds activities whose promise is escalated, while the drawing has neither a timer nor an escalation
// at their border: whoever reads it does not know that somebody is called in. What only a scenario rehearses need not be drawn.
func noEscalation(s *subject, p *promise.Promise) finding.Findings {
	i := slices.IndexFunc(p.Actions, func(a *scenario.Action) bool { return a.Do == scenario.Escalate })
	if i < 0 || p.Node == nil || p.Path != "" || slices.ContainsFunc(s.border[p.Of.ID], alarms) {
		return nil
	}
	a := p.Actions[i]
	after := length(a.After)
	return on(p, problem.Say("The promise of “%[1]s” is escalated after %[2]s, but the drawing does not show it.", "“%[1]s”的服务承诺规定 %[3]s后上报，但流程图中没有画出。", p.Of.Label(), after.EN, after.ZH),
		problem.Say("Draw a timer at the border of the activity that leads to whoever is called in.", "请在活动边界上画一个定时器，引向被上报的人。"), s.drawTimer(p, a))
}

// alarms says whether a boundary event is one that calls somebody in.
func alarms(b *model.Node) bool {
	return slices.ContainsFunc(b.Event.Definitions, func(d *model.EventDefinition) bool {
		return d.Kind == model.TimerEvent || d.Kind == model.EscalationEvent
	})
}

// drawTimer adds a timer that does not interrupt, and an end event that says to whom the matter goes.
func (s *subject) drawTimer(p *promise.Promise, a *scenario.Action) finding.Fix {
	id := string(p.Of.ID)
	timer, end, flow := edit.Fresh(s.File, id+"_late"), edit.Fresh(s.File, id+"_escalated"), edit.Fresh(s.File, id+"_late_flow")
	after := length(a.After)
	name := "Escalated"
	if role := s.nameOf(a.To); role != "" {
		name = role
	}
	return finding.Fix{Title: problem.Say("Add a timer after %s that does not interrupt", "添加 %[2]s后触发的非中断定时器", after.EN, after.ZH), Edits: []edit.Edit{
		{Do: edit.Add, Element: timer, Kind: model.BoundaryEvent.String(), Event: "timer", Value: a.After.String(), Source: p.Of.ID, Property: "attached"},
		{Do: edit.Set, Element: timer, Property: "interrupting", Value: "false"},
		{Do: edit.Add, Element: end, Kind: model.EndEvent.String(), Name: name, Source: timer},
		{Do: edit.Connect, Element: flow, Source: timer, Target: end},
	}}
}

// nameOf is the name of a role, empty where there is none of that id.
func (s *subject) nameOf(role string) string {
	if s.Numbers != nil {
		if r := s.Numbers.Roles[role]; r != nil && r.Name != "" {
			return r.Name
		}
	}
	for _, r := range s.Who.Roles {
		if r.ID == role {
			return r.Name
		}
	}
	return ""
}

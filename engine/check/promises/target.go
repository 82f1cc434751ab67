package promises

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var targetRule = finding.Rule{ID: "sla.target", Severity: finding.Warning, Look: about(target),
	Title: problem.Text{EN: "An escalation that reaches nobody else", ZH: "上报对象无效"}}

// target finds escalations and reassignments to nobody, to a role that does not exist, or to the one who does the
// work already. Whether the role has a part in the activity is a matter of RACI.
func target(s *subject, p *promise.Promise) finding.Findings {
	var found finding.Findings
	for _, a := range p.Actions {
		handed := a.Do == scenario.Escalate || a.Do == scenario.Reassign
		verb := verbs[a.Do]
		switch {
		case a.To == "" && handed && p.Path == "":
			found = append(found, on(p, problem.Say("The promise of “%[1]s” says to %[2]s, but not to whom.", "“%[1]s”的服务承诺要求%[3]s，但没有说明对象。", p.Of.Label(), verb.EN, verb.ZH),
				problem.Say("Name a role.", "请填写角色。"))...)
		case a.To == "":
		case !s.isRole(a.To) && p.Path == "":
			found = append(found, on(p, problem.Say("The promise of “%[1]s” names “%[2]s”, but there is no such role.", "“%[1]s”的服务承诺提到“%[2]s”，但没有这个角色。", p.Of.Label(), a.To),
				problem.Say("Pick a role of the drawing.", "请选择流程图中的角色。"))...)
		case handed && p.Node != nil && s.does(p, a.To):
			who := s.nameOf(a.To)
			if who == "" {
				who = a.To
			}
			found = append(found, on(p, problem.Say("“%[2]s” does “%[1]s” already: to %[3]s to the same role changes nothing.", "“%[1]s”本来就由“%[2]s”执行：%[4]s给同一角色没有意义。", p.Of.Label(), who, verb.EN, verb.ZH),
				problem.Say("Name somebody above, or a deputy.", "请填写其上级或代理人。"))...)
		}
	}
	return found
}

var verbs = map[scenario.ActionKind]problem.Text{
	scenario.Remind:   {EN: "remind", ZH: "提醒"},
	scenario.Escalate: {EN: "escalate", ZH: "上报"},
	scenario.Reassign: {EN: "reassign", ZH: "转派"},
	scenario.Decide:   {EN: "decide", ZH: "自动决定"},
}

// isRole says whether a role is known to the drawing or the scenario.
func (s *subject) isRole(id string) bool {
	known := finding.Recall(s.Subject, "sla.roles", func() map[string]bool {
		all := map[string]bool{}
		for _, r := range s.Who.Roles {
			all[r.ID] = true
		}
		for _, c := range s.File.Collaborations {
			for _, p := range c.Participants {
				all[string(p.ID)] = true
			}
		}
		return all
	})
	if s.Numbers != nil && s.Numbers.Roles[id] != nil {
		return true
	}
	return known[id]
}

// does says whether a role alone does the work of a promise.
func (s *subject) does(p *promise.Promise, role string) bool {
	who := s.Who.Responsible(p.Node.ID)
	if s.Numbers != nil {
		if t := s.Numbers.Tasks[string(p.Node.ID)]; t != nil && len(t.Roles) > 0 {
			who = t.Roles
		}
	}
	return len(who) == 1 && slices.Contains(who, role)
}

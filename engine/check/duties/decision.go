package duties

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var decisionRule = finding.Rule{ID: "raci.decision-without-owner", Severity: finding.Warning, Look: decision,
	Title: problem.Text{EN: "A decision that nobody answers for", ZH: "判断没有负责人"}}

// decision finds gateways at which the case goes one way or another though no activity before them, of which somebody
// answers, can have decided it (R31). Where that activity is named by another rule already, this one is silent.
func decision(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	code, ok := m.code(raci.Answers)
	if !ok || code.Min < 1 {
		return nil
	}
	var found finding.Findings
	s.Each(func(n, _ *model.Node, p *model.Process) {
		decides := n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway
		if !m.begun[p] || !decides || len(m.flow.out[n.ID]) < 2 || m.owned(n) {
			return
		}
		before := m.flow.nearest(n.ID, m.flow.previous, isActivity)
		if slices.ContainsFunc(before, func(x *model.Node) bool { return m.of[x.ID].answered || m.named(m.of[x.ID]) }) {
			return
		}
		var fixes []finding.Fix
		if owner := m.owner(p); owner != "" {
			fixes = []finding.Fix{{Title: say("Make “%[1]s” %[2]s of “%[3]s”", "将“%[1]s”设为“%[3]s”的 %[2]s", m.name(owner), word(code), n.Label()),
				Edits: []edit.Edit{{Do: edit.Assign, Element: n.ID, Code: code.Code, Role: owner}}}}
		}
		found = append(found, finding.On(&n.Base,
			say("Nobody answers for the decision at “%[1]s”: no activity before it has an %[2]s.", "“%[1]s”处的判断没有负责人：其前面没有指定了 %[2]s 的活动。", n.Label(), word(code)),
			say("Draw the activity in which it is decided, or name who answers for it.", "请画出作出判断的活动，或指定负责角色。"), fixes...))
	})
	return m.few(found)
}

// owned says whether a gateway itself names who answers for it.
func (m *matrix) owned(n *model.Node) bool {
	return slices.ContainsFunc(raci.Entries(n), func(e raci.Entry) bool { return m.meaning(e.Code) == raci.Answers && m.parties[e.Role] != nil })
}

// named says whether another rule that is looked at says already that nobody answers for an activity.
func (m *matrix) named(r *row) bool {
	rule := &noAccountableRule
	switch {
	case r.automatic():
		rule = &ownerlessRule
	case r.empty():
		rule = &noRowRule
	}
	_, on := m.subject.Policy.SeverityOf(rule)
	return on
}

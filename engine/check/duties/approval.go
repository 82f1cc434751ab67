package duties

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var noApprovalRule = finding.Rule{ID: "raci.no-approval-step", Severity: finding.Info, Look: noApproval,
	Title: problem.Text{EN: "An approval that is not in the drawing", ZH: "需要审批但流程中没有审批步骤"}}

// noApproval finds activities that take an approval and after which whoever answers for them does nothing (R20):
// Cabanillas, Resinas and Ruiz-Cortés, "Mixing RASCI Matrices and BPMN" (2011), draw it as an activity of its own. A
// scenario in which approving takes time says it too.
func noApproval(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, r := range m.rows {
		who := r.roles[raci.Answers]
		if !r.step.Approval || len(who) == 0 || m.approves(r, who) {
			continue
		}
		answers, _ := m.word(raci.Answers)
		found = append(found, finding.On(&r.node.Base,
			say("“%[1]s” takes an approval, but after it nothing is done by %[2]s, who is %[3]s.", "“%[1]s”需要审批，但其后没有由担任 %[3]s 的%[2]s执行的步骤。", r.label(), m.list(who), answers),
			say("Draw the approval behind it, with the way back for what is refused.", "请在其后画出审批步骤，以及审批不通过时的退回路径。"), m.drawApproval(r, early(found))...))
	}
	return m.few(found)
}

// approves says whether whoever answers for an activity looks at its result: does the next activity, or takes time for
// it in the scenario.
func (m *matrix) approves(r *row, who []string) bool {
	if s := m.subject.Numbers; s != nil {
		if t := s.Tasks[string(r.node.ID)]; t != nil && t.Approve != nil && t.Approve.Duration != nil {
			return true
		}
	}
	return slices.ContainsFunc(m.flow.nearest(r.node.ID, m.flow.next, isActivity), func(n *model.Node) bool {
		return len(common(who, m.of[n.ID].doers)) > 0
	})
}

// drawApproval puts an activity of whoever approves behind another.
func (m *matrix) drawApproval(r *row, worth bool) []finding.Fix {
	who := r.roles[raci.Answers]
	lane := m.laneOf[r.process][who[0]]
	flows := m.flow.out[r.node.ID]
	if len(flows) == 0 || !worth {
		return nil
	}
	file := m.subject.File
	id, link := edit.Fresh(file, "Approve_"+string(r.node.ID)), edit.Fresh(file, "Flow_Approve_"+string(r.node.ID))
	name := say("Approve: %s", "审批：%s", r.label()).EN
	if hasHan(r.label()) {
		name = "审批：" + r.label()
	}
	edits := []edit.Edit{{Do: edit.Add, Element: id, Kind: model.UserTask.String(), Name: name, Source: r.node.ID}}
	for _, f := range flows {
		edits = append(edits, edit.Edit{Do: edit.Reconnect, Element: f.ID, Source: id})
	}
	edits = append(edits, edit.Edit{Do: edit.Connect, Element: link, Source: r.node.ID, Target: id})
	code, _ := m.code(raci.Answers)
	edits = append(edits, edit.Edit{Do: edit.Assign, Element: id, Code: code.Code, Role: who[0]})
	if lane != "" && m.outer[lane] && r.holder == nil {
		edits = append(edits, edit.Edit{Do: edit.Set, Element: id, Property: "lane", Value: string(lane)})
	} else if performs, ok := m.code(raci.Performs); ok {
		edits = append(edits, edit.Edit{Do: edit.Assign, Element: id, Code: performs.Code, Role: who[0]})
	}
	return []finding.Fix{{Title: say("Draw an approval by “%[1]s” behind it", "在其后添加由“%[1]s”执行的审批步骤", m.name(who[0])), Edits: edits}}
}

package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var fourEyesRule = finding.Rule{ID: "raci.four-eyes", Severity: finding.Error, Look: fourEyes,
	Title: problem.Text{EN: "Somebody who approves what they began", ZH: "发起人审批自己发起的事项"}}

// fourEyes finds activities that take an approval by a role that set the case going before (R19). Where both activities
// name data and none of it is the same, they are about different things.
func fourEyes(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	beginners := m.beginners()
	var found finding.Findings
	for _, r := range m.rows {
		if !r.step.Approval {
			continue
		}
		for _, b := range beginners[r.process] {
			if shared := common(b.row.doers, r.roles[raci.Answers]); len(shared) > 0 && b.before(r) && m.sameData(b.row.node, r.node) {
				found = append(found, m.twoEyes(b.row, r, shared))
				break
			}
		}
	}
	return m.few(found)
}

func (m *matrix) twoEyes(began, r *row, shared []string) finding.Finding {
	var fixes []finding.Fix
	answers, _ := m.word(raci.Answers)
	for _, role := range shared {
		above := m.parties[m.parties[role].Senior]
		if above == nil || slices.Contains(began.doers, above.id) {
			continue
		}
		edits := append(m.unassign(r, raci.Answers, shared...), m.assign(r, raci.Answers, above.id)...)
		fixes = append(fixes, finding.Fix{Title: say("Let “%[1]s”, who stands above, be %[2]s", "改由上级“%[1]s”担任 %[2]s", above.name, answers), Edits: edits})
	}
	return finding.On(&r.node.Base,
		say("%[3]s begins with “%[2]s” what it approves in “%[1]s”.", "%[3]s在“%[2]s”中发起，又在“%[1]s”中审批。", r.label(), began.label(), m.list(shared)),
		say("Let another role approve it: four eyes see more than two.", "请由其他角色审批，落实“四眼原则”。"), fixes...)
}

// beginner is an activity that sets cases going, with what can come after it: by sub-process around it, innermost first.
type beginner struct {
	row     *row
	reached []map[model.ID]bool
}

// beginners are the activities of each process that set cases going; of very many, the first.
func (m *matrix) beginners() map[*model.Process][]beginner {
	const most = 50
	all := map[*model.Process][]beginner{}
	for _, r := range m.rows {
		if !r.step.Initiator || len(all[r.process]) >= most {
			continue
		}
		b := beginner{row: r}
		for x, i := r, 0; x != nil && i < most; x, i = x.holder, i+1 {
			b.reached = append(b.reached, m.flow.reached(x.node.ID))
		}
		all[r.process] = append(all[r.process], b)
	}
	return all
}

// before says whether an activity comes after the one that set the case going, or is that one.
func (b *beginner) before(r *row) bool {
	if b.row == r {
		return true
	}
	for _, reached := range b.reached {
		for x := r; x != nil; x = x.holder {
			if reached[x.node.ID] {
				return true
			}
		}
	}
	return false
}

// sameData says whether two activities may be about the same data: they share some, or one of them names none.
func (m *matrix) sameData(a, b *model.Node) bool {
	objects := finding.Recall(m.subject, "raci data", m.objects)
	first, second := dataOf(a, objects), dataOf(b, objects)
	return len(first) == 0 || len(second) == 0 || len(common(first, second)) > 0
}

// objects are what references to data, as drawn, refer to.
func (m *matrix) objects() map[model.ID]model.ID {
	objects := map[model.ID]model.ID{}
	m.subject.Scopes(func(scope *model.Scope, _ *model.Base) {
		for _, r := range scope.DataReferences {
			objects[r.ID] = r.Ref
		}
	})
	return objects
}

func dataOf(n *model.Node, objects map[model.ID]model.ID) []string {
	var all []string
	for _, a := range n.Activity.Data {
		ends := a.Sources
		if !a.Input {
			ends = []model.ID{a.Target}
		}
		for _, id := range ends {
			if objects[id] != "" {
				id = objects[id]
			}
			all = append(all, string(id))
		}
	}
	return all
}

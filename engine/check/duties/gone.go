package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var goneRule = finding.Rule{ID: "raci.activity-gone", Severity: finding.Error, Look: gone,
	Title: problem.Text{EN: "A demand on an activity that is gone", ZH: "职责要求指向已删除的活动"}}

var noRowRule = finding.Rule{ID: "raci.no-row", Severity: finding.Error, Look: noRow,
	Title: problem.Text{EN: "An activity that nobody has anything to do with", ZH: "活动没有任何职责"}}

// gone finds separations and bindings of duty that name what is no activity of the file (R26): it was deleted after them.
func gone(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, p := range s.Processes() {
		for _, of := range []struct {
			kind, en, zh string
			pairs        []raci.Pair
		}{{"separation", "separation", "分离", raci.Separations(p)}, {"binding", "binding", "同人", raci.Bindings(p)}} {
			for _, pair := range of.pairs {
				for _, id := range []model.ID{pair.First, pair.Second} {
					if m.of[id] != nil {
						continue
					}
					f := finding.On(&p.Base,
						problem.Say("A %[3]s of duties in “%[1]s” names “%[2]s”, which is no activity any more.", "“%[1]s”的职责%[4]s要求指向“%[2]s”，但该活动已不存在。", p.Label(), id, of.en, of.zh),
						problem.Say("Name the activity that has taken its place, or remove it.", "请改为替代它的活动，或删除该要求。"))
					if len(of.pairs) == 1 {
						f.Fixes = []finding.Fix{{Title: problem.Say("Remove the %[1]s", "删除该%[2]s要求", of.en, of.zh), Edits: []edit.Edit{{Do: edit.Note, Element: p.ID, Kind: of.kind}}}}
					}
					found = append(found, f)
				}
			}
		}
	}
	return m.few(found)
}

// noRow finds activities of processes with a matrix that stand outside all lanes and have no duty at all (R26): they were
// drawn after it. It is one finding instead of two, that nobody does them and that nobody answers for them, and as grave.
func noRow(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	performs, _ := m.code(raci.Performs)
	answers, _ := m.code(raci.Answers)
	if performs.Min+answers.Min == 0 {
		return nil
	}
	var found finding.Findings
	for _, r := range m.started() {
		if r.automatic() || !r.empty() || len(r.inner) > 0 {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			problem.Say("Nobody has anything to do with “%s”.", "没有角色参与“%s”。", r.label()),
			problem.Say("Say who does it and who answers for it.", "请说明由谁执行、由谁负责。"), m.likeNeighbours(r)...))
	}
	return m.few(found)
}

// likeNeighbours gives an activity the duties of the one before or after it.
func (m *matrix) likeNeighbours(r *row) []finding.Fix {
	var fixes []finding.Fix
	for _, ways := range []map[model.ID][]model.ID{m.flow.previous, m.flow.next} {
		for _, n := range m.flow.nearest(r.node.ID, ways, isActivity) {
			x := m.of[n.ID]
			if x == nil || len(x.doers) == 0 || len(x.roles[raci.Answers]) == 0 || len(fixes) > 1 {
				continue
			}
			edits := append(m.assign(r, raci.Performs, x.doers[0]), m.assign(r, raci.Answers, x.roles[raci.Answers][0])...)
			fixes = append(fixes, finding.Fix{Title: problem.Say("Treat it like “%s”", "与“%s”相同", x.label()), Edits: edits})
		}
	}
	return fixes
}

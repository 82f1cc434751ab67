package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var noneRule = finding.Rule{ID: "raci.none", Severity: finding.Info, Look: none,
	Title: problem.Text{EN: "A process of which nobody says who answers for what", ZH: "流程尚未分配职责"}}

// none finds processes whose lanes or roles say at most who does the work. They get no findings about single rows.
// A pool by itself divides nothing.
func none(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	rows := map[string]int{}
	for _, r := range m.rows {
		if len(r.doers) > 0 && !m.isPool(r.doers[0]) {
			rows[string(r.process.ID)]++
		}
	}
	for _, p := range s.Processes() {
		if n := rows[string(p.ID)]; n > 0 && !m.begun[p] {
			found = append(found, finding.On(&p.Base,
				problem.Say("“%s” says who does its activities, but not who answers for them, who is consulted and who is informed.", "“%s”只标明了由谁执行，没有说明由谁负责、咨询谁、知会谁。", p.Label()),
				problem.Say("Fill in the matrix of duties, or leave it if the lanes say all there is to say.", "请填写职责矩阵；若泳道已足以说明分工，可忽略此提示。")))
		}
	}
	return m.few(found)
}

// isPool says whether a role is a pool, which is no role of its own.
func (m *matrix) isPool(role string) bool {
	x := m.parties[role]
	return x == nil || !x.resource && m.lanes[model.ID(role)] == nil
}

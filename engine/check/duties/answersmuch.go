package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var answersMuchRule = finding.Rule{ID: "raci.answers-for-too-much", Severity: finding.Warning, Look: answersMuch,
	Title: problem.Text{EN: "A role that answers for too much", ZH: "角色负责的活动过多"},
	Limits: []finding.Limit{
		{Name: "most", Default: 20, Min: 1, Means: problem.Text{EN: "activities that one role answers for", ZH: "一个角色负责的活动数"}},
		{Name: "share", Default: 0.75, Min: 0, Means: problem.Text{EN: "share of a process's activities that one role answers for", ZH: "一个角色负责的活动占流程的比例"}},
		{Name: "least", Default: 8, Min: 1, Means: problem.Text{EN: "activities from which on the share counts", ZH: "开始计算比例的活动数"}},
	}}

// answersMuch finds roles that answer for so many activities that they cannot look at each: too many, or too large a
// share of a process that is not small (R06).
func answersMuch(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	most, share, least := s.Limit("most"), s.Limit("share"), s.Limit("least")
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, c := range m.answering() {
		n, of := float64(len(c.rows)), float64(c.of)
		if !(n > most || of >= least && n > share*of) {
			continue
		}
		found = append(found, finding.On(m.parties[c.role].base,
			say("“%[1]s” is %[2]s of %[3]d of the %[4]d activities of “%[5]s”.", "“%[5]s”共有 %[4]d 个活动，其中 %[3]d 个由“%[1]s”担任 %[2]s。", m.name(c.role), answers, len(c.rows), c.of, c.process.Label()),
			say("Push it down to those who are nearer to the work: %[1]s are candidates.", "请将责任下放给更贴近工作的角色，例如：%[1]s。", labels(c.rows))))
	}
	return m.few(found)
}

// charge is what a role answers for in a process.
type charge struct {
	role    string
	process *model.Process
	rows    []*row
	of      int // activities of the process
}

// answering are the charges of all roles, by process, then in the order in which they first answer for something.
func (m *matrix) answering() []*charge {
	type key struct {
		process *model.Process
		role    string
	}
	var all []*charge
	at, size := map[key]*charge{}, map[*model.Process]int{}
	for _, r := range m.rows {
		size[r.process]++
		for _, role := range r.roles[raci.Answers] {
			k := key{r.process, role}
			if at[k] == nil {
				at[k] = &charge{role: role, process: r.process}
				all = append(all, at[k])
			}
			at[k].rows = append(at[k].rows, r)
		}
	}
	for _, c := range all {
		c.of = size[c.process]
	}
	return all
}

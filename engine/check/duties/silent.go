package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var silentRule = finding.Rule{ID: "raci.nobody-asked-or-told", Severity: finding.Info, Look: silent,
	Title: problem.Text{EN: "Activities of which nobody else hears", ZH: "多数活动无人被咨询或知会"},
	Limits: []finding.Limit{
		{Name: "share", Default: 0.8, Min: 0, Means: problem.Text{EN: "share of activities without anybody consulted or informed", ZH: "无人被咨询或知会的活动占比"}},
		{Name: "least", Default: 4, Min: 1, Means: problem.Text{EN: "activities from which on it is said", ZH: "开始提示的活动数"}},
	}}

// silent finds processes in hardly any of whose activities somebody is asked or told (R12): departments that do not
// talk. Single activities are left alone, for most of them need nobody else.
func silent(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	share, least := s.Limit("share"), s.Limit("least")
	consulted, asks := m.word(raci.Consulted)
	informed, tells := m.word(raci.Informed)
	if !asks || !tells {
		return nil
	}
	var found finding.Findings
	for _, p := range s.Processes() {
		var quiet []*row
		doers := map[string]bool{}
		for _, r := range m.within[p] {
			if len(r.roles[raci.Consulted])+len(r.roles[raci.Informed]) == 0 {
				quiet = append(quiet, r)
			}
			for _, role := range r.doers {
				doers[role] = true
			}
		}
		all := float64(len(m.within[p]))
		if !m.begun[p] || all < least || len(doers) < 2 || float64(len(quiet)) <= share*all {
			continue
		}
		found = append(found, finding.On(&p.Base,
			say("In %[2]d of the %[3]d activities of “%[1]s” nobody is %[4]s or %[5]s.", "“%[1]s”的 %[3]d 个活动中，有 %[2]d 个没有 %[4]s 或 %[5]s 角色。", p.Label(), len(quiet), len(m.within[p]), consulted, informed),
			say("Ask at each hand-over who ought to know before and after it.", "请在每次交接处确认：谁应事先参与，谁应事后知晓。")))
	}
	return m.few(found)
}

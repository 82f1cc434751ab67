package duties

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var sameNameRule = finding.Rule{ID: "raci.same-name-other-owner", Severity: finding.Info, Look: sameName,
	Title: problem.Text{EN: "One activity that different roles answer for", ZH: "同名活动的负责人不同"}}

// sameName finds activities of one name in two processes of the file that different roles answer for (R32).
func sameName(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	first := map[string]*row{}
	var found finding.Findings
	for _, r := range m.rows {
		name, who := strings.ToLower(strings.Join(strings.Fields(r.node.Name), " ")), r.roles[raci.Answers]
		if name == "" || len(who) == 0 {
			continue
		}
		other := first[name]
		if other == nil {
			first[name] = r
			continue
		}
		there := other.roles[raci.Answers]
		if other.process == r.process || slices.Equal(m.names(who), m.names(there)) || len(common(who, there)) > 0 {
			continue
		}
		answers, _ := m.word(raci.Answers)
		found = append(found, finding.On(&r.node.Base,
			say("%[2]s is %[3]s of “%[1]s” here, and %[4]s in “%[5]s”.", "“%[1]s”在此处的 %[3]s 是%[2]s，在“%[5]s”中却是%[4]s。", r.label(), m.list(who), answers, m.list(there), other.process.Label()),
			say("Let one role answer for it, or give the two activities different names.", "请统一负责角色，或为两个活动取不同的名称。")))
	}
	return m.few(found)
}

package load

import (
	"math"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// highLoad finds roles, or roles that share their people, with hardly any time to spare.
func highLoad(e *expectation) finding.Findings {
	u := e.utilisation()
	if u == nil {
		return nil
	}
	high := e.limit("share")
	var found finding.Findings
	for k := range u.sets {
		s := &u.sets[k]
		if s.load < high || s.load >= barely {
			continue
		}
		who, path, many := u.who(s)
		percent := math.Floor(s.load*1000) / 10
		message := problem.Say("%[1]s needs %[3]g%% of the time it has: work will wait long.", "%[2]s的工时占用率达 %[3]g%%：工作将长时间排队。", who.EN, who.ZH, percent)
		if many {
			message = problem.Say("%[1]s together need %[3]g%% of the time they have: work will wait long.", "%[2]s合计的工时占用率达 %[3]g%%：工作将长时间排队。", who.EN, who.ZH, percent)
		}
		found = append(found, finding.In(path, u.guess(message),
			problem.Say("See in a run whether the waits can be borne.", "请通过仿真确认等待时间是否可以接受。")))
	}
	return found
}

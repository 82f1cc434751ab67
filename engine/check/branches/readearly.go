package branches

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var readEarlyRule = finding.Rule{ID: "data.read-early", Severity: finding.Warning, Look: readEarly,
	Title: problem.Text{EN: "A variable that is read before anything has written it", ZH: "变量在写入之前就被读取"}}

// readEarly finds readings that come before any writing, on whatever way.
func readEarly(s *finding.Subject) finding.Findings {
	return readings(s, true, "“%[1]s” reads “%[2]s”, but on no way has anything written it by then.", "“%[1]s”读取“%[2]s”时，任何路径上都尚未写入该变量。")
}

var mayBeUnsetRule = finding.Rule{ID: "data.may-be-unset", Severity: finding.Info, Look: mayBeUnset,
	Title: problem.Text{EN: "A variable that is not written on every way to where it is read", ZH: "并非每条路径都先写入的变量"}}

// mayBeUnset finds readings to which a way leads on which nothing has written what is read.
func mayBeUnset(s *finding.Subject) finding.Findings {
	return readings(s, false, "There is a way to “%[1]s” on which nothing has written “%[2]s”, which is read there.", "存在一条到达“%[1]s”的路径，其间没有写入此处要读取的“%[2]s”。")
}

func readings(s *finding.Subject, certain bool, en, zh string) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, e := range earlyReads(s) {
		if e.certain != certain || !f.looked(e.use.Node) {
			continue
		}
		message := problem.Say(en, zh, e.use.Node.Label(), e.use.Variable)
		hint := problem.Say("Let an earlier step write it, or mark it as known when the case arrives; until then it is 0, false or empty.",
			"请由更早的步骤写入，或标记为案例到达时已知；在此之前其值为 0、false 或空。")
		fixes := known(f.Variable(e.use.Variable))
		if e.use.Formula != nil {
			found = append(found, inside(e.use.Formula, problem.Place{}, message, hint, fixes...))
		} else {
			found = append(found, at(e.use.Node, e.use.At, e.use.Path, message, hint, fixes...))
		}
	}
	return capped(found)
}

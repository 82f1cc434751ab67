package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// unshared finds exclusive gateways that split and for which a scenario gives no
// shares: every way out is then taken equally often.
func unshared(subject *finding.Subject) finding.Findings {
	d, s := subject.File, subject.Numbers
	if s == nil {
		return nil
	}
	var found finding.Findings
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			splits := n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway
			if !splits || len(n.Outgoing) < 2 || len(s.Branches[string(n.ID)]) > 0 || byConditions(d, s, n) || s.Process != "" && s.Process != string(p.ID) {
				return
			}
			found = append(found, finding.On(&n.Base,
				problem.Say("The scenario gives no shares for gateway “%s”: its %d ways out are taken equally often.", "情景没有为网关“%s”设置分支比例：%d 条分支将等概率执行。", n.Label(), len(n.Outgoing)),
				problem.Say("Give each way its share.", "请为各分支设置比例。")))
		})
	}
	return found
}

// byConditions says whether the data of a case decides at a gateway: the scenario says
// so, or knows data and every way out but the default has a condition.
func byConditions(d *model.Definitions, s *scenario.Scenario, n *model.Node) bool {
	if decision, said := s.Decisions[string(n.ID)]; said {
		return decision != scenario.ByShares
	}
	for _, id := range n.Outgoing {
		f := d.Flow(id)
		if id != n.Gateway.Default && s.Conditions[string(id)] == "" && (f == nil || f.Condition == nil) {
			return false
		}
	}
	return len(s.Data) > 0
}

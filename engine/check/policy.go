package check

import (
	"maps"
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// Fit refuses a policy that speaks of rules, limits or engines that there are none of: a slip of the pen
// would otherwise go unnoticed. Its errors are *problem.Problem, placed by a JSON pointer.
func Fit(p *finding.Policy) error {
	known := map[string]*finding.Rule{}
	for _, r := range Rules() {
		known[r.ID] = r
	}
	for _, id := range slices.Sorted(maps.Keys(p.Severity)) {
		if known[id] == nil {
			return unknownRule(id, finding.Pointer("severity", id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Limits)) {
		if known[id] == nil {
			return unknownRule(id, finding.Pointer("limits", id))
		}
		for _, name := range slices.Sorted(maps.Keys(p.Limits[id])) {
			if err := fitLimit(known[id], name, p.Limits[id][name]); err != nil {
				return err
			}
		}
	}
	return p.KnowsEngines()
}

func fitLimit(r *finding.Rule, name string, value float64) error {
	at := problem.Place{Path: finding.Pointer("limits", r.ID, name)}
	i := slices.IndexFunc(r.Limits, func(l finding.Limit) bool { return l.Name == name })
	switch {
	case i < 0:
		return problem.New("policy.unknown-limit", problem.Say("The rule %[1]s has no limit %[2]q.", "规则 %[1]s 没有名为 %[2]q 的阈值。", r.ID, name),
			problem.Say("“sandtable rules %s” shows what can be set.", "可用“sandtable rules %s”查看可设置的阈值。", r.ID)).Located(at)
	case !(value >= r.Limits[i].Min && value <= 1e9):
		return problem.New("policy.limit", problem.Say("%[1]v makes no sense as %[2]q of the rule %[3]s.", "%[1]v 不适合作为规则 %[3]s 的阈值 %[2]q。", value, name, r.ID),
			problem.Say("Give a number from %v on.", "请填写不小于 %v 的数值。", r.Limits[i].Min)).Located(at)
	}
	return nil
}

func unknownRule(id, path string) error {
	return problem.New("policy.unknown-rule", problem.Say("There is no rule %q.", "没有规则 %q。", id),
		problem.Say("“sandtable rules” lists them.", "可用“sandtable rules”查看全部规则。")).Located(problem.Place{Path: path})
}

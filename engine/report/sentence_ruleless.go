package report

import (
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// ruleless are the elements at which most often no rule of a decision table held: what it decides stayed as it
// was, so cases may have gone the wrong way. At most so many are told.
func (x *explainer) ruleless() {
	const most = 3
	type place struct {
		id, label string
		times     int64
	}
	var all []place
	for i := range x.result.Elements {
		if n := x.result.Elements[i].Undecided; n > 0 {
			node := x.program.Net.Nodes[i].Node
			all = append(all, place{string(node.ID), node.Label(), n})
		}
	}
	stable(all, func(p place) float64 { return float64(p.times) })
	for _, p := range all[:min(len(all), most)] {
		f := Figure{Name: "tasks/" + p.id + "/undecided", Value: float64(p.times), Unit: simulate.Count}
		x.add(Sentence{Kind: "undecided", Element: p.id, Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
			return tell(l, "At “%s”, no rule of the decision table held (%s times): what it decides stayed as it was, and cases may have gone the wrong way.",
				"“%s”的决策表有 %s 次无规则命中：输出保持原值，相关案例可能走错了分支。", p.label, figure.Whole(p.times))
		})})
	}
}

package cli

import (
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// stuck says whether a run shows that cases cannot come to an end: at a join they wait for a token that cannot come, or none
// of them was completed. Cases that wait when the others are over, as for the next of a batch, are no such thing.
func stuck(r *report.Report) bool {
	return slices.ContainsFunc(r.Standstill, func(s report.Standing) bool { return s.Join }) || len(r.Standstill) > 0 && r.Cases.Completed == 0
}

// standstill says where cases stand that nothing can happen to any more.
func (c *console) standstill(r *report.Report) string {
	const most = 8
	text := ""
	for i, s := range r.Standstill {
		if i == most {
			text += c.say("… and at %d more elements\n", "……另有 %d 个元素\n", len(r.Standstill)-most)
			break
		}
		at := "“" + fit(s.Name, 60) + "”"
		if s.Name != s.Element {
			at = c.say("%s (%s)", "%s（%s）", at, fit(s.Element, 60))
		}
		if s.Join {
			text += c.say("Stuck: %[1]s cannot go on at the join %[2]s; the token that it waits for cannot come.\n", "无法继续：%[3]s 个案例停在汇合处%[2]s，所等待的令牌不会再来。\n", counted(s.Cases, "case"), at, figure.Whole(s.Cases))
		} else {
			text += c.say("Waiting: %[1]s at %[2]s, and nothing more will happen.\n", "仍在等待：%[3]s 个案例停在%[2]s，此后不会再有任何事件发生。\n", counted(s.Cases, "case"), at, figure.Whole(s.Cases))
		}
	}
	if stuck(r) {
		text += c.say("  → “sandtable check” shows the shortest run that leads there\n", "  → 可用“sandtable check”查看导致停滞的最短路径\n")
	}
	return text
}

package cli

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// perPromise says how promises were kept, the one kept least first.
func (c *console) perPromise(r *report.Report) string {
	type promise struct {
		name string
		*report.Promise
	}
	var all []promise
	list := func(p *report.Promise, name string) {
		if p != nil {
			all = append(all, promise{name, p})
		}
	}
	list(r.Process.Promise, c.say("the whole case", "整个案例"))
	for _, id := range slices.Sorted(maps.Keys(r.Elements)) {
		e := r.Elements[id]
		list(e.Started, c.say("%s, to start", "%s：开始", named(e.Name, id)))
		list(e.Completed, c.say("%s, to complete", "%s：完成", named(e.Name, id)))
	}
	if len(all) == 0 {
		return ""
	}
	slices.SortStableFunc(all, func(a, b promise) int { return cmp.Compare(value(a.Share.Mean), value(b.Share.Mean)) })
	t := table{left: 1}
	t.row(c.say("Promise, least kept first", "时限承诺（达成率低的在前）"), c.say("kept", "达成率"), c.say("in time", "按时"), c.say("late", "逾期"),
		c.say("late by", "平均逾期"), "p90", c.say("actions", "触发动作"))
	for _, p := range all {
		t.row(p.name, same(figure.Percent).mean(p.Share), figure.Whole(p.Kept), figure.Whole(p.Late), c.time().maybe(p.Lateness), c.time().maybe(p.LateBy.P90), figure.Whole(p.Actions))
	}
	return t.String()
}

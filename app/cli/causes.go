package cli

import (
	"cmp"
	"maps"
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// perCause says what cases wait for, the longest first, and at which step most of it
// is. Where they only wait for people to be free, the steps say it already.
func (c *console) perCause(r *report.Report) string {
	causes := byMean(r.Process.Waiting, func(s report.Statistic) report.Statistic { return s })
	if len(causes) == 0 || len(causes) == 1 && causes[0] == "people" {
		return ""
	}
	total := 0.0
	for _, s := range r.Process.Waiting {
		total += value(s.Mean)
	}
	t := table{left: 1, tail: true}
	t.row(c.say("Waiting for, per case", "等待原因（每案例）"), c.say("mean", "平均"), c.say("share", "占比"), c.say("most of it at", "主要发生在"))
	for _, cause := range causes {
		s := r.Process.Waiting[cause]
		if value(s.Mean) == 0 {
			continue
		}
		t.row(c.cause(cause), c.time().mean(s), figure.Percent(value(s.Mean)/total), most(r, cause))
	}
	return t.String() + c.beyond(r, total)
}

// beyond says why causes come to more than the waiting that is told per case.
func (c *console) beyond(r *report.Report, total float64) string {
	if total <= value(r.Process.WaitTime.Mean)*1.001 {
		return ""
	}
	return c.say("Approval and events come beside the waiting before work above; waits side by side add up.", "审批与事件的等待不计入上面的“等待”；并行的等待会累加。") + "\n"
}

// cause is a cause of waiting in words.
func (c *console) cause(name string) string {
	switch name {
	case "people":
		return c.say("somebody to be free", "等待空闲人员")
	case "offShift":
		return c.say("the next shift", "等待上班")
	case "batch":
		return c.say("a batch to fill", "等待凑批")
	case "consultation":
		return c.say("advice (C)", "等待咨询意见（C）")
	case "approval":
		return c.say("approval (A)", "等待审批（A）")
	case "stock":
		return c.say("stock", "等待库存")
	case "event":
		return c.say("events", "等待事件")
	case "pause":
		return c.say("the next shift to go on", "班次结束，作业中断")
	}
	return fit(name, nameColumns)
}

// most is the step at which cases wait longest for a cause, by what a case waits there in all.
func most(r *report.Report, cause string) string {
	long := func(id string) float64 {
		e := r.Elements[id]
		return value(e.Waiting[cause].Mean) * value(e.Visits.Mean)
	}
	ids := slices.Sorted(maps.Keys(r.Elements))
	if len(ids) == 0 {
		return ""
	}
	id := slices.MaxFunc(ids, func(a, b string) int { return cmp.Compare(long(a), long(b)) })
	if long(id) == 0 {
		return ""
	}
	return named(r.Elements[id].Name, id)
}

// value is what was observed, zero where nothing was.
func value(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

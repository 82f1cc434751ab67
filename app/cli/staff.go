package cli

import (
	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// fewPeople are listed without being asked for.
const fewPeople = 20

// perRole lists who does the work, the busiest first.
func (c *console) perRole(r *report.Report) string {
	if len(r.Roles) == 0 {
		return ""
	}
	t := table{left: 1, tail: true}
	t.row(c.say("Role, busiest first", "角色（最忙的在前）"), c.say("people", "人数"), c.say("cost", "成本"), c.say("utilisation", "利用率"), "")
	for _, id := range busiest(r) {
		x := r.Roles[id]
		picture := ""
		if x.Utilization.Mean != nil {
			picture = bar(*x.Utilization.Mean, barColumns)
		}
		t.row(named(x.Name, id), figure.Whole(int64(x.Headcount)), same(hundredth).maybe(x.Cost.Mean), same(figure.Percent).mean(x.Utilization), picture)
	}
	return t.String()
}

func busiest(r *report.Report) []string {
	return byMean(r.Roles, func(x report.Role) report.Statistic { return x.Utilization })
}

// perDuty is what kind of work the roles have, where it is not all plain work within shifts.
func (c *console) perDuty(r *report.Report) string {
	duties := []struct{ name, title string }{
		{"work", c.say("work (R)", "执行（R）")}, {"approve", c.say("approval (A)", "审批（A）")}, {"consult", c.say("advice (C)", "咨询（C）")},
		{"inform", c.say("reading (I)", "知会（I）")}, {"escalation", c.say("escalations", "升级处理")},
	}
	total, over, beside := map[string]float64{}, 0.0, 0.0
	for _, x := range r.Roles {
		for name, seconds := range x.Duties {
			total[name] += seconds
			if name != "work" {
				beside += seconds
			}
		}
		over += x.Overtime
	}
	if beside == 0 && over == 0 {
		return ""
	}
	t := table{left: 1}
	head := []string{c.say("Hours of a role by duty", "角色工时（小时，按职责）")}
	for _, d := range duties {
		if total[d.name] > 0 {
			head = append(head, d.title)
		}
	}
	if over > 0 {
		head = append(head, c.say("overtime", "其中加班"))
	}
	t.row(head...)
	for _, id := range busiest(r) {
		x := r.Roles[id]
		cells := []string{named(x.Name, id)}
		for _, d := range duties {
			if total[d.name] > 0 {
				cells = append(cells, hours(x.Duties[d.name]))
			}
		}
		if over > 0 {
			cells = append(cells, hours(x.Overtime))
		}
		t.row(cells...)
	}
	return t.String()
}

// hours are seconds as hours; a dash where there are none.
func hours(seconds float64) string {
	if seconds == 0 {
		return nothing
	}
	return figure.Number(seconds/3600, 1)
}

// perPerson lists everybody where they are few, or where all are asked for.
func (c *console) perPerson(r *report.Report, all bool) string {
	if len(r.People) == 0 || len(r.People) > fewPeople && !all {
		return ""
	}
	t := table{left: 1, tail: true}
	t.row(c.say("Person", "人员"), c.say("hours", "工时（小时）"), c.say("overtime", "其中加班"), c.say("items", "完成件数"), c.say("cost", "成本"), c.say("utilisation", "利用率"), "")
	for _, p := range r.People {
		if p.Utilization == nil {
			t.row(fit(p.Name, nameColumns), hours(p.Busy), hours(p.Overtime), figure.Number(p.Items, 1), hundredth(p.Cost), nothing, c.say("never on shift", "从未当班"))
			continue
		}
		t.row(fit(p.Name, nameColumns), hours(p.Busy), hours(p.Overtime), figure.Number(p.Items, 1), hundredth(p.Cost),
			same(figure.Percent).mean(report.Statistic{Mean: p.Utilization, HalfWidth: p.HalfWidth}), bar(*p.Utilization, barColumns))
	}
	if r.Unlisted == 0 {
		return t.String()
	}
	return t.String() + c.say("And %s more, less busy than these.", "另有 %s 人，均不及以上人员忙碌。", figure.Whole(int64(r.Unlisted))) + "\n"
}

package cli

import (
	"maps"
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// troubles are what did not go smoothly: a row for each step and a column for each
// kind of trouble that there was any of.
func (c *console) troubles(r *report.Report) string {
	kinds := []struct {
		title string
		of    func(report.Element) int64
	}{
		{c.say("failed", "失败"), func(e report.Element) int64 { return e.Failures }},
		{c.say("interrupted", "被打断"), func(e report.Element) int64 { return e.Interrupted }},
		{c.say("set-ups", "准备（换型）"), func(e report.Element) int64 { return e.Setups }},
		{c.say("uncaught", "错误未捕获"), func(e report.Element) int64 { return e.Uncaught }},
		{c.say("no rule held", "无规则命中"), func(e report.Element) int64 { return e.Undecided }},
	}
	total := make([]int64, len(kinds))
	for _, e := range r.Elements {
		for i, k := range kinds {
			total[i] += k.of(e)
		}
	}
	t := table{left: 1}
	head := []string{c.say("Trouble, all replications", "异常（全部重复合计）")}
	for i, k := range kinds {
		if total[i] > 0 {
			head = append(head, k.title)
		}
	}
	if len(head) == 1 {
		return ""
	}
	t.row(head...)
	for _, id := range slices.Sorted(maps.Keys(r.Elements)) {
		e := r.Elements[id]
		cells, some := []string{named(e.Name, id)}, false
		for i, k := range kinds {
			if n := k.of(e); total[i] > 0 {
				cells, some = append(cells, figure.Whole(n)), some || n > 0
			}
		}
		if some {
			t.row(cells...)
		}
	}
	return t.String()
}

// brokenOff says why a run could not go on, where, and what can be done about it.
func (c *console) brokenOff(r *report.Report) string {
	f := r.Fault
	if f == nil {
		return ""
	}
	where := ""
	if f.Element != "" {
		where = f.Element
		if e, ok := r.Elements[f.Element]; ok && e.Name != f.Element {
			where = c.say("“%[1]s” (%[2]s)", "“%[1]s”（%[2]s）", fit(e.Name, 60), f.Element)
		}
		where = c.say(" at %s", "，位置：%s", where)
	}
	text := legible(c.say("Broken off%s: %s", "仿真中断%s：%s", where, f.Message.In(c.language))) + "\n"
	if hint := f.Hint.In(c.language); hint != "" {
		text += legible("  → "+hint) + "\n"
	}
	return text
}

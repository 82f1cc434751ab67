package cli

import (
	"fmt"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

// fewBottlenecks are enough to know where to begin.
const fewBottlenecks = 5

// perBottleneck lists the roles that work waits for, the most waiting first, with where
// and when. Where nothing waits for anybody it says nothing.
func (c *console) perBottleneck(r *report.Report) string {
	if len(r.Bottlenecks.Roles) == 0 {
		return ""
	}
	t := table{left: 1, tail: true}
	t.row(c.say("Bottleneck, most waiting first", "瓶颈（造成等待最多的在前）"), c.say("waiting per case", "每案例等待"), c.say("share", "占比"), c.say("off shift", "其中下班时段"), c.say("utilisation", "利用率"),
		c.say("peak on shift", "当班排队高峰"), c.say("most of it at", "主要发生在"))
	for i, b := range r.Bottlenecks.Roles {
		if i == fewBottlenecks {
			break
		}
		where := ""
		if len(b.With) > 0 {
			where = named(r.Elements[b.With[0]].Name, b.With[0])
		}
		t.row(named(b.Name, b.ID), c.time().mean(b.Waiting), figure.Percent(b.Share), same(figure.Percent).maybe(b.OffShift), same(figure.Percent).maybe(b.Utilization), c.peak(b.Peak), where)
	}
	return t.String()
}

// peak is a part of the week.
func (c *console) peak(p *report.Peak) string {
	if p == nil {
		return nothing
	}
	return fmt.Sprintf("%s %d–%d", c.weekday(p.Day), p.From, p.To)
}

package cli

import (
	"math"
	"strings"
	"time"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// sparkColumns is how wide a course over time is drawn.
const sparkColumns = 48

// perTime is how the run went: how many cases were in progress, from its start to its
// end, when they were most, and how many were done per day.
func (c *console) perTime(r *report.Report) string {
	mean := r.Series.InProgress.Mean
	if len(mean) < 2 {
		return ""
	}
	top := 0
	for i, v := range mean {
		if v > mean[top] {
			top = i
		}
	}
	t := table{left: 2, tail: true}
	t.row(c.say("Over time", "时间走势"), r.Start.Format(time.DateOnly)+" → "+moment(r, len(mean)).Format(time.DateOnly), c.say("most", "最高"), c.say("when", "时间"))
	t.row(c.say("cases in progress", "在办案例"), spark(mean, int(r.Warmup.Seconds/r.Series.Bucket)), figure.Number(mean[top], 1), c.day(moment(r, top)))
	lines := t.String()
	if warm := int(r.Warmup.Seconds / r.Series.Bucket); r.Warmup.Kind != "none" && warm > 0 && warm < len(mean) {
		lines += c.say("before the bar: the warm-up", "竖线之前为预热期") + "\n"
	}
	if s := r.Process.Throughput; s.Mean != nil {
		lines += c.say("%s cases completed per day", "平均每天完成 %s 个案例", same(func(v float64) string { return figure.Number(v, 1) }).mean(s)) + "\n"
	}
	return lines
}

// moment is when a bucket begins.
func moment(r *report.Report, bucket int) time.Time {
	return r.Start.Add(time.Duration(float64(bucket) * r.Series.Bucket * float64(time.Second)))
}

// day is a moment as people say it in a table.
func (c *console) day(at time.Time) string {
	return c.weekday((int(at.Weekday())+6)%7+1) + " " + at.Format("2006-01-02 15:04")
}

// spark draws a course in a line of blocks, with a bar where the first so many buckets end.
func spark(values []float64, warm int) string {
	columns := min(len(values), sparkColumns)
	top := 0.0
	shown := make([]float64, columns)
	for i := range shown {
		from, till := i*len(values)/columns, (i+1)*len(values)/columns
		for _, v := range values[from:till] {
			shown[i] += v / float64(till-from)
		}
		top = math.Max(top, shown[i])
	}
	blocks := []rune("▁▂▃▄▅▆▇█")
	bar := warm * columns / len(values)
	var b strings.Builder
	for i, v := range shown {
		if i == bar && i > 0 {
			b.WriteByte('|')
		}
		level := 0
		if top > 0 {
			level = int(math.Ceil(v/top*float64(len(blocks)))) - 1
		}
		b.WriteRune(blocks[max(0, level)])
	}
	return b.String()
}

// weekday is a day of the week, 1 for Monday.
func (c *console) weekday(day int) string {
	names := [...]problem.Text{problem.Say("Mon", "周一"), problem.Say("Tue", "周二"), problem.Say("Wed", "周三"), problem.Say("Thu", "周四"),
		problem.Say("Fri", "周五"), problem.Say("Sat", "周六"), problem.Say("Sun", "周日")}
	return names[day-1].In(c.language)
}

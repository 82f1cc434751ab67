package cli

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/experiment"
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

const (
	nameColumns = 28 // of a name in a table
	barColumns  = 20
)

// told is what a report is told with, beside the report.
type told struct {
	people      bool                 // everybody, however many they are
	staffing    *experiment.Staffing // what one more person would buy; nil where nobody asked
	replication int                  // the only one that was played; 0: all of them
}

// report prints what a simulation says, for people or for programs.
func (c *console) report(r *report.Report, with told) error {
	if c.json {
		return c.answer(staffed{r, with.staffing})
	}
	return c.print(c.narrate(r, with))
}

// staffed is a report for programs, with what one more person would buy.
type staffed struct {
	*report.Report
	Staffing *experiment.Staffing `json:"staffing,omitempty"`
}

// narrate is the report for people: what was played, how long cases take, where they
// wait and what for, who is busy with what, what it costs, what went wrong, and what to
// keep in mind when reading it. What there is nothing of is left out.
func (c *console) narrate(r *report.Report, with told) string {
	parts := []string{c.heading(r, with.replication), c.brokenOff(r), c.standstill(r), c.leftOut(r.LeftOut), c.sentences(r.Sentences), c.perCase(r), c.perTime(r), c.perElement(r), c.perCause(r),
		c.perPromise(r), c.perBottleneck(r), c.perRole(r), c.staffing(with.staffing), c.perDuty(r), c.perPerson(r, with.people), c.perDriver(r), c.perStock(r),
		c.troubles(r), c.caveats(r, with)}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n")
}

func (c *console) heading(r *report.Report, only int) string {
	title := fit(r.Process.Name, 60)
	if title == "" {
		title = fit(r.Process.ID, 60)
	}
	if r.Scenario != "" {
		title += " · " + fit(r.Scenario, 60)
	}
	replications := c.say("%[1]s", "重复 %[2]s 次", counted(int64(r.Replications), "replication"), figure.Whole(int64(r.Replications)))
	if only > 0 {
		replications = c.say("replication %s alone", "仅第 %s 次重复", figure.Whole(int64(only)))
	}
	run := c.say("%s, seed %d, from %s (%s)", "%s，种子 %d，自 %s 起（%s）",
		replications, r.Seed, r.Start.Format("2006-01-02 15:04"), fit(r.Zone, 40))
	cases := c.say("%[1]s started, %[2]s completed", "开始 %[3]s 个案例，完成 %[2]s 个", counted(r.Cases.Started, "case"), figure.Whole(r.Cases.Completed), figure.Whole(r.Cases.Started))
	return title + "\n" + run + "\n" + cases + "\n"
}

// leftOut says what of the scenario was not played.
func (c *console) leftOut(t problem.Text) string {
	if t == (problem.Text{}) {
		return ""
	}
	return c.in(t) + "\n"
}

func (c *console) perCase(r *report.Report) string {
	t := table{left: 1}
	t.row(c.say("Per case", "每个案例"), c.say("mean", "平均"), "p50", "p90", "p95", c.say("max", "最大"))
	row := func(name string, s report.Statistic, u unit) {
		t.row(name, u.mean(s), u.maybe(s.P50), u.maybe(s.P90), u.maybe(s.P95), u.maybe(s.Max))
	}
	row(c.say("Cycle time", "周期时间"), r.Process.CycleTime, c.time())
	row(c.say("Waiting", "等待"), r.Process.WaitTime, c.time())
	row(c.say("Working", "作业"), r.Process.Processing, c.time())
	cost := c.say("Cost", "成本")
	if r.Currency != "" {
		cost += " (" + fit(r.Currency, 8) + ")"
	}
	row(cost, r.Process.Cost, same(hundredth))
	return t.String()
}

// perElement lists activities, the longest wait first.
func (c *console) perElement(r *report.Report) string {
	time, hundredths, t := c.time(), same(hundredth), table{left: 1}
	t.row(c.say("Step, longest wait first", "步骤（等待最长的在前）"), c.say("per case", "每案例次数"), c.say("wait", "等待"), "p50", "p90", "p95",
		c.say("work", "作业"), c.say("queue", "排队"), c.say("cost", "成本"))
	for _, id := range byMean(r.Elements, func(e report.Element) report.Statistic { return e.WaitTime }) {
		e := r.Elements[id]
		t.row(named(e.Name, id), hundredths.maybe(e.Visits.Mean), time.mean(e.WaitTime),
			time.maybe(e.WaitTime.P50), time.maybe(e.WaitTime.P90), time.maybe(e.WaitTime.P95),
			time.maybe(e.ServiceTime.Mean), hundredths.maybe(e.QueueLength.Mean), hundredths.maybe(e.Cost.Mean))
	}
	if len(r.Elements) == 0 {
		return ""
	}
	return t.String()
}

// caveats are what the figures alone do not say.
func (c *console) caveats(r *report.Report, with told) string {
	var lines []string
	add := func(en, zh string, args ...any) { lines = append(lines, c.say(en, zh, args...)) }
	switch {
	case r.Fault != nil:
		add("Partial: what was observed until the run was broken off, in %s of %s replications.", "结果不完整：只包含中断之前的数据，涉及 %[2]s 次重复中的 %[1]s 次。", figure.Whole(int64(r.Replications)), figure.Whole(int64(r.Requested)))
	case r.Partial:
		add("Stopped early: %s of %s replications are in this report.", "提前停止：本报告只包含 %[2]s 次重复中的 %[1]s 次。", figure.Whole(int64(r.Replications)), figure.Whole(int64(r.Requested)))
	}
	switch {
	case with.replication > 0:
		add("One replication, as it is among all of them: there is no interval around the means.", "只重放了一次（与整体运行时一致），平均值没有置信区间。")
	case r.Replications == 1 && r.Requested > 1: // there would be one
	case r.Replications == 1:
		add("One replication: there is no interval around the means. Use --replications 10 or more to get one.", "只重复了一次，平均值没有置信区间。请用 --replications 10 或更多次。")
	case r.Replications > 1:
		add("± is the 95%% confidence interval over %d replications.", "± 为 %d 次重复仿真的 95%% 置信区间。", r.Replications)
	}
	switch {
	case r.Warmup.Kind == "auto" && r.Cases.Excluded == 0:
		add("Warm-up: no case had to be left out of the figures.", "预热：没有需要排除的案例。")
	case r.Warmup.Kind != "none" && r.Warmup.Kind != "":
		add("Warm-up: the first %s of each replication, %s cases in all, are left out of the figures.", "预热：每次重复最初的 %s（共 %s 个案例）不计入统计。",
			figure.Length(r.Warmup.Seconds, c.language), figure.Whole(r.Cases.Excluded))
	}
	if r.Cases.Unfinished > 0 {
		add("%s cases were not finished when the run ended; they are in the waits of what they had done, not in the cycle time.", "结束时还有 %s 个案例未完成：已完成的步骤计入统计，周期时间不含这些案例。", figure.Whole(r.Cases.Unfinished))
	}
	if r.Cases.Failed > 0 {
		add("%s cases failed: they ended by an error that nothing caught.", "%s 个案例失败：因未被捕获的错误而结束。", figure.Whole(r.Cases.Failed))
	}
	if r.Precision != nil && with.replication == 0 && !r.Partial {
		lines = append(lines, c.precision(r.Precision))
	}
	switch {
	case r.Process.CycleTime.Mean != nil:
	case r.Cases.Completed > 0:
		add("Every case that was completed belongs to the warm-up, so there is nothing to average. Shorten it with --warmup.", "完成的案例全部属于预热期，无法计算平均值。请用 --warmup 缩短预热期。")
	case r.Horizon != nil && len(r.Standstill) == 0 && r.Cases.Started > 0: // time was up
		add("No case was completed, so there is nothing to average. A longer --horizon may help.", "没有案例完成，无法计算平均值。可延长 --horizon 后再试。")
	default:
		add("No case was completed, so there is nothing to average.", "没有案例完成，无法计算平均值。")
	}
	return strings.Join(lines, "\n") + "\n"
}

// byMean orders ids by the mean of a statistic, largest first, and what has none last.
func byMean[T any](things map[string]T, of func(T) report.Statistic) []string {
	ids := slices.Sorted(maps.Keys(things))
	value := func(id string) float64 {
		if m := of(things[id]).Mean; m != nil {
			return *m
		}
		return -1
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(value(b), value(a)) })
	return ids
}

func named(name, id string) string {
	if name == "" {
		name = id
	}
	return fit(name, nameColumns)
}

// hundredth is money or a small number.
func hundredth(v float64) string { return figure.Number(v, 2) }

func (c *console) time() unit {
	return unit{
		value: func(v float64) string { return figure.Length(v, c.language) },
		half:  func(v float64) string { return figure.About(v, c.language) },
	}
}

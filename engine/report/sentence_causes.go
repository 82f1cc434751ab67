package report

import (
	"cmp"
	"math"
	"slices"

	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// causeWords complete “cases wait …” in English and name the reason in Chinese, in the
// order of simulate.CauseNames.
var causeWords = [len(simulate.CauseNames)]problem.Text{
	{EN: "until somebody is free", ZH: "人员忙不过来"},
	{EN: "for the next shift", ZH: "无人在班"},
	{EN: "for a batch to fill", ZH: "等待凑批"},
	{EN: "for advice (C)", ZH: "等待咨询意见（C）"},
	{EN: "for approval (A)", ZH: "等待审批（A）"},
	{EN: "for stock", ZH: "缺料"},
	{EN: "for events", ZH: "等待事件发生"},
	{EN: "for the next shift to go on with work begun", ZH: "班次结束、作业中断"},
}

// cause is what cases wait for, and how long in each replication.
type cause struct {
	cause  int
	name   string
	values []float64
	mean   float64
}

// pauses is how long work that was begun stands still until the next shift, where that is a
// twentieth of a case's time or more: it is in the cycle time, and neither waiting before
// work nor work.
func (x *explainer) pauses() {
	name := simulate.CauseNames[simulate.Pause]
	long, cycle := x.report.Process.Waiting[name], x.report.Process.CycleTime
	ranked := x.rankedCauses()
	if long.Mean == nil || cycle.Mean == nil || *long.Mean < *cycle.Mean/20 || ranked[0].cause == int(simulate.Pause) && ranked[0].rival(ranked[1:]) == nil {
		return
	}
	f := figureOf("waiting/"+name, long, simulate.Nanoseconds)
	step, id := x.mostOf(name)
	x.add(Sentence{Kind: "pause", Element: id, Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
		text := tell(l, "Work that was begun stands still until the next shift for %s per case", "已开始的作业因班次结束而中断，每案例 %s", f.Text(l))
		if step != "" {
			text += tell(l, "; most of it at “%s”", "；主要发生在“%s”", step)
		}
		return text + tell(l, ". That is in the cycle time, but neither in the waiting before work nor in the work.", "。这段时间计入周期时间，但既不算等待也不算作业。")
	})})
}

// altogether is how long all branches of a case wait, for whatever: more than the waiting
// that is told per case, which is that before work, and possibly more than its cycle time.
func (x *explainer) altogether(causes []cause) Figure {
	total := 0.
	for _, c := range causes {
		total += c.mean
	}
	return part("waiting", total/second)
}

// rankedCauses are the causes of waiting, the most first.
func (x *explainer) rankedCauses() []cause {
	var all []cause
	for k, values := range x.result.Waits {
		if m, _ := simulate.Interval(values); m > 0 {
			all = append(all, cause{k, simulate.CauseNames[k], values, m})
		}
	}
	stable(all, func(c cause) float64 { return c.mean })
	return all
}

// rival is the next of the causes that the replications do not tell apart from this one;
// nil where they do.
func (c cause) rival(rest []cause) *cause {
	if len(rest) == 0 || ahead(c.values, rest[0].values) {
		return nil
	}
	return &rest[0]
}

// ahead says whether one quantity is larger than another beyond the 95 % interval of
// their difference, replication by replication. With fewer than two it is not known.
func ahead(a, b []float64) bool {
	apart := make([]float64, min(len(a), len(b)))
	for i := range apart {
		apart[i] = a[i] - b[i]
	}
	mean, half := simulate.Interval(apart)
	return !math.IsInf(half, 0) && mean > half
}

// mostOf is the step at which cases wait most for a cause, where that is half of it or
// more.
func (x *explainer) mostOf(name string) (label, id string) {
	most, total := 0., 0.
	for _, e := range x.elements() {
		long := float64(valueOf(x.report.Elements[e].Waiting[name].Mean) * valueOf(x.report.Elements[e].Visits.Mean))
		if total += long; long > most {
			most, id = long, e
		}
	}
	if most*2 < total || id == "" {
		return "", ""
	}
	return x.report.Elements[id].Name, id
}

// elements are the ids of what is reported, in the order of the drawing.
func (x *explainer) elements() []string {
	var ids []string
	for _, at := range slices.Concat(x.program.Tasks, x.program.Waits) {
		ids = append(ids, string(x.program.Net.Nodes[at].ID))
	}
	return ids
}

func valueOf(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

// stable orders by a number, the largest first; what is equal stays as it was.
func stable[T any](all []T, by func(T) float64) {
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(by(b), by(a)) })
}

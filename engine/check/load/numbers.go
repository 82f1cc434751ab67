package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// Rules look at what a scenario says and at what can be reckoned of it before it is played.
var Rules = []*finding.Rule{
	{ID: "scenario.unfit", Relays: true, Severity: finding.Error, Title: problem.Text{EN: "Numbers that do not fit the drawing", ZH: "情景数据与流程图不符"}, Look: unfit},
	{ID: "scenario.no-shares", Severity: finding.Info, Title: problem.Text{EN: "A gateway without shares", ZH: "网关未设置分支比例"}, Look: unshared},
	{ID: "scenario.endless-loop", Severity: finding.Error, Title: problem.Text{EN: "A loop that nobody leaves", ZH: "循环没有出口"}, Look: reckoned(endlessLoop)},
	{ID: "scenario.no-hours", Severity: finding.Warning, Title: problem.Text{EN: "A calendar that is never open", ZH: "日历始终关闭"}, Look: reckoned(noHours)},
	{ID: "scenario.overload", Severity: finding.Warning, Title: problem.Text{EN: "A role with more work than time", ZH: "角色工时超出可用工时"}, Look: reckoned(overload)},
	{ID: "scenario.zero-time-loop", Severity: finding.Warning, Title: problem.Text{EN: "A loop in which nothing takes time", ZH: "循环中没有耗时的元素"}, Look: reckoned(zeroTimeLoop)},
	&highLoadRule,
	{ID: "scenario.unreachable-event", Severity: finding.Info, Title: problem.Text{EN: "An event that the numbers rule out", ZH: "情景数据排除了某个事件"}, Look: reckoned(unreachableEvent)},
	{ID: "scenario.never-visited", Severity: finding.Info, Title: problem.Text{EN: "An element that the numbers lead nobody to", ZH: "按情景数据不会到达的元素"}, Look: reckoned(neverVisited)},
	{ID: "scenario.long-run", Severity: finding.Info, Title: problem.Text{EN: "A run that takes minutes", ZH: "仿真耗时较长"}, Look: reckoned(longRun)},
	&noDurationRule,
	&draftRule,
	&wildSpreadRule,
	&unstaffedRule,
	&idleRule,
	&unusedCalendarRule,
	&hoursApartRule,
	&longWarmupRule,
}

var highLoadRule = finding.Rule{ID: "scenario.high-load", Severity: finding.Info, Look: reckoned(highLoad), Title: problem.Text{EN: "A role with hardly any time to spare", ZH: "角色工时接近饱和"},
	Limits: []finding.Limit{{Name: "share", Default: 0.9, Min: 0.1, Means: problem.Text{EN: "of its time that a role may be busy", ZH: "角色允许的工时占用率"}}}}

// reckoned lets a rule look at what can be reckoned of a scenario; it finds nothing without one, or where it
// is not clear which process is played.
func reckoned(rule func(*expectation) finding.Findings) func(*finding.Subject) finding.Findings {
	return func(s *finding.Subject) finding.Findings {
		e := finding.Recall(s, "expectation", func() *expectation { return expect(s.File, s.Numbers) })
		if e == nil {
			return nil
		}
		e.limit = s.Limit
		return rule(e)
	}
}

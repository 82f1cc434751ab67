package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var noDurationRule = finding.Rule{ID: "scenario.no-duration", Severity: finding.Warning, Look: reckoned(noDuration),
	Title:  problem.Text{EN: "A task that takes no time", ZH: "任务没有设置时长"},
	Limits: []finding.Limit{{Name: "most", Default: 20, Min: 1, Means: problem.Text{EN: "tasks that are named one by one", ZH: "逐一列出的任务数"}}}}

// noDuration finds tasks that people do, as far as the drawing says, and to which a case comes, but which take no time
// and nobody in the scenario. Tasks of software may do so.
func noDuration(e *expectation) finding.Findings {
	if len(e.numbers.Tasks) == 0 {
		return nil // numbers for the flow alone
	}
	return e.each(func(n *model.Node) bool {
		t := e.numbers.Tasks[string(n.ID)]
		return byHand(n) && !n.Activity.ForCompensation && e.alive[n.ID] && (t == nil || t.Duration == nil && len(t.Needs) == 0) && len(e.who.Responsible(n.ID)) > 0
	}, func(n *model.Node) (message, hint problem.Text) {
		return problem.Say("In the scenario “%s” takes no time, and nobody does it.", "“%s”在情景中既不耗时也不占用人员。", n.Label()),
			problem.Say("Give the task a duration.", "请为该任务设置时长。")
	})
}

// byHand says whether a task is one that people do, as far as its kind tells.
func byHand(n *model.Node) bool {
	return n.Kind == model.Task || n.Kind == model.UserTask || n.Kind == model.ManualTask
}

var draftRule = finding.Rule{ID: "scenario.draft-duration", Severity: finding.Info, Look: reckoned(draft),
	Title:  problem.Text{EN: "A duration that nobody has estimated", ZH: "时长仍是草稿值"},
	Limits: []finding.Limit{{Name: "most", Default: 20, Min: 1, Means: problem.Text{EN: "tasks that are named one by one", ZH: "逐一列出的任务数"}}}}

// draft finds tasks that still have the duration of a draft while others have one of their own. Where all have it,
// the scenario is a draft, and one finding says so.
func draft(e *expectation) finding.Findings {
	own, left := 0, 0
	for _, id := range sortedKeys(e.numbers.Tasks) {
		if t := e.numbers.Tasks[id]; t != nil && t.Duration != nil {
			if isDraft(t.Duration) {
				left++
			} else {
				own++
			}
		}
	}
	if left == 0 {
		return nil
	}
	if own == 0 {
		return finding.Findings{finding.In("/tasks", problem.Say("All durations are still those of the draft: the results say nothing of your process yet.", "所有时长都还是草稿值：仿真结果尚不能反映实际流程。"),
			problem.Say("Estimate what the tasks really take, the frequent ones first.", "请估计各任务的实际时长，先从最常执行的开始。"))}
	}
	return e.each(func(n *model.Node) bool {
		t := e.numbers.Tasks[string(n.ID)]
		return t != nil && isDraft(t.Duration) && e.alive[n.ID]
	}, func(n *model.Node) (message, hint problem.Text) {
		return problem.Say("“%s” still has the duration of the draft: ten minutes or so.", "“%s”的时长仍是草稿值（约十分钟）。", n.Label()),
			problem.Say("Estimate what the task really takes.", "请估计该任务的实际时长。")
	})
}

// isDraft says whether a duration is the one that scenario.Draft gives to every task.
func isDraft(d *scenario.Distribution) bool {
	const minute = scenario.Duration(60e9)
	return d != nil && d.Kind == scenario.Triangular && d.Min == 5*minute && d.Mode == 10*minute && d.Max == 20*minute
}

// each finds the nodes of which something holds: one by one up to the rule's limit, and the number of the rest.
func (e *expectation) each(holds func(*model.Node) bool, say func(*model.Node) (message, hint problem.Text)) finding.Findings {
	var found finding.Findings
	e.eachNode(func(n, _ *model.Node) {
		if holds(n) {
			message, hint := say(n)
			f := finding.On(&n.Base, message, hint)
			f.At.Path = finding.Pointer("tasks", string(n.ID))
			found = append(found, f)
		}
	})
	return found.AtMost(int(e.limit("most")))
}

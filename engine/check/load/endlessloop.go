package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// endlessLoop finds loops that nobody leaves: ways round whose shares lead nowhere else,
// loop markers and rework that are certain to go on. What something else may end, such
// as a timer on the sub-process around it, is left alone.
func endlessLoop(e *expectation) finding.Findings {
	var found finding.Findings
	for _, l := range e.loops {
		if len(l.nodes) == 0 {
			continue
		}
		who := finding.List(finding.Labels(l.nodes))
		message := problem.Say("Nothing leads out of the loop through %[1]s: a case that enters it never ends.", "经过%[2]s的循环没有出口：案例一旦进入就永远不会结束。", who.EN, who.ZH)
		hint := problem.Say("Give a way out of the loop a share.", "请为离开循环的分支设置比例。")
		if l.left {
			message = problem.Say("Every round of the loop through %[1]s starts another one: a case that enters it never ends.", "经过%[2]s的循环每执行一轮都会再启动一轮：案例一旦进入就永远不会结束。", who.EN, who.ZH)
			hint = problem.Say("Let an exclusive gateway decide whether it goes round again.", "请用排他网关决定是否再次循环。")
		}
		found = append(found, finding.On(&spokesman(l.nodes).Base, message, hint).As("scenario.endless-loop", finding.Error))
	}
	e.drawing.Process(e.process.ID).Walk(func(n, _ *model.Node) {
		if e.goesOn(n) {
			found = append(found, finding.On(&n.Base,
				problem.Say("“%s” is done again every time: a case that comes to it never gets on.", "“%s”每次完成后都会重做：案例到达后无法继续。", n.Label()),
				problem.Say("Set the chance of doing it again below 1.", "请将重做的概率设为小于 1。")).As("scenario.endless-loop", finding.Error))
		}
	})
	return found
}

// spokesman is the element of a loop that decides whether it goes on: the first one with
// a choice, else the first.
func spokesman(nodes []*model.Node) *model.Node {
	for _, n := range nodes {
		if (n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway) && len(n.Outgoing) > 1 {
			return n
		}
	}
	return nodes[0]
}

// goesOn says whether an activity that is come to is certain to be done again.
func (e *expectation) goesOn(n *model.Node) bool {
	if n.Activity == nil || !e.alive[n.ID] {
		return false
	}
	t := e.numbers.Tasks[string(n.ID)]
	if t != nil && t.Failure != nil && t.Failure.Error == "" && t.Duration != nil && clip(t.Failure.Chance) >= 1-never {
		return true
	}
	return !known(e.times(n))
}

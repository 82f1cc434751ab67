package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var untimedRule = finding.Rule{ID: "structure.timer-without-time", Severity: finding.Warning, Look: few(untimed),
	Title: problem.Text{EN: "A timer without a time", ZH: "定时事件没有设置时间"}}

// untimed finds timers that are waited for and of which neither the drawing nor the scenario says when they go off. How
// often a process begins is said by its arrivals, so the start of one is left alone.
func untimed(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, holder *model.Node, _ *model.Process) {
		if n.Event == nil || n.Kind == model.StartEvent && holder == nil || timedByNumbers(s, n) {
			return
		}
		for _, d := range n.Event.Definitions {
			if d.Kind != model.TimerEvent || says(d.Date) || says(d.Duration) || says(d.Cycle) {
				continue
			}
			message := problem.Say("“%s” does not say when it goes off: in a simulation it never does, and what waits for it alone waits for ever.", "“%s”没有设置触发时间：仿真中它永远不会触发，只等它的案例会一直停在那里。", n.Label())
			if n.Kind == model.BoundaryEvent || n.Kind == model.StartEvent {
				message = problem.Say("“%s” does not say when it goes off: in a simulation it never does, and its way is never taken.", "“%s”没有设置触发时间：仿真中它永远不会触发，由它引出的路径不会被执行。", n.Label())
			}
			found = append(found, finding.On(&n.Base, message,
				problem.Say("Give it a duration, a date or a cycle, or a time in the scenario.", "请为它设置时长、日期或周期，或在情景中设置时间。")))
			return
		}
	})
	return found
}

func timedByNumbers(s *finding.Subject, n *model.Node) bool {
	if s.Numbers == nil {
		return false
	}
	e := s.Numbers.Events[string(n.ID)]
	return e != nil && e.After != nil
}

func says(x *model.Expression) bool { return x != nil && strings.TrimSpace(x.Text) != "" }

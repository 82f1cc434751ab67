package promises

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var unreachableRule = finding.Rule{ID: "sla.unreachable", Severity: finding.Warning, Look: about(unreachable),
	Title: problem.Text{EN: "A promise that can never be kept", ZH: "永远无法兑现的服务承诺"}}

// unreachable finds promises that even the quickest way through breaks: the least times of its tasks and timers
// are longer. It is an error where the drawing alone shows it, and no estimate of a scenario has part in it.
func unreachable(s *subject, p *promise.Promise) finding.Findings {
	if p.CompleteWithin == 0 {
		return nil
	}
	least := s.least(p)
	if least <= p.CompleteWithin || least == unending {
		return nil
	}
	limit, least2 := length(p.CompleteWithin), length(least)
	message := problem.Say("“%[1]s” is promised within %[2]s, but takes at least %[4]s even on the quickest way.", "“%[1]s”承诺在 %[3]s内完成，但最快也需要 %[5]s。", p.Of.Label(), limit.EN, limit.ZH, least2.EN, least2.ZH)
	found := on(p, message, problem.Say("Promise more time, or shorten the work and the waiting.", "请放宽时限，或缩短工作与等待时间。"))
	if s.Numbers == nil {
		found[0].Rule, found[0].Severity = "sla.unreachable", finding.Error
	}
	return found
}

// least is the least time on the promise's clock.
func (s *subject) least(p *promise.Promise) scenario.Duration {
	pace := s.paceOn(p.Calendar)
	if p.Node != nil {
		return pace.activity(p.Node)
	}
	return pace.scope(&s.processes[p.Of.ID].Scope)
}

var shorterThanStepRule = finding.Rule{ID: "sla.shorter-than-step", Severity: finding.Warning, Look: about(shorterThanStep),
	Title: problem.Text{EN: "A case promised sooner than one of its steps", ZH: "整体承诺短于某一步骤的承诺"}}

// shorterThanStep finds processes and sub-processes that are promised sooner than a step that no case can avoid:
// the step keeps its promise, and the whole breaks its own. Only promises on the same clock can be compared.
func shorterThanStep(s *subject, p *promise.Promise) finding.Findings {
	scope := s.inside(p)
	if p.CompleteWithin == 0 || scope == nil {
		return nil
	}
	longer := func(n *model.Node) bool {
		x := s.promises.Of(n.ID)
		return x != nil && x.CompleteWithin > p.CompleteWithin && x.Calendar == p.Calendar
	}
	pace := s.newPace()
	pace.waits = func(*model.Node) scenario.Duration { return 0 }
	pace.takes = func(n *model.Node) scenario.Duration {
		if longer(n) {
			return 1
		}
		return 0
	}
	if passed := pace.scope(scope); passed == 0 || passed == unending {
		return nil
	}
	var steps []*model.Node
	scope.Walk(func(n, _ *model.Node) {
		if n.Activity != nil && longer(n) {
			steps = append(steps, n)
		}
	})
	limit, names := length(p.CompleteWithin), finding.List(finding.Labels(steps))
	return on(p, problem.Say("“%[1]s” is promised within %[2]s, but every case passes a step that is allowed more than that: %[4]s.", "“%[1]s”承诺在 %[3]s内完成，但每个案例都会经过时限更长的步骤：%[5]s。", p.Of.Label(), limit.EN, limit.ZH, names.EN, names.ZH),
		problem.Say("Promise the step sooner, or the whole later.", "请收紧该步骤的时限，或放宽整体时限。"))
}

// inside is what happens within a process or sub-process, nil of anything else.
func (s *subject) inside(p *promise.Promise) *model.Scope {
	if p.Node == nil {
		return &s.processes[p.Of.ID].Scope
	}
	return p.Node.Activity.Inside
}

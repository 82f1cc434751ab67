package promises

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var orderRule = finding.Rule{ID: "sla.order", Severity: finding.Warning, Look: about(order),
	Title: problem.Text{EN: "A promise in the wrong order", ZH: "服务承诺的先后顺序不合理"}}

// order finds promises to start later than to be done, and reminders that come after the escalation that they should prevent.
func order(_ *subject, p *promise.Promise) finding.Findings {
	if p.Path == "" && p.CompleteWithin > 0 && p.StartWithin > p.CompleteWithin {
		start, done := length(p.StartWithin), length(p.CompleteWithin)
		return on(p, problem.Say("“%[1]s” may start within %[2]s, but has to be done within %[4]s.", "“%[1]s”的开始时限是 %[3]s，而完成时限只有 %[5]s。", p.Of.Label(), start.EN, start.ZH, done.EN, done.ZH),
			problem.Say("Make the first the shorter of the two.", "开始时限应短于完成时限。"),
			finding.Fix{Title: problem.Say("Take out the promise of a start", "去掉开始时限"), Edits: []edit.Edit{{Do: edit.Note, Element: p.Of.ID, Kind: "promise", Property: "startWithin"}}})
	}
	first := map[scenario.ActionKind]scenario.Duration{}
	for _, a := range p.Actions {
		if at, ok := first[a.Do]; !ok || a.After < at {
			first[a.Do] = a.After
		}
	}
	remind, reminded := first[scenario.Remind]
	for _, later := range []scenario.ActionKind{scenario.Escalate, scenario.Reassign, scenario.Decide} {
		if at, ok := first[later]; ok && reminded && at < remind {
			before, after, verb := length(at), length(remind), verbs[later]
			return on(p, problem.Say("The promise of “%[1]s” says to %[2]s after %[4]s, and to remind only after %[6]s.", "“%[1]s”的服务承诺在 %[5]s后就%[3]s，却在 %[7]s后才提醒。", p.Of.Label(), verb.EN, verb.ZH, before.EN, before.ZH, after.EN, after.ZH),
				problem.Say("Remind first.", "请先提醒。"))
		}
	}
	return nil
}

var lateActionRule = finding.Rule{ID: "sla.late-action", Severity: finding.Info, Look: about(lateAction),
	Title: problem.Text{EN: "An action that comes when the promise is broken", ZH: "超时之后才执行的措施"}}

// lateAction finds promises whose first action comes after the limit: nothing is done that could still save it.
func lateAction(_ *subject, p *promise.Promise) finding.Findings {
	limit := p.CompleteWithin
	if limit == 0 {
		limit = p.StartWithin
	}
	if limit == 0 || len(p.Actions) == 0 {
		return nil
	}
	soonest := p.Actions[0]
	for _, a := range p.Actions {
		if a.After < soonest.After {
			soonest = a
		}
	}
	if soonest.After <= limit {
		return nil
	}
	after, within, verb := length(soonest.After), length(limit), verbs[soonest.Do]
	return on(p, problem.Say("The first thing done about “%[1]s” is to %[2]s after %[4]s: the promise of %[6]s is broken by then.", "“%[1]s”的第一项措施是 %[5]s后%[3]s：此时 %[7]s的承诺已超时。", p.Of.Label(), verb.EN, verb.ZH, after.EN, after.ZH, within.EN, within.ZH),
		problem.Say("Act while there is time.", "请在超时之前采取措施。"))
}

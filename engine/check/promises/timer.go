package promises

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var timerRule = finding.Rule{ID: "sla.timer", Severity: finding.Warning, Look: about(contradicted),
	Title: problem.Text{EN: "A timer that contradicts the promise", ZH: "定时器与服务承诺矛盾"}}

// contradicted finds timers at the border of an activity that do not fit what is promised of it: the work is broken
// off before its time is up, or nothing happens before it is. A timer runs on the wall's clock: where the promise
// counts the hours of a calendar, only a timer that breaks off too soon is certain to be wrong.
func contradicted(s *subject, p *promise.Promise) finding.Findings {
	if p.Node == nil || p.CompleteWithin == 0 {
		return nil
	}
	var found finding.Findings
	for _, b := range s.border[p.Of.ID] {
		if d, ok := timerOf(b); ok {
			found = append(found, s.timer(p, b, d)...)
		}
	}
	return found
}

func (s *subject) timer(p *promise.Promise, b *model.Node, d scenario.Duration) finding.Findings {
	limit, after := length(p.CompleteWithin), length(d)
	set := func(to scenario.Duration) finding.Fix {
		text := length(to)
		return finding.Fix{Title: problem.Say("Set the timer to %s", "将定时器设为 %[2]s", text.EN, text.ZH), Edits: []edit.Edit{{Do: edit.Set, Element: b.ID, Property: "duration", Value: to.String()}}}
	}
	tell := func(message, hint problem.Text, to scenario.Duration) finding.Findings {
		return finding.Findings{finding.On(&b.Base, message, hint, set(to))}
	}
	switch {
	case b.Event.Interrupting && d < p.CompleteWithin:
		return tell(problem.Say("“%[1]s” is broken off after %[2]s, though it is promised %[4]s.", "“%[1]s”在 %[3]s后即被中断，但承诺的时限是 %[5]s。", p.Of.Label(), after.EN, after.ZH, limit.EN, limit.ZH),
			problem.Say("Let the timer wait until the promise is broken, or let it remind without interrupting.", "请让定时器等到承诺超时再触发，或改为非中断的提醒。"), p.CompleteWithin)
	case p.Calendar != "":
		return nil
	case b.Event.Interrupting && d > p.CompleteWithin && !s.warned(p):
		return tell(problem.Say("“%[1]s” is promised within %[4]s, but nothing happens before the timer after %[2]s.", "“%[1]s”承诺在 %[5]s内完成，但直到 %[3]s后定时器触发才有动作。", p.Of.Label(), after.EN, after.ZH, limit.EN, limit.ZH),
			problem.Say("Set the timer to the promised time, or add an earlier reminder.", "请将定时器设为承诺时限，或增加更早的提醒。"), p.CompleteWithin)
	case !b.Event.Interrupting && d > p.CompleteWithin:
		return tell(problem.Say("The reminder at “%[1]s” comes after %[2]s: the promise of %[4]s is broken by then.", "“%[1]s”的提醒在 %[3]s后才触发：此时 %[5]s的承诺已超时。", p.Of.Label(), after.EN, after.ZH, limit.EN, limit.ZH),
			problem.Say("Remind before the promise is broken.", "请在承诺超时之前提醒。"), p.CompleteWithin)
	case !b.Event.Interrupting:
		return s.actionless(p, b, d, tell)
	}
	return nil
}

// actionless finds a reminder that is drawn for another time than the promise has actions for.
func (s *subject) actionless(p *promise.Promise, b *model.Node, d scenario.Duration, tell func(message, hint problem.Text, to scenario.Duration) finding.Findings) finding.Findings {
	var undrawn *scenario.Action
	for _, a := range p.Actions {
		if a.After == d {
			return nil
		}
		drawn := slices.ContainsFunc(s.border[p.Of.ID], func(n *model.Node) bool { x, ok := timerOf(n); return ok && x == a.After })
		if !drawn && undrawn == nil {
			undrawn = a
		}
	}
	if undrawn == nil {
		return nil
	}
	after, said := length(d), length(undrawn.After)
	return tell(problem.Say("The timer at “%[1]s” goes off after %[2]s, but the promise acts after %[4]s.", "“%[1]s”上的定时器在 %[3]s后触发，但服务承诺的措施在 %[5]s后执行。", p.Of.Label(), after.EN, after.ZH, said.EN, said.ZH),
		problem.Say("Give both the same time.", "请让两者时间一致。"), undrawn.After)
}

// warned says whether something is done before a promise is broken.
func (s *subject) warned(p *promise.Promise) bool {
	if slices.ContainsFunc(p.Actions, func(a *scenario.Action) bool { return a.After <= p.CompleteWithin }) {
		return true
	}
	return slices.ContainsFunc(s.border[p.Of.ID], func(b *model.Node) bool { d, ok := timerOf(b); return ok && d <= p.CompleteWithin })
}

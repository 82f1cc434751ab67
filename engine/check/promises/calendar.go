package promises

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
)

var calendarRule = finding.Rule{ID: "sla.calendar", Severity: finding.Warning, Look: about(unknownCalendar),
	Title: problem.Text{EN: "A promise on a calendar that is not there", ZH: "服务承诺引用了不存在的日历"}}

// unknownCalendar finds promises of the drawing that count the hours of a calendar which the scenario does not have.
func unknownCalendar(s *subject, p *promise.Promise) finding.Findings {
	if s.Numbers == nil || p.Path != "" || p.Calendar == "" {
		return nil
	}
	if _, ok := s.Numbers.Calendars[p.Calendar]; ok {
		return nil
	}
	return on(p, problem.Say("The promise of “%[1]s” counts the hours of “%[2]s”, but the scenario has no such calendar.", "“%[1]s”的服务承诺按日历“%[2]s”计时，但情景中没有这个日历。", p.Of.Label(), p.Calendar),
		problem.Say("Add the calendar to the scenario, or name another.", "请在情景中添加该日历，或改用其他日历。"))
}

var currencyRule = finding.Rule{ID: "sla.currency", Severity: finding.Warning, Look: about(noCurrency),
	Title: problem.Text{EN: "A penalty without a currency", ZH: "违约金没有币种"}}

// noCurrency finds penalties of which nobody knows in what money they are: neither the promise nor the scenario says.
func noCurrency(s *subject, p *promise.Promise) finding.Findings {
	if p.Path != "" || p.Penalty == 0 && p.PenaltyPerHour == 0 || p.Currency != "" || len(p.Faults) > 0 || s.Numbers != nil && s.Numbers.Currency != "" {
		return nil
	}
	amount := p.Penalty
	if amount == 0 {
		amount = p.PenaltyPerHour
	}
	var fixes []finding.Fix
	if i := slices.IndexFunc(s.promises.All, func(x *promise.Promise) bool { return x.Currency != "" }); i >= 0 {
		c := s.promises.All[i].Currency
		fixes = append(fixes, finding.Fix{Title: problem.Say("Set the currency to %s", "将币种设为 %s", c), Edits: []edit.Edit{{Do: edit.Note, Element: p.Of.ID, Kind: "promise", Property: "currency", Value: c}}})
	}
	return on(p, problem.Say("Breaking the promise of “%[1]s” costs %[2]s, but of which currency?", "违反“%[1]s”的服务承诺需付 %[2]s，但没有说明币种。", p.Of.Label(), amount),
		problem.Say("Give the penalty its currency, such as CNY.", "请填写币种，例如 CNY。"), fixes...)
}

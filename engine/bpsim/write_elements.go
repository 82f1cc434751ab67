package bpsim

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// mostListed is how many cases are listed one by one.
const mostListed = 100_000

// arrival says how often cases come to a start event.
func (w *writer) arrival(id string, a *scenario.Arrival) {
	const group, name = "ControlParameters", "InterTriggerTimer"
	switch {
	case len(a.Cases) > mostListed:
	case len(a.Cases) > 0:
		var b strings.Builder
		at := w.scenario.Start
		for _, c := range a.Cases {
			b.WriteString(tag("DurationParameter", "value", scenario.Duration(c.At.Sub(at)).String()))
			at = c.At
		}
		w.say(id, group, name, "<bpsim:EnumParameter>"+b.String()+"</bpsim:EnumParameter>")
	case a.Rate != nil && a.Every == nil && !overlapping(a.Rate.Week):
		var values []string
		for i, r := range a.Rate.Week {
			if r.PerHour == 0 {
				continue
			}
			calendar := w.free(fmt.Sprintf("rate_%s_%d", id, i+1))
			week := &scenario.Calendar{Week: []scenario.WeekShift{{Days: r.Days, From: r.From, To: r.To}}}
			w.calendars = append(w.calendars, "<bpsim:Calendar"+attributesOf([]string{"id", calendar})+">"+inLines(icalOf(week, w.scenario))+"</bpsim:Calendar>")
			values = append(values, tag("NegativeExponentialDistribution", "mean", plainNumber(1/r.PerHour), "timeUnit", "hour", "validFor", calendar))
		}
		w.say(id, group, name, values...)
	case a.Every != nil && a.Rate == nil:
		w.say(id, group, name, w.time(a.Every, a.Calendar))
	}
	if cases := w.scenario.Run.Cases; cases > 0 && len(w.scenario.Arrivals) == 1 {
		w.say(id, group, "TriggerCount", tag("NumericParameter", "value", strconv.Itoa(cases)))
	}
}

// overlapping says whether two rates hold at the same time, and so add up.
func overlapping(week []scenario.HourlyRate) bool {
	for i, a := range week {
		for _, b := range week[:i] {
			if a.From < b.To && b.From < a.To && slices.ContainsFunc(a.Days, func(d scenario.Day) bool { return slices.Contains(b.Days, d) }) {
				return true
			}
		}
	}
	return false
}

// branches says how likely ways out are, and under which conditions they are taken.
func (w *writer) branches() {
	s := w.scenario
	for _, gateway := range slices.Sorted(maps.Keys(s.Branches)) {
		if s.Decisions[gateway] == scenario.ByConditions {
			continue
		}
		for _, flow := range slices.Sorted(maps.Keys(s.Branches[gateway])) {
			w.say(flow, "ControlParameters", "Probability", tag("FloatingParameter", "value", plainNumber(s.Branches[gateway][flow])))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Conditions)) {
		f := w.drawing.Flow(model.ID(id))
		if f == nil || decision(s, string(f.Source)) == scenario.ByShares {
			continue
		}
		w.say(id, "ControlParameters", "Condition", w.expression(s.Conditions[id], ""))
	}
}

// decision is what decides at a gateway, said or not.
func decision(s *scenario.Scenario, gateway string) scenario.Decision {
	switch {
	case s.Decisions[gateway] != "":
		return s.Decisions[gateway]
	case len(s.Branches[gateway]) > 0:
		return scenario.ByShares
	}
	return scenario.ByConditions
}

// task says what the work at a task is.
func (w *writer) task(id string, t *scenario.Task) {
	w.say(id, "TimeParameters", "ProcessingTime", w.time(t.Duration, ""))
	w.say(id, "ResourceParameters", "Selection", w.selection(t))
	if t.Urgency != 0 {
		w.say(id, "PriorityParameters", "Priority", tag("FloatingParameter", "value", plainNumber(t.Urgency)))
	}
	if q := w.scenario.Queue; q != nil && q.Preempt && t.Duration != nil {
		w.say(id, "PriorityParameters", "Interruptible", tag("BooleanParameter", "value", "true"))
	}
	if t.Cost > 0 {
		w.say(id, "CostParameters", "FixedCost", w.amount(t.Cost, ""))
	}
	for _, one := range t.Writes {
		if p := w.property(one.To, &one.Source); len(p.values) > 0 {
			w.parameters[id] = append(w.parameters[id], p)
		}
	}
}

func (w *writer) amount(m scenario.Money, per string) string {
	return tag("FloatingParameter", "value", m.String(), "timeUnit", per, "currencyUnit", w.scenario.Currency)
}

// selection says who does a task.
func (w *writer) selection(t *scenario.Task) string {
	needs := t.Needs
	if len(t.Roles) > 0 {
		needs = []scenario.Need{{Roles: t.Roles}}
	}
	var all []string
	for _, n := range needs {
		var any []string
		for _, role := range n.Roles {
			if strings.ContainsAny(role, `'"`) && strings.Contains(role, "'") {
				return "" // XPath has no way to write it
			}
			function := "getResource"
			if w.hasPeople(role) {
				function = "getResourceByRoles"
			}
			any = append(any, fmt.Sprintf("bpsim:%s('%s',%d)", function, role, max(1, n.Count)))
		}
		if len(any) == 1 {
			all = append(all, any[0])
		} else {
			all = append(all, "bpsim:orResource("+strings.Join(any, ",")+")")
		}
	}
	if len(all) == 0 {
		return ""
	}
	return tag("ExpressionParameter", "value", strings.Join(all, " | "))
}

// hasPeople says whether some who can take a role are known by name.
func (w *writer) hasPeople(role string) bool {
	for _, p := range w.scenario.People {
		if slices.Contains(p.Roles, role) {
			return true
		}
	}
	return false
}

// staff says who there is.
func (w *writer) staff() {
	const group = "ResourceParameters"
	for _, id := range slices.Sorted(maps.Keys(w.scenario.Roles)) {
		r := w.scenario.Roles[id]
		w.name(id, r.Name)
		people := w.hasPeople(id)
		if people && r.Headcount == 0 {
			continue // those people say it
		}
		w.say(id, group, "Quantity", tag("NumericParameter", "value", strconv.Itoa(r.Headcount)))
		w.terms(id, r.Calendar, r.CostPerHour, r.CostPerUse)
		if people {
			w.say(id, group, "Role", tag("StringParameter", "value", id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.scenario.People)) {
		p := w.scenario.People[id]
		w.name(id, p.Name)
		w.say(id, group, "Quantity", tag("NumericParameter", "value", "1"))
		w.terms(id, p.Calendar, p.CostPerHour, p.CostPerUse)
		for _, role := range p.Roles {
			w.say(id, group, "Role", tag("StringParameter", "value", role))
		}
	}
}

// name keeps what somebody is called whom the drawing calls otherwise or not at all.
func (w *writer) name(id, name string) {
	if name != "" && name != id && name != w.roles[id] {
		w.names[id] = name
	}
}

// terms are the hours and the pay of somebody.
func (w *writer) terms(id, hours string, perHour, perUse scenario.Money) {
	if hours != "" {
		w.say(id, "ResourceParameters", "Availability", tag("BooleanParameter", "value", "true", "validFor", w.ids[hours]))
	}
	if perUse > 0 {
		w.say(id, "CostParameters", "FixedCost", w.amount(perUse, ""))
	}
	if perHour > 0 {
		w.say(id, "CostParameters", "UnitCost", w.amount(perHour, "hour"))
	}
}

// icalOf writes a calendar in iCalendar: an event for every shift of the week, without
// the days that are different, and one for every hour of those.
func icalOf(c *scenario.Calendar, s *scenario.Scenario) string {
	const stamp = "20060102T150405"
	var b strings.Builder
	zone := ""
	if c.Zone != "" {
		zone = ";TZID=" + c.Zone
	}
	line := func(format string, args ...any) {
		text := fmt.Sprintf(format, args...)
		for len(text) > 75 { // folded, as RFC 5545 asks for
			cut := 75
			for cut > 0 && text[cut]&0xC0 == 0x80 {
				cut--
			}
			b.WriteString(text[:cut] + "\r\n ")
			text = text[cut:]
		}
		b.WriteString(text + "\r\n")
	}
	moment := func(date time.Time, at scenario.TimeOfDay) string { return date.Add(time.Duration(at)).Format(stamp) }
	event := func(date time.Time, from, to scenario.TimeOfDay, more func()) {
		line("BEGIN:VEVENT")
		line("UID:%s-%d-%s@sandtable", moment(date, from), from, to)
		line("DTSTAMP:%s", s.Start.UTC().Format(stamp)+"Z")
		line("DTSTART%s:%s", zone, moment(date, from))
		line("DTEND%s:%s", zone, moment(date, to))
		more()
		line("END:VEVENT")
	}
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//Sandtable//EN")
	for _, e := range c.Exceptions {
		if len(e.Open) == 0 {
			name := ""
			if e.Name != "" {
				name = `;X-NAME="` + strings.NewReplacer(`"`, "'", "\n", " ", "\r", " ").Replace(e.Name) + `"`
			}
			line("%s%s:%04d%02d%02d", closedDay, name, e.Date.Year, e.Date.Month, e.Date.Day)
		}
	}
	for _, shift := range c.Week {
		date := time.Date(s.Start.Year(), s.Start.Month(), s.Start.Day()-8, 0, 0, 0, 0, time.UTC)
		for !slices.Contains(shift.Days, scenario.Day(date.Weekday())) {
			date = date.AddDate(0, 0, 1)
		}
		event(date, shift.From, shift.To, func() {
			var days []string
			for _, d := range shift.Days {
				days = append(days, [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[d])
			}
			line("RRULE:FREQ=WEEKLY;BYDAY=%s", strings.Join(days, ","))
			for _, e := range c.Exceptions {
				if day := dayOf(e.Date); slices.Contains(shift.Days, scenario.Day(day.Weekday())) {
					line("EXDATE%s:%s", zone, moment(day, shift.From))
				}
			}
		})
	}
	for _, e := range c.Exceptions {
		for _, span := range e.Open {
			event(dayOf(e.Date), span.From, span.To, func() {
				if e.Name != "" {
					line("SUMMARY:%s", strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`).Replace(e.Name))
				}
			})
		}
	}
	line("END:VCALENDAR")
	return b.String()
}

func dayOf(d scenario.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

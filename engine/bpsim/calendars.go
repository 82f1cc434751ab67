package bpsim

import (
	"slices"
	"strings"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// iCalendar (RFC 5545) as calendars of working time have it: events that come again every
// week or day, and events of one day.

// ical is one calendar being read.
type ical struct {
	calendar *scenario.Calendar
	start    time.Time // of the run, on the clock of its zone
	zone     string    // of all events; "": that of the run
	zoned    bool      // the zone was told
	rules    []weekly
	dated    map[scenario.Date]*scenario.Exception
	late     bool         // an event begins after the run
	wrong    problem.Text // what cannot be said, if anything
}

// weekly is an event that comes again, with the dates on which it does not.
type weekly struct {
	shift scenario.WeekShift
	not   map[scenario.Date]bool
}

// Limits of what is read of a calendar; working time needs far less.
const (
	longestCalendar = 1 << 20 // bytes
	mostRules       = 1000
	mostDates       = 10_000
)

// property is one line of iCalendar: NAME;PARAMETER=VALUE:VALUE.
type property struct {
	name       string
	parameters map[string]string
	value      string
}

// readCalendar makes a calendar of iCalendar text. What it cannot say is in wrong.
func readCalendar(text string, start time.Time) *ical {
	c := &ical{calendar: &scenario.Calendar{}, start: start, dated: map[scenario.Date]*scenario.Exception{}}
	if len(text) > longestCalendar {
		c.refuse(problem.Say("it is longer than %d bytes", "内容超过 %d 字节", longestCalendar))
		return c
	}
	lines := unfolded(text)
	if len(lines) == 0 {
		c.refuse(problem.Say("it has no text", "内容为空"))
	}
	var open []string
	var event []property
	for _, line := range lines {
		p, ok := propertyOf(line)
		if !ok {
			c.refuse(problem.Say("the line %q is not iCalendar", "行 %q 不是 iCalendar 格式", brief(line)))
			break
		}
		switch {
		case p.name == "BEGIN":
			if open = append(open, p.value); p.value == "VEVENT" {
				event = nil
			} else if !slices.Contains([]string{"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT"}, p.value) {
				c.refuse(problem.Say("it has a %s", "其中有 %s", brief(p.value)))
			}
		case p.name == "END":
			if len(open) == 0 || open[len(open)-1] != p.value {
				c.refuse(problem.Say("END:%s stands where nothing ends", "END:%s 没有对应的开始", brief(p.value)))
				break
			}
			if open = open[:len(open)-1]; p.value == "VEVENT" {
				c.event(event)
			}
		case len(open) > 0 && open[len(open)-1] == "VEVENT":
			event = append(event, p)
		case p.name == closedDay:
			c.closed(p)
		}
		if c.wrong != (problem.Text{}) || len(open) > 10 {
			break
		}
	}
	if len(open) > 0 {
		c.refuse(problem.Say("it breaks off", "内容不完整"))
	}
	c.finish()
	return c
}

// closedDay is the line in which a day without work is named. Others pass over it: for
// them the events of that day are left out.
const closedDay = "X-SANDTABLE-CLOSED"

func (c *ical) refuse(why problem.Text) {
	if c.wrong == (problem.Text{}) {
		c.wrong = why
	}
}

// brief is a text short enough for a sentence.
func brief(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}

// unfolded are the lines of a text, those that go on in the next one put together. What
// all lines are indented by is how a tool laid out its XML.
func unfolded(text string) []string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	all := strings.Split(text, "\n")
	indent := ""
	for _, line := range all {
		if trimmed := strings.TrimLeft(line, " \t"); trimmed != "" {
			indent = line[:len(line)-len(trimmed)]
			break
		}
	}
	var lines []string
	var whole strings.Builder
	end := func() {
		if whole.Len() > 0 {
			lines = append(lines, strings.TrimRight(whole.String(), " \t"))
		}
		whole.Reset()
	}
	for _, line := range all {
		line = strings.TrimPrefix(line, indent)
		trimmed := strings.TrimLeft(line, " \t")
		switch {
		case trimmed == "":
		case whole.Len() > 0 && trimmed != line && !strings.HasPrefix(trimmed, "END:"): // the end may be set back
			whole.WriteString(line[1:])
		default:
			end()
			whole.WriteString(trimmed)
		}
	}
	end()
	return lines
}

func propertyOf(line string) (property, bool) {
	p := property{parameters: map[string]string{}}
	quoted, from := false, 0
	var pieces []string
	for i, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case (r == ';' || r == ':') && !quoted:
			pieces = append(pieces, line[from:i])
			from = i + 1
		}
		if r == ':' && !quoted {
			p.value = line[from:]
			break
		}
	}
	if len(pieces) == 0 || pieces[0] == "" || from == 0 || line[from-1] != ':' {
		return p, false
	}
	p.name = strings.ToUpper(pieces[0])
	for _, piece := range pieces[1:] {
		name, value, _ := strings.Cut(piece, "=")
		p.parameters[strings.ToUpper(name)] = strings.Trim(value, `"`)
	}
	return p, true
}

// spoken are properties that say nothing of when.
var spoken = []string{"UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "CLASS", "LOCATION",
	"ORGANIZER", "CATEGORIES", "PRIORITY", "URL", "COMMENT"}

// event takes one VEVENT.
func (c *ical) event(all []property) {
	var from, to, rule *property
	var not []scenario.Date
	summary := ""
	for i := range all {
		p := &all[i]
		switch {
		case p.name == "DTSTART":
			from = p
		case p.name == "DTEND", p.name == "DURATION":
			to = p
		case p.name == "RRULE" && rule == nil:
			rule = p
		case p.name == "EXDATE":
			for _, text := range strings.Split(p.value, ",") {
				if t, _, ok := c.moment(&property{p.name, p.parameters, text}); ok {
					not = append(not, dateOf(t))
				}
			}
		case p.name == "SUMMARY":
			summary = unescaped(p.value)
		case slices.Contains(spoken, p.name), strings.HasPrefix(p.name, "X-"):
		default:
			c.refuse(problem.Say("it has %s", "其中使用了 %s", brief(p.name)))
		}
	}
	if from == nil {
		c.refuse(problem.Say("an event has no DTSTART", "有事件缺少 DTSTART"))
		return
	}
	begin, allDay, ok := c.moment(from)
	end, okay := c.end(begin, allDay, to)
	switch {
	case !ok || !okay:
	case !end.After(begin) || end.Sub(begin) > 7*24*time.Hour:
		c.refuse(problem.Say("an event lasts less than nothing, or more than a week", "有事件的时长不为正，或超过一周"))
	case rule == nil:
		c.single(begin, end, summary)
	default:
		c.again(begin, end, rule.value, not)
	}
}

// unescaped is a text of iCalendar as people read it.
func unescaped(s string) string {
	return strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s)
}

// moment reads a date, perhaps with a time, on the clock of the calendar.
func (c *ical) moment(p *property) (t time.Time, allDay, ok bool) {
	layout, zone := "20060102T150405", p.parameters["TZID"]
	text := p.value
	switch {
	case p.parameters["VALUE"] == "DATE" || len(text) == 8:
		layout, allDay = "20060102", true
	case strings.HasSuffix(text, "Z"):
		text, zone = text[:len(text)-1], "UTC"
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		c.refuse(problem.Say("%q is not a date and time", "%q 不是有效的日期时间", brief(p.value)))
		return t, allDay, false
	}
	if !allDay {
		if c.zoned && zone != c.zone {
			c.refuse(problem.Say("its events are in several time zones", "其中的事件跨多个时区"))
			return t, allDay, false
		}
		c.zone, c.zoned = zone, true
	}
	return t, allDay, true
}

// end is when an event is over.
func (c *ical) end(begin time.Time, allDay bool, to *property) (time.Time, bool) {
	switch {
	case to == nil && allDay:
		return begin.AddDate(0, 0, 1), true
	case to == nil:
		c.refuse(problem.Say("an event has no end", "有事件没有结束时间"))
		return begin, false
	case to.name == "DURATION":
		d, wrong := length(to.value)
		if wrong != nil {
			c.refuse(problem.Say("%q is not a duration that it can have", "%q 不是可用的时长", brief(to.value)))
		}
		return begin.Add(time.Duration(d)), wrong == nil
	}
	t, _, ok := c.moment(to)
	return t, ok
}

// pieces cuts an event into those of single days, told by how many days after the first.
func pieces(begin, end time.Time, visit func(days int, span scenario.Span)) {
	for days := 0; begin.Before(end); days++ {
		midnight := time.Date(begin.Year(), begin.Month(), begin.Day()+1, 0, 0, 0, 0, time.UTC)
		until := scenario.TimeOfDay(24 * time.Hour)
		if end.Before(midnight) {
			until = clock(end)
		}
		visit(days, scenario.Span{From: clock(begin), To: until})
		begin = midnight
	}
}

func clock(t time.Time) scenario.TimeOfDay {
	return scenario.TimeOfDay(t.Sub(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)))
}

func dateOf(t time.Time) scenario.Date {
	return scenario.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}

func (c *ical) single(begin, end time.Time, name string) {
	pieces(begin, end, func(days int, span scenario.Span) {
		e := c.exception(dateOf(begin.AddDate(0, 0, days)))
		e.Open = append(e.Open, span)
		if e.Name == "" {
			e.Name = name
		}
	})
}

// exception is the day that is different, made where there is none yet.
func (c *ical) exception(date scenario.Date) *scenario.Exception {
	if c.dated[date] == nil {
		c.dated[date] = &scenario.Exception{Date: date}
	}
	return c.dated[date]
}

// closed takes a day without work and its name.
func (c *ical) closed(p property) {
	if t, err := time.Parse("20060102", p.value); err == nil {
		c.exception(dateOf(t)).Name = unescaped(p.parameters["X-NAME"])
	}
}

var icalDays = map[string]scenario.Day{"SU": 0, "MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6}

// again takes an event that comes again every week or day, without end.
func (c *ical) again(begin, end time.Time, rule string, not []scenario.Date) {
	var days []scenario.Day
	frequency := ""
	for _, part := range strings.Split(rule, ";") {
		name, value, _ := strings.Cut(part, "=")
		switch strings.ToUpper(name) {
		case "FREQ":
			frequency = strings.ToUpper(value)
		case "BYDAY":
			for _, text := range strings.Split(value, ",") {
				day, ok := icalDays[strings.ToUpper(strings.TrimSpace(text))]
				if !ok || slices.Contains(days, day) {
					c.refuse(problem.Say("its rule has BYDAY=%s", "其规则含 BYDAY=%s", brief(value)))
					return
				}
				days = append(days, day)
			}
		case "WKST", "":
		case "INTERVAL":
			if value != "1" {
				c.refuse(problem.Say("its rule has INTERVAL=%s", "其规则含 INTERVAL=%s", brief(value)))
			}
		default: // UNTIL, COUNT, BYHOUR, BYMONTH…
			c.refuse(problem.Say("its rule has %s", "其规则含 %s", brief(name)))
		}
	}
	if frequency != "WEEKLY" && frequency != "DAILY" {
		c.refuse(problem.Say("its rule is FREQ=%s", "其规则为 FREQ=%s", brief(frequency)))
		return
	}
	if days == nil && frequency == "DAILY" {
		days = []scenario.Day{1, 2, 3, 4, 5, 6, 0}
	} else if days == nil {
		days = []scenario.Day{scenario.Day(begin.Weekday())}
	}
	c.late = c.late || begin.After(c.start.Add(7*24*time.Hour))
	pieces(begin, end, func(later int, span scenario.Span) {
		w := weekly{shift: scenario.WeekShift{From: span.From, To: span.To}, not: map[scenario.Date]bool{}}
		for _, day := range days {
			w.shift.Days = append(w.shift.Days, (day+scenario.Day(later))%7)
		}
		for _, date := range not {
			t := time.Date(date.Year, date.Month, date.Day+later, 0, 0, 0, 0, time.UTC)
			w.not[dateOf(t)] = true
		}
		c.rules = append(c.rules, w)
	})
}

// finish makes the week and the days that are different of what was read.
func (c *ical) finish() {
	for _, w := range c.rules {
		c.calendar.Week = append(c.calendar.Week, w.shift)
		for date := range w.not {
			c.exception(date)
		}
	}
	if len(c.rules) > mostRules || len(c.dated) > mostDates {
		c.refuse(problem.Say("it has more than %d weekly events or %d single days", "其中每周事件超过 %d 个，或单日超过 %d 个", mostRules, mostDates))
		return
	}
	for _, e := range c.dated {
		day := scenario.Day(time.Date(e.Date.Year, e.Date.Month, e.Date.Day, 0, 0, 0, 0, time.UTC).Weekday())
		for _, w := range c.rules { // of a day that is different, what is left of the week
			if slices.Contains(w.shift.Days, day) && !w.not[e.Date] {
				e.Open = append(e.Open, scenario.Span{From: w.shift.From, To: w.shift.To})
			}
		}
		slices.SortStableFunc(e.Open, func(a, b scenario.Span) int { return int(a.From - b.From) })
		c.calendar.Exceptions = append(c.calendar.Exceptions, *e)
	}
	slices.SortFunc(c.calendar.Exceptions, func(a, b scenario.Exception) int {
		return strings.Compare(a.Date.String(), b.Date.String())
	})
	c.calendar.Zone = c.zone
	if len(c.calendar.Week)+len(c.calendar.Exceptions) == 0 {
		c.refuse(problem.Say("it has no event", "其中没有事件"))
	}
}

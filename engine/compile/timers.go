package compile

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Period is a length of time as people say it: so many months, then so much more.
type Period struct {
	Months int   // in the scenario's zone: a month from 15 January is 15 February
	Rest   int64 // nanoseconds
}

// End is when a period is over that begins at a moment, both in nanoseconds since the start: its months pass on the
// calendar, the rest on a timeline. It is Never where that is most or later.
func (p Period) End(start time.Time, timeline *calendar.Timeline, from, most int64) int64 {
	if p.Months > 0 {
		at := start.Add(time.Duration(from))
		if from = at.AddDate(0, p.Months, 0).Sub(start).Nanoseconds(); from >= most {
			return never
		}
	}
	return timeline.Add(from, min(p.Rest, most-from))
}

// timer reads when a timer is due as the drawing says it: a moment, a duration, a cycle
// (R3/PT10M; R/2026-01-05T09:00:00Z/PT1H from a moment; PT1H for ever), or a formula
// that yields seconds.
func (c *compiler) timer(o *Occurrence, n *token.Node, d *model.EventDefinition) error {
	switch {
	case d.Duration != nil:
		return c.after(o, n, d.Duration.Text)
	case d.Date != nil:
		if at, ok := c.instant(d.Date.Text); ok {
			o.At = max(0, at)
			return nil
		}
		return c.after(o, n, d.Date.Text)
	case d.Cycle != nil:
		return c.cycle(o, n, strings.TrimSpace(d.Cycle.Text))
	}
	return nil
}

// cycle reads ISO 8601's repeating intervals. One that gives a start happens first at
// that moment, one that gives none a period after it is waited for.
func (c *compiler) cycle(o *Occurrence, n *token.Node, text string) error {
	parts := strings.Split(text, "/")
	if times, ok := strings.CutPrefix(parts[0], "R"); ok {
		parts = parts[1:]
		if count, err := strconv.Atoi(times); err == nil && count >= 0 {
			o.Times = count
			o.Never = count == 0
		}
	}
	var period bool
	for _, part := range parts {
		if at, ok := c.instant(part); ok {
			if period {
				return unreadableTimer(n, text) // an end: too rare to be worth its rules
			}
			o.At = max(0, at)
			continue
		}
		every, ok := readPeriod(part)
		if !ok || every == (Period{}) {
			return unreadableTimer(n, text)
		}
		o.Every, period = every, true
	}
	if !period {
		return unreadableTimer(n, text)
	}
	return nil
}

// after reads a duration, or a formula that yields seconds.
func (c *compiler) after(o *Occurrence, n *token.Node, text string) error {
	text = strings.TrimSpace(text)
	if period, ok := readPeriod(text); ok {
		o.Period, o.Timed = period, true
		return nil
	}
	f, err := c.number(text, "")
	if err != nil {
		return unreadableTimer(n, text)
	}
	o.After = Time{Formula: f, Unit: 1}
	return nil
}

// calendarUnits are the years and months of a duration, which scenarios do not have.
var calendarUnits = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(.*)$`)

// readPeriod reads an ISO 8601 duration, whole years and months included.
func readPeriod(text string) (Period, bool) {
	parts := calendarUnits.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil || parts[1]+parts[2]+parts[3] == "" {
		return Period{}, false
	}
	years, _ := strconv.Atoi(parts[1])
	months, _ := strconv.Atoi(parts[2])
	const most = 1000 * 12
	if years > most || months > most {
		return Period{}, false
	}
	p := Period{Months: 12*years + months}
	if parts[3] != "" {
		rest, err := scenario.ParseDuration("P" + parts[3])
		if err != nil {
			return Period{}, false
		}
		p.Rest = int64(rest)
	}
	return p, true
}

// instant reads a moment, since the start of the run. Without an offset it is meant in
// the scenario's zone.
func (c *compiler) instant(text string) (int64, bool) {
	text = strings.TrimSpace(text)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02",
		"20060102T150405Z07:00", "20060102T150405", "20060102"} {
		if at, err := time.ParseInLocation(layout, text, c.program.Start.Location()); err == nil {
			return at.Sub(c.program.Start).Nanoseconds(), true
		}
	}
	return 0, false
}

func unreadableTimer(n *token.Node, text string) error {
	return problem.New("compile.timer", problem.Say("The timer of “%s” cannot be read: %q.", "无法识别“%s”的定时设置：%q。", n.Label(), text),
		problem.Say("Write an ISO 8601 duration such as PT1H, a cycle such as R3/PT10M, a date with its offset, or give the event a time in the scenario.", "请写 ISO 8601 时长（如 PT1H）、循环（如 R3/PT10M）、带时差的日期时间，或在情景中为该事件设置时间。")).
		Located(problem.Place{Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)})
}

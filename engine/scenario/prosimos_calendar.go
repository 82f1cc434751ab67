package scenario

import (
	"reflect"
	"strings"
	"time"

	"sandtable/engine/problem"
)

// calendars takes the working hours of the resources.
func (im *importer) calendars() {
	im.scenario.Calendars = map[string]*Calendar{}
	for i, c := range im.list(im.file.root, nil, "resource_calendars") {
		at := path{"resource_calendars"}.item(i)
		id := im.text(c, at, "id")
		calendar := &Calendar{Name: im.label(c, id), Week: im.week(im.list(c, at, "time_periods"), at.to("time_periods"))}
		if known := im.scenario.Calendars[id]; known != nil && !reflect.DeepEqual(known, calendar) { // converted files repeat theirs
			im.twice(at.to("id"), id)
		}
		im.scenario.Calendars[id] = calendar
		im.spare(c, at, "id", "name", "time_periods")
	}
}

func (im *importer) twice(at path, id string) {
	im.fail(at, "twice", problem.Say("%q occurs twice.", "%q 出现了两次。", id), problem.Say("Keep one of them.", "请只保留一个。"))
}

var prosimosDays = map[string]time.Weekday{
	"MONDAY": time.Monday, "TUESDAY": time.Tuesday, "WEDNESDAY": time.Wednesday, "THURSDAY": time.Thursday,
	"FRIDAY": time.Friday, "SATURDAY": time.Saturday, "SUNDAY": time.Sunday,
}

// week reads periods of the week: on every day from one to another, the same hours.
func (im *importer) week(periods []*value, at path) []WeekShift {
	var week []WeekShift
	for i, p := range periods {
		at := at.item(i)
		shift := WeekShift{Days: im.days(p, at), From: im.timeOfDay(p, at, "beginTime"), To: im.timeOfDay(p, at, "endTime")}
		if shift.To == 0 {
			shift.To = midnight // until 00:00 means until the day ends
		}
		if shift.To <= shift.From {
			im.fail(at.to("endTime"), "ends-before-start", problem.Say("%s–%s does not end after it starts.", "%s–%s 的结束时刻不晚于开始时刻。", shift.From, shift.To),
				problem.Say("Split hours past midnight in two periods.", "跨越午夜的时段请拆成两段。"))
		}
		im.spare(p, at, "from", "to", "beginTime", "endTime")
		week = append(week, shift)
	}
	return week
}

func (im *importer) days(p *value, at path) []Day {
	var ends [2]time.Weekday
	for i, name := range []string{"from", "to"} {
		written := im.text(p, at, name)
		day, ok := prosimosDays[strings.ToUpper(written)]
		if !ok {
			im.fail(at.to(name), "day", problem.Say("%q is not a day of the week.", "%q 不是星期几。", written), problem.Say("Write MONDAY to SUNDAY.", "请写 MONDAY 至 SUNDAY。"))
		}
		ends[i] = day
	}
	days := []Day{Day(ends[0])}
	for d := ends[0]; d != ends[1]; { // a period from Friday to Monday goes over the weekend
		d = (d + 1) % 7
		days = append(days, Day(d))
	}
	return days
}

// timeOfDay reads a time of day. The last second of a day is its end: files that
// mean midnight say 23:59:59.999999.
func (im *importer) timeOfDay(p *value, at path, name string) TimeOfDay {
	written := im.text(p, at, name)
	if strings.HasPrefix(written, "23:59:59") && name == "endTime" {
		return midnight
	}
	t, err := ParseTimeOfDay(written)
	if p := problem.Of(err); p != nil {
		im.fail(at.to(name), "time-of-day", p.Message, p.Hint)
	}
	return t
}

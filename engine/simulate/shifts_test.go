package simulate_test

import (
	"testing"
	"time"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// week is a calendar of the same hours on the days from Monday to one of them.
func week(to time.Weekday, spans ...float64) *scenario.Calendar {
	c := &scenario.Calendar{}
	var days []scenario.Day
	for d := time.Monday; d <= to; d++ {
		days = append(days, scenario.Day(d))
	}
	for i := 0; i < len(spans); i += 2 {
		c.Week = append(c.Week, scenario.WeekShift{Days: days, From: oclock(spans[i]), To: oclock(spans[i+1])})
	}
	return c
}

func oclock(hours float64) scenario.TimeOfDay { return scenario.TimeOfDay(hours * 3600e9) }

// one is a task of so many minutes by one person with office hours.
func one(minutes float64, terms scenario.Terms) (tasks, roles) {
	return tasks{"A": {Duration: fixed(minutes * minute), Roles: []string{"r"}}},
		roles{"r": {Headcount: 1, Calendar: "office", CostPerHour: 36_000_000, Terms: terms}}
}

// TestNobodyWaitsForWhoIsOffShift is Prosimos' defect D2: two weeks of hourly cases, a by day, b round the clock.
func TestNobodyWaitsForWhoIsOffShift(t *testing.T) {
	s := every(hour, 24*14, tasks{"A": {Duration: fixed(60), Roles: []string{"a", "b"}}}, roles{"a": {Headcount: 1, Calendar: "office"}, "b": {Headcount: 1}})
	s.Start, s.Zone, s.Calendars = monday(), "UTC", map[string]*scenario.Calendar{"office": office()}
	_, _, r := played(t, oneStation, s)
	equal(t, "longest wait", r.Wait.Pooled.Max(), 0)
	equal(t, "cases", r.Completed, 24*14)
}

// TestAShiftEndsWorkAsItsTermsSay: Monday 16:00, two hours of work, and one hour that comes behind it.
func TestAShiftEndsWorkAsItsTermsSay(t *testing.T) {
	for _, c := range []struct {
		end      scenario.ShiftEnd
		want     string
		overtime float64
		cost     int64
	}{
		{scenario.Interrupt, "1,A,05T16:00,05T16:00,06T10:00,r\n2,A,05T16:30,06T10:00,06T12:00,r", 0, 144_000_000},
		{scenario.Finish, "1,A,05T16:00,05T16:00,05T18:00,r\n2,A,05T16:30,06T09:00,06T11:00,r", hour, 162_000_000},
		{scenario.Whole, "1,A,05T16:00,06T09:00,06T11:00,r\n2,A,05T16:30,06T11:00,06T13:00,r", 0, 144_000_000},
	} {
		ts, rs := one(120, scenario.Terms{ShiftEnd: c.end, OvertimeFactor: 1.5})
		got, _, r := played(t, oneStation, coming([]float64{7 * 60, 7.5 * 60}, ts, rs))
		expect(t, got, c.want)
		equal(t, "overtime", r.Roles[0].Overtime[0], c.overtime*1e9)
		equal(t, "busy", r.Roles[0].Busy[0][0], 4*hour*1e9)
		equal(t, "cost of the role", int64(r.Roles[0].Cost[0]), c.cost)
		equal(t, "cost of cases", int64(r.Cost.Pooled.Mean()*2+.5), c.cost)
		equal(t, "labour", int64(r.Money[0][0]+r.Money[1][0]), c.cost)
		equal(t, "premium", int64(r.Money[1][0]), int64(c.overtime/hour*54_000_000))
	}
}

// TestWorkThatFitsIsBegunBeforeWorkThatDoesNot: who begins nothing that he cannot finish lets the long one wait.
func TestWorkThatFitsIsBegunBeforeWorkThatDoesNot(t *testing.T) {
	ts, rs := one(0, scenario.Terms{ShiftEnd: scenario.Whole})
	ts["A"].Duration = &scenario.Distribution{Kind: scenario.Expression, Formula: "long", Unit: seconds(minute)}
	got, _, _ := played(t, oneStation, known(coming([]float64{7 * 60, 7*60 + 5, 7*60 + 6}, ts, rs), "long", 61., 30., 30.))
	expect(t, got, `
		2,A,05T16:05,05T16:05,05T16:35,r
		1,A,05T16:00,06T09:00,06T10:01,r
		3,A,05T16:06,06T10:01,06T10:31,r`)
}

// TestWorkLongerThanAnyShiftIsInterruptedAfterAll: of the shifts, 3 and 5 hours, 4 hours fit one and 6 none.
func TestWorkLongerThanAnyShiftIsInterruptedAfterAll(t *testing.T) {
	ts, rs := one(0, scenario.Terms{ShiftEnd: scenario.Whole})
	ts["A"].Duration = &scenario.Distribution{Kind: scenario.Expression, Formula: "long", Unit: seconds(hour)}
	s := known(coming([]float64{0, 24 * 60}, ts, rs), "long", 4., 6.)
	s.Calendars["office"] = week(time.Friday, 9, 12, 13, 18)
	got, p, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T13:00,05T17:00,r
		2,A,06T09:00,06T09:00,06T16:00,r`)
	equal(t, "interrupted", at(t, p, r, "A").Interrupted, 1)
}

// TestHolidaysAndWorkingSaturdays: the Lunar New Year of 2026 takes the 16th to the 23rd of February, the 14th and the 28th are worked instead.
func TestHolidaysAndWorkingSaturdays(t *testing.T) {
	ts, rs := one(8*60, scenario.Terms{})
	s := coming([]float64{0, 0, 0}, ts, rs)
	s.Start, s.Zone = time.Date(2026, 2, 13, 1, 0, 0, 0, time.UTC), "Asia/Shanghai" // a Friday, 09:00 there
	for i := range s.Arrivals["s"].Cases {
		s.Arrivals["s"].Cases[i].At = s.Start
	}
	c := s.Calendars["office"]
	for day := 16; day <= 23; day++ {
		c.Exceptions = append(c.Exceptions, scenario.Exception{Date: scenario.Date{Year: 2026, Month: 2, Day: day}})
	}
	c.Exceptions = append(c.Exceptions, scenario.Exception{Date: scenario.Date{Year: 2026, Month: 2, Day: 14}, Open: []scenario.Span{{From: oclock(9), To: oclock(13)}}})
	got, _, r := played(t, oneStation, s) // Friday; Saturday 9 to 13 and Tuesday the 24th 9 to 13; Tuesday 13 to Wednesday 13
	expect(t, got, `
		1,A,2026-02-13T09:00:00+08:00,2026-02-13T09:00:00+08:00,2026-02-13T17:00:00+08:00,r
		2,A,2026-02-13T09:00:00+08:00,2026-02-14T09:00:00+08:00,2026-02-24T13:00:00+08:00,r
		3,A,2026-02-13T09:00:00+08:00,2026-02-24T13:00:00+08:00,2026-02-25T13:00:00+08:00,r`)
	equal(t, "available", r.Roles[0].Available[0], (8+4+8+4)*hour*1e9)
	equal(t, "busy", r.Roles[0].Busy[0][0], 24*hour*1e9)
}

// TestTheClocksAreChanged: in Berlin the night to Sunday the 29th of March 2026 lacks the hour from 2 to 3, that to the 25th of October has it twice.
func TestTheClocksAreChanged(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		saturday time.Time
		want     string
	}{
		{time.Date(2026, 3, 28, 22, 0, 0, 0, berlin), "1,A,2026-03-28T22:00:00+01:00,2026-03-28T22:00:00+01:00,2026-03-30T00:00:00+02:00,r"},
		{time.Date(2026, 10, 24, 22, 0, 0, 0, berlin), "1,A,2026-10-24T22:00:00+02:00,2026-10-24T22:00:00+02:00,2026-10-25T05:00:00+01:00,r"},
	} {
		ts, rs := one(8*60, scenario.Terms{})
		s := coming([]float64{0}, ts, rs)
		s.Start, s.Zone = c.saturday, "Europe/Berlin"
		s.Arrivals["s"].Cases[0].At = s.Start
		all := []scenario.Day{0, 1, 2, 3, 4, 5, 6}
		s.Calendars["office"] = &scenario.Calendar{Week: []scenario.WeekShift{{Days: all, From: 0, To: oclock(5)}, {Days: all, From: oclock(22), To: oclock(24)}}}
		got, _, _ := played(t, oneStation, s)
		expect(t, got, c.want)
	}
}

// TestEverybodyWorksInHisOwnZone: New York opens at 14:00 UTC, Shanghai at 01:00.
func TestEverybodyWorksInHisOwnZone(t *testing.T) {
	s := coming([]float64{0, 5 * 60, 6 * 60, 16*60 - 30, 17 * 60}, tasks{"A": {Duration: fixed(hour), Roles: []string{"ny", "sh"}}},
		roles{"ny": {Headcount: 1, Calendar: "ny"}, "sh": {Headcount: 1, Calendar: "sh"}})
	s.Calendars["ny"], s.Calendars["sh"] = office(), office()
	s.Calendars["ny"].Zone, s.Calendars["sh"].Zone = "America/New_York", "Asia/Shanghai"
	got, _, _ := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T14:00,05T15:00,ny
		2,A,05T14:00,05T15:00,05T16:00,ny
		3,A,05T15:00,05T16:00,05T17:00,ny
		4,A,06T00:30,06T01:00,06T02:00,sh
		5,A,06T02:00,06T02:00,06T03:00,sh`)
}

// TestAWaitIsSplitByWhetherWhoeverCameWasThere: asked on Monday 16:00, begun on Tuesday 10:00 by somebody who was busy until 17:00 and from 9:00.
func TestAWaitIsSplitByWhetherWhoeverCameWasThere(t *testing.T) {
	ts, rs := one(120, scenario.Terms{})
	_, p, r := played(t, oneStation, coming([]float64{7 * 60, 7 * 60}, ts, rs))
	a := at(t, p, r, "A")
	equal(t, "wait", a.Wait.Pooled.Max(), 18*3600e9)
	equal(t, "for people", a.Waits[simulate.ForPeople][0]*2, 2*3600e9)
	equal(t, "off shift", a.Waits[simulate.OffShift][0]*2, 16*3600e9)
}

// TestNoWorkIsLostAtTheEndOfAShift compares the books of the people with those of the tasks.
func TestNoWorkIsLostAtTheEndOfAShift(t *testing.T) {
	for _, end := range []scenario.ShiftEnd{scenario.Interrupt, scenario.Finish, scenario.Whole} {
		s := network(2_000, 2, station{"A", 3, exponential(400)})
		s.Run.Warmup = scenario.Warmup{}
		s.Calendars = map[string]*scenario.Calendar{"day": week(time.Sunday+6, 8, 20)}
		s.Roles["rA"].Calendar, s.Roles["rA"].ShiftEnd = "day", end
		p, r := simulated(t, oneStation, s, simulate.Options{})
		a := at(t, p, r, "A")
		for i := range r.Roles[0].Busy[0] {
			if got, want := r.Roles[0].Busy[0][i], a.Service.Means[i]*2000; got < want-1e3 || got > want+1e3 {
				t.Errorf("end %v: people worked %g ns, tasks took %g", end, got, want)
			}
			if within := r.Roles[0].Busy[0][i] - r.Roles[0].Overtime[i]; within > r.Roles[0].Available[i] || r.Roles[0].Overtime[i] < 0 {
				t.Errorf("end %v: busy %g within shifts of %g, overtime %g", end, within, r.Roles[0].Available[i], r.Roles[0].Overtime[i])
			}
		}
		equal(t, "completed", r.Completed, 4_000)
	}
}

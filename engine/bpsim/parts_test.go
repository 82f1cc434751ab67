package bpsim

import (
	"math"
	"strings"
	"testing"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

func TestExpressionsAreTranslatedByTheirMeaning(t *testing.T) {
	for _, c := range []struct{ xpath, want string }{
		{"getProperty('a') = 1", "a == 1"},
		{"bpsim:getProperty('a') != 'x' or true()", `a != "x" or true`},
		{"{a} div 2 mod 3", "a / 2 % 3"},
		{"1 - (2 - 3) - 4", "1 - (2 - 3) - 4"},
		{"(1 - 2) - 3", "1 - 2 - 3"},
		{"(1 + 2) * -{a}", "(1 + 2) * -a"},
		{"not({a} > 1 and {b})", "not (a > 1 and b)"},
		{"({a} or {b}) and {c}", "(a or b) and c"},
		{"getProperty(\"a\") >= 2 && !(1 == 2) || false", "a >= 2 and not (1 == 2) or false"},
		{"floor(1.5) + ceiling({a}) + round(.5)", "floor(1.5) + ceil(a) + round(.5)"},
		{"if ({a} > 1) then 2 else 3", "a > 1 ? 2 : 3"},
		{"number(getProperty('a')) < 5", "a < 5"},
		{"a < 5", ""},
		{"getProperty(a)", ""},
		{"1 +", ""},
		{"1 2", ""},
		{"substring('a', 1)", ""},
		{"getProperty('a') | 1", ""},
		{"'open", ""},
		{"1.2.3", ""},
		{"", ""},
		{strings.Repeat("(", 200) + "1" + strings.Repeat(")", 200), ""},
		{strings.Repeat("1 + ", 5000) + "1", ""},
	} {
		got := ""
		if read := xpath(c.xpath); read != nil {
			got = read.asFormula(func(name string) string { return name })
		}
		if got != c.want {
			t.Errorf("%.60s: got %q, want %q", c.xpath, got, c.want)
		}
	}
}

func TestFormulasAreWrittenInXPathOrNotAtAll(t *testing.T) {
	for _, c := range []struct{ formula, want string }{
		{`amount > 1000 && tier == "gold"`, "bpsim:getProperty('amount') > 1000 and bpsim:getProperty('tier') = 'gold'"},
		{`!vip`, "not(bpsim:getProperty('vip'))"},
		{`not (a or b) and 1e6 < 2.5`, "not(bpsim:getProperty('a') or bpsim:getProperty('b')) and 1000000 < 2.5"},
		{`-(a + 1) % 2 / 3`, "-(bpsim:getProperty('a') + 1) mod 2 div 3"},
		{`a - (b - c)`, "bpsim:getProperty('a') - (bpsim:getProperty('b') - bpsim:getProperty('c'))"},
		{`name == "it's"`, `bpsim:getProperty('name') = "it's"`},
		{`name == "it's \"so\""`, ""},
		{`ceil(a) == 2`, "ceiling(bpsim:getProperty('a')) = 2"},
		{`a > 1 ? 2 : 3`, ""},
		{`sqrt(a)`, ""},
		{`a ** 2`, ""},
		{`a in [1, 2]`, ""},
		{`a >`, ""},
	} {
		got := ""
		if read := formula(c.formula); read != nil {
			got = read.asXPath()
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.formula, got, c.want)
		}
	}
}

func TestSelectionsAreReadAndOthersAreNot(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"getResource('a',2)", "a*2"},
		{"bpsim:getResource(\"a b\")", "a b*1"},
		{"getResource('a',1) | getResource('b',1)", "a*1 + b*1"},
		{"getResource('a',1) and getResource('b',1)", "a*1 + b*1"},
		{"orResource(getResource('a',1), getResource('b',1), getResourceByRoles('c',1))", "a/b/c*1"},
		{"getResource('a',1) or getResource('b',1)", "a/b*1"},
		{"(getResource('a',1), getResource('b',1))", "a/b*1"},
		{"getResourceByRoles(('x','y'),3)", "x&y*3"},
		{"getResourceByRoles('x','y')", "x&y*1"},
		{"getResourceByRoles(['x'],3)", "x*3"},
		{"getResource('a',1) or getResource('b',2)", ""},
		{"getResource('a',1) or (getResource('b',1) | getResource('c',1))", ""},
		{"getResource('a',0)", ""},
		{"getResource('a',1.5)", ""},
		{"getResource('a',99999)", ""},
		{"getResource()", ""},
		{"getResource('a','b')", ""},
		{"getProperty('a')", ""},
		{"1", ""},
	} {
		needs, ok := needsOf(xpath(c.text))
		var parts []string
		for _, n := range needs {
			var any []string
			for _, p := range n.any {
				any = append(any, p.resource+strings.Join(p.roles, "&"))
			}
			parts = append(parts, strings.Join(any, "/")+"*"+decimal(float64(n.count)))
		}
		got := strings.Join(parts, " + ")
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestCalendarsAreReadOrRefusedByName(t *testing.T) {
	event := func(lines ...string) string {
		return "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + strings.Join(lines, "\n") + "\nEND:VEVENT\nEND:VCALENDAR"
	}
	const from, to = "DTSTART:20260105T090000", "DTEND:20260105T170000"
	for _, c := range []struct{ text, want string }{
		{event(from, to, "RRULE:FREQ=WEEKLY;BYDAY=MO,SU"), "mon,sun 09:00-17:00"},
		{event(from, to, "RRULE:FREQ=WEEKLY"), "mon 09:00-17:00"},
		{event("DTSTART;TZID=\"Europe/Berlin\":20260105T220000", "DURATION:PT9H30M", "RRULE:FREQ=WEEKLY;BYDAY=FR,SA"), "Europe/Berlin fri,sat 22:00-24:00 sat,sun 00:00-07:30"},
		{event("DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=WEEKLY;BYDAY=SA"), "sat 00:00-24:00"},
		{event("DTSTART:20260105T090000Z", "DTEND:20260105T170000Z", "RRULE:FREQ=DAILY", "EXDATE:20260106T090000Z,20260107T090000Z"), "UTC mon,tue,wed,thu,fri,sat,sun 09:00-17:00 [2026-01-06] [2026-01-07]"},
		{event(from, to, "RRULE:FREQ=WEEKLY", "EXDATE:20260112T090000") + "\n", "mon 09:00-17:00 [2026-01-12]"},
		{strings.Replace(event(from, to, "RRULE:FREQ=WEEKLY"), "END:VCALENDAR", "BEGIN:VEVENT\nDTSTART:20260112T190000\nDTEND:20260112T200000\nEND:VEVENT\nEND:VCALENDAR", 1), "mon 09:00-17:00 [2026-01-12 09:00-17:00 19:00-20:00]"},
		{event(from, to, "RRULE:FREQ=MONTHLY"), "! its rule is FREQ=MONTHLY"},
		{event(from, to, "RRULE:FREQ=WEEKLY;UNTIL=20270101T000000"), "! its rule has UNTIL"},
		{event(from, to, "RRULE:FREQ=WEEKLY;INTERVAL=2"), "! its rule has INTERVAL=2"},
		{event(from, to, "RRULE:FREQ=WEEKLY;BYDAY=1MO"), "! its rule has BYDAY=1MO"},
		{event(from, to, "RDATE:20260109T090000"), "! it has RDATE"},
		{event(from), "! an event has no end"},
		{event(to), "! an event has no DTSTART"},
		{event(from, "DTEND:20260105T090000", "RRULE:FREQ=WEEKLY"), "! an event lasts less than nothing, or more than a week"},
		{event(from, "DTEND;TZID=Europe/Berlin:20260105T170000"), "! its events are in several time zones"},
		{event("DTSTART:yesterday"), `! "yesterday" is not a date and time`},
		{"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR", "! it has a VTODO"},
		{"BEGIN:VCALENDAR\nEND:VCALENDAR", "! it has no event"},
		{"BEGIN:VCALENDAR\nBEGIN:VEVENT", "! it breaks off"},
		{"Monday to Friday", `! the line "Monday to Friday" is not iCalendar`},
		{" \n ", "! it has no text"},
		{strings.Repeat("x", longestCalendar+1), "! it is longer than 1048576 bytes"},
	} {
		read := readCalendar(c.text, time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC))
		if got := spelled(read); got != c.want {
			t.Errorf("%.200s:\n got %s\nwant %s", c.text, got, c.want)
		}
		if read.wrong != (problem.Text{}) && (read.wrong.ZH == "" || read.wrong.ZH == read.wrong.EN) {
			t.Errorf("%.80s: there is no Chinese for it", c.text)
		}
	}
}

// spelled is a calendar in one line.
func spelled(c *ical) string {
	if c.wrong != (problem.Text{}) {
		return "! " + c.wrong.EN
	}
	var parts []string
	if c.calendar.Zone != "" {
		parts = append(parts, c.calendar.Zone)
	}
	span := func(s scenario.Span) string { return s.From.String() + "-" + s.To.String() }
	for _, w := range c.calendar.Week {
		var days []string
		for _, d := range w.Days {
			days = append(days, d.String())
		}
		parts = append(parts, strings.Join(days, ",")+" "+span(scenario.Span{From: w.From, To: w.To}))
	}
	for _, e := range c.calendar.Exceptions {
		all := []string{e.Date.String()}
		for _, s := range e.Open {
			all = append(all, span(s))
		}
		parts = append(parts, "["+strings.Join(all, " ")+"]")
	}
	return strings.Join(parts, " ")
}

func TestThePointsThatStandForADistributionKeepItsMeanAndNearlyItsSpread(t *testing.T) {
	const minute = scenario.Duration(time.Minute)
	w := &writer{}
	for _, d := range []*scenario.Distribution{
		{Kind: scenario.PERT, Min: minute, Mode: 2 * minute, Max: 9 * minute},
		{Kind: scenario.Histogram, Bins: []scenario.Bin{{From: 0, To: minute, Weight: 1}, {From: 5 * minute, To: 9 * minute, Weight: 2}}},
		{Kind: scenario.Beta, Min: minute, Max: 5 * minute, Mean: 2 * minute, SD: minute / 2},
		{Kind: scenario.Lognormal, Mean: 10 * minute, SD: 5 * minute, Max: 60 * minute},
		{Kind: scenario.Exponential, Mean: 10 * minute, Min: 3 * minute},
	} {
		exact, err := d.Sampler()
		if err != nil {
			t.Fatal(err)
		}
		text := w.time(d, "")
		f, err := Decode(strings.NewReader(`<BPSimData xmlns="` + space1 + `" xmlns:bpsim="` + space1 + `"><Scenario id="S"><ElementParameters elementRef="A"><TimeParameters><ProcessingTime>` +
			text + `</ProcessingTime></TimeParameters></ElementParameters></Scenario></BPSimData>`))
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := f.Scenario("", sketch.Process("startEvent s\ntask A\ns -> A f1"))
		if err != nil {
			t.Fatal(err)
		}
		points, err := s.Tasks["A"].Duration.Sampler()
		if err != nil {
			t.Fatal(err)
		}
		if got, want := points.Mean(), exact.Mean(); math.Abs(got-want) > .005*want {
			t.Errorf("%s: mean: got %v, want %v", d.Kind, got, want)
		}
		if got, want := math.Sqrt(points.Variance()), math.Sqrt(exact.Variance()); math.Abs(got-want) > .05*want {
			t.Errorf("%s: deviation: got %v, want %v", d.Kind, got, want)
		}
	}
}

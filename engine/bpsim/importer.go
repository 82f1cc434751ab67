package bpsim

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// vendorPrefix begins the names of the vendor extensions that are ours: the little that
// a run needs and BPSim has no place for.
const vendorPrefix = "sandtable:"

// importer makes a scenario of one of a file's, for a drawing.
type importer struct {
	from     *data
	drawing  *model.Definitions
	scenario *scenario.Scenario
	notices  notices
	unit     string // of times that name none

	nodes      map[string]*model.Node
	holders    map[string]*model.Node // the sub-process that holds a node
	processes  map[string]*model.Process
	flows      map[string]*model.SequenceFlow
	performers map[string]string // the activity of a potentialOwner and the like, by its id
	roles      map[string]string // what the drawing calls those who can do something, by id
	called     map[string]string // their ids, by name
	labels     map[string]string // what the file calls roles that the drawing does not have
	who        *raci.Matrix

	calendars map[string]bool      // whether what a calendar says can be used
	inUse     map[string]bool      // calendars that something refers to
	ofRates   []string             // calendars that have become rates of arrival
	variables map[string]string    // by the names of properties
	taken     map[string]bool      // names of variables
	alike     map[string]int       // properties that would have the same name
	known     *condition.Variables // what formulas can speak of; nil: to be made anew
	staff     staff
	counts    int // start events with a number of cases
	counted   int // those cases
	timed     int // start events at which cases come
	parallel  []urgency
}

// urgency is what is said of who may be interrupted at a task.
type urgency struct {
	p             *parameter
	task          string
	interruptible bool
}

func newImporter(from *data, d *model.Definitions) *importer {
	im := &importer{
		from: from, drawing: d, nodes: map[string]*model.Node{}, holders: map[string]*model.Node{}, processes: map[string]*model.Process{},
		flows: map[string]*model.SequenceFlow{}, performers: map[string]string{}, roles: map[string]string{}, called: map[string]string{}, labels: map[string]string{}, who: raci.Of(d),
		calendars: map[string]bool{}, inUse: map[string]bool{}, variables: map[string]string{}, alike: map[string]int{}, taken: map[string]bool{},
		scenario: &scenario.Scenario{Name: from.name, Arrivals: map[string]*scenario.Arrival{}, Calendars: map[string]*scenario.Calendar{},
			Roles: map[string]*scenario.Role{}, People: map[string]*scenario.Person{}, Tasks: map[string]*scenario.Task{},
			Branches: map[string]map[string]float64{}, Decisions: map[string]scenario.Decision{}, Conditions: map[string]string{},
			Data: map[string]*scenario.Variable{}, Events: map[string]*scenario.Event{}},
	}
	im.staff = staff{resources: map[string]*resource{}, groups: map[string][]*resource{}}
	for _, p := range d.Processes {
		im.scope(p, nil, &p.Scope)
	}
	for _, r := range im.who.Roles {
		im.roles[r.ID] = r.Name
		if im.called[r.Name] == "" {
			im.called[r.Name] = r.ID
		}
	}
	return im
}

// scope indexes what is drawn.
func (im *importer) scope(p *model.Process, holder *model.Node, s *model.Scope) {
	for _, f := range s.Flows {
		im.flows[string(f.ID)] = f
	}
	for _, n := range s.Nodes {
		id := string(n.ID)
		im.nodes[id], im.holders[id], im.processes[id] = n, holder, p
		if n.Activity == nil {
			continue
		}
		for _, who := range n.Activity.Performers {
			im.performers[string(who.ID)] = id
		}
		if n.Activity.Inside != nil {
			im.scope(p, n, n.Activity.Inside)
		}
	}
	delete(im.performers, "")
}

func (im *importer) note(at model.Pos, element, code string, message, hint problem.Text) {
	im.notices.add(located(at, element, code, message, hint))
}

// label is what the drawing calls an element.
func (im *importer) label(id string) string {
	if n := im.nodes[id]; n != nil {
		return n.Label()
	}
	return id
}

// all takes everything, in the order in which one thing needs another.
func (im *importer) all() {
	im.run()
	im.readCalendars()
	im.properties()
	for _, e := range im.from.elements {
		im.resources(e)
	}
	for _, e := range im.from.elements {
		im.element(e)
	}
	im.finishBranches()
	im.finishStaff()
	im.finishRun()
	for _, id := range im.ofRates {
		if !im.inUse[id] {
			delete(im.scenario.Calendars, id)
		}
	}
	for _, e := range im.from.elements {
		im.unused(e)
	}
	im.unused(&element{parameters: im.from.own, at: im.from.at})
}

// run takes what is said of the run as a whole.
func (im *importer) run() {
	s, from := im.scenario, im.from
	if from.name == "" {
		s.Name = from.id
	}
	s.Zone = "Asia/Shanghai"
	zoned := false
	for _, told := range from.vendor {
		name, value, _ := strings.Cut(told, "=")
		switch name {
		case "zone":
			if _, err := time.LoadLocation(value); err == nil && value != "" && value != "Local" {
				s.Zone, zoned = value, true
			}
		case "process":
			if im.drawing.Process(model.ID(value)) != nil {
				s.Process = value
			}
		}
	}
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		panic("a time zone that was just found is gone: " + s.Zone)
	}
	s.Start = time.Date(2026, time.January, 5, 9, 0, 0, 0, zone)
	im.unit = from.unit
	if im.unit == "" {
		im.unit = "min"
	} else if units[im.unit] == 0 {
		im.note(from.at, "", "unit", problem.Say("%q is not a unit of time; minutes are meant instead.", "%q 不是时间单位，按分钟处理。", im.unit),
			problem.Say("Use ms, s, min, hour, day or year.", "请使用 ms、s、min、hour、day 或 year。"))
		im.unit = "min"
	}
	if from.currency != "" {
		im.currency(from.at, from.currency)
	}
	s.Run.Seed, s.Run.Replications = 1, 1
	if n, ok := im.wholeAttribute("seed", from.seed, 0, 1<<53-1); ok {
		s.Run.Seed = uint64(n)
	}
	if n, ok := im.wholeAttribute("replication", from.replication, 1, 1e6); ok {
		s.Run.Replications = int(n)
	}
	own := &element{at: from.at}
	for _, p := range from.own {
		switch p.name {
		case "Start":
			im.starts(own, p, zone, zoned)
		case "Duration":
			im.horizon(own, p)
		case "Warmup":
			if d := im.time(own, p); d != nil {
				s.Run.Warmup.Length = d.Value
			}
		}
	}
}

// wholeAttribute is a whole number of the run, if it is told and within bounds.
func (im *importer) wholeAttribute(name, text string, least, most int64) (int64, bool) {
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	if err != nil || n < least || n > most {
		im.note(im.from.at, "", "count", problem.Say("%s must be a whole number from %d to %d, not %q.", "%s 应为 %d 到 %d 的整数，而不是 %q。", name, least, most, brief(text)), problem.Text{})
		return 0, false
	}
	return n, true
}

func (im *importer) currency(at model.Pos, code string) {
	if len(code) != 3 || strings.Trim(strings.ToUpper(code), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		im.note(at, "", "currency", problem.Say("%q is not a currency of three letters.", "%q 不是三个字母的货币代码。", brief(code)),
			problem.Say("Write CNY, EUR or the like.", "请写 CNY、EUR 等。"))
		return
	}
	im.scenario.Currency = strings.ToUpper(code)
}

// starts takes the moment at which the clock starts. Its offset is the zone, where the
// file does not name one.
func (im *importer) starts(own *element, p *parameter, zone *time.Location, zoned bool) {
	v := im.always(own, p)
	if v == nil {
		return
	}
	t, ok := instant(v.attribute("value"), zone)
	if v.kind != "DateTimeParameter" || !ok || t.Year() < 1900 || t.Year() > 9000 {
		im.note(v.at, "", "start", problem.Say("%q is not a date and time to start at.", "%q 不是有效的开始时间。", brief(v.attribute("value"))),
			problem.Say("Write it so: 2026-01-05T09:00:00+08:00.", "请写成 2026-01-05T09:00:00+08:00。"))
		return
	}
	im.scenario.Start = t
	if other, _ := instant(v.attribute("value"), time.UTC); !zoned && other.Equal(t) { // it has an offset of its own
		im.scenario.Zone = scenario.ZoneAt(t, im.scenario.Zone)
		if own, usual := offsets(t, im.scenario.Zone); own != usual {
			im.note(v.at, "", "zone", problem.Say("No time zone is known by the offset of the start; calendars without one are on the clock of %s.", "没有与开始时间的时差对应的时区；未注明时区的日历按 %s 计。", im.scenario.Zone),
				problem.Say("Set the time zone of the scenario.", "请设置情景的时区。"))
		}
	}
}

// offsets are that of an instant as written, and that of a zone then.
func offsets(t time.Time, zone string) (own, there int) {
	_, own = t.Zone()
	if place, err := time.LoadLocation(zone); err == nil {
		_, there = t.In(place).Zone()
	}
	return own, there
}

func (im *importer) horizon(own *element, p *parameter) {
	v := im.always(own, p)
	if v == nil {
		return
	}
	if v.kind == "DurationParameter" {
		if years, months, rest, ok := calendarLength(v.attribute("value")); ok { // counted on the calendar
			until := im.scenario.Start.AddDate(years, months, 0)
			if d, wrong := length(rest); wrong == nil && years < 200 && months < 2400 {
				im.scenario.Run.Horizon = scenario.Duration(until.Sub(im.scenario.Start)) + d
				return
			}
		}
	}
	if d := im.timeOf(own, p, v); d != nil && d.Kind == scenario.Fixed {
		im.scenario.Run.Horizon = d.Value
	} else if d != nil {
		im.misfit(own, p, v)
	}
}

// calendarLength takes the years and months off an xs:duration.
func calendarLength(text string) (years, months int, rest string, ok bool) {
	date, clock, timed := strings.Cut(strings.TrimPrefix(text, "P"), "T")
	for _, part := range []struct {
		unit string
		into *int
	}{{"Y", &years}, {"M", &months}} {
		if n, after, found := strings.Cut(date, part.unit); found {
			count, err := strconv.Atoi(n)
			if err != nil || count < 0 {
				return 0, 0, "", false
			}
			*part.into, date = count, after
		}
	}
	rest = "P" + date
	if timed {
		rest += "T" + clock
	}
	if rest == "P" {
		rest = "PT0S"
	}
	return years, months, rest, years+months > 0
}

// finishRun adds what a run needs and the file does not say.
func (im *importer) finishRun() {
	s := im.scenario
	if im.counts > 0 && im.counts == im.timed {
		s.Run.Cases = im.counted
	} else if im.counts > 0 {
		im.note(im.from.at, "", "some-counts", problem.Say("Only some of the start events say how many cases come; the run has no limit by cases.", "只有部分开始事件设置了案例数，运行不按案例数结束。"),
			problem.Say("Set the cases of the run.", "请设置运行的案例数。"))
	}
	if im.counts > 1 && im.counts == im.timed {
		im.note(im.from.at, "", "counts", problem.Say("Every start event has a number of cases of its own; the run ends after %d of them all.", "各开始事件分别设置了案例数；运行在总计 %d 个案例后结束。", s.Run.Cases), problem.Text{})
	}
	if im.timed == 0 {
		im.note(im.from.at, "", "no-arrivals", problem.Say("The file does not say how often cases come (InterTriggerTimer of a start event).", "文件没有说明案例到达的频率（开始事件的 InterTriggerTimer）。"),
			problem.Say("Set the arrivals before you simulate.", "请在仿真前设置到达。"))
	}
	assumed := s.Run.Cases == 0 && s.Run.Horizon == 0
	if assumed {
		s.Run.Cases = 1000
	}
	if !im.said("Start") || assumed || im.from.replication == "" {
		limit := problem.Say("%d cases", "%d 个案例", s.Run.Cases)
		if s.Run.Cases == 0 {
			limit = problem.Say("%s", "时长 %s", s.Run.Horizon)
		}
		im.note(model.Pos{}, "", "assumed", problem.Text{
			EN: fmt.Sprintf("BPSim need not say when a run starts, in which time zone, how long it is and how often it is played: it is %s, %s, %s and %d replications.", s.Start.Format(time.RFC3339), s.Zone, limit.EN, s.Run.Replications),
			ZH: fmt.Sprintf("BPSim 不一定说明开始时间、时区、运行长度和重复次数，现为 %s、%s、%s、重复 %d 次。", s.Start.Format(time.RFC3339), s.Zone, limit.ZH, s.Run.Replications)},
			problem.Say("Change them if they matter.", "请按需要修改。"))
	}
	if s.Process == "" {
		im.played()
	}
}

func (im *importer) said(name string) bool {
	for _, p := range im.from.own {
		if p.name == name && len(p.values) > 0 {
			return true
		}
	}
	return false
}

// played says which process is meant, where the drawing has several that could start.
func (im *importer) played() {
	if _, unclear := im.scenario.Plays(im.drawing); unclear == nil {
		return
	}
	for _, p := range im.drawing.Processes {
		for _, n := range p.Nodes {
			if im.scenario.Arrivals[string(n.ID)] != nil {
				im.scenario.Process = string(p.ID)
				return
			}
		}
	}
}

// readCalendars takes the working hours.
func (im *importer) readCalendars() {
	for _, c := range im.from.calendars {
		if _, twice := im.calendars[c.id]; twice || c.id == "" {
			im.note(c.at, "", "calendar", problem.Say("The calendar %q has no id of its own; it is not used.", "日历 %q 没有唯一标识，未使用。", c.name), problem.Text{})
			continue
		}
		read := readCalendar(c.text, im.scenario.Start)
		if read.wrong == (problem.Text{}) {
			if _, err := read.calendar.Compile(im.scenario.Zone); err != nil {
				read.refuse(problem.Say("its hours overlap, or its time zone %q is not known", "其时段重叠，或时区 %q 无法识别", read.zone))
			}
		}
		if im.calendars[c.id] = read.wrong == (problem.Text{}); !im.calendars[c.id] {
			im.note(c.at, "", "calendar", problem.Text{
				EN: fmt.Sprintf("The calendar %q cannot be said: %s. What it is valid for is taken at all hours.", c.id, read.wrong.EN),
				ZH: fmt.Sprintf("无法表达日历 %q：%s。引用它的内容按全天处理。", c.id, read.wrong.ZH)},
				problem.Say("Write it as events that come again every week (RRULE:FREQ=WEEKLY;BYDAY=…), EXDATE, and events of single days.", "请写成每周重复的事件（RRULE:FREQ=WEEKLY;BYDAY=…）、EXDATE 和单日事件。"))
			continue
		}
		if read.late {
			im.note(c.at, "", "calendar-begins", problem.Say("The calendar %q begins after the run; its hours are taken from the start.", "日历 %q 的起始晚于运行开始，按从一开始就有效处理。", c.id), problem.Text{})
		}
		read.calendar.Name = c.name
		im.scenario.Calendars[c.id] = read.calendar
	}
}

// hours is the calendar that a value is valid for, "" for always.
func (im *importer) hours(e *element, v *value) string {
	usable, known := im.calendars[v.validFor]
	if v.validFor != "" && !known {
		im.note(v.at, e.ref, "unknown-calendar", problem.Say("The file has no calendar %q.", "文件中没有日历 %q。", v.validFor), problem.Text{})
	}
	if !usable {
		return ""
	}
	im.inUse[v.validFor] = true
	return v.validFor
}

// unused remarks upon what is said of an element and was not taken.
func (im *importer) unused(e *element) {
	for _, p := range e.parameters {
		switch {
		case p.used:
		case p.zero():
			im.note(p.at, e.ref, "all-zero", problem.Say("%s is zero, as in a form that nobody filled in; it is not used.", "%s 为零（相当于未填写），未使用。", p.name), problem.Text{})
		case e.ref == "":
			im.note(p.at, "", "not-said", problem.Say("%s cannot be said; it is not used.", "%s 无法表达，未使用。", p.name), problem.Text{})
		default:
			im.note(p.at, e.ref, "not-said", problem.Say("%s of %q means nothing in a scenario; it is not used.", "%[2]q 的 %[1]s 在情景中没有对应含义，未使用。", p.name, im.label(e.ref)), wayOut(p.name))
		}
	}
}

// wayOut says how to bring about what a parameter cannot say.
func wayOut(name string) problem.Text {
	switch name {
	case "TransferTime", "QueueTime", "WaitTime":
		return problem.Say("Draw a timer event before the task, and give it that time.", "请在该任务前画一个定时器事件，并为其设置这段时间。")
	case "UnitCost":
		return problem.Say("Set the cost per hour of the role that does it.", "请为执行该任务的角色设置每小时成本。")
	case "Interruptible":
		return problem.Say("Let urgent work interrupt in the queue of the scenario.", "请在情景的队列规则中设置紧急工作可打断。")
	}
	return problem.Text{}
}

// near says whether two numbers are equal but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*max(1, math.Abs(b)) }

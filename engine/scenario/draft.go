package scenario

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

const office = "office" // the one calendar of a draft

// Draft is a scenario to start from, for a drawing that has none: a case an hour,
// every task ten minutes or so, one of each role in office hours, even branches; loops
// that go round again one time in five, three instances where the drawing gives no
// number; what comes from outside after four hours or so, at the border of an activity
// one time in ten. It depends on the drawing alone. Its few names are English; DraftIn has them Chinese.
func Draft(d *model.Definitions) *Scenario { return DraftIn(problem.English, d) }

// DraftIn is Draft with its names in a language.
func DraftIn(l problem.Language, d *model.Definitions) *Scenario {
	s := blank(problem.Say("As-is", "现状").In(l))
	s.Run.Cases, s.Run.Replications, s.Run.Warmup.Auto = 1000, 30, true
	s.Calendars = map[string]*Calendar{office: {
		Name: problem.Say("Office hours", "办公时间").In(l),
		Week: []WeekShift{{Days: []Day{1, 2, 3, 4, 5}, From: TimeOfDay(9 * time.Hour), To: TimeOfDay(17 * time.Hour)}},
	}}
	played := s.draftArrivals(d)
	drawn := sceneOf(d, s.Arrivals, played)
	s.draftRoles(raci.Of(d), drawn)
	s.Tasks, s.Branches = map[string]*Task{}, map[string]map[string]float64{}
	for _, n := range drawn.all {
		s.draftTask(drawn, n)
		if shares := evenShares(n); shares != nil {
			s.Branches[string(n.ID)] = shares
		}
	}
	s.draftEvents(drawn)
	s.tidy()
	return s
}

// draftTask has the work of a task, and how often an activity is done.
func (s *Scenario) draftTask(drawn *scene, n *model.Node) {
	task := &Task{}
	if drawn.closed(n) {
		task.Duration = &Distribution{Kind: Triangular, Min: 5 * minute, Mode: 10 * minute, Max: 20 * minute}
	}
	if n.Activity != nil && n.Activity.Loop != nil {
		task.Repeat = draftRepeat(n.Activity.Loop)
	}
	if task.Duration != nil || task.Repeat != nil {
		s.Tasks[string(n.ID)] = task
	}
}

// draftRepeat is nil where the drawing has a number of instances.
func draftRepeat(l *model.Loop) *Repeat {
	if !l.MultiInstance {
		return &Repeat{Chance: 0.2}
	}
	if l.Cardinality != nil {
		if n, err := strconv.Atoi(strings.TrimSpace(l.Cardinality.Text)); err == nil && n >= 0 {
			return nil
		}
	}
	return &Repeat{Count: &Number{Kind: Fixed, Value: 3}}
}

// draftEvents brings about what nothing in the drawing does. At the border of an
// activity that is the exception.
func (s *Scenario) draftEvents(drawn *scene) {
	s.Events = map[string]*Event{}
	c := &drawingCritic{critic: critic{scenario: s, variables: s.Variables()}, drawing: drawn.drawing, scene: drawn}
	for _, n := range drawn.all {
		awaited := drawn.awaited(n)
		if len(awaited) == 0 {
			continue
		}
		event := &Event{}
		for _, d := range awaited {
			if c.never(n, d) != (problem.Text{}) {
				event.After = &Distribution{Kind: Exponential, Mean: 4 * hour}
			}
		}
		exception := slices.ContainsFunc(awaited, func(d *model.EventDefinition) bool {
			return d.Kind == model.ErrorEvent || d.Kind == model.EscalationEvent
		})
		if n.Kind == model.BoundaryEvent && (event.After != nil || exception) {
			rarely := 0.1
			event.Chance = &rarely
		}
		if event.After != nil || event.Chance != nil {
			s.Events[string(n.ID)] = event
		}
	}
}

// blank is a scenario of the kind that needs no answer to "when" and "where": it
// starts on a Monday morning.
func blank(name string) *Scenario {
	const beijing = 8 * 60 * 60
	return &Scenario{
		Name:     name,
		Start:    time.Date(2026, time.January, 5, 9, 0, 0, 0, time.FixedZone("", beijing)),
		Zone:     "Asia/Shanghai",
		Currency: "CNY",
		Run:      Run{Seed: 1},
	}
}

func eachNode(d *model.Definitions, visit func(*model.Node)) {
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) { visit(n) })
	}
}

// draftArrivals sends a case an hour to the first process that has a start, and to the
// pools around it; not where a process begins with a message that one of them sends. It
// tells which process is played.
func (s *Scenario) draftArrivals(d *model.Definitions) *model.Process {
	started := startable(d)
	if len(started) == 0 {
		return nil
	}
	if len(started) > 1 {
		s.Process = string(started[0].ID)
	}
	all := map[string]*Arrival{} // as if cases came everywhere, to see who sends to whom
	for _, p := range started {
		for _, n := range starts(p) {
			all[string(n.ID)] = &Arrival{}
		}
	}
	drawn := sceneOf(d, all, started[0])
	together := drawn.together(started[0])
	s.Arrivals = map[string]*Arrival{}
	arrive := func(p *model.Process, whatever bool) {
		for _, n := range starts(p) {
			if whatever || !drawn.sent(n) && !drawn.called(p) {
				s.Arrivals[string(n.ID)] = &Arrival{Every: &Distribution{Kind: Exponential, Mean: hour}, Calendar: office}
			}
		}
	}
	for _, p := range started {
		if together[p] {
			arrive(p, false)
		}
	}
	if len(s.Arrivals) == 0 { // they all wait for each other
		arrive(started[0], true)
	}
	return started[0]
}

// startable are the processes that have a start event, in file order.
func startable(d *model.Definitions) []*model.Process {
	var all []*model.Process
	for _, p := range d.Processes {
		if len(starts(p)) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// starts are the start events that cases come to: those that wait for nothing in
// particular, or where there are none, all.
func starts(p *model.Process) []*model.Node {
	var all, plain []*model.Node
	for _, n := range p.Nodes {
		if n.Kind != model.StartEvent {
			continue
		}
		all = append(all, n)
		if n.Event == nil || len(n.Event.Definitions)+len(n.Event.References) == 0 {
			plain = append(plain, n)
		}
	}
	if len(plain) > 0 {
		return plain
	}
	return all
}

// draftRoles has one of every role that does a task.
func (s *Scenario) draftRoles(who *raci.Matrix, drawn *scene) {
	busy := map[string]bool{}
	for _, n := range drawn.all {
		if drawn.closed(n) {
			for _, id := range who.Responsible(n.ID) {
				busy[id] = true
			}
		}
	}
	s.Roles = map[string]*Role{}
	for _, r := range who.Roles {
		if busy[r.ID] {
			s.Roles[r.ID] = &Role{Name: r.Name, Headcount: 1, Calendar: office}
		}
	}
}

// evenShares are the branches of a gateway that splits by chance, nil of any other
// node. Shares of an exclusive gateway are round to four digits and sum to 1; each way
// out of an inclusive one is taken every second time, except its default.
func evenShares(n *model.Node) map[string]float64 {
	if len(n.Outgoing) < 2 {
		return nil
	}
	shares := map[string]float64{}
	switch n.Kind {
	case model.ExclusiveGateway:
		const whole = 10_000
		left := whole
		for i, flow := range n.Outgoing {
			share := left / (len(n.Outgoing) - i)
			shares[string(flow)] = float64(share) / whole
			left -= share
		}
	case model.InclusiveGateway:
		for _, flow := range n.Outgoing {
			if n.Gateway == nil || flow != n.Gateway.Default {
				shares[string(flow)] = 0.5
			}
		}
	default:
		return nil
	}
	return shares
}

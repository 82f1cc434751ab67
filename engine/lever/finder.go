package lever

import (
	"maps"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// finder gathers the levers of a scenario. Each changes a copy, part by part: what it
// does not change is shared with the original.
type finder struct {
	drawing  *model.Definitions
	scenario *scenario.Scenario
	names    map[string]int // how many elements are called so
	found    []Lever
}

func (f *finder) add(kind Kind, now float64, label problem.Text, set func(*scenario.Scenario, float64), name ...string) {
	f.found = append(f.found, Lever{strings.Join(name, "/"), label, kind, now, set})
}

// called is how many activities and events of the drawing have a name.
func (f *finder) called(name string) int {
	if f.names == nil {
		f.names = map[string]int{}
		for _, p := range f.drawing.Processes {
			p.Walk(func(n, _ *model.Node) { f.names[n.Label()]++ })
		}
	}
	return f.names[name]
}

// label is what the drawing calls an element, with its id where others are called so too.
func (f *finder) label(id string) string {
	if n := f.drawing.Node(model.ID(id)); n != nil {
		if f.called(n.Label()) > 1 {
			return n.Label() + " " + id
		}
		return n.Label()
	}
	if flow := f.drawing.Flow(model.ID(id)); flow != nil {
		if flow.Name != "" {
			return flow.Name
		}
		if to := f.drawing.Node(flow.Target); to != nil {
			return "→ " + to.Label()
		}
	}
	return id
}

// arrivals come so many times as often: what they wait for each other is as much shorter,
// or the rates are as much higher. Listed cases stay as they are.
func (f *finder) arrivals(id string) {
	if a := f.scenario.Arrivals[id]; a == nil || a.Every == nil && a.Rate == nil {
		return
	}
	f.add(Factor, 1, problem.Say("cases at “%s”", "“%s”的案例量", f.label(id)), func(s *scenario.Scenario, factor float64) {
		edit(&s.Arrivals, id, func(a *scenario.Arrival) {
			if a.Rate == nil {
				a.Every = a.Every.Scaled(1 / factor)
				return
			}
			rate := *a.Rate
			rate.Week = append([]scenario.HourlyRate{}, rate.Week...)
			for i := range rate.Week {
				rate.Week[i].PerHour *= factor
			}
			a.Rate = &rate
		})
	}, "arrivals", id)
}

func (f *finder) task(id string, t *scenario.Task) {
	name := f.label(id)
	if t.Duration != nil || len(t.By) > 0 {
		f.add(Factor, 1, problem.Say("duration of “%s”", "“%s”的作业时长", name), func(s *scenario.Scenario, factor float64) {
			edit(&s.Tasks, id, func(t *scenario.Task) {
				t.Duration = t.Duration.Scaled(factor)
				t.By = maps.Clone(t.By)
				for who := range t.By {
					t.By[who] = t.By[who].Scaled(factor)
				}
			})
		}, "tasks", id, "duration")
	}
	for _, duty := range []struct {
		name  string
		label problem.Text
		of    func(*scenario.Task) **scenario.Duty
	}{
		{"consult", problem.Say("advice (C) for “%s”", "“%s”的咨询时长（C）", name), func(t *scenario.Task) **scenario.Duty { return &t.Consult }},
		{"approve", problem.Say("approval (A) of “%s”", "“%s”的审批时长（A）", name), func(t *scenario.Task) **scenario.Duty { return &t.Approve }},
		{"inform", problem.Say("reading (I) about “%s”", "“%s”的阅知时长（I）", name), func(t *scenario.Task) **scenario.Duty { return &t.Inform }},
	} {
		if d := *duty.of(t); d == nil || d.Duration == nil {
			continue
		}
		f.add(Factor, 1, duty.label, func(s *scenario.Scenario, factor float64) {
			edit(&s.Tasks, id, func(t *scenario.Task) {
				d := **duty.of(t)
				d.Duration = d.Duration.Scaled(factor)
				*duty.of(t) = &d
			})
		}, "tasks", id, duty.name)
	}
	if t.Failure != nil {
		f.add(Chance, t.Failure.Chance, problem.Say("failures of “%s”", "“%s”的失败率", name), func(s *scenario.Scenario, chance float64) {
			edit(&s.Tasks, id, func(t *scenario.Task) {
				failure := *t.Failure
				failure.Chance = chance
				t.Failure = &failure
			})
		}, "tasks", id, "failure")
	}
}

// branches changes the share of one flow. The others of an exclusive gateway keep their
// proportions to each other; those of an inclusive one go by themselves.
func (f *finder) branches(gateway string) {
	node := f.drawing.Node(model.ID(gateway))
	shares := f.scenario.Branches[gateway]
	if node == nil {
		return
	}
	for _, flow := range sorted(shares) {
		now := shares[flow]
		f.add(Chance, now, problem.Say("share of “%s” at “%s”", "“%[2]s”处走“%[1]s”的比例", f.label(flow), f.label(gateway)), func(s *scenario.Scenario, share float64) {
			s.Branches = maps.Clone(s.Branches)
			changed := maps.Clone(s.Branches[gateway])
			before := changed[flow]
			changed[flow] = share
			if node.Kind == model.ExclusiveGateway {
				spread(changed, flow, before)
			}
			s.Branches[gateway] = changed
		}, "branches", gateway, flow)
	}
}

// spread gives the other flows what the one leaves, in proportion; equally where they had
// nothing.
func spread(shares map[string]float64, flow string, before float64) {
	left, rest := 1-shares[flow], 1-before
	for _, other := range sorted(shares) {
		switch {
		case other == flow:
		case rest > 0:
			shares[other] *= left / rest
		default:
			shares[other] = left / float64(len(shares)-1)
		}
	}
}

func (f *finder) event(id string, e *scenario.Event) {
	name := f.label(id)
	if e.After != nil {
		f.add(Factor, 1, problem.Say("time until “%s”", "等到“%s”的时长", name), func(s *scenario.Scenario, factor float64) {
			edit(&s.Events, id, func(e *scenario.Event) { e.After = e.After.Scaled(factor) })
		}, "events", id, "after")
	}
	if e.Chance != nil {
		f.add(Chance, *e.Chance, problem.Say("chance of “%s”", "“%s”发生的概率", name), func(s *scenario.Scenario, chance float64) {
			edit(&s.Events, id, func(e *scenario.Event) { e.Chance = &chance })
		}, "events", id, "chance")
	}
}

func (f *finder) role(id string, r *scenario.Role) {
	name := r.Name
	if name == "" {
		name = id
	}
	label := problem.Say("people: %s", "人数：%s", name)
	if named := f.named(id); named > 0 { // a headcount does not count them
		label = problem.Say("people beside %[2]d named: %[1]s", "人数（%[2]d 名具名人员之外）：%[1]s", name, named)
	}
	f.add(People, float64(r.Headcount), label, func(s *scenario.Scenario, people float64) {
		like := f.example(id)
		edit(&s.Roles, id, func(r *scenario.Role) {
			if r.Headcount == 0 && like != nil {
				r.Calendar, r.CostPerHour, r.Terms = like.Calendar, like.CostPerHour, like.Terms
			}
			r.Headcount = int(people)
		})
	}, "roles", id, "headcount")
	if r.Headcount == 0 {
		return
	}
	f.add(Factor, 1, problem.Say("speed: %s", "工作速度：%s", name), func(s *scenario.Scenario, factor float64) {
		edit(&s.Roles, id, func(r *scenario.Role) {
			if r.Speed == 0 {
				r.Speed = 1
			}
			r.Speed *= factor
		})
	}, "roles", id, "speed")
	if r.CostPerHour != 0 {
		f.add(Factor, 1, problem.Say("hourly cost: %s", "小时成本：%s", name), func(s *scenario.Scenario, factor float64) {
			edit(&s.Roles, id, func(r *scenario.Role) { r.CostPerHour = times(r.CostPerHour, factor) })
		}, "roles", id, "costPerHour")
	}
}

// example is the first of the people known by name who have a role: whoever joins a role
// that has nobody else works the same hours on the same terms. nil where there is none.
func (f *finder) example(role string) *scenario.Person {
	for _, id := range sorted(f.scenario.People) {
		for _, has := range f.scenario.People[id].Roles {
			if has == role {
				return f.scenario.People[id]
			}
		}
	}
	return nil
}

// named is how many people known by name have a role.
func (f *finder) named(role string) int {
	n := 0
	for _, p := range f.scenario.People {
		if slices.Contains(p.Roles, role) {
			n++
		}
	}
	return n
}

func times(m scenario.Money, factor float64) scenario.Money {
	return scenario.Money(float64(m)*factor + 0.5)
}

// edit changes a copy of one entry in a copy of a map.
func edit[T any](entries *map[string]*T, id string, change func(*T)) {
	*entries = maps.Clone(*entries)
	entry := *(*entries)[id]
	change(&entry)
	(*entries)[id] = &entry
}

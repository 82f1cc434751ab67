package experiment

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/lever"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Staffing is what one more person in each role would buy, found by playing it: queueing
// is too uneven for a rule of thumb.
type Staffing struct {
	Engine       string `json:"engine"`
	Replications int    `json:"replications"`
	Partial      bool   `json:"partial" doc:"Cancelled: some roles were not tried"`
	Currency     string `json:"currency"`
	Roles        []Hire `json:"roles" doc:"The one that shortens the cycle time most comes first"`
	Notes        []Note `json:"notes"`
}

// Hire is one more person in a role.
type Hire struct {
	Role    string   `json:"role"`
	Name    string   `json:"name"`
	People  int      `json:"people" doc:"Who have the role as it is, by headcount and by name"`
	Answers []Reply  `json:"answers" doc:"One for each measure that was looked at"`
	Refused *Refused `json:"refused,omitempty"`
}

// Reply is how a measure answers to somebody more.
type Reply struct {
	Measure    string       `json:"measure"`
	Label      problem.Text `json:"label"`
	Unit       string       `json:"unit"`
	Difference Difference   `json:"difference"`
}

// OneMore plays a scenario with one more person in each role, one role at a time; only in
// those named, where any are. Who joins works the hours and terms of the headcount, or of
// the first person known by name.
func OneMore(ctx context.Context, v Variant, roles []string, engine string, o Options) (*Staffing, error) {
	levers, err := headcounts(v, roles)
	if err != nil {
		return nil, err
	}
	variants := []Variant{v}
	for i := range levers {
		s, err := levers[i].Set(v.Scenario, levers[i].Now+1)
		if err != nil {
			return nil, err
		}
		variants = append(variants, Variant{Name: levers[i].Name, Drawing: v.Drawing, Scenario: s})
	}
	names := append([]string{"cycleTime", "waitTime", "cost"}, DefaultMeasures(v.Scenario)[2:]...)
	all, err := observe(ctx, variants, names, o)
	if err != nil && (all.values[0] == nil || !all.stopped) {
		return nil, err
	}
	s := &Staffing{Engine: engine, Replications: all.replications, Partial: all.stopped, Currency: v.Scenario.Currency, Roles: []Hire{}, Notes: append(leftOut(v), all.notes()...)}
	if slices.ContainsFunc(slices.Collect(maps.Values(v.Scenario.Roles)), func(r *scenario.Role) bool { return r.CostPerHour > 0 && r.IdleCostPerHour == 0 }) {
		s.Notes = append(s.Notes, Note{"experiment.idle", problem.Say("Hours without work cost nothing here: what one more person costs beside the hours worked is not in the cost per case.", "空闲工时在此不计成本：多加一人在工时以外的用人成本不在单案例成本内。")})
	}
	for i := range levers {
		if all.values[i+1] == nil && all.why[i+1] == nil {
			continue
		}
		s.Roles = append(s.Roles, all.hire(i+1, &levers[i], v.Scenario))
	}
	slices.SortStableFunc(s.Roles, func(a, b Hire) int { return cmp.Compare(a.gain(), b.gain()) })
	return s, nil
}

// headcounts are the levers of the roles named, of all where none is.
func headcounts(v Variant, roles []string) ([]lever.Lever, error) {
	patterns := []string{"roles/*/headcount"}
	if len(roles) > 0 {
		patterns = nil
		for _, role := range roles {
			patterns = append(patterns, "roles/"+role+"/headcount")
		}
	}
	return chosen(v, patterns)
}

// hire is what came of one more person.
func (all *observed) hire(variant int, l *lever.Lever, s *scenario.Scenario) Hire {
	id := strings.TrimSuffix(strings.TrimPrefix(l.Name, "roles/"), "/headcount")
	h := Hire{Role: id, Name: s.Roles[id].Name, People: everyone(s, id), Answers: []Reply{}, Refused: refused(all.why[variant])}
	if h.Name == "" {
		h.Name = id
	}
	if all.values[variant] == nil {
		return h
	}
	for k := range all.measures {
		m := &all.measures[k]
		h.Answers = append(h.Answers, Reply{m.Name, m.Label, string(m.Unit), differ(all.values[0][k], all.values[variant][k], m)})
	}
	return h
}

// everyone is how many people have a role.
func everyone(s *scenario.Scenario, role string) int {
	n := s.Roles[role].Headcount
	for _, p := range s.People {
		if slices.Contains(p.Roles, role) {
			n++
		}
	}
	return n
}

// gain is by how much the cycle time changes where that is decided: less is better.
func (h Hire) gain() float64 {
	if len(h.Answers) == 0 || !decided(h.Answers[0].Difference) {
		return 0
	}
	return *h.Answers[0].Difference.Mean
}

// Package lever names the numbers of a scenario that can be changed one by one, and
// changes them: how often cases come, how long a task takes, how many people a role has.
// Sensitivities, grids of scenarios and “one more person” are made of them.
package lever

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Kind is what a lever's number means.
type Kind string

const (
	// Factor multiplies what is there: 1 leaves it as it is.
	Factor Kind = "factor"
	// People is a headcount: a whole number.
	People Kind = "people"
	// Chance is a share or a probability, 0 to 1.
	Chance Kind = "chance"
)

// Lever is one number of a scenario that can be changed. Its name is a path:
//
//	arrivals/ID            how many cases come, a factor
//	tasks/ID/duration      how long the work takes, whoever does it, a factor
//	tasks/ID/consult       … consultations before it; likewise approve and inform
//	tasks/ID/failure       the chance that it fails
//	branches/ID/FLOW       the share of cases that take a flow; the others keep their proportions
//	events/ID/after        how long until it happens, a factor
//	events/ID/chance       the chance that it happens at all
//	roles/ID/headcount     how many people, besides those known by name
//	roles/ID/speed         how fast its headcount works, a factor
//	roles/ID/costPerHour   what an hour of its headcount costs, a factor
type Lever struct {
	Name  string
	Label problem.Text
	Kind  Kind
	Now   float64 // what it is; 1 of a factor
	set   func(*scenario.Scenario, float64)
}

// Set is a copy of a scenario with the lever at a value; the scenario itself stays as it
// is. A value that the lever cannot take is a *problem.Problem.
func (l *Lever) Set(s *scenario.Scenario, value float64) (*scenario.Scenario, error) {
	if why := l.refuse(value); why != nil {
		return nil, why
	}
	changed := *s
	l.set(&changed, value)
	return &changed, nil
}

// mostPeople is how many a headcount can be, as scenarios have it.
const mostPeople = 10_000

func (l *Lever) refuse(value float64) *problem.Problem {
	switch {
	case l.Kind == People && (value != math.Trunc(value) || value < 0 || value > mostPeople):
		return problem.New("lever.people",
			problem.Say("%s: %g is not a number of people.", "%[1]s：%[2]g 不是有效的人数。", l.Name, value),
			problem.Say("Write a whole number from 0 to %d.", "请填写 0 到 %d 之间的整数。", mostPeople))
	case l.Kind == Chance && !(value >= 0 && value <= 1):
		return problem.New("lever.chance",
			problem.Say("%s: %g is not a share.", "%[1]s：%[2]g 不是有效的比例。", l.Name, value),
			problem.Say("Shares go from 0 to 1: 20 %% is 0.2.", "比例在 0 到 1 之间：20%% 写作 0.2。"))
	case l.Kind == Factor && !(value >= leastFactor && value <= mostFactor):
		return problem.New("lever.factor",
			problem.Say("%s: %g is not a factor.", "%[1]s：%[2]g 不是有效的倍数。", l.Name, value),
			problem.Say("Write how many times as much as now, from %g to %g: 1.2 is 20 %% more.", "请填写相对现状的倍数（%g 到 %g）：1.2 表示增加 20%%。", leastFactor, float64(mostFactor)))
	}
	return nil
}

const (
	leastFactor = 0.001
	mostFactor  = 1000
)

// Text is a value of the lever for people.
func (l *Lever) Text(value float64) string {
	if l.Kind == Factor {
		return fmt.Sprintf("× %.4g", value)
	}
	return fmt.Sprintf("%.6g", value)
}

// Of lists the levers of a scenario for a drawing, in an order that is always the same.
func Of(d *model.Definitions, s *scenario.Scenario) []Lever {
	f := finder{drawing: d, scenario: s}
	for _, id := range sorted(s.Arrivals) {
		f.arrivals(id)
	}
	for _, id := range sorted(s.Tasks) {
		f.task(id, s.Tasks[id])
	}
	for _, id := range sorted(s.Branches) {
		f.branches(id)
	}
	for _, id := range sorted(s.Events) {
		f.event(id, s.Events[id])
	}
	for _, id := range sorted(s.Roles) {
		f.role(id, s.Roles[id])
	}
	return f.found
}

// Find is the lever with a name, without regard to upper and lower case. Any other name
// is a *problem.Problem.
func Find(d *model.Definitions, s *scenario.Scenario, name string) (*Lever, error) {
	all := Of(d, s)
	for i := range all {
		if strings.EqualFold(all[i].Name, name) {
			return &all[i], nil
		}
	}
	return nil, unknown(name, all)
}

// Matching are the levers whose names match a pattern: a name, or the beginning of one
// up to a /, where * stands for one part. tasks and tasks/*/duration are patterns. A
// pattern that matches nothing is a *problem.Problem.
func Matching(d *model.Definitions, s *scenario.Scenario, pattern string) ([]Lever, error) {
	all := Of(d, s)
	wanted := strings.Split(strings.ToLower(strings.Trim(pattern, "/")), "/")
	matching := slices.DeleteFunc(slices.Clone(all), func(l Lever) bool { return !matches(strings.Split(strings.ToLower(l.Name), "/"), wanted) })
	if len(matching) == 0 {
		return nil, unknown(pattern, all)
	}
	return matching, nil
}

func matches(name, pattern []string) bool {
	if len(pattern) > len(name) {
		return false
	}
	for i, part := range pattern {
		if part != "*" && part != name[i] {
			return false
		}
	}
	return true
}

func unknown(name string, all []Lever) *problem.Problem {
	hint := problem.Say("The scenario has no numbers that could be changed.", "该情景没有可调整的数据。")
	if len(all) > 0 {
		examples := []string{}
		for i := 0; i < len(all) && len(examples) < 3; i += max(1, len(all)/3) {
			examples = append(examples, all[i].Name)
		}
		hint = problem.Say("There are %d, such as %s.", "共有 %d 个，例如 %s。", len(all), strings.Join(examples, ", "))
	}
	return problem.New("lever.unknown", problem.Say("Nothing that can be changed is called %q.", "没有名为 %q 的可调整数据。", name), hint)
}

func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

package report

import (
	"cmp"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Listed is how many people a report lists at most: of more, the busiest.
const Listed = 1000

// people are those listed, in the order of the crews, and how many are not.
func people(p *compile.Program, r *simulate.Result) (listed []Person, left int) {
	shown := busiest(r.Staff)
	at := 0
	for i := range p.Crews {
		c := &p.Crews[i]
		var roles []string
		for _, role := range c.Roles {
			roles = append(roles, p.Roles[role].ID)
		}
		for _, name := range c.Names {
			if shown == nil || shown[at] {
				listed = append(listed, person(name, roles, &r.Staff[at], float64(max(1, r.Replications))))
			}
			at++
		}
	}
	return listed, at - len(listed)
}

// busiest marks the busiest of more people than are listed; nil where all are. Of those who are as busy, the first.
func busiest(staff []simulate.Staff) []bool {
	if len(staff) <= Listed {
		return nil
	}
	order := make([]int, len(staff))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(staff[b].Utilization.Mean, staff[a].Utilization.Mean)
	})
	shown := make([]bool, len(staff))
	for _, i := range order[:Listed] {
		shown[i] = true
	}
	return shown
}

func person(name string, roles []string, s *simulate.Staff, replications float64) Person {
	one := Person{Name: name, Roles: roles, Overtime: s.Overtime / replications / second, Cost: s.Paid / replications / unit,
		Items: s.Done / replications, Duties: map[string]float64{}}
	for k, long := range s.By {
		if long > 0 {
			one.Duties[simulate.PieceNames[k]] = long / replications / second
			one.Busy += long / replications / second
		}
	}
	if s.Utilization.Count > 0 {
		one.Utilization = scaled(s.Utilization.Mean, 1)
	}
	if s.Utilization.Count > 1 {
		one.HalfWidth = scaled(s.Utilization.HalfWidth(), 1)
	}
	return one
}

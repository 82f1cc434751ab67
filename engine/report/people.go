package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// people is everybody, in the order of the crews.
func people(p *compile.Program, r *simulate.Result) []Person {
	var everybody []Person
	for i := range p.Crews {
		c := &p.Crews[i]
		var roles []string
		for _, role := range c.Roles {
			roles = append(roles, p.Roles[role].ID)
		}
		for _, name := range c.Names {
			everybody = append(everybody, person(name, roles, &r.Staff[len(everybody)], float64(max(1, r.Replications))))
		}
	}
	return everybody
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

package report

import (
	"cmp"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Bottlenecks rank roles and steps by the waiting that they cause, most first; see BOTTLENECKS.md.
type Bottlenecks struct {
	Roles    []Bottleneck `json:"roles"`
	Elements []Bottleneck `json:"elements"`
}

// Bottleneck is a role, or a step, that work waits for or at.
type Bottleneck struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Waiting     Statistic `json:"waiting" doc:"Time that work waits for people here, for each case completed; one observation per replication"`
	Share       float64   `json:"share" doc:"Of all waiting for people; shares of roles add up to more than 1 where work can be done by one of several, or takes several"`
	OffShift    *float64  `json:"offShift" doc:"Of the waiting at the steps here: while those who then did the work were off shift, by the executions that were finished; null where none had waited"`
	Utilization *float64  `json:"utilization" doc:"Of a role, as in roles; of a step, of the busiest of its roles; null where it was never on shift"`
	Peak        *Peak     `json:"peak,omitempty" doc:"When most work waits while its people are on shift; left out where no hours stand out"`
	With        []string  `json:"with" doc:"Of a role: the steps at which work waits for it, most first. Of a step: its roles"`
}

func bottlenecks(p *compile.Program, r *simulate.Result, roles map[string]Role, w *Week) Bottlenecks {
	b := Bottlenecks{Roles: []Bottleneck{}, Elements: []Bottleneck{}}
	total := total(r)
	if total == 0 {
		return b
	}
	callers := callersOf(p)
	for i := range p.Roles {
		id, waiting := p.Roles[i].ID, callers[i].waiting(r)
		if mean(waiting) == 0 {
			continue
		}
		with := []string{}
		for _, k := range byWaiting(r, callers[i].tasks) {
			with = append(with, string(p.Net.Nodes[p.Tasks[k]].ID))
		}
		b.Roles = append(b.Roles, Bottleneck{ID: id, Name: p.Roles[i].Name, Waiting: perCase(r, waiting), Share: sum(waiting) / total,
			OffShift: offShift(p, r, callers[i].tasks), Utilization: roles[id].Utilization.Mean, Peak: w.Roles[id].Longest, With: with})
	}
	for k, at := range p.Tasks {
		if sum(r.TaskLines[k]) == 0 {
			continue
		}
		node := &p.Net.Nodes[at]
		one := Bottleneck{ID: string(node.ID), Name: node.Label(), Waiting: perCase(r, r.TaskLines[k]), Share: sum(r.TaskLines[k]) / total,
			OffShift: offShift(p, r, []int{k}), With: []string{}}
		there := make([]float64, simulate.Hours)
		for i := range p.Roles {
			if slices.Contains(callers[i].tasks, k) {
				one.With = append(one.With, p.Roles[i].ID)
				for hour, people := range w.Roles[p.Roles[i].ID].OnShift {
					there[hour] += people
				}
				if u := roles[p.Roles[i].ID].Utilization.Mean; u != nil && (one.Utilization == nil || *u > *one.Utilization) {
					one.Utilization = u
				}
			}
		}
		one.Peak = peak(levels(&r.Rhythm, &r.Rhythm.Own[k]), manned(w.Observed, there))
		b.Elements = append(b.Elements, one)
	}
	for _, all := range [][]Bottleneck{b.Roles, b.Elements} {
		slices.SortStableFunc(all, func(x, y Bottleneck) int { return cmp.Compare(y.Share, x.Share) })
	}
	return b
}

// offShift is the share of the waiting at some tasks that was for somebody to come on shift.
func offShift(p *compile.Program, r *simulate.Result, tasks []int) *float64 {
	off, all := 0.0, 0.0
	for _, k := range tasks {
		e := &r.Elements[p.Tasks[k]]
		executions := float64(e.Wait.Pooled.Weight())
		off += float64(mean(e.Waits[simulate.OffShift]) * executions)
		all += float64((mean(e.Waits[simulate.OffShift]) + mean(e.Waits[simulate.ForPeople])) * executions)
	}
	if all == 0 {
		return nil
	}
	return scaled(off, all)
}

// total is all the waiting for people.
func total(r *simulate.Result) float64 {
	all := 0.0
	for _, of := range slices.Concat(r.TaskLines, r.Lines) {
		all += sum(of)
	}
	return all
}

// byWaiting are the tasks at which anything waited, the most first.
func byWaiting(r *simulate.Result, tasks []int) []int {
	some := slices.DeleteFunc(slices.Clone(tasks), func(k int) bool { return sum(r.TaskLines[k]) == 0 })
	slices.SortStableFunc(some, func(a, b int) int { return cmp.Compare(sum(r.TaskLines[b]), sum(r.TaskLines[a])) })
	return some
}

// perCase is waiting for each case that was completed, of replications in which one was.
func perCase(r *simulate.Result, waiting []float64) Statistic {
	var seconds []float64
	for i, cases := range r.Finished {
		if cases > 0 {
			seconds = append(seconds, waiting[i]/cases/second)
		}
	}
	return among(seconds)
}

func sum(values []float64) float64 { return float64(mean(values) * float64(len(values))) }

package report

import (
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// callers are those that a role may be asked for by: tasks, by their number in the
// program, and queues of other work, such as approvals and escalations.
type callers struct{ tasks, queues []int }

// weeks is what waits for the role, by hour of the week.
func (c *callers) weeks(y *simulate.Rhythm) (all []*simulate.Week) {
	for _, k := range c.tasks {
		all = append(all, &y.Own[k])
	}
	for _, q := range c.queues {
		all = append(all, &y.Lines[q])
	}
	return all
}

// waiting is what waits for the role in each replication, in nanoseconds.
func (c *callers) waiting(r *simulate.Result) []float64 {
	sums := make([]float64, r.Replications)
	add := func(of []float64) {
		for i, v := range of {
			sums[i] += v
		}
	}
	for _, k := range c.tasks {
		add(r.TaskLines[k])
	}
	for _, q := range c.queues {
		add(r.Lines[q])
	}
	return sums
}

// callersOf finds them for each role. Those who only stand in for a role are not asked for.
func callersOf(p *compile.Program) []callers {
	all := make([]callers, len(p.Roles))
	ask := func(queue compile.QueueID, as []compile.RoleID, note func(c *callers)) {
		if queue == compile.None {
			return
		}
		for _, member := range own(&p.Queues[queue]) {
			note(&all[as[member]])
		}
	}
	for k, at := range p.Tasks {
		w := &p.Work[at]
		ask(w.Queue, w.As, func(c *callers) { c.tasks = once(c.tasks, k) })
		if w.More == nil {
			continue
		}
		for _, d := range slices.Concat(w.More.Consult, w.More.Approve, w.More.Inform) {
			ask(d.Queue, d.As, func(c *callers) { c.queues = once(c.queues, int(d.Queue)) })
		}
		actions(w.More.Promise, ask)
	}
	actions(p.Promise, ask)
	return all
}

// actions asks those to whom work is escalated or reassigned.
func actions(p *compile.Promise, ask func(compile.QueueID, []compile.RoleID, func(*callers))) {
	if p == nil {
		return
	}
	for _, a := range p.Actions {
		ask(a.To, a.As, func(c *callers) { c.queues = once(c.queues, int(a.To)) })
	}
}

// own are the members of a queue who do not only stand in.
func own(q *compile.Queue) (members []int) {
	if q.Parts == nil {
		for member := range len(q.Crews) - q.StandIns {
			members = append(members, member)
		}
		return members
	}
	for k := range q.Parts {
		part := &q.Parts[k]
		members = append(members, part.Members[:len(part.Members)-part.StandIns]...)
	}
	return members
}

func once(to []int, one int) []int {
	if slices.Contains(to, one) {
		return to
	}
	return append(to, one)
}

package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// flows are those of the process and of what it calls, by id.
func flows(p *compile.Program, r *simulate.Result) map[string]Flow {
	left := make([]int64, len(p.Net.Nodes))
	for i := range p.Net.Flows {
		left[p.Net.Flows[i].From] += r.Flows[i].Passed
	}
	all := map[string]Flow{}
	for i := range p.Net.Flows {
		f, seen := &p.Net.Flows[i], &r.Flows[i]
		flow := Flow{Passed: seen.Passed, PerCase: among(seen.PerCase)}
		if of := left[f.From]; of > 0 {
			share := float64(seen.Passed) / float64(of)
			flow.Share = &share
		}
		all[string(f.ID)] = flow
	}
	return all
}

// doers are the roles that do a task, without those that only stand in.
func doers(p *compile.Program, at token.NodeID) (ids []string) {
	w := &p.Work[at]
	if w.Queue == compile.None {
		return nil
	}
	seen := map[compile.RoleID]bool{}
	for _, member := range own(&p.Queues[w.Queue]) {
		if role := w.As[member]; !seen[role] {
			seen[role] = true
			ids = append(ids, p.Roles[role].ID)
		}
	}
	return ids
}

package report

import (
	"cmp"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Standing is an element at which cases stand that are not over, and to which nothing more can happen.
type Standing struct {
	Element string `json:"element"`
	Name    string `json:"name"`
	Cases   int64  `json:"cases" doc:"All replications"`
	Join    bool   `json:"join" doc:"They wait for nothing but a token at this join, which cannot come; otherwise for people, stock, others of a batch or an event"`
}

// standstill lists where cases stand when nothing more can happen: joins first, then where most stand.
func standstill(p *compile.Program, r *simulate.Result) []Standing {
	var all []Standing
	for i, at := range r.Standing {
		node := p.Net.Nodes[i].Node
		if at.Joined > 0 {
			all = append(all, Standing{string(node.ID), node.Label(), at.Joined, true})
		}
		if at.Waiting > 0 {
			all = append(all, Standing{string(node.ID), node.Label(), at.Waiting, false})
		}
	}
	slices.SortStableFunc(all, func(a, b Standing) int {
		if a.Join != b.Join {
			if a.Join {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Cases, a.Cases)
	})
	return all
}

// Package soundness says whether every case of a process can come to a proper end, with the shortest run where not.
// SOUNDNESS.md says what that means and how it is decided.
package soundness

import (
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// mostStarts is how many combinations of starts are tried.
const mostStarts = 64

// beginnings are the ways in which a case can begin. A pool that nothing in the file
// begins starts by itself, together with the others of its kind; each of its start events
// is tried. Where every pool is begun by another, each may be the first.
func (e *explorer) beginnings() []start {
	called := calledIn(e.net.Definitions)
	var pools [][]start
	for _, anyone := range [...]bool{false, true} {
		for _, root := range e.net.Roots {
			s := &e.net.Scopes[root]
			if called[s.Process.ID] && root != 0 {
				continue
			}
			if ways := e.entries(s, anyone); len(ways) > 0 {
				pools = append(pools, ways)
			}
		}
		if len(pools) > 0 {
			break
		}
	}
	return e.combined(pools)
}

// entries are the ways in which a pool starts by itself.
func (e *explorer) entries(s *token.Scope, anyone bool) []start {
	var ways []start
	for _, id := range s.Starts {
		if !anyone && e.net.BegunWithin(id) || e.begunBehind(id) && !anyone {
			continue
		}
		if e.net.Nodes[id].Kind == model.StartEvent || e.net.Nodes[id].Activity != nil && e.net.Nodes[id].Activity.Instantiate ||
			e.net.Nodes[id].Gateway != nil && e.net.Nodes[id].Gateway.Instantiate {
			ways = append(ways, start{id})
			continue
		}
		if len(ways) == 0 {
			ways = append(ways, nil)
		}
		ways[0] = append(ways[0], id) // whatever no flow leads to begins together
	}
	return ways
}

// begunBehind says whether an event-based gateway begins its process by events of the net.
func (e *explorer) begunBehind(id token.NodeID) bool {
	n := &e.net.Nodes[id]
	if n.Kind != model.EventBasedGateway {
		return false
	}
	for _, f := range n.Out {
		to := e.net.Flows[f].To
		for d := range e.net.Awaits(to) {
			if e.net.Within(to, d) {
				return true
			}
		}
	}
	return false
}

// combined are all combinations of one start of each pool; of too many, each start once.
func (e *explorer) combined(pools [][]start) []start {
	if len(pools) == 0 {
		return nil
	}
	number := 1
	for _, ways := range pools {
		if number *= len(ways); number > mostStarts {
			e.doubt("soundness.too-many-starts", say("There are more than %d combinations of start events.", "开始事件的组合超过 %d 种。", mostStarts), token.None)
			return firsts(pools)
		}
	}
	all := []start{nil}
	for _, ways := range pools {
		var longer []start
		for _, before := range all {
			for _, w := range ways {
				longer = append(longer, append(append(start(nil), before...), w...))
			}
		}
		all = longer
	}
	return all
}

func firsts(pools [][]start) []start {
	var all []start
	for i, ways := range pools {
		for _, w := range ways {
			var s start
			for j, others := range pools {
				if j == i {
					s = append(s, w...)
				} else {
					s = append(s, others[0]...)
				}
			}
			all = append(all, s)
		}
	}
	return all
}

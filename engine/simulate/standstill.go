package simulate

import (
	"cmp"
	"slices"

	"sandtable/engine/token"
)

// Standing is how many cases stand at a node that nothing can happen to any more, and are not over.
type Standing struct {
	Joined  int64 // cases that wait for nothing but a token at this join, which cannot come
	Waiting int64 // cases that wait here for people, for stock, for others of a batch or for an event
}

// stood is a case at a node.
type stood struct {
	case_ token.Case
	node  token.NodeID
}

// stand counts where cases stand. A case stands at joins when nothing is under way for it elsewhere, also when time is up; where
// it waits for something, it stands only if nothing is due any more.
func (r *replication) stand(over bool) {
	if r.sample.started == r.sample.completed {
		return
	}
	var joined, waiting []stood
	r.game.Joins(func(c token.Case, at token.NodeID) { joined = append(joined, stood{c, at}) })
	if !over && len(joined) == 0 {
		return
	}
	for i := range r.items {
		if it := &r.items[i]; it.state != free && (it.kind == execution || !over) {
			waiting = append(waiting, stood{it.place.Case, it.place.Node})
		}
	}
	for id := range r.waits {
		if w := &r.waits[id]; w.open && (r.delays(w.Node) || !over) {
			waiting = append(waiting, stood{w.Case, w.Node})
		}
	}
	waiting = once(waiting)
	r.sample.standing = make([]Standing, r.nodes)
	for _, j := range once(joined) {
		if _, waits := slices.BinarySearchFunc(waiting, j.case_, func(w stood, c token.Case) int { return cmp.Compare(w.case_, c) }); !waits {
			r.sample.standing[j.node].Joined++
		}
	}
	for _, w := range waiting {
		if over {
			r.sample.standing[w.node].Waiting++
		}
	}
}

// once sorts places by case and leaves each out but once.
func once(all []stood) []stood {
	slices.SortFunc(all, func(a, b stood) int {
		return cmp.Or(cmp.Compare(a.case_, b.case_), cmp.Compare(a.node, b.node))
	})
	return slices.Compact(all)
}

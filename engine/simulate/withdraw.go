package simulate

import "sandtable/engine/token"

// Withdraw ends all work of an instance without result: what waits is forgotten,
// then what is under way stops and its people are free. It is called by the game.
func (r *replication) Withdraw(c token.Case, instance int32) {
	if left := r.insideOf(instance); *left > 0 {
		r.withdraw(c, func(it *item) bool { return it.place.Instance == instance }, left)
	}
}

// Abandon ends the work of one execution without result. It is called by the game.
func (r *replication) Abandon(at token.Place) {
	i := r.itemOf[at.Execution]
	it := &r.items[i]
	if it.state == free || it.kind != execution || it.place != at {
		return
	}
	if it.rest == nil || it.pending == 0 {
		r.abort(i)
		return
	}
	r.withdraw(at.Case, func(it *item) bool { return it.place == at }, r.insideOf(at.Instance))
}

// withdraw ends the executions of a case for which it is said, those that wait first:
// nobody shall begin what is about to be withdrawn. Their consultations and approvals end
// with them; reading goes on. The newest come first, and with the last one in the instance
// the search is over: left counts them.
func (r *replication) withdraw(c token.Case, which func(*item) bool, left *int32) {
	for _, under := range [2]bool{false, true} {
		for i := r.cases[c].items; i != none && *left > 0; {
			it := &r.items[i]
			next := it.beside
			if withdrawn(it.kind) && which(it) && (it.state == working || it.state == broken) == under {
				r.abort(i)
			}
			i = next
		}
	}
}

// withdrawn says whether a kind of work ends with the token that it is for.
func withdrawn(kind piece) bool {
	return kind == execution || kind == consultation || kind == approval
}

// keepTrack notes which item an execution of the game is.
func (r *replication) keepTrack(at token.Place, i int32) {
	if at.Execution < 0 {
		return
	}
	for int(at.Execution) >= len(r.itemOf) {
		r.itemOf = append(r.itemOf, 0)
	}
	r.itemOf[at.Execution] = i
}

// insideOf counts the items of an instance that would be withdrawn with it.
func (r *replication) insideOf(instance int32) *int32 {
	for int(instance) >= len(r.inside) {
		r.inside = append(r.inside, 0)
	}
	return &r.inside[instance]
}

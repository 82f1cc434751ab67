package simulate

import (
	"slices"

	"sandtable/engine/compile"
)

// held is how many of the idle of a crew are kept for work of several people that comes
// before an item. Without that, people who always have work of their own would never be
// free together. Nobody is kept for longer than it takes those who are still lacking to
// finish what they are at, so nobody waits for somebody who waits for him.
func (r *replication) held(i int32, id compile.CrewID) (n int) {
	for _, q := range r.program.Crews[id].Queues {
		if first := r.queues[q].head; first != none && first != i && r.program.Queues[q].Parts != nil && r.items[first].precedes(&r.items[i]) {
			n += r.keeps(first, q, id)
		}
	}
	if c := &r.crews[id]; n > 0 && !c.holds {
		c.holds = true
		r.keepers = append(r.keepers, id)
	}
	return n
}

// reconsider lets those who were kept look for work again: why they were may be over.
func (r *replication) reconsider() {
	before := len(r.keepers)
	for k := 0; k < before && r.fault == nil; k++ {
		r.crews[r.keepers[k]].holds = false
		r.serve(r.keepers[k])
	}
	r.keepers = slices.Delete(r.keepers, 0, before)
}

// keeps is how many of the idle of a crew are kept for the first item of a queue: as many
// as it takes, if all others that it takes are idle, or will be before the shift of any of
// them ends, and have nothing to do that comes first.
func (r *replication) keeps(first int32, id compile.QueueID, of compile.CrewID) (kept int) {
	q := &r.program.Queues[id]
	r.left = r.left[:0]
	for _, crew := range q.Crews {
		free := 0
		if r.onShift(crew) {
			free = r.crews[crew].idle
		}
		r.left = append(r.left, free)
	}
	till, begin := int64(never), r.now
	for k := range q.Parts {
		part := &q.Parts[k]
		lacking := part.Count
		r.ends = r.ends[:0]
		for n, crew := range part.Crews {
			if !r.onShift(crew) || n >= len(part.Crews)-part.StandIns && r.anyOnShift(part.Crews[:len(part.Crews)-part.StandIns]) {
				continue
			}
			free := min(lacking, r.left[part.Members[n]])
			lacking -= free
			r.left[part.Members[n]] -= free
			if crew == of {
				kept += free
			}
			if free > 0 && !r.program.Crews[crew].Timeline.Always() {
				till = min(till, r.crews[crew].till)
			}
			r.endsOf(crew, first)
		}
		if lacking > len(r.ends) {
			return 0
		}
		if lacking > 0 {
			slices.Sort(r.ends)
			begin = max(begin, r.ends[lacking-1])
		}
	}
	if begin >= till {
		return 0
	}
	return kept
}

// endsOf gathers when those of a crew will be done who are at work, if that is within
// their shift and nothing else comes first.
func (r *replication) endsOf(id compile.CrewID, first int32) {
	for _, q := range r.program.Crews[id].Queues {
		if head := r.queues[q].head; head != none && head != first && !r.items[first].precedes(&r.items[head]) {
			return
		}
	}
	c, crew := &r.crews[id], &r.program.Crews[id]
	for k := range c.seats {
		if i := c.seats[k].item; i != none && !c.seats[k].down && r.items[i].state == working && (crew.Timeline.Always() || r.items[i].ends < c.till) {
			r.ends = append(r.ends, r.items[i].ends)
		}
	}
}

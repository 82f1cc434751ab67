package simulate

import (
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// case_ is one case in flight.
type case_ struct {
	number     int64  // from 1, over all start events
	key        uint64 // names the case in its draws: which of its start event's it is
	arrived    int64
	wait       int64
	processing int64
	cost       int64
	items      int32 // the first of its items
	counted    bool  // arrived after the warm-up
}

// planArrival draws when the next case of a stream comes.
func (r *replication) planArrival(i int32, after int64) {
	if r.sample.started >= r.limit {
		return
	}
	a := &r.program.Arrivals[i]
	u := r.stream.Uniform(random.Draw{Case: r.caseKey(i), Element: a.Draw, Purpose: random.Arrival})
	gap := r.nanoseconds(a.Every.Quantile(u))
	at := after + gap
	if !a.Timeline.Always() {
		if a.Closed == scenario.Pause {
			at = a.Timeline.Add(after, gap)
		}
		at = a.Timeline.Next(at)
	}
	if at > r.until || r.tooLong(at) {
		return
	}
	r.agenda.plan(at, arriving, i, 0)
}

// caseKey names the next case of a stream in its draws.
func (r *replication) caseKey(i int32) uint64 {
	return uint64(r.program.Arrivals[i].Draw)<<32 | uint64(uint32(r.streams[i]))
}

// arrive starts a case and plans the one after it.
func (r *replication) arrive(i int32) {
	if r.sample.started >= r.limit {
		return // another stream brought the last one
	}
	key := r.caseKey(i)
	r.streams[i]++
	r.sample.started++
	if r.sample.started == r.warmCase {
		r.warm()
	}
	c := r.openCase()
	r.cases[c] = case_{number: r.sample.started, key: key, arrived: r.now, items: none, counted: r.hot}
	if !r.cases[c].counted {
		r.sample.excluded++
	}
	if r.cycles != nil {
		r.cycles = append(r.cycles, 0)
	}
	r.sample.inProgress.step(r.now, 1)
	r.planArrival(i, r.now)
	r.fail(r.game.Start(token.Case(c), r.program.Arrivals[i].At...))
}

// mostCases bounds the cases under way at once, to about half a gigabyte of them and
// of their visits to so many nodes.
func mostCases(nodes int) int32 { return int32(max(1000, min(1_000_000, 100_000_000/nodes))) }

// openCase finds a slot for a case.
func (r *replication) openCase() int32 {
	nodes := len(r.program.Net.Nodes)
	if n := len(r.idle); n > 0 {
		c := r.idle[n-1]
		r.idle = r.idle[:n-1]
		clear(r.visits[int(c)*nodes : (int(c)+1)*nodes])
		return c
	}
	c := int32(len(r.cases))
	if most := mostCases(nodes); c >= most {
		r.fail(problem.New("simulate.flood", problem.Say("More than %d cases are under way at once: more work comes than can be done.", "同时在办的案例超过 %d 个：到达的工作量超出了处理能力。", most),
			problem.Say("Add people, let cases come less often, or set a horizon.", "请增加人手、降低到达频率，或设置仿真时长。")))
	}
	r.cases = append(r.cases, case_{})
	for len(r.visits) < (int(c)+1)*nodes {
		r.visits = append(r.visits, 0)
	}
	return c
}

// Ended closes a case. It is called by the game.
func (r *replication) Ended(id token.Case) {
	c, s := &r.cases[id], r.sample
	s.completed++
	s.inProgress.step(r.now, -1)
	if r.cycles != nil {
		r.cycles[c.number-1] = r.now - c.arrived
	}
	if c.counted {
		s.cycle.count(r.now - c.arrived)
		s.wait.count(c.wait)
		s.processing.count(c.processing)
		s.cost.count(c.cost)
		r.countVisits(id)
	}
	r.idle = append(r.idle, int32(id))
}

// countVisits counts how often a finished case came to each task.
func (r *replication) countVisits(id token.Case) {
	nodes := len(r.program.Net.Nodes)
	visits := r.visits[int(id)*nodes : (int(id)+1)*nodes]
	for _, at := range r.program.Tasks {
		e := &r.sample.elements[at]
		if n := visits[at]; n < few {
			e.often[n]++
		} else {
			e.visits.add(int64(n))
		}
	}
}

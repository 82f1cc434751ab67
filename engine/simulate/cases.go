package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// case_ is one case in flight.
type case_ struct {
	number     int64  // from 1, over all start events
	key        uint64 // names the case in its draws: which of its start event's it is
	arrived    int64
	left       int64 // when the instance that it began with ended; none before
	wait       int64
	processing int64
	cost       int64
	waits      [causes]int64
	start      token.NodeID
	items      int32 // the first of its items
	conditions int32 // the first of its waits whose condition is looked at
	acting     int32 // the next action of its promise
	bonus      int32 // of urgency, by reminders
	life       uint32
	counted    bool   // arrived after the warm-up
	broken     bool   // an error that nothing caught has ended it
	open       bool   // it is under way
	sent       uint32 // messages from activities with several instances
}

// startCase opens a case that comes to a start event now, with what is known of it
// beforehand.
func (r *replication) startCase(key uint64, start token.NodeID, known []compile.Assignment) token.Case {
	r.sample.started++
	r.sample.came = r.now
	if r.sample.started == r.warmCase {
		r.warm()
	}
	i := r.openCase()
	c := &r.cases[i]
	*c = case_{number: r.sample.started, key: key, arrived: r.now, left: none, start: start, items: none, conditions: none, counted: r.hot, life: c.life, open: true}
	if c.counted {
		r.sample.arrive(r.now)
	} else {
		r.sample.excluded++
	}
	if r.cycles != nil {
		r.cycles = append(r.cycles, 0)
	}
	r.sample.inProgress.step(r.now, 1)
	id := token.Case(i)
	r.fill(id, known)
	if r.observe != nil {
		r.tellBeginning(id)
	}
	r.watchCase(id)
	return id
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
		if r.program.Remember {
			clear(r.doers[int(c)*nodes : (int(c)+1)*nodes])
		}
		clear(r.loops[int(c)*r.program.Loops : (int(c)+1)*r.program.Loops])
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
	if r.program.Remember {
		for len(r.doers) < (int(c)+1)*nodes {
			r.doers = append(r.doers, 0)
		}
	}
	for len(r.rows) < (int(c)+1)*r.program.Data.Width {
		r.rows = append(r.rows, 0)
	}
	for len(r.loops) < (int(c)+1)*r.program.Loops {
		r.loops = append(r.loops, 0)
	}
	return c
}

// Left notes when the instance that a case began with has ended. It is called by the game.
func (r *replication) Left(id token.Case, process token.ScopeID) {
	if c := &r.cases[id]; c.left == none && r.program.Net.Nodes[c.start].Scope == process {
		c.left = r.now
	}
}

// Uncaught counts an error, escalation or message that nothing has caught or received. It is called by the game.
func (r *replication) Uncaught(at token.Place, kind model.EventKind) {
	r.sample.elements[at.Node].uncaught++
	if kind == model.ErrorEvent {
		r.cases[at.Case].broken = true
	}
	if r.closely {
		r.note(Uncaught, r.cases[at.Case].number, at.Node).Event = kind
		r.relay()
	}
}

// Ended closes a case. It is called by the game.
func (r *replication) Ended(id token.Case) {
	c, s := &r.cases[id], r.sample
	if c.left == none {
		c.left = r.now
	}
	s.completed++
	s.inProgress.step(r.now, -1)
	if r.cycles != nil {
		r.cycles[c.number-1] = c.left - c.arrived
	}
	if c.broken {
		s.broken++
	} else {
		r.spend(revenue, r.program.Revenue)
	}
	r.judgeCase(c)
	if c.counted {
		s.cycle.count(c.left - c.arrived)
		s.wait.count(c.wait)
		s.processing.count(c.processing)
		s.cost.count(c.cost)
		for k, long := range c.waits {
			s.waits[k] += long
		}
		s.closed++
		r.countVisits(id)
	}
	if r.observe != nil {
		how := Completed
		if c.broken {
			how = Failure
		}
		r.tellEnd(id, how)
	}
	if c.items != none {
		r.outlive(id)
	}
	c.life++
	c.open = false
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

package token

import (
	"encoding/binary"
	"slices"
)

// Snapshots writes down where a game with one case stands while all tokens rest, and puts
// a game back there. Two games stand alike when their snapshots are the same bytes: which
// slots they use, how often a loop has gone round and in which order parallel branches
// came about is left out, for nothing that the game does depends on it. Snapshots are not
// for several goroutines.
type Snapshots struct {
	net       *Net
	contested []bool // by channel: a message may come in there or elsewhere
	instances []int32
	instance  []int32 // by slot: the number in the snapshot
	execs     []int32
	exec      []int32
	ranks     []int32 // waits that contest a message, oldest first
	from      []byte
}

// NewSnapshots is for games on one net.
func NewSnapshots(n *Net) *Snapshots {
	s := &Snapshots{net: n, contested: make([]bool, len(n.channels))}
	for i := range n.Nodes {
		for _, p := range n.Nodes[i].more.posts {
			for _, c := range p.to {
				s.contested[c] = s.contested[c] || len(p.to) > 1
			}
		}
	}
	return s
}

// Take appends where a game stands.
func (s *Snapshots) Take(g *Game, to []byte) []byte {
	s.enlist(g)
	to = binary.AppendUvarint(to, uint64(len(s.instances)))
	for _, i := range s.instances {
		to = s.takeInstance(g, i, to)
	}
	to = binary.AppendUvarint(to, uint64(len(s.execs)))
	for _, x := range s.execs {
		to = s.takeExecution(g, x, to)
	}
	for _, i := range s.instances {
		to = s.takeRecords(g, g.instances[i].record, to)
	}
	for _, x := range s.execs {
		to = s.takeRecords(g, g.executions[x].todo, to)
	}
	return s.takeMail(g, to)
}

// enlist numbers instances, those around before those inside, and executions.
func (s *Snapshots) enlist(g *Game) {
	s.instances, s.execs = s.instances[:0], s.execs[:0]
	s.instance = grown(s.instance, len(g.instances))
	s.exec = grown(s.exec, len(g.executions))
	for i := range g.instances {
		if in := &g.instances[i]; in.running && in.parent == None {
			s.instances = append(s.instances, int32(i))
		}
	}
	s.sortInstances(g, 0)
	for at := 0; at < len(s.instances); at++ {
		i := s.instances[at]
		s.instance[i] = int32(at)
		first := len(s.instances)
		for c := g.instances[i].child; c != None; c = g.instances[c].younger {
			s.instances = append(s.instances, c)
		}
		slices.Reverse(s.instances[first:])
		s.sortInstances(g, first)
		from := len(s.execs)
		for x := g.instances[i].execution; x != None; x = g.executions[x].younger {
			s.execs = append(s.execs, x)
		}
		slices.SortStableFunc(s.execs[from:], func(a, b int32) int { return int(g.executions[b].node - g.executions[a].node) })
	}
	for k, x := range s.execs {
		s.exec[x] = int32(k)
	}
	s.ranks = s.ranks[:0]
	for _, x := range s.execs {
		for w := g.executions[x].wait; w != None; w = g.waits[w].beside {
			if c := g.waits[w].channel; c != None && s.contested[c] && g.waits[w].state == armed {
				s.ranks = append(s.ranks, w)
			}
		}
	}
	slices.SortFunc(s.ranks, func(a, b int32) int {
		if g.waits[a].order < g.waits[b].order {
			return -1
		}
		return 1
	})
}

func (s *Snapshots) sortInstances(g *Game, first int) {
	if len(s.instances)-first > 1 {
		slices.SortStableFunc(s.instances[first:], func(a, b int32) int { return int(g.instances[a].scope - g.instances[b].scope) })
	}
}

func grown(s []int32, n int) []int32 {
	for len(s) < n {
		s = append(s, None)
	}
	return s
}

// number is the number in the snapshot of what may not be there: 0 for None.
func number(of []int32, slot int32) uint64 {
	if slot == None {
		return 0
	}
	return uint64(of[slot]) + 1
}

func (s *Snapshots) takeInstance(g *Game, i int32, to []byte) []byte {
	in := &g.instances[i]
	to = binary.AppendUvarint(to, uint64(in.scope))
	to = append(to, byte(in.kind))
	to = binary.AppendUvarint(to, number(s.instance, in.parent))
	to = binary.AppendUvarint(to, number(s.exec, in.host))
	to = binary.AppendUvarint(to, uint64(in.live))
	last := -1
	for slot, n := range in.marking {
		if n != 0 {
			to = binary.AppendUvarint(to, uint64(slot-last))
			to = binary.AppendUvarint(to, uint64(n))
			last = slot
		}
	}
	return append(to, 0)
}

func (s *Snapshots) takeExecution(g *Game, x int32, to []byte) []byte {
	e := &g.executions[x]
	to = append(to, byte(e.state))
	to = binary.AppendUvarint(to, uint64(e.node))
	inside := e.inside
	if inside != None && (!g.instances[inside].running || g.instances[inside].host != x) {
		inside = None // it has ended, and nothing asks for it any more
	}
	worker := uint64(e.worker + 2) // orphan, None, or
	if e.worker >= 0 {
		worker = number(s.exec, e.worker) + 1
	}
	for _, n := range [...]uint64{number(s.instance, e.instance), number(s.exec, e.whole), worker, number(s.instance, inside)} {
		to = binary.AppendUvarint(to, n)
	}
	done := e.done
	if n := &g.net.Nodes[e.node]; n.Activity == nil || n.Activity.Loop == nil || !n.Activity.Loop.MultiInstance {
		done = 0
	}
	for _, n := range [...]int32{done, e.all, e.wanted, e.performed} {
		to = binary.AppendUvarint(to, uint64(n))
	}
	flags := byte(0)
	if e.canceled {
		flags |= 1
	}
	if e.rests {
		flags |= 2
	}
	to = append(to, flags)
	for w := e.wait; w != None; w = g.waits[w].beside {
		at := &g.waits[w]
		to = append(to, byte(at.state))
		to = binary.AppendUvarint(to, uint64(at.node))
		to = binary.AppendUvarint(to, uint64(at.definition))
		to = binary.AppendUvarint(to, uint64(min(at.times, 1)))
		to = binary.AppendUvarint(to, uint64(slices.Index(s.ranks, w)+1))
	}
	return append(to, 0)
}

func (s *Snapshots) takeRecords(g *Game, r int32, to []byte) []byte {
	for ; r != None; r = g.records[r].next {
		to = binary.AppendUvarint(to, uint64(g.records[r].node)+1)
		if i := g.records[r].instance; i < int32(len(g.instances)) && i >= 0 && g.instances[i].running {
			to = binary.AppendUvarint(to, number(s.instance, i))
		} else {
			to = append(to, 0)
		}
		to = s.takeRecords(g, g.records[r].inner, to)
	}
	return append(to, 0)
}

// takeMail writes what is kept, the oldest first; where nothing contests it, by sender.
func (s *Snapshots) takeMail(g *Game, to []byte) []byte {
	type letter struct{ node, post int }
	var mail []letter
	sorted := true
	for k := g.mail.first; k != None; k = g.kept[k].among.after {
		m := &g.kept[k]
		posts := g.net.Nodes[m.from.Node].more.posts
		at := letter{node: int(m.from.Node)}
		for i := range posts {
			if &posts[i] == m.post {
				at.post = i
			}
		}
		sorted = sorted && len(m.post.to) == 1
		mail = append(mail, at)
	}
	if sorted {
		slices.SortFunc(mail, func(a, b letter) int {
			if a.node != b.node {
				return a.node - b.node
			}
			return a.post - b.post
		})
	}
	for _, m := range mail {
		to = binary.AppendUvarint(to, uint64(m.node)+1)
		to = binary.AppendUvarint(to, uint64(m.post))
	}
	return append(to, 0)
}

func (s *Snapshots) read() int32 {
	n, length := binary.Uvarint(s.from)
	s.from = s.from[length:]
	return int32(n)
}

// Restore puts a game where it stood when the snapshot was taken, telling nobody.
func (s *Snapshots) Restore(g *Game, from []byte) {
	g.Reset()
	for i := range g.free { // the slots in ascending order, so that the next snapshot lists them alike
		slices.Reverse(g.free[i])
	}
	s.from = from
	s.instances, s.execs = s.instances[:0], s.execs[:0]
	for range s.read() {
		s.restoreInstance(g)
	}
	executions := s.read()
	for x := range executions {
		g.executions = append(g.executions, execution{})
		s.execs = append(s.execs, x)
	}
	var contested []rankedWait
	for x := range executions {
		contested = s.restoreExecution(g, x, contested)
	}
	slices.SortFunc(contested, func(a, b rankedWait) int { return int(a.rank - b.rank) })
	for _, w := range contested {
		g.ordered++
		g.waits[w.wait].order = g.ordered
		g.hear(w.wait)
	}
	for _, i := range s.instances {
		g.instances[i].record, _ = s.restoreRecords(g)
	}
	for x := range executions {
		g.executions[x].todo, g.executions[x].last = s.restoreRecords(g)
	}
	for node := s.read(); node != 0; node = s.read() {
		g.keep(Place{0, None, NodeID(node - 1), None}, &g.net.Nodes[node-1].more.posts[s.read()])
	}
}

// rankedWait is a wait that contests a message, and how old it is among those.
type rankedWait struct{ wait, rank int32 }

func (s *Snapshots) restoreInstance(g *Game) {
	scope := ScopeID(s.read())
	k, parent, host, live := kind(s.read()), s.read()-1, s.read()-1, s.read()
	around := int32(None)
	if parent != None {
		around = s.instances[parent]
	} else {
		g.caseOf(0).roots++
	}
	i := g.open(scope, 0, around, k, host)
	in := &g.instances[i]
	in.live = live
	if k == hosted && s.net.Scopes[scope].Holder == None {
		in.depth++
	}
	slot := int32(None)
	for step := s.read(); step != 0; step = s.read() {
		slot += step
		in.marking[slot] = s.read()
	}
	s.instances = append(s.instances, i)
}

func (s *Snapshots) restoreExecution(g *Game, x int32, contested []rankedWait) []rankedWait {
	e := &g.executions[x]
	*e = execution{state: state(s.read()), node: NodeID(s.read()), wait: None, todo: None, last: None, older: None, younger: None}
	e.instance, e.whole = s.instances[s.read()-1], s.read()-1
	e.worker, e.inside = s.read()-2, s.read()-1
	if e.inside != None {
		e.inside = s.instances[e.inside]
	}
	e.done, e.all, e.wanted, e.performed = s.read(), s.read(), s.read(), s.read()
	flags := s.read()
	e.canceled, e.rests = flags&1 != 0, flags&2 != 0
	s.behind(g, x)
	for st := alertness(s.read()); st != idle; st = alertness(s.read()) {
		at, definition := NodeID(s.read()), s.read()
		times, rank := s.read(), s.read()
		d := &g.net.Nodes[at].more.catches[definition]
		id := g.openWait()
		g.ordered++
		g.waits[id] = wait{state: st, turn: g.waits[id].turn, kind: d.kind, definition: definition, times: times, node: at, execution: x,
			channel: d.channel, beside: None, order: g.ordered}
		g.hang(x, id)
		switch {
		case st != armed:
		case rank != 0:
			contested = append(contested, rankedWait{id, rank})
		default:
			g.hear(id)
		}
	}
	return contested
}

// behind puts an execution behind the others of its instance.
func (s *Snapshots) behind(g *Game, x int32) {
	in := &g.instances[g.executions[x].instance]
	if in.execution == None {
		in.execution = x
		return
	}
	last := in.execution
	if x > 0 && g.executions[x-1].instance == g.executions[x].instance {
		last = x - 1
	}
	for g.executions[last].younger != None {
		last = g.executions[last].younger
	}
	g.executions[last].younger, g.executions[x].older = x, last
}

func (s *Snapshots) restoreRecords(g *Game) (first, last int32) {
	first, last = None, None
	for node := s.read(); node != 0; node = s.read() {
		i := s.read() - 1
		if i != None {
			i = s.instances[i]
		}
		r := g.note(i, NodeID(node-1))
		inner, _ := s.restoreRecords(g)
		g.records[r].inner, g.records[r].count = inner, 1
		if last == None {
			first = r
		} else {
			g.records[last].next = r
		}
		last = r
	}
	return first, last
}

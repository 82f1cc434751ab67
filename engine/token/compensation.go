package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// record is an activity that is done and can be compensated, with what was done inside
// of it; or one that an ad-hoc sub-process is still to do.
type record struct {
	node     NodeID
	instance int32 // where it was done
	next     int32 // what was done before it in the same instance; behind it in a list of things to do
	inner    int32 // what was done inside of it, last first
	count    int32 // in its instance, up to it
}

// mostRecords bounds what one instance remembers.
const mostRecords = 100_000

// compensations finds out whether anything is ever compensated: otherwise nothing is
// remembered.
func (n *Net) compensations() {
	for i := range n.Nodes {
		m := n.Nodes[i].more
		for _, d := range m.throws {
			n.forgives = n.forgives || d.kind == model.CompensationEvent || d.kind == model.CancelEvent
		}
		for _, d := range m.catches {
			n.forgives = n.forgives || d.kind == model.CancelEvent
		}
	}
}

// forgivable says whether an activity can be compensated for itself, whatever was done inside.
func (n *Net) forgivable(node *Node) bool {
	return n.forgives && (node.more.handler != None || node.Inside != None && n.Scopes[node.Inside].compensation != None)
}

// note makes a record.
func (g *Game) note(i int32, at NodeID) int32 {
	var r int32
	if n := len(g.spare.records); n > 0 {
		r = g.spare.records[n-1]
		g.spare.records = g.spare.records[:n-1]
	} else {
		r = int32(len(g.records))
		g.records = append(g.records, record{})
	}
	g.records[r] = record{node: at, instance: i, next: None, inner: None}
	return r
}

// remember notes that an activity was done in an instance.
func (g *Game) remember(i int32, at NodeID, inner int32) {
	if !g.net.forgivable(&g.net.Nodes[at]) && inner == None {
		return
	}
	r := g.note(i, at)
	before := g.instances[i].record
	g.records[r].next, g.records[r].inner, g.records[r].count = before, inner, 1
	if before != None {
		g.records[r].count = g.records[before].count + 1
	}
	g.instances[i].record = r
	if g.records[r].count > mostRecords {
		g.fail(problem.New("token.too-much-done", problem.Say("More than %d activities that can be compensated were done, “%s” last.", "可补偿的活动已执行超过 %d 次，最后一次是“%s”。", mostRecords, g.net.Nodes[at].Label()),
			problem.Say("Let the loop around it come to an end.", "请让其外层的循环能够结束。")).Located(g.net.placeOf(at)))
	}
}

// forget gives back a list of records and everything inside of them.
func (g *Game) forget(r int32) {
	for r != None {
		next := g.records[r].next
		if inner := g.records[r].inner; inner != None {
			g.forget(inner)
		}
		g.spare.records = append(g.spare.records, r)
		r = next
	}
}

// throwCompensation compensates what was done in the scope of a place, or one activity
// of it, last things first. Where the event waits for that, its token rests meanwhile.
func (g *Game) throwCompensation(at Place, target NodeID, waits bool) {
	i := at.Instance
	g.instances[i].live++
	x := g.execute(i, at.Node, repairing)
	for from := i; ; from = g.instances[from].parent {
		found := g.withdrawRecords(from, x, target)
		if in := &g.instances[from]; in.kind != triggered || target != None && found {
			break
		}
	}
	if waits {
		g.instances[i].live--
		g.executions[x].rests = true
		g.instances[i].marking[g.net.Nodes[at.Node].slot]++
	}
	g.compensate(x)
}

// withdrawRecords moves what an instance remembers to what an execution has to do: all of
// it, or that of one activity.
func (g *Game) withdrawRecords(i, x int32, target NodeID) bool {
	found := false
	r := g.instances[i].record
	before := int32(None) // the last record that stays
	for r != None {
		next := g.records[r].next
		if target != None && g.records[r].node != target {
			before = r
			r = next
			continue
		}
		if before == None {
			g.instances[i].record = next
		} else {
			g.records[before].next = next
		}
		g.records[r].next = None
		g.append(x, r)
		found = true
		r = next
	}
	return found
}

// compensate does the next thing that an execution has to compensate, or ends it.
func (g *Game) compensate(x int32) {
	e := &g.executions[x]
	if e.todo == None {
		g.repaired(x)
		return
	}
	r := g.records[e.todo]
	g.records[e.todo].inner, g.records[e.todo].next = None, None
	g.forget(e.todo)
	e.todo = r.next
	switch handler := g.net.Nodes[r.node].more.handler; {
	case handler != None:
		if r.inner != None {
			g.forget(r.inner)
		}
		in := &g.instances[r.instance]
		in.live++
		in.marking[g.net.Nodes[handler].slot]++
		g.entered(r.instance, handler)
		g.engage(r.instance, handler, x)
	default:
		g.reopen(x, r)
	}
}

// reopen compensates what was done inside of a sub-process: by its compensation event
// sub-process, or thing by thing.
func (g *Game) reopen(x int32, r record) {
	e := &g.executions[x]
	scope := g.net.Nodes[r.node].Inside
	inside := g.open(scope, g.instances[e.instance].case_, e.instance, reopened, x)
	g.executions[x].inside = inside
	for inner := r.inner; inner != None; inner = g.records[inner].next {
		g.records[inner].instance = inside
	}
	if by := g.net.Scopes[scope].compensation; by != None {
		g.instances[inside].record = r.inner
		g.openHandler(inside, by, g.net.Scopes[g.net.Nodes[by].Inside].Starts[0])
		return
	}
	g.instances[inside].live++
	worker := g.execute(inside, r.node, repairing)
	g.executions[worker].todo = r.inner
	g.compensate(worker)
}

// repaired ends an execution that has nothing left to compensate.
func (g *Game) repaired(x int32) {
	e := &g.executions[x]
	i, at, rests := e.instance, e.node, e.rests
	g.release(x)
	if !rests {
		g.consume(i)
		return
	}
	g.lift(i, at)
	g.proceed(i, at)
}

package profiles

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var busyLoopRule = finding.Rule{ID: "engines.busy-loop", Severity: finding.Error, Look: named(busyLoop),
	Title: problem.Text{EN: "A loop that Camunda 8 would run through without a pause", ZH: "循环中没有任何等待"}}

// busyLoop finds loops in which nothing waits: "Processes are not allowed to contain a straight-through processing loop" (Camunda 8,
// StraightThroughProcessingLoopValidator; the rule no-loop of bpmnlint-plugin-camunda-compat). Plain and manual tasks are passed at once there, as are gateways.
// Loops of gateways alone it accepts. Only loops within one scope are looked at.
func busyLoop(s *subject) finding.Findings {
	if len(s.among(finding.Camunda8)) == 0 {
		return nil
	}
	var found finding.Findings
	look := func(scope *model.Scope) {
		for _, n := range newRounds(scope).find() {
			found = append(found, finding.On(&n.Base, problem.Say("“%s” is part of a loop in which nothing waits: refused by Camunda 8, which passes plain and manual tasks at once.", "“%s”所在的循环中没有任何等待：普通任务和手工任务会立即通过，Camunda 8 不接受。", n.Label()),
				problem.Say("Make it a user task or a service task, or let the loop wait for a timer or a message.", "请改为用户任务或服务任务，或让循环等待定时器或消息。")))
		}
	}
	for _, p := range s.executable {
		look(&p.Scope)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				look(n.Activity.Inside)
			}
		})
	}
	return found
}

// rounds finds the strongly connected parts of what is passed at once (Tarjan, Depth-first search and linear graph
// algorithms, 1972).
type rounds struct {
	nodes map[model.ID]*model.Node // passed at once
	order []*model.Node
	next  map[model.ID][]model.ID
	seen  map[model.ID]int // when it was come to, from 1
	low   map[model.ID]int
	stack []model.ID
	open  map[model.ID]bool
	found []*model.Node
}

func newRounds(s *model.Scope) *rounds {
	r := &rounds{nodes: map[model.ID]*model.Node{}, next: map[model.ID][]model.ID{}, seen: map[model.ID]int{}, low: map[model.ID]int{}, open: map[model.ID]bool{}}
	for _, n := range s.Nodes {
		if passes(n) {
			r.nodes[n.ID] = n
			r.order = append(r.order, n)
		}
	}
	for _, f := range s.Flows {
		if r.nodes[f.Source] != nil && r.nodes[f.Target] != nil {
			r.next[f.Source] = append(r.next[f.Source], f.Target)
		}
	}
	return r
}

// passes says whether a token passes a node at once in Camunda 8.
func passes(n *model.Node) bool {
	switch n.Kind {
	case model.Task, model.ManualTask, model.ExclusiveGateway, model.InclusiveGateway, model.ParallelGateway:
		return n.Activity == nil || n.Activity.Loop == nil
	}
	return false
}

// find is the first task of every loop.
func (r *rounds) find() []*model.Node {
	for _, n := range r.order {
		if r.seen[n.ID] == 0 {
			r.visit(n.ID)
		}
	}
	return r.found
}

func (r *rounds) visit(id model.ID) {
	r.seen[id] = len(r.seen) + 1
	r.low[id] = r.seen[id]
	r.stack, r.open[id] = append(r.stack, id), true
	itself := false
	for _, to := range r.next[id] {
		itself = itself || to == id
		if r.seen[to] == 0 {
			r.visit(to)
			r.low[id] = min(r.low[id], r.low[to])
		} else if r.open[to] {
			r.low[id] = min(r.low[id], r.seen[to])
		}
	}
	if r.low[id] != r.seen[id] {
		return
	}
	at := len(r.stack) - 1
	for r.stack[at] != id {
		at--
	}
	part := r.stack[at:]
	r.stack = r.stack[:at]
	for _, x := range part {
		r.open[x] = false
	}
	if len(part) > 1 || itself {
		r.tell(part)
	}
}

// tell keeps the first task of a loop; gateways alone are none of Camunda's business.
func (r *rounds) tell(part []model.ID) {
	for _, id := range part {
		if n := r.nodes[id]; n.Kind.IsTask() {
			r.found = append(r.found, n)
			return
		}
	}
}

package soundness

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// mostRepairs is how many ways out are proposed for one fault. Which of them help is tried out by whoever
// offers them.
const mostRepairs = 6

// repair proposes ways out of a fault.
type repair struct {
	net   *token.Net
	taken map[model.ID]bool // ids
	given []model.ID        // of the fix at hand
	edits []edit.Edit       // likewise
	fixes []finding.Fix
}

// repairs are the ways out of a fault, the likeliest first.
func (p *Part) repairs(f *Fault) []finding.Fix {
	at, ok := p.Net.Node(f.Elements[0].ID)
	if !ok {
		return nil
	}
	if p.taken == nil {
		p.taken = edit.Taken(p.Net.Definitions)
	}
	r := &repair{net: p.Net, taken: p.taken}
	switch f.Broken {
	case Completes:
		r.stuck(f, at)
	case Circles:
		r.circle(f)
	case Safe:
		r.meet(f, at)
	case Proper:
		r.reach(at)
	case NoDeadParts:
		for i := range p.Faults {
			if o := &p.Faults[i]; o.Broken == Completes {
				return p.repairs(o)
			}
		}
		r.remove(f)
	}
	return r.fixes
}

// offer closes the fix at hand. The ids that it makes are free for the next one.
func (r *repair) offer(en, zh string, about ...any) {
	for _, id := range r.given {
		delete(r.taken, id)
	}
	if len(r.fixes) < mostRepairs && len(r.edits) > 0 {
		r.fixes = append(r.fixes, finding.Fix{Title: say(en, zh, about...).text(r.net), Edits: r.edits})
	}
	r.given, r.edits = nil, nil
}

func (r *repair) do(e edit.Edit) { r.edits = append(r.edits, e) }

func (r *repair) fresh(stem string) model.ID {
	id := edit.FreshIn(r.taken, stem)
	r.given = append(r.given, id)
	return id
}

func (r *repair) connect(from, to model.ID) {
	r.do(edit.Edit{Do: edit.Connect, Element: r.fresh("Flow_Fix"), Source: from, Target: to})
}

func (r *repair) replace(at token.NodeID, kind model.Kind) {
	r.do(edit.Edit{Do: edit.Replace, Element: r.id(at), Kind: kind.String()})
}

// behind adds a node behind another, in its lane.
func (r *repair) behind(source model.ID, kind model.Kind, stem string) model.ID {
	id := r.fresh(stem)
	r.do(edit.Edit{Do: edit.Add, Element: id, Kind: kind.String(), Source: source})
	return id
}

func (r *repair) id(at token.NodeID) model.ID { return r.net.Nodes[at].ID }

// join lets all flows into a node join in a gateway of a kind: in the node itself, if it is a gateway with
// one way out, or in a new one before it.
func (r *repair) join(at token.NodeID, kind model.Kind) {
	n := &r.net.Nodes[at]
	if n.Gateway != nil && len(n.Out) <= 1 && n.Kind != model.EventBasedGateway {
		if n.Kind != kind {
			r.replace(at, kind)
		}
		return
	}
	id := r.fresh("Gateway_Fix")
	r.do(edit.Edit{Do: edit.Add, Element: id, Kind: kind.String(), Target: n.ID})
	for _, in := range n.In {
		r.do(edit.Edit{Do: edit.Reconnect, Element: r.net.Flows[in].ID, Target: id})
	}
	r.connect(id, n.ID)
}

// split lets a node choose one of its ways, or take all of them.
func (r *repair) split(at token.NodeID, kind model.Kind) {
	n := &r.net.Nodes[at]
	for _, out := range n.Out {
		if f := &r.net.Flows[out]; kind == model.ParallelGateway && f.Condition != nil { // which would mean nothing there
			r.do(edit.Edit{Do: edit.Set, Element: f.ID, Property: "condition"})
		}
	}
	if n.Gateway != nil && len(n.In) <= 1 {
		if n.Kind != kind {
			r.replace(at, kind)
		}
		return
	}
	id := r.behind(n.ID, kind, "Gateway_Fix")
	for _, out := range n.Out {
		r.do(edit.Edit{Do: edit.Reconnect, Element: r.net.Flows[out].ID, Source: id})
	}
	r.connect(n.ID, id)
}

// end gives a node an end event of its own behind it.
func (r *repair) end(from model.ID, event string) model.ID {
	id := r.fresh("End_Fix")
	r.do(edit.Edit{Do: edit.Add, Element: id, Kind: model.EndEvent.String(), Event: event, Source: from})
	return id
}

// around are the nodes before or behind one in its scope, the nearest first, itself included; activities
// lie before their boundary events.
func (r *repair) around(at token.NodeID, back bool, wanted func(*token.Node) bool, most int) []token.NodeID {
	seen := map[token.NodeID]bool{at: true}
	var found []token.NodeID
	for todo := []token.NodeID{at}; len(todo) > 0 && len(found) < most && len(seen) < mostSeen; todo = todo[1:] {
		n := &r.net.Nodes[todo[0]]
		if wanted(n) {
			found = append(found, todo[0])
		}
		var next []token.NodeID
		if back {
			for _, f := range n.In {
				next = append(next, r.net.Flows[f].From)
			}
			if host := r.net.Host(todo[0]); host != token.None {
				next = append(next, host)
			}
		} else {
			for _, f := range n.Out {
				next = append(next, r.net.Flows[f].To)
			}
		}
		for _, id := range next {
			if !seen[id] {
				seen[id] = true
				todo = append(todo, id)
			}
		}
	}
	return found
}

// mostSeen is how far around a fault what may mend it is looked for.
const mostSeen = 500

func (r *repair) splitsBefore(at token.NodeID, wanted func(model.Kind) bool, most int) []token.NodeID {
	return r.around(at, true, func(n *token.Node) bool { return len(n.Out) > 1 && wanted(n.Kind) }, most)
}

// forking says whether tokens may leave a node of a kind on several ways at once.
func forking(k model.Kind) bool { return k != model.ExclusiveGateway && k != model.EventBasedGateway }

func choosing(k model.Kind) bool { return k == model.ExclusiveGateway || k == model.InclusiveGateway }

// stuck mends a case that waits in vain.
func (r *repair) stuck(f *Fault, at token.NodeID) {
	n := &r.net.Nodes[at]
	switch {
	case n.Kind.IsGateway() && len(n.In) > 1:
		r.join(at, model.ExclusiveGateway)
		r.offer("Let “%s” wait for nobody: make it an exclusive gateway", "让“%s”不再等待：改为排他网关", n.ID)
		if back := r.around(at, false, func(o *token.Node) bool {
			return o.Kind.IsGateway() && o.Kind != model.ExclusiveGateway && len(o.Out) > 1 && r.leads(o, at)
		}, 1); len(back) > 0 {
			r.join(at, model.ExclusiveGateway)
			r.split(back[0], model.ExclusiveGateway)
			r.offer("Make a loop of it: “%s” and “%s” become exclusive gateways", "改为循环：将“%s”和“%s”都改为排他网关", n.ID, r.id(back[0]))
		}
		splits := r.splitsBefore(at, choosing, 2)
		if split, ok := r.net.Node(f.split); ok && f.split != "" {
			splits = append([]token.NodeID{split}, slices.DeleteFunc(splits, func(s token.NodeID) bool { return s == split })...)
		}
		for _, end := range r.ended(f.Run, n.Scope) {
			r.do(edit.Edit{Do: edit.Replace, Element: r.id(end), Kind: model.EndEvent.String(), Event: "terminate"})
			r.offer("Let “%s” end the whole case", "让“%s”终止整个案例", r.id(end))
		}
		for _, split := range splits {
			r.split(split, model.ParallelGateway)
			r.offer("Take all ways from “%s”: make it a parallel gateway", "让“%s”的所有路径都执行：改为并行网关", r.id(split))
		}
		for _, split := range splits[:min(1, len(splits))] {
			r.split(split, model.InclusiveGateway)
			r.join(at, model.InclusiveGateway)
			r.offer("Make “%s” and “%s” inclusive gateways", "将“%s”和“%s”都改为包容网关", r.id(split), n.ID)
		}
		if n.Kind != model.InclusiveGateway {
			r.join(at, model.InclusiveGateway)
			r.offer("Let “%s” wait only for what can still come: make it an inclusive gateway", "让“%s”只等待仍会到来的分支：改为包容网关", n.ID)
		}
	case n.Activity != nil && len(n.Out) == 1:
		r.limit(n, false)
		r.offer("Go on after a day without “%s”", "“%s”超过一天未发生时继续", n.ID)
		r.limit(n, true)
		r.offer("End the case after a day without “%s”", "“%s”超过一天未发生时结束案例", n.ID)
	case n.Kind == model.IntermediateCatchEvent && len(n.Out) == 1 && len(n.In) == 1 && r.net.Nodes[r.net.Flows[n.In[0]].From].Kind != model.EventBasedGateway:
		r.race(n, false)
		r.offer("Go on after a day without “%s”", "“%s”超过一天未发生时继续", n.ID)
		r.race(n, true)
		r.offer("End the case after a day without “%s”", "“%s”超过一天未发生时结束案例", n.ID)
	case n.Kind == model.EventBasedGateway:
		timer := r.timer(n.ID)
		r.connect(n.ID, timer)
		r.connect(timer, r.end(n.ID, ""))
		r.offer("End after a day if nothing happens behind “%s”", "“%s”之后一天内无事发生时结束", n.ID)
	}
}

// day is how long is waited where nobody has said so; whoever takes the fix will set it.
const day = "P1D"

func (r *repair) timer(beside model.ID) model.ID {
	id := r.fresh("Event_Fix")
	r.do(edit.Edit{Do: edit.Add, Element: id, Kind: model.IntermediateCatchEvent.String(), Event: "timer", Value: day, Source: beside})
	return id
}

// limit gives an activity a time limit, after which the case goes on or ends.
func (r *repair) limit(n *token.Node, ends bool) {
	id := r.fresh("Event_Fix")
	r.do(edit.Edit{Do: edit.Add, Element: id, Kind: model.BoundaryEvent.String(), Event: "timer", Value: day, Source: n.ID, Property: "attached"})
	r.goOn(n, id, ends)
}

// race lets an event and a timer be waited for, whichever comes first.
func (r *repair) race(n *token.Node, ends bool) {
	gate := r.behind(r.net.Nodes[r.net.Flows[n.In[0]].From].ID, model.EventBasedGateway, "Gateway_Fix")
	r.do(edit.Edit{Do: edit.Reconnect, Element: r.net.Flows[n.In[0]].ID, Target: gate})
	r.connect(gate, n.ID)
	timer := r.timer(n.ID)
	r.connect(gate, timer)
	r.goOn(n, timer, ends)
}

// goOn leads from a timer to where its element leads, or to an end of the whole case.
func (r *repair) goOn(n *token.Node, timer model.ID, ends bool) {
	if ends {
		r.connect(timer, r.end(n.ID, "terminate"))
		return
	}
	merge := r.behind(n.ID, model.ExclusiveGateway, "Gateway_Fix")
	r.do(edit.Edit{Do: edit.Reconnect, Element: r.net.Flows[n.Out[0]].ID, Source: merge})
	r.connect(n.ID, merge)
	r.connect(timer, merge)
}

// ended are the plain end events of a scope that a run reaches, the last one first.
func (r *repair) ended(run []finding.Step, s token.ScopeID) []token.NodeID {
	t := newTeller(r.net)
	t.game = token.NewGame(r.net, t)
	t.prepare()
	var ends []token.NodeID
	t.game.Watch = func(s token.Step) {
		if s.Enter && r.net.Nodes[s.Node].Kind == model.EndEvent && len(r.net.Nodes[s.Node].Event.Definitions) == 0 {
			ends = append(ends, s.Node)
		}
	}
	for i := range run {
		if t.step(&run[i], i) != nil {
			break
		}
	}
	slices.Reverse(ends)
	ends = slices.DeleteFunc(ends, func(id token.NodeID) bool { return r.net.Nodes[id].Scope != s })
	return ends[:min(1, len(ends))]
}

// meet mends tokens that meet: by joining them where they come together, or by not forking them.
func (r *repair) meet(f *Fault, at token.NodeID) {
	from := at
	if len(f.Elements) > 1 { // they meet on the flow from there
		from, _ = r.net.Node(f.Elements[1].ID)
	}
	r.together(from)
}

// together proposes for the merges before a node that branches are joined there, or not taken at once.
func (r *repair) together(at token.NodeID) {
	merges := r.around(at, true, func(n *token.Node) bool { return len(n.In) > 1 && n.Kind != model.ParallelGateway }, 2)
	splits := r.splitsBefore(at, forking, 2)
	for i := range max(len(merges), len(splits)) {
		if i < len(merges) {
			m := merges[i]
			r.join(m, model.ParallelGateway)
			r.offer("Wait for all branches at “%s”: join them in a parallel gateway", "在“%s”处等待所有分支：用并行网关汇合", r.id(m))
			if r.net.Nodes[m].Kind != model.InclusiveGateway {
				r.join(m, model.InclusiveGateway)
				r.offer("Wait for the branches under way at “%s”: join them in an inclusive gateway", "在“%s”处等待已启动的分支：用包容网关汇合", r.id(m))
			}
		}
		if i < len(splits) {
			s := splits[i]
			r.split(s, model.ExclusiveGateway)
			r.offer("Take one way from “%s” only: choose it in an exclusive gateway", "“%s”之后只走一条路径：用排他网关选择", r.id(s))
		}
	}
	for _, b := range r.around(at, true, func(n *token.Node) bool { return n.Kind == model.BoundaryEvent && !n.Event.Interrupting }, 2) {
		for _, last := range r.flowsInto(merges, b) {
			r.do(edit.Edit{Do: edit.Reconnect, Element: last, Target: r.end(r.net.Nodes[b].ID, "")})
		}
		r.offer("Let what follows “%s” end by itself", "让“%s”之后的分支单独结束", r.id(b))
	}
}

// flowsInto are those into one of the merges to which a node leads without another.
func (r *repair) flowsInto(merges []token.NodeID, from token.NodeID) []model.ID {
	var found []model.ID
	for at := from; len(r.net.Nodes[at].Out) == 1; {
		f := &r.net.Flows[r.net.Nodes[at].Out[0]]
		if at = f.To; slices.Contains(merges, at) {
			return append(found, f.ID)
		}
		if len(r.net.Nodes[at].In) > 1 {
			break
		}
	}
	return found
}

// reach mends an end that is reached more than once.
func (r *repair) reach(at token.NodeID) {
	n := &r.net.Nodes[at]
	if len(n.In) > 1 {
		r.join(at, model.ParallelGateway)
		r.offer("Join the branches before “%s” in a parallel gateway", "在“%s”之前用并行网关汇合各分支", n.ID)
		r.apart(n)
		r.offer("Give each branch that ends at “%s” an end event of its own", "为在“%s”结束的每个分支分别设置结束事件", n.ID)
		r.join(at, model.InclusiveGateway)
		r.offer("Join the branches before “%s” in an inclusive gateway", "在“%s”之前用包容网关汇合各分支", n.ID)
	}
	r.together(at)
}

// apart gives all flows into an end but the first an end event like it.
func (r *repair) apart(n *token.Node) {
	event := ""
	if len(n.Event.Definitions) == 1 {
		event = n.Event.Definitions[0].Kind.String()
	}
	for _, in := range n.In[1:] {
		id := r.fresh("End_Fix")
		r.do(edit.Edit{Do: edit.Add, Element: id, Kind: model.EndEvent.String(), Event: event, Name: n.Name, Source: r.id(r.net.Flows[in].From)})
		r.do(edit.Edit{Do: edit.Reconnect, Element: r.net.Flows[in].ID, Target: id})
	}
}

// circle gives what goes round for ever a way out, or lets it not fork.
func (r *repair) circle(f *Fault) {
	at, _ := r.net.Node(f.Elements[0].ID)
	round := r.around(at, false, func(n *token.Node) bool { return r.leads(n, at) }, mostSeen)
	for _, kinds := range [...]func(*token.Node) bool{
		func(n *token.Node) bool { return n.Kind == model.ExclusiveGateway && len(n.Out) > 1 },
		func(n *token.Node) bool { return n.Activity != nil && len(n.Out) == 1 },
		func(n *token.Node) bool { return n.Kind == model.ParallelGateway && len(n.Out) > 1 },
		func(n *token.Node) bool {
			return len(r.fixes) == 0 && n.Kind == model.ExclusiveGateway && len(n.Out) == 1
		},
	} {
		for i, id := range slices.DeleteFunc(slices.Clone(round), func(id token.NodeID) bool { return !kinds(&r.net.Nodes[id]) }) {
			if i < 2 {
				r.wayOut(id)
			}
		}
	}
}

// wayOut lets tokens leave a circle at a node.
func (r *repair) wayOut(at token.NodeID) {
	n := &r.net.Nodes[at]
	switch {
	case n.Kind == model.ParallelGateway:
		r.split(at, model.ExclusiveGateway)
		r.offer("Take one way from “%s” only: make it an exclusive gateway", "“%s”之后只走一条路径：改为排他网关", n.ID)
		return
	case n.Kind == model.ExclusiveGateway && len(n.Out) > 1:
		r.connect(n.ID, r.end(n.ID, ""))
	default:
		r.split(at, model.ExclusiveGateway)
		from := n.ID
		if len(r.given) > 0 {
			from = r.given[0]
		}
		r.connect(from, r.end(n.ID, ""))
	}
	r.offer("Let the case end after “%s”, too", "允许案例在“%s”之后结束", n.ID)
}

// leads says whether a way leads from behind a node to another.
func (r *repair) leads(from *token.Node, to token.NodeID) bool {
	for _, f := range from.Out {
		if len(r.around(r.net.Flows[f].To, false, func(n *token.Node) bool { return n.ID == r.id(to) }, 1)) > 0 {
			return true
		}
	}
	return false
}

// remove takes away what no run comes to.
func (r *repair) remove(f *Fault) {
	if len(f.Elements) > mostRemoved {
		return
	}
	for _, n := range f.Elements {
		r.do(edit.Edit{Do: edit.Remove, Element: n.ID})
	}
	r.offer("Remove %s", "删除%s", idsOf(f.Elements))
}

// mostRemoved is how many elements one fix takes away.
const mostRemoved = 10

package bpmn

import (
	"fmt"
	"slices"

	"sandtable/engine/model"
)

// link looks at what the whole file says together: references, flows, lanes, drawing.
func (r *reader) link() {
	if r.checkDuplicates(); r.refusal != nil {
		return
	}
	r.checkReferences()
	n := r.network()
	n.attach()
	n.checkNodes()
	r.checkLanes(n)
	r.checkDrawings()
	r.checkDrawn()
}

// network is where every flow node of the file stands.
type network struct {
	*reader
	placed map[model.ID]*placement
	order  []*placement // in file order
	scopes []inside
}

// placement is a node, what holds it, and the flows that say they touch it.
type placement struct {
	node     *model.Node
	in       inside
	incoming []model.ID
	outgoing []model.ID
}

// inside is a scope and what it belongs to; holder is nil in a process.
type inside struct {
	scope   *model.Scope
	holder  *model.Node
	process *model.Process
}

// network lists nodes and scopes, and names nodes and flows that have no id: others
// must be able to refer to them.
func (r *reader) network() *network {
	n := &network{reader: r, placed: map[model.ID]*placement{}}
	for _, p := range r.file.Processes {
		r.name("process", &p.Base)
		n.enter(inside{&p.Scope, nil, p})
	}
	return n
}

func (n *network) enter(in inside) {
	n.scopes = append(n.scopes, in)
	for _, f := range in.scope.Flows {
		n.name("sequenceFlow", &f.Base)
	}
	for _, node := range in.scope.Nodes {
		n.name(node.Kind.String(), &node.Base)
		p := &placement{node: node, in: in}
		n.order = append(n.order, p)
		n.placed[node.ID] = p
		if node.Activity != nil && node.Activity.Inside != nil {
			n.enter(inside{node.Activity.Inside, node, in.process})
		}
	}
}

// name gives an element without id one that no valid id can equal.
func (r *reader) name(element string, base *model.Base) {
	if base.ID != "" {
		return
	}
	id := fmt.Sprintf("%s@%d:%d", element, base.At.Line, base.At.Column)
	for ; r.exists(model.ID(id)); id += "'" {
	}
	base.ID = model.ID(id)
	r.ids[base.ID] = declared{base.At, element, semantic}
	r.note(withoutID(element, base))
}

// attach gives every node its flows.
func (n *network) attach() {
	var moved []*model.SequenceFlow
	var where []*model.Scope
	for _, in := range n.scopes {
		flows := in.scope.Flows[:0]
		for _, f := range in.scope.Flows {
			home, ok := n.flow(f, in)
			switch {
			case !ok:
			case home == in.scope:
				flows = append(flows, f)
			default:
				moved, where = append(moved, f), append(where, home)
			}
		}
		in.scope.Flows = flows
	}
	for i, f := range moved {
		where[i].Flows = append(where[i].Flows, f)
	}
}

// flow attaches one flow to its ends. It says which scope the flow belongs to, and
// false where it leads from nowhere to nowhere.
func (n *network) flow(f *model.SequenceFlow, in inside) (*model.Scope, bool) {
	if f.Source == "" && f.Target == "" {
		n.note(flowWithoutEnds(f))
		return nil, false
	}
	from, to := n.end(f, f.Source, "sourceRef"), n.end(f, f.Target, "targetRef")
	if from != nil {
		from.outgoing = append(from.outgoing, f.ID)
	}
	if to != nil {
		to.incoming = append(to.incoming, f.ID)
	}
	if from == nil || to == nil {
		return in.scope, true
	}
	switch {
	case from.in.process != to.in.process:
		n.note(flowAcrossPools(f))
	case from.in.scope != to.in.scope:
		n.note(flowAcrossScopes(f))
	case from.in.scope != in.scope:
		n.note(flowElsewhere(f))
		return from.in.scope, true
	}
	return in.scope, true
}

func (n *network) end(f *model.SequenceFlow, id model.ID, end string) *placement {
	switch p := n.placed[id]; {
	case id == "":
		n.note(flowWithoutEnd(f, end))
	case p != nil:
		return p
	case n.exists(id):
		n.note(flowToNoNode(f, id, n.ids[id].element, end))
	default:
		n.note(flowDangling(f, id, end))
	}
	return nil
}

// checkNodes compares what nodes say with what is so.
func (n *network) checkNodes() {
	for _, p := range n.order {
		node := p.node
		if disagrees(node.Incoming, p.incoming) || disagrees(node.Outgoing, p.outgoing) {
			n.note(flowsDisagree(node))
		}
		node.Incoming, node.Outgoing = p.incoming, p.outgoing
		n.checkDefault(node)
		switch {
		case node.Event != nil:
			n.checkEvent(p)
		case node.Activity != nil:
			n.checkActivity(p)
		}
	}
}

// disagrees says whether a node names other flows than those that name it. A node
// that names none leaves it to them.
func disagrees(said, so []model.ID) bool {
	if len(said) == 0 || slices.Equal(said, so) {
		return false
	}
	a, b := slices.Clone(said), slices.Clone(so)
	slices.Sort(a)
	slices.Sort(b)
	return !slices.Equal(a, b)
}

// checkDefault takes away a default flow that does not leave the node.
func (n *network) checkDefault(node *model.Node) {
	var flow *model.ID
	switch {
	case node.Gateway != nil:
		flow = &node.Gateway.Default
	case node.Activity != nil:
		flow = &node.Activity.Default
	default:
		return
	}
	if *flow != "" && !slices.Contains(node.Outgoing, *flow) {
		n.note(defaultNotOutgoing(node, *flow))
		*flow = ""
	}
}

func (n *network) checkEvent(p *placement) {
	node, event := p.node, p.node.Event
	for _, d := range event.Definitions {
		if d.Kind == model.SignalEvent {
			n.checkSignal(d, node, p.in.process)
		}
	}
	if node.Kind != model.BoundaryEvent {
		return
	}
	switch host := n.placed[event.AttachedTo]; {
	case host == nil:
		n.note(boundaryWithoutHost(node))
	case !host.node.Kind.IsActivity():
		n.note(boundaryOnWrongHost(node, host.node))
	case host.in.scope != p.in.scope:
		n.note(boundaryElsewhere(node))
	}
}

// checkSignal looks for the signal of a signal event. Engines let extensions name it,
// and a drawing that is not to be executed may leave it open.
func (n *network) checkSignal(d *model.EventDefinition, node *model.Node, process *model.Process) {
	switch {
	case d.Ref != "" && !n.exists(d.Ref):
		n.note(signalDangling(d, node))
	case d.Ref == "" && len(d.Attributes) == 0 && len(d.Extensions) == 0:
		n.note(signalWithoutRef(d, node, process.IsExecutable))
	}
}

func (n *network) checkActivity(p *placement) {
	node, activity := p.node, p.node.Activity
	flows := append(slices.Clone(p.incoming), p.outgoing...)
	if activity.TriggeredByEvent && len(flows) > 0 {
		n.note(flowAtEventSubProcess(node))
	}
	if activity.ForCompensation && len(flows) > 0 {
		n.note(flowAtCompensation(node, n.flowPos(flows[0])))
	}
	if node.Kind == model.CallActivity && activity.Called == p.in.process.ID {
		n.note(callsItself(node))
	}
}

// flowPos is where a flow stands in the file.
func (n *network) flowPos(id model.ID) model.Pos { return n.ids[id].at }

// member is a lane's mention of a node.
type member struct {
	lane *model.Lane
	id   model.ID
	at   model.Pos
}

// checkLanes keeps every node in one lane of a lane set, the first that names it;
// lanes around that one may name it too.
func (r *reader) checkLanes(n *network) {
	at := map[*model.Lane][]model.Pos{}
	for _, m := range r.members {
		at[m.lane] = append(at[m.lane], m.at)
	}
	check := func(sets []*model.LaneSet) {
		for _, s := range sets {
			l := &laneCheck{n, at, map[model.ID]*model.Lane{}, map[*model.Lane]bool{}}
			l.set(s)
		}
	}
	for _, p := range r.file.Processes {
		check(p.LaneSets)
	}
	for _, p := range n.order {
		if p.node.Activity != nil {
			check(p.node.Activity.LaneSets)
		}
	}
}

type laneCheck struct {
	*network
	at     map[*model.Lane][]model.Pos
	first  map[model.ID]*model.Lane
	around map[*model.Lane]bool // the lanes that hold the one at hand
}

func (l *laneCheck) set(s *model.LaneSet) {
	for _, lane := range s.Lanes {
		nodes := lane.Nodes[:0]
		for i, id := range lane.Nodes {
			at, other := l.at[lane][i], l.first[id]
			switch {
			case l.placed[id] == nil && !l.exists(id):
				l.note(laneUnknown(lane, id, at))
				continue
			case other != nil && !l.around[other]:
				l.note(laneTwice(lane, other, id, at))
				continue
			}
			l.first[id] = lane
			nodes = append(nodes, id)
		}
		lane.Nodes = nodes
		if lane.Children != nil {
			l.around[lane] = true
			l.set(lane.Children)
			l.around[lane] = false
		}
	}
}

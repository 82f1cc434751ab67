package report

import (
	"cmp"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// column finds the column of a node, or makes it.
func (f *BoardFilm) column(at token.NodeID) int {
	if f.at[at] < 0 {
		f.at[at] = len(f.columns)
		net := f.program.Net
		node, place := &net.Nodes[at], at
		for call := callOf(net, at); call != token.None && call != place; call = callOf(net, call) {
			place = call
		}
		f.columns = append(f.columns, BoardColumn{Element: string(node.ID), Name: node.Name, Kind: node.Kind.String(),
			Lane: laneOf(net, at), Place: string(net.Nodes[place].ID)})
	}
	return f.at[at]
}

// laneOf is the innermost lane of a node, else the pool of its process; "" where there is neither.
func laneOf(net *token.Net, at token.NodeID) (name string) {
	scope := net.Nodes[at].Scope
	process := net.Scopes[scope].Process
	for {
		id := net.Nodes[at].ID
		process.Lanes(func(l *model.Lane) {
			if slices.Contains(l.Nodes, id) {
				name = l.Label() // the inner ones come later
			}
		})
		holder := net.Scopes[net.Nodes[at].Scope].Holder
		if name != "" || holder == token.None {
			break
		}
		at = holder
	}
	if pool := net.Definitions.Participant(process.ID); name == "" && pool != nil {
		return pool.Label()
	}
	return name
}

// columnOrder says at which place the columns stand: by lane, the one first come to first, then
// in the order of flow.
func columnOrder(p *compile.Program, at []int) (places []int) {
	flow := flowOrder(p)
	nodes := make([]token.NodeID, 0, len(at))
	lanes, foremost := map[token.NodeID]string{}, map[string]int{}
	for node, column := range at {
		if column < 0 {
			continue
		}
		id := token.NodeID(node)
		nodes = append(nodes, id)
		lane := laneOf(p.Net, id)
		lanes[id] = lane
		if now, known := foremost[lane]; !known || flow[id] < now {
			foremost[lane] = flow[id]
		}
	}
	slices.SortFunc(nodes, func(a, b token.NodeID) int {
		return cmp.Or(cmp.Compare(foremost[lanes[a]], foremost[lanes[b]]), cmp.Compare(flow[a], flow[b]))
	})
	places = make([]int, len(nodes))
	for place, node := range nodes {
		places[at[node]] = place
	}
	return places
}

// flowOrder numbers nodes so that each comes before those that it leads to, but for the
// flows that lead back: in reverse postorder of a depth-first search.
func flowOrder(p *compile.Program) []int {
	net := p.Net
	order, seen, post := make([]int, len(net.Nodes)), make([]bool, len(net.Nodes)), []token.NodeID{}
	var visit func(at token.NodeID)
	visit = func(at token.NodeID) {
		if seen[at] {
			return
		}
		seen[at] = true
		n := &net.Nodes[at]
		for _, f := range slices.Backward(n.Out) { // the flow drawn first is visited last, and so comes first
			visit(net.Flows[f].To)
		}
		for _, b := range slices.Backward(boundaries(net, at)) {
			visit(b)
		}
		if n.Inside != token.None {
			for _, s := range slices.Backward(net.Scopes[n.Inside].Starts) {
				visit(s)
			}
		}
		post = append(post, at)
	}
	number := 0
	from := func(starts []token.NodeID) {
		for _, s := range slices.Backward(starts) {
			visit(s)
		}
		for _, at := range slices.Backward(post) {
			order[at] = number
			number++
		}
		post = post[:0]
	}
	for _, root := range net.Roots {
		from(net.Scopes[root].Starts)
	}
	for i := range net.Nodes { // event sub-processes, and what nothing leads to
		from([]token.NodeID{token.NodeID(i)})
	}
	return order
}

// boundaries are the events attached to a node.
func boundaries(net *token.Net, at token.NodeID) (all []token.NodeID) {
	for _, other := range net.Scopes[net.Nodes[at].Scope].Nodes {
		if e := net.Nodes[other].Event; e != nil && e.AttachedTo == net.Nodes[at].ID {
			all = append(all, other)
		}
	}
	return all
}

// arrange puts the columns at their places.
func (b *Board) arrange(places []int) {
	columns := make([]BoardColumn, len(b.Columns))
	for column, place := range places {
		columns[place] = b.Columns[column]
	}
	b.Columns = columns
	for i := range b.Frames {
		cells := b.Frames[i].Cells
		for k := range cells {
			cells[k].Column = places[cells[k].Column]
		}
		slices.SortFunc(cells, func(x, y BoardCell) int { return cmp.Compare(x.Column, y.Column) })
	}
}

package model

// Walk calls visit for every flow node of the scope and of those inside it, outer
// nodes first, in file order, with the node that holds it (nil in a process).
func (s *Scope) Walk(visit func(n *Node, holder *Node)) { s.walk(nil, visit) }

func (s *Scope) walk(holder *Node, visit func(n, holder *Node)) {
	for _, n := range s.Nodes {
		visit(n, holder)
		if n.Activity != nil && n.Activity.Inside != nil {
			n.Activity.Inside.walk(n, visit)
		}
	}
}

// Node finds a flow node anywhere in the file, or nil.
func (d *Definitions) Node(id ID) *Node {
	var found *Node
	for _, p := range d.Processes {
		p.Walk(func(n, _ *Node) {
			if found == nil && n.ID == id {
				found = n
			}
		})
	}
	return found
}

// Process finds a process, or nil.
func (d *Definitions) Process(id ID) *Process {
	for _, p := range d.Processes {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// Resource finds a role, or nil.
func (d *Definitions) Resource(id ID) *Resource {
	for _, r := range d.Resources {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// Participant finds the pool of a process, or nil.
func (d *Definitions) Participant(process ID) *Participant {
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			if p.Process == process {
				return p
			}
		}
	}
	return nil
}

// Label is the element's name, or its id where it has none.
func (b *Base) Label() string {
	if b.Name != "" {
		return b.Name
	}
	return string(b.ID)
}

// Lanes calls visit for every lane of the process, outer lanes first.
func (p *Process) Lanes(visit func(*Lane)) {
	for _, s := range p.LaneSets {
		s.walk(visit)
	}
}

func (s *LaneSet) walk(visit func(*Lane)) {
	for _, l := range s.Lanes {
		visit(l)
		if l.Children != nil {
			l.Children.walk(visit)
		}
	}
}

// Flow finds a sequence flow anywhere in the file, or nil.
func (d *Definitions) Flow(id ID) *SequenceFlow {
	for _, p := range d.Processes {
		if f := p.flow(id); f != nil {
			return f
		}
	}
	return nil
}

func (s *Scope) flow(id ID) *SequenceFlow {
	for _, f := range s.Flows {
		if f.ID == id {
			return f
		}
	}
	for _, n := range s.Nodes {
		if n.Activity != nil && n.Activity.Inside != nil {
			if f := n.Activity.Inside.flow(id); f != nil {
				return f
			}
		}
	}
	return nil
}

package walk

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/token"
)

// tally is what walks have come to.
type tally struct {
	nodes, flows []bool
	held, failed []bool // by flow: its condition was seen to hold, or not to
	known        []bool // by slot
}

func newTally(g *Ground) *tally {
	return &tally{nodes: make([]bool, len(g.net.Nodes)), flows: make([]bool, len(g.net.Flows)), held: make([]bool, len(g.net.Flows)),
		failed: make([]bool, len(g.net.Flows)), known: make([]bool, g.variables().Len())}
}

func (t *tally) outcome(f token.FlowID, holds bool) {
	if holds {
		t.held[f] = true
	} else {
		t.failed[f] = true
	}
}

// add puts what another walk has come to with this.
func (t *tally) add(o *tally) {
	for _, both := range [][2][]bool{{t.nodes, o.nodes}, {t.flows, o.flows}, {t.held, o.held}, {t.failed, o.failed}} {
		for i, seen := range both[1] {
			both[0][i] = both[0][i] || seen
		}
	}
}

// Coverage is how much of a process some walks have come to.
type Coverage struct {
	Nodes      Count      `json:"nodes"`
	Flows      Count      `json:"flows"`
	Conditions Count      `json:"conditions"` // each counts twice: once for holding, once for not
	Covered    []model.ID `json:"covered"`    // nodes and flows, in file order
	Missing    []Missing  `json:"missing"`
}

// Count is so many of all.
type Count struct {
	Covered int `json:"covered"`
	Total   int `json:"total"`
}

// Share is from 0 to 1; of nothing, all is covered.
func (c Count) Share() float64 {
	if c.Total == 0 {
		return 1
	}
	return float64(c.Covered) / float64(c.Total)
}

// Share is how much is covered of all that there is, from 0 to 1.
func (c *Coverage) Share() float64 {
	return Count{c.Nodes.Covered + c.Flows.Covered + c.Conditions.Covered, c.Nodes.Total + c.Flows.Total + c.Conditions.Total}.Share()
}

// Missing is what no walk has come to.
type Missing struct {
	What    string   `json:"what"` // node, flow, true (the condition of a flow never held) or false
	Element model.ID `json:"element"`
	Name    string   `json:"name"`           // of a flow: its own; empty: it has none
	From    string   `json:"from,omitempty"` // of a flow: the name of where it comes from
	To      string   `json:"to,omitempty"`   // of a flow: the name of where it leads
	Text    string   `json:"text,omitempty"` // of a condition
}

// count adds one, covered or not.
func (c *Count) count(covered bool) bool {
	c.Total++
	if covered {
		c.Covered++
	}
	return covered
}

// Cover is how much some walks have come to together.
func Cover(g *Ground, walks ...*Played) *Coverage {
	all := newTally(g)
	for _, w := range walks {
		all.add(w.seen)
	}
	return g.coverage(all)
}

func (g *Ground) coverage(t *tally) *Coverage {
	c := &Coverage{Covered: []model.ID{}, Missing: []Missing{}}
	for i := range g.net.Nodes {
		node := &g.net.Nodes[i]
		if !g.counts(node) {
			continue
		}
		if c.Nodes.count(t.nodes[i]) {
			c.Covered = append(c.Covered, node.ID)
		} else {
			c.Missing = append(c.Missing, Missing{What: "node", Element: node.ID, Name: node.Label()})
		}
	}
	for i := range g.net.Flows {
		f := token.FlowID(i)
		if c.Flows.count(t.flows[i]) {
			c.Covered = append(c.Covered, g.net.Flows[i].ID)
		} else {
			c.Missing = append(c.Missing, g.missingFlow("flow", f, ""))
		}
	}
	for _, f := range g.conditional() {
		for _, outcome := range []struct {
			what string
			seen bool
		}{{"true", t.held[f]}, {"false", t.failed[f]}} {
			if !c.Conditions.count(outcome.seen) {
				c.Missing = append(c.Missing, g.missingFlow(outcome.what, f, g.conditionText(f)))
			}
		}
	}
	return c
}

func (g *Ground) missingFlow(what string, f token.FlowID, text string) Missing {
	flow := &g.net.Flows[f]
	return Missing{what, flow.ID, flow.Name, g.net.Nodes[flow.From].Label(), g.net.Nodes[flow.To].Label(), text}
}

// counts says whether a token ever comes to a node: not to event sub-processes, of which the start does, nor to what compensates.
func (g *Ground) counts(n *token.Node) bool {
	switch {
	case n.Activity != nil && n.Activity.TriggeredByEvent:
		return false
	case n.Kind == model.BoundaryEvent && len(n.Event.Definitions) > 0 && n.Event.Definitions[0].Kind == model.CompensationEvent:
		return false
	}
	return true
}

// conditional are the flows whose conditions the data decides.
func (g *Ground) conditional() (all []token.FlowID) {
	for i := range g.program.Branches {
		b := &g.program.Branches[i]
		if !decided(b) {
			continue
		}
		for k, f := range b.Flows {
			if b.Conditions[k] != nil {
				all = append(all, f)
			}
		}
	}
	slices.Sort(all)
	return all
}

func (g *Ground) conditionText(f token.FlowID) string {
	b := &g.program.Branches[g.net.Flows[f].From]
	for k, other := range b.Flows {
		if other == f && b.Conditions != nil && b.Conditions[k] != nil {
			return b.Conditions[k].Text
		}
	}
	return ""
}

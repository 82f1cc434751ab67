package walk

import (
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Decision is a choice of ways, and why it was made.
type Decision struct {
	Step    int            `json:"step"`
	After   int            `json:"after"` // how many visits of the path came before it
	Element model.ID       `json:"element"`
	Taken   []model.ID     `json:"taken"` // flows; none: nothing decides, and the token rests
	ByHand  bool           `json:"byHand,omitempty"`
	Asked   []Asked        `json:"asked,omitempty"` // the conditions, in their order
	Data    map[string]any `json:"data,omitempty"`  // what they read
}

// Asked is a condition that was looked at.
type Asked struct {
	Flow  model.ID         `json:"flow"`
	Text  string           `json:"text"`
	Holds bool             `json:"holds"`
	Fault *problem.Problem `json:"-"` // it could not be worked out
}

// Choose decides on which flows a token leaves: as the step says, else as the data does. Where neither does, a token rests at
// a gateway, and of an activity somebody is asked. It is called by the game.
func (p *player) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	node, b := &p.ground.net.Nodes[at.Node], &p.ground.program.Branches[at.Node]
	d := Decision{Step: p.step, After: len(p.path), Element: node.ID}
	var ways []token.FlowID
	if a, ok := p.answer(at.Node); ok {
		d.ByHand = true
		if ways, ok = p.named(node, a.Flows); !ok {
			p.fail(problem.New("walk.no-such-way", problem.Say("That way does not leave “%s”.", "所选路径不是“%s”的出口。", node.Label()), problem.Say("Decide again.", "请重新选择。")).Located(problem.Place{Element: string(node.ID)}))
			return taken
		}
	} else if decided(b) {
		ways = p.byData(b, at, &d)
	}
	for _, f := range ways {
		d.Taken = append(d.Taken, p.ground.net.Flows[f].ID)
	}
	if len(ways) == 0 && !rests(node.Kind) {
		p.ask(Question{Element: node.ID, Ask: "ways", Flows: p.waysOut(node), Several: b.Several})
		return taken
	}
	if len(ways) > 0 || len(d.Asked) > 0 {
		p.decisions = append(p.decisions, d)
	}
	return append(taken, ways...)
}

// rests says whether a token can wait at an element until somebody decides.
func rests(k model.Kind) bool {
	return k == model.ExclusiveGateway || k == model.InclusiveGateway || k == model.ComplexGateway
}

// named are flows by their ids; false where they do not leave the node, or are too many.
func (p *player) named(node *token.Node, ids []model.ID) (all []token.FlowID, ok bool) {
	_, several := p.ground.net.Splits(p.nodeOf(node.ID))
	for _, id := range ids {
		f, known := p.ground.net.Flow(id)
		if !known || !slices.Contains(node.Out, f) || slices.Contains(all, f) {
			return nil, false
		}
		all = append(all, f)
	}
	return all, len(all) > 0 && (several || len(all) == 1)
}

func (p *player) nodeOf(id model.ID) token.NodeID {
	at, _ := p.ground.net.Node(id)
	return at
}

func (p *player) waysOut(node *token.Node) (all []model.ID) {
	for _, f := range node.Out {
		all = append(all, p.ground.net.Flows[f].ID)
	}
	return all
}

// byData are the flows that the conditions choose; none where they do not decide. All conditions are looked at, so that a
// person sees why, but only those up to the one that decides can keep the case from going on.
func (p *player) byData(b *compile.Branch, at token.Place, d *Decision) (ways []token.FlowID) {
	if b.Several {
		ways = append(ways, b.Always...)
	}
	always, data := len(ways), map[string]any{}
	for i, f := range b.Flows {
		c := b.Conditions[i]
		if c == nil {
			continue
		}
		holds, fault := p.holds(c, at)
		chosen := !b.Several && len(ways) > 0
		d.Asked = append(d.Asked, Asked{p.ground.net.Flows[f].ID, c.Text, holds, fault})
		p.note(c, data)
		if fault == nil {
			p.seen.outcome(f, holds)
		} else if !chosen {
			p.fail(fault.Located(problem.Place{Element: string(p.ground.net.Flows[f].ID)}))
			return nil
		}
		if holds && !chosen {
			ways = append(ways, f)
		}
	}
	d.Data = data
	if len(ways) == always && b.Default != token.None && !b.Otherwise {
		ways = append(ways, b.Default)
	}
	return ways
}

// note keeps the values that a formula has read.
func (p *player) note(f *compile.Formula, into map[string]any) {
	for _, slot := range f.Reads() {
		into[p.ground.variables().Name(slot)] = p.ground.variables().Format(slot, p.row[slot])
	}
}

package compile

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// branches gives every node that splits by choice its conditions or chances. Flows
// without a number share what the others leave of 1.
func (c *compiler) branches() error {
	c.program.Branches = make([]Branch, len(c.net.Nodes))
	used := map[uint32]bool{}
	for i := range c.net.Nodes {
		id := token.NodeID(i)
		b := &c.program.Branches[i]
		if err := c.activation(b, &c.net.Nodes[i]); err != nil {
			return err
		}
		byChoice, several := c.net.Splits(id)
		if !byChoice {
			continue
		}
		b.Several, b.Default = several, None
		shares := c.scenario.Branches[string(c.net.Nodes[i].ID)]
		c.options(b, &c.net.Nodes[i], shares)
		c.chances(b, shares)
		for _, f := range b.Flows {
			b.Draws = append(b.Draws, number(c.net.Flows[f].ID, used))
		}
		if err := c.conditions(b, &c.net.Nodes[i], len(shares) > 0); err != nil {
			return err
		}
	}
	return nil
}

// activation readies when a complex gateway goes on.
func (c *compiler) activation(b *Branch, node *token.Node) error {
	if node.Kind != model.ComplexGateway || node.Gateway.Activation == nil || text(node.Gateway.Activation) == "" {
		return nil
	}
	var err error
	if b.Activation, err = c.condition(text(node.Gateway.Activation), ""); err != nil {
		return elementProblem(err, node)
	}
	return nil
}

// options sorts the flows of a node into those always taken, those taken by chance or
// condition, and the default, which has a chance only where it is given one.
func (c *compiler) options(b *Branch, node *token.Node, shares map[string]float64) {
	for _, f := range node.Out {
		flow := &c.net.Flows[f]
		_, given := shares[string(flow.ID)]
		switch {
		case b.Several && f == node.Default && !given:
			b.Default = f
		case !node.Kind.IsGateway() && flow.Condition == nil && f != node.Default && !given && c.scenario.Conditions[string(flow.ID)] == "":
			b.Always = append(b.Always, f)
		default:
			b.Flows = append(b.Flows, f)
		}
	}
}

func (c *compiler) chances(b *Branch, shares map[string]float64) {
	sum, missing := 0.0, 0
	for _, f := range b.Flows {
		if share, ok := shares[string(c.net.Flows[f].ID)]; ok {
			sum += share
		} else {
			missing++
		}
	}
	rest := max(0, 1-sum)
	total := 0.0
	for _, f := range b.Flows {
		share, ok := shares[string(c.net.Flows[f].ID)]
		if !ok {
			share = rest / float64(missing)
		}
		total += share
		if b.Several {
			total = share
		}
		b.Chances = append(b.Chances, total)
	}
}

// conditions lets the data of the case decide: where the scenario says so, or where it
// says nothing, gives no shares, and every condition can be read.
func (c *compiler) conditions(b *Branch, node *token.Node, shared bool) error {
	decision, said := c.scenario.Decisions[string(node.ID)]
	if said && decision == scenario.ByShares || !said && (shared || !c.decidable(b)) {
		return nil
	}
	found := make([]*Formula, len(b.Flows))
	for i, f := range b.Flows {
		flow := &c.net.Flows[f]
		source := first(c.scenario.Conditions[string(flow.ID)], text(flow.Condition))
		switch {
		case f == node.Default:
			continue
		case source == "" && said && decision == scenario.ConditionsThenShares:
			continue // only the shares lead there
		case source == "" && said:
			return noCondition(flow, node)
		case source == "": // a way that is left to chance: shares decide
			return nil
		}
		var err error
		if found[i], err = c.condition(source, scenario.Pointer("conditions", string(flow.ID))); err == nil {
			continue
		}
		if !said {
			return nil // words for people: shares decide
		}
		return placedAt(err, problem.Place{Line: flow.At.Line, Column: flow.At.Column, Element: string(flow.ID)})
	}
	b.Conditions, b.Otherwise = found, decision == scenario.ConditionsThenShares
	if node.Default != token.None {
		b.Default = node.Default
	}
	return nil
}

// decidable says whether there is anything for conditions to go by: data, or a condition
// that the scenario itself gives.
func (c *compiler) decidable(b *Branch) bool {
	for _, f := range b.Flows {
		if c.scenario.Conditions[string(c.net.Flows[f].ID)] != "" {
			return true
		}
	}
	return len(c.scenario.Data) > 0
}

func noCondition(flow *token.Flow, node *token.Node) error {
	return problem.New("compile.no-condition", problem.Say("Sequence flow “%s” has no condition, though conditions decide at “%s”.", "顺序流“%s”没有条件，而网关“%s”由条件决定走向。", flow.Label(), node.Label()),
		problem.Say("Give it one, or make it the default flow.", "请设置条件，或将其设为默认流。")).
		Located(problem.Place{Line: flow.At.Line, Column: flow.At.Column, Element: string(flow.ID)})
}

package compile

import (
	"sandtable/engine/token"
)

// branches gives every node that splits by choice its chances. Flows without a number
// share what the others leave of 1.
func (c *compiler) branches() error {
	c.program.Branches = make([]Branch, len(c.net.Nodes))
	used := map[uint32]bool{}
	for i := range c.net.Nodes {
		id := token.NodeID(i)
		byChoice, several := c.net.Splits(id)
		if !byChoice {
			continue
		}
		b := &c.program.Branches[i]
		b.Several, b.Default = several, None
		shares := c.scenario.Branches[string(c.net.Nodes[i].ID)]
		c.options(b, &c.net.Nodes[i], shares)
		c.chances(b, shares)
		for _, f := range b.Flows {
			b.Draws = append(b.Draws, number(c.net.Flows[f].ID, used))
		}
	}
	return nil
}

// options sorts the flows of a node into those always taken, those taken by chance,
// and the default, which has a chance only where it is given one.
func (c *compiler) options(b *Branch, node *token.Node, shares map[string]float64) {
	for _, f := range node.Out {
		flow := &c.net.Flows[f]
		_, given := shares[string(flow.ID)]
		switch {
		case b.Several && f == node.Default && !given:
			b.Default = f
		case !node.Kind.IsGateway() && flow.Condition == nil && f != node.Default && !given:
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

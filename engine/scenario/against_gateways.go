package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

func (c *drawingCritic) gateways() {
	for _, id := range sorted(c.scenario.Branches) {
		if n := c.choice(path{"branches", id}, id); n != nil {
			c.shares(path{"branches", id}, n)
		}
	}
	for _, id := range sorted(c.scenario.Decisions) {
		if n := c.choice(path{"decisions", id}, id); n != nil {
			c.decides(path{"decisions", id}, n, c.scenario.Decisions[id])
		}
	}
	for _, id := range sorted(c.scenario.Conditions) {
		at, f := path{"conditions", id}, c.scene.flows[model.ID(id)]
		if f == nil {
			c.about("", at, "unknown-flow", problem.Say("The drawing has no sequence flow %q.", "流程图中没有顺序流 %q。", id), meant(id, c.choosable()))
			continue
		}
		if n := c.scene.nodes[f.Source]; n != nil && !c.splits(n) {
			c.about(id, at, "not-a-choice", problem.Say("Tokens do not leave %q by choice.", "%q 不会按选择分流。", n.Label()), problem.Text{})
		}
	}
}

// choosable are the flows that a condition could stand on.
func (c *drawingCritic) choosable() []string {
	var all []string
	for _, n := range c.scene.all {
		if c.splits(n) && len(n.Outgoing) > 1 {
			for _, f := range n.Outgoing {
				all = append(all, string(f))
			}
		}
	}
	return all
}

// choice is the node with an id if tokens leave it by choice; else it tells what is wrong.
func (c *drawingCritic) choice(at path, id string) *model.Node {
	n := c.scene.nodes[model.ID(id)]
	switch {
	case n == nil:
		c.noElement(at, id, c.splits)
	case !c.splits(n):
		c.about(id, at, "not-a-choice", problem.Say("Tokens do not leave %q by choice.", "%q 不会按选择分流。", n.Label()), problem.Text{})
	default:
		return n
	}
	return nil
}

// splits says whether tokens leave a node by choice: a gateway's, or that of an
// activity with conditions on its ways out.
func (c *drawingCritic) splits(n *model.Node) bool {
	switch n.Kind {
	case model.ExclusiveGateway, model.InclusiveGateway, model.ComplexGateway:
		return true
	}
	return !n.Kind.IsGateway() && slices.ContainsFunc(n.Outgoing, func(flow model.ID) bool {
		return c.conditional(flow) && (n.Kind.IsActivity() || c.scene.flows[flow].Condition != nil)
	})
}

// conditional says whether a flow has a condition, of the drawing or of the scenario.
func (c *drawingCritic) conditional(flow model.ID) bool {
	f := c.scene.flows[flow]
	return f != nil && (f.Condition != nil || c.scenario.Conditions[string(flow)] != "")
}

// decides tells of decisions by conditions where there are none, or none that can be read.
func (c *drawingCritic) decides(at path, n *model.Node, d Decision) {
	if d == ByShares {
		return
	}
	some := slices.ContainsFunc(n.Outgoing, c.conditional)
	switch {
	case !some && d == ByConditions:
		c.about(string(n.ID), at, "no-conditions", problem.Say("No way out of %q has a condition.", "%q 的所有分支都没有条件。", n.Label()),
			problem.Say("Write conditions, or let shares decide.", "请填写条件，或改为按比例。"))
	case !some && len(c.scenario.Branches[string(n.ID)]) == 0:
		c.about(string(n.ID), at, "nothing-decides", problem.Say("%q has neither conditions nor shares.", "%q 既没有条件也没有比例。", n.Label()),
			problem.Say("Give it one of the two.", "请至少设置其一。"))
	}
	for _, flow := range n.Outgoing {
		f := c.scene.flows[flow]
		if f == nil || f.Condition == nil || c.scenario.Conditions[string(flow)] != "" || n.Gateway != nil && n.Gateway.Default == flow {
			continue
		}
		if strings.TrimSpace(f.Condition.Text) == "" {
			continue // as without one
		}
		if _, err := c.variables.Formula(f.Condition.Text, condition.Boolean); err != nil {
			p := problem.Of(err)
			c.about(string(flow), at, "unreadable-condition",
				problem.Text{EN: fmt.Sprintf("The condition of %q in the drawing cannot be read: %s", f.Label(), p.Message.EN), ZH: fmt.Sprintf("流程图中 %q 的条件无法识别：%s", f.Label(), p.Message.ZH)},
				problem.Say("Correct it, or write another for the flow under conditions.", "请改正，或在 conditions 中为该顺序流另写条件。"))
		}
	}
}

func (c *drawingCritic) shares(at path, n *model.Node) {
	var flows []string
	for _, f := range n.Outgoing {
		flows = append(flows, string(f))
	}
	shares, sum, strangers := c.scenario.Branches[string(n.ID)], 0.0, false
	for _, flow := range sorted(shares) {
		if !slices.Contains(flows, flow) {
			c.about(string(n.ID), at.to(flow), "unknown-flow", problem.Say("No sequence flow %[1]q leaves %[2]q.", "没有从 %[2]q 流出的顺序流 %[1]q。", flow, n.Label()), meant(flow, flows))
			strangers = true
		}
		sum += shares[flow]
	}
	if strangers {
		return
	}
	all := len(shares) == len(flows)
	if n.Kind == model.ExclusiveGateway && (sum > 1+shareTolerance || all && math.Abs(sum-1) > shareTolerance) {
		c.about(string(n.ID), at, "shares", problem.Say("The shares of %q sum to %.6g, not 1.", "%q 的各分支比例之和为 %.6g，应为 1。", n.Label(), sum),
			problem.Say("Correct them, or leave one out to take what is left.", "请改正，或空出一条分支以取剩余比例。"))
	}
}

// shareTolerance lets thirds be written with six digits.
const shareTolerance = 3e-6

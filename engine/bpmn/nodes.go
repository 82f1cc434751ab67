package bpmn

import (
	"strings"

	"sandtable/engine/model"
)

func trim(s string) string { return strings.TrimSpace(s) }

// node reads a flow node. For now Incoming and Outgoing hold what the node says of
// itself; link compares that with what the flows say, and theirs stays.
func (r *reader) node(e *element, kind model.Kind) *model.Node {
	n := &model.Node{Kind: kind}
	visit := r.part(e, n)
	r.fill(e, &n.Base, func(child *element) bool {
		switch child.name {
		case "incoming":
			n.Incoming = append(n.Incoming, r.pointText(child))
		case "outgoing":
			n.Outgoing = append(n.Outgoing, r.pointText(child))
		case "auditing", "monitoring", "categoryValueRef":
			r.keep(child, &n.Base)
		default:
			return visit(child)
		}
		return true
	})
	return n
}

// part sets up what the node's kind calls for and takes its attributes; what it
// returns reads the children.
func (r *reader) part(e *element, n *model.Node) func(*element) bool {
	switch {
	case n.Kind.IsEvent():
		return r.event(e, n)
	case n.Kind.IsActivity():
		return r.activity(e, n)
	case n.Kind.IsGateway():
		return r.gateway(e, n)
	}
	return r.choreographyActivity(e, n)
}

func (r *reader) gateway(e *element, n *model.Node) func(*element) bool {
	g := &model.Gateway{Direction: r.word(e, "gatewayDirection", "Unspecified", "Unspecified", "Converging", "Diverging", "Mixed")}
	n.Gateway = g
	switch n.Kind {
	case model.ExclusiveGateway, model.InclusiveGateway, model.ComplexGateway:
		g.Default = r.point(e, "default")
	case model.EventBasedGateway:
		g.Instantiate = r.flag(e, "instantiate", false)
		g.EventType = r.word(e, "eventGatewayType", "Exclusive", "Exclusive", "Parallel")
	}
	return func(child *element) bool {
		if n.Kind != model.ComplexGateway || child.name != "activationCondition" {
			return false
		}
		once(r, &g.Activation, child, r.expression)
		return true
	}
}

// choreographyActivity keeps what a choreography shows. It is drawn, not played.
func (r *reader) choreographyActivity(e *element, n *model.Node) func(*element) bool {
	e.keep("initiatingParticipantRef", "loopType", "calledChoreographyRef")
	return func(child *element) bool {
		r.keep(child, &n.Base)
		return true
	}
}

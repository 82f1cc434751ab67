package token

import "sandtable/engine/model"

// enterLink moves a token from where a link is thrown to where it is caught.
func (g *Game) enterLink(m move) {
	g.move(m.instance, None, g.net.Nodes[m.node].more.link)
}

// linkTarget finds where a link of the same scope is caught: by its target, or by name.
func (n *Net) linkTarget(node *Node) NodeID {
	thrown := node.Event.Definitions[0]
	for _, id := range n.Scopes[node.Scope].Nodes {
		other := n.Nodes[id].Node
		if other.Kind != model.IntermediateCatchEvent || !isLink(other) {
			continue
		}
		if linkedTo(thrown, other.Event.Definitions[0]) {
			return id
		}
	}
	return None
}

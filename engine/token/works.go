package token

import "sandtable/engine/model"

// Works says whether a token at a node is the player's work: at a task of any kind, a
// receive task after its message has come, and a call of what the file does not have.
func (n *Net) Works(id NodeID) bool {
	node := &n.Nodes[id]
	return node.Kind.IsTask() || node.Kind == model.CallActivity && node.Inside == None
}

// Awaits are the event definitions that a node waits for, in the order of
// Wait.Definition; an entry is nil for a receive task and an event without one.
func (n *Net) Awaits(id NodeID) []*model.EventDefinition {
	var all []*model.EventDefinition
	if n.Nodes[id].more == nil {
		return nil
	}
	for i := range n.Nodes[id].more.catches {
		all = append(all, n.Nodes[id].more.catches[i].EventDefinition)
	}
	return all
}

// Messages are those that a node sends or waits for, by name: its own, then those of its
// message flows.
func (n *Net) Messages(id NodeID) []model.ID {
	node := &n.Nodes[id]
	var all []model.ID
	if node.more != nil {
		all = n.names(node)
		for i := range node.more.catches {
			if d := &node.more.catches[i]; d.kind == model.MessageEvent {
				all = append(all, messageOf(node, d))
			}
		}
	}
	for _, c := range n.Definitions.Collaborations {
		for _, f := range c.MessageFlows {
			if f.Source == node.ID || f.Target == node.ID {
				all = append(all, f.Message)
			}
		}
	}
	return all
}

// Posts are the messages that a node sends, in the order of Game.Hold; "" where a
// message is not named.
func (n *Net) Posts(id NodeID) []model.ID {
	var all []model.ID
	for i := range n.Nodes[id].more.posts {
		all = append(all, n.Nodes[id].more.posts[i].ref)
	}
	return all
}

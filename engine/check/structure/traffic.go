package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
)

// traffic is what passes between the pools of a file.
type traffic struct {
	pools    int                   // participants
	flows    []*model.MessageFlow  // of all collaborations
	owner    map[model.ID]model.ID // the pool that a participant or process is, by either id
	leaves   map[model.ID]bool     // nodes and pools that a message flow leaves
	arrives  map[model.ID]bool     // nodes and pools that one arrives at
	sent     map[model.ID]bool     // messages that some event or task sends
	received map[model.ID]bool     // messages that some event or task receives
}

func trafficOf(s *finding.Subject) *traffic {
	return finding.Recall(s, "structure.traffic", func() *traffic {
		t := &traffic{owner: map[model.ID]model.ID{}, leaves: map[model.ID]bool{}, arrives: map[model.ID]bool{}, sent: map[model.ID]bool{}, received: map[model.ID]bool{}}
		for _, c := range s.File.Collaborations {
			for _, p := range c.Participants {
				t.pools++
				t.owner[p.ID] = p.ID
				if p.Process != "" && t.owner[p.Process] == "" {
					t.owner[p.Process] = p.ID
				}
			}
			for _, f := range c.MessageFlows {
				t.flows = append(t.flows, f)
				t.leaves[f.Source], t.arrives[f.Target] = true, true
			}
		}
		for _, p := range s.File.Processes {
			p.Walk(func(n, _ *model.Node) { t.learn(n) })
		}
		return t
	})
}

func (t *traffic) learn(n *model.Node) {
	m := messageOf(n)
	switch {
	case m == "":
	case throws(n):
		t.sent[m] = true
	default:
		t.received[m] = true
	}
}

// pool is the participant that one end of a message flow belongs to, or empty.
func (t *traffic) pool(x *drawn, end model.ID) model.ID {
	if p := x.process[end]; p != nil {
		if owner := t.owner[p.ID]; owner != "" {
			return owner
		}
		return p.ID
	}
	return t.owner[end]
}

// exchanges says whether a node is there to send or receive a message.
func exchanges(n *model.Node) bool {
	if n.Kind == model.SendTask || n.Kind == model.ReceiveTask {
		return true
	}
	return isOf(n, model.MessageEvent)
}

// throws says whether a node that exchanges messages sends one.
func throws(n *model.Node) bool {
	return n.Kind == model.SendTask || n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent
}

// messageOf is the message that a node sends or receives, or empty.
func messageOf(n *model.Node) model.ID {
	switch {
	case !exchanges(n):
		return ""
	case n.Activity != nil:
		return n.Activity.Message
	}
	return n.Event.Definitions[0].Ref
}

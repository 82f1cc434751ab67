package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var messagePartnerRule = finding.Rule{ID: "structure.message-partner", Severity: finding.Warning, Look: few(messagePartner),
	Title: problem.Text{EN: "A message that nobody sends or receives", ZH: "没有收发对象的消息"}}

// messagePartner finds, where a file draws what passes between its pools, events and tasks whose message
// has no other end: no message flow touches them, and nothing else in the file names their message.
func messagePartner(s *finding.Subject) finding.Findings {
	t := trafficOf(s)
	if t.pools < 2 || len(t.flows) == 0 {
		return nil
	}
	var found finding.Findings
	s.Each(func(n, _ *model.Node, p *model.Process) {
		pool, m := t.owner[p.ID], messageOf(n)
		switch {
		case !exchanges(n) || pool == "":
		case throws(n) && !t.leaves[n.ID] && !t.leaves[pool] && !(m != "" && t.received[m]):
			found = append(found, finding.On(&n.Base,
				problem.Say("Nobody receives what “%s” sends.", "“%s”发送的消息没有接收方。", n.Label()),
				problem.Say("Draw a message flow to the pool that it is for.", "请用消息流连到接收消息的泳池。")))
		case !throws(n) && !t.arrives[n.ID] && !t.arrives[pool] && !(m != "" && t.sent[m]):
			found = append(found, finding.On(&n.Base,
				problem.Say("Nobody sends what “%s” waits for.", "“%s”等待的消息没有发送方。", n.Label()),
				problem.Say("Draw a message flow from the pool that it comes from.", "请从发送消息的泳池连一条消息流过来。")))
		}
	})
	return found
}

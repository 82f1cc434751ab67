package profiles

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var referenceRule = finding.Rule{ID: "engines.reference", Severity: finding.Error, Look: named(reference),
	Title: problem.Text{EN: "A message or signal without a name", ZH: "消息或信号没有名称"}}

// reference finds what waits for a message or a signal, or throws one, without saying which, or of one that has no name.
//
//   - Camunda 7: "attribute 'messageRef' is required", "Cannot have a message event subscription with an empty or missing name"
//     (BpmnParse.parseMessageEventDefinition, addEventSubscriptionDeclaration), and the same of signals. It throws a message without one.
//   - Camunda 8: "Must reference a message", "Name must be present and not empty" (MessageEventDefinition-, ReceiveTask-, MessageValidator, and those of signals).
//   - Flowable: "attribute 'messageRef' or 'messageExpression' is required" (EventValidator), and the same of signals.
func reference(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if a := n.Activity; a != nil && n.Kind == model.ReceiveTask {
			found = append(found, s.lacking(n, s.message(a.Message), finding.Camunda8)...)
		}
		if n.Event == nil {
			return
		}
		for _, d := range n.Event.Definitions {
			switch throws := n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent; {
			case d.Kind == model.MessageEvent && !throws:
				engines := []string{finding.Camunda7, finding.Camunda8}
				if !has(&d.Base, finding.Flowable, "messageExpression") {
					engines = append(engines, finding.Flowable)
				}
				found = append(found, s.lacking(n, s.message(d.Ref), engines...)...)
			case d.Kind == model.SignalEvent:
				engines := []string{finding.Camunda7, finding.Camunda8}
				if !has(&d.Base, finding.Flowable, "signalExpression") {
					engines = append(engines, finding.Flowable)
				}
				found = append(found, s.lacking(n, s.signal(d.Ref), engines...)...)
			}
		}
	})
	return found
}

// referent is what a reference leads to.
type referent struct {
	what  problem.Text
	there bool
	name  string
}

func (s *subject) message(id model.ID) referent {
	r := referent{what: problem.Text{EN: "message", ZH: "消息"}}
	if m := s.messages[id]; m != nil {
		r.there, r.name = true, m.Name
	}
	return r
}

func (s *subject) signal(id model.ID) referent {
	r := referent{what: problem.Text{EN: "signal", ZH: "信号"}}
	if m := s.signals[id]; m != nil {
		r.there, r.name = true, m.Name
	}
	return r
}

func (s *subject) lacking(n *model.Node, r referent, engines ...string) finding.Findings {
	refused := s.among(engines...)
	if r.there { // Flowable takes the id where there is no name
		refused = without(refused, finding.Flowable)
	}
	if len(refused) == 0 || r.there && r.name != "" {
		return nil
	}
	who := whom(refused)
	if r.there {
		return finding.Findings{finding.On(&n.Base, problem.Say("The %[2]s of “%[1]s” has no name: refused by %[4]s.", "“%[1]s”的%[3]s没有名称：%[5]s 不接受。", n.Label(), r.what.EN, r.what.ZH, who.EN, who.ZH),
			problem.Say("Name the %[1]s.", "请为%[2]s命名。", r.what.EN, r.what.ZH))}
	}
	return finding.Findings{finding.On(&n.Base, problem.Say("“%[1]s” does not say which %[2]s it is about: refused by %[4]s.", "“%[1]s”没有指定%[3]s：%[5]s 不接受。", n.Label(), r.what.EN, r.what.ZH, who.EN, who.ZH),
		problem.Say("Choose or add a %[1]s.", "请选择或新建%[2]s。", r.what.EN, r.what.ZH))}
}

func without(engines []string, one string) []string {
	var rest []string
	for _, e := range engines {
		if e != one {
			rest = append(rest, e)
		}
	}
	return rest
}

var correlationRule = finding.Rule{ID: "engines.correlation", Severity: finding.Error, Look: named(correlation),
	Title: problem.Text{EN: "A message that Camunda 8 cannot bring to its case", ZH: "Camunda 8 无法关联的消息"}}

// correlation finds messages that a running case waits for, without the key by which Camunda 8 finds the case: "Must have exactly one
// zeebe:subscription extension element" (MessageValidator). The start of a process needs none, as it begins a new case.
func correlation(s *subject) finding.Findings {
	if len(s.among(finding.Camunda8)) == 0 {
		return nil
	}
	var found finding.Findings
	told := map[model.ID]bool{}
	wait := func(n *model.Node, id model.ID) {
		m := s.messages[id]
		if m == nil || told[id] || says(child(&m.Base, finding.Camunda8, "subscription"), "correlationKey") != "" {
			return
		}
		told[id] = true
		found = append(found, finding.On(&n.Base, problem.Say("“%[1]s” waits for the message “%[2]s”, but nothing tells Camunda 8 which case it is for.", "“%[1]s”等待消息“%[2]s”，但没有告诉 Camunda 8 它属于哪个案例。", n.Label(), m.Label()),
			problem.Say("Give the message a correlation key (zeebe:subscription), such as =orderId.", "请为消息设置关联键（zeebe:subscription），例如 =orderId。")))
	}
	s.each(func(n, holder *model.Node) {
		switch {
		case n.Kind == model.ReceiveTask:
			wait(n, n.Activity.Message)
		case n.Kind == model.IntermediateCatchEvent, n.Kind == model.BoundaryEvent, n.Kind == model.StartEvent && holder != nil:
			for _, d := range n.Event.Definitions {
				if d.Kind == model.MessageEvent {
					wait(n, d.Ref)
				}
			}
		}
	})
	return found
}

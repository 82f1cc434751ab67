package profiles

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var bindingRule = finding.Rule{ID: "engines.binding", Severity: finding.Error, Look: named(binding),
	Title: problem.Text{EN: "A reference without a valid version", ZH: "引用没有有效的版本"}}

// binding finds references to forms, processes and decisions that do not say in the way of an engine which version is meant.
//
//   - Camunda 7: "value for formRefBinding attribute has to be one of [deployment, latest, version]" (BpmnParse.parseFormDefinition).
//   - Camunda 8: "Attribute 'bindingType' must be one of" latest, deployment and versionTag (ZeebeBindingTypeValidator; "Choosing the resource binding type",
//     docs.camunda.io/docs/components/best-practices/modeling/choosing-the-resource-binding-type).
func binding(s *subject) finding.Findings {
	var found finding.Findings
	tell := func(n *model.Node, engine string, hint problem.Text) {
		found = append(found, finding.On(&n.Base, problem.Say("“%[1]s” does not say which version it refers to: refused by %[2]s.", "“%[1]s”没有说明引用哪个版本：%[2]s 不接受。", n.Label(), names[engine]), hint))
	}
	s.each(func(n, _ *model.Node) {
		for _, e := range s.engines {
			switch {
			case e == finding.Camunda7 && has(&n.Base, e, "formRef") && !slices.Contains([]string{"deployment", "latest", "version"}, attribute(&n.Base, e, "formRefBinding")):
				tell(n, e, problem.Say("Set camunda:formRefBinding to deployment, latest or version.", "请将 camunda:formRefBinding 设为 deployment、latest 或 version。"))
			case e == finding.Camunda8 && unbound(n):
				tell(n, e, problem.Say("Set bindingType to latest, deployment or versionTag.", "请将 bindingType 设为 latest、deployment 或 versionTag。"))
			}
		}
	})
	return found
}

// unbound says whether a node has a binding that Camunda 8 does not know; without one it takes the latest.
func unbound(n *model.Node) bool {
	return slices.ContainsFunc([]string{"calledElement", "calledDecision", "formDefinition"}, func(name string) bool {
		b := says(child(&n.Base, finding.Camunda8, name), "bindingType")
		return b != "" && !slices.Contains([]string{"latest", "deployment", "versionTag"}, b)
	})
}

var codeRule = finding.Rule{ID: "engines.code", Severity: finding.Error, Look: named(code),
	Title: problem.Text{EN: "An error or escalation thrown without a code", ZH: "抛出的错误或升级没有代码"}}

// code finds thrown errors and escalations by which nobody could catch them.
//
//   - Camunda 7: "'errorRef' attribute is mandatory on error end event", "'errorCode' is mandatory on errors referenced by throwing error event
//     definitions", "throwing escalation event must have an 'escalationCode'" (BpmnParse).
//   - Camunda 8: "Must reference an error", "ErrorCode must be present and not empty" (ErrorEventDefinitionValidator), and the same of escalations
//     (EscalationEventDefinitionValidator, EscalationValidator).
func code(s *subject) finding.Findings {
	codes := map[model.ID]string{}
	known := map[model.ID]bool{}
	for _, e := range s.File.Errors {
		codes[e.ID], known[e.ID] = e.Code, true
	}
	for _, e := range s.File.Escalations {
		codes[e.ID], known[e.ID] = e.Code, true
	}
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if n.Kind != model.EndEvent && n.Kind != model.IntermediateThrowEvent {
			return
		}
		for _, d := range n.Event.Definitions {
			if d.Kind != model.ErrorEvent && d.Kind != model.EscalationEvent || codes[d.Ref] != "" {
				continue
			}
			engines := s.among(finding.Camunda7, finding.Camunda8)
			if d.Kind == model.EscalationEvent && !known[d.Ref] {
				engines = s.among(finding.Camunda8)
			}
			if len(engines) == 0 {
				continue
			}
			who := whom(engines)
			found = append(found, finding.On(&n.Base, problem.Say("What “%[1]s” throws has no code by which it could be caught: refused by %[2]s.", "“%[1]s”抛出的内容没有代码，无法被捕获：%[3]s 不接受。", n.Label(), who.EN, who.ZH),
				problem.Say("Choose an error or escalation, and give it a code.", "请选择错误或升级，并设置代码。")))
		}
	})
	return found
}

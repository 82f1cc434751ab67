package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var gatewayNamedAsTaskRule = finding.Rule{ID: "structure.gateway-named-as-task", Severity: finding.Info, Look: few(gatewayNamedAsTask),
	Title: problem.Text{EN: "A gateway with the name of a task", ZH: "以任务命名的网关"}}

// gatewayNamedAsTask finds splitting gateways whose names are work. A gateway does no work: it takes no time
// and nobody is responsible for it.
func gatewayNamedAsTask(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if splits(n) && isOrder(n.Name) {
			found = append(found, finding.On(&n.Base,
				problem.Say("Gateway “%s” has the name of a task, but a gateway does no work.", "网关“%s”的名称像一项任务，但网关本身不做任何工作。", spelled(n.Name)),
				problem.Say("Draw the work as a task before it, and name the gateway with the question that is then answered.", "请在其前面画出该任务，并以要回答的问题命名网关。")))
		}
	})
	return found
}

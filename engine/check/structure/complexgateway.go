package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var complexGatewayRule = finding.Rule{ID: "structure.complex-gateway", Severity: finding.Info, Look: few(complexGateway),
	Title: problem.Text{EN: "A complex gateway", ZH: "复杂网关"}}

// complexGateway finds complex gateways: few people can say what one does, and few engines run it.
func complexGateway(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind != model.ComplexGateway {
			return
		}
		f := x.fix(problem.Say("Make it an inclusive gateway", "改为包容网关"))
		f.do(edit.Edit{Do: edit.Replace, Element: n.ID, Kind: model.InclusiveGateway.String()})
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” is a complex gateway: hardly any process engine runs it.", "“%s”是复杂网关，绝大多数流程引擎不支持。", n.Label()),
			problem.Say("Say the same with exclusive, parallel or inclusive gateways.", "请用排他、并行或包容网关表达同样的含义。"), f.done()))
	})
	return found
}

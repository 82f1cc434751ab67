package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// messageFlows says that messages between pools are drawn, but not played yet.
func messageFlows(d *model.Definitions, _ *scenario.Scenario) Findings {
	var found Findings
	for _, c := range d.Collaborations {
		for _, f := range c.MessageFlows {
			found = append(found, at("token.message-flow", Info, &f.Base,
				problem.Say("Message flow “%s” is drawn, not played: nobody waits for its message.", "消息流“%s”仅作展示，运行时不会等待该消息。", f.Label()),
				problem.Say("One pool is simulated at a time.", "每次仿真只运行一个泳池中的流程。")))
		}
	}
	return found
}

package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unnamedLaneRule = finding.Rule{ID: "structure.unnamed-lane", Severity: finding.Warning, Look: few(unnamedLane),
	Title: problem.Text{EN: "A lane or pool without a name", ZH: "没有名称的泳道或泳池"}}

// unnamedLane finds lanes that do not say who works in them, and pools that do not say whose they are.
// The only lane of a process and the only pool of a file may go without.
func unnamedLane(s *finding.Subject) finding.Findings {
	var found finding.Findings
	name := problem.Say("Name it after the role or department.", "请以岗位或部门命名。")
	named := map[model.ID]bool{}
	for _, p := range s.File.Processes {
		named[p.ID] = spelled(p.Name) != ""
	}
	for _, c := range s.File.Collaborations {
		for _, p := range c.Participants {
			if len(c.Participants) > 1 && spelled(p.Name) == "" && !named[p.Process] {
				found = append(found, finding.On(&p.Base, problem.Say("The pool “%s” has no name: nothing says whose it is.", "泳池“%s”没有名称，看不出属于谁。", p.ID), name))
			}
		}
	}
	for _, p := range s.Processes() {
		var lanes []*model.Lane
		p.Lanes(func(l *model.Lane) { lanes = append(lanes, l) })
		for _, l := range lanes {
			if len(lanes) > 1 && spelled(l.Name) == "" && l.Element == "" && len(l.Nodes) > 0 {
				found = append(found, finding.On(&l.Base, problem.Say("The lane “%s” has no name: nothing says who works in it.", "泳道“%s”没有名称，看不出由谁负责。", l.ID), name))
			}
		}
	}
	return found
}

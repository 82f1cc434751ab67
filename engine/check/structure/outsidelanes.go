package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var outsideLanesRule = finding.Rule{ID: "structure.outside-lanes", Severity: finding.Warning, Look: few(outsideLanes),
	Title: problem.Text{EN: "An activity outside all lanes", ZH: "不在任何泳道中的活动"}}

// outsideLanes finds activities that are in no lane of a process where others are, so that nothing says who
// does them. What a machine does need not be in a lane, nor what has a performer of its own.
func outsideLanes(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	for _, p := range s.Processes() {
		lane := map[model.ID]*model.Lane{}
		p.Lanes(func(l *model.Lane) {
			for _, id := range l.Nodes {
				lane[id] = l
			}
		})
		if len(lane) == 0 {
			continue
		}
		for _, n := range p.Nodes {
			if !n.Kind.IsActivity() || lane[n.ID] != nil || isHandler(n) || isAutomatic(n) || len(n.Activity.Performers) > 0 {
				continue
			}
			found = append(found, finding.On(&n.Base,
				problem.Say("“%s” is in no lane: nothing says who does it.", "“%s”不在任何泳道中，看不出由谁执行。", n.Label()),
				problem.Say("Move it into the lane of those who do it.", "请将其移到执行者所在的泳道。"), intoLanes(x, n, lane)...))
		}
	}
	return found
}

func isAutomatic(n *model.Node) bool {
	switch n.Kind {
	case model.ServiceTask, model.ScriptTask, model.BusinessRuleTask, model.CallActivity:
		return true
	}
	return false
}

// intoLanes moves a node to the lanes of its neighbours, of those before it first.
func intoLanes(x *drawn, n *model.Node, lane map[model.ID]*model.Lane) []finding.Fix {
	var fixes []finding.Fix
	offered := map[*model.Lane]bool{nil: true}
	offer := func(neighbour model.ID) {
		l := lane[neighbour]
		if offered[l] || len(fixes) == mostOffered {
			return
		}
		offered[l] = true
		f := x.fix(problem.Say("Move it to the lane “%s”", "移到泳道“%s”", l.Label()))
		f.do(edit.Edit{Do: edit.Set, Element: n.ID, Property: "lane", Value: string(l.ID)})
		fixes = append(fixes, f.done())
	}
	for _, f := range x.ways(n.Incoming) {
		offer(f.Source)
	}
	for _, f := range x.ways(n.Outgoing) {
		offer(f.Target)
	}
	return fixes
}

package load

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var unstaffedRule = finding.Rule{ID: "scenario.unstaffed", Severity: finding.Info, Look: reckoned(unstaffed),
	Title: problem.Text{EN: "A role of the drawing that the scenario leaves out", ZH: "情景遗漏了流程图中的角色"}}

// unstaffed finds roles that do tasks, answer for them or are consulted by the drawing, but of whom the scenario has
// nobody: their work is not rehearsed. It is silent where the scenario has no role of the drawing at all, and has its
// own; and where the work cannot be done without them, which is an error of its own.
func unstaffed(e *expectation) finding.Findings {
	s := e.staffOf()
	known := slices.ContainsFunc(e.who.Roles, func(r raci.Role) bool { return len(s.members[r.ID]) > 0 })
	if !known {
		return nil
	}
	where := e.firstDuties()
	var found finding.Findings
	for _, r := range e.who.Roles {
		n := where[r.ID]
		if n == nil || len(s.members[r.ID]) > 0 {
			continue
		}
		f := finding.On(&n.Base,
			problem.Say("“%[1]s” has duties in the drawing, first at “%[2]s”, but the scenario has nobody of that role: that work is not rehearsed.", "“%[1]s”在流程图中承担职责（首先是“%[2]s”），但情景中没有该角色的人员：这部分工作未纳入仿真。", r.Name, n.Label()),
			problem.Say("Add the role to the scenario, with the time that its duties take.", "请在情景中添加该角色，并设置其职责所需的时间。"))
		f.At.Path = "/roles"
		found = append(found, f)
	}
	return found
}

// firstDuties are the first steps, in file order, at which roles work by the drawing: as responsible for what is done by
// hand and the scenario lets somebody else do, or as accountable or consulted.
func (e *expectation) firstDuties() map[string]*model.Node {
	first := map[string]*model.Node{}
	e.eachNode(func(n, _ *model.Node) {
		if !e.works(n) {
			return
		}
		t := e.numbers.Tasks[string(n.ID)]
		roles := slices.Concat(e.who.Accountable(n.ID), e.who.Consulted(n.ID))
		if byHand(n) && (t == nil || t.Duration == nil || len(t.Roles)+len(t.Needs) > 0) {
			roles = append(roles, e.who.Responsible(n.ID)...)
		}
		for _, role := range roles {
			if first[role] == nil {
				first[role] = n
			}
		}
	})
	return first
}

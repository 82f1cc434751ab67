package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var sameNameRule = finding.Rule{ID: "structure.same-name", Severity: finding.Warning, Look: few(sameName),
	Title: problem.Text{EN: "Tasks of different kinds with one name", ZH: "同名但类型不同的任务"}}

// sameName finds tasks that have the name of another task of their process but are of another kind. The
// plain task, which leaves its kind open, is of any kind.
func sameName(s *finding.Subject) finding.Findings {
	type key struct {
		process model.ID
		name    string
	}
	first := map[key]*model.Node{}
	var found finding.Findings
	s.Each(func(n, _ *model.Node, p *model.Process) {
		name := strings.ToLower(spelled(n.Name))
		if !n.Kind.IsTask() || n.Kind == model.Task || name == "" {
			return
		}
		k := key{p.ID, name}
		switch other := first[k]; {
		case other == nil:
			first[k] = n
		case other.Kind != n.Kind:
			found = append(found, finding.On(&n.Base,
				problem.Say("Two tasks are called “%s”, but one is a %s and the other a %s.", "有两个任务都叫“%s”，但类型分别是 %s 和 %s。", spelled(n.Name), other.Kind, n.Kind),
				problem.Say("Make them the same kind, or say in their names what differs.", "请统一类型，或在名称中体现差别。")))
		}
	})
	return found
}

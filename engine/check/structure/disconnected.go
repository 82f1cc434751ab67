package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var disconnectedRule = finding.Rule{ID: "structure.disconnected", Severity: finding.Warning, Look: few(disconnected),
	Title: problem.Text{EN: "Elements that are connected to nothing", ZH: "与流程没有相连的元素"}}

// mostRemoved is how many elements a fix takes away at once.
const mostRemoved = 10

// disconnected finds the islands of every scope: what is connected with itself at most, so that no case
// ever comes there. There is one finding for each.
func disconnected(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		if x.isAdHoc(holder) {
			return // anything may begin there
		}
		for _, island := range islands(scope) {
			first, size := island[0], len(island)
			message := problem.Say("“%s” is connected to nothing.", "“%s”与流程没有相连。", first.Label())
			hint := problem.Say("Connect it, or remove it.", "请连接它，或将其删除。")
			if size > 1 {
				names := finding.List(finding.Labels(island))
				message = problem.Text{EN: names.EN + " are not connected with the rest of the process.", ZH: names.ZH + "与流程的其余部分没有相连。"}
				hint = problem.Say("Connect them, or remove them.", "请连接它们，或将其删除。")
			}
			f := finding.On(&first.Base, message, hint)
			if size <= mostRemoved {
				f.Fixes = []finding.Fix{removal(x, island)}
			}
			found = append(found, f)
		}
	})
	return found
}

func removal(x *drawn, island []*model.Node) finding.Fix {
	f := x.fix(problem.Say("Remove the %d unconnected elements", "删除这 %d 个未连接的元素", len(island)))
	if len(island) == 1 {
		f.Title = problem.Say("Remove “%s”", "删除“%s”", island[0].Label())
	}
	for _, n := range island {
		if n.Kind != model.BoundaryEvent { // one that is attached goes with its activity
			f.do(edit.Edit{Do: edit.Remove, Element: n.ID})
		}
	}
	return f.done()
}

// islands are the connected parts of a scope that nothing in them is reached in, in file order, where
// something else in the scope is reached.
func islands(s *model.Scope) [][]*model.Node {
	reached := s.Reached()
	if len(reached) == 0 {
		return nil
	}
	parts := partsOf(s)
	alive := map[model.ID]bool{}
	for _, n := range s.Nodes {
		if reached[n.ID] {
			alive[parts.of(n.ID)] = true
		}
	}
	members := map[model.ID][]*model.Node{}
	var order []model.ID
	for _, n := range s.Nodes {
		part := parts.of(n.ID)
		if alive[part] {
			continue
		}
		if members[part] == nil {
			order = append(order, part)
		}
		members[part] = append(members[part], n)
	}
	var all [][]*model.Node
	for _, part := range order {
		all = append(all, members[part])
	}
	return all
}

// parts are the connected parts of a scope, each known by one of its elements.
type parts map[model.ID]model.ID

func partsOf(s *model.Scope) parts {
	p := parts{}
	for _, f := range s.Flows {
		p.join(f.Source, f.Target)
	}
	for _, n := range s.Nodes {
		if n.Event != nil && n.Event.AttachedTo != "" {
			p.join(n.ID, n.Event.AttachedTo)
		}
	}
	for _, a := range s.Artifacts {
		if a.Source != "" && a.Target != "" {
			p.join(a.Source, a.Target)
		}
	}
	return p
}

func (p parts) of(id model.ID) model.ID {
	for p[id] != "" && p[id] != id {
		if up := p[p[id]]; up != "" {
			p[id] = up
		}
		id = p[id]
	}
	return id
}

func (p parts) join(a, b model.ID) {
	if a, b = p.of(a), p.of(b); a != b {
		p[a] = b
	}
}

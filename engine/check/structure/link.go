package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var linkRule = finding.Rule{ID: "structure.link", Severity: finding.Warning, Look: few(link),
	Title: problem.Text{EN: "Link events that do not pair up", ZH: "未配对的链接事件"}}

// link finds catching links that nothing throws, that share their name with another one, and links
// without a name. A thrown link that nothing catches makes a run impossible: see notPlayed.
func link(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		thrown, aimed, caught := map[string]bool{}, map[model.ID]bool{}, map[string]*model.Node{}
		for _, n := range scope.Nodes {
			if n.Kind == model.IntermediateThrowEvent && isOf(n, model.LinkEvent) {
				if d := n.Event.Definitions[0]; d.LinkTarget != "" {
					aimed[d.LinkTarget] = true
				} else {
					thrown[d.Link] = true
				}
			}
		}
		for _, n := range scope.Nodes {
			if !n.Kind.IsEvent() || !isOf(n, model.LinkEvent) {
				continue
			}
			d := n.Event.Definitions[0]
			switch first := caught[d.Link]; {
			case d.Link == "" && d.LinkTarget == "" && !aimed[d.ID]:
				var fixes []finding.Fix
				if len(found) < mostAlike { // each looks through the scope
					fixes = linked(x, scope, n)
				}
				found = append(found, finding.On(&n.Base,
					problem.Say("The link event “%s” has no link name: nothing says where it continues.", "链接事件“%s”没有链接名称，看不出与哪里相接。", n.Label()),
					problem.Say("Give both ends of the link the same name.", "请为链接的两端填写相同的名称。"), fixes...))
			case !n.IsLinkCatch():
			case first != nil && d.Link != "":
				found = append(found, finding.On(&n.Base,
					problem.Say("“%s” and “%s” both catch the link “%s”.", "“%s”与“%s”都捕获链接“%s”。", first.Label(), n.Label(), d.Link),
					problem.Say("A link leads to one place: rename one of them.", "一个链接只能通向一处：请为其中一个改名。")))
			case !thrown[d.Link] && !aimed[d.ID]:
				found = append(found, finding.On(&n.Base,
					problem.Say("Nothing leads to the link “%s”: no throwing link event has its name.", "没有元素通向链接“%s”：不存在同名的链接抛出事件。", d.Link),
					problem.Say("Draw the throwing link event, or remove this one.", "请添加同名的链接抛出事件，或删除此事件。")))
			}
			if n.IsLinkCatch() && caught[d.Link] == nil {
				caught[d.Link] = n
			}
		}
	})
	return found
}

// linked gives the links without a name that have the label of one of them its label as their name.
func linked(x *drawn, s *model.Scope, n *model.Node) []finding.Fix {
	name := spelled(n.Name)
	if name == "" {
		return nil
	}
	f := x.fix(problem.Say("Name both ends of the link “%s”", "将链接两端命名为“%s”", name))
	for _, other := range s.Nodes {
		if spelled(other.Name) == name && isOf(other, model.LinkEvent) && other.Event.Definitions[0].Link == "" {
			f.do(edit.Edit{Do: edit.Set, Element: other.ID, Property: "link", Value: name})
		}
	}
	return []finding.Fix{f.done()}
}

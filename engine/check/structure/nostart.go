package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var noStartRule = finding.Rule{ID: "structure.no-start", Severity: finding.Warning, Look: few(noStart),
	Title: problem.Text{EN: "Nothing says where it starts", ZH: "没有标明从哪里开始"}}

// noStart finds processes without a start event, sub-processes in which several elements begin at once
// because there is none, and event sub-processes that nothing sets off.
func noStart(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		sub := x.nodes[holder.ID]
		first, begins := beginnings(scope)
		switch {
		case begins || x.isAdHoc(holder):
		case sub != nil && sub.Activity.TriggeredByEvent:
			found = append(found, finding.On(holder,
				problem.Say("Nothing starts the event sub-process “%s”: it has no start event.", "事件子流程“%s”没有开始事件，永远不会被触发。", holder.Label()),
				problem.Say("Add a start event that says what it reacts to.", "请添加开始事件，说明它响应什么。")))
		case len(first) > 1:
			names := finding.List(finding.Labels(first))
			found = append(found, finding.On(holder,
				problem.Say("“%[1]s” has no start event: %[2]s begin at once.", "“%[1]s”没有开始事件：%[3]s会同时开始。", holder.Label(), names.EN, names.ZH),
				problem.Say("Add a start event and lead from it to what comes first.", "请添加开始事件，并连到最先执行的元素。"), started(x, first)...))
		case len(first) == 1 && sub == nil:
			found = append(found, finding.On(holder,
				problem.Say("Process “%s” has no start event: nothing says what sets it off.", "流程“%s”没有开始事件，看不出由什么触发。", holder.Label()),
				problem.Say("Add a start event and name it after what sets the process off.", "请添加开始事件，并以触发原因命名。"), started(x, first)...))
		}
	})
	return found
}

// beginnings are the elements that begin because nothing leads to them, and whether something in the scope
// says that it begins.
func beginnings(s *model.Scope) (first []*model.Node, begins bool) {
	for _, n := range s.Nodes {
		switch {
		case n.Kind == model.StartEvent, n.Kind == model.ReceiveTask && n.Activity.Instantiate, n.Kind == model.EventBasedGateway && n.Gateway.Instantiate:
			begins = true
		case len(n.Incoming) == 0 && n.Kind != model.BoundaryEvent && !isHandler(n) && !n.IsLinkCatch():
			first = append(first, n)
		}
	}
	return first, begins
}

// mostStarted is how many elements a start event is led to at once.
const mostStarted = 8

// started puts a start event before what comes first, with a parallel gateway where that is several.
func started(x *drawn, first []*model.Node) []finding.Fix {
	if len(first) > mostStarted {
		return nil
	}
	f := x.fix(problem.Say("Add a start event", "添加开始事件"))
	from := f.before(first[0].ID, model.StartEvent)
	if len(first) > 1 {
		f.Title = problem.Say("Add a start event that leads to all of them", "添加开始事件并连到这些元素")
		split := f.behind(from, model.ParallelGateway)
		f.connect(from, split)
		from = split
	}
	for _, n := range first {
		f.connect(from, n.ID)
	}
	return []finding.Fix{f.done()}
}

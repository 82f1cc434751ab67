package structure

import (
	"strings"

	"sandtable/engine/edit"
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
	x := drawing(s)
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
				problem.Say("Two tasks are called “%[1]s”, but one is a %[2]s and the other a %[3]s.", "有两个任务都叫“%[1]s”，但一个是%[4]s，另一个是%[5]s。",
					spelled(n.Name), taskWords[other.Kind].EN, taskWords[n.Kind].EN, taskWords[other.Kind].ZH, taskWords[n.Kind].ZH),
				problem.Say("Make them the same kind, or say in their names what differs.", "请统一类型，或在名称中体现差别。"),
				x.likewise(n, other), x.likewise(other, n)))
		}
	})
	return found
}

var taskWords = map[model.Kind]problem.Text{
	model.UserTask: {EN: "user task", ZH: "用户任务"}, model.ManualTask: {EN: "manual task", ZH: "手工任务"},
	model.ServiceTask: {EN: "service task", ZH: "服务任务"}, model.ScriptTask: {EN: "script task", ZH: "脚本任务"},
	model.BusinessRuleTask: {EN: "business rule task", ZH: "业务规则任务"},
	model.SendTask:         {EN: "send task", ZH: "发送任务"}, model.ReceiveTask: {EN: "receive task", ZH: "接收任务"},
}

// likewise makes a task of the kind of another one.
func (x *drawn) likewise(n, other *model.Node) finding.Fix {
	kind := taskWords[other.Kind]
	f := x.fix(problem.Say("Make both a %[1]s", "都改为%[2]s", kind.EN, kind.ZH))
	f.do(edit.Edit{Do: edit.Replace, Element: n.ID, Kind: other.Kind.String()})
	return f.done()
}

package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var twoInOneRule = finding.Rule{ID: "structure.two-in-one", Severity: finding.Info, Look: few(twoInOne),
	Title: problem.Text{EN: "A task that is two", ZH: "一个任务包含两项工作"}}

// twoInOne finds tasks whose names join two verbs: who does which half, and how long each takes, cannot be said.
func twoInOne(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		name := spelled(n.Name)
		if !n.Kind.IsTask() || !joinsTwo(name) {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” is two tasks in one.", "“%s”把两项工作写成了一个任务。", name),
			problem.Say("Draw a task for each, so that each has its own time and its own responsible.", "请拆成两个任务，分别设置时间和负责人。")))
	})
	return found
}

func joinsTwo(name string) bool {
	if isHan(name) {
		return joinsTwoInChinese(name)
	}
	words := wordsOf(name)
	for i := 1; i+1 < len(words); i++ {
		if words[i] != "and" && words[i] != "&" || !isVerb(words[0]) {
			continue
		}
		next := words[i+1]
		if next == "then" && i+2 < len(words) {
			next = words[i+2]
		}
		if plainVerbs[next] || i == 1 && bothWays[next] { // “Check order and invoice” joins things
			return true
		}
	}
	return false
}

// joinsTwoInChinese says whether verbs are joined: directly (审核和归档合同), or with what each is about
// (审核订单并通知客户). 和, 与 and 及 between longer words join things.
func joinsTwoInChinese(name string) bool {
	for _, joint := range []struct {
		word   string
		things bool // joins things as well
	}{{"并且", false}, {"同时", false}, {"然后", false}, {"以及", true}, {"并", false}, {"和", true}, {"与", true}, {"及", true}} {
		left, right, ok := strings.Cut(name, joint.word)
		if !ok {
			continue
		}
		rest, first := beginsWithChineseVerb(left)
		_, second := beginsWithChineseVerb(right)
		if first && second && (rest == "" || !joint.things) {
			return true
		}
	}
	return false
}

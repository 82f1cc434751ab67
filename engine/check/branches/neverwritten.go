package branches

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var neverWrittenRule = finding.Rule{ID: "data.never-written", Severity: finding.Warning, Look: neverWritten,
	Title: problem.Text{EN: "A variable that is read but never written", ZH: "只读取、从不写入的变量"}}

// neverWritten finds variables that something reads, but that are neither known when the case arrives nor written by
// any step.
func neverWritten(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, v := range f.Variables {
		if c := f.count[v.Name]; v.Input || c.writes > 0 || c.reads == 0 || f.Touches(v.Name) {
			continue
		}
		found = append(found, about(v,
			problem.Say("“%s” is read, but nothing ever writes it.", "变量“%s”被读取，但从未写入。", v.Name),
			problem.Say("Let a step or a form write it, or mark it as known when the case arrives.", "请由某个步骤或表单写入，或标记为案例到达时已知。"), known(v)...))
	}
	return capped(found)
}

var neverReadRule = finding.Rule{ID: "data.never-read", Severity: finding.Info, Look: neverRead,
	Title: problem.Text{EN: "A variable that nothing reads", ZH: "从未被读取的变量"}}

// neverRead finds variables of the drawing that no condition, form, step or formula reads. Of those that a decision
// table decides on, tableOutput tells.
func neverRead(s *finding.Subject) finding.Findings {
	f := of(s)
	decided := map[string]bool{}
	for _, d := range decisions(s) {
		for _, name := range d.drawn.Outputs {
			decided[name] = true
		}
	}
	var found finding.Findings
	for _, v := range f.Variables {
		if _, usable := f.Known().Slot(v.Name); v.Holder == nil || !usable || decided[v.Name] || f.count[v.Name].reads > 0 || f.Mentions(v.Name) {
			continue
		}
		found = append(found, about(v, problem.Say("Nothing reads “%s”.", "没有任何地方读取“%s”。", v.Name),
			problem.Say("Remove it, unless it is kept for the record.", "如非留档需要，请删除。")))
	}
	return capped(found)
}

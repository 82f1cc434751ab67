package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Rules say in findings what Judge has to say. A subject that nobody has kept a verdict for is found
// nothing about: see Keep.
var Rules = []*finding.Rule{
	{ID: "soundness.deadlock", Severity: finding.Warning, Title: problem.Text{EN: "A case that gets stuck", ZH: "案例卡死"}, Look: part(deadlocked)},
	{ID: "soundness.livelock", Severity: finding.Warning, Title: problem.Text{EN: "A case that goes on for ever", ZH: "案例永远无法结束"}, Look: part(livelocked)},
	{ID: "soundness.unsynchronized", Severity: finding.Warning, Title: problem.Text{EN: "Branches that meet without a join", ZH: "并行分支未经汇合就相遇"}, Look: part(unsynchronized)},
	{ID: "soundness.improper-completion", Severity: finding.Warning, Title: problem.Text{EN: "An end that is reached more than once", ZH: "同一案例多次到达结束事件"}, Look: part(improper)},
	{ID: "soundness.dead", Severity: finding.Warning, Title: problem.Text{EN: "An element that no run comes to", ZH: "任何运行都到不了的元素"}, Look: part(dead)},
	{ID: "soundness.undecided", Severity: finding.Info, Title: problem.Text{EN: "Not decided whether it is sound", ZH: "无法判定健全性"}, Look: part(undecided)},
}

const verdict = "soundness"

// judged is a verdict with what else the rules need to know.
type judged struct {
	Soundness
	blocked bool // something else makes a run impossible
}

// Keep lets the rules know the verdict on a subject, and whether something makes a run impossible.
func Keep(s *finding.Subject, sound Soundness, blocked bool) {
	finding.Recall(s, verdict, func() judged { return judged{sound, blocked} })
}

// part looks at the parts that the scenario plays, or at all.
func part(rule func(p *Part, blocked bool) finding.Findings) func(*finding.Subject) finding.Findings {
	return func(s *finding.Subject) finding.Findings {
		known := finding.Recall(s, verdict, func() judged { return judged{} })
		var found finding.Findings
		for i := range known.Parts {
			if p := &known.Parts[i]; s.Numbers == nil || s.Numbers.Process == "" || slices.Contains(p.Processes, model.ID(s.Numbers.Process)) {
				found = append(found, rule(p, known.blocked)...)
			}
		}
		return found
	}
}

// Of is the verdict that was kept for a subject.
func Of(s *finding.Subject) Soundness {
	return finding.Recall(s, verdict, func() judged { return judged{} }).Soundness
}

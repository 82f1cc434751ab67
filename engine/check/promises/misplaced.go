package promises

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var misplacedRule = finding.Rule{ID: "sla.misplaced", Severity: finding.Warning, Look: misplaced,
	Title: problem.Text{EN: "A promise where none can be kept", ZH: "服务承诺放错了位置"}}

// misplaced finds promises on what is neither an activity nor a process, and parts of a promise of a whole case
// that only the work at a task can keep.
func misplaced(s *finding.Subject) finding.Findings {
	var found finding.Findings
	x := subjectOf(s)
	for _, stray := range x.promises.Stray {
		found = append(found, finding.On(stray,
			problem.Say("There is a promise on “%s”, which takes no time of its own: nobody keeps track of it.", "“%s”本身不耗时，其上的服务承诺不会被跟踪。", stray.Label()),
			problem.Say("Promise the activity behind it, or the whole process.", "请把承诺设在其后的活动或整个流程上。"),
			remove(stray)))
	}
	for _, p := range x.promises.All {
		found = append(found, ofCase(p)...)
	}
	return found
}

func remove(b *model.Base) finding.Fix {
	return finding.Fix{Title: problem.Say("Remove the promise", "移除服务承诺"), Edits: []edit.Edit{{Do: edit.Note, Element: b.ID, Kind: "promise"}}}
}

// ofCase finds what makes no sense in the promise of a whole case.
func ofCase(p *promise.Promise) finding.Findings {
	if p.Node != nil || p.Path != "" {
		return nil
	}
	if p.StartWithin > 0 {
		return on(p, problem.Say("“%s” promises when a case starts, but a case starts the moment it arrives.", "“%s”承诺了案例的开始时限，但案例一到达即开始。", p.Of.Label()),
			problem.Say("Promise the start of its first task.", "请在第一个任务上承诺开始时限。"),
			finding.Fix{Title: problem.Say("Take out the promise of a start", "去掉开始时限"), Edits: []edit.Edit{{Do: edit.Note, Element: p.Of.ID, Kind: "promise", Property: "startWithin"}}})
	}
	for _, a := range p.Actions {
		if a.Do == scenario.Reassign || a.Do == scenario.Decide {
			return on(p, problem.Say("“%s” is a whole case: only the work at one task can be reassigned or decided.", "“%s”是整个案例：只有单个任务的工作可以转派或自动决定。", p.Of.Label()),
				problem.Say("Put the action into the promise of the task.", "请把该措施放到任务的服务承诺中。"))
		}
	}
	return nil
}

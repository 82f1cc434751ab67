package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var humanAutomationRule = finding.Rule{ID: "raci.human-in-automation", Severity: finding.Info, Look: humanAutomation,
	Title: problem.Text{EN: "A person who does what runs by itself", ZH: "自动任务指定了人工执行"}}

var ownerlessRule = finding.Rule{ID: "raci.automation-without-owner", Severity: finding.Warning, Look: ownerless,
	Title: problem.Text{EN: "An automatic task that nobody answers for", ZH: "自动任务没有负责人"}}

// humanAutomation finds service, script, rule, send and receive tasks that name people to do them (R22). The lane says
// only where they are drawn.
func humanAutomation(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	performs, _ := m.word(raci.Performs)
	var found finding.Findings
	for _, r := range m.rows {
		var people []string
		for _, role := range r.named {
			if m.parties[role].Kind != raci.System {
				people = append(people, role)
			}
		}
		if !r.automatic() || len(people) == 0 {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("“%[1]s” runs by itself, but %[2]s is %[3]s.", "“%[1]s”是自动任务，但 %[3]s 是%[2]s。", r.label(), m.list(people), performs),
			say("Make it a user task if people do it; else leave only a system to do it.", "若由人执行，请改为用户任务；否则请只保留系统角色。"), m.byMachine(r, people)...))
	}
	return m.few(found)
}

// byMachine gives the work to a system, where there is one; takes it from people; or makes it a task for people.
func (m *matrix) byMachine(r *row, people []string) []finding.Fix {
	var fixes []finding.Fix
	for _, role := range m.order {
		if x := m.parties[role]; x.Kind == raci.System && len(fixes) == 0 {
			fixes = append(fixes, finding.Fix{Title: say("Let the system “%s” do it", "改由系统“%s”执行", x.name), Edits: append(m.unassign(r, raci.Performs, people...), m.assign(r, raci.Performs, role)...)})
		}
	}
	return append(fixes,
		finding.Fix{Title: say("Make “%s” a user task", "将“%s”改为用户任务", r.label()), Edits: []edit.Edit{{Do: edit.Replace, Element: r.node.ID, Kind: "userTask"}}},
		finding.Fix{Title: say("Take it from %s", "取消%s的执行职责", m.list(people)), Edits: m.unassign(r, raci.Performs, people...)})
}

// ownerless finds automatic tasks that nobody answers for when they go wrong (R22).
func ownerless(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	code, ok := m.code(raci.Answers)
	if !ok || code.Min < 1 {
		return nil
	}
	var found finding.Findings
	for _, r := range m.started() {
		if r.automatic() && !r.answered {
			found = append(found, finding.On(&r.node.Base,
				say("“%[1]s” runs by itself, and nobody is %[2]s of it.", "“%[1]s”是自动任务，但没有角色担任 %[2]s。", r.label(), word(code)),
				say("Name who is called when it fails.", "请指定任务失败时由谁负责。"), m.makeAccountable(r)...))
		}
	}
	return m.few(found)
}

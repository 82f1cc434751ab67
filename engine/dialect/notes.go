package dialect

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
)

// promised tells what of promises an engine does not keep; that there is a date by which people are to be done, it does say.
func (w *writer) promised(p *model.Process) {
	var clocks, starts, late []string
	for _, s := range w.Steps {
		if s.Promise == nil || s.Does != People || s.Process != p {
			continue
		}
		if s.Promise.Calendar != "" && s.Promise.CompleteWithin > 0 {
			clocks = append(clocks, s.Label())
		}
		if s.Promise.StartWithin > 0 {
			starts = append(starts, s.Label())
		}
		if len(s.Promise.Actions) > 0 {
			late = append(late, s.Label())
		}
	}
	if len(clocks) > 0 {
		w.tell(&p.Base, finding.Warning, "calendar", problem.Say("Due dates count around the clock, not on a calendar: %[1]s.", "到期时间按自然时间计算，不按工作日历：%[2]s。", quoted(clocks).EN, quoted(clocks).ZH),
			problem.Say("Give the engine a calendar of its own, or promise a time that includes nights and weekends.", "请在引擎中配置工作日历，或改为包含夜间和周末的承诺时间。"))
	}
	if len(starts) > 0 && w.options.Engine == finding.Flowable {
		w.tell(&p.Base, finding.Warning, "start-within", problem.Say("Flowable has no date by which a step is to be begun: %[1]s.", "Flowable 无法记录步骤最迟何时开始：%[2]s。", quoted(starts).EN, quoted(starts).ZH),
			problem.Say("The due date is kept.", "到期时间会保留。"))
	}
	if own := promise.Read(&p.Base); own != nil && len(own.Actions) > 0 {
		late = append([]string{p.Label()}, late...)
	}
	if len(late) > 0 {
		w.tell(&p.Base, finding.Warning, "actions", problem.Say("Reminders, escalations and the like, while something is taking long, are not exported: %[1]s.", "超时的催办、升级等措施不会导出：%[2]s。", quoted(late).EN, quoted(late).ZH),
			problem.Say("Draw a timer at its border for each that the engine is to do.", "需要引擎执行的措施，请画成边界定时事件。"))
	}
}

// quoted are names in a sentence, the first few of many.
func quoted(names []string) problem.Text {
	const most = 8
	var en, zh []string
	for _, n := range names[:min(len(names), most)] {
		en, zh = append(en, "“"+n+"”"), append(zh, "“"+n+"”")
	}
	t := problem.Text{EN: strings.Join(en, ", "), ZH: strings.Join(zh, "、")}
	if more := len(names) - most; more > 0 {
		more := problem.Say(" and %d more", "等，另有 %d 项", more)
		t.EN, t.ZH = t.EN+more.EN, t.ZH+more.ZH
	}
	return t
}

// notes tells, once for each process, what stays in the file without an engine knowing it.
func (w *writer) notes() {
	for _, p := range w.Promised {
		if p.CompleteWithin > 0 {
			w.tell(p.Of, finding.Warning, "case-promise", problem.Say("Engines have no due date for a whole case: the promise of “%s” is not exported.", "引擎没有整个案例的到期时间：“%s”的承诺不会导出。", p.Of.Label()),
				problem.Say("Draw a timer that starts an event sub-process, or watch it in the engine's reports.", "请画出由定时器触发的事件子流程，或在引擎报表中监控。"))
		}
	}
	for _, p := range w.Processes {
		w.promised(p)
		if len(p.Own("separation")) > 0 {
			w.tell(&p.Base, finding.Warning, "separation", problem.Say("Engines let the same person do steps that are to be separated (four eyes).", "引擎不会阻止同一人处理需要职责分离的步骤（四眼原则）。"),
				problem.Say("Offer the steps to groups without members in common.", "请将这些步骤分配给没有共同成员的组。"))
		}
		w.duties(p)
	}
	if groups := w.groups(); groups != "" && len(w.Processes) > 0 {
		w.tell(&w.Processes[0].Base, finding.Info, "groups", problem.Say("Tasks are offered to groups by the ids of roles: %s.", "任务按角色标识分配给候选组：%s。", groups),
			problem.Say("Set up groups with these ids in the engine.", "请在引擎中建立同名的组。"))
	}
}

// duties tells which of RACI and the like stays a note.
func (w *writer) duties(p *model.Process) {
	var codes []string
	signing := false
	for _, s := range w.Steps {
		if s.Kind.IsActivity() && p == s.Process {
			for _, e := range raci.Entries(s.Node) {
				if e.Code != raci.ResponsibleCode && !slices.Contains(codes, e.Code) {
					codes = append(codes, e.Code)
				}
			}
			signing = signing || raci.StepOf(s.Node).Signing != ""
		}
	}
	if len(codes) > 0 {
		slices.Sort(codes)
		w.tell(&p.Base, finding.Info, "duties", problem.Say("Engines know who does a step. The other duties (%[1]s) stay in the file as notes.", "引擎只认由谁执行步骤，其他职责（%[2]s）仅作为注释保留在文件中。", strings.Join(codes, ", "), strings.Join(codes, "、")),
			problem.Say("Draw what the engine is to see to: an approval as a user task, a notice as a send task.", "需要引擎执行的请画出来：审批画成用户任务，通知画成发送任务。"))
	}
	if signing {
		w.tell(&p.Base, finding.Warning, "signing", problem.Say("That several people sign a step together is not exported: whoever takes it completes it.", "会签、票签等多人签署方式不会导出：领取任务的人即可完成。"),
			problem.Say("Make the step one of several instances.", "请将该步骤设为多实例。"))
	}
}

// groups are the roles to which tasks are offered, each with its name where that is another.
func (w *writer) groups() string {
	var all []string
	for _, s := range w.Steps {
		for _, g := range s.Groups {
			shown := g
			if b := w.roleOf(g); b != nil && b.Name != "" && b.Name != g {
				shown += " = " + b.Name
			}
			if !slices.Contains(all, shown) {
				all = append(all, shown)
			}
		}
	}
	return strings.Join(all, ", ")
}

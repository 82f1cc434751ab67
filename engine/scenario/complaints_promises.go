package scenario

import "sandtable/engine/problem"

// promise refuses a service level of a task or of a case that cannot be kept track of.
func (c *critic) promise(at path, p *Promise, ofTask bool) {
	if p == nil {
		return
	}
	c.usesCalendar(at, p.Calendar)
	switch {
	case !ofTask && p.StartWithin != 0:
		c.add(at.to("startWithin"), "promise-start", problem.Say("A case starts when it arrives, so there is nothing to promise.", "案例一到达即开始，无需承诺开始时限。"),
			problem.Say("Promise the start of its first task.", "请在第一个任务上承诺开始时限。"))
	case p.StartWithin == 0 && p.CompleteWithin == 0:
		c.add(at, "promise-without-limit", problem.Say("The promise has no limit.", "服务承诺没有时限。"),
			problem.Say("Give startWithin or completeWithin.", "请设置 startWithin 或 completeWithin。"))
	case p.CompleteWithin != 0 && p.StartWithin > p.CompleteWithin:
		c.add(at.to("startWithin"), "promise-order", problem.Say("It may start later than it has to be done.", "开始时限晚于完成时限。"),
			problem.Say("Make startWithin the shorter of the two.", "请让 startWithin 短于 completeWithin。"))
	}
	for i, action := range p.Actions {
		if action != nil {
			c.action(at.to("actions").item(i), action, ofTask)
		}
	}
}

func (c *critic) action(at path, a *Action, ofTask bool) {
	handed := a.Do == Escalate || a.Do == Reassign
	_, known := c.scenario.Roles[a.To]
	switch {
	case !ofTask && (a.Do == Reassign || a.Do == Decide):
		c.add(at.to("do"), "action-of-task", problem.Say("Only the work at one task can be reassigned or decided, not a whole case.", "只有单个任务的工作可以转派或自动决定，整个案例不可以。"),
			problem.Say("Put the action into the task's promise.", "请把该措施放到任务的服务承诺中。"))
	case handed && a.To == "":
		c.add(at, "action-without-role", problem.Say("Nothing says to whom it goes.", "没有说明交给谁。"), problem.Say("Name a role in to.", "请在 to 中填写角色。"))
	case handed && !known:
		c.role(at.to("to"), a.To)
	case !handed && a.To != "":
		c.add(at.to("to"), "action-to", problem.Say("%s goes to nobody.", "%s 不需要交给谁。", a.Do), problem.Say("Leave to out, or escalate.", "请去掉 to，或改为 escalate。"))
	}
	if a.Work != nil && a.Do != Escalate {
		c.add(at.to("work"), "action-work", problem.Say("Only an escalation brings a role work.", "只有上报才给角色带来工作。"), problem.Say("Leave work out, or escalate.", "请去掉 work，或改为 escalate。"))
	}
	c.distribution(at.to("work"), a.Work)
}

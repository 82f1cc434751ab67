package scenario

import (
	"slices"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

func (c *critic) tasks() {
	c.made = c.makers()
	for _, id := range sorted(c.scenario.Tasks) {
		if c.full() {
			return
		}
		c.id(path{"tasks"}, id)
		if task := c.scenario.Tasks[id]; task != nil {
			c.task(path{"tasks", id}, task)
		}
	}
}

func (c *critic) task(at path, t *Task) {
	c.distribution(at.to("duration"), t.Duration)
	c.usesRoles(at, t.Roles)
	c.needs(at, t)
	c.durationsBy(at, t)
	c.allocation(at.to("allocate"), t.Allocate)
	c.batch(at.to("batch"), t.Batch)
	if t.Setup != nil {
		c.distribution(at.to("setup", "duration"), t.Setup.Duration)
	}
	for _, d := range []struct {
		name string
		duty *Duty
	}{{"consult", t.Consult}, {"approve", t.Approve}, {"inform", t.Inform}} {
		if d.duty != nil {
			c.distribution(at.to(d.name, "duration"), d.duty.Duration)
			c.usesRoles(at.to(d.name), d.duty.Roles)
		}
	}
	c.promise(at.to("promise"), t.Promise, true)
	c.writes(at.to("writes"), t.Writes)
	c.takes(at, t)
	c.failure(at.to("failure"), t.Failure)
	c.repeat(at.to("repeat"), t.Repeat)
}

func (c *critic) needs(at path, t *Task) {
	if len(t.Needs) == 0 {
		return
	}
	if len(t.Roles) > 0 {
		c.add(at.to("needs"), "roles-and-needs", problem.Say("The task has roles, of which one does it, and needs, of which all do.", "任务同时设置了 roles（其中一个来做）和 needs（全部到位）。"),
			problem.Say("Keep one of the two.", "请只保留一个。"))
	}
	before := len(c.found)
	for i, need := range t.Needs {
		c.usesRoles(at.to("needs").item(i), need.Roles)
	}
	if len(c.found) == before {
		c.tooFew(at.to("needs"), t.Needs)
	}
}

func (c *critic) durationsBy(at path, t *Task) {
	if t.Duration == nil && len(t.By) > 0 {
		c.add(at.to("by"), "by-without-duration", problem.Say("There are durations by person or role, but none for everybody else.", "设置了个别人员或角色的时长，但没有通用时长。"),
			problem.Say("Add duration; it counts for whoever is not listed here.", "请补上 duration，未列出的人员按它计算。"))
	}
	for _, who := range sorted(t.By) {
		if c.full() {
			return
		}
		c.distribution(at.to("by", who), t.By[who])
		_, isRole := c.scenario.Roles[who]
		if _, isPerson := c.scenario.People[who]; !isRole && !isPerson {
			c.unknown(at.to("by", who), "person", problem.Say("There is no person or role %q.", "没有名为 %q 的人员或角色。", who), who,
				slices.Concat(sorted(c.scenario.People), sorted(c.scenario.Roles)))
		}
	}
}

func (c *critic) allocation(at path, a *Allocation) {
	if a == nil {
		return
	}
	c.eachOnce(at.to("otherThan"), a.OtherThan)
	if a.SameAs != "" && slices.Contains(a.OtherThan, a.SameAs) {
		c.add(at.to("sameAs"), "same-and-other", problem.Say("The same person as at %q is asked for, and another than at %[1]q.", "既要求与 %q 是同一人，又要求是不同的人。", a.SameAs),
			problem.Say("Keep one of the two.", "请只保留一个。"))
	}
}

func (c *critic) batch(at path, b *Batch) {
	if b == nil {
		return
	}
	if b.Size == 0 && b.Wait == 0 && len(b.At) == 0 {
		c.add(at, "batch-without-rule", problem.Say("Nothing says when a batch is begun.", "没有说明一批何时开始处理。"),
			problem.Say("Give size, wait or at.", "请设置 size、wait 或 at。"))
	}
	if b.Most > 0 && b.Size > b.Most {
		c.add(at.to("most"), "batch-most", problem.Say("A batch is begun with %d, but has at most %d.", "攒够 %d 件才开始，但一批最多 %d 件。", b.Size, b.Most),
			problem.Say("Raise most, or lower size.", "请提高 most 或降低 size。"))
	}
	times := map[TimeOfDay]bool{}
	for i, t := range b.At {
		if times[t] {
			c.twice(at.to("at").item(i), t.String())
		}
		times[t] = true
	}
	for i, f := range b.Factors {
		if i > 0 && f.Size <= b.Factors[i-1].Size {
			c.add(at.to("factors").item(i).to("size"), "not-sorted", problem.Say("This size is not greater than the one above it.", "此件数不大于上一项。"),
				problem.Say("Sort the list by size, each size once.", "请按件数从小到大排列，每个件数一项。"))
		}
	}
}

func (c *critic) failure(at path, f *Failure) {
	switch {
	case f == nil:
	case f.Error == "" && f.Chance >= 1:
		c.add(at.to("chance"), "endless", problem.Say("The work fails every time, and is done again without end.", "工作每次都失败，会无休止地重做。"),
			problem.Say("Lower the chance, or name an error to throw.", "请降低概率，或填写要抛出的错误。"))
	case f.Error != "" && f.Effort != 0:
		c.add(at.to("effort"), "failure-effort", problem.Say("An error is thrown, so nothing is done again.", "失败时抛出错误，不会重做。"),
			problem.Say("Keep effort or error.", "effort 与 error 请只保留一个。"))
	}
}

func (c *critic) repeat(at path, r *Repeat) {
	if r == nil {
		return
	}
	c.number(at.to("count"), r.Count)
	if n := r.Count; n != nil && !n.IsFormula() {
		if sampler, err := n.Sampler(); err == nil && sampler.Mean() < 0 {
			c.add(at.to("count"), "range", problem.Say("The count is negative.", "次数为负数。"), problem.Say("Give a number from 0.", "请填写不小于 0 的数。"))
		}
	}
	c.formula(at.to("while"), r.While, condition.Boolean)
	c.formula(at.to("until"), r.Until, condition.Boolean)
	ways := 0
	for _, given := range []bool{r.Count != nil, r.Chance != 0, r.While != ""} {
		if given {
			ways++
		}
	}
	switch {
	case ways > 1:
		c.add(at, "repeat-several", problem.Say("Several fields say how often it is done.", "有多个字段说明重复多少次。"),
			problem.Say("Keep one of count, chance and while.", "count、chance、while 请只保留一个。"))
	case r.Until != "" && (r.Chance != 0 || r.While != ""):
		c.add(at.to("until"), "repeat-mixed", problem.Say("chance and while are of loops, until is of several instances.", "chance 和 while 用于循环，until 用于多实例。"),
			problem.Say("Keep those that the activity's marker calls for.", "请按活动的标记保留其一。"))
	case r.Chance >= 1:
		c.add(at.to("chance"), "endless", problem.Say("The loop goes round without end.", "循环永不结束。"), problem.Say("Lower the chance.", "请降低概率。"))
	}
}

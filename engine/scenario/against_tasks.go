package scenario

import (
	"reflect"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

func (c *drawingCritic) work() {
	who := raci.Of(c.drawing)
	for _, id := range sorted(c.scenario.Tasks) {
		at, task := path{"tasks", id}, c.scenario.Tasks[id]
		n := c.scene.nodes[model.ID(id)]
		switch {
		case n == nil:
			c.noElement(at, id, c.scene.closed)
			continue
		case task == nil:
			continue
		case !c.scene.closed(n):
			if n.Activity == nil || !onlyRepeats(task) {
				c.about(id, at, "not-a-task", problem.Say("Only tasks take work; %q is none.", "只有任务需要工作量，而 %q 不是任务。", n.Label()), insteadOfWork(n))
				continue
			}
		default:
			c.performed(at, n, task, who)
		}
		c.repeats(at, n, task.Repeat)
	}
}

func (c *drawingCritic) automation() {
	for i, a := range c.scenario.Automation {
		if a != nil {
			c.workAt(path{"automation"}.item(i).to("tasks"), "", a.Tasks)
		}
	}
}

// measured tells of a precision that is asked of a task that is not there. Which measures a task has, the simulator knows.
func (c *drawingCritic) measured() {
	if p := c.scenario.Run.Precision; p != nil {
		if id := measured(p.Of); id != "" && c.scene.nodes[model.ID(id)] == nil {
			c.noElement(path{"run", "precision", "of"}, id, c.scene.closed)
		}
	}
}

// onlyRepeats says whether nothing but repeat is set.
func onlyRepeats(t *Task) bool {
	rest := *t
	rest.Repeat = nil
	return reflect.DeepEqual(rest, Task{})
}

func insteadOfWork(n *model.Node) problem.Text {
	switch {
	case n.Activity != nil && n.Activity.Loop != nil:
		return problem.Say("An activity with work inside takes only repeat.", "内部另有工作的活动只能设置 repeat。")
	case n.Kind.IsEvent():
		return problem.Say("Say in events when an event happens.", "事件何时发生请在 events 中设置。")
	}
	return problem.Text{}
}

// performed tells of people whom a task's work needs and the scenario does not have.
func (c *drawingCritic) performed(at path, n *model.Node, t *Task, who *raci.Matrix) {
	roles := t.Roles
	for _, need := range t.Needs {
		roles = append(slices.Clone(roles), need.Roles...)
	}
	if len(roles) == 0 {
		roles = who.Responsible(n.ID)
	}
	if t.Duration != nil {
		c.staffed(at, n, roles)
	}
	for _, d := range []struct {
		name, code string
		duty       *Duty
	}{{"consult", raci.ConsultedCode, t.Consult}, {"approve", raci.AccountableCode, t.Approve}, {"inform", raci.InformedCode, t.Inform}} {
		if d.duty == nil {
			continue
		}
		roles := d.duty.Roles
		if len(roles) == 0 {
			roles = who.Duty(n.ID, d.code)
		}
		if len(roles) == 0 {
			c.about(string(n.ID), at.to(d.name), "nobody-with-duty", problem.Say("Nobody has the duty %s at %q.", "没有人在 %[2]q 承担职责 %[1]s。", d.code, n.Label()),
				problem.Say("List its roles here, or set them in the RACI matrix.", "请在此列出角色，或在 RACI 矩阵中设置。"))
		}
		c.staffed(at.to(d.name), n, roles)
	}
	if a := t.Allocate; a != nil {
		if a.SameAs != "" {
			c.workAt(at.to("allocate"), "sameAs", []string{a.SameAs})
		}
		c.workAt(at.to("allocate", "otherThan"), "", a.OtherThan)
	}
	if t.Failure != nil && t.Failure.Error != "" {
		c.error(at.to("failure", "error"), n, t.Failure.Error)
	}
}

// staffed tells of roles that the scenario does not have, or of whom it has nobody.
func (c *drawingCritic) staffed(at path, n *model.Node, roles []string) {
	for _, role := range roles {
		switch r, ok := c.scenario.Roles[role]; {
		case ok && r != nil && !c.somebodyIs(role) && !slices.ContainsFunc(r.Deputies, c.somebodyIs):
			c.about(string(n.ID), path{"roles", role}, "nobody", problem.Say("Nobody has role %[2]q, which %[1]q needs.", "%[1]q 需要角色 %[2]q，但该角色没有人。", n.Label(), role),
				problem.Say("Give the role a headcount or a person.", "请为该角色设置人数或添加人员。"))
		case !ok:
			c.about(string(n.ID), at, "role-not-staffed", problem.Say("%q is done by %q, of whom the scenario has nobody.", "%q 由 %q 执行，但情景中没有这个角色。", n.Label(), role),
				problem.Say("Add the role, or list the task's roles.", "请添加该角色，或列出任务的角色。"))
		}
	}
}

// somebodyIs says whether anybody has a role.
func (c *drawingCritic) somebodyIs(role string) bool {
	r := c.scenario.Roles[role]
	return r != nil && (r.Headcount > 0 || len(c.personsBy()[role]) > 0)
}

// workAt tells of names that are no tasks of the drawing: those of a list, or the one in
// a field.
func (c *drawingCritic) workAt(at path, field string, ids []string) {
	for i, id := range ids {
		at := at.item(i)
		if field != "" {
			at = at[:len(at)-1].to(field)
		}
		switch n := c.scene.nodes[model.ID(id)]; {
		case n == nil:
			c.noElement(at, id, c.scene.closed)
		case !c.scene.closed(n):
			c.about(id, at, "not-a-task", problem.Say("Only tasks take work; %q is none.", "只有任务需要工作量，而 %q 不是任务。", n.Label()), problem.Text{})
		}
	}
}

func (c *drawingCritic) error(at path, n *model.Node, id string) {
	var known []string
	for _, e := range c.drawing.Errors {
		known = append(known, string(e.ID))
	}
	if !slices.Contains(known, id) {
		c.about(string(n.ID), at, "unknown-error", problem.Say("The drawing has no error %q.", "流程图中没有错误 %q。", id), meant(id, known))
	}
}

// repeats tells of a repetition that the activity's marker does not call for.
func (c *drawingCritic) repeats(at path, n *model.Node, r *Repeat) {
	switch {
	case r == nil:
	case n.Activity.Loop == nil:
		c.about(string(n.ID), at.to("repeat"), "not-repeated", problem.Say("%q has neither a loop nor a multi-instance marker.", "%q 没有循环或多实例标记。", n.Label()),
			problem.Say("Draw the marker, or leave repeat out.", "请在流程图中添加标记，或去掉 repeat。"))
	case n.Activity.Loop.MultiInstance && (r.Chance != 0 || r.While != ""):
		c.about(string(n.ID), at.to("repeat"), "not-a-loop", problem.Say("chance and while are of loops; %q has several instances.", "chance 和 while 用于循环，而 %q 是多实例。", n.Label()),
			problem.Say("Give count or until.", "请设置 count 或 until。"))
	case !n.Activity.Loop.MultiInstance && r.Until != "":
		c.about(string(n.ID), at.to("repeat", "until"), "not-instances", problem.Say("until is of several instances; %q is a loop.", "until 用于多实例，而 %q 是循环。", n.Label()),
			problem.Say("Give count, chance or while.", "请设置 count、chance 或 while。"))
	}
}

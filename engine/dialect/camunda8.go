package dialect

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// camunda8 speaks to Camunda 8, whose tasks of people are its own since 8.5 ("User tasks", docs.camunda.io/docs/components/modeler/bpmn/user-tasks).
type camunda8 struct{ *writer }

func (c *camunda8) head() {
	c.own = c.root.bind("zeebe", "http://camunda.org/schema/zeebe/1.0")
	c.platform("Camunda Cloud", "8.8.0")
	c.root.each(func(e *element) { // what looks like FEEL, its modeler takes for it; it is said again as mappings
		e.nodes = slices.DeleteFunc(e.nodes, func(n node) bool {
			return n.element != nil && local(n.element.name) == "write" && strings.HasPrefix(n.element.attribute("value"), "=")
		})
	})
}

func (c *camunda8) quote(formula string) string { return "=" + formula }

func (c *camunda8) process(p *model.Process, e *element) {
	if c.options.Version != "" && e.extension(c.own+"versionTag") == nil {
		e.extensions().add(c.own+"versionTag", "value", c.options.Version)
	}
	for _, n := range p.Nodes {
		start := c.byID[string(n.ID)]
		if n.Kind != model.StartEvent || start == nil {
			continue
		}
		for _, v := range c.variables() { // formulas count on it that every variable has a value
			c.output(start, v.Name, "if "+v.Name+" = null then "+c.firsts(v)+" else "+v.Name)
		}
	}
}

// output writes a formula's value to a variable when the step is done.
func (c *camunda8) output(e *element, variable, formula string) {
	x := e.extension(c.own + "ioMapping")
	if x == nil {
		x = e.extensions().add(c.own + "ioMapping")
	}
	x.add(c.own+"output", "source", c.quote(formula), "target", variable)
}

func (c *camunda8) people(s *Step, e *element) {
	x := e.extensions()
	if e.extension(c.own+"userTask") == nil && e.extension(c.own+"taskDefinition") == nil {
		x.add(c.own + "userTask")
	}
	if e.extension(c.own+"assignmentDefinition") == nil && len(s.Groups)+len(s.Assignee) > 0 {
		x.add(c.own+"assignmentDefinition", "assignee", s.Assignee, "candidateGroups", strings.Join(s.Groups, ","))
	}
	if s.Form == nil {
		c.form(s, e) // a task without one cannot be opened in Tasklist; it shows what the drawing says of the step
	}
	if p := s.Promise; p != nil && p.CompleteWithin+p.StartWithin > 0 && e.extension(c.own+"taskSchedule") == nil {
		x.add(c.own+"taskSchedule", "dueDate", c.after(p.CompleteWithin.String()), "followUpDate", c.after(p.StartWithin.String()))
	}
}

// after is the instant so long after a task has come.
func (c *camunda8) after(duration string) string {
	if duration == "PT0S" {
		return ""
	}
	return c.quote(`now() + duration("` + duration + `")`)
}

func (c *camunda8) form(s *Step, e *element) {
	if e.extension(c.own+"formDefinition") == nil {
		e.extensions().add(c.own+"formDefinition", "formId", c.formFile(s, "Camunda Cloud", "8.8.0"), "bindingType", "deployment")
	}
}

func (c *camunda8) worker(s *Step, e *element) {
	e.extensions().add(c.own+"taskDefinition", "type", s.Topic, "retries", "3")
}

func (c *camunda8) deciding(s *Step, e *element) {
	if c.implemented(e) {
		return
	}
	e.extensions().add(c.own+"calledDecision", "decisionId", c.decisionFile(s), "resultVariable", result(s), "bindingType", "deployment")
	for _, name := range s.Table.Outputs {
		value := result(s)
		if len(s.Table.Outputs) > 1 {
			value += "." + name
		}
		c.output(e, name, "if "+result(s)+" = null then "+name+" else "+value) // where no rule holds, it stays as it is
	}
	for _, x := range s.Writes {
		c.write(s, e, x)
	}
}

// write is a formula of the drawing whose value goes into a variable.
func (c *camunda8) write(s *Step, e *element, x Assignment) {
	if s.Activity != nil && s.Activity.Loop != nil && s.Activity.Loop.MultiInstance {
		c.tell(&s.Base, finding.Error, "instances-write", problem.Say("“%[1]s” is done several times, and what the instances reckon (%[2]s) cannot leave them.", "“%[1]s”是多实例，各实例计算的结果（%[2]s）无法传出。", s.Label(), x.Variable),
			problem.Say("Reckon it in a step behind.", "请在其后的步骤中计算。"))
		return
	}
	c.output(e, x.Variable, c.written(s, x))
}

func (c *camunda8) reckoning(s *Step, e *element) {
	if c.implemented(e) || e.extension(c.own+"script") != nil {
		return
	}
	c.become(s, e, model.ScriptTask)
	first := s.Writes[0]
	e.extensions().add(c.own+"script", "expression", c.quote(c.written(s, first)), "resultVariable", first.Variable)
	if len(s.Writes) == 1 {
		return
	}
	c.output(e, first.Variable, first.Variable) // with mappings, nothing else leaves the task
	for _, x := range s.Writes[1:] {
		c.write(s, e, x)
	}
}

func (c *camunda8) scripting(s *Step, e *element) {
	if c.implemented(e) || e.extension(c.own+"script") != nil {
		return
	}
	c.tell(&s.Base, finding.Error, "script", problem.Say("“%[1]s” is a script in %[2]s: Camunda 8 runs formulas of FEEL alone.", "“%[1]s”是 %[2]s 脚本：Camunda 8 只执行 FEEL 公式。", s.Label(), language(s.Activity.ScriptFormat)),
		problem.Say("Let it write variables by formulas, or make it a service task.", "请改为用公式写入变量，或改为服务任务。"))
}

func language(format string) string {
	if format == "" {
		return "?"
	}
	return format
}

func (c *camunda8) calling(s *Step, e *element) {
	if e.extension(c.own+"calledElement") == nil && s.Activity.Called != "" {
		e.extensions().add(c.own+"calledElement", "processId", string(s.Activity.Called), "propagateAllChildVariables", "true")
	}
}

// writes has to hand on by name too what whoever does the step gives: with mappings, nothing else leaves it.
func (c *camunda8) writes(s *Step, e *element) {
	for _, name := range s.Results {
		c.output(e, name, name)
	}
	for _, x := range s.Writes {
		c.write(s, e, x)
	}
}

// instances are one for each item of a collection: the numbers from 1, where the drawing counts.
func (c *camunda8) instances(s *Step, loop *element, count string) {
	if loop.extension(c.own+"loopCharacteristics") != nil {
		return
	}
	collection := ""
	switch in := s.Activity.Loop.InputData; {
	case strings.Trim(count, "0123456789") == "" && count != "" && count != "0":
		collection = "for i in 1.." + count + " return i"
	case count != "":
		collection = "if " + count + " < 1 then [] else for i in 1..(" + count + ") return i" // 1..0 would be two
	case in != "":
		collection = identifier(in)
	default:
		return // the profile says that nobody knows how many
	}
	loop.drop("loopCardinality")
	loop.extensions().add(c.own+"loopCharacteristics", "inputCollection", c.quote(collection))
}

// message says by which variable a message finds its case: the one that a correlation of the drawing binds, else the one that is asked for.
func (c *camunda8) message(m *model.Message, e *element) {
	if e.extension(c.own+"subscription") != nil {
		return
	}
	key := c.bound(m)
	if key == "" {
		key = c.options.Correlate
	}
	if c.awaited[m.ID] && c.bound(m) == "" {
		c.tell(&m.Base, finding.Info, "correlation", problem.Say("The message “%[1]s” finds its case by the variable “%[2]s”, which a case has to come with.", "消息“%[1]s”通过变量“%[2]s”找到对应案例，启动案例时必须提供该变量。", m.Label(), key),
			problem.Say("Name another variable for the export, or draw the correlation.", "可在导出时指定其他变量，或在流程图中设置消息关联。"))
	}
	e.extensions().add(c.own+"subscription", "correlationKey", c.quote(key))
}

// bound is the variable of the case that a correlation of the drawing binds to a message; empty where there is none.
func (c *camunda8) bound(m *model.Message) string {
	for _, property := range c.Definitions.Correlations {
		for _, r := range property.Retrieval {
			if r.Message != m.ID {
				continue
			}
			for _, p := range c.Processes {
				for _, subscription := range p.CorrelationSub {
					for _, b := range subscription.Bindings {
						if b.Property == property.ID && b.Expression != nil && c.Data.Variable(strings.TrimSpace(b.Expression.Text)) != nil {
							return strings.TrimSpace(b.Expression.Text)
						}
					}
				}
			}
		}
	}
	return ""
}

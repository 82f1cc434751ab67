package dialect

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// camunda7 speaks to Camunda 7 and its successors such as Operaton ("Custom Extensions",
// docs.camunda.org/manual/latest/reference/bpmn20/custom-extensions).
type camunda7 struct {
	*writer
	unified
}

const modelerSpace = "http://camunda.org/schema/modeler/1.0"

func (c *camunda7) head() {
	c.unified = unified{c.writer}
	c.own = c.root.bind("camunda", "http://camunda.org/schema/1.0/bpmn")
	c.platform("Camunda Platform", "7.24.0")
}

// platform names the engine for modelers and linters.
func (w *writer) platform(name, version string) {
	m := w.root.bind("modeler", modelerSpace)
	w.root.set(m+"executionPlatform", name)
	w.root.set(m+"executionPlatformVersion", version)
}

func (c *camunda7) quote(formula string) string { return c.unified.quote(formula) }

func (c *camunda7) process(_ *model.Process, e *element) {
	if e.attribute(c.own+"historyTimeToLive") == "" {
		e.set(c.own+"historyTimeToLive", c.options.KeepFor)
	}
	if c.options.Version != "" {
		e.set(c.own+"versionTag", c.options.Version)
	}
	c.begins(e)
}

func (c *camunda7) people(s *Step, e *element) {
	c.unified.people(s, e)
	if p := s.Promise; p != nil && p.StartWithin > 0 && e.attribute(c.own+"followUpDate") == "" {
		e.set(c.own+"followUpDate", p.StartWithin.String())
	}
}

// form is a form of Camunda, which Camunda 7 shows from 7.16 on: its generated forms know no numbers with a fraction.
func (c *camunda7) form(s *Step, e *element) {
	if e.attribute(c.own+"formKey") != "" || e.attribute(c.own+"formRef") != "" || e.extension(c.own+"formData") != nil {
		return
	}
	e.set(c.own+"formRef", c.formFile(s, "Camunda Platform", "7.24.0"))
	e.set(c.own+"formRefBinding", "deployment")
}

func (c *camunda7) worker(s *Step, e *element) {
	if s.Drawn == model.ScriptTask {
		c.become(s, e, model.ServiceTask)
	}
	if s.Event != nil {
		for _, n := range e.nodes {
			if n.element != nil && local(n.element.name) == "messageEventDefinition" {
				e = n.element
			}
		}
	}
	e.set(c.own+"type", "external")
	e.set(c.own+"topic", s.Topic)
}

func (c *camunda7) deciding(s *Step, e *element) {
	if c.implemented(e) {
		return
	}
	id := c.decisionFile(s)
	one := len(s.Table.Outputs) == 1
	e.set(c.own+"decisionRef", id)
	e.set(c.own+"decisionRefBinding", "deployment")
	e.set(c.own+"resultVariable", result(s))
	e.set(c.own+"mapDecisionResult", "singleResult")
	if one {
		e.set(c.own+"mapDecisionResult", "singleEntry")
	}
	for _, name := range s.Table.Outputs {
		value := result(s)
		if !one {
			value += "['" + name + "']"
		}
		c.output(s, e, name, result(s)+" == null ? execution.getVariable('"+name+"') : "+value) // where no rule holds, it stays as it is
	}
	for _, x := range s.Writes {
		c.output(s, e, x.Variable, c.written(s, x))
	}
}

// output writes a formula's value to a variable when the step is done.
func (c *camunda7) output(s *Step, e *element, variable, formula string) {
	if s.Activity == nil {
		c.assign(e, variable, formula)
		return
	}
	if s.Activity.Loop != nil && s.Activity.Loop.MultiInstance {
		c.tell(&s.Base, finding.Error, "instances-write", problem.Say("“%[1]s” is done several times, and what the instances reckon (%[2]s) cannot leave them.", "“%[1]s”是多实例，各实例计算的结果（%[2]s）无法传出。", s.Label(), variable),
			problem.Say("Reckon it in a step behind.", "请在其后的步骤中计算。"))
		return
	}
	x := e.extension(c.own + "inputOutput")
	if x == nil {
		x = e.extensions().add(c.own + "inputOutput")
	}
	x.add(c.own+"outputParameter", "name", variable).say(c.quote(formula))
}

func (c *camunda7) reckoning(s *Step, e *element) {
	if c.implemented(e) {
		return
	}
	if s.Drawn == model.ScriptTask {
		c.become(s, e, model.ServiceTask)
	}
	for i, x := range s.Writes {
		formula := c.written(s, x)
		if i == 0 {
			c.reckon(e, x.Variable, formula, "resultVariable")
		} else {
			c.output(s, e, x.Variable, formula)
		}
	}
}

func (c *camunda7) scripting(*Step, *element) {}

func (c *camunda7) calling(_ *Step, e *element) {
	if e.extension(c.own+"in") == nil && e.extension(c.own+"out") == nil {
		e.extensions().add(c.own+"in", "variables", "all")
		e.extensions().add(c.own+"out", "variables", "all")
	}
}

func (c *camunda7) writes(s *Step, e *element) {
	for _, x := range s.Writes {
		c.output(s, e, x.Variable, c.written(s, x))
	}
}

func (c *camunda7) instances(*Step, *element, string) {}

func (c *camunda7) message(m *model.Message, e *element) { c.unified.message(m, e) }

package dialect

import (
	"strconv"

	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// flowable speaks to Flowable 7 and later ("BPMN constructs", flowable.com/open-source/docs/bpmn/ch07b-BPMN-Constructs).
type flowable struct {
	*writer
	unified
}

func (f *flowable) head() {
	f.unified = unified{f.writer}
	f.own = f.root.bind("flowable", "http://flowable.org/bpmn")
}

func (f *flowable) quote(formula string) string { return f.unified.quote(formula) }

func (f *flowable) process(p *model.Process, e *element) {
	if f.options.Version != "" {
		f.tell(&p.Base, finding.Info, "version", problem.Say("Flowable counts versions itself: “%s” is not written.", "Flowable 自动编号版本，不写入“%s”。", f.options.Version),
			problem.Say("Name it in the deployment.", "可写在部署名称中。"))
	}
	f.begins(e)
}

func (f *flowable) people(s *Step, e *element) { f.unified.people(s, e) }

// form is a list of properties. A date is a text here, as formulas have it.
func (f *flowable) form(s *Step, e *element) {
	if e.attribute(f.own+"formKey") != "" || e.extension(f.own+"formProperty") != nil {
		return
	}
	for _, field := range f.fields(s) {
		kind := map[data.Type]string{data.Number: "double", data.Duration: "double", data.Integer: "long", data.Boolean: "boolean"}[field.kind]
		if kind == "" {
			kind = "string"
		}
		if len(field.values) > 0 {
			kind = "enum"
		}
		x := e.extensions().add(f.own+"formProperty", "id", field.key, "name", field.label, "type", kind, "required", yes(field.required && field.kind != data.Boolean))
		if field.readonly {
			x.set("writable", "false")
		}
		for _, value := range field.values {
			x.add(f.own+"value", "id", value, "name", value)
		}
	}
}

func yes(is bool) string {
	if is {
		return "true"
	}
	return ""
}

// worker is a service task: Flowable has no other that software fetches jobs of. Events that throw messages are refused by the profile.
func (f *flowable) worker(s *Step, e *element) {
	if s.Event != nil {
		return
	}
	f.become(s, e, model.ServiceTask)
	e.set(f.own+"type", "external-worker")
	e.set(f.own+"topic", s.Topic)
}

// deciding writes a decision table as formulas: what Flowable has for business rule tasks is Drools, and its own tables read no FEEL.
func (f *flowable) deciding(s *Step, e *element) {
	if f.implemented(e) {
		return
	}
	f.become(s, e, model.ServiceTask)
	formulas := f.choices(s)
	for i, name := range s.Table.Outputs {
		if formulas == nil {
			return
		}
		f.reckoned(e, i, name, formulas[i])
	}
	f.writes(s, e)
}

// reckoned is the formula of the task, or one that follows it.
func (f *flowable) reckoned(e *element, i int, variable, formula string) {
	if i == 0 {
		f.reckon(e, variable, formula, "resultVariableName")
	} else {
		f.assign(e, variable, formula)
	}
}

func (f *flowable) reckoning(s *Step, e *element) {
	if f.implemented(e) {
		return
	}
	f.become(s, e, model.ServiceTask)
	for i, x := range s.Writes {
		f.reckoned(e, i, x.Variable, f.written(s, x))
	}
}

func (f *flowable) scripting(*Step, *element) {}

func (f *flowable) calling(_ *Step, e *element) {
	if e.attribute(f.own+"inheritVariables") != "" || e.extension(f.own+"in") != nil || e.extension(f.own+"out") != nil {
		return
	}
	e.set(f.own+"inheritVariables", strconv.FormatBool(true))
	for _, v := range f.variables() {
		e.extensions().add(f.own+"out", "source", v.Name, "target", v.Name)
	}
}

func (f *flowable) writes(s *Step, e *element) {
	for _, x := range s.Writes {
		f.assign(e, x.Variable, f.written(s, x))
	}
}

func (f *flowable) instances(*Step, *element, string) {}

func (f *flowable) message(m *model.Message, e *element) { f.unified.message(m, e) }

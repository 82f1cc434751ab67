package dialect

import (
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// speaker says in the words of one engine what a step is. The element is the step's own, already of the kind that the engine needs.
type speaker interface {
	head()                                      // what a file says of itself
	process(p *model.Process, e *element)       // of the whole process, and what its variables begin with
	people(s *Step, e *element)                 // who may do it, and until when
	form(s *Step, e *element)                   // what is filled in
	worker(s *Step, e *element)                 // how software gets its jobs
	deciding(s *Step, e *element)               // by which decision table it goes
	reckoning(s *Step, e *element)              // how its formulas are worked out
	scripting(s *Step, e *element)              // which script it is
	calling(s *Step, e *element)                // which process it calls, and what that gets to know
	writes(s *Step, e *element)                 // formulas whose values it writes besides
	instances(s *Step, e *element, loop string) // how often it is done: a formula of the engine, or empty
	message(m *model.Message, e *element)       // by what a message finds its case
	quote(formula string) string                // a formula, where a text could stand
}

// writer puts a model into its file.
type writer struct {
	*Model
	options  Options
	root     *element
	byID     map[string]*element
	own      string // prefix of the engine's namespace, with its colon
	language condition.Language
	engine   speaker
	ours     map[*model.Expression]*data.Formula
	awaited  map[model.ID]bool // messages that a running case waits for; false: they are only thrown
	files    []File
	found    finding.Findings
}

func newWriter(m *Model, root *element, o Options) *writer {
	w := &writer{Model: m, options: o, root: root, byID: map[string]*element{}, ours: map[*model.Expression]*data.Formula{}, language: condition.JUEL}
	space := prefix(root.name)
	root.each(func(e *element) {
		if id := e.attribute("id"); id != "" && prefix(e.name) == space && w.byID[id] == nil {
			w.byID[id] = e
		}
	})
	for _, f := range m.Data.Formulas {
		if f.In != nil {
			w.ours[f.In] = f
		}
	}
	switch o.Engine {
	case finding.Camunda7:
		w.engine = &camunda7{writer: w}
	case finding.Camunda8:
		w.language, w.engine = condition.FEEL, &camunda8{writer: w}
	default:
		w.engine = &flowable{writer: w}
	}
	return w
}

func (w *writer) all() {
	w.engine.head()
	for _, p := range w.Processes {
		if e := w.byID[string(p.ID)]; e != nil {
			e.set("isExecutable", "true")
			w.engine.process(p, e)
		}
	}
	for _, s := range w.Steps {
		if e := w.byID[string(s.ID)]; e != nil {
			w.step(s, e)
		}
	}
	w.conditions()
	w.messages()
	w.notes()
}

func (w *writer) step(s *Step, e *element) {
	switch s.Does {
	case Passing:
		w.tell(&s.Base, finding.Warning, "passes", problem.Say("Nobody is responsible for “%s”: an engine passes it at once.", "“%s”没有负责人：引擎会立即通过。", s.Label()),
			problem.Say("Say who does it in the RACI matrix, or make it a service task.", "请在职责矩阵中指定负责人，或改为服务任务。"))
	case People:
		w.become(s, e, model.UserTask)
		w.engine.people(s, e)
	case Worker:
		w.work(s, e)
	case Deciding:
		w.engine.deciding(s, e)
	case Reckoning:
		w.engine.reckoning(s, e)
	case Scripting:
		w.engine.scripting(s, e)
	case Calling:
		w.engine.calling(s, e)
	}
	if s.Form != nil && (s.Does == People || s.Kind == model.StartEvent) {
		w.engine.form(s, e)
	}
	if len(s.Writes) > 0 && s.Does != Reckoning && s.Does != Deciding {
		w.engine.writes(s, e)
	}
	w.repeats(s, e)
	w.waits(s, e)
	w.unasked(s)
}

// unasked refuses choices that Flowable would not make: it takes a way without a condition at once, where the others refuse the file.
func (w *writer) unasked(s *Step) {
	if w.options.Engine != finding.Flowable || s.Kind != model.ExclusiveGateway && s.Kind != model.InclusiveGateway || len(s.Outgoing) < 2 {
		return
	}
	for _, id := range s.Outgoing {
		f := w.Definitions.Flow(id)
		if f != nil && id != s.Gateway.Default && !w.asked(f) {
			w.tell(&f.Base, finding.Error, "unasked", problem.Say("“%[1]s” out of “%[2]s” has neither a condition, nor is it the default: Flowable would always take it.", "“%[2]s”的分支“%[1]s”既没有条件，也不是默认分支：Flowable 会始终走该分支。", f.Label(), s.Label()),
				problem.Say("Write a condition, or make it the default.", "请填写条件，或设为默认分支。"))
		}
	}
}

// asked says whether a flow has a condition, of its own or by the scenario.
func (w *writer) asked(f *model.SequenceFlow) bool {
	if f.Condition != nil && strings.TrimSpace(f.Condition.Text) != "" {
		return true
	}
	return slices.ContainsFunc(w.Data.Formulas, func(x *data.Formula) bool { return x.Flow == f })
}

// become makes the step's element one of the kind that an engine does, and says so.
func (w *writer) become(s *Step, e *element, kind model.Kind) {
	if s.Drawn == kind {
		return
	}
	e.become(kind.String(), "messageRef", "operationRef", "implementation", "instantiate", "scriptFormat")
	e.drop("script")
	was, is := kindName(s.Drawn), kindName(kind)
	w.tell(&s.Base, finding.Info, "became", problem.Say("“%[1]s” is written as %[3]s, not as %[2]s.", "“%[1]s”由%[4]s写为%[5]s。", s.Label(), was.EN, is.EN, was.ZH, is.ZH),
		problem.Say("The drawing stays as it is.", "原流程图保持不变。"))
}

// kindName is a kind of task in a sentence.
func kindName(k model.Kind) problem.Text {
	return map[model.Kind]problem.Text{
		model.Task: {EN: "a task", ZH: "普通任务"}, model.ManualTask: {EN: "a manual task", ZH: "手工任务"}, model.UserTask: {EN: "a user task", ZH: "用户任务"},
		model.ServiceTask: {EN: "a service task", ZH: "服务任务"}, model.SendTask: {EN: "a send task", ZH: "发送任务"},
		model.ScriptTask: {EN: "a script task", ZH: "脚本任务"}, model.BusinessRuleTask: {EN: "a business rule task", ZH: "业务规则任务"},
	}[k]
}

// work hands a step to software, unless the drawing says how it is done in the engine's own words.
func (w *writer) work(s *Step, e *element) {
	if s.Kind.IsTask() && w.implemented(e) {
		return
	}
	if s.Drawn == model.Task || s.Drawn == model.ManualTask {
		w.become(s, e, model.ServiceTask)
	}
	w.engine.worker(s, e)
	w.tell(&s.Base, finding.Info, "worker", problem.Say("“%[1]s” is done by software that asks for jobs of “%[2]s”.", "“%[1]s”由领取“%[2]s”作业的程序完成。", s.Label(), s.Topic),
		problem.Say("Give that name to whoever writes the software.", "请将该名称告知开发人员。"))
}

// implemented says whether the drawing has said in the engine's own words how a task is done.
func (w *writer) implemented(e *element) bool {
	for _, name := range []string{"class", "delegateExpression", "expression", "type", "topic", "decisionRef"} {
		if e.attribute(w.own+name) != "" {
			return true
		}
	}
	return e.extension(w.own+"connector") != nil || e.extension(w.own+"taskDefinition") != nil || e.extension(w.own+"calledDecision") != nil
}

// repeats says how often an activity is done.
func (w *writer) repeats(s *Step, e *element) {
	if s.Activity == nil || s.Activity.Loop == nil || !s.Activity.Loop.MultiInstance {
		return
	}
	l, at := s.Activity.Loop, e.child("multiInstanceLoopCharacteristics")
	if at == nil {
		return
	}
	for name, x := range map[string]*model.Expression{"loopCardinality": l.Cardinality, "completionCondition": l.Completion} {
		want := condition.Boolean
		if name == "loopCardinality" {
			want = condition.Number
		}
		if formula := w.expression(&s.Base, x, want); formula != "" {
			if c := at.child(name); c != nil {
				c.say(w.engine.quote(formula))
				c.set("language", "")
			}
		}
	}
	count := w.expression(&s.Base, l.Cardinality, condition.Number)
	if l.Cardinality != nil && count == "" && strings.Trim(l.Cardinality.Text, " 0123456789") == "" {
		count = strings.TrimSpace(l.Cardinality.Text)
	}
	w.engine.instances(s, at, count)
}

// waits says in the engine's language what a conditional event waits for.
func (w *writer) waits(s *Step, e *element) {
	if s.Event == nil {
		return
	}
	at := 0
	for _, n := range e.nodes {
		if n.element == nil || local(n.element.name) != "conditionalEventDefinition" {
			continue
		}
		for ; at < len(s.Event.Definitions) && s.Event.Definitions[at].Kind != model.ConditionalEvent; at++ {
		}
		if at == len(s.Event.Definitions) {
			return
		}
		if formula := w.expression(&s.Base, s.Event.Definitions[at].Condition, condition.Boolean); formula != "" {
			if c := n.element.child("condition"); c != nil {
				w.express(c, formula)
			}
		}
		at++
	}
}

// conditions writes those of the ways out.
func (w *writer) conditions() {
	for _, f := range w.Data.Formulas {
		if f.Flow == nil {
			continue
		}
		e := w.byID[string(f.Flow.ID)]
		if e == nil || f.In == nil && f.Path == "" {
			continue
		}
		formula := w.translated(&f.Flow.Base, f, condition.Boolean)
		if formula == "" {
			continue
		}
		c := e.child("conditionExpression")
		if c == nil {
			c = e.add(prefix(e.name) + "conditionExpression")
		}
		w.express(c, formula)
	}
}

// express makes a formula the content of an element.
func (w *writer) express(e *element, formula string) {
	e.set("language", "")
	e.set(w.root.bind("xsi", "http://www.w3.org/2001/XMLSchema-instance")+"type", prefix(e.name)+"tFormalExpression")
	e.say(w.engine.quote(formula))
}

// messages says by what those find their case that a running one waits for.
func (w *writer) messages() {
	w.awaited = map[model.ID]bool{}
	awaited := w.awaited
	for _, s := range w.Steps {
		if s.Kind == model.ReceiveTask {
			awaited[s.Activity.Message] = true
		}
		if s.Kind == model.EndEvent || s.Kind == model.IntermediateThrowEvent {
			for _, d := range s.Event.Definitions {
				if _, known := awaited[d.Ref]; d.Kind == model.MessageEvent && !known {
					awaited[d.Ref] = false
				}
			}
		}
		if s.Kind == model.IntermediateCatchEvent || s.Kind == model.BoundaryEvent || s.Kind == model.StartEvent && s.Holder != nil {
			for _, d := range s.Event.Definitions {
				awaited[d.Ref] = awaited[d.Ref] || d.Kind == model.MessageEvent
			}
		}
	}
	for _, m := range w.Definitions.Messages {
		if _, used := awaited[m.ID]; used && w.byID[string(m.ID)] != nil {
			w.engine.message(m, w.byID[string(m.ID)])
		}
	}
}

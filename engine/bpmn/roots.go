package bpmn

import "sandtable/engine/model"

// This file reads the root elements that processes share.

func (r *reader) message(e *element) *model.Message {
	m := &model.Message{Item: r.refer(e, "itemRef")}
	r.leaf(e, &m.Base)
	return m
}

func (r *reader) signal(e *element) *model.Signal {
	s := &model.Signal{Structure: r.refer(e, "structureRef")}
	r.leaf(e, &s.Base)
	return s
}

func (r *reader) errorElement(e *element) *model.Error {
	x := &model.Error{Code: e.take("errorCode"), Structure: r.refer(e, "structureRef")}
	r.leaf(e, &x.Base)
	return x
}

func (r *reader) escalation(e *element) *model.Escalation {
	x := &model.Escalation{Code: e.take("escalationCode"), Structure: r.refer(e, "structureRef")}
	r.leaf(e, &x.Base)
	return x
}

func (r *reader) resource(e *element) *model.Resource {
	x := new(model.Resource)
	r.fill(e, &x.Base, func(child *element) bool {
		if child.name != "resourceParameter" {
			return false
		}
		p := model.ResourceParameter{Type: r.refer(child, "type"), Required: r.flag(child, "isRequired", false)}
		r.leaf(child, &p.Base)
		x.Parameters = append(x.Parameters, p)
		return true
	})
	return x
}

func (r *reader) interfaceElement(e *element) *model.Interface {
	i := &model.Interface{Implementation: e.take("implementationRef")}
	r.fill(e, &i.Base, func(child *element) bool {
		if child.name != "operation" {
			return false
		}
		i.Operations = append(i.Operations, r.operation(child))
		return true
	})
	return i
}

func (r *reader) operation(e *element) *model.Operation {
	o := &model.Operation{Implementation: e.take("implementationRef")}
	r.fill(e, &o.Base, func(child *element) bool {
		switch child.name {
		case "inMessageRef":
			onceText(r, &o.In, child, r.referText)
		case "outMessageRef":
			onceText(r, &o.Out, child, r.referText)
		case "errorRef":
			o.Errors = append(o.Errors, r.referText(child))
		default:
			return false
		}
		return true
	})
	return o
}

func (r *reader) category(e *element) *model.Category {
	c := new(model.Category)
	r.fill(e, &c.Base, func(child *element) bool {
		if child.name != "categoryValue" {
			return false
		}
		v := model.CategoryValue{Value: child.take("value")}
		r.leaf(child, &v.Base)
		c.Values = append(c.Values, v)
		return true
	})
	return c
}

func (r *reader) globalTask(e *element) *model.GlobalTask {
	kinds := map[string]model.Kind{
		"globalTask": model.Task, "globalUserTask": model.UserTask, "globalManualTask": model.ManualTask,
		"globalScriptTask": model.ScriptTask, "globalBusinessRuleTask": model.BusinessRuleTask,
	}
	g := &model.GlobalTask{Kind: kinds[e.name]}
	switch g.Kind {
	case model.UserTask, model.BusinessRuleTask:
		g.Implementation = e.take("implementation")
	case model.ScriptTask:
		g.ScriptFormat = e.take("scriptLanguage")
	}
	r.fill(e, &g.Base, func(child *element) bool {
		switch child.name {
		case "ioSpecification":
			once(r, &g.IO, child, r.ioSpecification)
		case "script":
			onceText(r, &g.Script, child, r.flatten)
		case "rendering", "ioBinding", "supportedInterfaceRef":
			r.keep(child, &g.Base)
		default:
			return r.performer(child, &g.Performers)
		}
		return true
	})
	return g
}

func (r *reader) correlationProperty(e *element) *model.CorrelationProperty {
	p := &model.CorrelationProperty{Type: e.take("type")}
	r.fill(e, &p.Base, func(child *element) bool {
		if child.name != "correlationPropertyRetrievalExpression" {
			return false
		}
		x := model.Retrieval{Message: r.refer(child, "messageRef")}
		x.Expression = r.path(child, &x.Base, "messagePath")
		p.Retrieval = append(p.Retrieval, x)
		return true
	})
	return p
}

func (r *reader) correlationSubscription(e *element) *model.CorrelationSubscription {
	s := &model.CorrelationSubscription{Key: r.refer(e, "correlationKeyRef")}
	r.fill(e, &s.Base, func(child *element) bool {
		if child.name != "correlationPropertyBinding" {
			return false
		}
		b := model.Binding{Property: r.refer(child, "correlationPropertyRef")}
		b.Expression = r.path(child, &b.Base, "dataPath")
		s.Bindings = append(s.Bindings, b)
		return true
	})
	return s
}

// path reads an element whose one child is an expression of the given name.
func (r *reader) path(e *element, base *model.Base, name string) *model.Expression {
	var x *model.Expression
	r.fill(e, base, func(child *element) bool {
		if child.name != name {
			return false
		}
		once(r, &x, child, r.expression)
		return true
	})
	return x
}

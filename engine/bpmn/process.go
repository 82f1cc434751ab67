package bpmn

import (
	"bytes"

	"sandtable/engine/model"
)

func (r *reader) process(e *element) *model.Process {
	p := &model.Process{
		Type:             r.word(e, "processType", "", "None", "Public", "Private"),
		IsClosed:         r.flag(e, "isClosed", false),
		ExecutableUnsaid: e.find("isExecutable") == nil,
		IsExecutable:     r.flag(e, "isExecutable", false),
		Collaboration:    r.refer(e, "definitionalCollaborationRef"),
	}
	r.fill(e, &p.Base, func(child *element) bool {
		switch child.name {
		case "laneSet":
			p.LaneSets = append(p.LaneSets, r.laneSet(child))
		case "property":
			p.Properties = append(p.Properties, r.property(child))
		case "correlationSubscription":
			p.CorrelationSub = append(p.CorrelationSub, r.correlationSubscription(child))
		case "ioSpecification":
			once(r, &p.Interface, child, r.ioSpecification)
		case "supports":
			p.SupportedBy = append(p.SupportedBy, r.referText(child))
		case "auditing", "monitoring", "ioBinding", "supportedInterfaceRef":
			r.keep(child, &p.Base)
		default:
			return r.performer(child, &p.Performers) || r.flowElement(child, &p.Scope)
		}
		return true
	})
	return p
}

// flowElement reads what a process and a sub-process hold.
func (r *reader) flowElement(e *element, s *model.Scope) bool {
	switch e.name {
	case "sequenceFlow":
		s.Flows = append(s.Flows, r.sequenceFlow(e))
	case "dataObject":
		s.DataObjects = append(s.DataObjects, r.dataObject(e))
	case "dataObjectReference", "dataStoreReference":
		s.DataReferences = append(s.DataReferences, r.dataReference(e))
	case "textAnnotation", "group", "association":
		s.Artifacts = append(s.Artifacts, r.artifact(e))
	default:
		kind := model.KindOf(e.name)
		if kind == model.UnknownKind {
			return false
		}
		s.Nodes = append(s.Nodes, r.node(e, kind))
	}
	return true
}

func (r *reader) sequenceFlow(e *element) *model.SequenceFlow {
	f := &model.SequenceFlow{
		Source:    r.point(e, "sourceRef"),
		Target:    r.point(e, "targetRef"),
		Immediate: e.take("isImmediate"),
	}
	r.fill(e, &f.Base, func(child *element) bool {
		switch child.name {
		case "conditionExpression":
			once(r, &f.Condition, child, r.expression)
		case "auditing", "monitoring", "categoryValueRef":
			r.keep(child, &f.Base)
		default:
			return false
		}
		return true
	})
	return f
}

// expression reads an element that holds an expression.
func (r *reader) expression(e *element) *model.Expression {
	x := &model.Expression{
		Formal:     e.takeType() == "tFormalExpression" || e.name == "formalExpression",
		Language:   e.take("language"),
		ResultType: e.take("evaluatesToTypeRef"),
	}
	r.wordsOf(e, x)
	x.Text = trim(r.mixed(e, &x.Base, nil))
	return x
}

// wordsOf finds where the text of an expression begins whose start tag was just read, and what of it is escaped.
func (r *reader) wordsOf(e *element, x *model.Expression) {
	text := r.cursor.text
	at := e.end + blanks(text[e.end:])
	if section := []byte("<![CDATA["); bytes.HasPrefix(text[at:], section) {
		at += len(section)
		x.Words = r.posAt(at + blanks(text[at:]))
		return
	}
	x.Words = r.posAt(at)
	words, _, _ := bytes.Cut(text[at:], []byte("<"))
	here, escaped := model.Pos{Line: 1, Column: 1}, 0 // characters of the escape that is being read; 0: none is
	for _, c := range string(words) {
		switch {
		case c == '\n':
			here = model.Pos{Line: here.Line + 1, Column: 1}
		case c == '&':
			escaped = 1
		case escaped > 0 && c == ';':
			x.Escapes = append(x.Escapes, model.Escape{Pos: here, More: escaped})
			here.Column, escaped = here.Column+1, 0
		case escaped > 0:
			escaped++
		default:
			here.Column++
		}
	}
}

// blanks is how many bytes of white space a text begins with.
func blanks(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " \t\r\n")) }

func (r *reader) laneSet(e *element) *model.LaneSet {
	s := new(model.LaneSet)
	r.fill(e, &s.Base, func(child *element) bool {
		if child.name != "lane" {
			return false
		}
		s.Lanes = append(s.Lanes, r.lane(child))
		return true
	})
	return s
}

func (r *reader) lane(e *element) *model.Lane {
	l := &model.Lane{Element: r.refer(e, "partitionElementRef")}
	r.fill(e, &l.Base, func(child *element) bool {
		switch child.name {
		case "flowNodeRef":
			at := child.at
			if id := r.pointText(child); id != "" {
				l.Nodes = append(l.Nodes, id)
				r.members = append(r.members, member{l, id, at})
			}
		case "childLaneSet":
			once(r, &l.Children, child, r.laneSet)
		case "partitionElement":
			r.keep(child, &l.Base)
		default:
			return false
		}
		return true
	})
	return l
}

// performer reads who does something, if that is what e says.
func (r *reader) performer(e *element, all *[]*model.ResourceRole) bool {
	switch e.name {
	case "resourceRole", "performer", "humanPerformer", "potentialOwner":
		*all = append(*all, r.resourceRole(e))
		return true
	}
	return false
}

func (r *reader) resourceRole(e *element) *model.ResourceRole {
	role := &model.ResourceRole{Element: e.name}
	r.fill(e, &role.Base, func(child *element) bool {
		switch child.name {
		case "resourceRef":
			onceText(r, &role.Resource, child, r.referText)
		case "resourceParameterBinding":
			role.Bindings = append(role.Bindings, r.parameterBinding(child))
		case "resourceAssignmentExpression":
			once(r, &role.Assignment, child, func(e *element) *model.Expression { return r.inner(e, new(model.Base)) })
		default:
			return false
		}
		return true
	})
	return role
}

func (r *reader) parameterBinding(e *element) model.ParameterBinding {
	b := model.ParameterBinding{Parameter: r.refer(e, "parameterRef")}
	b.Expression = r.inner(e, &b.Base)
	return b
}

// inner reads an element whose child expression or formalExpression is all it says.
func (r *reader) inner(e *element, base *model.Base) *model.Expression {
	var x *model.Expression
	r.fill(e, base, func(child *element) bool {
		switch child.name {
		case "expression", "formalExpression":
			once(r, &x, child, r.expression)
			return true
		}
		return false
	})
	return x
}

package bpmn

import "sandtable/engine/model"

func (r *reader) itemDefinition(e *element) *model.ItemDefinition {
	d := &model.ItemDefinition{
		Structure:  e.take("structureRef"),
		Kind:       r.word(e, "itemKind", "Information", "Information", "Physical"),
		Collection: r.flag(e, "isCollection", false),
	}
	r.leaf(e, &d.Base)
	return d
}

func (r *reader) dataObject(e *element) *model.DataObject {
	d := &model.DataObject{Item: r.refer(e, "itemSubjectRef"), Collection: r.flag(e, "isCollection", false)}
	r.fill(e, &d.Base, r.stateful(&d.Base, &d.State))
	return d
}

func (r *reader) dataStore(e *element) *model.DataStore {
	d := &model.DataStore{
		Item:      r.refer(e, "itemSubjectRef"),
		Capacity:  trim(e.take("capacity")),
		Unlimited: r.flag(e, "isUnlimited", true),
	}
	r.fill(e, &d.Base, r.stateful(&d.Base, &d.State))
	return d
}

func (r *reader) dataReference(e *element) *model.DataReference {
	d := &model.DataReference{Store: e.name == "dataStoreReference", Item: r.refer(e, "itemSubjectRef")}
	if d.Store {
		d.Ref = r.refer(e, "dataStoreRef")
	} else {
		d.Ref = r.refer(e, "dataObjectRef")
	}
	r.fill(e, &d.Base, r.stateful(&d.Base, &d.State))
	return d
}

func (r *reader) property(e *element) *model.Property {
	p := &model.Property{Item: r.refer(e, "itemSubjectRef")}
	r.fill(e, &p.Base, r.stateful(&p.Base, &p.State))
	return p
}

// stateful reads the children of data: its state, and what a drawn element may hold.
func (r *reader) stateful(base *model.Base, state *string) func(*element) bool {
	return func(child *element) bool {
		switch child.name {
		case "dataState":
			var s model.Base
			r.leaf(child, &s)
			*state = s.Name
		case "auditing", "monitoring", "categoryValueRef":
			r.keep(child, base)
		default:
			return false
		}
		return true
	}
}

func (r *reader) ioSpecification(e *element) *model.IOSpecification {
	io := new(model.IOSpecification)
	r.fill(e, &io.Base, func(child *element) bool { return r.port(child, io) })
	return io
}

// port reads an input, an output or a set of them.
func (r *reader) port(e *element, io *model.IOSpecification) bool {
	switch e.name {
	case "dataInput":
		io.Inputs = append(io.Inputs, r.dataPort(e))
	case "dataOutput":
		io.Outputs = append(io.Outputs, r.dataPort(e))
	case "inputSet":
		io.InputSets = append(io.InputSets, r.portSet(e, "dataInputRefs"))
	case "outputSet":
		io.OutputSets = append(io.OutputSets, r.portSet(e, "dataOutputRefs"))
	default:
		return false
	}
	return true
}

func (r *reader) dataPort(e *element) *model.DataPort {
	p := &model.DataPort{Item: r.refer(e, "itemSubjectRef"), Collection: r.flag(e, "isCollection", false)}
	r.fill(e, &p.Base, func(child *element) bool {
		if child.name != "dataState" {
			return false
		}
		r.keep(child, &p.Base)
		return true
	})
	return p
}

func (r *reader) portSet(e *element, members string) *model.PortSet {
	s := new(model.PortSet)
	r.fill(e, &s.Base, func(child *element) bool {
		switch child.name {
		case members:
			s.Ports = append(s.Ports, r.referText(child))
		case "optionalInputRefs", "whileExecutingInputRefs", "outputSetRefs",
			"optionalOutputRefs", "whileExecutingOutputRefs", "inputSetRefs":
			r.keep(child, &s.Base)
		default:
			return false
		}
		return true
	})
	return s
}

func (r *reader) dataAssociation(e *element) *model.DataAssociation {
	a := &model.DataAssociation{Input: e.name == "dataInputAssociation"}
	r.fill(e, &a.Base, func(child *element) bool {
		switch child.name {
		case "sourceRef":
			a.Sources = append(a.Sources, r.referText(child))
		case "targetRef":
			onceText(r, &a.Target, child, r.referText)
		case "transformation":
			once(r, &a.Transformation, child, r.expression)
		case "assignment":
			a.Assignments = append(a.Assignments, r.assignment(child))
		default:
			return false
		}
		return true
	})
	return a
}

func (r *reader) assignment(e *element) model.Assignment {
	var a model.Assignment
	r.fill(e, &a.Base, func(child *element) bool {
		switch child.name {
		case "from":
			once(r, &a.From, child, r.expression)
		case "to":
			once(r, &a.To, child, r.expression)
		default:
			return false
		}
		return true
	})
	return a
}

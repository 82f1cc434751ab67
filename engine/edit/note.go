package edit

import (
	"sandtable/engine/model"
	"sandtable/engine/raci"
	"slices"
	"strings"
)

// assign gives a role a duty or takes it away. R is written as BPMN has it, a potentialOwner.
func (a *applier) assign(e *Edit) error {
	n := a.Node(e.Element)
	if n == nil {
		return missing(e.Element)
	}
	role := model.ID(e.Role)
	if e.Code == raci.ResponsibleCode && n.Activity != nil {
		n.Activity.Performers = slices.DeleteFunc(n.Activity.Performers, func(r *model.ResourceRole) bool { return r.Resource == role })
		if e.Do == Assign && a.Resource(role) != nil {
			n.Activity.Performers = append(n.Activity.Performers, &model.ResourceRole{Element: "potentialOwner", Resource: role})
			return nil
		}
	}
	n.Extensions = slices.DeleteFunc(n.Extensions, func(x model.Extension) bool {
		return x.Space == raci.Space && x.Name == "duty" && strings.TrimSpace(x.Attribute("code")) == e.Code && strings.TrimSpace(x.Attribute("role")) == e.Role
	})
	if e.Do == Assign {
		duty := model.Extension{Space: raci.Space, Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: e.Code}, {Name: "role", Value: e.Role}}}
		if e.Value != "" {
			duty.Attributes = append(duty.Attributes, model.Attribute{Name: "by", Value: e.Value})
		}
		n.Extensions = append(n.Extensions, duty)
	}
	return nil
}

func (a *applier) note(e *Edit) error {
	b := a.base(e.Element)
	if b == nil {
		return missing(e.Element)
	}
	annotate(b, e, nil, func(x model.Extension) bool { return x.Space == raci.Space && x.Name == e.Kind })
	return nil
}

// item is note for one of several children of a kind, known by the attribute that names it.
func (a *applier) item(e *Edit) error {
	b, key := a.base(e.Element), "name"
	if b == nil {
		return missing(e.Element)
	}
	if e.Kind == "read" || e.Kind == "write" {
		key = "variable"
	}
	annotate(b, e, []model.Attribute{{Name: key, Value: e.Name}}, func(x model.Extension) bool {
		return x.Space == raci.Space && x.Name == e.Kind && x.Attribute(key) == e.Name
	})
	return nil
}

// annotate sets an attribute of the extension that is meant, which is made with the attributes given where it is
// not there, or takes the extension away.
func annotate(b *model.Base, e *Edit, made []model.Attribute, meant func(model.Extension) bool) {
	if e.Property == "" {
		b.Extensions = slices.DeleteFunc(b.Extensions, meant)
		return
	}
	i := slices.IndexFunc(b.Extensions, meant)
	if i < 0 {
		b.Extensions = append(b.Extensions, model.Extension{Space: raci.Space, Name: e.Kind, Attributes: made})
		i = len(b.Extensions) - 1
	}
	x := &b.Extensions[i]
	x.Attributes = slices.DeleteFunc(slices.Clone(x.Attributes), func(t model.Attribute) bool { return t.Name == e.Property })
	if e.Value != "" {
		x.Attributes = append(x.Attributes, model.Attribute{Name: e.Property, Value: e.Value})
	}
}

package edit

import (
	"fmt"
	"slices"

	"sandtable/engine/model"
)

// Namespaces of the process engines that say with a task who may do it.
const (
	camunda  = "http://camunda.org/schema/1.0/bpmn"
	flowable = "http://flowable.org/bpmn"
	zeebe    = "http://camunda.org/schema/zeebe/1.0"
)

// groups says anew to which groups a process engine offers a task, wherever the drawing names them already.
func (a *applier) groups(e *Edit) error {
	n, found := a.Node(e.Element), false
	if n == nil {
		return missing(e.Element)
	}
	n.Attributes = slices.Clone(n.Attributes)
	for i := range n.Attributes {
		if t := &n.Attributes[i]; (t.Space == camunda || t.Space == flowable) && t.Name == "candidateGroups" {
			t.Value, found = e.Value, true
		}
	}
	for i := range n.Extensions {
		x := &n.Extensions[i]
		if x.Space != zeebe || x.Name != "assignmentDefinition" {
			continue
		}
		x.Attributes = slices.Clone(x.Attributes)
		for k := range x.Attributes {
			if x.Attributes[k].Name == "candidateGroups" {
				x.Attributes[k].Value, found = e.Value, true
			}
		}
	}
	if !found {
		return fmt.Errorf("%q names no groups", e.Element)
	}
	return nil
}

// retire takes a role away.
func (a *applier) retire(id model.ID) bool {
	before := len(a.Resources)
	a.Resources = slices.DeleteFunc(a.Resources, func(r *model.Resource) bool { return r.ID == id })
	return len(a.Resources) < before
}

package model

// Space is the namespace of what a drawing says beyond BPMN, under extensionElements.
const Space = "urn:sandtable:bpmn:1"

// Attribute is the value of an attribute of the extension, unqualified or in our namespace; empty where there is none.
func (e *Extension) Attribute(name string) string {
	for _, a := range e.Attributes {
		if a.Name == name && (a.Space == "" || a.Space == Space) {
			return a.Value
		}
	}
	return ""
}

// Own are the element's extensions of our namespace with a name.
func (b *Base) Own(name string) []*Extension {
	var all []*Extension
	for i := range b.Extensions {
		if e := &b.Extensions[i]; e.Space == Space && e.Name == name {
			all = append(all, e)
		}
	}
	return all
}

package bpmn

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// schema is as much of an XML schema as it takes to write every element of BPMN.
type schema struct {
	Elements []schemaElement `xml:"element"`
	Types    []schemaType    `xml:"complexType"`
	Simple   []struct {
		Name   string `xml:"name,attr"`
		Values []struct {
			Value string `xml:"value,attr"`
		} `xml:"restriction>enumeration"`
	} `xml:"simpleType"`
}

type schemaElement struct {
	Name        string `xml:"name,attr"`
	Ref         string `xml:"ref,attr"`
	Type        string `xml:"type,attr"`
	Substitutes string `xml:"substitutionGroup,attr"`
	Most        string `xml:"maxOccurs,attr"`
}

type schemaType struct {
	Name     string          `xml:"name,attr"`
	Abstract bool            `xml:"abstract,attr"`
	Direct   schemaContent   `xml:",any"`
	Content  []schemaContent `xml:"complexContent>extension"`
	Children []schemaElement `xml:"sequence>element"`
	Own      []schemaAttr    `xml:"attribute"`
}

type schemaContent struct {
	Base       string          `xml:"base,attr"`
	Children   []schemaElement `xml:"sequence>element"`
	Choice     []schemaElement `xml:"choice>element"`
	InChoice   []schemaElement `xml:"choice>sequence>element"`
	SeqChoice  []schemaElement `xml:"sequence>choice>element"`
	Attributes []schemaAttr    `xml:"attribute"`
}

type schemaAttr struct {
	Name string `xml:"name,attr"`
	Type string `xml:"type,attr"`
}

// writer writes one of every element, in every place where the schema allows it.
type writer struct {
	strings.Builder
	elements map[string]schemaElement
	members  map[string][]string // of substitution groups
	types    map[string]schemaType
	words    map[string]string // a value of each enumeration
	done     map[string]bool   // elements whose children were written already
	ids      int
}

func newWriter(s *schema) *writer {
	w := &writer{elements: map[string]schemaElement{}, members: map[string][]string{}, types: map[string]schemaType{}, words: map[string]string{}, done: map[string]bool{}}
	for _, e := range s.Elements {
		w.elements[e.Name] = e
		if e.Substitutes != "" {
			w.members[e.Substitutes] = append(w.members[e.Substitutes], e.Name)
		}
	}
	for _, t := range s.Types {
		w.types[t.Name] = t
	}
	for _, t := range s.Simple {
		if len(t.Values) > 0 {
			w.words[t.Name] = t.Values[0].Value
		}
	}
	return w
}

// all is an element and whatever may stand in its place.
func (w *writer) all(name string) []string {
	var names []string
	// A throw event that a multi-instance activity throws by itself is read there; the
	// schema lets it stand among flow elements as well, where it means nothing.
	if !w.types[w.elements[name].Type].Abstract && name != "implicitThrowEvent" {
		names = append(names, name)
	}
	for _, m := range w.members[name] {
		names = append(names, w.all(m)...)
	}
	return names
}

// choose is what to write for a child: one of each kind, or where only one may stand,
// a kind that was not written yet.
func (w *writer) choose(c schemaElement) []string {
	members := w.all(c.Ref)
	if c.Most == "unbounded" || len(members) < 2 {
		return members
	}
	for _, m := range members {
		if !w.done[m+w.elements[m].Type] {
			return []string{m}
		}
	}
	return members[:1]
}

// parts are the children and attributes of a type, those of its bases first.
func (w *writer) parts(name string) (children []schemaElement, attributes []schemaAttr) {
	t := w.types[name]
	for _, c := range t.Content {
		children, attributes = w.parts(c.Base)
		for _, more := range [][]schemaElement{c.Children, c.InChoice, c.Choice, c.SeqChoice} {
			children = append(children, more...)
		}
		attributes = append(attributes, c.Attributes...)
	}
	return append(children, t.Children...), append(attributes, t.Own...)
}

func (w *writer) element(name, of string) {
	children, attributes := w.parts(of)
	w.WriteString("<" + name)
	for _, a := range attributes {
		fmt.Fprintf(w, " %s=%q", a.Name, w.value(a))
	}
	w.WriteString(">")
	switch {
	case len(children) == 0 && w.types[of].Name == "":
		w.WriteString("x") // a reference
	case !w.done[name+of]:
		w.done[name+of] = true
		for _, c := range children {
			if c.Ref == "" {
				w.element(c.Name, c.Type)
				continue
			}
			for _, member := range w.choose(c) {
				w.element(member, w.elements[member].Type)
			}
		}
	}
	w.WriteString("</" + name + ">\n")
}

func (w *writer) value(a schemaAttr) string {
	switch a.Type {
	case "xsd:boolean":
		return "true"
	case "xsd:integer", "xsd:int":
		return "1"
	case "xsd:ID":
		w.ids++
		return fmt.Sprintf("id%d", w.ids)
	}
	if word := w.words[a.Type]; word != "" {
		return word
	}
	return "x"
}

func TestEveryElementAndAttributeOfTheSchemaIsKnownWhereItAllowsIt(t *testing.T) {
	folder := corpus(t, "schemas/bpmn-2.0")
	text, err := os.ReadFile(filepath.Join(folder, "Semantic.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := xml.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	w := newWriter(&s)
	// Choreographies are kept as they are, so they come last: by then every element has
	// been written where its parts are read.
	roots := append([]string{"process"}, w.all("rootElement")...)
	for _, name := range append(roots, "relationship") {
		if !strings.Contains(strings.ToLower(name), "choreography") {
			w.element(name, w.elements[name].Type)
		}
	}
	w.element("choreography", "tChoreography")
	w.element("globalChoreographyTask", "tGlobalChoreographyTask")
	if len(roots) < 30 || w.ids < 500 {
		t.Fatalf("the schema was not understood: %d root elements, %d elements", len(roots), w.ids)
	}
	d := mustDecode(t, w.String())
	for _, n := range d.Notices {
		switch n.Code {
		case "bpmn.unknown-element", "bpmn.given-twice", "bpmn.unknown-attribute", "bpmn.bad-value", "bpmn.stray-text", "bpmn.foreign-element":
			t.Error(n.Error())
		}
	}
	// Every element's id is somewhere in the model, but for these: texts and wrappers
	// that become a field of what holds them.
	whole, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	fields := []string{"documentation", "dataState", "participantMultiplicity", "resourceAssignmentExpression"}
	for i := 1; i <= w.ids; i++ {
		id := fmt.Sprintf("id=\"id%d\"", i)
		before, _, _ := strings.Cut(w.String(), id)
		element := strings.Fields(before[strings.LastIndexByte(before, '<')+1:])[0]
		if !slices.Contains(fields, element) && !strings.Contains(string(whole), id[3:]) {
			t.Errorf("<%s %s> is nowhere in the model", element, id)
		}
	}
}

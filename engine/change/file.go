package change

import (
	"reflect"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// item is something in a file that has an identity of its own.
type item struct {
	at       int // its place in the file
	id       model.ID
	name     string
	what     string // its element name in BPMN
	family   family // what it can be taken for when its id is the same
	group    Group
	facts    []fact
	from, to model.ID // of what leads from one thing to another
	holder   model.ID // the sub-process, process or lane that holds it
	node     *model.Node
	beside   problem.Text // where an unnamed one stands: after “Check”
	text     string       // of an annotation
}

// family is a set of elements one of which may become another and stay the same thing.
type family string

// file is a drawing as a list of items.
type file struct {
	drawing *model.Definitions
	items   []*item
	byID    map[model.ID]*item
	lane    map[model.ID]model.ID   // innermost, by node
	names   map[model.ID]string     // of roles, lanes, pools and steps
	beside  map[model.ID][]model.ID // neighbours of nodes
	shapes  map[model.ID]*model.Shape
	edges   map[model.ID]*model.Edge
}

func fileOf(d *model.Definitions) *file {
	f := &file{drawing: d, byID: map[model.ID]*item{}, lane: map[model.ID]model.ID{}, shapes: map[model.ID]*model.Shape{}, edges: map[model.ID]*model.Edge{}}
	f.names = namesIn(d)
	f.whole()
	for _, c := range d.Collaborations {
		f.collaboration(c)
	}
	for _, p := range d.Processes {
		f.process(p)
	}
	f.roots()
	f.beside = neighbours(f)
	f.name()
	for _, drawing := range d.Diagrams {
		for _, s := range drawing.Shapes {
			f.shapes[s.Element] = s
		}
		for _, e := range drawing.Edges {
			f.edges[e.Element] = e
		}
	}
	return f
}

// namesIn are the names of what extensions refer to by its id.
func namesIn(d *model.Definitions) map[model.ID]string {
	names := map[model.ID]string{}
	for _, r := range d.Resources {
		names[r.ID] = r.Name
	}
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			names[p.ID] = p.Name
		}
	}
	for _, p := range d.Processes {
		p.Lanes(func(l *model.Lane) { names[l.ID] = l.Name })
		p.Walk(func(n, _ *model.Node) { names[n.ID] = n.Name })
	}
	return names
}

// item adds one with what its struct says.
func (f *file) item(b *model.Base, what string, kin family, g Group, body any) *item {
	x := &item{at: len(f.items), id: b.ID, name: b.Name, what: what, family: kin, group: g}
	node, _ := body.(*model.Node)
	r := &reader{names: f.names}
	if node != nil && node.Activity != nil {
		r.roles = func(id model.ID) bool { return f.drawing.Resource(id) != nil }
	}
	r.base(b)
	if body != nil {
		r.read("", reflect.ValueOf(body).Elem())
	}
	x.facts, x.node = r.facts, node
	f.items = append(f.items, x)
	if b.ID != "" && f.byID[b.ID] == nil {
		f.byID[b.ID] = x
	}
	return x
}

// refers adds a fact that is a reference, where there is one.
func (x *item) refers(name string, id model.ID) {
	if id != "" {
		r := reader{}
		r.refers(name, name, id)
		x.facts = append(x.facts, r.facts...)
	}
}

// says adds a fact that is a value, where there is one.
func (x *item) says(name, value string, said problem.Text) {
	if value != "" {
		r := reader{}
		r.value(name, name, value, said)
		x.facts = append(x.facts, r.facts...)
	}
}

// whole is the file itself. Which tool wrote it is no change of the process.
func (f *file) whole() {
	d := f.drawing
	b := d.Base
	b.ID = "" // that of definitions is nobody's
	x := f.item(&b, "definitions", "definitions", Details, nil)
	x.says("ExpressionLanguage", d.ExpressionLanguage, problem.Text{})
	x.says("TypeLanguage", d.TypeLanguage, problem.Text{})
	x.says("TargetNamespace", d.TargetNamespace, problem.Text{})
	for _, i := range d.Imports {
		x.facts = append(x.facts, entry("import "+i.Type+" "+i.Location+" "+i.Namespace, Details, "import", problem.Say("import “%s”", "导入“%s”", i.Location)))
	}
}

func (f *file) collaboration(c *model.Collaboration) {
	f.item(&c.Base, "collaboration", "collaboration", Diagram, c)
	for _, p := range c.Participants {
		f.item(&p.Base, "participant", "participant", Diagram, p)
	}
	for _, m := range c.MessageFlows {
		f.edge(f.item(&m.Base, "messageFlow", "messageFlow", Diagram, m), m.Source, m.Target)
	}
	f.artifacts(c.Artifacts)
}

func (f *file) edge(x *item, from, to model.ID) { x.from, x.to = from, to }

func (f *file) process(p *model.Process) {
	f.item(&p.Base, "process", "process", Diagram, p)
	f.lanes(p.LaneSets, "")
	f.scope(&p.Scope, "")
}

func (f *file) lanes(sets []*model.LaneSet, parent model.ID) {
	for _, set := range sets {
		for _, l := range set.Lanes {
			x := f.item(&l.Base, "lane", "lane", Diagram, nil)
			x.holder = parent
			x.refers("Represents", l.Element)
			x.refers("Within", parent)
			for _, id := range l.Nodes {
				f.lane[id] = l.ID // inner ones come later, and win
			}
			if l.Children != nil {
				f.lanes([]*model.LaneSet{l.Children}, l.ID)
			}
		}
	}
}

func (f *file) scope(s *model.Scope, holder model.ID) {
	for _, n := range s.Nodes {
		if n.Activity != nil {
			f.lanes(n.Activity.LaneSets, "")
		}
	}
	for _, n := range s.Nodes {
		f.node(n, holder)
	}
	for _, flow := range s.Flows {
		x := f.item(&flow.Base, "sequenceFlow", "sequenceFlow", Diagram, flow)
		f.edge(x, flow.Source, flow.Target)
	}
	for _, o := range s.DataObjects {
		f.item(&o.Base, "dataObject", "dataObject", Data, o).holder = holder
	}
	for _, o := range s.DataReferences {
		what := "dataObjectReference"
		if o.Store {
			what = "dataStoreReference"
		}
		f.item(&o.Base, what, family(what), Data, o).holder = holder
	}
	f.artifacts(s.Artifacts)
	for _, n := range s.Nodes {
		if n.Activity != nil && n.Activity.Inside != nil {
			f.scope(n.Activity.Inside, n.ID)
		}
	}
}

// node adds a flow node. An activity may become another kind of activity, but no gateway.
func (f *file) node(n *model.Node, holder model.ID) {
	kin := family("activity")
	switch {
	case n.Kind.IsEvent():
		kin = "event"
	case n.Kind.IsGateway():
		kin = "gateway"
	}
	x := f.item(&n.Base, n.Kind.String(), kin, Diagram, n)
	x.holder = holder
	x.says("Kind", n.Kind.String(), kindNoun(n.Kind.String()))
	x.refers("InLane", f.lane[n.ID])
	x.refers("Within", holder)
	var moves []*model.DataAssociation
	if n.Activity != nil {
		moves = append(moves, n.Activity.Data...)
	}
	if n.Event != nil {
		moves = append(moves, n.Event.Data...)
	}
	for _, m := range moves {
		what := "dataOutputAssociation"
		if m.Input {
			what = "dataInputAssociation"
		}
		f.association(n, m, f.item(&m.Base, what, "dataAssociation", Data, m))
	}
}

// association finds the ends of a movement of data: what the node reads or writes, and the node.
func (f *file) association(n *model.Node, m *model.DataAssociation, x *item) {
	f.edge(x, n.ID, m.Target)
	if m.Input {
		x.from, x.to = "", n.ID
		if len(m.Sources) > 0 {
			x.from = m.Sources[0]
		}
	}
}

func (f *file) artifacts(all []*model.Artifact) {
	for _, a := range all {
		x := f.item(&a.Base, a.Element, family(a.Element), Diagram, a)
		x.text = a.Text
		if a.Element == "association" {
			f.edge(x, a.Source, a.Target)
		}
	}
}

// roots are what is declared beside the processes.
func (f *file) roots() {
	d := f.drawing
	for _, x := range d.Resources {
		f.item(&x.Base, "resource", "resource", RACI, x)
	}
	for _, x := range d.Messages {
		f.item(&x.Base, "message", "message", Data, x)
	}
	for _, x := range d.Signals {
		f.item(&x.Base, "signal", "signal", Data, x)
	}
	for _, x := range d.Errors {
		f.item(&x.Base, "error", "error", Data, x)
	}
	for _, x := range d.Escalations {
		f.item(&x.Base, "escalation", "escalation", Data, x)
	}
	for _, x := range d.DataStores {
		f.item(&x.Base, "dataStore", "dataStore", Data, x)
	}
	for _, x := range d.Items {
		i := f.item(&x.Base, "itemDefinition", "itemDefinition", Details, x)
		i.says("ItemKind", x.Kind, problem.Text{})
	}
	for _, x := range d.Interfaces {
		f.item(&x.Base, "interface", "interface", Details, x)
	}
	for _, x := range d.Categories {
		f.item(&x.Base, "category", "category", Details, x)
	}
	for _, x := range d.Correlations {
		f.item(&x.Base, "correlationProperty", "correlationProperty", Details, x)
	}
	for _, x := range d.GlobalTasks {
		i := f.item(&x.Base, "globalTask", "globalTask", Diagram, x)
		i.says("Kind", x.Kind.String(), kindNoun(x.Kind.String()))
	}
	for _, x := range d.EventDefs {
		i := f.item(&x.Base, x.Kind.String(), "eventDefinition", Details, x)
		i.says("Kind", x.Kind.String(), kindNoun(x.Kind.String()))
	}
}

// Package change says what differs between two versions of a process: of its drawing, its
// numbers and the people of its project. Each change is a sentence that its owner understands,
// with a place in either version and a weight for releases.
//
// Everything that the reader of BPMN keeps is compared, field by field (see facts.go), so that
// nothing differs in silence. What is left out on purpose: the tool that wrote a file, positions
// in the text, and ids that nothing refers to.
package change

import (
	"cmp"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Kind is what became of something.
type Kind string

const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
	Moved   Kind = "moved" // it stands elsewhere or looks different, and means the same
)

// Group is the part of a process that a change belongs to. The constants stand in the order in which changes are listed.
type Group string

const (
	Diagram      Group = "diagram"      // steps, flows, lanes, pools, events
	RACI         Group = "raci"         // duties, and rules about them
	SLA          Group = "sla"          // promises
	Data         Group = "data"         // variables, objects, the dictionary, decision tables
	Forms        Group = "forms"        // what people fill in
	Texts        Group = "texts"        // documentation, links, other languages
	Details      Group = "details"      // technical settings, what other tools have added
	Scenario     Group = "scenario"     // numbers
	Organisation Group = "organisation" // people of the project
	Layout       Group = "layout"       // only where things stand
)

// Groups are all of them, in the order in which changes are listed.
var Groups = []Group{Diagram, RACI, SLA, Data, Forms, Texts, Details, Scenario, Organisation, Layout}

var groupNames = map[Group]problem.Text{
	Diagram: {EN: "Diagram", ZH: "流程图"}, RACI: {EN: "RACI", ZH: "RACI"}, SLA: {EN: "SLA", ZH: "SLA"}, Data: {EN: "Data", ZH: "数据"}, Forms: {EN: "Forms", ZH: "表单"},
	Texts: {EN: "Texts", ZH: "文字"}, Details: {EN: "Technical details", ZH: "技术细节"}, Scenario: {EN: "Numbers", ZH: "情景数据"},
	Organisation: {EN: "Organisation", ZH: "组织"}, Layout: {EN: "Layout only", ZH: "仅布局"},
}

// Title is what the group is called.
func (g Group) Title() problem.Text { return groupNames[g] }

// State is one version of what is compared. What is nil, on either side, is not compared with anything.
type State struct {
	Drawing      *model.Definitions
	Scenarios    []Numbers
	Organisation *organisation.Organisation
}

// Numbers is a scenario as a library keeps it. The ID tells which of two lists are versions of one another;
// it is empty outside a library, where there is one on each side.
type Numbers struct {
	ID, Name string
	*scenario.Scenario
}

// Change is one difference.
type Change struct {
	Kind    Kind
	Group   Group
	What    string   // for programs: userTask, sequenceFlow, duty, promise, variable, field, name, condition …
	Element model.ID // the element it is about, in the later version; empty where it is gone, or where it is about none
	Was     model.ID // that element in the earlier version; empty where it was not there
	Name    string   // what the element is called; its earlier name where it is gone; may be empty
	In      string   // of a number: the ID of its scenario, as it was given
	Path    string   // of a number: its place in the scenario or organisation, a JSON pointer
	Before  problem.Text
	After   problem.Text // both empty where a whole element came or went
	Text    problem.Text // the sentence
	Weight  Weight
}

// Difference is all that differs. It does not change.
type Difference struct {
	Changes []Change // by group; within one, in the order of the later file
	Renewed int      // elements that have other ids now and were found again by their names and neighbours

	// Again are the ids in the later version of elements whose ids were renewed, by the earlier ones.
	Again map[model.ID]model.ID
}

// Equal says whether nothing differs.
func (d *Difference) Equal() bool { return len(d.Changes) == 0 }

// Count is how many changes are of a kind.
func (d *Difference) Count(k Kind) int {
	n := 0
	for i := range d.Changes {
		if d.Changes[i].Kind == k {
			n++
		}
	}
	return n
}

// Between says what differs between two versions.
func Between(before, after State) *Difference {
	c := &comparison{Difference: &Difference{Again: map[model.ID]model.ID{}}}
	if before.Drawing != nil && after.Drawing != nil {
		c.drawings(before.Drawing, after.Drawing)
	}
	c.scenarios(before, after)
	if before.Organisation != nil && after.Organisation != nil {
		c.organisations(before.Organisation, after.Organisation)
	}
	slices.SortStableFunc(c.ranked, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(slices.Index(Groups, a.Group), slices.Index(Groups, b.Group)), cmp.Compare(a.rank, b.rank))
	})
	for _, r := range c.ranked {
		c.Changes = append(c.Changes, r.Change)
	}
	return c.Difference
}

// comparison is one comparison on its way.
type comparison struct {
	*Difference
	ranked []ranked
	match  map[model.ID]model.ID // ids in the later version by those in the earlier one
	before *file
	after  *file
}

// ranked is a change with its place in its group.
type ranked struct {
	Change
	rank float64
}

func (c *comparison) add(rank float64, x Change) { c.ranked = append(c.ranked, ranked{x, rank}) }

// drawings compares two drawings.
func (c *comparison) drawings(before, after *model.Definitions) {
	c.before, c.after = fileOf(before), fileOf(after)
	pairs := matched(c.before, c.after)
	c.match = pairs.to
	last := -1.0 // what is gone is told behind what stood before it
	for _, was := range c.before.items {
		is := pairs.later[was]
		if is == nil {
			c.gone(was, last+0.5)
			continue
		}
		last = float64(is.at)
		if was.id != is.id && was.id != "" && is.id != "" {
			c.Renewed++
			c.Again[was.id] = is.id
		}
		c.pair(was, is)
	}
	for _, is := range c.after.items {
		if pairs.earlier[is] == nil {
			c.came(is)
		}
	}
	c.duties(pairs)
	c.layouts(pairs)
}

func (c *comparison) gone(x *item, rank float64) {
	subject := x.subject()
	c.add(rank, Change{Kind: Removed, Group: x.group, What: x.what, Was: x.id, Name: x.name, Weight: weightOf(Removed, x.what),
		Text: problem.Text{EN: subject.EN + " was removed.", ZH: "删除了" + subject.ZH + "。"}})
}

func (c *comparison) came(x *item) {
	subject := x.subject()
	c.add(float64(x.at), Change{Kind: Added, Group: x.group, What: x.what, Element: x.id, Name: x.name, Weight: weightOf(Added, x.what),
		Text: problem.Text{EN: subject.EN + " was added.", ZH: "新增了" + subject.ZH + "。"}})
}

// pair compares an element with what it has become. Of an entry that comes or goes, its parts are not told.
func (c *comparison) pair(was, is *item) {
	had, has := was.keys(), is.keys()
	for i := range is.facts {
		now := &is.facts[i]
		old := had[now.key]
		if !c.same(old, now) && (now.of == "" || has[now.of] == nil || had[now.of] != nil) {
			c.differs(was, is, old, now)
		}
	}
	for i := range was.facts {
		old := &was.facts[i]
		if has[old.key] == nil && (old.of == "" || had[old.of] == nil || has[old.of] != nil) {
			c.differs(was, is, old, nil)
		}
	}
}

// keys are the facts of an element by their keys.
func (x *item) keys() map[string]*fact {
	by := make(map[string]*fact, len(x.facts))
	for i := range x.facts {
		by[x.facts[i].key] = &x.facts[i]
	}
	return by
}

// same says whether a fact is as it was; references are to the same things, whatever their ids are now.
func (c *comparison) same(old, has *fact) bool {
	if old == nil || has == nil || old.value != has.value || len(old.refs) != len(has.refs) {
		return false
	}
	for i, id := range old.refs {
		if now, ok := c.match[id]; ok {
			id = now
		}
		if id != has.refs[i] {
			return false
		}
	}
	return true
}

// differs tells that a fact of an element is not what it was; nil: there is none.
func (c *comparison) differs(was, is *item, old, has *fact) {
	f := has
	if f == nil {
		f = old
	}
	if f.hidden {
		return
	}
	x := Change{Kind: Changed, Group: f.group, What: f.what, Element: is.id, Was: was.id, Name: is.name}
	x.Before, x.After = c.before.shown(old), c.after.shown(has)
	if f.flag && old == nil {
		x.Before = no
	} else if f.flag && has == nil {
		x.After = no
	}
	switch {
	case f.key == "Name":
		x.Text = renamed(was, is)
	case f.entry && old == nil:
		x.Kind, x.Text = Added, about(is.subject(), problem.Text{EN: f.noun.EN + " was added", ZH: "新增" + f.noun.ZH})
	case f.entry && has == nil:
		x.Kind, x.Text = Removed, about(is.subject(), problem.Text{EN: f.noun.EN + " was removed", ZH: "删除" + f.noun.ZH})
	default:
		x.Text = turned(is.subject(), f.noun, x.Before, x.After)
	}
	x.Weight = weightOf(x.Kind, f.what)
	c.add(float64(is.at), x)
}

package change

import (
	"strconv"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// byElement are the parts of a scenario whose fields are named by elements of the drawing.
var byElement = map[string]bool{
	"arrivals": true, "tasks": true, "branches": true, "decisions": true, "conditions": true, "events": true, "signals": true, "messages": true,
}

// keyed are the parts of a scenario and an organisation that hold things by their names.
var keyed = map[string]bool{"calendars": true, "roles": true, "people": true, "data": true, "tables": true, "stock": true, "units": true}

// numbers compares two JSON values that are made alike.
type numbers struct {
	*comparison
	group   Group
	title   func(steps ...string) problem.Text
	element func(id string, before bool) *item // something of the drawing; nil: there is no such thing
	whole   [2]*tree
	told    int
	in      string // the ID of the scenario
	named   string // its name, where there are several
}

// scenarios compares each scenario with its later version. Where there are several, each change says which one it is in.
func (c *comparison) scenarios(before, after State) {
	if before.Scenarios == nil || after.Scenarios == nil {
		return
	}
	element := c.elements(before, after)
	several := len(before.Scenarios) > 1 || len(after.Scenarios) > 1
	told := 0
	find := func(all []Numbers, id string) *Numbers {
		for i := range all {
			if all[i].ID == id {
				return &all[i]
			}
		}
		return nil
	}
	for _, has := range after.Scenarios {
		had := find(before.Scenarios, has.ID)
		if had == nil {
			told++
			c.scenario(told, Added, has)
			continue
		}
		n := &numbers{comparison: c, group: Scenario, title: scenario.Title, element: element, whole: [2]*tree{treeOf(had.Scenario), treeOf(has.Scenario)}, told: told, in: has.ID}
		if several {
			n.named = has.Name
		}
		n.object(nil, n.whole[0], n.whole[1])
		told = n.told
	}
	for _, had := range before.Scenarios {
		if find(after.Scenarios, had.ID) == nil {
			told++
			c.scenario(told, Removed, had)
		}
	}
}

// scenario tells that one came or went.
func (c *comparison) scenario(rank int, k Kind, s Numbers) {
	x := Change{Kind: k, Group: Scenario, What: "scenario", Name: s.Name, In: s.ID, Weight: Patch, Text: problem.Say("Scenario “%[1]s” was added.", "新增了情景“%[1]s”。", plainName(s.Name))}
	if k == Removed {
		x.Text = problem.Say("Scenario “%[1]s” was removed.", "删除了情景“%[1]s”。", plainName(s.Name))
	}
	c.add(float64(rank), x)
}

func (c *comparison) organisations(before, after *organisation.Organisation) {
	nobody := func(string, bool) *item { return nil }
	n := &numbers{comparison: c, group: Organisation, title: organisationTitle, element: nobody, whole: [2]*tree{byID(treeOf(before)), byID(treeOf(after))}}
	n.object(nil, n.whole[0], n.whole[1])
}

// elements finds what numbers are about in the drawings.
func (c *comparison) elements(before, after State) func(string, bool) *item {
	files := [2]*file{c.before, c.after}
	for i, d := range []*model.Definitions{before.Drawing, after.Drawing} {
		if files[i] == nil && d != nil {
			files[i] = fileOf(d)
		}
	}
	return func(id string, earlier bool) *item {
		for _, f := range []*file{files[pick(earlier, 0, 1)], files[pick(earlier, 1, 0)]} {
			if f != nil && f.byID[model.ID(id)] != nil {
				return f.byID[model.ID(id)]
			}
		}
		return nil
	}
}

// object compares the fields of two objects, those of the later one first, in its order.
func (n *numbers) object(at []string, had, has *tree) {
	elements := len(at) == 1 && byElement[at[0]] && n.group == Scenario || len(at) == 2 && at[0] == "branches"
	seen := map[string]bool{}
	earlier := map[string]string{}
	if elements {
		for _, f := range had.fields {
			if now, ok := n.match[model.ID(f.name)]; ok && string(now) != f.name {
				earlier[string(now)] = f.name
			}
		}
	}
	for _, f := range has.fields {
		was := f.name
		if old, ok := earlier[f.name]; ok {
			was = old
		}
		seen[was] = true
		n.value(append(at[:len(at):len(at)], f.name), had.field(was), f.tree)
	}
	for _, f := range had.fields {
		if !seen[f.name] {
			n.value(append(at[:len(at):len(at)], f.name), f.tree, nil)
		}
	}
}

// value compares what stands at one place; nil: nothing does.
func (n *numbers) value(at []string, had, has *tree) {
	switch {
	case had != nil && has != nil && had.String() == has.String():
	case had != nil && has != nil && had.kind == '{' && has.kind == '{' && had.field("dist") == nil && has.field("dist") == nil:
		n.object(at, had, has)
	case len(at) == 1 && (had == nil || has == nil) && (byElement[at[0]] || keyed[at[0]]):
		n.object(at, orEmpty(had), orEmpty(has)) // a part that was empty: each of its entries is new
	default:
		n.tell(at, had, has)
	}
}

func orEmpty(t *tree) *tree {
	if t == nil {
		return &tree{kind: '{'}
	}
	return t
}

// tell adds a change.
func (n *numbers) tell(at []string, had, has *tree) {
	n.told++
	x := Change{Kind: Changed, Group: n.group, What: at[len(at)-1], In: n.in, Path: scenario.Pointer(at...), Weight: Patch, Before: n.said(at, had), After: n.said(at, has)}
	entry := len(at) == 2 && (byElement[at[0]] || keyed[at[0]]) && (has == nil || has.kind == '{') && (had == nil || had.kind == '{')
	if entry {
		x.What = at[0]
	}
	if len(at) > 1 && byElement[at[0]] && n.group == Scenario {
		x.Element, x.Was = model.ID(at[1]), n.earlierID(at[1])
		if about := n.element(at[1], has == nil); about != nil {
			x.Name = about.name
		}
	}
	subject := n.subject(at, has == nil)
	switch {
	case entry && had == nil:
		x.Kind, x.Before, x.After = Added, problem.Text{}, problem.Text{}
		x.Text = problem.Text{EN: subject.EN + " was added to " + n.partSaid().EN + ".", ZH: n.partSaid().ZH + "中新增" + subject.ZH + "。"}
	case entry && has == nil:
		x.Kind, x.Before, x.After = Removed, problem.Text{}, problem.Text{}
		x.Text = problem.Text{EN: subject.EN + " was removed from " + n.partSaid().EN + ".", ZH: n.partSaid().ZH + "中删除" + subject.ZH + "。"}
	default:
		x.Text = turned(subject, n.noun(at), x.Before, x.After)
	}
	if n.group == Organisation && len(at) == 2 && at[0] == "roles" {
		x.Weight = weightOf(x.Kind, "resource")
	}
	if n.named != "" {
		x.Text = problem.Text{EN: "In “" + plainName(n.named) + "”: " + x.Text.EN, ZH: "情景“" + plainName(n.named) + "”：" + x.Text.ZH}
	}
	n.add(float64(n.told), x)
}

func (n *numbers) partSaid() problem.Text {
	if n.group == Organisation {
		return problem.Text{EN: "the organisation", ZH: "组织"}
	}
	return problem.Text{EN: "the numbers", ZH: "数据"}
}

// earlierID is what an element was called in the earlier version.
func (n *numbers) earlierID(id string) model.ID {
	for was, is := range n.Again {
		if string(is) == id {
			return was
		}
	}
	if n.before != nil && n.before.byID[model.ID(id)] == nil {
		return ""
	}
	return model.ID(id)
}

// subject is what a number is about: the thing it belongs to, or its part of the file.
func (n *numbers) subject(at []string, gone bool) problem.Text {
	if len(at) < 2 || !byElement[at[0]] && !keyed[at[0]] {
		if len(at) > 1 {
			return n.title(at[0])
		}
		return pick(n.group == Organisation, problem.Text{EN: "Organisation", ZH: "组织"}, problem.Text{EN: "Scenario", ZH: "情景"})
	}
	if about := n.element(at[1], gone); about != nil && n.group == Scenario && byElement[at[0]] {
		return about.subject()
	}
	noun := n.title(at[0], at[1])
	if noun.EN == "" {
		noun = n.title(at[0])
	}
	called := n.called(at, gone)
	return problem.Text{EN: noun.EN + " " + called.EN, ZH: noun.ZH + called.ZH}
}

// called is the name of the thing that a number belongs to.
func (n *numbers) called(at []string, gone bool) problem.Text {
	if about := n.element(at[1], gone); about != nil && at[0] == "roles" && about.title() != "" {
		return quoted(about.title())
	}
	for _, i := range []int{pick(gone, 0, 1), pick(gone, 1, 0)} {
		if name := n.whole[i].field(at[0]).field(at[1]).field("name"); name != nil {
			return quoted(name.word())
		}
	}
	return quoted(at[1])
}

// noun is what a number is called, with the names of what it stands in: “approval, duration”.
func (n *numbers) noun(at []string) problem.Text {
	from := 0
	if at[0] == "conditions" || at[0] == "decisions" {
		t := pick(at[0] == "conditions", problem.Text{EN: "condition", ZH: "条件"}, problem.Text{EN: "decided by", ZH: "判断依据"})
		return t
	}
	if len(at) > 1 && (byElement[at[0]] || keyed[at[0]]) {
		from = 2
	} else if len(at) > 1 {
		from = 1
	}
	var en, zh []string
	for i := from; i < len(at); i++ {
		t := n.title(at[:i+1]...)
		if at[0] == "branches" && i == 2 || t.EN == "" {
			t = quoted(at[i])
			if about := n.element(at[i], false); about != nil {
				t = about.subject()
			}
		}
		en, zh = append(en, strings.ToLower(t.EN[:1])+t.EN[1:]), append(zh, t.ZH)
	}
	return problem.Text{EN: strings.Join(en, ", "), ZH: strings.Join(zh, "：")}
}

// said is a value as people read it.
func (n *numbers) said(at []string, v *tree) problem.Text {
	switch {
	case v == nil:
		return problem.Text{}
	case v.kind == '{':
		return n.objectSaid(at, v)
	case v.kind == '[':
		return n.listSaid(at, v)
	}
	word := v.word()
	switch {
	case word == "true":
		return yes
	case word == "false":
		return no
	case at[0] == "branches" && len(at) == 3:
		return same(percent(word))
	case strings.HasPrefix(v.text, `"`) && lengthSaid(word) != (problem.Text{}):
		return lengthSaid(word)
	case amounts[at[len(at)-1]]:
		return same(strings.TrimSpace(short(word) + " " + n.currency()))
	case referring[at[len(at)-1]] != "":
		return quoted(n.reference(at[len(at)-1], word))
	}
	return same(short(word))
}

// referring are fields that hold the id of something in another part of the file.
var referring = map[string]string{"calendar": "calendars", "unit": "units", "senior": "roles", "deputy": "people", "deputies": "roles", "roles": "roles"}

// amounts are fields that hold money.
var amounts = map[string]bool{"cost": true, "costPerHour": true, "costPerUse": true, "idleCostPerHour": true, "costPerUnit": true, "costPerOrder": true, "holdingPerUnitDay": true,
	"build": true, "perMonth": true, "perUse": true, "penalty": true, "penaltyPerHour": true, "revenue": true}

// currency is that of both sides; empty where they differ, which is a change of its own.
func (n *numbers) currency() string {
	had, has := n.whole[0].field("currency"), n.whole[1].field("currency")
	if had == nil || has == nil || had.word() != has.word() {
		return ""
	}
	return has.word()
}

// reference is the name of what something else of the same file refers to by its id.
func (n *numbers) reference(field, id string) string {
	for _, i := range []int{1, 0} {
		if name := n.whole[i].field(referring[field]).field(id).field("name"); name != nil {
			return name.word()
		}
	}
	return id
}

func same(text string) problem.Text { return problem.Text{EN: text, ZH: text} }

func percent(share string) string {
	f, err := strconv.ParseFloat(share, 64)
	if err != nil {
		return share
	}
	return figure.Percent(f)
}

// objectSaid is an object in a line: of a distribution its kind and numbers, “lognormal, mean 20 min, sd 8 min”.
func (n *numbers) objectSaid(at []string, v *tree) problem.Text {
	if days := v.field("days"); days != nil && v.field("from") != nil {
		return hoursSaid(days, v)
	}
	var en, zh []string
	for _, f := range v.fields {
		value := n.said(append(at[:len(at):len(at)], f.name), f.tree)
		if f.name == "dist" {
			if f.word() == "fixed" && len(v.fields) == 2 {
				continue
			}
			kind := scenario.Kind(f.word()).Title()
			if kind.EN == "" {
				kind = same(f.word())
			}
			en, zh = append(en, kind.EN), append(zh, kind.ZH)
			continue
		}
		if d := v.field("dist"); d != nil && d.word() == "fixed" {
			en, zh = append(en, value.EN), append(zh, value.ZH)
			continue
		}
		title := n.title(append(at[:len(at):len(at)], f.name)...)
		if title.EN == "" {
			title = same(f.name)
		}
		en, zh = append(en, strings.ToLower(title.EN[:1])+title.EN[1:]+" "+value.EN), append(zh, title.ZH+" "+value.ZH)
	}
	return problem.Text{EN: short(strings.Join(en, ", ")), ZH: short(strings.Join(zh, "，"))}
}

func (n *numbers) listSaid(at []string, v *tree) problem.Text {
	if len(v.items) == 0 {
		return problem.Text{EN: "none", ZH: "无"}
	}
	var en, zh []string
	for _, i := range v.items {
		value := n.said(append(at[:len(at):len(at)], "0"), i)
		if i.kind == 0 && strings.HasPrefix(i.text, `"`) {
			value = same(n.reference(at[len(at)-1], i.word()))
		}
		en, zh = append(en, value.EN), append(zh, value.ZH)
	}
	between := pick(v.items[0].kind == '{', [2]string{"; ", "；"}, [2]string{", ", "、"})
	return problem.Text{EN: short(strings.Join(en, between[0])), ZH: short(strings.Join(zh, between[1]))}
}

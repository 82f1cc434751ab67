package bpsim

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// resource is what a file says of somebody, or of several alike, who can do work.
type resource struct {
	id, name   string
	at         model.Pos
	said       bool // anything but that it has roles
	quantity   int
	calendar   string
	fixed, per scenario.Money
	groups     []string // the roles that it can take
	role       string   // of the scenario, that stands for exactly this resource; "" until it is needed
	people     []string // of the scenario
}

// staff is everybody in a file.
type staff struct {
	resources map[string]*resource
	order     []*resource
	groups    map[string][]*resource // by role
	wanted    []selected             // who is to do which task
}

// selected is who is to do a task: all of the needs together.
type selected struct {
	e     *element
	at    model.Pos
	task  string
	needs []need
	own   *resource // instead: people who do nothing else
}

// need is a number of people from any of several resources or roles.
type need struct {
	any   []pick
	count int
}

// pick is a resource by its id or name, or whoever has all of some roles.
type pick struct {
	resource string
	roles    []string
}

// resources takes what is said of those who do the work, before anything that refers to them.
func (im *importer) resources(e *element) {
	if im.nodes[e.ref] != nil || im.flows[e.ref] != nil || im.performers[e.ref] != "" || e.ref == "" || im.drawing.Process(model.ID(e.ref)) != nil {
		return
	}
	_, drawn := im.roles[e.ref]
	if len(e.parameters) == 0 && e.name != "" { // only a name, of a role that people have
		im.labels[e.ref] = e.name
		return
	}
	if !drawn && !slices.ContainsFunc(e.parameters, func(p *parameter) bool {
		return slices.Contains([]string{"Quantity", "Availability", "Role"}, p.name)
	}) {
		return
	}
	r := &resource{id: e.ref, name: cmp.Or(e.name, im.roles[e.ref]), at: e.at, quantity: 1}
	for _, p := range e.parameters {
		switch p.name {
		case "Quantity":
			if n, ok := im.count(e, p, 1e6); ok {
				r.quantity, r.said = n, true
			}
		case "Availability":
			im.availability(e, p, r)
		case "Role":
			if v := im.always(e, p); v != nil && v.kind == "StringParameter" && v.attribute("value") != "" {
				r.groups = append(r.groups, v.attribute("value"))
			} else if v != nil {
				im.misfit(e, p, v)
			}
		case "FixedCost":
			r.fixed, r.said = im.money(e, p, false), true
		case "UnitCost":
			r.per, r.said = im.money(e, p, true), true
		}
	}
	if !drawn {
		im.note(e.at, e.ref, "unknown-resource", problem.Say("The drawing has no resource %q; it is one of the scenario alone.", "流程图中没有资源 %q，仅存在于情景中。", brief(e.ref)), problem.Text{})
	}
	im.staff.resources[r.id] = r
	im.staff.order = append(im.staff.order, r)
	for _, group := range r.groups {
		im.staff.groups[group] = append(im.staff.groups[group], r)
	}
}

// availability takes the hours in which somebody works.
func (im *importer) availability(e *element, p *parameter, r *resource) {
	p.used = true
	all := im.inputs(e, p)
	for _, v := range all {
		switch is := isTrue(v.attribute("value")); {
		case v.kind == "NumericParameter" || v.kind == "FloatingParameter":
			im.note(v.at, e.ref, "hours", problem.Say("Availability says %s hours a day, but not which; they are there round the clock.", "Availability 只说明每天 %s 小时，没有说明哪些时段，按全天处理。", brief(v.attribute("value"))),
				problem.Say("Give them a calendar.", "请为其设置日历。"))
		case v.kind != "BooleanParameter" || !is && len(all) == 1:
			im.misfit(e, p, v)
		case !is && v.validFor == "": // otherwise not: what is said of certain hours counts
		case !is || r.calendar != "":
			im.note(v.at, e.ref, "several-values", problem.Say("%s has several values; this one is not used.", "%s 有多个值，未使用这一个。", p.name),
				problem.Say("Put all hours into one calendar.", "请将全部时段放入一个日历。"))
		default:
			r.calendar, r.said = im.hours(e, v), true
		}
	}
}

// selection takes who is to do a task.
func (im *importer) selection(e *element, p *parameter, task string) {
	v := im.always(e, p)
	if v == nil {
		return
	}
	var t *term
	if v.kind == "ExpressionParameter" {
		t = xpath(v.attributes["value"])
	}
	needs, ok := needsOf(t)
	if !ok {
		im.note(v.at, e.ref, "selection", problem.Say("Who does this cannot be read from %q.", "无法从 %q 读出由谁执行。", brief(v.attribute("value"))),
			problem.Say("Use getResource('id', 1), getResourceByRoles('role', 1), orResource(…, …) for either and | for both.", "请使用 getResource('标识', 1)、getResourceByRoles('角色', 1)，任选其一用 orResource(…, …)，同时需要用 |。"))
		return
	}
	im.staff.wanted = append(im.staff.wanted, selected{e: e, at: v.at, task: task, needs: needs})
}

// needsOf reads a selection: a union, or several parts joined by and, are needed together;
// orResource, or several joined by or, are alternatives.
func needsOf(t *term) ([]need, bool) {
	if t == nil {
		return nil, false
	}
	switch {
	case t.op == "|", t.op == "and", t.op == "call" && t.text == "andResource":
		var all []need
		for _, part := range t.parts {
			needs, ok := needsOf(part)
			if !ok {
				return nil, false
			}
			all = append(all, needs...)
		}
		return all, len(all) > 0
	case t.op == "or", t.op == "call" && t.text == "orResource", t.op == "list":
		var either need
		for _, part := range t.parts {
			needs, ok := needsOf(part)
			if !ok || len(needs) != 1 || len(either.any) > 0 && needs[0].count != either.count {
				return nil, false
			}
			either.any, either.count = append(either.any, needs[0].any...), needs[0].count
		}
		return []need{either}, len(either.any) > 0
	case t.op == "call" && (t.text == "getResource" || t.text == "getResourceByRoles"):
		one, ok := needOf(t)
		return []need{one}, ok
	}
	return nil, false
}

func needOf(t *term) (need, bool) {
	parts, count := t.parts, 1
	if last := len(parts) - 1; last > 0 && parts[last].op == "number" {
		if n := parts[last].text; len(n) > 4 || strings.Trim(n, "0123456789") != "" {
			return need{}, false
		}
		if _, err := fmt.Sscan(parts[last].text, &count); err != nil || count < 1 {
			return need{}, false
		}
		parts = parts[:last]
	}
	if len(parts) == 1 && parts[0].op == "list" {
		parts = parts[0].parts
	}
	var names []string
	for _, p := range parts {
		if p.op != "text" || p.text == "" {
			return need{}, false
		}
		names = append(names, p.text)
	}
	switch {
	case len(names) == 0, t.text == "getResource" && len(names) > 1:
		return need{}, false
	case t.text == "getResource":
		return need{[]pick{{resource: names[0]}}, count}, true
	}
	return need{[]pick{{roles: names}}, count}, true
}

// ownStaff takes what jBPM says of a task: how many there are who do just this, and what
// they cost.
func (im *importer) ownStaff(e *element, task string) {
	quantity, availability := e.find("Quantity"), e.find("Availability")
	if quantity == nil || quantity.zero() || e.find("Selection") != nil {
		return
	}
	n, ok := im.count(e, quantity, 1e6)
	if !ok {
		return
	}
	r := &resource{id: "staff_" + task, name: im.label(task), at: quantity.at, quantity: n, said: true}
	if p := e.find("UnitCost"); p != nil {
		r.per = im.money(e, p, true)
	}
	if availability != nil {
		im.availability(e, availability, r)
	}
	im.note(quantity.at, e.ref, "own-staff", problem.Say("%d do %q and nothing else, as in jBPM.", "有 %d 人专门执行 %q（jBPM 的含义）。", n, im.label(task)), problem.Text{})
	im.staff.wanted = append(im.staff.wanted, selected{e: e, at: quantity.at, task: task, own: r})
}

// finishStaff makes roles and people of the resources, and says who does what.
func (im *importer) finishStaff() {
	for _, r := range im.staff.order {
		switch {
		case len(r.groups) == 0 && im.staff.groups[r.id] != nil: // others have a role that is called so
			im.headcount(r, r.id+"_")
		case len(r.groups) == 0 || len(r.groups) == 1 && r.groups[0] == r.id:
			im.headcount(r, r.id)
		}
	}
	for _, r := range im.staff.order { // ids of roles come before those of people
		for _, group := range r.groups {
			im.group(group)
		}
	}
	for _, r := range im.staff.order {
		if r.role == "" {
			im.persons(r)
		}
	}
	for _, w := range im.staff.wanted {
		im.assign(w)
	}
	im.nobodySaid()
	im.interruptions()
}

// headcount makes a role with a headcount of a resource.
func (im *importer) headcount(r *resource, wish string) {
	r.role = im.free(wish)
	im.scenario.Roles[r.role] = &scenario.Role{Name: r.name, Headcount: r.quantity, Calendar: r.calendar, CostPerHour: r.per,
		Terms: scenario.Terms{CostPerUse: r.fixed}}
}

// free is an id that no role or person has, as near to the wish as can be.
func (im *importer) free(wish string) string {
	for im.scenario.Roles[wish] != nil || im.scenario.People[wish] != nil {
		wish += "_"
	}
	return wish
}

// group is the role of the scenario for those who can take it.
func (im *importer) group(name string) {
	if im.scenario.Roles[name] == nil {
		im.scenario.Roles[name] = &scenario.Role{Name: cmp.Or(im.labels[name], im.roles[name])}
	}
}

// mostPeople is how many people are told apart.
const mostPeople = 10_000

// persons are a resource whose members can each take several roles, or one that others
// have too.
func (im *importer) persons(r *resource) {
	if left := mostPeople - len(im.scenario.People); r.quantity > left {
		im.note(r.at, r.id, "too-many", problem.Say("%d of %q are too many people to tell apart; %d are taken.", "%[2]q 有 %[1]d 个，逐个列为人员过多，只取 %[3]d 个。", r.quantity, brief(r.id), left),
			problem.Say("Give the resource no role but its own: then it has a headcount.", "请让该资源只有自身一个角色，即可按人数处理。"))
		r.quantity = left
	}
	for i := range r.quantity {
		wish := r.id
		if r.quantity > 1 {
			wish = fmt.Sprintf("%s_%d", r.id, i+1)
		}
		id := im.free(wish)
		im.scenario.People[id] = &scenario.Person{Name: r.name, Roles: distinct(r.groups), Calendar: r.calendar, CostPerHour: r.per,
			Terms: scenario.Terms{CostPerUse: r.fixed}}
		r.people = append(r.people, id)
	}
}

func distinct(all []string) []string {
	var once []string
	for _, s := range all {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// assign says who does a task.
func (im *importer) assign(w selected) {
	task := im.scenario.Tasks[w.task]
	if w.own != nil {
		im.headcount(w.own, w.own.id)
		task.Roles, task.Needs = []string{w.own.role}, nil
		return
	}
	var needs []scenario.Need
	for _, n := range w.needs {
		var roles []string
		for _, p := range n.any {
			if role := im.picked(w, p); role != "" && !slices.Contains(roles, role) {
				roles = append(roles, role)
			}
		}
		if len(roles) == 0 {
			return
		}
		needs = append(needs, scenario.Need{Roles: roles, Count: n.count})
	}
	if len(needs) == 1 && needs[0].Count == 1 {
		task.Roles, task.Needs = needs[0].Roles, nil
		return
	}
	for i := range needs {
		if needs[i].Count == 1 {
			needs[i].Count = 0 // reads as 1
		}
	}
	task.Roles, task.Needs = nil, needs
}

// picked is the role that stands for a pick, "" where there is nobody.
func (im *importer) picked(w selected, p pick) string {
	if p.resource != "" {
		if r := im.named(p.resource); r != nil {
			if len(r.groups) > 0 && len(im.staff.groups[r.role]) > 1 {
				im.note(w.at, w.e.ref, "others-too", problem.Say("Others who have the role %q can do this too, not only the resource.", "除该资源外，其他具有角色 %q 的人员也可执行。", r.role), problem.Text{})
			}
			return im.roleOf(r)
		}
		im.nobody(w, p.resource)
		return ""
	}
	if len(p.roles) == 1 {
		if im.scenario.Roles[p.roles[0]] == nil {
			im.nobody(w, p.roles[0])
			return ""
		}
		return p.roles[0]
	}
	return im.team(w, p.roles)
}

func (im *importer) nobody(w selected, name string) {
	im.note(w.at, w.e.ref, "nobody", problem.Say("Nobody is said to be %q; somebody has to do %q.", "文件没有说明谁是 %q，而 %q 需要有人执行。", brief(name), im.label(w.task)),
		problem.Say("Set who does the task.", "请设置该任务由谁执行。"))
}

// named finds a resource by its id, or by the name that the drawing gives it. One that the
// drawing has and the file says nothing of is one of its kind.
func (im *importer) named(name string) *resource {
	if r := im.staff.resources[name]; r != nil {
		return r
	}
	id := name
	if _, drawn := im.roles[id]; !drawn {
		id = im.called[name]
	}
	if id == "" {
		return nil
	}
	if r := im.staff.resources[id]; r != nil {
		return r
	}
	r := &resource{id: id, name: im.roles[id], quantity: 1}
	im.staff.resources[id] = r
	im.assumedOne(id)
	im.headcount(r, id)
	return r
}

func (im *importer) assumedOne(id string) {
	im.note(im.from.at, id, "one-assumed", problem.Say("The file does not say how many %q there are; one is assumed.", "文件没有说明 %q 有多少人，按一人处理。", im.roles[id]),
		problem.Say("Set its headcount.", "请设置其人数。"))
}

// roleOf is the role that has exactly the members of a resource, made where it is needed.
func (im *importer) roleOf(r *resource) string {
	if r.role == "" {
		r.role = im.free(r.id)
		im.scenario.Roles[r.role] = &scenario.Role{Name: r.name}
		for _, id := range r.people {
			person := im.scenario.People[id]
			person.Roles = append(person.Roles, r.role)
		}
	}
	return r.role
}

// team is a role of those who can take all of some roles.
func (im *importer) team(w selected, roles []string) string {
	role := im.free(strings.Join(roles, "_and_"))
	if im.scenario.Roles[strings.Join(roles, "_and_")] != nil {
		return strings.Join(roles, "_and_") // made for another task
	}
	var members []string
	for _, id := range slices.Sorted(maps.Keys(im.scenario.People)) {
		has := func(group string) bool { return slices.Contains(im.scenario.People[id].Roles, group) }
		if !slices.ContainsFunc(roles, func(group string) bool { return !has(group) }) {
			members = append(members, id)
		}
	}
	if len(members) == 0 {
		im.nobody(w, strings.Join(roles, " + "))
		return ""
	}
	im.scenario.Roles[role] = &scenario.Role{}
	for _, id := range members {
		im.scenario.People[id].Roles = append(im.scenario.People[id].Roles, role)
	}
	return role
}

// nobodySaid has one of every role that the drawing names for work and the file does not
// speak of.
func (im *importer) nobodySaid() {
	for _, e := range im.from.elements {
		ref := e.ref
		if task := im.performers[ref]; task != "" {
			ref = task
		}
		task := im.scenario.Tasks[ref]
		if task == nil || task.Duration == nil || len(task.Roles)+len(task.Needs) > 0 {
			continue
		}
		for _, id := range im.who.Responsible(model.ID(ref)) {
			if im.scenario.Roles[id] == nil && im.scenario.People[id] == nil {
				im.assumedOne(id)
				im.scenario.Roles[id] = &scenario.Role{Name: im.roles[id], Headcount: 1}
			}
		}
	}
}

// interruptions lets urgent work interrupt, where that is said of all tasks.
func (im *importer) interruptions() {
	all := len(im.parallel) > 0
	said := map[string]bool{}
	for _, u := range im.parallel {
		all, said[u.task] = all && u.interruptible, true
	}
	for id, task := range im.scenario.Tasks {
		all = all && (said[id] || task.Duration == nil)
	}
	if all {
		im.scenario.Queue = &scenario.Queue{Preempt: true}
		return
	}
	for _, u := range im.parallel {
		if u.interruptible {
			im.note(u.p.at, u.task, "not-said", problem.Say("Only some tasks may be interrupted, which cannot be said; none are.", "只有部分任务可被打断，情景无法表达，现均不可打断。"), wayOut(u.p.name))
		}
	}
}

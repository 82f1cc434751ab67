package change

import (
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// organisationWords are the fields of an organisation.
var organisationWords = map[string]problem.Text{
	"zone": {EN: "Time zone", ZH: "时区"}, "currency": {EN: "Currency", ZH: "币种"}, "units": {EN: "Unit", ZH: "部门"}, "roles": {EN: "Role", ZH: "角色"},
	"people": {EN: "Person", ZH: "人员"}, "calendars": {EN: "Calendar", ZH: "日历"}, "name": {EN: "Name", ZH: "名称"}, "parent": {EN: "Part of", ZH: "上级部门"},
	"english": {EN: "Name in the other language", ZH: "另一种语言的名称"}, "unit": {EN: "Unit", ZH: "部门"}, "senior": {EN: "Reports to", ZH: "上级角色"},
	"deputies": {EN: "Deputies", ZH: "代理角色"}, "deputy": {EN: "Deputy", ZH: "代理人"}, "headcount": {EN: "Headcount", ZH: "人数"}, "calendar": {EN: "Calendar", ZH: "日历"},
	"costPerHour": {EN: "Cost per hour", ZH: "每小时成本"}, "skills": {EN: "Skills", ZH: "技能"}, "note": {EN: "Note", ZH: "备注"}, "email": {EN: "E-mail", ZH: "邮箱"},
}

// organisationTitle is what a field of an organisation is called. Calendars are those of scenarios,
// and so are people's roles: a list of them is called as a part of the organisation is.
func organisationTitle(steps ...string) problem.Text {
	if len(steps) > 2 && steps[0] == "calendars" {
		return scenario.Title(steps...)
	}
	if len(steps) == 2 { // an entry of a part
		return organisationWords[steps[0]]
	}
	if steps[0] == "people" && steps[len(steps)-1] == "roles" {
		return problem.Text{EN: "Roles", ZH: "角色"}
	}
	return organisationWords[steps[len(steps)-1]]
}

// byID turns the lists of an organisation into objects by the ids of what is in them: the order of
// people is no news, and somebody who comes first does not change everybody else.
func byID(t *tree) *tree {
	for i := range t.fields {
		f := &t.fields[i]
		if f.kind != '[' {
			continue
		}
		by := &tree{kind: '{'}
		for _, x := range f.items {
			id := x.field("id")
			if id == nil {
				by = nil
				break
			}
			rest := &tree{kind: '{'}
			for _, y := range x.fields {
				if y.name != "id" {
					rest.fields = append(rest.fields, y)
				}
			}
			by.fields = append(by.fields, field{id.word(), rest})
		}
		if by != nil {
			f.tree = by
		}
	}
	return t
}

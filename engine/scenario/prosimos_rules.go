package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

// rules are conditions on attributes by their names.
func (im *importer) branchRules() {
	im.rules = map[string]string{}
	for i, v := range im.entries("branch_rules") {
		at := path{"branch_rules"}.item(i)
		id := im.text(v, at, "id")
		if im.rules[id] != "" {
			im.twice(at.to("id"), id)
		}
		im.rules[id] = im.anyOf(v, at)
		im.spare(v, at, "id", "rules")
	}
}

// anyOf is a list of rules of which one must hold; each is a list of which all must.
func (im *importer) anyOf(v *value, at path) string {
	at = at.to("rules")
	var any []string
	for i, group := range im.list(v, at[:len(at)-1], "rules") {
		if group.kind != arrayValue || len(group.items) == 0 {
			im.wrongType(at.item(i), problem.Text{EN: "a list that is not empty", ZH: "非空列表"})
			return ""
		}
		var all []string
		for j, rule := range group.items {
			if c := im.comparison(rule, at.item(i).item(j)); c != "true" {
				all = append(all, c)
			}
		}
		if len(all) == 0 {
			all = []string{"true"}
		}
		if !slices.Contains(all, "false") {
			any = append(any, strings.Join(all, " and "))
		}
	}
	switch {
	case im.failed != nil:
		return ""
	case len(any) == 0:
		return "false"
	case len(any) == 1:
		return any[0]
	}
	return "(" + strings.Join(any, ") or (") + ")"
}

// comparison is one rule: an attribute, a comparison and a value.
func (im *importer) comparison(v *value, at path) string {
	name, operator := im.text(v, at, "attribute"), im.text(v, at, "comparison")
	if im.failed != nil {
		return ""
	}
	a := im.attribute[name]
	if a == nil {
		im.fail(at.to("attribute"), "unknown-attribute", problem.Say("There is no attribute %q.", "没有名为 %q 的属性。", name), meant(name, sorted(im.attribute)))
		return ""
	}
	if operator == "in" {
		return im.between(v, at, a)
	}
	if !slices.Contains([]string{"=", "!=", "<", "<=", ">", ">="}, operator) {
		im.fail(at.to("comparison"), "comparison", problem.Say("The comparison %q is not known.", "无法识别的比较符 %q。", operator), problem.Say("Use one of =, !=, <, <=, >, >= and in.", "请使用 =、!=、<、<=、>、>= 或 in。"))
		return ""
	}
	value := im.text0(v, at, "value")
	number, err := strconv.ParseFloat(value, 64)
	switch {
	case !a.number:
		return a.amongTexts(operator, value)
	case err != nil: // a number is no text
		return strconv.FormatBool(operator == "!=")
	case number != number: // NaN, with which only != holds
		return strconv.FormatBool(operator == "!=")
	}
	if operator == "=" {
		operator = "=="
	}
	return a.variable + " " + operator + " " + spelled(number)
}

// amongTexts is a comparison of a text, worked out for all that it can be: as numbers
// where both are some, else letter by letter, as Python does.
func (a *attribute) amongTexts(operator, value string) string {
	var hold []string
	for _, option := range a.texts() {
		x, errX := strconv.ParseFloat(option, 64)
		y, errY := strconv.ParseFloat(value, 64)
		order := strings.Compare(option, value)
		if errX == nil && errY == nil && operator != "=" {
			order = 0
			if x < y {
				order = -1
			} else if x > y {
				order = 1
			}
		}
		if holds(operator, order) {
			hold = append(hold, quotedText(option))
		}
	}
	switch {
	case len(hold) == 0:
		return "false"
	case len(hold) == 1:
		return a.variable + " == " + hold[0]
	}
	return fmt.Sprintf("%s in [%s]", a.variable, strings.Join(hold, ", "))
}

func holds(operator string, order int) bool {
	switch operator {
	case "=":
		return order == 0
	case "!=":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order >= 0
}

// between is a comparison with a range, both ends included.
func (im *importer) between(v *value, at path, a *attribute) string {
	ends := im.list(v, at, "value")
	if len(ends) != 2 || !a.number {
		im.wrongType(at.to("value"), problem.Text{EN: "a list of two numbers, for an attribute that is one", ZH: "两个数的列表，且属性须为数字"})
		return ""
	}
	least := im.numeric(ends[0], at.to("value").item(0))
	made := a.variable + " >= " + spelled(least)
	if strings.EqualFold(ends[1].text, "inf") || ends[1].text == "Infinity" {
		return made
	}
	return made + " and " + a.variable + " <= " + spelled(im.numeric(ends[1], at.to("value").item(1)))
}

// priorities become urgencies: the lower a level, the more urgent. What no rule is about
// comes last.
func (im *importer) priorities() {
	type level struct {
		priority float64
		rule     string
	}
	var levels []level
	for i, v := range im.entries("prioritisation_rules") {
		at := path{"prioritisation_rules"}.item(i)
		levels = append(levels, level{im.number(v, at, "priority_level"), im.anyOf(v, at)})
		im.spare(v, at, "priority_level", "rules")
	}
	if len(levels) == 0 || im.failed != nil {
		return
	}
	slices.SortStableFunc(levels, func(a, b level) int {
		switch {
		case a.priority < b.priority:
			return -1
		case a.priority > b.priority:
			return 1
		}
		return 0
	})
	formula, ends := "", ""
	for i, l := range levels {
		formula += fmt.Sprintf("%s ? %d : (", l.rule, len(levels)-i)
		ends += ")"
	}
	im.scenario.Queue = &Queue{Urgency: formula + "0" + ends}
}

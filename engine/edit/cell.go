package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
)

// cell writes into a cell of a decision table, or takes a rule out.
func (a *applier) cell(e *Edit) error {
	b := a.base(e.Element)
	if b == nil {
		return missing(e.Element)
	}
	at := slices.IndexFunc(b.Extensions, func(x model.Extension) bool { return x.Space == model.Space && x.Name == "table" })
	rule, column, err := places(e.Name)
	if err != nil || at < 0 {
		return fmt.Errorf("%q has no cell %q", e.Element, e.Name)
	}
	table := &b.Extensions[at]
	table.Children = slices.Clone(table.Children)
	named := func(names ...string) (found []int) {
		for _, name := range names {
			for i := range table.Children {
				if c := &table.Children[i]; c.Space == model.Space && c.Name == name {
					found = append(found, i)
				}
			}
		}
		return found
	}
	rules, heads := named("rule"), named("input", "output")
	switch {
	case rule == 0 && column > 0 && column <= len(heads):
		head := &table.Children[heads[column-1]]
		write(head, map[string]string{"input": "formula", "output": "variable"}[head.Name], e.Value)
	case rule == 0 || rule > len(rules) || column > len(heads):
		return fmt.Errorf("%q has no cell %q", e.Element, e.Name)
	case column == 0:
		table.Children = slices.Delete(table.Children, rules[rule-1], rules[rule-1]+1)
	default:
		row := &table.Children[rules[rule-1]]
		row.Children = slices.Clone(row.Children)
		for len(row.Children) < column {
			row.Children = append(row.Children, model.Extension{Space: model.Space, Name: "cell"})
		}
		write(&row.Children[column-1], "value", e.Value)
	}
	return nil
}

// places reads "3.2" and "3".
func places(name string) (rule, column int, err error) {
	first, second, both := strings.Cut(name, ".")
	if rule, err = strconv.Atoi(first); err == nil && both {
		column, err = strconv.Atoi(second)
	}
	if rule < 0 || column < 0 {
		err = strconv.ErrRange
	}
	return rule, column, err
}

// write sets an attribute of a copy, so that what was copied keeps its own.
func write(x *model.Extension, name, value string) {
	x.Attributes = slices.DeleteFunc(slices.Clone(x.Attributes), func(t model.Attribute) bool { return t.Name == name })
	x.Attributes = append(x.Attributes, model.Attribute{Name: name, Value: value})
}

package scenario

import (
	"strconv"

	"sandtable/engine/problem"
)

// Title is what the schema calls a field of a scenario, by the way to it: Title("tasks", "Task_1",
// "duration") is “Duration”, Title("tasks", "Task_1") is “Task”. It is empty where the schema has no
// such field or no name for it.
func Title(steps ...string) problem.Text {
	r := loadRules()
	v := r.text.root
	for _, step := range steps {
		if v = r.below(v, step, 0); v == nil {
			return problem.Text{}
		}
	}
	return r.title(v)
}

// Title is what the schema calls a kind of distribution; empty where there is none of that name.
func (k Kind) Title() problem.Text {
	r := loadRules()
	return r.title(r.part("#/$defs/" + string(k)))
}

// title is the name of a piece, or else of what it refers to.
func (r *rules) title(v *value) problem.Text {
	const most = 8 // references in a row; the schema has two
	for depth := 0; v != nil && depth < most; depth++ {
		en, zh := v.field("title"), v.field("x-zh").field("title")
		if en != nil && zh != nil {
			return problem.Text{EN: en.text, ZH: zh.text}
		}
		v = r.referred(v)
	}
	return problem.Text{}
}

// referred is what a piece of the schema refers to, or nil.
func (r *rules) referred(v *value) *value {
	if ref := v.field("$ref"); ref != nil {
		return r.part(ref.text)
	}
	return nil
}

// below is the piece for a field or an item of what another piece describes, or nil.
func (r *rules) below(v *value, step string, depth int) *value {
	if v == nil || depth > 8 {
		return nil
	}
	if found := v.field("properties").field(step); found != nil {
		return found
	}
	if more := v.field("additionalProperties"); more != nil && more.kind == objectValue {
		return more
	}
	if _, err := strconv.Atoi(step); err == nil && v.field("items") != nil {
		return v.field("items")
	}
	if found := r.below(r.referred(v), step, depth+1); found != nil {
		return found
	}
	for _, way := range []string{"allOf", "anyOf", "oneOf"} {
		choices := v.field(way)
		if choices == nil {
			continue
		}
		for _, choice := range choices.items {
			if found := r.below(choice, step, depth+1); found != nil {
				return found
			}
			if found := r.below(choice.field("then"), step, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

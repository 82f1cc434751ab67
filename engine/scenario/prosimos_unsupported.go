package scenario

import (
	"strings"

	"sandtable/engine/problem"
)

// unsupported refuses, by name, what a scenario cannot say. Sections that are there
// but empty do no harm.
func (im *importer) unsupported() {
	im.refuseFuzzy()
	for _, s := range []struct {
		section string
		element string // field that tells which element an entry is about
		what    problem.Text
		instead problem.Text
	}{
		{"event_distribution", "event_id", problem.Say("Delays at events", "事件的延迟"),
			problem.Say("Draw the delay as a task without a role, or take the entry out.", "请把延迟画成不需要角色的任务，或删除该项。")},
		{"batch_processing", "task_id", problem.Say("Batch processing", "批处理"),
			problem.Say("Take the entry out; the task is then done case by case.", "请删除该项，任务将逐个案例处理。")},
		{"case_attributes", "name", problem.Say("Case attributes", "案例属性"),
			problem.Say("Take the entry out, and the rules that use it.", "请删除该项以及用到它的规则。")},
		{"event_attributes", "event_id", problem.Say("Event attributes", "事件属性"),
			problem.Say("Take the entry out, and the rules that use it.", "请删除该项以及用到它的规则。")},
		{"global_attributes", "name", problem.Say("Global attributes", "全局属性"),
			problem.Say("Take the entry out, and the rules that use it.", "请删除该项以及用到它的规则。")},
		{"branch_rules", "id", problem.Say("Branch rules", "分支规则"),
			problem.Say("Give the branches probabilities instead.", "请改用分支概率。")},
		{"prioritisation_rules", "priority_level", problem.Say("Priorities", "优先级规则"),
			problem.Say("Take the entry out; cases are then served in the order they come.", "请删除该项，案例将按先来先服务处理。")},
		{"multitask", "resource_id", problem.Say("Multitasking", "多任务并行"),
			problem.Say("Take the section out; everybody then does one thing at a time.", "请删除该部分，每人一次只做一件事。")},
	} {
		im.refuse(path{s.section}, im.file.root.field(s.section), s.element, s.what, s.instead)
	}
}

// refuse fails if the section has entries, naming the first.
func (im *importer) refuse(at path, section *value, element string, what, instead problem.Text) {
	at, entry := firstEntry(at, section)
	if entry == nil {
		return
	}
	en, zh := what.EN+" cannot be imported yet", "暂不支持导入"+what.ZH
	if about := entry.field(element); about != nil && about.text != "" {
		en, zh = en+" ("+about.text+")", zh+"（"+about.text+"）"
	}
	im.fail(at, "unsupported", problem.Text{EN: en + ".", ZH: zh + "。"}, instead)
}

// firstEntry finds what a section says, if it says anything: the first item of a
// list, or the first list with an item in an object.
func firstEntry(at path, v *value) (path, *value) {
	switch {
	case v == nil || v.kind == nullValue:
		return at, nil
	case v.kind == arrayValue:
		if len(v.items) == 0 {
			return at, nil
		}
		return at.item(0), v.items[0]
	case v.kind == objectValue:
		for _, m := range v.members {
			if m.value.kind == arrayValue || m.value.kind == objectValue {
				if at, entry := firstEntry(at.to(m.name), m.value); entry != nil {
					return at, entry
				}
			}
		}
		return at, nil
	}
	return at, v
}

// refuseFuzzy fails on calendars that work with some probability.
func (im *importer) refuseFuzzy() {
	message := problem.Say("Fuzzy calendars cannot be imported yet.", "暂不支持导入概率（fuzzy）日历。")
	hint := problem.Say("Discover the model again with crisp calendars.", "请改用确定（crisp）日历重新挖掘模型。")
	if kind := im.file.root.field("model_type"); kind != nil && strings.EqualFold(kind.text, "FUZZY") {
		im.fail(path{"model_type"}, "unsupported", message, hint)
	}
	for i, c := range im.list(im.file.root, nil, "resource_calendars") {
		at := path{"resource_calendars"}.item(i)
		if c.field("workload_ratio") != nil {
			im.fail(at.to("workload_ratio"), "unsupported", message, hint)
		}
		for j, p := range im.list(c, at, "time_periods") {
			if p.field("probability") != nil {
				im.fail(at.to("time_periods").item(j).to("probability"), "unsupported", message, hint)
			}
		}
	}
}

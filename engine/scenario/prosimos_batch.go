package scenario

import (
	"math"
	"slices"

	"sandtable/engine/problem"
)

// batches takes the tasks that are done in batches.
func (im *importer) batches() {
	for i, v := range im.entries("batch_processing") {
		at := path{"batch_processing"}.item(i)
		written := im.text(v, at, "task_id")
		id, _ := im.task(written)
		task := im.scenario.Tasks[id]
		switch {
		case im.failed != nil:
			return
		case task == nil:
			im.fail(at.to("task_id"), "unknown-task", problem.Say("The drawing has no task %q that somebody does.", "流程图中没有由人执行的任务 %q。", written), meant(written, im.tasks()))
			return
		case task.Batch != nil:
			im.twice(at.to("task_id"), written)
			return
		}
		task.Batch = im.batch(v, at, written)
		im.spare(v, at, "task_id", "type", "size_distrib", "duration_distrib", "firing_rules")
	}
}

func (im *importer) batch(v *value, at path, task string) *Batch {
	b := &Batch{}
	switch kind := im.text(v, at, "type"); kind {
	case "Parallel":
	case "Sequential":
		b.Mode = InTurn
	default:
		im.refuseBatch(at.to("type"), task, problem.Say("A batch of type %q", "类型为 %q 的批处理", kind))
	}
	size := im.sizes(v, at, task)
	rules := im.list(v, at, "firing_rules")
	for i, group := range rules {
		im.firing(b, group.items, at.to("firing_rules").item(i), task)
	}
	if len(rules) == 0 {
		if b.Size = size; size == 0 {
			im.refuseBatch(at.to("size_distrib"), task, problem.Say("A batch whose size is drawn", "大小随机的批处理"))
		}
	}
	b.Factors = im.factors(v, at, b)
	return b
}

func (im *importer) refuseBatch(at path, task string, what problem.Text) {
	im.refuse(at, task, what, problem.Say("Begin batches by size, by the wait of the first (large_wt) or at an hour (daily_hour =), or take the entry out.",
		"请按件数、首件等待时间（large_wt）或整点（daily_hour =）开始批处理，或删除该项。"))
}

// sizes refuses tasks that are now and then done alone. It tells the one size there is,
// 0 if there are several.
func (im *importer) sizes(v *value, at path, task string) int {
	size := 0
	for i, item := range im.list(v, at, "size_distrib") {
		at := at.to("size_distrib").item(i)
		key, chance := im.number(item, at, "key"), im.number(item, at, "value")
		switch {
		case chance == 0:
		case key == 1:
			im.refuseBatch(at, task, problem.Say("A task that is done alone with some probability", "以一定概率单独执行的任务"))
		case size != 0:
			return 0
		default:
			size = int(min(max(key, 0), 1e6))
		}
	}
	return size
}

// firing is one way for a batch to begin: rules that must hold together.
func (im *importer) firing(b *Batch, rules []*value, at path, task string) {
	type bound struct{ least, most float64 }
	bounds, names := map[string]*bound{}, []string{}
	for i, rule := range rules {
		at := at.item(i)
		name, operator := im.text(rule, at, "attribute"), im.text(rule, at, "comparison")
		if name == "week_day" || name == "ready_wt" {
			im.refuseBatch(at, task, problem.Say("A batch that is begun by %s", "由 %s 触发的批处理", name))
			return
		}
		x := im.number(rule, at, "value")
		if bounds[name] == nil {
			bounds[name] = &bound{math.Inf(-1), math.Inf(1)}
			names = append(names, name)
		}
		whole := name != "large_wt"
		switch {
		case operator == "=":
			bounds[name].least, bounds[name].most = x, x
		case operator == ">=", operator == ">" && !whole:
			bounds[name].least = x
		case operator == ">":
			bounds[name].least = x + 1
		case operator == "<=", operator == "<" && !whole:
			bounds[name].most = x
		case operator == "<":
			bounds[name].most = x - 1
		default:
			im.fail(at.to("comparison"), "comparison", problem.Say("The comparison %q is not known.", "无法识别的比较符 %q。", operator), problem.Say("Use one of =, <, <=, > and >=.", "请使用 =、<、<=、> 或 >=。"))
		}
	}
	if len(names) != 1 || im.failed != nil {
		im.refuseBatch(at, task, problem.Say("A batch that is begun when several things hold together", "须同时满足多个条件才触发的批处理"))
		return
	}
	name, is := names[0], bounds[names[0]]
	switch {
	case name == "size" && is.least >= 1 && is.least <= 1e6:
		if b.Size == 0 || int(is.least) < b.Size {
			b.Size = int(is.least)
		}
		if is.most > is.least && is.most <= 1e6 {
			b.Most = int(is.most)
		}
	case name == "large_wt" && is.least > 0 && is.most >= is.least:
		if wait := is.least * float64(second); wait < math.MaxInt64 && (b.Wait == 0 || Duration(wait) < b.Wait) {
			b.Wait = Duration(wait)
		}
	case name == "daily_hour" && is.least == is.most && is.least >= 0 && is.least <= 24 && is.least == math.Trunc(is.least):
		if at := TimeOfDay(int64(is.least) * int64(hour)); !slices.Contains(b.At, at) {
			b.At = append(b.At, at)
		}
	default:
		im.refuseBatch(at, task, problem.Say("A batch that is begun by such a rule of %s", "由这样的 %s 规则触发的批处理", name))
	}
}

// factors are what the work takes by size. Prosimos gives what each of a batch takes, at
// some sizes, and uses the nearest of them; done in parallel the batch takes that for
// all of its cases together.
func (im *importer) factors(v *value, at path, b *Batch) []Factor {
	given := map[int]float64{}
	for i, item := range im.list(v, at, "duration_distrib") {
		at := at.to("duration_distrib").item(i)
		key, factor := im.number(item, at, "key"), im.number(item, at, "value")
		if !(key >= 1 && key <= 1000 && factor >= 0 && factor <= 1000) {
			im.fail(at, "factor", problem.Say("A size must be from 1 to 1000, and a factor from 0 to 1000.", "件数应在 1 到 1000 之间，系数应在 0 到 1000 之间。"), problem.Text{})
			return nil
		}
		given[int(key)] = factor
	}
	if _, ok := given[1]; !ok {
		given[1] = 1
	}
	keys := sortedSizes(given)
	last := max(keys[len(keys)-1], b.Size, b.Most, 50)
	last = min(last, 1000)
	var all []Factor
	for size := 1; size <= last; size++ {
		best := keys[0]
		for _, k := range keys {
			if absInt(k-size) < absInt(best-size) {
				best = k
			}
		}
		factor := given[best]
		if size == 1 {
			factor = 1
		}
		if b.Mode == Together {
			factor *= float64(size)
		}
		if n := len(all); n == 0 && factor != 1 || n > 0 && all[n-1].Factor != factor {
			all = append(all, Factor{size, factor})
		}
	}
	if b.Mode == Together && b.Most == 0 && b.Size < last {
		im.note(at, "batch-size", problem.Say("Batches of more than %d take as long as those of %[1]d.", "超过 %d 件的批次按 %[1]d 件计算时间。", last), problem.Text{})
	}
	return all
}

func sortedSizes(m map[int]float64) []int {
	var all []int
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

func absInt(n int) int { return max(n, -n) }

// multitask takes how much somebody does at once, where that is certain.
func (im *importer) multitask() {
	section := im.file.root.field("multitask")
	if section == nil || section.kind != objectValue {
		return
	}
	for i, v := range im.list(section, path{"multitask"}, "values") {
		at := path{"multitask", "values"}.item(i)
		id := im.text(v, at, "resource_id")
		if week := v.field("weekly_probability"); week != nil && len(week.items) > 0 {
			im.refuse(at.to("weekly_probability"), id, problem.Say("Multitasking that depends on the hour", "随时段变化的多任务并行"), insteadOfMultitask())
			return
		}
		atOnce := 1
		for j, info := range im.list(v, at, "multitask_info") {
			at := at.to("multitask_info").item(j)
			tasks, chance := im.number(info, at, "parallel_tasks"), im.number(info, at, "probability")
			switch {
			case im.failed != nil:
				return
			case tasks <= 1 || chance == 0:
			case chance < 1-1e-9 || tasks > 1000 || tasks != math.Trunc(tasks):
				im.refuse(at, id, problem.Say("Multitasking with a probability", "带概率的多任务并行"), insteadOfMultitask())
				return
			default:
				atOnce = max(atOnce, int(tasks))
			}
		}
		if atOnce > 1 && !im.canDo(id, atOnce) {
			im.fail(at.to("resource_id"), "unknown-resource", problem.Say("No profile has the resource %q.", "没有资源档案包含资源 %q。", id), problem.Text{})
		}
	}
}

func insteadOfMultitask() problem.Text {
	return problem.Say("Take the entry out, and set atOnce for the person after the import.", "请删除该项，导入后再为该人员设置 atOnce。")
}

// canDo lets a resource do so much at once; one of several alike is named after them.
func (im *importer) canDo(id string, atOnce int) bool {
	r := im.staffed.byID[id]
	if r == nil {
		for _, one := range im.staffed.resources {
			if one.amount > 1 && len(id) > len(one.id) && id[:len(one.id)+1] == one.id+"_" {
				r = one
			}
		}
	}
	switch {
	case r == nil:
		return false
	case r.role != "":
		im.scenario.Roles[r.role].AtOnce = atOnce
	default:
		im.scenario.People[r.id].AtOnce = atOnce
	}
	return true
}

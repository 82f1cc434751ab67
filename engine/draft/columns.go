package draft

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// field is what a column of the table says of a step.
type field string

const (
	number    field = "number"
	name      field = "name"
	role      field = "role"
	lane      field = "lane"
	duration  field = "duration"
	next      field = "next"
	previous  field = "previous"
	condition field = "condition"
	kind      field = "kind"
	system    field = "system"
	note      field = "note"
	duty      field = "duty"   // under a code: the cell names roles
	member    field = "member" // under a role: the cell names codes
)

// headings are what people write over a column, the likeliest first.
var headings = map[field][]string{
	number: {"序号", "编号", "步骤号", "步骤编号", "步骤序号", "序", "号", "no", "no.", "nr", "#", "number", "step no", "step number", "step #", "step id", "id", "seq", "sequence", "order", "项次"},
	name: {"活动", "活动名称", "步骤", "步骤名称", "流程步骤", "任务", "任务名称", "环节", "环节名称", "流程环节", "节点", "节点名称", "工作内容", "工作项", "工作", "工序", "动作", "操作", "操作步骤", "作业", "作业内容", "事项", "名称",
		"activity", "activities", "activity name", "step", "steps", "step name", "task", "tasks", "task name", "process step", "action", "what", "name", "work item", "title"},
	role: {"角色", "执行角色", "岗位", "负责岗位", "责任岗位", "执行岗位", "负责人", "责任人", "执行人", "执行者", "经办人", "承办人", "操作人", "处理人", "办理人", "责任部门", "负责部门", "承办部门", "执行部门", "主办部门", "负责", "执行", "职责人",
		"role", "roles", "performer", "performed by", "done by", "who", "owner", "actor", "assignee", "assigned to", "participant", "responsible role", "responsible party", "responsible person", "person", "position"},
	lane:      {"泳道", "部门", "所属部门", "组织", "单位", "lane", "swimlane", "swim lane", "department", "dept", "team", "unit", "organisation", "organization", "org unit"},
	duration:  {"时长", "耗时", "工时", "用时", "处理时间", "处理时长", "作业时间", "标准工时", "标准时间", "预计时长", "预计用时", "所需时间", "办理时限", "时限", "时间", "周期", "duration", "time", "effort", "hours", "minutes", "days", "processing time", "work time", "working time", "handling time", "cycle time", "how long", "estimate"},
	next:      {"下一步", "下一步骤", "下一环节", "下一节点", "下一活动", "下步", "后续", "后续步骤", "后续环节", "后续活动", "后继", "后继步骤", "流向", "去向", "转向", "next", "next step", "next steps", "next activity", "next task", "successor", "successors", "followed by", "goes to", "go to", "then", "to"},
	previous:  {"前置", "前置步骤", "前置任务", "前置活动", "前序", "前序步骤", "上一步", "上一环节", "紧前工序", "previous", "previous step", "predecessor", "predecessors", "depends on", "after", "follows", "prerequisite"},
	condition: {"条件", "判断条件", "分支条件", "流转条件", "判断", "分支", "规则", "判定", "决策", "condition", "conditions", "decision", "branch", "branches", "rule", "if", "when", "outcome"},
	kind:      {"类型", "节点类型", "活动类型", "步骤类型", "任务类型", "type", "kind", "element", "element type", "node type", "activity type", "task type", "shape"},
	system:    {"系统", "使用系统", "应用系统", "支撑系统", "信息系统", "所用系统", "工具", "平台", "system", "systems", "it system", "application", "app", "tool", "software"},
	note:      {"说明", "描述", "备注", "活动说明", "步骤说明", "详细说明", "具体要求", "要求", "内容说明", "注释", "description", "documentation", "notes", "note", "remarks", "remark", "comment", "comments", "details", "detail", "instructions"},
}

// fields finds the field of a heading by its key.
var fields = func() map[string]field {
	known := map[string]field{}
	for f, all := range headings {
		for _, h := range all {
			known[sheet.Key(h)] = f
		}
	}
	return known
}()

// column says what one column of the table is.
type column struct {
	field field
	code  string // of duty
	role  string // of member: the heading
	unit  string // of duration, from the heading: "h", "min", "d"; empty: not said
}

// columns finds the row of headings among the first ten, the one in which most are known, and what its columns say.
func (r *reader) columns() error {
	const looked = 10
	best, most := -1, 0
	for row := range min(looked, len(r.table.Rows)) {
		known, named := 0, false
		for _, c := range r.read(row) {
			if c.field != "" {
				known++
			}
			named = named || c.field == name
		}
		if named && known > most {
			best, most = row, known
		}
	}
	if best < 0 {
		return r.plain()
	}
	r.head, r.column = best, r.read(best)
	for _, row := range r.table.Rows[:best] { // what stands above may be a title
		if texts := distinct(row); len(texts) == 1 && r.name == "" {
			r.name = texts[0]
		}
	}
	r.members()
	return nil
}

// plain takes a list without headings for the names of the steps, and refuses a table without them.
func (r *reader) plain() error {
	first := r.table.Rows[firstRow(r.table)]
	if r.table.Width() == 1 && len(r.table.Rows) > 1 {
		r.head, r.column = -1, []column{{field: name}}
		r.guess(0, problem.Say("There are no headings: every line is taken for a step.", "没有标题行：每一行都按一个步骤处理。"))
		return nil
	}
	shown := strings.Join(distinct(first), " | ")
	if text := []rune(shown); len(text) > 80 {
		shown = string(text[:80]) + "…"
	}
	return problem.New("draft.no-head", problem.Say("None of the first ten rows has a heading for the steps. The first row is: %s", "前十行中没有步骤列的标题。第一行是：%s", shown),
		problem.Say("Write headings above the table: “Activity” is needed; “No.”, “Role”, “Duration”, “Next” and “Condition” help.", "请在表格上方写明标题：“活动”为必填；还可以有“序号”“角色”“时长”“下一步”“条件”。"))
}

func firstRow(t *sheet.Table) int {
	return slices.IndexFunc(t.Rows, func(row []string) bool { return len(row) > 0 })
}

// read says what the headings of a row mean; of two columns for one thing the first counts. Where both “Step” and “Activity” name
// the steps, the one with numbers below counts them.
func (r *reader) read(row int) []column {
	all := make([]column, len(r.table.Rows[row]))
	seen := map[string]bool{}
	for i, cell := range r.table.Rows[row] {
		c := r.heading(cell)
		if c.field == name && r.counts(row, i) {
			c = column{field: number}
		}
		if once := string(c.field) + c.code; c.field != "" && seen[once] && c.field != note && c.field != role {
			c = column{}
		} else {
			seen[once] = true
		}
		all[i] = c
	}
	return all
}

// counts says whether there are numbers in a column, and nothing else.
func (r *reader) counts(head, column int) bool {
	some := false
	for row := head + 1; row < len(r.table.Rows); row++ {
		cell := r.table.Cell(row, column)
		if cell == "" {
			continue
		}
		if _, err := strconv.Atoi(tidyNumber(cell)); err != nil {
			return false
		}
		some = true
	}
	return some
}

// heading says what a heading means, also such as "工时（小时）", "Duration [min]" and "审批人(A)".
func (r *reader) heading(text string) column {
	if f, ok := fields[sheet.Key(text)]; ok {
		return column{field: f, unit: unitIn(text)}
	}
	if codes, unknown := r.codes.ReadCell(text); len(codes) == 1 && len(unknown) == 0 {
		return r.under(codes[0])
	}
	outer, inner := apart(text)
	if f, ok := fields[sheet.Key(outer)]; ok && inner != "" {
		return column{field: f, unit: unitIn(inner)}
	}
	for _, part := range []string{inner, outer} {
		if codes, unknown := r.codes.ReadCell(part); len(codes) == 1 && len(unknown) == 0 {
			return r.under(codes[0])
		}
	}
	return column{}
}

// under is a column under a code: whoever performs is the role of the step.
func (r *reader) under(code string) column {
	if slices.Contains(r.codes.Of(raci.Performs), code) {
		return column{field: role, code: code}
	}
	return column{field: duty, code: code}
}

// apart divides a heading into what stands before a bracket, slash or line end, and what stands behind it.
func apart(text string) (outer, inner string) {
	i := strings.IndexAny(text, "(（[【/\n")
	if i < 0 {
		return text, ""
	}
	inner = strings.Trim(text[i:], "()（）[]【】/\n ")
	return strings.TrimSpace(text[:i]), inner
}

// members finds the columns under the name of a role: of those whose headings mean nothing, the ones with duties or ticks in them.
func (r *reader) members() {
	for i := range r.column {
		heading := r.table.Cell(r.head, i)
		if r.column[i].field != "" || heading == "" {
			continue
		}
		read, other, says := 0, 0, false
		for row := r.head + 1; row < len(r.table.Rows); row++ {
			says = says || r.table.Cell(row, i) != ""
			codes, unknown := r.codes.ReadCell(r.table.Cell(row, i))
			switch {
			case len(codes) > 0 && len(unknown) == 0, ticked(r.table.Cell(row, i)):
				read++
			case len(unknown) > 0:
				other++
			}
		}
		if read > other {
			r.column[i] = column{field: member, role: heading}
			continue
		}
		if !says {
			continue
		}
		r.miss(r.head+1, problem.Say("The column “%s” is not known: it is left out.", "不认识“%s”列，已忽略。", heading))
	}
}

// ticked says whether a cell has a tick in it, as tables have that tell only who is concerned.
func ticked(cell string) bool {
	return slices.Contains([]string{"√", "✓", "✔", "●", "○", "■", "▲", "x", "X", "y", "Y", "yes", "是", "有"}, cell)
}

// distinct are the texts of a row, each once.
func distinct(row []string) []string {
	var all []string
	for _, cell := range row {
		if cell != "" && !slices.Contains(all, cell) {
			all = append(all, cell)
		}
	}
	return all
}

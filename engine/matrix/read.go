package matrix

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// Change is one cell that becomes another.
type Change struct {
	Row      int      `json:"row"` // of the table, from 1
	Element  model.ID `json:"element"`
	Step     string   `json:"step"`
	Role     string   `json:"role"` // its id
	RoleName string   `json:"roleName"`
	Was      string   `json:"was"`  // "R/A"; empty: nothing
	Will     string   `json:"will"` // likewise
}

// Difference is how a table differs from the drawing, and what makes the drawing as the table has it.
type Difference struct {
	Changes []Change
	Remarks []sheet.Remark
	Edits   []edit.Edit
}

// Read compares a table with the drawing. Rows are found by the id of the activity, its name, or the nearest name;
// roles likewise, and a column of duties that belongs to no role makes a new one. An empty cell takes the duties away; rows and columns
// that the table does not have stay as they are. A table in which nothing is found is a *problem.Problem.
func (m *Matrix) Read(t *sheet.Table) (*Difference, error) {
	r := &reader{Matrix: m, table: t, found: &Difference{}}
	if err := r.head(); err != nil {
		return nil, err
	}
	r.match()
	if len(r.rows) == 0 {
		return nil, problem.New("matrix.no-rows", problem.Say("None of the rows is an activity of this process.", "表格中没有一行是该流程中的活动。"),
			problem.Say("Export the matrix of this process, and fill in that table.", "请先导出该流程的职责矩阵，再在其中填写。"))
	}
	r.define()
	for _, at := range r.rows {
		r.compare(at)
	}
	r.missing()
	return r.found, nil
}

// column is a role's.
type column struct {
	at   int    // in the table
	role string // id; empty: a new role
	name string
}

// place is a row with the step it is about.
type place struct{ row, step int }

// reader compares one table.
type reader struct {
	*Matrix
	table    *sheet.Table
	found    *Difference
	headRow  int
	step, id int // columns, -1: there is none
	columns  []column
	rows     []place
}

// known says what a heading that is no role stands for, by its key: step, id, or none.
var known = func() map[string]string {
	kinds := map[string]string{}
	for what, all := range map[string][]string{
		"step": {"activity", "活动", "活动名称", "步骤", "步骤名称", "任务", "任务名称", "环节", "流程环节", "节点", "工作", "工作内容", "step", "task", "name", "名称", "process step"},
		"id":   {"id", "标识", "编号", "element", "元素", "元素标识"},
		"none": {"lane", "泳道", "within", "所属", "子流程", "sub-process", "subprocess", "description", "说明", "描述", "documentation", "备注", "notes", "remarks", "comment", "pool", "池", "序号", "no", "#", "阶段", "phase"},
	} {
		for _, h := range all {
			kinds[sheet.Key(h)] = what
		}
	}
	return kinds
}()

// head finds the row of headings among the first ten: the one with a heading of activities or ids.
func (r *reader) head() error {
	const looked = 10
	for row := range min(looked, len(r.table.Rows)) {
		r.step, r.id = -1, -1
		for c, cell := range r.table.Rows[row] {
			switch known[sheet.Key(cell)] {
			case "step":
				if r.step < 0 {
					r.step = c
				}
			case "id":
				r.id = c
			}
		}
		if r.step >= 0 || r.id >= 0 {
			r.headRow = row
			r.heads()
			return nil
		}
	}
	return problem.New("matrix.no-head", problem.Say("The table has no column of activities.", "表格中没有活动列。"),
		problem.Say("One of the first ten rows needs the heading “Activity” or “Id”, and the names of the roles beside it.", "前十行中应有一行标题，包含“活动”或“标识”，旁边为各角色名称。"))
}

// heads finds the roles of the columns.
func (r *reader) heads() {
	names := r.Matrix.columns()
	byName, taken := sheet.NamesOf(names), map[string]bool{}
	for c, cell := range r.table.Rows[r.headRow] {
		if cell == "" || c == r.step || c == r.id {
			continue
		}
		i := slices.IndexFunc(r.Roles, func(role raci.Role) bool { return role.ID == cell })
		if exact := byName.Exact(cell); i < 0 && len(exact) > 0 {
			i = exact[0]
		}
		if i < 0 && known[sheet.Key(cell)] == "none" {
			continue
		}
		if near := byName.Nearest(cell); i < 0 && near >= 0 && r.duties(c) {
			i = near
			r.guess(r.headRow+1, problem.Say("The column “%s” is taken for the role “%s”.", "列“%s”按角色“%s”处理。", cell, names[i]))
		}
		switch {
		case i < 0 && r.duties(c):
			r.columns = append(r.columns, column{c, "", cell})
		case i < 0:
			r.miss(r.headRow+1, problem.Say("The column “%s” is no role of this process, and has no duties in it: it is left out.", "列“%s”不是该流程的角色，且没有职责内容，已忽略。", cell))
		case taken[r.Roles[i].ID]:
			r.miss(r.headRow+1, problem.Say("There are two columns for the role “%s”: the second one is left out.", "角色“%s”有两列，第二列已忽略。", names[i]))
		default:
			taken[r.Roles[i].ID] = true
			r.columns = append(r.columns, column{c, r.Roles[i].ID, r.Roles[i].Name})
		}
	}
}

// duties says whether a column has duties in it, and more of them than other things.
func (r *reader) duties(column int) bool {
	read, other := 0, 0
	for row := r.headRow + 1; row < len(r.table.Rows); row++ {
		if codes, unknown := r.Set.ReadCell(r.table.Cell(row, column)); len(codes) > 0 && len(unknown) == 0 {
			read++
		} else if len(unknown) > 0 {
			other++
		}
	}
	return read > other
}

// match finds the steps of the rows: ids first, then names, so that a near name never takes the row of another.
func (r *reader) match() {
	names, ids := make([]string, len(r.Steps)), map[string]int{}
	for i, s := range r.Steps {
		names[i], ids[string(s.Node.ID)] = s.Node.Label(), i
	}
	byName, taken := sheet.NamesOf(names), map[int]bool{}
	where := map[int]int{} // row to step
	take := func(row, step int) {
		where[row] = step
		taken[step] = true
	}
	free := func(steps []int) []int {
		return slices.DeleteFunc(slices.Clone(steps), func(s int) bool { return taken[s] })
	}
	var open []int
	for row := r.headRow + 1; row < len(r.table.Rows); row++ {
		if i, ok := ids[r.table.Cell(row, r.id)]; ok && !taken[i] {
			take(row, i)
		} else if len(r.table.Rows[row]) > 0 {
			open = append(open, row)
		}
	}
	var left []int
	for _, row := range open {
		if exact := free(byName.Exact(r.table.Cell(row, r.step))); len(exact) > 0 {
			if len(exact) > 1 {
				r.guess(row+1, problem.Say("%d activities are called “%s”: the first of them in the flow is meant.", "有 %d 个活动名为“%s”，按流程中的第一个处理。", len(exact), r.table.Cell(row, r.step)))
			}
			take(row, exact[0])
		} else {
			left = append(left, row)
		}
	}
	for _, row := range left {
		name := r.table.Cell(row, r.step)
		if near := byName.Nearest(name); near >= 0 && !taken[near] {
			r.guess(row+1, problem.Say("“%s” is taken for the activity “%s”.", "“%s”按活动“%s”处理。", name, names[near]))
			take(row, near)
			continue
		}
		r.miss(row+1, problem.Say("The process has no activity “%s”: the row is left out.", "流程中没有活动“%s”，该行已忽略。", r.label(row)))
	}
	for row := r.headRow + 1; row < len(r.table.Rows); row++ {
		if step, ok := where[row]; ok {
			r.rows = append(r.rows, place{row, step})
		}
	}
}

// label is what a row is called: its activity, its id, or the first cell that says something.
func (r *reader) label(row int) string {
	for _, c := range append([]int{r.step, r.id}, rowIndexes(r.table.Rows[row])...) {
		if cell := r.table.Cell(row, c); cell != "" {
			return cell
		}
	}
	return ""
}

func rowIndexes(row []string) (all []int) {
	for i := range row {
		all = append(all, i)
	}
	return all
}

// define makes the roles that are new.
func (r *reader) define() {
	taken := map[model.ID]bool{}
	for i := range r.columns {
		c := &r.columns[i]
		if c.role != "" {
			continue
		}
		id := edit.Fresh(r.drawing, "Role_New")
		for n := 2; taken[id]; n++ {
			id = edit.Fresh(r.drawing, "Role_New_"+strconv.Itoa(n))
		}
		taken[id] = true
		c.role = string(id)
		r.guess(r.headRow+1, problem.Say("“%s” becomes a new role.", "“%s”将新建为角色。", c.name))
		r.found.Edits = append(r.found.Edits, edit.Edit{Do: edit.Define, Element: id, Name: c.name})
	}
}

// compare finds what changes in a row.
func (r *reader) compare(at place) {
	n := r.Steps[at.step].Node
	doers := []string{} // who does the step by the table, and whoever has no column in it
	before := r.Matrix.duties.Responsible(n.ID)
	for _, id := range before {
		if !slices.ContainsFunc(r.columns, func(c column) bool { return c.role == id }) {
			doers = append(doers, id)
		}
	}
	for _, c := range r.columns {
		text := r.table.Cell(at.row, c.at)
		will, unknown := r.Set.ReadCell(text)
		unknown = slices.DeleteFunc(unknown, func(code string) bool { return slices.Contains(r.Codes(n.ID, c.role), code) })
		if len(unknown) > 0 {
			r.miss(at.row+1, problem.Say("“%[1]s” under “%[2]s” is no duty of %[3]s: it is left out.", "“%[2]s”列中的“%[1]s”不是 %[3]s 的职责代码，已忽略。", strings.Join(unknown, " "), c.name, r.Set.Name))
		}
		was := r.Codes(n.ID, c.role)
		if len(unknown) > 0 && len(will) == 0 {
			will = was // what cannot be read changes nothing
		}
		for _, code := range was { // nor can what the set does not know be changed
			if r.own(code) == nil && !slices.Contains(will, code) {
				will = append(will, code)
			}
		}
		if slices.ContainsFunc(will, r.does) {
			doers = append(doers, c.role)
		}
		r.duty(n, c, was, will)
		if !same(was, will) {
			r.found.Changes = append(r.found.Changes, Change{at.row + 1, n.ID, n.Label(), c.role, c.name, raci.WriteCell(was), raci.WriteCell(r.sorted(will))})
		}
	}
	r.responsible(at.row, n, before, doers)
}

// does says whether a code means doing the step.
func (r *reader) does(code string) bool { return r.inDrawing(code) == raci.ResponsibleCode }

// duty assigns and takes away what is not R.
func (r *reader) duty(n *model.Node, c column, was, will []string) {
	for _, code := range was {
		if !r.does(code) && !slices.Contains(will, code) && r.own(code) != nil {
			r.found.Edits = append(r.found.Edits, edit.Edit{Do: edit.Unassign, Element: n.ID, Code: code, Role: c.role})
		}
	}
	for _, code := range will {
		if !r.does(code) && !slices.Contains(was, code) {
			r.found.Edits = append(r.found.Edits, edit.Edit{Do: edit.Assign, Element: n.ID, Code: code, Role: c.role})
		}
	}
}

// responsible settles who does the step. Where the step itself names somebody, its lane does not count any more.
func (r *reader) responsible(row int, n *model.Node, before, after []string) {
	if same(before, after) {
		return
	}
	named := r.named(n)
	if len(after) == 0 {
		for _, role := range named {
			r.found.Edits = append(r.found.Edits, r.undone(n, role)...)
		}
		if len(named) == 0 {
			r.miss(row+1, problem.Say("“%s” is done by whoever its lane, pool or sub-process stands for: to change that, move it, or write R in another column.", "“%s”由其所在泳道、池或子流程的角色执行；如需更改，请移动该活动，或在其他列填写 R。", n.Label()))
			r.found.Changes = slices.DeleteFunc(r.found.Changes, func(c Change) bool {
				return c.Row == row+1 && slices.Contains(before, c.Role) && c.Was == raci.WriteCell(r.Set.Of(raci.Performs)[:1]) && c.Will == ""
			})
		}
		return
	}
	for _, role := range named {
		if !slices.Contains(after, role) {
			r.found.Edits = append(r.found.Edits, r.undone(n, role)...)
		}
	}
	for _, role := range after {
		if !slices.Contains(named, role) {
			r.found.Edits = append(r.found.Edits, edit.Edit{Do: edit.Assign, Element: n.ID, Code: raci.ResponsibleCode, Role: role})
		}
	}
}

// undone takes doing the step from a role, under every code by which the step itself says so.
func (r *reader) undone(n *model.Node, role string) []edit.Edit {
	edits := []edit.Edit{{Do: edit.Unassign, Element: n.ID, Code: raci.ResponsibleCode, Role: role}}
	for _, e := range raci.Entries(n) {
		if e.Role == role && e.Code != raci.ResponsibleCode && slices.Contains(r.doing, e.Code) {
			edits = append(edits, edit.Edit{Do: edit.Unassign, Element: n.ID, Code: e.Code, Role: role})
		}
	}
	return edits
}

// named are the roles that the step itself says do it, not those of its lane.
func (r *reader) named(n *model.Node) []string {
	var roles []string
	add := func(role string) {
		if role != "" && !slices.Contains(roles, role) && slices.ContainsFunc(r.Roles, func(x raci.Role) bool { return x.ID == role }) {
			roles = append(roles, role)
		}
	}
	if n.Activity != nil {
		for _, p := range n.Activity.Performers {
			add(string(p.Resource))
		}
	}
	for _, d := range n.Own("duty") {
		if slices.Contains(r.doing, strings.TrimSpace(d.Attribute("code"))) {
			add(strings.TrimSpace(d.Attribute("role")))
		}
	}
	return roles
}

// missing lists the activities that the table does not have, if they are few; else how many they are.
func (r *reader) missing() {
	in := map[int]bool{}
	for _, at := range r.rows {
		in[at.step] = true
	}
	var names []string
	for i, s := range r.Steps {
		if !in[i] {
			names = append(names, s.Node.Label())
		}
	}
	if len(names) == 0 {
		return
	}
	const most = 5
	en, zh := "“"+strings.Join(names[:min(len(names), most)], "”, “")+"”", "“"+strings.Join(names[:min(len(names), most)], "”、“")+"”"
	if len(names) > most {
		en, zh = en+" …", zh+"等"
	}
	r.miss(0, problem.Say("%[1]d activities of the process are not in the table and stay as they are: %[2]s.", "流程中有 %[1]d 个活动不在表格中，保持不变：%[3]s。", len(names), en, zh))
}

// sorted are codes in the order of the set.
func (r *reader) sorted(codes []string) []string {
	var all []string
	for _, c := range r.Set.Codes {
		if slices.Contains(codes, c.Code) {
			all = append(all, c.Code)
		}
	}
	for _, code := range codes {
		if !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	return all
}

// same says whether two lists hold the same, in whatever order.
func same(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func (r *reader) guess(row int, text problem.Text) {
	r.found.Remarks = append(r.found.Remarks, sheet.Remark{Row: row, Text: text})
}

func (r *reader) miss(row int, text problem.Text) {
	r.found.Remarks = append(r.found.Remarks, sheet.Remark{Row: row, Text: text, Missed: true})
}

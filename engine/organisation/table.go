package organisation

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sheet"
)

// Imported is an organisation with the people of a table in it.
type Imported struct {
	Organisation *Organisation
	Remarks      []sheet.Remark
	Rows         []TakenRow
}

// TakenRow is what a row of the table became: somebody new, or somebody who was known.
type TakenRow struct {
	Row    int    `json:"row" doc:"From 1"`
	Person string `json:"person" doc:"The id"`
	Known  bool   `json:"known" doc:"The person was there before; the row says more of them"`
}

// field is what a column of the table says of a person.
type field string

const (
	number   field = "number"
	name     field = "name"
	unit     field = "unit"
	roles    field = "roles"
	deputy   field = "deputy"
	skills   field = "skills"
	cost     field = "cost"
	calendar field = "calendar"
	email    field = "email"
)

// headings are what people write over a column.
var headings = map[field][]string{
	number:   {"序号", "工号", "员工号", "员工编号", "人员编号", "编号", "no", "number", "id", "staff id", "staff no", "employee id", "employee number", "personnel number"},
	name:     {"姓名", "名字", "人员", "人员姓名", "员工", "员工姓名", "成员", "name", "full name", "person", "people", "employee", "employee name", "staff", "member"},
	unit:     {"部门", "所属部门", "单位", "所在单位", "组织", "组织单元", "团队", "科室", "处室", "unit", "department", "dept", "team", "organisation", "organization", "org unit", "division", "branch"},
	roles:    {"角色", "岗位", "职位", "职务", "职责", "担任角色", "担任岗位", "所属角色", "role", "roles", "position", "positions", "job", "job title", "title", "function"},
	deputy:   {"代理人", "代理", "代办人", "替补", "备岗", "后备", "接替人", "deputy", "deputies", "stand-in", "substitute", "backup", "replacement", "deputised by"},
	skills:   {"技能", "技能标签", "资质", "能力", "资格", "证书", "skill", "skills", "qualification", "qualifications", "competence", "competences", "certificates"},
	cost:     {"成本", "小时成本", "每小时成本", "人工成本", "单价", "费率", "小时费率", "时薪", "每小时费用", "cost", "cost per hour", "hourly cost", "rate", "hourly rate", "cost/hour", "cost/h", "wage"},
	calendar: {"日历", "工作日历", "班次", "班制", "工作时间", "作息", "calendar", "working hours", "hours", "shift", "schedule", "working calendar"},
	email:    {"邮箱", "电子邮箱", "邮件", "电子邮件", "邮箱地址", "email", "e-mail", "mail", "email address"},
}

var fields = func() map[string]field {
	known := map[string]field{}
	for f, all := range headings {
		for _, h := range all {
			known[sheet.Key(h)] = f
		}
	}
	return known
}()

// FromTable takes the people of a table into an organisation; the one that is given does not change. Somebody of a name or
// an e-mail address that is there already is the same person, of whom the table says more. Units and roles that
// are not there are made; other names that cannot be matched are left out, and remarks say so.
func (o *Organisation) FromTable(t *sheet.Table) (*Imported, error) {
	r := &importer{o: o.clone(), table: t, rows: []TakenRow{}}
	head, err := r.columns()
	if err != nil {
		return nil, err
	}
	r.index()
	for row := head + 1; row < len(t.Rows); row++ {
		r.person(row)
	}
	r.standIns()
	if len(r.rows) == 0 {
		return nil, problem.New("organisation.no-people", problem.Say("No row of the table names a person.", "表格中没有任何一行写有姓名。"), problem.Say("Write the names in the column “%s”, one person a row.", "请在“%s”列填写姓名，每行一人。", t.Cell(head, r.column[name])))
	}
	slices.SortStableFunc(r.remarks, func(a, b sheet.Remark) int { return cmp.Compare(a.Row, b.Row) })
	return &Imported{r.o, r.remarks, r.rows}, r.o.Sane()
}

// clone is a copy whose lists can grow and change without the original.
func (o *Organisation) clone() *Organisation {
	c := *o
	c.Units, c.Roles, c.People, c.Calendars = slices.Clone(o.Units), slices.Clone(o.Roles), slices.Clone(o.People), maps.Clone(o.Calendars)
	return &c
}

type importer struct {
	o       *Organisation
	table   *sheet.Table
	column  map[field]int
	remarks []sheet.Remark
	rows    []TakenRow

	units, roles, calendars map[string]string // ids by key of the name or the id
	names                   map[string][]int  // people by key of the name
	emails                  map[string]int    // people by address
	taken                   map[string]bool   // ids, of whatever kind
	deputies                []wish
	inTable                 map[int]int // the row that a person first was in
}

// wish is somebody who shall stand in, known once all rows are read.
type wish struct {
	row, person int
	name        string
}

// columns finds the row of headings among the first ten, that in which most are known.
func (r *importer) columns() (int, error) {
	best := -1
	for row := range min(10, len(r.table.Rows)) {
		found := map[field]int{}
		for i := range r.table.Rows[row] {
			if f, known := fields[sheet.Key(bare(r.table.Cell(row, i)))]; known {
				if _, twice := found[f]; !twice {
					found[f] = i
				}
			}
		}
		if _, named := found[name]; named && len(found) > len(r.column) {
			best, r.column = row, found
		}
	}
	if best < 0 {
		return 0, problem.New("organisation.no-names", problem.Say("The table has no column of names.", "表格中没有姓名列。"),
			problem.Say("Write “Name” over the names; “Department”, “Roles”, “Deputy”, “Skills”, “Cost per hour”, “Calendar” and “E-mail” are read too.", "请在姓名列上方写“姓名”；还可有“部门”“角色”“代理人”“技能”“每小时成本”“日历”“邮箱”等列。"))
	}
	known := map[int]bool{}
	for _, i := range r.column {
		known[i] = true
	}
	for i := range r.table.Rows[best] {
		if text := r.table.Cell(best, i); text != "" && !known[i] {
			r.missed(best, problem.Say("The column “%s” is not read.", "“%s”列未读取。", text))
		}
	}
	return best, nil
}

// bare is a heading without what stands in brackets after it: cost (CNY/h).
func bare(heading string) string {
	if i := strings.IndexAny(heading, "(（[【"); i > 0 {
		return heading[:i]
	}
	return heading
}

func (r *importer) index() {
	r.units, r.roles, r.calendars, r.names, r.emails = map[string]string{}, map[string]string{}, map[string]string{}, map[string][]int{}, map[string]int{}
	r.taken, r.inTable = map[string]bool{}, map[int]int{}
	know := func(known map[string]string, id string, names ...string) {
		r.taken[id] = true
		for _, n := range append(names, id) {
			if key := sheet.Key(n); key != "" && known[key] == "" {
				known[key] = id
			}
		}
	}
	for _, u := range r.o.Units {
		know(r.units, u.ID, u.Name)
	}
	for _, role := range r.o.Roles {
		know(r.roles, role.ID, role.Name, role.English)
	}
	for _, id := range slices.Sorted(maps.Keys(r.o.Calendars)) {
		if c := r.o.Calendars[id]; c != nil {
			know(r.calendars, id, c.Name)
		}
	}
	for i, p := range r.o.People {
		r.meet(i, p)
	}
}

func (r *importer) meet(i int, p Person) {
	r.taken[p.ID] = true
	r.names[sheet.Key(p.Name)] = append(r.names[sheet.Key(p.Name)], i)
	if p.Email != "" {
		r.emails[strings.ToLower(p.Email)] = i
	}
}

func (r *importer) cell(row int, f field) string {
	if i, ok := r.column[f]; ok {
		return r.table.Cell(row, i)
	}
	return ""
}

// person takes one row in.
func (r *importer) person(row int) {
	said := strings.Join(strings.Fields(r.cell(row, name)), " ")
	if said == "" {
		if len(r.table.Rows[row]) > 0 {
			r.missed(row, problem.Say("The row names nobody.", "该行没有姓名。"))
		}
		return
	}
	if len([]rune(said)) > longestText {
		r.missed(row, problem.Say("The name has more than %d characters.", "姓名超过 %d 个字符。", longestText))
		return
	}
	address := r.email(row)
	i, known := r.who(row, said, address)
	if !known {
		i = len(r.o.People)
		r.o.People = append(r.o.People, Person{ID: r.fresh("person"), Name: said, Email: address})
		r.meet(i, r.o.People[i])
	}
	if _, again := r.inTable[i]; !again {
		r.inTable[i] = row
		r.rows = append(r.rows, TakenRow{row + 1, r.o.People[i].ID, known})
	}
	r.fill(row, &r.o.People[i], address)
	if stand := r.cell(row, deputy); stand != "" {
		r.deputies = append(r.deputies, wish{row, i, stand})
	}
}

// who finds the person that a row is about: by the address, else by the name, if only one has it and no other address.
func (r *importer) who(row int, said, address string) (int, bool) {
	if i, known := r.emails[strings.ToLower(address)]; known && address != "" {
		return i, true
	}
	same := slices.DeleteFunc(slices.Clone(r.names[sheet.Key(said)]), func(i int) bool {
		return address != "" && r.o.People[i].Email != ""
	})
	switch len(same) {
	case 0:
		return 0, false
	case 1:
		if first, again := r.inTable[same[0]]; again {
			r.guessed(row, problem.Say("“%s” stands in row %d already; both are taken as one person.", "“%s”已出现在第 %d 行，视为同一人。", said, first+1))
		}
		return same[0], true
	}
	r.guessed(row, problem.Say("%d people are called “%s”; the first is meant.", "有 %d 人名为“%s”，按第一位处理。", len(same), said))
	return same[0], true
}

// fill writes what the row says of a person; where it says nothing, the person stays as they are.
func (r *importer) fill(row int, p *Person, address string) {
	if address != "" {
		p.Email = address
	}
	if text := r.cell(row, unit); text != "" {
		p.Unit = r.unit(row, text)
	}
	p.Roles = slices.Clone(p.Roles) // the lists belong to the organisation that was given
	for _, text := range several(r.cell(row, roles)) {
		if id := r.role(row, text); !slices.Contains(p.Roles, id) {
			p.Roles = append(p.Roles, id)
		}
	}
	p.Skills = slices.Clone(p.Skills)
	for _, s := range several(r.cell(row, skills)) {
		if !slices.Contains(p.Skills, s) {
			p.Skills = append(p.Skills, s)
		}
	}
	if text := r.cell(row, cost); text != "" {
		if amount, ok := amount(text); ok {
			p.CostPerHour = amount
		} else {
			r.missed(row, problem.Say("“%s” is not an amount of money.", "“%s”不是有效的金额。", text))
		}
	}
	if text := r.cell(row, calendar); text != "" {
		if id := r.calendars[sheet.Key(text)]; id != "" {
			p.Calendar = id
		} else {
			r.missed(row, problem.Say("There is no calendar “%s”.", "没有名为“%s”的日历。", text))
		}
	}
}

func (r *importer) email(row int) string {
	text := r.cell(row, email)
	if text != "" && (!strings.Contains(text, "@") || strings.ContainsAny(text, " \n")) {
		r.missed(row, problem.Say("“%s” is not an e-mail address.", "“%s”不是有效的邮箱地址。", text))
		return ""
	}
	return text
}

// unit is the id of a unit, made where there is none. A path leads from the top: Head office / Credit.
func (r *importer) unit(row int, text string) string {
	if id := r.units[sheet.Key(text)]; id != "" {
		return id
	}
	parent := ""
	for _, part := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune("/／\\>＞→", c) }) {
		if part = shortened(part); part == "" {
			continue
		}
		id := r.units[sheet.Key(part)]
		if id == "" {
			id = r.fresh("unit")
			r.o.Units = append(r.o.Units, Unit{ID: id, Name: part, Parent: parent})
			r.units[sheet.Key(part)] = id
			r.guessed(row, problem.Say("“%s” is a new unit.", "新建部门“%s”。", part))
		}
		parent = id
	}
	return parent
}

func (r *importer) role(row int, text string) string {
	text = shortened(text)
	key := sheet.Key(text)
	if id := r.roles[key]; id != "" {
		return id
	}
	id := r.fresh("role")
	r.o.Roles = append(r.o.Roles, Role{ID: id, Name: text})
	r.roles[key] = id
	r.guessed(row, problem.Say("“%s” is a new role.", "新建角色“%s”。", text))
	return id
}

// standIns finds the deputies, who may stand further down than those for whom they stand in.
func (r *importer) standIns() {
	for _, w := range r.deputies {
		same := r.names[sheet.Key(w.name)]
		switch {
		case len(same) == 0:
			r.missed(w.row, problem.Say("The deputy “%s” is not known.", "找不到代理人“%s”。", w.name))
		case same[0] == w.person:
			r.missed(w.row, problem.Say("“%s” cannot stand in for themselves.", "“%s”不能代理自己。", w.name))
		case len(same) > 1:
			r.missed(w.row, problem.Say("%d people are called “%s”; which of them stands in is not said.", "有 %d 人名为“%s”，无法确定由谁代理。", len(same), w.name))
		default:
			r.o.People[w.person].Deputy = r.o.People[same[0]].ID
		}
	}
}

func (r *importer) fresh(stem string) string {
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s_%d", stem, n); !r.taken[id] {
			r.taken[id] = true
			return id
		}
	}
}

func (r *importer) guessed(row int, text problem.Text) {
	r.remarks = append(r.remarks, sheet.Remark{Row: row + 1, Text: text})
}

func (r *importer) missed(row int, text problem.Text) {
	r.remarks = append(r.remarks, sheet.Remark{Row: row + 1, Text: text, Missed: true})
}

// several splits a cell that lists things.
func several(cell string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune("、,，;；/／|｜\n", c) }) {
		if part = shortened(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// shortened is a name on one line, no longer than names may be.
func shortened(name string) string {
	letters := []rune(strings.Join(strings.Fields(name), " "))
	return string(letters[:min(longestText, len(letters))])
}

// amount reads money as people write it: ¥ 1,200.50, 60 元/小时.
func amount(text string) (scenario.Money, bool) {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 || strings.Contains(text[:start], "-") {
		return 0, false
	}
	end := start
	for end < len(text) && strings.IndexByte("0123456789.,", text[end]) >= 0 {
		end++
	}
	digits := strings.TrimRight(strings.ReplaceAll(text[start:end], ",", ""), ".")
	// A range, as in 60-80, is no amount; nor is what counts in thousands, or is paid by the day.
	if rest := strings.ToLower(text[end:]); strings.ContainsAny(rest, "0123456789万千天日周月年") || strings.HasPrefix(rest, "k") ||
		strings.Contains(rest, "day") || strings.Contains(rest, "week") || strings.Contains(rest, "month") || strings.Contains(rest, "year") {
		return 0, false
	}
	m, err := scenario.ParseMoney(digits)
	return m, err == nil
}

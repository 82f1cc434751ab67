package organisation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sandtable/engine/problem"
)

// Bounds of what an organisation may hold.
const (
	mostBytes   = 8 << 20
	mostEntries = 20_000 // of each kind
	longestText = 200    // characters of an id or a name
)

// Decode reads an organisation. Whatever it does not know, and whatever leads nowhere, is refused; errors are
// *problem.Problem with a JSON pointer.
func Decode(r io.Reader) (*Organisation, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read organisation: %w", err)
	}
	if len(data) > mostBytes {
		return nil, problem.New("organisation.too-large", problem.Say("The organisation has more than 8 MB.", "组织数据超过 8 MB。"), problem.Say("Leave out people who have no part in these processes.", "请去掉与这些流程无关的人员。"))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	o := &Organisation{}
	if err := d.Decode(o); err != nil {
		if p := problem.Of(err); p != nil {
			return nil, p
		}
		return nil, problem.New("organisation.unreadable", problem.Say("The organisation cannot be read: %v.", "无法读取组织数据：%v。", err), problem.Say("Correct it where the message points.", "请按提示的位置修正。")).Because(err)
	}
	return o, o.Sane()
}

// Sane refuses what contradicts itself: ids and names that are there twice, references that lead nowhere, units
// that contain themselves. The error is the first *problem.Problem.
func (o *Organisation) Sane() error {
	j := &judge{seen: map[string]map[string]bool{}}
	j.count("/units", len(o.Units))
	j.count("/roles", len(o.Roles))
	j.count("/people", len(o.People))
	for i, u := range o.Units {
		j.entry("units", i, u.ID, u.Name, true)
	}
	for i, r := range o.Roles {
		j.entry("roles", i, r.ID, r.Name, true)
	}
	for i, p := range o.People {
		j.entry("people", i, p.ID, p.Name, false) // two people may have one name
	}
	o.references(j)
	o.circles(j)
	for id, c := range o.Calendars {
		if c == nil {
			j.wrong("/calendars/"+id, problem.Say("Calendar “%s” is empty.", "日历“%s”为空。", id), problem.Say("Give it hours, or remove it.", "请设置工作时间，或将其删除。"))
			continue
		}
		if _, err := c.Compile(o.ZoneOrUTC()); err != nil {
			if p := problem.Of(err); p != nil {
				j.wrong("/calendars/"+id, p.Message, p.Hint)
			}
		}
	}
	if j.first == nil {
		return nil
	}
	return j.first
}

// ZoneOrUTC is the zone of calendars that name none.
func (o *Organisation) ZoneOrUTC() string {
	if o.Zone == "" {
		return "UTC"
	}
	return o.Zone
}

// judge keeps the first thing that is wrong.
type judge struct {
	first *problem.Problem
	seen  map[string]map[string]bool // ids by kind
}

func (j *judge) wrong(path string, message, hint problem.Text) {
	if j.first == nil {
		j.first = problem.New("organisation.wrong", message, hint).Located(problem.Place{Path: path})
	}
}

func (j *judge) count(path string, n int) {
	if n > mostEntries {
		j.wrong(path, problem.Say("There are %d entries.", "共有 %d 条记录。", n), problem.Say("At most %d are possible.", "最多支持 %d 条。", mostEntries))
	}
}

func (j *judge) entry(kind string, i int, id, name string, alone bool) {
	path := "/" + kind + "/" + strconv.Itoa(i)
	ids, names := j.of(kind), j.of(kind+" by name")
	switch {
	case strings.TrimSpace(id) == "" || len([]rune(id)) > longestText:
		j.wrong(path+"/id", problem.Say("An entry has no usable id.", "有一条记录缺少有效的 id。"), problem.Say("Give it a short id of its own.", "请填写简短且不重复的 id。"))
	case ids[id]:
		j.wrong(path+"/id", problem.Say("The id %q is there twice.", "id %q 重复。", id), problem.Say("Give one of them another id.", "请为其中一条换一个 id。"))
	case strings.TrimSpace(name) == "" || len([]rune(name)) > longestText:
		j.wrong(path+"/name", problem.Say("An entry has no name, or one of more than %d characters.", "有一条记录没有名称，或名称超过 %d 个字符。", longestText), problem.Say("Name it.", "请填写名称。"))
	case alone && names[folded(name)]:
		j.wrong(path+"/name", problem.Say("The name “%s” is there twice.", "名称“%s”重复。", name), problem.Say("Rename or merge one of them.", "请重命名，或将两者合并。"))
	}
	ids[id], names[folded(name)] = true, true
}

func (j *judge) of(kind string) map[string]bool {
	if j.seen[kind] == nil {
		j.seen[kind] = map[string]bool{}
	}
	return j.seen[kind]
}

// folded is a name as it is told apart from others: case and blanks do not count.
func folded(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(name), " "))
}

func (j *judge) refers(path, kind, id string) {
	if id != "" && !j.of(kind)[id] {
		j.wrong(path, problem.Say("%q is not among the %s.", "%[1]q 不存在。", id, kind), problem.Say("Choose one that exists, or leave it empty.", "请选择已有的条目，或留空。"))
	}
}

func (o *Organisation) references(j *judge) {
	calendars := j.of("calendars")
	for id := range o.Calendars {
		calendars[id] = true
	}
	for i, u := range o.Units {
		j.refers(fmt.Sprintf("/units/%d/parent", i), "units", u.Parent)
	}
	for i, r := range o.Roles {
		at := fmt.Sprintf("/roles/%d/", i)
		j.refers(at+"unit", "units", r.Unit)
		j.refers(at+"senior", "roles", r.Senior)
		j.refers(at+"calendar", "calendars", r.Calendar)
		for _, d := range r.Deputies {
			j.refers(at+"deputies", "roles", d)
		}
		if r.Headcount < 0 || r.Headcount > 1_000_000 {
			j.wrong(at+"headcount", problem.Say("%d people make no sense.", "人数 %d 不合理。", r.Headcount), problem.Say("Write a number from 0 on.", "请填写不小于 0 的数。"))
		}
	}
	for i, p := range o.People {
		at := fmt.Sprintf("/people/%d/", i)
		j.refers(at+"unit", "units", p.Unit)
		j.refers(at+"deputy", "people", p.Deputy)
		j.refers(at+"calendar", "calendars", p.Calendar)
		for _, r := range p.Roles {
			j.refers(at+"roles", "roles", r)
		}
		if p.Deputy == p.ID && p.ID != "" {
			j.wrong(at+"deputy", problem.Say("“%s” cannot stand in for themselves.", "“%s”不能代理自己。", p.Name), problem.Say("Choose somebody else.", "请选择其他人。"))
		}
	}
}

// circles refuses units that contain themselves and roles that report to themselves.
func (o *Organisation) circles(j *judge) {
	above := map[string]string{}
	for _, u := range o.Units {
		above[u.ID] = u.Parent
	}
	for i, u := range o.Units {
		if circles(u.ID, above) {
			j.wrong(fmt.Sprintf("/units/%d/parent", i), problem.Say("The unit “%s” contains itself.", "部门“%s”的上级关系成环。", u.Name), problem.Say("Choose another parent.", "请改选上级部门。"))
		}
	}
	above = map[string]string{}
	for _, r := range o.Roles {
		above[r.ID] = r.Senior
	}
	for i, r := range o.Roles {
		if circles(r.ID, above) {
			j.wrong(fmt.Sprintf("/roles/%d/senior", i), problem.Say("The role “%s” reports to itself.", "角色“%s”的汇报关系成环。", r.Name), problem.Say("Choose another senior role.", "请改选上级角色。"))
		}
	}
}

func circles(id string, above map[string]string) bool {
	slow, fast := id, above[id]
	for fast != "" && fast != slow {
		slow, fast = above[slow], above[above[fast]]
	}
	return fast != "" && fast == slow
}

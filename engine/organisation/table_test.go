package organisation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/sheet"
)

func table(text string) *sheet.Table {
	t := &sheet.Table{}
	for line := range strings.Lines(text) {
		t.Rows = append(t.Rows, strings.Split(strings.TrimSuffix(line, "\n"), "|"))
	}
	return t
}

func TestPeopleComeFromATable(t *testing.T) {
	o, err := organisation.Decode(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	got, err := o.FromTable(table(`2026 年人员名单
姓名|所属部门|岗位|代理人|技能|成本（元/小时）|日历|邮箱|血型
李 雷|支行|主管、柜员|王芳|英语,反洗钱|¥1,200.50|OFFICE|li@bank.cn|A
王芳|总行 / 信贷部|信贷员|李雷||60元/小时|夜班|wang@bank.cn|
|柜面|||||
李雷|柜面||||60-80||other@bank.cn|
王芳||Clerk|没有这人|||||`))
	if err != nil {
		t.Fatal(err)
	}
	if len(o.People) != 2 || len(o.Units) != 2 || o.People[0].Unit != "" {
		t.Error("the organisation that was given has changed")
	}
	people := got.Organisation.People
	if len(people) != 4 {
		t.Fatalf("got %d people, want 4: 李雷 of another address is somebody else", len(people))
	}
	li, wang := people[0], people[2]
	if li.ID != "li" || li.Unit != "branch" || !slices.Equal(li.Roles, []string{"clerk", "boss"}) || li.Deputy != wang.ID || li.CostPerHour.String() != "1200.50" || li.Calendar != "office" || !slices.Equal(li.Skills, []string{"英语", "反洗钱"}) {
		t.Errorf("got %+v", li)
	}
	if wang.Name != "王芳" || wang.CostPerHour.String() != "60.00" || len(wang.Roles) != 2 || wang.Deputy != "" {
		t.Errorf("got %+v: which 李雷 stands in is not said", wang)
	}
	units := got.Organisation.Units
	if len(units) != 4 || units[3].Name != "信贷部" || units[3].Parent != units[2].ID || wang.Unit != units[3].ID {
		t.Errorf("got units %+v", units)
	}
	var said []string
	for _, r := range got.Remarks {
		said = append(said, fmt.Sprintf("%d %t %s", r.Row, r.Missed, r.Text.In(problem.LanguageOf("zh-CN"))))
	}
	want := []string{
		"2 true “血型”列未读取。",
		"4 false 新建部门“总行”。",
		"4 false 新建部门“信贷部”。",
		"4 false 新建角色“信贷员”。",
		"4 true 没有名为“夜班”的日历。",
		"4 true 有 2 人名为“李雷”，无法确定由谁代理。",
		"5 true 该行没有姓名。",
		"6 true “60-80”不是有效的金额。",
		"7 false “王芳”已出现在第 4 行，视为同一人。",
		"7 true 找不到代理人“没有这人”。",
	}
	if !slices.Equal(said, want) {
		t.Errorf("got remarks\n%s\nwant\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
	if rows := fmt.Sprint(got.Rows); rows != fmt.Sprintf("[{3 li true} {4 %s false} {6 %s false}]", wang.ID, people[3].ID) {
		t.Errorf("got rows %s", rows)
	}
}

func TestATableWithoutNamesIsRefused(t *testing.T) {
	for text, code := range map[string]string{
		"部门|岗位\n支行|柜员":          "organisation.no-names",
		"Name|Role\n|clerk\n |": "organisation.no-people",
	} {
		_, err := (&organisation.Organisation{}).FromTable(table(text))
		if p := problem.Of(err); p == nil || p.Code != code {
			t.Errorf("%q: got %v, want %s", text, err, code)
		}
	}
}

func TestManyPeopleAreReadInOneGo(t *testing.T) {
	rows := &sheet.Table{Rows: [][]string{{"Name", "Department", "Roles"}}}
	for i := range 5000 {
		rows.Rows = append(rows.Rows, []string{fmt.Sprintf("Person %d", i), fmt.Sprintf("Team %d", i%40), fmt.Sprintf("Role %d; Role %d", i%30, i%7)})
	}
	got, err := (&organisation.Organisation{}).FromTable(rows)
	if err != nil || len(got.Organisation.People) != 5000 || len(got.Organisation.Units) != 40 || len(got.Organisation.Roles) != 30 {
		t.Errorf("got %v", err)
	}
}

func TestCostIsPerHourOrNotTaken(t *testing.T) {
	for text, want := range map[string]string{"60": "60.00", "¥ 1,200.5/小时": "1200.50", "CNY 60 per hour": "60.00", "60.": "60.00", "500元/天": "", "1.5万": "", "2k": "", "60-80": "", "-60": "", "8000 a month": "", "free": ""} {
		got, err := (&organisation.Organisation{}).FromTable(&sheet.Table{Rows: [][]string{{"Name", "Cost"}, {"Li", text}}})
		if err != nil {
			t.Fatal(err)
		}
		p := got.Organisation.People[0]
		if said := p.CostPerHour.String(); want != "" && said != want || (want == "") != (p.CostPerHour == 0) || (want == "") != (len(got.Remarks) == 1) {
			t.Errorf("%q: got %s and %d remarks, want %q", text, said, len(got.Remarks), want)
		}
	}
}

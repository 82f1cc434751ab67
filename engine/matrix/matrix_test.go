package matrix_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/edit"
	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

const hiring = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">
  <resource id="Boss" name="部门经理"/>
  <resource id="HR" name="人事专员"/>
  <process id="P">
    <laneSet id="LS">
      <lane id="Desk" name="招聘组" partitionElementRef="HR"><flowNodeRef>Ask</flowNodeRef><flowNodeRef>Screen</flowNodeRef><flowNodeRef>Talk</flowNodeRef></lane>
      <lane id="Law" name="法务"><flowNodeRef>Sign</flowNodeRef></lane>
    </laneSet>
    <startEvent id="S"/>
    <userTask id="Sign" name="签订合同"><documentation>两份
盖章</documentation><potentialOwner><resourceRef>Boss</resourceRef></potentialOwner></userTask>
    <userTask id="Screen" name="筛选简历"><extensionElements><st:duty code="A" role="Boss"/><st:duty code="I" role="Law"/><st:duty code="质检" role="HR"/></extensionElements></userTask>
    <subProcess id="Talk" name="面试"><userTask id="Second" name="复试"/><userTask id="First" name="初试"/><sequenceFlow id="f5" sourceRef="First" targetRef="Second"/></subProcess>
    <userTask id="Ask" name="提出需求"/>
    <sequenceFlow id="f1" sourceRef="S" targetRef="Ask"/>
    <sequenceFlow id="f2" sourceRef="Ask" targetRef="Screen"/>
    <sequenceFlow id="f3" sourceRef="Screen" targetRef="Talk"/>
    <sequenceFlow id="f4" sourceRef="Talk" targetRef="Sign"/>
    <sequenceFlow id="f6" sourceRef="Screen" targetRef="Ask"/>
  </process>
</definitions>`

func drawn(t *testing.T, xml string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(xml))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func table(t *testing.T, csv string) *sheet.Table {
	t.Helper()
	got, err := sheet.Read(strings.NewReader(csv), "")
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestTheMatrixGoesOutInTheOrderOfTheFlow(t *testing.T) {
	pages := matrix.Of(drawn(t, hiring), raci.CodeSet{}).Pages(problem.Chinese)
	var b bytes.Buffer
	if err := sheet.WriteCSV(&b, pages[0]); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff活动,泳道,所属,部门经理,人事专员,法务,说明,标识\r\n" +
		"提出需求,招聘组,,,R,,,Ask\r\n" +
		"筛选简历,招聘组,,A,R/质检,I,,Screen\r\n" +
		"面试,招聘组,,,R,,,Talk\r\n" +
		"初试,,面试,,R,,,First\r\n" +
		"复试,,面试,,R,,,Second\r\n" +
		"签订合同,法务,,R,,,两份,Sign\r\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := pages[1].Rows; !reflect.DeepEqual(got, [][]string{{"部门经理", "角色", "1", "1", "0", "0", "Boss"}, {"人事专员", "角色", "5", "0", "0", "0", "HR"}, {"法务", "泳道", "0", "0", "0", "1", "Law"}}) {
		t.Errorf("got the roles %q", got)
	}
	if pages[0].Colours["A"] != "#c2410c" || pages[0].Colours["R/质检"] != "#2f6fde" {
		t.Errorf("got the colours %v", pages[0].Colours)
	}
}

func TestWhatGoesOutComesBackWithoutAChange(t *testing.T) {
	for _, set := range raci.CodeSets {
		for _, l := range []problem.Language{problem.English, problem.Chinese} {
			m := matrix.Of(drawn(t, hiring), set)
			var b bytes.Buffer
			if err := sheet.WriteXLSX(&b, m.Pages(l)); err != nil {
				t.Fatal(err)
			}
			read, err := sheet.Read(&b, "")
			if err != nil {
				t.Fatal(err)
			}
			got, err := m.Read(read)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Changes)+len(got.Edits)+len(got.Remarks) > 0 {
				t.Errorf("%s: got %+v", set.Name, got)
			}
		}
	}
}

// TestATableBecomesEdits compares what is said of a table, and what the drawing is like when the edits are carried out.
func TestATableBecomesEdits(t *testing.T) {
	for _, c := range []struct {
		why, csv string
		changes  []string // "row step role: was > will"
		said     []string // parts of remarks
		after    []string // "step role: codes" in the drawing as edited
	}{
		{
			why:     "duties come and go, also by their names",
			csv:     "活动,部门经理,人事专员,法务\n筛选简历,咨询,负责,\n签订合同,执行/批准,知会,C\n",
			changes: []string{"2 筛选简历 Boss: A > C", "2 筛选简历 Law: I > ", "3 签订合同 Boss: R > R/A", "3 签订合同 HR:  > I", "3 签订合同 Law:  > C"},
			said:    []string{"4 activities of the process are not in the table"},
			after:   []string{"Screen Boss: C", "Screen HR: R/质检", "Screen Law: ", "Sign Boss: R/A", "Sign HR: I", "Sign Law: C"},
		},
		{
			why:     "a role takes over from a lane, and another joins it",
			csv:     "Activity,部门经理,人事专员\n提出需求,R,\n筛选简历,R/A,R\n",
			changes: []string{"2 提出需求 Boss:  > R", "2 提出需求 HR: R > ", "3 筛选简历 Boss: A > R/A"},
			said:    []string{"not in the table"},
			after:   []string{"Ask Boss: R", "Ask HR: ", "Screen Boss: R/A", "Screen HR: R/质检"},
		},
		{
			why:   "a lane's R cannot be taken away",
			csv:   "Activity,人事专员\n提出需求,\n",
			said:  []string{"done by whoever its lane", "not in the table"},
			after: []string{"Ask HR: R"},
		},
		{
			why:     "a role without a column keeps what it does",
			csv:     "Activity,人事专员\n签订合同,R\n",
			changes: []string{"2 签订合同 HR:  > R"},
			said:    []string{"not in the table"},
			after:   []string{"Sign Boss: R", "Sign HR: R"},
		},
		{
			why:     "rows and columns of nearly the name, new roles, unknown ones and words that are no duty",
			csv:     "任务,部门经里,审计,电话\n签定合同,R,I,110\n午餐,R,,\n筛选简历,外星人,,\n",
			changes: []string{"2 签订合同 Role_New:  > I"},
			said: []string{"“部门经里” is taken for the role “部门经理”", "“审计” becomes a new role", "“电话” is no role", "“签定合同” is taken for the activity “签订合同”",
				"no activity “午餐”", "“外星人” under “部门经理” is no duty of RACI", "not in the table"},
			after: []string{"Sign Boss: R", "Sign Role_New: I", "Screen Boss: A"},
		},
		{
			why:     "ids win over names, and the head stands below a title",
			csv:     "招聘职责矩阵\n\n标识,名称,Boss\nSign,筛选简历,A\nScreen,签订合同,A\n",
			changes: []string{"4 签订合同 Boss: R > A"},
			said:    []string{"not in the table"},
			after:   []string{"Sign Boss: A", "Sign Law: R", "Screen Boss: A"}, // the lane takes over
		},
	} {
		d := drawn(t, hiring)
		m := matrix.Of(d, raci.CodeSet{})
		got, err := m.Read(table(t, c.csv))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		var changes []string
		for _, x := range got.Changes {
			changes = append(changes, fmt.Sprintf("%d %s %s: %s > %s", x.Row, x.Step, x.Role, x.Was, x.Will))
		}
		if !reflect.DeepEqual(changes, c.changes) {
			t.Errorf("%s: got the changes %q, want %q", c.why, changes, c.changes)
		}
		all := fmt.Sprint(got.Remarks)
		for _, part := range c.said {
			if !strings.Contains(all, part) {
				t.Errorf("%s: nothing says %q in %s", c.why, part, all)
			}
		}
		if len(got.Remarks) != len(c.said) {
			t.Errorf("%s: got %d remarks, want %d: %s", c.why, len(got.Remarks), len(c.said), all)
		}
		edited, err := edit.Apply(d, got.Edits)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		after := matrix.Of(edited, raci.CodeSet{})
		for _, want := range c.after {
			at, codes, _ := strings.Cut(want, ": ")
			step, role, _ := strings.Cut(at, " ")
			if got := raci.WriteCell(after.Codes(model.ID(step), role)); got != codes {
				t.Errorf("%s: %s %s has %q afterwards, want %q", c.why, step, role, got, codes)
			}
		}
	}
}

func TestTheCodesOfACompanyAreUsed(t *testing.T) {
	d := drawn(t, hiring)
	m := matrix.Of(d, raci.CodeSets[4]) // DACI: whoever drives is R in the drawing
	got, err := m.Read(table(t, "Activity,部门经理,法务\n签订合同,D/A,C\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []edit.Edit{{Do: edit.Assign, Element: "Sign", Code: "A", Role: "Boss"}, {Do: edit.Assign, Element: "Sign", Code: "C", Role: "Law"}}
	if !reflect.DeepEqual(got.Edits, want) || got.Changes[0].Was != "D" {
		t.Errorf("got %+v and %+v, want %+v", got.Edits, got.Changes, want)
	}
}

func TestADriverWrittenAsDIsTakenAway(t *testing.T) {
	d := drawn(t, hiring)
	d.Node("Screen").Extensions = nil // a code of the company's own, which DACI does not have
	sign := d.Node("Sign")
	sign.Activity.Performers = nil
	sign.Extensions = []model.Extension{{Space: raci.Space, Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: "D"}, {Name: "role", Value: "Boss"}}}}
	m := matrix.Of(d, raci.CodeSets[4])
	if got := m.Codes("Sign", "Boss"); !reflect.DeepEqual(got, []string{"D"}) {
		t.Fatalf("the driver has %q, want D", got)
	}
	got, err := m.Read(table(t, "Activity,部门经理,法务\n签订合同,,D\n"))
	if err != nil {
		t.Fatal(err)
	}
	after, err := edit.Apply(d, got.Edits)
	if err != nil {
		t.Fatal(err)
	}
	if got := raci.Of(after).Responsible("Sign"); !reflect.DeepEqual(got, []string{"Law"}) {
		t.Errorf("done by %q afterwards, want Law", got)
	}
}

func TestATableThatIsNoMatrixIsRefused(t *testing.T) {
	m := matrix.Of(drawn(t, hiring), raci.CodeSet{})
	for csv, code := range map[string]string{"a,b\n1,2\n": "matrix.no-head", "Activity,人事专员\nlunch,R\n": "matrix.no-rows"} {
		if _, err := m.Read(table(t, csv)); problem.Of(err) == nil || problem.Of(err).Code != code {
			t.Errorf("%q: got %v, want %s", csv, err, code)
		}
	}
}

// TestALargeMatrixIsComparedSoon has 2,000 activities, none of whose names is quite right.
func TestALargeMatrixIsComparedSoon(t *testing.T) {
	p := &model.Process{Base: model.Base{ID: "P"}}
	csv := strings.Builder{}
	csv.WriteString("Activity,Clerk\n")
	for i := range 2000 {
		p.Nodes = append(p.Nodes, &model.Node{Base: model.Base{ID: model.ID(fmt.Sprintf("T%d", i)), Name: fmt.Sprintf("Activity number %d of the process", i)}, Kind: model.Task, Activity: &model.Activity{}})
		fmt.Fprintf(&csv, "Activity numbre %d of the process,R\n", i)
	}
	d := &model.Definitions{Processes: []*model.Process{p}, Resources: []*model.Resource{{Base: model.Base{ID: "C", Name: "Clerk"}}}}
	began := time.Now()
	if _, err := matrix.Of(d, raci.CodeSet{}).Read(table(t, csv.String())); err != nil && problem.Of(err) == nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}

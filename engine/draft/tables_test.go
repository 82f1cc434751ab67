package draft_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/draft"
	"sandtable/engine/edit"
	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// next are what follows every step, as it was understood: "name: next".
func next(d *draft.Draft) []string {
	var all []string
	for _, r := range d.Rows {
		all = append(all, r.Name+": "+r.Next)
	}
	return all
}

// TestWhatFollowsIsUnderstood holds the ways of writing it to what they mean. Each table is sound.
func TestWhatFollowsIsUnderstood(t *testing.T) {
	for _, c := range []struct {
		why, csv string
		next     []string
		said     []string // parts of what is guessed; none: nothing is
	}{
		{
			why: "from top to bottom", csv: "Activity\nA\nB\nC\n",
			next: []string{"A: B", "B: C", "C: End"}, said: []string{"from top to bottom"},
		},
		{
			why: "numbers, an end and an arrow with a condition", csv: "No,Activity,Next\n1,A,2\n2,B,yes -> 3; no -> 1\n3,C,End\n",
			next: []string{"A: B", "B: yes → C; no → A", "C: End"},
		},
		{
			why: "colons and slashes", csv: "No;Activity;Next\n1;A;2\n2;B;yes: 3 / no: 1\n3;C;\n",
			next: []string{"A: B", "B: yes → C; no → A", "C: End"},
		},
		{
			why: "words", csv: "No,Activity,Next\n1,A,Step 2\n2,B,\"if rejected go back to 1\nif approved then 3\"\n3,C,\n",
			next: []string{"A: B", "B: rejected → A; approved → C", "C: End"},
		},
		{
			why: "words in Chinese", csv: "序号,步骤,下一步\n1,甲事,第2步\n2,乙事,不通过退回1；通过则3\n3,丙事,结束\n",
			next: []string{"甲事: 乙事", "乙事: 不通过 → 甲事；通过 → 丙事", "丙事: 结束"},
		},
		{
			why: "names, one of them with a comma in it", csv: "Activity,Next\nCheck,\"Sign, stamp\"\n\"Sign, stamp\",File\nFile,End\n",
			next: []string{"Check: Sign, stamp", "Sign, stamp: File", "File: End"},
		},
		{
			why: "words that hold other words", csv: "序号,步骤,下一步\n1,收件,收到全部材料转2；当日未到退回1\n2,转正,结束\n",
			next: []string{"收件: 收到全部材料 → 转正；当日未到 → 收件", "转正: 结束"},
		},
		{
			why: "brackets", csv: "No,Activity,Next\n1,A,2 (ok); 3 (not ok)\n2,B,\n3,C,\n",
			next: []string{"A: ok → B; not ok → C", "B: End", "C: End"}, said: []string{"the case ends here"},
		},
		{
			why: "conditions in a column of their own", csv: "序号,活动,下一步,条件\n1,甲,2,\n2,乙,3；1,通过；退回\n3,丙,,\n",
			next: []string{"甲: 乙", "乙: 通过 → 丙；退回 → 甲", "丙: 结束"},
		},
		{
			why: "conditions that lead on by themselves", csv: "序号,活动,条件\n1,甲,\n2,乙,\"通过→3；退回→1\"\n3,丙,\n",
			next: []string{"甲: 乙", "乙: 通过 → 丙；退回 → 甲", "丙: 结束"}, said: []string{"from top to bottom"},
		},
		{
			why: "one branch in each row, the name merged", csv: "No,Activity,Next,Condition\n1,A,2,\n2,B,3,ok\n2,B,1,not ok\n3,C,,\n",
			next: []string{"A: B", "B: ok → C; not ok → A", "C: End"}, said: []string{"more of the activity above"},
		},
		{
			why: "several ways at the same time", csv: "No,Activity,Next\n1,A,parallel: 2 and 3\n2,B,4\n3,C,4\n4,D,\n",
			next: []string{"A: B; C", "B: D", "C: D", "D: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "several ways at the same time, with commas", csv: "No,Activity,Next,Remarks\n1,A,\"2, 3\",in parallel\n2,B,4\n3,C,4\n4,D,\n",
			next: []string{"A: B; C", "B: D", "C: D", "D: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "并行 before the numbers", csv: "序号,活动,下一步\n1,甲,并行：2、3\n2,乙,4\n3,丙,4\n4,丁,结束\n",
			next: []string{"甲: 乙；丙", "乙: 丁", "丙: 丁", "丁: 结束"}, said: []string{"drawn as parallel"},
		},
		{
			why: "several ways, nobody says how", csv: "No,Activity,Next\n1,A,\"2, 3\"\n2,B,4\n3,C,4\n4,D,\n",
			next: []string{"A: B; C", "B: D", "C: D", "D: End"}, said: []string{"one of them is taken, never several"},
		},
		{
			why: "one way without a condition", csv: "No,Activity,Next\n1,A,\"urgent -> 2; 3\"\n2,B,3\n3,C,\n",
			next: []string{"A: urgent → B; C", "B: C", "C: End"}, said: []string{"where none of the others applies"},
		},
		{
			why: "a step nearly of that name, and one that is not there", csv: "Activity,Next\nCheck invoice,Pay invioce; Dance\nPay invoice,End\n",
			next: []string{"Check invoice: Pay invoice", "Pay invoice: End"}, said: []string{"is taken for “Pay invoice” (row 3)", "no step “Dance”"},
		},
		{
			why: "activities of one name", csv: "Activity,Next\nCheck,Sign\nSign,Check\nCheck,File\nFile,\n",
			next: []string{"Check: Sign", "Sign: Check", "Check: File", "File: End"}, said: []string{"row 4 is meant"},
		},
		{
			why: "what comes before", csv: "No,Activity,Predecessor\n1,A,\n2,B,1\n3,C,1\n4,D,\"2, 3\"\n",
			next: []string{"A: B; C", "B: D", "C: D", "D: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "the table has its own start, ends and gateways", csv: "No,Activity,Type,Next\n1,Order comes,start event,2\n2,In stock?,gateway,yes: 3; no: 5\n3,Ship,task,4\n4,Shipped,end event,\n5,Refused,end event,\n",
			next: []string{"Order comes: In stock?", "In stock?: yes → Ship; no → Refused", "Ship: Shipped", "Shipped: ", "Refused: "},
		},
		{
			why: "a fork and a join as rows", csv: "序号,活动,类型,下一步\n1,受理,,2\n2,分头办理,并行网关,3；4\n3,查档,,5\n4,核价,,5\n5,汇总,并行网关,6\n6,答复,,结束\n",
			next: []string{"受理: 分头办理", "分头办理: 查档；核价", "查档: 汇总", "核价: 汇总", "汇总: 答复", "答复: 结束"}, said: []string{"drawn as parallel"},
		},
		{
			why: "a decision inside of what runs at the same time", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,ok: 5; not ok: 4\n3,C,5\n4,B again,5\n5,D,\n",
			next: []string{"A: B; C", "B: ok → D; not ok → B again", "C: D", "B again: D", "D: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "one thing at the same time inside of another", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,4; 5,parallel\n3,C,7\n4,D,6\n5,E,6\n6,F,7\n7,G,\n",
			next: []string{"A: B; C", "B: D; E", "C: G", "D: F", "E: F", "F: G", "G: End"}, said: []string{"drawn as parallel", "drawn as parallel"},
		},
		{
			why: "a way at the same time that does nothing", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,3\n3,C,\n",
			next: []string{"A: B; C", "B: C", "C: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "ways at the same time that end apart", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,End\n3,C,End\n",
			next: []string{"A: B; C", "B: End", "C: End"}, said: []string{"drawn as parallel"},
		},
		{
			why: "ways at the same time, one of which leads back", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,ok: 4; again: 1\n3,C,4\n4,D,\n",
			next: []string{"A: B; C", "B: ok → D; again → A", "C: D", "D: End"}, said: []string{"drawn as parallel", "cannot run at the same time"},
		},
		{
			why: "ways at the same time that cross over", csv: "No,Activity,Next,Note\n1,A,2; 3,parallel\n2,B,x: 4; y: 5\n3,C,4\n4,D,6\n5,E,6\n6,F,\n",
			next: []string{"A: B; C", "B: x → D; y → E", "C: D", "D: F", "E: F", "F: End"}, said: []string{"drawn as parallel", "cannot run at the same time"},
		},
		{
			why: "a loop around one step", csv: "No,Activity,Next\n1,A,again: 1; done: End\n",
			next: []string{"A: again → A; done → End"},
		},
	} {
		d := made(t, c.csv)
		if got := next(d); !reflect.DeepEqual(got, c.next) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.next)
		}
		all := ""
		for _, r := range d.Remarks {
			all += fmt.Sprintf("row %d: %s\n", r.Row, r.Text.EN)
		}
		for _, part := range c.said {
			if !strings.Contains(all, part) {
				t.Errorf("%s: nothing says %q in %s", c.why, part, all)
			}
		}
		if len(d.Remarks) != len(c.said) {
			t.Errorf("%s: got %d remarks, want %d:\n%s", c.why, len(d.Remarks), len(c.said), all)
		}
		sound(t, d)
	}
}

func TestLengthsOfTimeAreUnderstood(t *testing.T) {
	for text, want := range map[string]string{
		"2h": "2 h", "2 小时": "2 h", "30分钟": "30 min", "90 min": "1 h 30 min", "1h30m": "1 h 30 min", "1h30": "1 h 30 min", "1小时30分": "1 h 30 min", "PT20M": "20 min",
		"1-3 天": "8 h–24 h", "3 工作日": "24 h", "3个工作日": "24 h", "半天": "4 h", "半小时": "30 min", "一个半小时": "1 h 30 min", "两天": "16 h", "十五分钟": "15 min", "1 to 3 days": "8 h–24 h",
		"2 working days": "16 h", "1周": "40 h", "约2小时": "2 h", "2小时以内": "2 h", "0.5": "30 min", "1.5 - 2": "1 h 30 min–2 h", "45 秒": "45 s", "10–20 min": "10 min–20 min", "30分钟至1小时": "30 min–1 h",
		"": "", "-": "", "soon": "", "3-1 天": "", "1 fortnight": "", "99999999999 days": "",
	} {
		d := made(t, "Activity\tDuration\tRole\nA\t"+text+"\tX\n")
		if got := d.Rows[0].Duration; got != want {
			t.Errorf("%q: got %q, want %q (%v)", text, got, want, d.Remarks)
		}
	}
	d := made(t, "活动,工时（分钟）\n甲,20\n乙,1h\n")
	if d.Rows[0].Duration != "20 分钟" || d.Rows[1].Duration != "1 小时" {
		t.Errorf("the unit of the heading: got %q and %q", d.Rows[0].Duration, d.Rows[1].Duration)
	}
}

func TestHeadingsAreFoundInAnyOrderAndLanguage(t *testing.T) {
	for _, csv := range []string{
		"流程：报销\n制表人,张三\n\n下一步,负责岗位,环节名称,审批（A）,知会,标准工时\n付款,会计,审核,主管,员工,10分钟\n结束,出纳,付款,,,\n",
		"Next step;Performed by;Activity name;Accountable;Informed;Processing time\n付款;会计;审核;主管;员工;10 min\n结束;出纳;付款;;;\n",
		"步骤\t会计\t出纳\t主管\t员工\t耗时\t后续\n审核\t执行\t\tA\tI\t10分\t付款\n付款\t\tR\t\t\t\t结束\n",
	} {
		d := made(t, csv)
		r := d.Rows[0]
		if r.Name != "审核" || r.Role != "会计" || r.Duties != "A: 主管；I: 员工" || r.Duration != "10 分钟" || r.Next != "付款" || d.Rows[1].Role != "出纳" {
			t.Errorf("%q: got %+v", csv, d.Rows)
		}
	}
	if d := made(t, "流程：报销\n\n活动,角色\n审核,会计\n"); d.Name != "流程：报销" {
		t.Errorf("got the name %q", d.Name)
	}
}

func TestAWorkbookWithMergedCellsAndFormulasIsUnderstood(t *testing.T) {
	f := excelize.NewFile()
	for place, value := range map[string]any{"A1": "采购流程", "A3": "序号", "B3": "活动", "C3": "角色", "D3": "工时（小时）", "E3": "下一步", "F3": "条件",
		"A4": 1, "B4": "申请", "C4": "员工", "D4": 0.5, "E4": 2, "A5": 2, "B5": "审批", "C5": "经理", "E5": 3, "F5": "同意", "E6": 1, "F6": "不同意", "A7": 3, "B7": "采购", "C7": "采购员", "D7": 3, "E7": "结束"} {
		if err := f.SetCellValue("Sheet1", place, value); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range [][2]string{{"A1", "F1"}, {"A5", "A6"}, {"B5", "B6"}, {"C5", "C6"}} {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "D7", "=1+2"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	table, err := sheet.Read(&b, "")
	if err != nil {
		t.Fatal(err)
	}
	d, err := draft.Of(table, draft.Options{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"申请: 审批", "审批: 同意 → 采购；不同意 → 申请", "采购: 结束"}
	if got := next(d); d.Name != "采购流程" || !reflect.DeepEqual(got, want) || d.Rows[2].Duration != "3 小时" {
		t.Errorf("got %q %q %+v", d.Name, got, d.Rows)
	}
	sound(t, d)
}

func TestNothingIsDroppedInSilence(t *testing.T) {
	d := made(t, "活动,角色,颜色,类型\n一、申请,一、申请,一、申请,一、申请\n甲,员工,红,火箭\n,员工,蓝,\n乙,,,\n")
	all := told(d)
	for _, part := range []string{"“颜色”列", "占满整行", "没有活动名称", "不认识类型“火箭”", "未写“乙”的执行者"} {
		if !strings.Contains(all, part) {
			t.Errorf("nothing says %s in\n%s", part, all)
		}
	}
	if len(d.Rows) != 2 {
		t.Errorf("got %d steps, want 2", len(d.Rows))
	}
}

func TestWhoDoesWhatIsInTheDrawing(t *testing.T) {
	d := made(t, "Activity,Department,Role,A,C,Next\nOrder,Sales,\"Clerk, Agent\",Head of sales,,Ship\nShip,Stock,Packer,,Clerk,End\n")
	drawing := decoded(t, d)
	m := matrix.Of(drawing, raci.CodeSet{})
	names := map[string]string{}
	for _, r := range m.Roles {
		names[r.ID] = r.Name
	}
	var got []string
	for _, s := range m.Steps {
		for _, r := range m.Roles {
			if codes := m.Codes(s.Node.ID, r.ID); len(codes) > 0 {
				got = append(got, s.Node.Name+" "+s.Lane+" "+names[r.ID]+" "+raci.WriteCell(codes))
			}
		}
	}
	want := []string{"Order Sales Clerk R", "Order Sales Agent R", "Order Sales Head of sales A", "Ship Stock Clerk C", "Ship Stock Packer R"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTextsThatWouldBreakXMLAreKept(t *testing.T) {
	name := "Check <b>\"A\" & 'B'</b> ]]> 🎉 \u0001\ufffe"
	d := made(t, "Activity\tDescription\tRole\n"+name+"\t<script>\"x\"\ttwo\n")
	n := decoded(t, d).Node("Step_1")
	if want := "Check <b>\"A\" & 'B'</b> ]]> 🎉"; n.Name != want || n.Documentation != "<script>\"x\"" {
		t.Errorf("got %q and %q, want %q", n.Name, n.Documentation, want)
	}
}

func TestWhatIsNoTableOfActivitiesIsRefused(t *testing.T) {
	long := "Activity\n" + strings.Repeat("again\nand again\n", draft.MaxSteps)
	for csv, code := range map[string]string{
		"Amount,Date\n1,2\n":    "draft.no-head",
		"lorem\n":               "draft.no-head",
		"Activity,Role\n":       "draft.no-steps",
		"Activity,Role\n,x\n":   "draft.no-steps",
		long:                    "draft.too-many",
		"qwe,asd,zxc\n!!,??,\n": "draft.no-head",
	} {
		_, err := try(csv)
		if p := problem.Of(err); p == nil || p.Code != code || p.Hint.ZH == "" {
			t.Errorf("%.30q: got %v, want %s", csv, err, code)
		}
	}
}

// TestALargeTableIsDrawnSoon has 5,000 rows, and every hundredth leads back.
func TestALargeTableIsDrawnSoon(t *testing.T) {
	var b strings.Builder
	b.WriteString("No,Activity,Role,Duration,Next\n")
	for i := range draft.MaxSteps {
		next := fmt.Sprint(i + 2)
		if i%100 == 99 {
			next = fmt.Sprintf("ok: %d; again: %d", min(i+2, draft.MaxSteps), i-50)
		}
		fmt.Fprintf(&b, "%d,Do thing %d,Role %d,10 min,%s\n", i+1, i+1, i%9, next)
	}
	began := time.Now()
	d := made(t, b.String())
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
	if got := len(decoded(t, d).Processes[0].Nodes); got < draft.MaxSteps {
		t.Errorf("got %d nodes", got)
	}
}

// TestHostileTablesAreDrawnSoon has forks that nest and names that are all alike.
func TestHostileTablesAreDrawnSoon(t *testing.T) {
	var forks, alike strings.Builder
	forks.WriteString("No,Activity,Next,Note\n")
	alike.WriteString("Activity,Next\n")
	for i := range 2000 {
		fmt.Fprintf(&forks, "%d,A%d,\"%d, %d\",parallel\n", i+1, i+1, min(2*i+2, 2000), min(2*i+3, 2000))
		fmt.Fprintf(&alike, "Activity number %d of the process,Activity numbre %d of the proces\n", i, (i*7)%2000)
	}
	for _, csv := range []string{forks.String(), alike.String()} {
		began := time.Now()
		made(t, csv)
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("%.40q took %s", csv, took)
		}
	}
}

func TestADraftCanBeSimulatedAndEdited(t *testing.T) {
	d := made(t, "活动,角色,时长,下一步\n申请,员工,10分钟,审批\n审批,经理,1-2小时,通过→登记；退回→申请\n登记,人事,5分钟,\n")
	drawing := decoded(t, d)
	d.Scenario.Run.Cases, d.Scenario.Run.Replications = 100, 2
	report, err := engine.Simulate(context.Background(), drawing, d.Scenario, engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if report.Cases.Completed == 0 {
		t.Errorf("got %+v", report.Cases)
	}
	if _, err := edit.Apply(drawing, []edit.Edit{{Do: edit.Assign, Element: "Step_1", Code: "A", Role: "Role_2"}}); err != nil {
		t.Error(err)
	}
	if s := d.Scenario.Tasks["Step_2"].Duration; s.Min.String() != "PT1H" || s.Max.String() != "PT2H" {
		t.Errorf("got the duration %+v", s)
	}
}

func TestTheSameTableYieldsTheSameDrawing(t *testing.T) {
	const csv = "Activity,Role,A,C,I,Next\nA,x,y,z,w,B\nB,y,x,w,z,ok: C; no: A\nC,z,w,x,y,\n"
	if a, b := made(t, csv), made(t, csv); a.XML != b.XML || !reflect.DeepEqual(a.Remarks, b.Remarks) {
		t.Error("the second drawing differs")
	}
}

// FuzzOf holds whatever is drawn to what a reader accepts: XML that decodes without a notice, every flow with both ends, every step in the drawing.
func FuzzOf(f *testing.F) {
	f.Add("Activity,Role,Next\nA,x,\"B, C\"\nB,y,\nC,,A\n")
	f.Add("活动\t角色\t时长\t下一步\t条件\n甲\t员工\t1-2天\t并行：2、3\t\n乙\t\t\t通过→1；否则→结束\t\n丙\t\t\t\t\n")
	f.Add("步骤\n开始\n<a>\n结束\n")
	f.Add("No,Activity,Predecessor,Type\n1,A,,gateway\n2,B,1,start\n3,C,\"1,2\",end\n")
	f.Add("Activity,R,A,X\nA,R/A,√,负责\nA,I,,C\n")
	f.Fuzz(func(t *testing.T, csv string) {
		table, err := sheet.Read(strings.NewReader(csv), "")
		if err != nil || len(table.Rows) > 200 {
			return
		}
		d, err := draft.Of(table, draft.Options{})
		if err != nil {
			if problem.Of(err) == nil {
				t.Fatalf("%q: the error is no problem: %v", csv, err)
			}
			return
		}
		drawing := decoded(t, d)
		shapes := map[model.ID]bool{}
		for _, s := range drawing.Diagrams[0].Shapes {
			shapes[s.Element] = true
		}
		for _, r := range d.Rows {
			if n := drawing.Node(r.Step); n == nil || !shapes[r.Step] || n.Kind.String() != r.Kind && n.Kind != model.ExclusiveGateway {
				t.Fatalf("%q: row %d is not drawn as it was told: %+v", csv, r.Row, r)
			}
		}
		lost := slices.ContainsFunc(d.Remarks, func(r sheet.Remark) bool { return r.Missed })
		if _, verdict := check.Examine(context.Background(), drawing, nil, check.Options{}); verdict.Verdict == soundness.Unsound && !lost && !loops(drawing) {
			t.Fatalf("%q: nothing is said to be left out, yet it is unsound: %s\n%s", csv, verdict.Reason.EN, d.XML)
		}
	})
}

// loops says whether some node never leads to an end: then the table itself goes round for ever.
func loops(d *model.Definitions) bool {
	p := d.Processes[0]
	ends := map[model.ID]bool{}
	for changed := true; changed; {
		changed = false
		for _, n := range p.Nodes {
			if n.Kind == model.EndEvent && !ends[n.ID] {
				ends[n.ID], changed = true, true
			}
		}
		for _, f := range p.Flows {
			if ends[f.Target] && !ends[f.Source] {
				ends[f.Source], changed = true, true
			}
		}
	}
	return len(ends) < len(p.Nodes)
}

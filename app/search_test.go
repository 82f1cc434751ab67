package app

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestTheLibraryIsSearchedByWhatItsProcessesSay(t *testing.T) {
	a, ctx := newApp(t, filepath.Join(t.TempDir(), "l.sqlite"), Options{}), t.Context()
	if _, err := a.Samples.Install(ctx, "loan-approval", "", problem.Chinese); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Samples.Install(ctx, "order-handling", "", problem.English); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct{ text, first string }{
		{"贷款审批", "process 贷款审批 name"},
		{"Check the credit", "Order handling"},
		{"credit", "Order handling"},
		{"审批", "process 贷款审批 name"},
		{"no such words", ""},
	} {
		found, err := a.Search.Find(ctx, want.text, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(found) > 0 {
			got = fmt.Sprintf("%s %s %s", found[0].Kind, found[0].ProcessName, found[0].Field)
		}
		if !strings.Contains(got, want.first) || want.first == "" && got != "" {
			t.Errorf("Find(%q) begins with %q, want %q", want.text, got, want.first)
		}
		for _, f := range found {
			if f.Kind != "process" && f.Kind != "role" && f.Element == "" {
				t.Errorf("Find(%q): %+v says no place", want.text, f)
			}
		}
	}
}

func TestARoleIsFoundWithItsDutiesAndLeadsToItsFirstStep(t *testing.T) {
	xml := `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" targetNamespace="urn:x">
	<resource id="Boss" name="部门经理"/>
	<process id="P" name="报销">
		<laneSet id="LS"><lane id="L" name="柜员"><flowNodeRef>T</flowNodeRef><flowNodeRef>U</flowNodeRef></lane></laneSet>
		<userTask id="T" name="审核
	材料"><documentation>先看发票。</documentation><extensionElements><st:duty code="A" role="Boss"/></extensionElements></userTask>
		<task id="U" name="打款"/>
	</process></definitions>`
	got := ""
	for _, p := range passagesOf([]byte(xml)) {
		got += fmt.Sprintf("%s %s (%s) %s: %s\n", p.Kind, p.Element, p.Name, p.Field, p.Text)
	}
	want := "process P (报销) name: 报销\n" +
		"lane L (柜员) name: 柜员\n" +
		"userTask T (审核 材料) name: 审核 材料\n" +
		"userTask T (审核 材料) documentation: 先看发票。\n" +
		"task U (打款) name: 打款\n" +
		"role T (A 1) role: 部门经理\n" +
		"role T (R 2) role: 柜员\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if said := passagesOf([]byte("not a drawing")); said != nil {
		t.Errorf("what cannot be read says %v", said)
	}
}

func TestOfALongTextThePartAroundTheWordIsTold(t *testing.T) {
	long := strings.Repeat("前言", 100) + "金额超限" + strings.Repeat("尾声", 100)
	got := excerpt(long, "超限")
	if !strings.Contains(got, "金额超限") || len([]rune(got)) > 3*around+2 || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") {
		t.Errorf("got %q", got)
	}
	if got := excerpt("short", "x"); got != "short" {
		t.Errorf("got %q, want a short text whole", got)
	}
}

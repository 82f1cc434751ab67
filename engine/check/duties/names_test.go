package duties

import "testing"

func TestPeopleAreToldFromRoles(t *testing.T) {
	for name, want := range map[string]bool{
		"王小明": true, "李强": true, "张总": true, "小李": true, "老王": true, "陈经理": true, "李 强": false,
		"John Smith": true, "Mr Brown": true, "Li Na": true, "anna.schmidt@example.com": true,
		"经理": false, "总经理": false, "会计": false, "应付会计": false, "文员": false, "黄金交易员": false, "安全员": false, "支行行长": false, "高工": false, "程序员": false,
		"财务": false, "法务": false, "王府井支行": false, "客户": false, "江苏分公司": false,
		"Clerk": false, "Branch manager": false, "Branch Manager": false, "Mark Officer": false, "Paul's team": false, "QA": false, "": false, "@": false,
	} {
		if got := likePerson(name); got != want {
			t.Errorf("%q: got %v, want %v", name, got, want)
		}
	}
}

func TestNamesThatAreMixedUpAreToldFromNamesThatAreNot(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Credit analyst", "credit  Analyst", true}, {"Credit analyst", "Credit analysts", true}, {"Credit analyst", "Credit analist", true}, {"柜员", "柜员角色", true}, {"信贷审批岗", "信贷审批", true},
		{"Clerk", "Clerks", true}, {"Picker", "Packer", false}, {"Clerk 1", "Clerk 2", false}, {"一级审批人", "二级审批人", false}, {"总经理", "副总经理", false}, {"信贷经理", "信用经理", false}, {"QA", "QC", false}, {"Credit analyst", "Credit officer", false}, {"", "a", false},
	} {
		a, b := bare(c.a), bare(c.b)
		shared := false
		for _, x := range near(a) {
			for _, y := range near(b) {
				shared = shared || x == y
			}
		}
		if got := shared && mixedUp(a, b); got != c.want {
			t.Errorf("%q and %q: got %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

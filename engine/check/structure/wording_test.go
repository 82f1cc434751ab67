package structure

import "testing"

func TestNamesAreReadAsTheyAreMeant(t *testing.T) {
	for _, c := range []struct {
		what string
		says func(string) bool
		yes  []string
		no   []string
	}{
		{"an order", isOrder,
			[]string{"Verify credit rating", "Prepare shipment", "审核订单", "准备发货单", "核查信用记录"},
			[]string{"Order complete", "Order received", "Verify", "Goods prepared?", "Prepare shipment?", "Check completed", "Prepayment received", "Process started", "Payment failed",
				"审核结果", "审核是否通过", "审批通过", "检查合格？", "审核中", "运输途中", "收到订单", "订单审核", "付款方式", "确认后", ""}},
		{"a thing", isThing,
			[]string{"Verification", "Checking documents", "Verification of identity", "Employment check", "合同", "财务部", "采购部门"},
			[]string{"Document findings", "Implement change", "Check order", "Order check", "Process order", "Bring goods", "Mention risk", "Nothing else", "Order", "ABC", "",
				"订单审核", "审核订单", "通知采购部", "信用审核", "起草合同", "打包", "全部"}},
		{"two in one", joinsTwo,
			[]string{"Check and approve invoice", "Pick and pack goods", "Get signature and notify department", "Receive goods and then inspect them", "Review & sign contract",
				"审核并归档合同", "审核和归档合同", "打印及邮寄合同", "审核订单并通知客户", "审核订单然后通知客户"},
			[]string{"Collect name and address", "Check order and invoice", "Research and development", "Terms and conditions", "Check supply and demand", "and", "",
				"登记甲方和乙方", "收集姓名和地址", "审核合同及付款计划", "核对订单与发票", "和客户沟通", "合并订单"}},
	} {
		for _, name := range c.yes {
			if !c.says(name) {
				t.Errorf("%q is %s, but is not taken for it", name, c.what)
			}
		}
		for _, name := range c.no {
			if c.says(name) {
				t.Errorf("%q is not %s, but is taken for it", name, c.what)
			}
		}
	}
}

func TestNamesAreWrittenLikeTheOthers(t *testing.T) {
	for name, want := range map[string]string{
		"CHECK THE ORDER":    "Check the order",
		"POST TO SAP SYSTEM": "Post to SAP system",
		"Check order.":       "Check order",
		"审核订单。":              "审核订单",
		"Check order，":       "Check order",
		"CHECK ORDER.":       "Check order",
	} {
		got := withoutStop(name)
		if shouts(name) {
			got = calm(got)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"Check order", "KYC", "SAP MM", "RFQ 2026 A", "ARCHIVE", "Check order?", "Wait …", "Wait...", "Contact Miller Ltd.", "Check goods, papers etc.", "Start at 9 a.m.", "", "订单审核！"} {
		if got := withoutStop(name); got != name || shouts(name) {
			t.Errorf("%q is fine, but becomes %q (capitals: %t)", name, got, shouts(name))
		}
	}
}

func TestConditionsAreOppositeWhereTheirTextsSaySo(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"amount > 100", "amount <= 100", true},
		{"amount<=100", "amount >100", true},
		{`risk == "high"`, `risk != "high"`, true},
		{"${approved}", "${!approved}", true},
		{"= not(approved)", "= approved", true},
		{"!(a && b)", "a && b", true},
		{"amount > 100", "amount < 100", false},
		{"amount > 100", "amount <= 200", false},
		{`risk == "high"`, `risk == "low"`, false},
		{"a > 1 && b > 1", "a <= 1 && b > 1", false},
		{"", "", false},
		{"approved", "approved", false},
	} {
		if got := opposite(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %t, want %t", c.a, c.b, got, c.want)
		}
	}
}

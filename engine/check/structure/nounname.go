package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var nounNameRule = finding.Rule{ID: "structure.noun-name", Severity: finding.Info, Look: few(nounName),
	Title: problem.Text{EN: "A task whose name does not say what is done", ZH: "名称看不出做什么的任务"}}

// nounName finds tasks that are named by a noun where a verb says more. Sub-processes and calls may have
// the name of the process that they are.
func nounName(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		name := spelled(n.Name)
		if !n.Kind.IsTask() || name == "" || !isThing(name) {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” does not begin with a verb: it does not say what is done.", "“%s”不是动宾结构，看不出具体做什么。", name),
			problem.Say("Name it with a verb and an object: “Check order”.", "请用动词加宾语命名，例如“审核订单”。")))
	})
	return found
}

// chineseThings are names that leave open what is done with the thing, or are of those who do it.
var chineseThings = set(`订单 合同 发票 报告 文件 资料 材料 数据 系统 客户 供应商 申请 申请表 申请单 采购 财务 仓库 物流 销售 人事 行政 法务 领导 经理 主管 总经理`)

// isThing says whether a name plainly is a noun. Chinese nouns that say what is done (订单审核) are none.
func isThing(name string) bool {
	if !isHan(name) {
		words := wordsOf(name)
		return len(words) > 0 && isNominal(words[0])
	}
	if chineseThings[name] {
		return true
	}
	rest, verb := beginsWithChineseVerb(name)
	if verb {
		return rest == "部" || rest == "部门" // 采购部
	}
	return (strings.HasSuffix(name, "部") || strings.HasSuffix(name, "部门")) && !strings.HasSuffix(name, "全部") && len([]rune(name)) <= 6
}

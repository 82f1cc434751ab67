package structure

import (
	"strings"
	"unicode"
)

// spelled is a name on one line: BPMN tools break names into lines as they fit.
func spelled(name string) string { return strings.Join(strings.Fields(name), " ") }

// isHan says whether a name is in Chinese.
func isHan(name string) bool {
	return strings.IndexFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// wordsOf are the words of an English name in small letters, without punctuation around them.
func wordsOf(name string) []string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' }); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// plainVerbs are verbs of business processes that are not nouns as well.
var plainVerbs = set(`accept acknowledge add adjust allocate analyse analyze announce apply approve arrange ascertain assemble assess
	assign attach authorise authorize calculate cancel carry choose clarify classify clean clear close collect
	compare compile complete compute conclude conduct configure confirm consolidate convert correct create deactivate decide
	define deliver deploy determine develop discuss dispatch distribute download enter escalate establish evaluate examine
	execute fill finalise finalize find fulfil fulfill gather generate get give handle hire identify implement
	improve inform initiate inspect install investigate keep launch maintain make manage manufacture merge
	monitor negotiate notify obtain optimise optimize pack perform pick prepare prioritise prioritize procure produce propose provide publish
	put receive reconcile reject remind remove repair reply resolve respond retrieve
	revise scan select sell send settle sign solve sort specify submit summarise summarize
	take tell terminate train transmit treat unload unpack update upload validate verify write`)

// bothWays are verbs that are as often nouns: “order”, “review”.
var bothWays = set(`account act address answer archive audit balance bill book budget call change charge check claim comment
	commission contract contact control copy cost credit debit delay design document draft estimate exit export file finance
	forecast forward fund grade grant group import input inventory invoice issue label list load lock log mail match measure
	mention model move name need note offer open order package pay permit phone plan position post present price
	print process program purchase question rate reach record refund register release rent repeat report request research
	reserve restart return review reward route run sample schedule score search service set ship show staff start state stop
	store study supply support survey test time track trade transfer use view visit wait waive watch work condition caution petition
	function audition motion mention supplement augment cement complement experiment segment bring ping ring string sing spring
	influence reference sentence advance distance witness harness`)

// isVerb says whether an English word may be the verb that a name begins with.
func isVerb(word string) bool {
	return plainVerbs[word] || bothWays[word] || plainVerbs[strings.TrimPrefix(word, "re-")]
}

// isNominal says whether an English word is a noun by its ending: “verification”, “checking”.
func isNominal(word string) bool {
	if isVerb(word) || len(word) < 6 || strings.HasSuffix(word, "thing") {
		return false
	}
	for _, ending := range []string{"tion", "sion", "ment", "ance", "ence", "ness", "ing", "ability", "ility"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// chineseVerbs are verbs that names of activities begin with, each of two characters.
var chineseVerbs = set(`审核 审批 审定 审查 复核 核对 核实 核查 检查 检验 检测 评估 评审 评定 判断 确认 验证 校验 填写 填报 录入 登记 编制 编写 起草 拟定 制定
	修改 更新 打印 盖章 签署 签订 归档 整理 收集 汇总 统计 计算 分析 通知 告知 联系 回复 发送 发布 提交 上报 接收 受理 分配 分派 指派 安排 采购 下单
	发货 出库 入库 打包 包装 配送 运输 安装 调试 维修 清点 盘点 生成 创建 新建 删除 取消 关闭 支付 付款 收款 开具 开票 退款 结算 报销 转账 邮寄 寄送
	领取 查询 选择 准备 处理 执行 跟踪 监控 培训 面试 招聘 拒绝 批准 退回 上传 下载 导入 导出`)

// beginsWithChineseVerb is what stands behind the verb that a Chinese name begins with.
func beginsWithChineseVerb(name string) (rest string, ok bool) {
	runes := []rune(name)
	if len(runes) < 2 || !chineseVerbs[string(runes[:2])] {
		return name, false
	}
	return string(runes[2:]), true
}

// isOrder says whether a name tells somebody to do something: “Check order”, “审核订单”. A name that may be
// read otherwise (“Order complete”, “审核结果”) is none.
func isOrder(name string) bool {
	name = spelled(name)
	if isHan(name) {
		rest, ok := beginsWithChineseVerb(name)
		return ok && len([]rune(rest)) >= 2 && !strings.ContainsAny(rest, "？?吗否") && !anyOf(rest, chineseOutcomes)
	}
	words := wordsOf(name)
	if len(words) < 2 || !plainVerbs[words[0]] || strings.HasSuffix(name, "?") {
		return false
	}
	last := words[len(words)-1]
	return !strings.HasSuffix(last, "ed") && !englishOutcomes[last]
}

var (
	chineseOutcomes = []string{"结果", "通过", "合格", "完成", "成功", "失败", "无误", "方式", "类型", "状态", "情况", "级别", "等级", "结束", "已", "超时", "异常", "后", "时", "中", "待"}
	englishOutcomes = set(`done sent paid complete found won lost ok okay successful possible required`)
)

func anyOf(s string, parts []string) bool {
	for _, p := range parts {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

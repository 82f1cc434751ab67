// Package samples holds processes to learn with and templates to begin from, each with a scenario to play
// it by. They are part of the program, so a first run needs neither a file nor a network.
package samples

import (
	"bytes"
	"embed"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

//go:embed */*.bpmn */*.json
var files embed.FS

// Sample is a process with a scenario, in both languages. The two drawings differ in
// their names only: ids, flows and layout are the same.
type Sample struct {
	ID          string // its folder here: "order-handling"
	Name        problem.Text
	Description problem.Text
	Template    bool // a process to make one's own: duties, promises, data and forms are complete
	Faulty      bool // problems are planted in it, to be found and mended
	Level       Level
}

// Level is how much of BPMN and of simulation one has to know already.
type Level string

// What a sample asks of its reader.
const (
	Easy   Level = "easy"   // tasks, gateways and lanes
	Medium Level = "medium" // events, data and promises
	Hard   Level = "hard"   // pools, escalations, stock, calendars
)

// All is every sample, the one to start with first, and then the templates.
func All() []Sample {
	return []Sample{{
		ID: "order-handling", Level: Easy,
		Name: problem.Say("Order handling", "订单处理"),
		Description: problem.Say(
			"From the arrival of an order to its payment: four departments, fourteen tasks, two loops and a bottleneck to find.",
			"从收到订单到收款：四个部门、十四项任务、两处返工，还有一个等您找出来的瓶颈。"),
	}, {
		ID: "equipment-purchase", Faulty: true, Level: Easy,
		Name: problem.Say("Equipment purchase", "设备采购"),
		Description: problem.Say(
			"Eight problems are planted in it: a deadlock, a step that nobody answers for, a promise shorter than the work, too few people… Find and mend them.",
			"里面埋了八处问题：死锁、无人负责的步骤、比工时还短的时限、人手不足……把它们找出来，改好。"),
	}, {
		ID: "loan-approval", Level: Hard,
		Name: problem.Say("Loan approval", "贷款审批"),
		Description: problem.Say(
			"Advice and approval as work (RACI), decisions by data, urgent cases first, promises with escalation, part-time experts with deputies, and the Spring Festival in between.",
			"咨询与审批也占用人力（RACI），按数据决策，急件优先，带升级的时限承诺，兼职专家与代理人，中间还隔着一个春节。"),
	}, {
		ID: "order-to-delivery", Level: Hard,
		Name: problem.Say("Order to delivery", "从下单到收货"),
		Description: problem.Say(
			"Customer and workshop in two pools that exchange messages: stock that runs out, picking in batches, saws that break down, set-ups and rework.",
			"客户与加工厂两个泳池互发消息：库存会断货，拣料要凑批，裁切机会故障，还有换型与返工。"),
	}, {
		ID: "order-fulfilment", Template: true, Level: Medium,
		Name: problem.Say("Order fulfilment", "订单履约"),
		Description: problem.Say(
			"Terms, credit and stock are checked before anything is promised; then picking, a check by somebody else, dispatch and the signed delivery note. Stock runs low and is ordered again, and late picking calls in the planner.",
			"先核对条款、信用与库存再承诺交期，随后拣货、由他人复核、发运直至签收开票。库存会消耗与补货，拣货超时自动上报计划员。"),
	}, {
		ID: "product-initiation", Template: true, Level: Medium,
		Name: problem.Say("New product initiation", "新品立项"),
		Description: problem.Say(
			"A proposal is screened, then market, technology and supply are studied side by side. Large projects wait for the Thursday board, small ones go round for signature, and the charter starts budget, team and milestones.",
			"建议书初审后，市场、技术、供应三路并行论证。大项目上周四评审会，小项目会签；任务书签发后同步下达预算、组队、排里程碑。"),
	}, {
		ID: "order-change", Template: true, Level: Easy,
		Name: problem.Say("Order change", "订单变更"),
		Description: problem.Say(
			"The running order is put on hold before anybody discusses it, and only what the change touches is assessed. The customer accepts a date and a fee, or the order is resumed as it was.",
			"先冻结原订单再谈变更，只评估真正受影响的方面。客户确认交期与费用后各单据同步更新，否则恢复原单。"),
	}, {
		ID: "supply-exception", Template: true, Level: Hard,
		Name: problem.Say("Supply exception", "供应异常处置"),
		Description: problem.Say(
			"Begins with a delay notice or a rejected lot and grades it by the days the material lasts. Expedite, substitute or reschedule; whatever is overdue or bad again goes to the head of purchasing.",
			"由供应商延迟或来料拒收触发，按物料可用天数分级。催交、替代或改排产三选一，超期未到或再次不合格则由采购总监出面。"),
	}, {
		ID: "after-sales", Template: true, Level: Medium,
		Name: problem.Say("After-sales service", "售后处理"),
		Description: problem.Say(
			"Half of all faults are solved by phone; the rest is repaired on site, replaced or refunded, under warranty or for a fee. Every customer is called back, and faults of a whole series reach quality.",
			"近半故障电话里解决，其余上门维修、换机或退款，保内免费、保外报价。结束后逐一回访，批次性故障转质量部门。"),
	}}
}

// Find is the sample with an id; false where there is none.
func Find(id string) (Sample, bool) {
	for _, s := range All() {
		if s.ID == id {
			return s, true
		}
	}
	return Sample{}, false
}

// Process is the drawing, a BPMN file in UTF-8.
func (s Sample) Process(l problem.Language) []byte { return s.read("process", l, "bpmn") }

// Scenario is the numbers to play it by, scenario JSON.
func (s Sample) Scenario(l problem.Language) []byte { return s.read("scenario", l, "json") }

// ToBe is the numbers of a template after what its README proposes, scenario JSON; nil for the samples to learn with. The file beside
// the scenario says only what changes.
func (s Sample) ToBe(l problem.Language) []byte {
	if !s.Template {
		return nil
	}
	var b bytes.Buffer
	n, err := scenario.Apply(s.Scenario(l), s.read("to-be", l, "json"))
	if err == nil {
		err = scenario.Encode(&b, n)
	}
	if err != nil {
		panic("samples: " + s.ID + ": " + err.Error()) // tested: every template has one
	}
	return b.Bytes()
}

// Walks are tests of the process, a file of walks; nil where it has none.
func (s Sample) Walks(l problem.Language) []byte {
	if !s.Template {
		return nil
	}
	return s.read("walks", l, "json")
}

func (s Sample) read(name string, l problem.Language, ext string) []byte {
	if l == problem.Chinese {
		name += ".zh-CN"
	}
	content, err := files.ReadFile(s.ID + "/" + name + "." + ext)
	if err != nil {
		panic("samples: " + err.Error()) // embedded at build time: only a sample of our own making can be missing
	}
	return content
}

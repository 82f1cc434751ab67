// Package samples holds processes to learn with, each with a scenario to play it by.
// They are part of the program, so a first run needs neither a file nor a network.
package samples

import (
	"embed"

	"sandtable/engine/problem"
)

//go:embed */*.bpmn */*.json
var files embed.FS

// Sample is a process with a scenario, in both languages. The two drawings differ in
// their names only: ids, flows and layout are the same.
type Sample struct {
	ID          string // its folder here: "order-handling"
	Name        problem.Text
	Description problem.Text
}

// All is every sample, the one to start with first.
func All() []Sample {
	return []Sample{{
		ID:   "order-handling",
		Name: problem.Say("Order handling", "订单处理"),
		Description: problem.Say(
			"From the arrival of an order to its payment: four departments, fourteen tasks, two loops and a bottleneck to find.",
			"从收到订单到收款：四个部门、十四项任务、两处返工，还有一个等您找出来的瓶颈。"),
	}, {
		ID:   "loan-approval",
		Name: problem.Say("Loan approval", "贷款审批"),
		Description: problem.Say(
			"Advice and approval as work (RACI), decisions by data, urgent cases first, promises with escalation, part-time experts with deputies, and the Spring Festival in between.",
			"咨询与审批也占用人力（RACI），按数据决策，急件优先，带升级的时限承诺，兼职专家与代理人，中间还隔着一个春节。"),
	}, {
		ID:   "order-to-delivery",
		Name: problem.Say("Order to delivery", "从下单到收货"),
		Description: problem.Say(
			"Customer and workshop in two pools that exchange messages: stock that runs out, picking in batches, saws that break down, set-ups and rework.",
			"客户与加工厂两个泳池互发消息：库存会断货，拣料要凑批，裁切机会故障，还有换型与返工。"),
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

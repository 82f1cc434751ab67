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

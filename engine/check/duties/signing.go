package duties

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var signingRule = finding.Rule{ID: "raci.no-signing-mode", Severity: finding.Warning, Look: noSigning,
	Title: problem.Text{EN: "Several who do a task and no word of how", ZH: "多人处理的任务未设置签署方式"}}

// ways are how people call the signing modes.
var ways = map[raci.Signing]problem.Text{
	raci.AllSign:  {EN: "everybody has to (会签)", ZH: "会签（全部同意）"},
	raci.AnySigns: {EN: "any one of them does (或签)", ZH: "或签（一人即可）"},
	raci.Vote:     {EN: "the majority decides (票签)", ZH: "票签（多数决定）"},
	raci.InTurn:   {EN: "one after the other (顺序签)", ZH: "顺序签（依次处理）"},
}

// noSigning finds user tasks that several roles do without a word of whether one is enough or all have to, or with a
// word that means nothing (R23).
func noSigning(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	performs, _ := m.word(raci.Performs)
	var found finding.Findings
	for _, r := range m.rows {
		known := slices.Contains(raci.Signings, r.step.Signing)
		if r.node.Kind != model.UserTask || len(r.named) < 2 && r.step.Signing == "" || known {
			continue
		}
		message := say("%[2]s share %[3]s of “%[1]s”, and nothing says whether one of them is enough.", "“%[1]s”的 %[3]s 有%[2]s，但没有说明是一人处理即可还是全部处理。", r.label(), m.list(r.named), performs)
		if r.step.Signing != "" {
			message = say("“%[1]s” is signed by “%[2]s”, which is no way of signing.", "“%[1]s”的签署方式“%[2]s”无效。", r.label(), string(r.step.Signing))
		}
		var fixes []finding.Fix
		for _, mode := range []raci.Signing{raci.AnySigns, raci.AllSign, raci.InTurn} {
			fixes = append(fixes, finding.Fix{Title: say("Set the way: %s", "设置为%s", ways[mode]), Edits: []edit.Edit{{Do: edit.Note, Element: r.node.ID, Kind: "step", Property: "signing", Value: string(mode)}}})
		}
		found = append(found, finding.On(&r.node.Base, message, say("Set the way in which they sign: all, any, vote or in turn.", "请设置签署方式：会签、或签、票签或顺序签。"), fixes...))
	}
	return m.few(found)
}

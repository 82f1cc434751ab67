package profiles

import (
	"regexp"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var languageRule = finding.Rule{ID: "engines.language", Severity: finding.Error, Look: named(language),
	Title: problem.Text{EN: "A condition in the language of another engine", ZH: "条件用了其他引擎的语言"}}

// plain is what stands between the braces of a formula that means the same without them.
var plain = regexp.MustCompile(`^[$#]\{([\pL\pN_\s.<>!&|+\-*/()'"=]+)\}$`)

// language finds conditions in the language of another engine: ${…} is not FEEL, which Camunda 8 wants, and =… is FEEL, which the others
// do not know by default. Conditions in our own language are translated on export.
func language(s *subject) finding.Findings {
	var found finding.Findings
	look := func(b *model.Base, x *model.Expression, fixes func(text string) []finding.Fix) {
		if x == nil || x.Language != "" {
			return
		}
		text := strings.TrimSpace(x.Text)
		var engines []string
		for _, e := range s.engines {
			if foreign(text, e) {
				engines = append(engines, e)
			}
		}
		if len(engines) == 0 {
			return
		}
		who := whom(engines)
		found = append(found, finding.On(b, problem.Say("The condition of “%[1]s” is in the language of another engine: %[2]s cannot read it.", "“%[1]s”的条件用了其他引擎的语言：%[3]s 无法识别。", b.Label(), who.EN, who.ZH),
			problem.Say("Write it without ${…} or a leading =: it is translated on export.", "请去掉 ${…} 或开头的 =：导出时会自动转换。"), fixes(text)...))
	}
	s.each(func(n, _ *model.Node) {
		if n.Event != nil {
			for _, d := range n.Event.Definitions {
				if d.Kind == model.ConditionalEvent {
					look(&n.Base, d.Condition, func(string) []finding.Fix { return nil })
				}
			}
		}
		for _, id := range n.Outgoing {
			if f := s.flows[id]; f != nil {
				look(&f.Base, f.Condition, func(text string) []finding.Fix { return unwrap(f, text) })
			}
		}
	})
	return found
}

// unwrap takes the braces from a formula that means the same without them.
func unwrap(f *model.SequenceFlow, text string) []finding.Fix {
	m := plain.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	inner := strings.TrimSpace(m[1])
	return []finding.Fix{{Title: problem.Say("Write it as %s", "写成 %s", inner), Edits: []edit.Edit{{Do: edit.Set, Element: f.ID, Property: "condition", Value: inner}}}}
}

var flowRule = finding.Rule{ID: "engines.flow", Severity: finding.Error, Look: named(flow),
	Title: problem.Text{EN: "A choice that an engine cannot make", ZH: "引擎无法执行的选择"}}

// flow finds gateways whose ways out an engine refuses.
//
//   - Camunda 7: no way out of an exclusive gateway; a condition on the only one, or on the default; more than one without a condition, or one
//     beside a default (BpmnParse.validateExclusiveGateway).
//   - Camunda 8: "Must have a condition or be default flow" at exclusive and inclusive gateways (SequenceFlowValidator).
//   - Flowable: no way out; a condition on the only one, or on the default (ExclusiveGatewayValidator).
func flow(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway {
			found = append(found, s.choice(n)...)
		}
	})
	return found
}

func (s *subject) choice(n *model.Node) finding.Findings {
	tell := func(b *model.Base, engines []string, en, zh string, hint problem.Text, fixes ...finding.Fix) finding.Findings {
		if len(engines) == 0 {
			return nil
		}
		who, out := whom(engines), problem.Text{}
		if b != &n.Base {
			out = problem.Say(" out of “%s”", "（来自“%s”）", n.Label())
		}
		return finding.Findings{finding.On(b, problem.Say("“%[1]s”%[4]s "+en+": refused by %[2]s.", "“%[1]s”%[5]s"+zh+"：%[3]s 不接受。", b.Label(), who.EN, who.ZH, out.EN, out.ZH), hint, fixes...)}
	}
	exclusive := n.Kind == model.ExclusiveGateway
	both := s.among(finding.Camunda7, finding.Flowable)
	if len(n.Outgoing) == 0 && exclusive {
		return tell(&n.Base, both, "has no way out", "没有出口", problem.Say("Connect it.", "请连接后续元素。"))
	}
	var lacking []*model.SequenceFlow
	var found finding.Findings
	for _, id := range n.Outgoing {
		f := s.flows[id]
		if f == nil {
			continue
		}
		conditional := f.Condition != nil && !blank(f.Condition.Text)
		clear := finding.Fix{Title: problem.Say("Remove the condition", "删除条件"), Edits: []edit.Edit{{Do: edit.Set, Element: f.ID, Property: "condition"}}}
		switch {
		case conditional && exclusive && len(n.Outgoing) == 1:
			found = append(found, tell(&f.Base, both, "is the only way out, and has a condition", "是唯一的出口，却带有条件", problem.Say("Remove the condition.", "请删除条件。"), clear)...)
		case conditional && exclusive && f.ID == n.Gateway.Default:
			found = append(found, tell(&f.Base, both, "is the default, and has a condition", "是默认分支，却带有条件", problem.Say("Remove the condition.", "请删除条件。"), clear)...)
		case !conditional && f.ID != n.Gateway.Default && len(n.Outgoing) > 1:
			lacking = append(lacking, f)
		}
	}
	engines := []string{finding.Camunda8}
	if exclusive && (n.Gateway.Default != "" || len(lacking) > 1) {
		engines = append(engines, finding.Camunda7)
	}
	for _, f := range lacking {
		var fixes []finding.Fix
		if n.Gateway.Default == "" && len(lacking) == 1 {
			fixes = append(fixes, finding.Fix{Title: problem.Say("Make it the default", "设为默认分支"), Edits: []edit.Edit{{Do: edit.Set, Element: n.ID, Property: "default", Value: string(f.ID)}}})
		}
		found = append(found, tell(&f.Base, s.among(engines...), "has neither a condition, nor is it the default", "既没有条件，也不是默认分支", problem.Say("Write a condition, or make it the default.", "请填写条件，或设为默认分支。"), fixes...)...)
	}
	return found
}

var noDefaultRule = finding.Rule{ID: "engines.no-default", Severity: finding.Info, Look: named(noDefault),
	Title: problem.Text{EN: "A choice without a default", ZH: "没有默认分支的选择"}}

// noDefault finds gateways all of whose ways out have conditions: where none holds, every engine stops with an incident or an
// error ("Exclusive Gateway", docs.camunda.org/manual/latest/reference/bpmn20/gateways/exclusive-gateway; docs.camunda.io/docs/components/modeler/bpmn/exclusive-gateways).
func noDefault(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, _ *model.Node) {
		if n.Kind != model.ExclusiveGateway && n.Kind != model.InclusiveGateway || len(n.Outgoing) < 2 || n.Gateway.Default != "" {
			return
		}
		for _, id := range n.Outgoing {
			if f := s.flows[id]; f == nil || f.Condition == nil || blank(f.Condition.Text) {
				return
			}
		}
		found = append(found, finding.On(&n.Base, problem.Say("“%s” has no default: the case stops there when no condition holds.", "“%s”没有默认分支：所有条件都不满足时，案例会停在此处。", n.Label()),
			problem.Say("Make the last way out the default.", "请将最后一条分支设为默认分支。")))
	})
	return found
}

package soundness

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Told is a run in words, step by step, without full stops: “finish “Check”, “Complete?” → “Yes””.
func Told(d *model.Definitions, run []finding.Step) []problem.Text {
	names := namesIn(d)
	told := make([]problem.Text, len(run))
	for i := range run {
		told[i] = problem.Both(func(l problem.Language) string { return names.tell(&run[i], l) })
	}
	return told
}

func (n names) tell(s *finding.Step, l problem.Language) string {
	say := func(en, zh, name string) string { return problem.Say(en, zh, name).In(l) }
	var parts []string
	switch s.Deed {
	case finding.Start:
		parts = append(parts, say("begin at “%s”", "从“%s”开始", n.of(s.Element)))
		for _, other := range s.Others {
			parts = append(parts, say("and at “%s”", "并从“%s”开始", n.of(other)))
		}
	case finding.Finish:
		parts = append(parts, say("finish “%s”", "完成“%s”", n.of(s.Element)))
	case finding.Happen:
		parts = append(parts, say("“%s” happens", "“%s”发生", n.of(s.Element)))
	case finding.Decide:
		parts = append(parts, say("“%s” decides", "“%s”作出选择", n.of(s.Element)))
	}
	for _, c := range s.Choices {
		if len(c.Flows) > 0 {
			parts = append(parts, "“"+n.of(c.Element)+"” → "+n.ends(c.Flows))
		}
	}
	return strings.Join(parts, problem.Text{EN: ", ", ZH: "，"}.In(l))
}

// names are what elements are called, and where flows lead.
type names struct {
	label map[model.ID]string
	end   map[model.ID]model.ID
}

func namesIn(d *model.Definitions) names {
	n := names{map[model.ID]string{}, map[model.ID]model.ID{}}
	for _, p := range d.Processes {
		n.flows(&p.Scope)
		p.Walk(func(m, _ *model.Node) {
			n.label[m.ID] = m.Label()
			if m.Activity != nil && m.Activity.Inside != nil {
				n.flows(m.Activity.Inside)
			}
		})
	}
	return n
}

func (n names) flows(s *model.Scope) {
	for _, f := range s.Flows {
		n.end[f.ID] = f.Target
	}
}

func (n names) of(id model.ID) string {
	if l := n.label[id]; l != "" {
		return l
	}
	return string(id)
}

func (n names) ends(flows []model.ID) string {
	var all []string
	for _, f := range flows {
		all = append(all, "“"+n.of(n.end[f])+"”")
	}
	return strings.Join(all, " + ")
}

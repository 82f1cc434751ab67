package walk

import (
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
)

// Tell is a step in words, without a full stop: “Approve” done, after 2 h.
func (g *Ground) Tell(s *Step) problem.Text {
	en, zh := figure.Length(s.After.Seconds(), problem.English), figure.Length(s.After.Seconds(), problem.Chinese)
	if s.Do == Wait {
		return problem.Say("time passes: %[1]s", "时间过去 %[2]s", en, zh)
	}
	what := g.deed(s)
	if s.After > 0 {
		return problem.Say("%[1]s, after %[2]s", "%[4]s后%[3]s", what.EN, en, what.ZH, zh)
	}
	return what
}

// deed is what is done, whenever.
func (g *Ground) deed(s *Step) problem.Text {
	name := g.Name(s.Element)
	switch s.Do {
	case Complete:
		return problem.Say("“%s” done", "完成“%s”", name)
	case Happen:
		return problem.Say("“%s” happens", "“%s”发生", name)
	}
	if len(s.Flows) == 0 {
		return problem.Say("“%s” decides", "“%s”作出选择", name)
	}
	var to []string
	for _, f := range s.Flows {
		to = append(to, "“"+g.Name(f)+"”")
	}
	return problem.Say("“%s” → %s", "“%s” → %s", name, strings.Join(to, " + "))
}

// TellStart is how a walk begins, in words.
func (g *Ground) TellStart(s *Start) problem.Text {
	at, err := g.startAt(s.Element)
	if err != nil {
		return problem.Say("begin", "开始")
	}
	return problem.Say("begin at “%s”", "从“%s”开始", g.net.Nodes[at].Label())
}

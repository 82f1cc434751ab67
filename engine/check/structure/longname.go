package structure

import (
	"unicode"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var longNameRule = finding.Rule{ID: "structure.long-name", Severity: finding.Info, Look: few(longName),
	Title:  problem.Text{EN: "A name that is a whole sentence", ZH: "名称过长"},
	Limits: []finding.Limit{{Name: "most", Default: 60, Min: 10, Means: problem.Text{EN: "letters in a name, a Chinese character counting for two", ZH: "名称的字符数（一个汉字计为两个字符）"}}}}

// longName finds names of flow nodes that do not fit into their shapes.
func longName(s *finding.Subject) finding.Findings {
	most := s.Limit("most")
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		name := spelled(n.Name)
		if long := width(name); float64(long) > most {
			found = append(found, finding.On(&n.Base,
				problem.Say("The name “%s” has %d characters; more than %g do not fit into the drawing.", "名称“%s”的长度为 %d，超过 %g 后图上放不下。", name, long, most),
				problem.Say("Shorten it, and put the rest into the documentation.", "请精简名称，其余内容写入说明。")))
		}
	})
	return found
}

// width is how much room a text takes, in Latin letters.
func width(text string) int {
	n := 0
	for _, r := range text {
		if n++; unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}

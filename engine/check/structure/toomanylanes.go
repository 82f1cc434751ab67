package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var tooManyLanesRule = finding.Rule{ID: "structure.too-many-lanes", Severity: finding.Info, Look: tooManyLanes,
	Title:  problem.Text{EN: "A process with too many lanes", ZH: "泳道过多的流程"},
	Limits: []finding.Limit{{Name: "most", Default: 12, Min: 1, Means: problem.Text{EN: "lanes of a process that hold no lanes themselves", ZH: "一个流程中最内层泳道的数量"}}}}

// tooManyLanes finds processes with more lanes than fit on a screen.
func tooManyLanes(s *finding.Subject) finding.Findings {
	most := s.Limit("most")
	var found finding.Findings
	for _, p := range s.Processes() {
		n := 0
		p.Lanes(func(l *model.Lane) {
			if l.Children == nil {
				n++
			}
		})
		if float64(n) > most {
			found = append(found, finding.On(&p.Base,
				problem.Say("Process “%s” has %d lanes; more than %g are hard to survey.", "流程“%s”有 %d 条泳道，超过 %g 条后难以阅读。", p.Label(), n, most),
				problem.Say("Split the process where the work is handed over, or put roles of one department into one lane.", "请在工作交接处拆分流程，或将同一部门的岗位合并到一条泳道。")))
		}
	}
	return found
}

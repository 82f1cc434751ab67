package report

import (
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// bottleneck is the role that work waits for most, with when that is worst; or the two
// that the replications do not tell apart.
func (x *explainer) bottleneck() {
	roles := x.report.Bottlenecks.Roles
	if len(roles) == 0 || roles[0].Waiting.Mean == nil || *roles[0].Waiting.Mean <= 0 {
		return
	}
	first := roles[0]
	wait := figureOf("bottlenecks/"+first.ID+"/waiting", first.Waiting, simulate.Nanoseconds)
	if len(roles) > 1 && !x.waitsMore(first.ID, roles[1].ID) {
		x.rivals(first, roles[1], wait)
		return
	}
	s := Sentence{Kind: "bottleneck", Role: first.ID, Figures: []Figure{wait}}
	if u := x.report.Roles[first.ID].Utilization; u.Mean != nil {
		s.Figures = append(s.Figures, figureOf("roles/"+first.ID+"/utilization", u, simulate.Share))
	}
	s.Text = problem.Both(func(l problem.Language) string {
		text := tell(l, "The bottleneck is %s: work waits for it %s per case", "瓶颈是%s：每个案例为其等待 %s", first.Name, wait.Text(l))
		if len(s.Figures) > 1 {
			text += tell(l, ", and it is busy %s of its time", "，其利用率为 %s", s.Figures[1].Text(l))
		}
		if first.Peak != nil {
			text += tell(l, "; most of all %s", "；最严重的时段是%s", first.Peak.Text(l))
		}
		return text + tell(l, ".", "。")
	})
	x.add(s)
}

// rivals are two roles of which the replications do not tell for which work waits longer.
func (x *explainer) rivals(first, second Bottleneck, wait Figure) {
	other := figureOf("bottlenecks/"+second.ID+"/waiting", second.Waiting, simulate.Nanoseconds)
	x.add(Sentence{Kind: "bottleneck", Role: first.ID, Figures: []Figure{wait, other}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "Work waits most for %s (%s per case) and %s (%s); the runs do not tell which of the two holds it up more.", "等待最多的角色是%s（每案例 %s）和%s（%s），两者孰为瓶颈尚无法区分。",
			first.Name, wait.Text(l), second.Name, other.Text(l))
	})})
}

// waitsMore says whether work waits more for one role than for another, beyond doubt.
func (x *explainer) waitsMore(role, other string) bool {
	callers := callersOf(x.program)
	at := func(id string) []float64 {
		i := slices.IndexFunc(x.program.Roles, func(r compile.Role) bool { return r.ID == id })
		return callers[i].waiting(x.result)
	}
	return ahead(at(role), at(other))
}

// Text is the peak in words: Monday, 9 to 12.
func (p *Peak) Text(l problem.Language) string {
	days := [...]problem.Text{{EN: "Monday", ZH: "周一"}, {EN: "Tuesday", ZH: "周二"}, {EN: "Wednesday", ZH: "周三"}, {EN: "Thursday", ZH: "周四"},
		{EN: "Friday", ZH: "周五"}, {EN: "Saturday", ZH: "周六"}, {EN: "Sunday", ZH: "周日"}}
	return tell(l, "on %s from %d to %d", "%s %d–%d 点", days[p.Day-1].In(l), p.From, p.To)
}

package report

import (
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// duties are what RACI brings: how long cases wait for advice and approval, and whom the
// duties beside the work take most of the time.
func (x *explainer) duties() {
	x.dutyWait()
	x.dutyLoad()
}

// dutyWait is how long cases wait for those consulted and accountable.
func (x *explainer) dutyWait() {
	waits := make([]float64, len(x.result.Waits[simulate.ForConsultation]))
	for k, values := range x.result.Waits {
		for i := range waits {
			if cause := simulate.Cause(k); cause == simulate.ForConsultation || cause == simulate.ForApproval {
				waits[i] += values[i]
			}
		}
	}
	f := figureAmong("waiting/consultation+approval", waits, second, simulate.Nanoseconds)
	whole := x.altogether(x.rankedCauses())
	if !(f.Value > 0) {
		return
	}
	share := Figure{Name: "waiting/consultation+approval/share", Value: f.Value / whole.Value, Unit: simulate.Share}
	x.add(Sentence{Kind: "raci-wait", Figures: []Figure{f, share, whole}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "Advice (C) and approval (A) make a case wait for %s, %s of the %s that all its branches wait.", "咨询（C）与审批（A）使每个案例等待 %[1]s，占各分支等待合计（%[3]s）的 %[2]s。", f.Text(l), share.Text(l), whole.Text(l))
	})})
}

// dutyLoad is the role whose people spend most hours on duties beside work of their own.
func (x *explainer) dutyLoad() {
	found := -1
	var most []float64
	for i := range x.result.Roles {
		if hours := beside(&x.result.Roles[i]); mean(hours) > mean(most) {
			most, found = hours, i
		}
	}
	if found < 0 {
		return
	}
	id, name := x.program.Roles[found].ID, x.program.Roles[found].Name
	time := figureAmong("roles/"+id+"/duties", most, second, simulate.Nanoseconds)
	share := Figure{Name: "roles/" + id + "/duties/share", Value: time.Value / x.report.Roles[id].Busy, Unit: simulate.Share}
	cost := figureAmong("roles/"+id+"/duties/cost", x.result.Roles[found].DutyCost, unit, simulate.Millionths)
	s := Sentence{Kind: "raci-load", Role: id, Figures: []Figure{time, share}}
	if cost.Value > 0 {
		s.Figures = append(s.Figures, cost)
	}
	s.Text = problem.Both(func(l problem.Language) string {
		text := tell(l, "In a run, %s spends %s on approving (A), advising (C) and reading (I), %s of all its work", "每次仿真中，%s用于审批（A）、咨询（C）和阅知（I）的时间为 %s，占其工作量的 %s", name, hours(time, l), share.Text(l))
		if cost.Value > 0 {
			text += tell(l, "; that costs %s", "；成本为 %s", cost.Text(l)+currencyOf(x.report))
		}
		return text + tell(l, ".", "。")
	})
	x.add(s)
}

// beside is the time of a role's people that goes into consultation, approval and reading,
// by replication.
func beside(r *simulate.Role) []float64 {
	all := make([]float64, len(r.Available))
	for k, name := range simulate.PieceNames {
		if name != "consult" && name != "approve" && name != "inform" {
			continue
		}
		for i := range all {
			all[i] += r.Busy[k][i]
		}
	}
	return all
}

// hours is working time for people: a day of it is not 24 hours.
func hours(f Figure, l problem.Language) string {
	text := figure.Number(f.Value/3600, 1)
	if f.HalfWidth != nil {
		text += " ± " + figure.Number(*f.HalfWidth/3600, 1)
	}
	return text + tell(l, " h", " 小时")
}

// figureAmong is what replications gave as a figure.
func figureAmong(name string, values []float64, scale float64, u simulate.Unit) Figure {
	mean, half := interval(values, scale)
	return Figure{Name: name, Value: *mean, HalfWidth: half, Unit: u}
}

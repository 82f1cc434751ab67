package report

import (
	"strings"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// explainer tells what a report says in sentences that a manager reads. Superlatives
// (“most”, “the bottleneck”) are only told where the replications bear them out: the
// difference to the next one is beyond its 95 % interval, replication by replication.
type explainer struct {
	program *compile.Program
	result  *simulate.Result
	report  *Report
	said    []Sentence
}

// sentences tell the report, the most important first.
func sentences(p *compile.Program, r *simulate.Result, report *Report) []Sentence {
	x := &explainer{program: p, result: r, report: report, said: []Sentence{}}
	switch {
	case r.Completed == 0:
		x.add(Sentence{Kind: "none-completed", Text: problem.Say("Not one case was completed, so nothing can be said of how long cases take.", "没有任何案例完成，无法说明案例需要多长时间。")})
	case report.Process.CycleTime.Mean == nil:
		x.add(Sentence{Kind: "none-completed", Text: problem.Say("Every case that was completed belongs to the warm-up, so nothing can be said of how long cases take.", "完成的案例全部属于预热期，不计入统计，无法说明案例需要多长时间。")})
	}
	x.cycle()
	x.causes()
	x.pauses()
	x.bottleneck()
	x.promises()
	x.duties()
	x.rework()
	x.thrown()
	x.ruleless()
	x.money()
	x.beside()
	x.unfinished()
	x.runOut()
	return x.said
}

func (x *explainer) add(s Sentence) {
	if s.Figures == nil {
		s.Figures = []Figure{}
	}
	x.said = append(x.said, s)
}

// cycle is how long cases take, and how much of that is work.
func (x *explainer) cycle() {
	t, work := x.report.Process.CycleTime, x.report.Process.Processing
	if t.Mean == nil {
		return
	}
	mean, half, tail := figureOf("cycleTime", t, simulate.Nanoseconds), part("cycleTime/p50", *t.P50), part("cycleTime/p90", *t.P90)
	x.add(Sentence{Kind: "cycle-time", Figures: []Figure{mean, half, tail}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "A case takes %s on average. Half of them are through in %s; one in ten takes longer than %s.", "一个案例平均需要 %s；半数案例在 %s内完成，十分之一超过 %s。",
			mean.Text(l), half.Text(l), tail.Text(l))
	})})
	if work.Mean == nil || *work.Mean <= 0 || *work.Mean >= *t.Mean {
		return
	}
	w := figureOf("processingTime", work, simulate.Nanoseconds)
	s := Figure{Name: "processingTime/cycleTime", Value: *work.Mean / *t.Mean, Unit: simulate.Share}
	x.add(Sentence{Kind: "work-share", Figures: []Figure{w, s}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "People work on it for %s: %s of that time.", "其中实际作业 %s，占周期时间的 %s。", w.Text(l), s.Text(l))
	})})
}

// causes are what cases wait for: the cause with the most waiting, or those that the
// replications do not tell apart from it.
func (x *explainer) causes() {
	ranked := x.rankedCauses()
	if len(ranked) == 0 || ranked[0].mean == 0 {
		return
	}
	whole := x.altogether(ranked)
	first := ranked[0]
	f := figureOf("waiting/"+first.name, x.report.Process.Waiting[first.name], simulate.Nanoseconds)
	share := Figure{Name: "waiting/" + first.name + "/share", Value: first.mean / second / whole.Value, Unit: simulate.Share}
	if rival := first.rival(ranked[1:]); rival != nil {
		x.undecided(first, *rival, f)
		return
	}
	step, id := x.mostOf(first.name)
	x.add(Sentence{Kind: "cause", Element: id, Figures: []Figure{f, share, whole}, Text: problem.Both(func(l problem.Language) string {
		text := tell(l, "Cases wait most %s: %s each, %s of the %s that all branches of a case wait", "案例等待的首要原因是%s：每案例 %[2]s，占各分支等待合计（%[4]s）的 %[3]s", causeWords[first.cause].In(l), f.Text(l), share.Text(l), whole.Text(l))
		if step != "" {
			text += tell(l, "; most of it at “%s”", "；主要发生在“%s”", step)
		}
		return text + tell(l, ".", "。")
	})})
}

// undecided names two causes of which the replications do not tell which is larger.
func (x *explainer) undecided(first, rival cause, f Figure) {
	other := figureOf("waiting/"+rival.name, x.report.Process.Waiting[rival.name], simulate.Nanoseconds)
	x.add(Sentence{Kind: "cause", Figures: []Figure{f, other}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "Cases wait longest %s (%s each) and %s (%s); the runs do not tell which of the two is longer.", "案例等待的主要原因是%s（每案例 %s）和%s（%s），两者孰多尚无法区分。",
			causeWords[first.cause].In(l), f.Text(l), causeWords[rival.cause].In(l), other.Text(l))
	})})
}

// promises are those that are kept in less than 95 of 100 cases, the worst first.
func (x *explainer) promises() {
	type kept struct {
		*Promise
		measure, element string
		what             problem.Text
	}
	var all []kept
	if p := x.report.Process.Promise; p != nil {
		all = append(all, kept{p, "kept", "", problem.Say("The promise for whole cases", "整个案例的时限承诺")})
	}
	for _, at := range x.program.Tasks {
		node := x.program.Net.Nodes[at].Node
		id, e := string(node.ID), x.report.Elements[string(node.ID)]
		if e.Started != nil {
			all = append(all, kept{e.Started, "tasks/" + id + "/started", id, problem.Say("The promise to begin “%s”", "“%s”的开始时限", node.Label())})
		}
		if e.Completed != nil {
			all = append(all, kept{e.Completed, "tasks/" + id + "/kept", id, problem.Say("The promise to complete “%s”", "“%s”的完成时限", node.Label())})
		}
	}
	stable(all, func(p kept) float64 { return -shareOf(p.Promise) })
	told := 0
	for _, p := range all {
		if p.Share.Mean == nil || *p.Share.Mean >= goodShare || told == mostPromises {
			continue
		}
		told++
		f := figureOf(p.measure, p.Share, simulate.Share)
		s := Sentence{Kind: "promise", Element: p.element, Figures: []Figure{f}}
		if p.Lateness != nil {
			s.Figures = append(s.Figures, Figure{Name: p.measure + "/lateness", Value: *p.Lateness, Unit: simulate.Nanoseconds})
		}
		s.Text = problem.Both(func(l problem.Language) string {
			text := tell(l, "%s is kept in %s of cases", "%s达成率为 %s", p.what.In(l), f.Text(l))
			if p.Lateness != nil {
				text += tell(l, "; those that are late are %s late on average", "；逾期案例平均超时 %s", s.Figures[1].Text(l))
			}
			return text + tell(l, ".", "。")
		})
		x.add(s)
	}
}

const (
	goodShare    = 0.95 // of promises kept: no news
	mostPromises = 3
)

func shareOf(p *Promise) float64 {
	if p.Share.Mean == nil {
		return 1
	}
	return *p.Share.Mean
}

// money is the largest driver of cost.
func (x *explainer) money() {
	total, most, driver := 0., 0., -1
	for k, name := range simulate.DriverNames {
		s, spent := x.report.Money[name]
		if !spent || name == "revenue" || s.Mean == nil {
			continue
		}
		total += *s.Mean
		if *s.Mean > most {
			most, driver = *s.Mean, k
		}
	}
	if driver < 0 || total <= 0 {
		return
	}
	name := simulate.DriverNames[driver]
	f := figureOf("money/"+name, x.report.Money[name], simulate.Millionths)
	share := Figure{Name: "money/" + name + "/share", Value: most / total, Unit: simulate.Share}
	x.add(Sentence{Kind: "money", Figures: []Figure{f, share}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "A run costs most for %s: %s, %s of all cost.", "费用最多的是%s：每次仿真 %s，占总成本的 %s。", simulate.DriverLabel(driver).In(l), f.Text(l)+currencyOf(x.report), share.Text(l))
	})})
}

// ofRun are the drivers of cost that are, all or in part, of the run and not of a case.
var ofRun = map[string]problem.Text{"automation": {EN: "automation that is built or paid by the month", ZH: "自动化的建设与月费"},
	"stock": {EN: "stock ordered", ZH: "采购"}, "holding": {EN: "stock kept", ZH: "库存持有"}, "idle": {EN: "idle time", ZH: "空闲工时"}}

// beside says what the cost per case leaves out, where there is any of it.
func (x *explainer) beside() {
	var left []problem.Text
	for _, name := range simulate.DriverNames {
		if s := x.report.Money[name]; ofRun[name] != (problem.Text{}) && s.Mean != nil && *s.Mean > 0 {
			left = append(left, ofRun[name])
		}
	}
	if len(left) == 0 || x.report.Process.Cost.Mean == nil {
		return
	}
	x.add(Sentence{Kind: "cost-of-run", Text: problem.Both(func(l problem.Language) string {
		names := make([]string, len(left))
		for i := range left {
			names[i] = left[i].In(l)
		}
		return tell(l, "The cost per case leaves out what is of the run and not of one case: %s.", "单案例成本不含属于整次仿真的费用：%s。", strings.Join(names, tell(l, ", ", "、")))
	})})
}

func currencyOf(r *Report) string {
	if r.Currency == "" {
		return ""
	}
	return " " + r.Currency
}

// unfinished warns where the figures are those of the quicker cases.
func (x *explainer) unfinished() {
	c := x.report.Cases
	if c.Completed == 0 || c.Unfinished*20 <= c.Started {
		return
	}
	f := Figure{Name: "cases/unfinished", Value: float64(c.Unfinished) / float64(c.Started), Unit: simulate.Share}
	x.add(Sentence{Kind: "unfinished", Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "%s of the cases were not finished when the run ended; the times above are those of the others.", "运行结束时有 %s 的案例未完成；以上时间只反映已完成的案例。", f.Text(l))
	})})
}

// figureOf is a statistic as a figure. It must have a mean.
func figureOf(name string, s Statistic, u simulate.Unit) Figure {
	return Figure{Name: name, Value: *s.Mean, HalfWidth: s.HalfWidth, Unit: u}
}

func part(name string, seconds float64) Figure {
	return Figure{Name: name, Value: seconds, Unit: simulate.Nanoseconds}
}

// tell is a piece of a sentence in one language.
func tell(l problem.Language, en, zh string, args ...any) string {
	return problem.Say(en, zh, args...).In(l)
}

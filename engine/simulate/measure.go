package simulate

import (
	"fmt"
	"strings"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Unit is what a measure counts.
type Unit string

// Units, as reports name them.
const (
	Nanoseconds Unit = "time"
	Millionths  Unit = "money"
	Share       Unit = "share"
	Count       Unit = "count"
)

// Better says which way a measure is to go.
type Better string

// Which way is better, as reports name it. Neither is for what only describes a process.
const (
	Less    Better = "less"
	More    Better = "more"
	Neither Better = "neither"
)

// Measure is one number of which each replication gives one: the mean cycle time of its
// cases, the utilization of a role. Precision is asked of one, and scenarios are compared
// by them.
//
// Names are paths: cycleTime, cycleTime/p90, waiting/offShift, tasks/ID/waitTime,
// roles/ID/utilization, money/labour; Measures lists those of a program.
type Measure struct {
	Name   string
	Label  problem.Text
	Unit   Unit
	Better Better
	of     func(*Result) []float64
}

// By is what each replication gave, in the measure's unit; NaN where it gave nothing.
func (m *Measure) By(r *Result) []float64 { return m.of(r) }

// Measures are all measures of a program, those of the process first. Reports name them
// in this order.
func Measures(p *compile.Program) []Measure {
	all := processMeasures(p)
	names := map[string]int{}
	for _, at := range p.Tasks {
		names[p.Net.Nodes[at].Label()]++
	}
	for _, at := range p.Tasks {
		name := p.Net.Nodes[at].Label()
		if names[name] > 1 {
			name += " " + string(p.Net.Nodes[at].ID)
		}
		all = append(all, taskMeasures(p, at, name)...)
	}
	for i := range p.Roles {
		all = append(all, roleMeasures(&p.Roles[i], i)...)
	}
	all = append(all, Measure{"money/total", say("total cost of a run", "每次仿真的总成本"), Millionths, Less, (*Result).spent})
	for k, name := range DriverNames {
		better := Less
		if driver(k) == revenue {
			better = More
		}
		all = append(all, Measure{"money/" + name, driverLabels[k], Millionths, better, func(r *Result) []float64 { return r.Money[k] }})
	}
	return all
}

// MeasureOf is the measure of a program with a name, without regard to upper and lower
// case. Any other name is a *problem.Problem.
func MeasureOf(p *compile.Program, name string) (*Measure, error) {
	all := Measures(p)
	for i := range all {
		if strings.EqualFold(all[i].Name, name) {
			return &all[i], nil
		}
	}
	return nil, problem.New("simulate.no-such-measure",
		problem.Say("There is no measure %q of this process.", "此流程没有名为 %q 的指标。", name),
		problem.Say("Write cycleTime, cycleTime/p90, waitTime, cost, throughput, kept, waiting/CAUSE, tasks/ID/waitTime or roles/ID/utilization.",
			"可用的指标：cycleTime、cycleTime/p90、waitTime、cost、throughput、kept、waiting/原因、tasks/ID/waitTime、roles/ID/utilization。"))
}

func processMeasures(p *compile.Program) []Measure {
	all := []Measure{
		{"cycleTime", say("cycle time", "周期时间"), Nanoseconds, Less, func(r *Result) []float64 { return r.Cycle.Means }},
		{"cycleTime/p90", say("cycle time of nine cases in ten", "九成案例的周期时间"), Nanoseconds, Less, func(r *Result) []float64 { return r.Tail }},
		{"waitTime", say("waiting per case", "每案例等待时间"), Nanoseconds, Less, func(r *Result) []float64 { return r.Wait.Means }},
		{"processingTime", say("work per case", "每案例作业时间"), Nanoseconds, Less, func(r *Result) []float64 { return r.Processing.Means }},
		{"cost", say("cost per case", "单案例成本"), Millionths, Less, func(r *Result) []float64 { return r.Cost.Means }},
		{"throughput", say("cases completed per day", "每天完成的案例"), Count, More, (*Result).Throughput},
		{"arrivals", say("cases arriving per day", "每天到达的案例"), Count, Neither, (*Result).Arrivals},
		{"inProgress", say("cases under way", "在办案例数"), Count, Less, func(r *Result) []float64 { return r.InProgress.Means }},
	}
	if p.Scenario.Promise != nil {
		all = append(all, Measure{"kept", say("promise kept", "承诺达成率"), Share, More, func(r *Result) []float64 { return r.Completions.Shares }})
	}
	for k, name := range CauseNames {
		all = append(all, Measure{"waiting/" + name, causeLabels[k], Nanoseconds, Less, func(r *Result) []float64 { return r.Waits[k] }})
	}
	return all
}

func taskMeasures(p *compile.Program, at token.NodeID, name string) []Measure {
	under := fmt.Sprintf("tasks/%s/", p.Net.Nodes[at].ID)
	of := func(m func(*Element) []float64) func(*Result) []float64 {
		return func(r *Result) []float64 { return m(&r.Elements[at]) }
	}
	all := []Measure{
		{under + "waitTime", say("waiting at “%s”", "“%s”的等待时间", name), Nanoseconds, Less, of(func(e *Element) []float64 { return e.Wait.Means })},
		{under + "serviceTime", say("work at “%s”", "“%s”的作业时间", name), Nanoseconds, Less, of(func(e *Element) []float64 { return e.Service.Means })},
		{under + "queueLength", say("queue at “%s”", "“%s”的排队数", name), Count, Less, of(func(e *Element) []float64 { return e.Queue.Means })},
		{under + "visits", say("times per case at “%s”", "“%s”的每案例次数", name), Count, Neither, of(func(e *Element) []float64 { return e.Visits.Means })},
		{under + "cost", say("cost of “%s”", "“%s”的成本", name), Millionths, Less, of(func(e *Element) []float64 { return e.Cost.Means })},
	}
	if more := p.Work[at].More; more != nil && more.Promise != nil {
		all = append(all,
			Measure{under + "started", say("“%s” begun in time", "“%s”按时开始率", name), Share, More, of(func(e *Element) []float64 { return e.Starts.Shares })},
			Measure{under + "kept", say("“%s” done in time", "“%s”按时完成率", name), Share, More, of(func(e *Element) []float64 { return e.Completions.Shares })})
	}
	return all
}

func roleMeasures(role *compile.Role, i int) []Measure {
	at := "roles/" + role.ID + "/"
	return []Measure{
		{at + "utilization", say("utilisation of %s", "%s的利用率", role.Name), Share, Neither, func(r *Result) []float64 { return r.Roles[i].Utilization() }},
		{at + "cost", say("cost of %s", "%s的成本", role.Name), Millionths, Less, func(r *Result) []float64 { return r.Roles[i].Cost }},
		{at + "overtime", say("overtime of %s", "%s的加班时间", role.Name), Nanoseconds, Less, func(r *Result) []float64 { return r.Roles[i].Overtime }},
	}
}

// spent is all cost of a run, by replication.
func (r *Result) spent() []float64 {
	all := make([]float64, r.Replications)
	for k := range r.Money {
		if driver(k) == revenue {
			continue
		}
		for i, amount := range r.Money[k] {
			all[i] += amount
		}
	}
	return all
}

func say(en, zh string, args ...any) problem.Text { return problem.Say(en, zh, args...) }

// causeLabels say what is waited for, in the order of CauseNames.
var causeLabels = [causes]problem.Text{
	{EN: "waiting until somebody is free", ZH: "等待人员空闲"},
	{EN: "waiting for the next shift", ZH: "等待上班"},
	{EN: "waiting for a batch", ZH: "等待凑批"},
	{EN: "waiting for advice (C)", ZH: "等待咨询（C）"},
	{EN: "waiting for approval (A)", ZH: "等待审批（A）"},
	{EN: "waiting for stock", ZH: "等待库存"},
	{EN: "waiting for events", ZH: "等待事件"},
	{EN: "work paused until the next shift", ZH: "班次结束，作业中断"},
}

// driverLabels say what money is for, in the order of DriverNames.
var driverLabels = [drivers]problem.Text{
	{EN: "work within shifts", ZH: "正常工时"}, {EN: "overtime", ZH: "加班"}, {EN: "idle time", ZH: "空闲工时"}, {EN: "each start of work", ZH: "按次计费"},
	{EN: "fixed costs of steps", ZH: "任务固定费用"}, {EN: "set-ups", ZH: "准备（换型）"}, {EN: "penalties", ZH: "违约金"}, {EN: "stock ordered", ZH: "采购"},
	{EN: "stock kept", ZH: "库存持有"}, {EN: "automation", ZH: "自动化"}, {EN: "revenue", ZH: "收入"},
}

// CauseLabel says what is waited for: an index into CauseNames.
func CauseLabel(cause int) problem.Text { return causeLabels[cause] }

// DriverLabel says what money is for: an index into DriverNames.
func DriverLabel(driver int) problem.Text { return driverLabels[driver] }

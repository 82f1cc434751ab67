package roi

import (
	"math"

	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// daysOfMonth is a year's twelfth.
const daysOfMonth = 365.25 / 12

// Range is an amount with the 95 % interval that comes from the runs alone. What a plan assumes has no interval.
type Range struct {
	Mean float64 `json:"mean"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Return is what one variant costs and brings against the base.
type Return struct {
	Variant       string          `json:"variant"`
	Currency      string          `json:"currency"`
	Months        int             `json:"months" doc:"How far it looks ahead"`
	CasesPerMonth float64         `json:"casesPerMonth"`
	Investment    float64         `json:"investment" doc:"Spent once"`
	Running       float64         `json:"running" doc:"Spent every month, less what the base's automation costs"`
	PerCase       *Range          `json:"perCase" doc:"Saved with each case; null where the runs give no interval"`
	PerMonth      *Range          `json:"perMonth" doc:"Saved in a month, less what runs"`
	Payback       *Range          `json:"payback" doc:"Months until the investment is back; null where that may be never"`
	Value         *Range          `json:"value" doc:"Net present value over the months"`
	Share         *Range          `json:"share" doc:"Value as a share of the investment; null without one"`
	Verdict       Verdict         `json:"verdict" doc:"pays, costs or open"`
	Sentence      report.Sentence `json:"sentence"`
	Items         []Line          `json:"items" doc:"What the investment and the running cost are made of"`
	Assumptions   []problem.Text  `json:"assumptions"`
}

// Verdict says whether a change is worth its money over the months.
type Verdict string

// Verdicts. Open: the interval of the value holds 0, or there is none, or nothing is spent that would have to come back.
const (
	Pays  Verdict = "pays"
	Costs Verdict = "costs"
	Open  Verdict = "open"
)

// Line is one amount that went into a sum.
type Line struct {
	Name    string  `json:"name"`
	Amount  float64 `json:"amount"`
	Monthly bool    `json:"monthly" doc:"Every month rather than once"`
	Planned bool    `json:"planned" doc:"From the plan rather than from the scenario's automation"`
}

// Of works out what each variant of a comparison is worth. Scenarios are those compared, the base first. Without cost in the
// comparison there is nothing to work out: a *problem.Problem.
func Of(c *experiment.Comparison, scenarios []*scenario.Scenario, p *Plan) ([]Return, error) {
	cost := c.Row("cost")
	if cost == nil {
		return nil, problem.New("roi.no-cost", problem.Say("No case costs anything in these scenarios, so nothing can be saved.", "这些情景中案例没有任何成本，无从测算节省。"),
			problem.Say("Say what an hour of each role costs, then compare again.", "请先填写各角色的小时成本，再作比较。"))
	}
	all := []Return{}
	for i, s := range scenarios[1:] {
		r := Return{Variant: c.Variants[i+1].Name, Currency: c.Currency, Months: p.Months, CasesPerMonth: p.CasesPerMonth, Items: []Line{}}
		if r.Months == 0 {
			r.Months = usualMonths
		}
		if r.CasesPerMonth == 0 {
			r.CasesPerMonth = arriving(c) * daysOfMonth
		}
		r.spend(scenarios[0].Automation, s.Automation, p)
		r.save(cost.Differences[i], p.DiscountRate)
		r.Assumptions = r.assumptions(scenarios[0], s, p)
		if len(r.Items) == 0 { // nothing is spent: there is no question
			r.Verdict = Open
		}
		r.Sentence = r.sentence(headcount(scenarios[0], s))
		all = append(all, r)
	}
	return all, nil
}

// arriving is how many cases come per day to the base while cases come: the time that the last ones take besides is in the
// throughput. Comparisons of earlier versions have the throughput only.
func arriving(c *experiment.Comparison) float64 {
	for _, measure := range []string{"arrivals", "throughput"} {
		if row := c.Row(measure); row != nil && row.Estimates[0].Mean != nil {
			return *row.Estimates[0].Mean
		}
	}
	return 0
}

// spend sums up what is spent. Automation that the base has under the same name is there already; where it costs another
// amount a month, the difference counts.
func (r *Return) spend(before, after []*scenario.Automation, p *Plan) {
	had := map[string]*scenario.Automation{}
	for _, a := range before {
		had[a.Name] = a
		r.line(a.Name, -amount(a.PerMonth), true, false)
	}
	for _, a := range after {
		if had[a.Name] == nil {
			r.line(a.Name, amount(a.Build), false, false)
		}
		r.line(a.Name, amount(a.PerMonth), true, false)
	}
	for _, i := range p.Investment {
		r.line(i.Name, amount(i.Amount), false, true)
	}
	for _, i := range p.Running {
		r.line(i.Name, amount(i.Amount), true, true)
	}
}

// line adds an amount, to the line of the same name and kind if there is one. Lines that cancel out go.
func (r *Return) line(name string, v float64, monthly, planned bool) {
	if monthly {
		r.Running += v
	} else {
		r.Investment += v
	}
	for i := range r.Items {
		if l := &r.Items[i]; l.Name == name && l.Monthly == monthly && l.Planned == planned {
			if l.Amount += v; math.Abs(l.Amount) < 5e-7 {
				r.Items = append(r.Items[:i], r.Items[i+1:]...)
			}
			return
		}
	}
	if v != 0 {
		r.Items = append(r.Items, Line{name, v, monthly, planned})
	}
}

// amount is money in whole units of the currency.
func amount(m scenario.Money) float64 { return float64(m) / 1e6 }

// save works out what comes back. A month's saving is the same in all months, so the value is an annuity less the investment:
// saving · (1 − (1+r)⁻ⁿ) / r, with r the rate of a month that makes up the year's.
func (r *Return) save(d experiment.Difference, rate float64) {
	r.Verdict = Open
	if d.Mean == nil || d.HalfWidth == nil {
		return
	}
	r.PerCase = &Range{-*d.Mean, -*d.Mean - *d.HalfWidth, -*d.Mean + *d.HalfWidth}
	r.PerMonth = r.PerCase.by(func(v float64) float64 { return v*r.CasesPerMonth - r.Running })
	worth := float64(r.Months)
	if monthly := math.Pow(1+rate, 1.0/12) - 1; monthly > 0 {
		worth = (1 - math.Pow(1+monthly, -worth)) / monthly
	}
	r.Value = r.PerMonth.by(func(v float64) float64 { return v*worth - r.Investment })
	if r.Investment > 0 {
		r.Share = r.Value.by(func(v float64) float64 { return v / r.Investment })
	}
	if r.PerMonth.Low > 0 {
		r.Payback = &Range{r.Investment / r.PerMonth.Mean, r.Investment / r.PerMonth.High, r.Investment / r.PerMonth.Low}
	}
	switch {
	case r.Value.Low > 0:
		r.Verdict = Pays
	case r.Value.High < 0:
		r.Verdict = Costs
	}
}

// headcount says whether a variant has other numbers of people than the base.
func headcount(base, variant *scenario.Scenario) bool {
	for id, after := range variant.Roles {
		if before := base.Roles[id]; before != nil && before.Headcount != after.Headcount {
			return true
		}
	}
	return false
}

// by changes all three numbers by a function that keeps their order.
func (r Range) by(f func(float64) float64) *Range { return &Range{f(r.Mean), f(r.Low), f(r.High)} }

package roi

import (
	"maps"
	"math"
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// sentence says in plain words whether the change is worth its money.
func (r *Return) sentence() report.Sentence {
	s := report.Sentence{Kind: "roi", Figures: []report.Figure{}}
	if r.Value == nil {
		s.Text = problem.Say("One replication of “%s” does not show what it saves.", "“%s”只重复一次，不能说明能节省多少。", r.Variant)
		return s
	}
	half := (r.Value.High - r.Value.Low) / 2
	s.Figures = append(s.Figures, report.Figure{Name: "roi/value", Value: r.Value.Mean, HalfWidth: &half, Unit: simulate.Millionths})
	s.Text = problem.Both(func(l problem.Language) string {
		say := func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) }
		money := r.money(math.Abs(r.Value.Mean)) + " ± " + r.money(half)
		switch r.Verdict {
		case Pays:
			return say("“%s” pays: %s%s ahead over %d months.", "“%s”值得投入：%s%[4]d 个月净收益 %[3]s。", r.Variant, r.back(l), money, r.Months)
		case Costs:
			return say("“%[1]s” does not pay: over %[3]d months it costs %[2]s more than it saves.", "“%[1]s”不划算：%[3]d 个月内净支出 %[2]s。", r.Variant, money, r.Months)
		}
		return say("The runs do not show whether “%[1]s” pays: over %[4]d months it brings between %[2]s and %[3]s.", "仿真尚不能说明“%[1]s”是否划算：%[4]d 个月的净收益在 %[2]s 到 %[3]s 之间。",
			r.Variant, r.money(r.Value.Low), r.money(r.Value.High), r.Months)
	})
	return s
}

// back says when the investment is back, as the first half of a sentence; empty without an investment.
func (r *Return) back(l problem.Language) string {
	if r.Payback == nil || r.Investment == 0 {
		return ""
	}
	return problem.Say("the investment is back after %s months (%s to %s), and it is ", "%s 个月收回投资（%s 到 %s 个月），",
		figure.Number(r.Payback.Mean, 1), figure.Number(r.Payback.Low, 1), figure.Number(r.Payback.High, 1)).In(l)
}

func (r *Return) money(v float64) string {
	text := figure.Number(v, 0)
	if r.Currency != "" {
		text += " " + r.Currency
	}
	return text
}

// assumptions lists what the answer rests on, so that whoever decides can doubt it.
func (r *Return) assumptions(base, variant *scenario.Scenario, p *Plan) []problem.Text {
	all := []problem.Text{}
	add := func(en, zh string, args ...any) { all = append(all, problem.Say(en, zh, args...)) }
	if p.CasesPerMonth > 0 {
		add("A month brings %s cases, as the plan says.", "每月 %s 个案例（按测算文件）。", figure.Number(r.CasesPerMonth, 0))
	} else {
		add("A month brings %s cases: as many as “%s” completes.", "每月 %s 个案例：按“%s”的完成量推算。", figure.Number(r.CasesPerMonth, 0), base.Name)
	}
	add("All months are alike for %d months; nothing saves before everything is in place, and everything is in place at once.", "%d 个月内每月相同；投入后立即全部生效。", r.Months)
	add("What a case saves is the difference in its cost on the same chance; the interval is that of the runs, not of the plan’s amounts.", "单案例节省为相同随机条件下的成本之差；区间只来自仿真，不含测算文件中金额的不确定性。")
	add("Hours that are no longer worked are money only where people do something else in them; hours without work are not counted.", "节省的工时只有转作他用才算真正节省；空闲工时不计入成本。")
	for _, id := range slices.Sorted(maps.Keys(variant.Roles)) {
		after := variant.Roles[id]
		if before := base.Roles[id]; before != nil && before.Headcount != after.Headcount {
			name := after.Name
			if name == "" {
				name = id
			}
			add("%[1]s: %[2]d people instead of %[3]d. What they cost beside the hours they work is not in it; add it to what runs.", "%[1]s由 %[3]d 人变为 %[2]d 人。工时以外的用人成本未计入，请列入每月支出。", name, after.Headcount, before.Headcount)
		}
	}
	if p.DiscountRate > 0 {
		add("Money of next year is worth %s less.", "年折现率 %s。", figure.Percent(p.DiscountRate))
	} else {
		add("Money of next year is worth as much as today’s.", "未作折现。")
	}
	return all
}

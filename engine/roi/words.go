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

// sentence says in plain words whether the change is worth its money. Staffed: the variant has
// other numbers of people, of whom only the hours worked are in the cost of a case.
func (r *Return) sentence(staffed bool) report.Sentence {
	s := report.Sentence{Kind: "roi", Figures: []report.Figure{}}
	if r.Value == nil {
		s.Text = problem.Say("One replication of “%s” does not show what it saves.", "“%s”只重复一次，不能说明能节省多少。", r.Variant)
		return s
	}
	half := (r.Value.High - r.Value.Low) / 2
	s.Figures = append(s.Figures, report.Figure{Name: "roi/value", Value: r.Value.Mean, HalfWidth: &half, Unit: simulate.Millionths})
	s.Text = problem.Both(func(l problem.Language) string { return r.verdict(l, half) + r.idle(l, staffed) })
	return s
}

// idle says beside the verdict what it leaves out where people are hired or let go.
func (r *Return) idle(l problem.Language, staffed bool) string {
	if !staffed {
		return ""
	}
	return problem.Say(" The numbers of people differ, and hours without work cost nothing here: add what people cost beside the hours they work to what runs.", "两者人数不同，而空闲工时在此不计成本：请把工时以外的用人成本列入每月支出。").In(l)
}

// verdict is whether the change is worth its money.
func (r *Return) verdict(l problem.Language, half float64) string {
	say := func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) }
	money := r.money(math.Abs(r.Value.Mean)) + " ± " + r.money(half)
	switch {
	case len(r.Items) == 0:
		return r.saving(l) + say(" No investment and no running cost is given, so there is no verdict.", "未填写投入或每月支出，因此不作投资判断。")
	case r.Verdict == Pays:
		return say("“%s” pays: %s%s ahead over %d months.", "“%s”值得投入：%s%[4]d 个月净收益 %[3]s。", r.Variant, r.back(l), money, r.Months)
	case r.Verdict == Costs:
		return say("“%[1]s” does not pay: over %[3]d months it costs %[2]s more than it saves.", "“%[1]s”不划算：%[3]d 个月内净支出 %[2]s。", r.Variant, money, r.Months)
	}
	return say("The runs do not show whether “%[1]s” pays: over %[4]d months it brings between %[2]s and %[3]s.", "仿真尚不能说明“%[1]s”是否划算：%[4]d 个月的净收益在 %[2]s 到 %[3]s 之间。",
		r.Variant, r.money(r.Value.Low), r.money(r.Value.High), r.Months)
}

// saving is what a case costs less or more, as far as the runs show it.
func (r *Return) saving(l problem.Language) string {
	say := func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) }
	cents := func(v float64) string { return figure.Number(v, 2) }
	p := r.PerCase
	switch {
	case p.Low > 0:
		return say("A case of “%s” costs %s to %s less.", "“%s”单案例成本降低 %s 到 %s。", r.Variant, cents(p.Low), cents(p.High))
	case p.High < 0:
		return say("A case of “%s” costs %s to %s more.", "“%s”单案例成本上升 %s 到 %s。", r.Variant, cents(-p.High), cents(-p.Low))
	}
	return say("The runs do not show whether a case of “%s” costs less: between %s more and %s less.", "仿真尚不能说明“%s”的单案例成本是否降低：在上升 %s 到降低 %s 之间。", r.Variant, cents(-p.Low), cents(p.High))
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
		add("A month brings %s cases: as many as come to “%s” while cases come in its run.", "每月 %s 个案例：按“%s”仿真中案例到达期间的到达量推算。", figure.Number(r.CasesPerMonth, 0), base.Name)
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

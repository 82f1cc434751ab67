package cli

import (
	"slices"

	"sandtable/engine/figure"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// perDriver is what money is spent on, the most first, and what comes in.
func (c *console) perDriver(r *report.Report) string {
	spent := byMean(r.Money, func(s report.Statistic) report.Statistic { return s })
	spent = slices.DeleteFunc(spent, func(driver string) bool { return driver == "revenue" })
	_, earns := r.Money["revenue"]
	if len(spent) == 0 && !earns {
		return ""
	}
	total := 0.0
	for _, driver := range spent {
		total += value(r.Money[driver].Mean)
	}
	t := table{left: 1}
	title := c.say("Money, per replication", "费用（每次重复）")
	if r.Currency != "" {
		title = c.say("Money, per replication, %s", "费用（每次重复，%s）", fit(r.Currency, 8))
	}
	t.row(title, c.say("mean", "平均"), c.say("share", "占比"))
	for _, driver := range spent {
		s := r.Money[driver]
		share := nothing
		if total > 0 {
			share = figure.Percent(value(s.Mean) / total)
		}
		t.row(c.driver(driver), same(hundredth).mean(s), share)
	}
	if earns {
		t.row(c.say("all costs", "费用合计"), hundredth(total), "")
		t.row(c.say("revenue", "收入"), same(hundredth).mean(r.Money["revenue"]), "")
		t.row(c.say("result", "损益"), hundredth(value(r.Money["revenue"].Mean)-total), "")
	}
	return t.String()
}

// driver is what drives a cost, in words.
func (c *console) driver(name string) string {
	if k := slices.Index(simulate.DriverNames[:], name); k >= 0 {
		return simulate.DriverLabel(k).In(c.language)
	}
	return fit(name, nameColumns)
}

// perStock is how stock did.
func (c *console) perStock(r *report.Report) string {
	if len(r.Stock) == 0 {
		return ""
	}
	t := table{left: 1}
	t.row(c.say("Stock", "库存"), c.say("level", "平均存量"), c.say("lowest", "最低"), c.say("highest", "最高"), c.say("orders", "订货次数"), c.say("had to wait", "缺货等待次数"))
	for _, id := range byMean(r.Stock, func(s report.Stock) report.Statistic { return s.Missed }) {
		s := r.Stock[id]
		one := same(func(v float64) string { return figure.Number(v, 1) })
		t.row(named(s.Name, id), one.mean(s.Level), one.maybe(s.Level.Min), one.maybe(s.Level.Max), one.mean(s.Orders), one.mean(s.Missed))
	}
	return t.String()
}

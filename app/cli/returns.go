package cli

import (
	"context"
	"strings"

	"sandtable/engine/experiment"
	"sandtable/engine/figure"
	"sandtable/engine/roi"
	"sandtable/engine/scenario"
)

// plan reads what is to be invested; nil where nobody asks.
func (c *console) plan(ctx context.Context, file string) (*roi.Plan, error) {
	if file == "" {
		return nil, nil
	}
	return read(ctx, c, file, roi.Decode)
}

// worth is what each variant costs and brings; nil without a plan.
func worth(a *experiment.Comparison, variants []experiment.Variant, p *roi.Plan) ([]roi.Return, error) {
	if p == nil {
		return nil, nil
	}
	var scenarios []*scenario.Scenario
	for _, v := range variants {
		scenarios = append(scenarios, v.Scenario)
	}
	return roi.Of(a, scenarios, p)
}

// returns tells what each variant is worth, with what it rests on.
func (c *console) returns(all []roi.Return) string {
	var b strings.Builder
	for _, r := range all {
		t := table{left: 1}
		t.row(c.say("Is “%s” worth it?", "“%s”划算吗？", fit(r.Variant, nameColumns)), c.currency(r.Currency), "95 %")
		for _, l := range r.Items {
			when := c.say("once", "一次性")
			if l.Monthly {
				when = c.say("a month", "每月")
			}
			t.row(legible(l.Name)+c.say(", ", "，")+when, figure.Number(l.Amount, 2), "")
		}
		t.row(c.say("Investment", "投入合计"), figure.Number(r.Investment, 0), "")
		c.ranged(&t, c.say("Saved with each case", "每案例节省"), r.PerCase, 2)
		c.ranged(&t, c.say("Saved in a month, less what runs", "每月净节省"), r.PerMonth, 0)
		c.ranged(&t, c.say("Back after, months", "回收期（月）"), r.Payback, 1)
		c.ranged(&t, c.say("Net present value over %d months", "%d 个月净现值", r.Months), r.Value, 0)
		b.WriteString("\n" + t.String() + "  " + legible(r.Sentence.Text.In(c.language)) + "\n")
		for _, a := range r.Assumptions {
			b.WriteString("  · " + legible(a.In(c.language)) + "\n")
		}
	}
	return b.String()
}

func (c *console) ranged(t *table, name string, r *roi.Range, digits int) {
	if r == nil {
		t.row(name, nothing, "")
		return
	}
	t.row(name, figure.Number(r.Mean, digits), c.say("%s to %s", "%s 到 %s", figure.Number(r.Low, digits), figure.Number(r.High, digits)))
}

// currency heads a column of amounts.
func (c *console) currency(code string) string {
	if code == "" {
		return c.say("amount", "金额")
	}
	return code
}

package cli

import (
	"math"
	"slices"
	"strings"

	"sandtable/engine/experiment"
	"sandtable/engine/figure"
	"sandtable/engine/lever"
	"sandtable/engine/simulate"
)

const (
	barHalf  = 12 // columns of a tornado's bar to either side
	mostBars = 15 // of a tornado
)

// tornados is what a sensitivity says, for people.
func (c *console) tornados(s *experiment.Sensitivity) string {
	parts := []string{c.say("%[1]s, seed %[2]d; numbers changed by %[3]s, headcounts by one", "重复 %[4]s 次，种子 %[2]d；数据增减 %[3]s，人数增减一人",
		plural(s.Replications, "replication"), s.Seed, figure.Percent(s.By), figure.Whole(int64(s.Replications))) + "\n"}
	for i := range s.Tornados {
		parts = append(parts, c.tornado(&s.Tornados[i], s.Currency))
	}
	if len(s.Notes) > 0 {
		parts = append(parts, c.noteLines(s.Notes))
	}
	return strings.Join(parts, "\n")
}

func (c *console) tornado(t *experiment.Tornado, currency string) string {
	rows := table{left: 2}
	title := c.titled(t.Label, t.Unit, currency)
	if t.Base.Mean != nil {
		title += " " + c.estimate(t.Base, t.Unit)
	}
	rows.row(title, strings.Repeat(" ", barHalf)+"│", c.say("less of it", "减少时"), c.say("more of it", "增加时"), c.say("per 1%%", "弹性"))
	most, shown := longest(t.Bars), t.Bars[:min(len(t.Bars), mostBars)]
	for _, b := range shown {
		elasticity := nothing
		if b.Elasticity != nil && b.Kind != lever.People {
			elasticity = signedPercent(*b.Elasticity / 100)
		}
		rows.row(fit(c.in(b.Label), 40), barsAround(answered(b.Low), answered(b.High), most, barHalf), c.answered(b.Low, t.Unit), c.answered(b.High, t.Unit), elasticity)
	}
	text := rows.String()
	if left := len(t.Bars) - len(shown); left > 0 {
		text += c.say("… and %d that matter less", "……还有 %d 项影响更小", left) + "\n"
	}
	return text
}

// longest is the difference that fills a bar: the largest that a tenth more or less of
// something makes. Somebody more or less may make many times that, and hide all others.
func longest(bars []experiment.Bar) float64 {
	most, people := 0., 0.
	for _, b := range bars {
		by := math.Max(math.Abs(answered(b.Low)), math.Abs(answered(b.High)))
		if b.Kind == lever.People {
			people = math.Max(people, by)
		} else {
			most = math.Max(most, by)
		}
	}
	if most == 0 {
		return people
	}
	return most
}

// barsAround draws a tornado's bar: what goes down to the left of the middle, what goes
// up to the right. An arrow is longer than there is room for.
func barsAround(low, high, most float64, columns int) string {
	part := func(v float64, arrow string) string {
		n := 0
		if most > 0 {
			n = int(math.Round(math.Min(v/most, 2) * float64(columns)))
		}
		if n > columns {
			return strings.Repeat("█", columns-1) + arrow
		}
		return strings.Repeat("█", n) + strings.Repeat("·", columns-n)
	}
	left := []rune(part(math.Max(0, -math.Min(low, high)), "◀"))
	slices.Reverse(left)
	return string(left) + "│" + part(math.Max(0, math.Max(low, high)), "▶")
}

// answered is the mean difference of an answer, 0 where there is none.
func answered(a *experiment.Answer) float64 {
	if a == nil {
		return 0
	}
	return value(a.Difference.Mean)
}

// answered tells an answer; one that is not decided stands in brackets.
func (c *console) answered(a *experiment.Answer, u simulate.Unit) string {
	switch {
	case a == nil:
		return nothing
	case a.Refused != nil:
		return c.say("not playable", "无法仿真")
	case a.Difference.Mean == nil:
		return nothing
	}
	text := c.difference(a.Difference, u)
	switch a.Difference.Verdict {
	case experiment.Open, experiment.Unknown:
		return "(" + text + ")"
	case experiment.Equal:
		return "0"
	}
	return text
}

func signedPercent(share float64) string {
	if share > 0 {
		return "+" + figure.Percent(share)
	}
	return figure.Percent(share)
}

// gridTable is a grid for people: a line for each combination.
func (c *console) gridTable(g *experiment.Grid) string {
	t := table{}
	var head []string
	for _, a := range g.Axes {
		head = append(head, fit(c.in(a.Label), 30))
	}
	for _, m := range g.Measures {
		head = append(head, c.titled(m.Label, m.Unit, g.Currency), c.say("difference", "差异"))
	}
	t.row(append(head, "")...)
	for _, cell := range g.Cells {
		t.row(c.cell(g, cell)...)
	}
	var now []string
	for _, m := range g.Measures {
		now = append(now, c.in(m.Label)+" "+c.estimate(m.Base, m.Unit))
	}
	lines := c.say("As it is: %s.", "现状：%s。", strings.Join(now, c.say(", ", "，"))) + "\n"
	if slices.ContainsFunc(g.Cells, func(cell experiment.Cell) bool { return cell.Best }) && len(g.Measures) > 1 {
		lines += c.say("★ No other combination is better in one of these without being worse in another, by the means.", "★ 按平均值，没有其他组合能在某一指标更好而其他指标不变差。") + "\n"
	}
	lines += c.noteLines(g.Notes)
	return c.say("%[1]s, %[2]s of each, seed %[3]d", "共 %[5]d 种组合，每种重复 %[4]s 次，种子 %[3]d", plural(len(g.Cells), "combination"), plural(g.Replications, "replication"), g.Seed, figure.Whole(int64(g.Replications)), len(g.Cells)) +
		"\n\n" + t.String() + "\n" + lines
}

func (c *console) cell(g *experiment.Grid, cell experiment.Cell) []string {
	var row []string
	for i, v := range cell.Values {
		l := lever.Lever{Kind: g.Axes[i].Kind}
		row = append(row, l.Text(v))
	}
	if cell.Refused != nil {
		for range g.Measures {
			row = append(row, nothing, c.say("not playable", "无法仿真"))
		}
		return append(row, "")
	}
	for k, m := range g.Measures {
		row = append(row, c.estimate(cell.Estimates[k], m.Unit), c.answered(&experiment.Answer{Difference: cell.Differences[k]}, m.Unit))
	}
	star := ""
	if cell.Best && len(g.Measures) > 1 {
		star = "★"
	}
	return append(row, star)
}

// staffing is what one more person in each role would buy, for people.
func (c *console) staffing(s *experiment.Staffing) string {
	if s == nil {
		return ""
	}
	t := table{left: 1, tail: true}
	head := []string{c.say("One more person as", "增加一人"), c.say("people now", "现有人数")}
	for _, r := range answersOf(s) {
		head = append(head, c.titled(r.Label, simulate.Unit(r.Unit), s.Currency))
	}
	t.row(append(head, "")...)
	for _, h := range s.Roles {
		row := []string{named(h.Name, h.Role), figure.Whole(int64(h.People))}
		for _, a := range h.Answers {
			row = append(row, c.answered(&experiment.Answer{Difference: a.Difference}, simulate.Unit(a.Unit)))
		}
		switch {
		case h.Refused != nil:
			row = append(row, c.in(h.Refused.Message))
		case len(h.Answers) > 0:
			row = append(row, c.verdict(h.Answers[0].Difference))
		}
		t.row(row...)
	}
	return t.String() + c.noteLines(s.Notes)
}

func answersOf(s *experiment.Staffing) []experiment.Reply {
	for _, h := range s.Roles {
		if len(h.Answers) > 0 {
			return h.Answers
		}
	}
	return nil
}

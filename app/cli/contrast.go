package cli

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"sandtable/engine/experiment"
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// comparison is what a comparison says, for people: in sentences, then the figures for
// each scenario against the first.
func (c *console) comparison(a *experiment.Comparison, all bool) string {
	var parts []string
	parts = append(parts, c.compared(a), c.sentences(a.Sentences))
	for i := range a.Variants[1:] {
		parts = append(parts, c.against(a, i, all))
	}
	lines := c.noteLines(a.Notes)
	if a.Replications > 1 {
		lines += c.say("± is the 95%% confidence interval; that of a difference is over %d pairs of replications on the same chance.", "± 为 95%% 置信区间；差异的区间基于 %d 对使用相同随机数的重复。", a.Replications) + "\n"
	}
	parts = append(parts, lines)
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n")
}

func (c *console) compared(a *experiment.Comparison) string {
	var names []string
	for _, v := range a.Variants {
		name := fit(v.Name, 40)
		if v.Definition != "" && !strings.Contains(v.Name, v.Definition) {
			name += " (" + fit(v.Definition, 40) + ")"
		}
		names = append(names, name)
	}
	return fit(a.Variants[0].Process, 60) + " · " + strings.Join(names, c.say(" / ", " / ")) + "\n" +
		c.say("%[1]s of each, seed %[2]d", "每个情景重复 %[3]s 次，种子 %[2]d", plural(a.Replications, "replication"), a.Seed, figure.Whole(int64(a.Replications))) + "\n"
}

func (c *console) sentences(all []report.Sentence) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString("  " + legible(s.Text.In(c.language)) + "\n")
	}
	return b.String()
}

func (c *console) noteLines(notes []experiment.Note) string {
	var b strings.Builder
	for _, n := range notes {
		b.WriteString(legible(n.Text.In(c.language)) + "\n")
	}
	return b.String()
}

// mostRows is how many steps or roles are listed of those that differ.
const mostRows = 8

// against lists the measures of one scenario beside those of the first.
func (c *console) against(a *experiment.Comparison, i int, all bool) string {
	t := table{left: 1, tail: true}
	t.row(c.say("%[2]s against %[1]s", "%[2]s 与 %[1]s 相比", fit(a.Variants[0].Name, nameColumns), fit(a.Variants[i+1].Name, nameColumns)),
		fit(a.Variants[0].Name, 20), fit(a.Variants[i+1].Name, 20), c.say("difference", "差异"), "", "")
	for _, r := range telling(a.Rows, i, all) {
		d := r.Differences[i]
		t.row(c.titled(r.Label, r.Unit, a.Currency), c.estimate(r.Estimates[0], r.Unit), c.estimate(r.Estimates[i+1], r.Unit), c.difference(d, r.Unit), share(d), c.verdict(d))
	}
	return t.String()
}

// telling are the rows worth a reader's time: those of whole cases, then of the steps and
// roles what differs most.
func telling(rows []experiment.Row, i int, all bool) []experiment.Row {
	if all {
		return rows
	}
	var told, steps, roles []experiment.Row
	for _, r := range rows {
		undecided := r.Differences[i].Verdict == experiment.Equal || r.Differences[i].Mean == nil
		switch {
		case !strings.Contains(r.Measure, "/") || r.Measure == "cycleTime/p90":
			told = append(told, r)
		case undecided:
		case strings.HasPrefix(r.Measure, "waiting/"):
			told = append(told, r)
		case strings.HasPrefix(r.Measure, "tasks/") && strings.HasSuffix(r.Measure, "/waitTime"):
			steps = append(steps, r)
		case strings.HasSuffix(r.Measure, "/utilization"):
			roles = append(roles, r)
		}
	}
	for _, some := range [][]experiment.Row{steps, roles} {
		slices.SortStableFunc(some, func(a, b experiment.Row) int {
			return cmp.Compare(math.Abs(*b.Differences[i].Mean), math.Abs(*a.Differences[i].Mean))
		})
		told = append(told, some[:min(len(some), mostRows)]...)
	}
	return told
}

func (c *console) estimate(e experiment.Estimate, u simulate.Unit) string {
	if e.Mean == nil {
		return nothing
	}
	return report.Figure{Value: *e.Mean, HalfWidth: e.HalfWidth, Unit: u}.Text(c.language)
}

// difference is with its sign, in points where it is one of shares.
func (c *console) difference(d experiment.Difference, u simulate.Unit) string {
	if d.Mean == nil {
		return nothing
	}
	sign := ""
	if *d.Mean > 0 {
		sign = "+"
	}
	if u == simulate.Share {
		text := sign + figure.Number(*d.Mean*100, 1)
		if d.HalfWidth != nil {
			text += " ± " + figure.Number(*d.HalfWidth*100, 1)
		}
		return text + c.say(" pts", " 个百分点")
	}
	return sign + report.Figure{Value: *d.Mean, HalfWidth: d.HalfWidth, Unit: u}.Text(c.language)
}

func share(d experiment.Difference) string {
	if d.Share == nil || d.Verdict == experiment.Equal {
		return ""
	}
	sign := ""
	if *d.Share > 0 {
		sign = "+"
	}
	return sign + figure.Percent(*d.Share)
}

// verdict is what a difference shows, in a word.
func (c *console) verdict(d experiment.Difference) string {
	switch d.Verdict {
	case experiment.Better:
		return c.say("better", "改善")
	case experiment.Worse:
		return c.say("worse", "变差")
	case experiment.Different:
		return c.say("different", "有变化")
	case experiment.Equal:
		return c.say("equal", "相同")
	case experiment.Same:
		return c.say("practically the same", "基本相同")
	case experiment.Open:
		if d.Needed != nil {
			return c.say("open; %s replications would tell", "尚不确定；约需 %s 次重复", figure.Whole(int64(*d.Needed)))
		}
		return c.say("open", "尚不确定")
	}
	return ""
}

// titled is what a measure is called, with the currency of amounts.
func (c *console) titled(label problem.Text, u simulate.Unit, currency string) string {
	title := fit(label.In(c.language), 40)
	if u == simulate.Millionths && currency != "" {
		title += " (" + fit(currency, 8) + ")"
	}
	return title
}

// in gives a text in the console's language.
func (c *console) in(t problem.Text) string { return t.In(c.language) }

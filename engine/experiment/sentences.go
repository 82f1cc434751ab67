package experiment

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// Sentence is something that a comparison says in plain words.
type Sentence = report.Sentence

// sentences tell what differs, variant by variant: how long cases take, what they cost,
// whether the promise is kept, what most of the difference is made of.
func (c *Comparison) sentences(played []played) []Sentence {
	all := []Sentence{}
	for i, v := range c.Variants[1:] {
		for _, about := range headlines {
			if s := c.headline(about, v.Name, i); s != nil {
				all = append(all, *s)
			}
		}
		if s := c.mainly(played, v.Name, i); s != nil {
			all = append(all, *s)
		}
		if s := c.busier(v.Name, i); s != nil {
			all = append(all, *s)
		}
	}
	return all
}

// headline is how a measure is told of.
type headline struct {
	measure    string
	name       problem.Text
	less, more problem.Text // what a variant is that has less or more of it
	down, up   problem.Text // what the measure is then
}

var headlines = []headline{
	{"cycleTime", text("cycle time", "平均周期时间"), text("faster", "更快"), text("slower", "更慢"), text("shorter", "缩短"), text("longer", "延长")},
	{"cost", text("cost per case", "单案例成本"), text("cheaper", "更省钱"), text("more expensive", "更费钱"), text("lower", "降低"), text("higher", "上升")},
	{"kept", text("the share of promises kept", "承诺达成率"), text("less reliable", "更不可靠"), text("more reliable", "更可靠"), text("lower", "下降"), text("higher", "提高")},
	{"throughput", text("the number of cases completed per day", "每天完成的案例数"), text("less productive", "产出更低"), text("more productive", "产出更高"), text("lower", "减少"), text("higher", "增加")},
}

func text(en, zh string) problem.Text { return problem.Text{EN: en, ZH: zh} }

// headline says how one measure of a variant stands to the base's. Throughput is told of
// only where it is decided: in most runs it is what arrives.
func (c *Comparison) headline(about headline, variant string, i int) *Sentence {
	row := c.Row(about.measure)
	if row == nil {
		return nil
	}
	d, base := row.Differences[i], row.Estimates[0]
	if d.Mean == nil || base.Mean == nil || about.measure == "throughput" && d.Verdict != Better && d.Verdict != Worse {
		return nil
	}
	f := report.Figure{Name: about.measure, Value: *d.Mean, HalfWidth: d.HalfWidth, Unit: row.Unit}
	s := &Sentence{Kind: "difference", Figures: []report.Figure{f}}
	of := ""
	if row.Unit == simulate.Millionths && c.Currency != "" {
		of = " " + c.Currency
	}
	s.Text = problem.Both(func(l problem.Language) string { return verdictText(about, variant, d, f, of, l) })
	return s
}

// verdictText tells a difference; of is the currency of amounts, after a space.
func verdictText(about headline, variant string, d Difference, f report.Figure, of string, l problem.Language) string {
	name := about.name.In(l)
	switch d.Verdict {
	case Equal:
		return say(l, "“%s” makes no difference at all to %s.", "“%s”对%s毫无影响。", variant, name)
	case Same:
		return say(l, "“%s” makes practically no difference to %s: %s.", "“%s”对%s几乎没有影响：%s。", variant, name, signed(f, l)+of)
	case Open:
		text := say(l, "The runs do not show whether “%s” is %s or %s: %s differs by %s.", "仿真尚不能说明“%s”是%s还是%s：%s相差 %s。", variant, about.less.In(l), about.more.In(l), name, signed(f, l)+of)
		if d.Needed != nil {
			text += say(l, " About %s replications would tell.", "约需 %s 次重复才能判断。", figure.Whole(int64(*d.Needed)))
		}
		return text
	case Unknown:
		return say(l, "In one replication of “%s”, %s differs by %s; without an interval that shows nothing.", "“%s”只重复一次，%s相差 %s；没有置信区间，不能说明问题。", variant, name, signed(f, l)+of)
	}
	is, by := about.more, about.up
	if *d.Mean < 0 {
		is, by = about.less, about.down
	}
	text := say(l, "“%[1]s” is %[2]s: %[3]s is %[4]s %[5]s", "“%[1]s”%[2]s：%[3]s%[5]s %[4]s", variant, is.In(l), name, amount(f, l)+of, by.In(l))
	if d.Share != nil && f.Unit != simulate.Share {
		text += say(l, " (%s)", "（%s）", points(*d.Share))
	}
	return text + say(l, ".", "。")
}

// mainly says which cause of waiting a decided difference in cycle time is made of, and at
// which element cases wait for that cause longer or shorter, where it is one above all.
func (c *Comparison) mainly(all []played, variant string, i int) *Sentence {
	whole := c.Row("cycleTime")
	if whole == nil || !decided(whole.Differences[i]) {
		return nil
	}
	by := *whole.Differences[i].Mean
	cause := c.strongest(i, math.Signbit(by), func(r *Row) (float64, bool) {
		return 1, strings.HasPrefix(r.Measure, "waiting/") && r.Measure != "waiting/approval"
	})
	if cause == nil || math.Abs(*cause.Differences[i].Mean) < math.Abs(by)/4 {
		return nil
	}
	f := figureOf(cause, i)
	most := math.Abs(f.Value) >= math.Abs(by)/2
	s := &Sentence{Kind: "cause", Figures: []report.Figure{f}}
	at := c.where(all, strings.TrimPrefix(cause.Measure, "waiting/"), i, f.Value)
	if at != nil {
		s.Element = at.id
		s.Figures = append(s.Figures, at.by)
	}
	s.Text = problem.Both(func(l problem.Language) string {
		text := say(l, "The largest part of the difference of “%s” is %s: %s per case", "“%s”的差异中最大的一部分是%s：每案例 %s", variant, cause.Label.In(l), signed(f, l))
		if most {
			text = say(l, "Most of the difference of “%s” is %s: %s per case", "“%s”的差异主要来自%s：每案例 %s", variant, cause.Label.In(l), signed(f, l))
		}
		if at != nil {
			text += say(l, "; most of it at “%s”, %s per case", "；主要在“%s”，每案例 %s", at.label, signed(at.by, l))
		}
		return text + say(l, ".", "。")
	})
	return s
}

// strongest is the decided row that differs most, weighed, in one direction; nil where
// there is none.
func (c *Comparison) strongest(i int, less bool, weigh func(*Row) (weight float64, counts bool)) *Row {
	var found *Row
	most := 0.
	for k := range c.Rows {
		r := &c.Rows[k]
		weight, counts := weigh(r)
		if !counts || !decided(r.Differences[i]) || math.Signbit(*r.Differences[i].Mean) != less {
			continue
		}
		if by := math.Abs(*r.Differences[i].Mean) * weight; by > most {
			found, most = r, by
		}
	}
	return found
}

// full is from which utilisation on a role has little left to give.
const full = 0.85

// busier warns of the role whose people get busiest where that is decided.
func (c *Comparison) busier(variant string, i int) *Sentence {
	var roles []*Row
	for k := range c.Rows {
		r := &c.Rows[k]
		if strings.HasSuffix(r.Measure, "/utilization") && r.Differences[i].Verdict == Different && *r.Differences[i].Mean > 0 && *r.Estimates[i+1].Mean >= full {
			roles = append(roles, r)
		}
	}
	if len(roles) == 0 {
		return nil
	}
	r := slices.MaxFunc(roles, func(a, b *Row) int { return cmp.Compare(*a.Estimates[i+1].Mean, *b.Estimates[i+1].Mean) })
	f := report.Figure{Name: r.Measure, Value: *r.Estimates[i+1].Mean, HalfWidth: r.Estimates[i+1].HalfWidth, Unit: r.Unit}
	s := &Sentence{Kind: "load", Role: strings.TrimSuffix(strings.TrimPrefix(r.Measure, "roles/"), "/utilization"), Figures: []report.Figure{f, figureOf(r, i)}}
	s.Text = problem.Both(func(l problem.Language) string {
		return say(l, "With “%s”, %s rises to %s (%s).", "在“%s”下，%s升至 %s（%s）。", variant, r.Label.In(l), f.Text(l), signed(figureOf(r, i), l))
	})
	return s
}

func decided(d Difference) bool {
	return d.Verdict == Better || d.Verdict == Worse || d.Verdict == Different
}

func figureOf(r *Row, i int) report.Figure {
	d := r.Differences[i]
	return report.Figure{Name: r.Measure, Value: *d.Mean, HalfWidth: d.HalfWidth, Unit: r.Unit}
}

// signed is a difference with its sign and interval.
func signed(f report.Figure, l problem.Language) string {
	sign := ""
	switch {
	case f.Value > 0:
		sign = "+"
	case f.Value < 0:
		sign = "-"
	}
	return sign + amount(f, l)
}

// amount is how large a difference is, with its interval.
func amount(f report.Figure, l problem.Language) string {
	f.Value = math.Abs(f.Value)
	if f.Unit != simulate.Share {
		return f.Text(l)
	}
	text := figure.Number(f.Value*100, 1)
	if f.HalfWidth != nil {
		text += " ± " + figure.Number(*f.HalfWidth*100, 1)
	}
	return text + say(l, " percentage points", " 个百分点")
}

func points(share float64) string { return fmt.Sprintf("%+.1f%%", share*100) }

// say is a piece of a sentence in one language.
func say(l problem.Language, en, zh string, args ...any) string {
	return problem.Say(en, zh, args...).In(l)
}

package handbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"sandtable/engine/data"
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// length is a time for people, in both languages.
func length(d scenario.Duration) problem.Text {
	return problem.Both(func(l problem.Language) string { return figure.Length(d.Seconds(), l) })
}

// spread is a distribution of times for people. What it says is the kind and its numbers.
func spread(d *scenario.Distribution) problem.Text {
	if d == nil {
		return problem.Text{}
	}
	return problem.Both(func(l problem.Language) string {
		t := func(x scenario.Duration) string { return figure.Length(x.Seconds(), l) }
		say := func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) }
		switch d.Kind {
		case scenario.Fixed:
			return t(d.Value)
		case scenario.Uniform:
			return say("%s to %s", "%s 至 %s", t(d.Min), t(d.Max))
		case scenario.Triangular, scenario.PERT:
			return say("%s to %s, mostly %s", "%s 至 %s，多为 %s", t(d.Min), t(d.Max), t(d.Mode))
		case scenario.Exponential:
			return say("%s on average, at random", "平均 %s，随机", t(d.Mean))
		case scenario.Normal, scenario.Lognormal, scenario.Gamma, scenario.Beta:
			if d.Mean > 0 && d.SD > 0 {
				return say("%s on average, ± %s", "平均 %s，标准差 %s", t(d.Mean), t(d.SD))
			}
		case scenario.Expression:
			return say("by formula: %s", "按公式：%s", d.Formula)
		case scenario.Samples:
			return say("as observed (%d values)", "按 %d 个实测值", len(d.Samples))
		}
		if d.Mean > 0 {
			return say("%s on average (%s)", "平均 %s（%s）", t(d.Mean), distributions[d.Kind].In(l))
		}
		return distributions[d.Kind].In(l)
	})
}

var distributions = map[scenario.Kind]problem.Text{
	scenario.Normal: {EN: "normal", ZH: "正态分布"}, scenario.Lognormal: {EN: "lognormal", ZH: "对数正态分布"}, scenario.Gamma: {EN: "gamma", ZH: "伽马分布"},
	scenario.Erlang: {EN: "Erlang", ZH: "爱尔朗分布"}, scenario.Weibull: {EN: "Weibull", ZH: "韦布尔分布"}, scenario.Beta: {EN: "beta", ZH: "贝塔分布"},
	scenario.Poisson: {EN: "Poisson", ZH: "泊松分布"}, scenario.Binomial: {EN: "binomial", ZH: "二项分布"}, scenario.Histogram: {EN: "histogram", ZH: "直方图"},
	scenario.Discrete: {EN: "several values", ZH: "离散取值"},
}

// timer is what a timer says, with ISO 8601 in words where it is a duration.
func timer(text string) problem.Text {
	text = strings.TrimSpace(text)
	repeats, rest, cycles := strings.Cut(text, "/")
	if d, err := scenario.ParseDuration(text); err == nil {
		return length(d)
	}
	if d, err := scenario.ParseDuration(rest); err == nil && cycles && strings.HasPrefix(repeats, "R") {
		every := length(d)
		if n := strings.TrimPrefix(repeats, "R"); n != "" {
			return problem.Say("every %[1]s, %[3]s times", "每 %[2]s 一次，共 %[3]s 次", every.EN, every.ZH, n)
		}
		return problem.Say("every %[1]s", "每 %[2]s 一次", every.EN, every.ZH)
	}
	return problem.Text{EN: text, ZH: text}
}

var days = [7]problem.Text{{EN: "Sun", ZH: "周日"}, {EN: "Mon", ZH: "周一"}, {EN: "Tue", ZH: "周二"}, {EN: "Wed", ZH: "周三"}, {EN: "Thu", ZH: "周四"}, {EN: "Fri", ZH: "周五"}, {EN: "Sat", ZH: "周六"}}

// week is the hours of a calendar: “Mon–Fri 09:00–12:00; 13:00–18:00”.
func week(c *scenario.Calendar, l problem.Language) string {
	var parts []string
	last := ""
	for _, s := range c.Week {
		on := weekdays(s.Days, l)
		hours := s.From.String() + "–" + s.To.String()
		if on == last {
			parts[len(parts)-1] += comma(l) + hours
			continue
		}
		last = on
		parts = append(parts, on+" "+hours)
	}
	return strings.Join(parts, problem.Say("; ", "；").In(l))
}

// weekdays names days, with a dash between the ends of three or more that follow each other.
func weekdays(of []scenario.Day, l problem.Language) string {
	order := slices.Clone(of)
	monday := func(d scenario.Day) int { return (int(d) + 6) % 7 }
	slices.SortFunc(order, func(a, b scenario.Day) int { return monday(a) - monday(b) })
	var parts []string
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && monday(order[j+1]) == monday(order[j])+1 {
			j++
		}
		from, to := days[order[i]].In(l), days[order[j]].In(l)
		switch {
		case j >= i+2:
			parts = append(parts, from+problem.Say("–", "至").In(l)+to)
		case j == i+1:
			parts = append(parts, from, to)
		default:
			parts = append(parts, from)
		}
		i = j + 1
	}
	return strings.Join(parts, comma(l))
}

// money is an amount with its currency, which may be unknown.
func money(m scenario.Money, currency string) string {
	return strings.TrimSpace(figure.Number(m.Float(), 2) + " " + currency)
}

// typeOf is what a variable holds.
func typeOf(t data.Type) problem.Text {
	switch t {
	case data.Number:
		return problem.Text{EN: "number", ZH: "数值"}
	case data.Integer:
		return problem.Text{EN: "whole number", ZH: "整数"}
	case data.Boolean:
		return problem.Text{EN: "yes or no", ZH: "是/否"}
	case data.Text:
		return problem.Text{EN: "text", ZH: "文本"}
	case data.Date:
		return problem.Text{EN: "date", ZH: "日期"}
	case data.Duration:
		return problem.Text{EN: "duration", ZH: "时长"}
	}
	return problem.Text{EN: string(t), ZH: string(t)}
}

// range of what a variable can be, as it was declared.
func rangeOf(v *data.Variable) string {
	bound := func(x *float64) string {
		return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.4f", *x), "0"), ".")
	}
	switch {
	case len(v.Values) > 0:
		return strings.Join(v.Values, " | ")
	case v.Min != nil && v.Max != nil:
		return bound(v.Min) + " … " + bound(v.Max)
	case v.Min != nil:
		return "≥ " + bound(v.Min)
	case v.Max != nil:
		return "≤ " + bound(v.Max)
	}
	return ""
}

var signings = map[raci.Signing]problem.Text{
	raci.AllSign: {EN: "everybody signs", ZH: "会签（全部同意）"}, raci.AnySigns: {EN: "any one signs", ZH: "或签（一人即可）"},
	raci.Vote: {EN: "a majority decides", ZH: "票签（多数通过）"}, raci.InTurn: {EN: "everybody signs in turn", ZH: "顺序签"},
}

var roleKinds = map[raci.RoleKind]problem.Text{
	raci.Internal: {EN: "internal", ZH: "内部"}, raci.External: {EN: "external", ZH: "外部"}, raci.System: {EN: "system", ZH: "系统"}, raci.Person: {EN: "person", ZH: "个人"},
}

// kindsOfPromise says what an action does.
func done(a *scenario.Action, to problem.Text) problem.Text {
	switch a.Do {
	case scenario.Escalate:
		return problem.Say("escalate to %[1]s", "升级至%[2]s", to.EN, to.ZH)
	case scenario.Reassign:
		return problem.Say("reassign to %[1]s", "转派给%[2]s", to.EN, to.ZH)
	case scenario.Decide:
		return problem.Say("decide automatically", "自动决定")
	}
	return problem.Say("remind", "提醒")
}

// instant is a moment in a zone, to the minute.
func instant(at time.Time) string { return at.Format("2006-01-02 15:04") }

// nounOf is what an element is called at the beginning of a cell.
func nounOf(kind problem.Text) problem.Text {
	if kind.EN == "" {
		return kind
	}
	return problem.Text{EN: strings.ToUpper(kind.EN[:1]) + kind.EN[1:], ZH: kind.ZH}
}

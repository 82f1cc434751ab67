package bpsim

import (
	"math"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// units are the units of time by their names in BPSim, in nanoseconds. A year has 365 days.
var units = map[string]scenario.Duration{
	"ms": scenario.Duration(time.Millisecond), "s": scenario.Duration(time.Second), "min": scenario.Duration(time.Minute),
	"hour": scenario.Duration(time.Hour), "day": scenario.Duration(24 * time.Hour), "year": scenario.Duration(365 * 24 * time.Hour),
}

// one is the value of a parameter that has one. Results are passed over; of several, the
// first that is valid at all times counts.
func (im *importer) one(e *element, p *parameter) *value {
	p.used = true
	all := im.inputs(e, p)
	if len(all) == 0 {
		if len(p.values) == 0 {
			im.note(p.at, e.ref, "empty", problem.Say("%s has no value.", "%s 没有值。", p.name), problem.Text{})
		}
		return nil
	}
	chosen := all[0]
	for _, v := range all {
		if v.validFor == "" {
			chosen = v
			break
		}
	}
	for _, v := range all {
		if v != chosen {
			im.note(v.at, e.ref, "several-values", problem.Say("%s has several values; this one is not used.", "%s 有多个值，未使用这一个。", p.name),
				problem.Say("A scenario has one; make two scenarios to compare them.", "情景中只能有一个值；可建立两个情景进行对比。"))
		}
	}
	return chosen
}

// inputs are the values of a parameter that are no results.
func (im *importer) inputs(e *element, p *parameter) []*value {
	var all []*value
	for i := range p.values {
		v := &p.values[i]
		if v.attribute("result") != "" || v.attribute("instance") != "" {
			if p.told {
				continue
			}
			im.note(v.at, e.ref, "results", problem.Say("%s holds the result of a run; it is not used.", "%s 是仿真结果，未使用。", p.name), problem.Text{})
			continue
		}
		all = append(all, v)
	}
	p.told = true
	return all
}

// always is one, where nothing can depend on the hour.
func (im *importer) always(e *element, p *parameter) *value {
	v := im.one(e, p)
	if v != nil && v.validFor != "" {
		im.note(v.at, e.ref, "valid-for", problem.Say("%s is taken at all hours, not only in the calendar %q.", "%s 按全天有效处理，不限于日历 %q。", p.name, v.validFor), problem.Text{})
	}
	return v
}

// misfit remarks upon a value that a parameter cannot have here.
func (im *importer) misfit(e *element, p *parameter, v *value) {
	im.note(v.at, e.ref, "value", problem.Say("%s cannot be of the kind %s; it is not used.", "%s 不能是 %s 类型，未使用。", p.name, v.kind), problem.Text{})
}

// float reads an attribute that is a number.
func (im *importer) float(e *element, v *value, name string) (float64, bool) {
	text := v.attribute(name)
	f, err := strconv.ParseFloat(text, 64)
	if err == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
		return f, true
	}
	if text == "" {
		im.note(v.at, e.ref, "no-value", problem.Say("%s lacks its %s; it is not used.", "%s 缺少 %s，未使用。", v.kind, name), problem.Text{})
	} else {
		im.note(v.at, e.ref, "no-number", problem.Say("%q is not a number.", "%q 不是数字。", text), problem.Text{})
	}
	return 0, false
}

// constant is a parameter that is one number.
func (im *importer) constant(e *element, p *parameter) (float64, bool) {
	v := im.always(e, p)
	if v == nil {
		return 0, false
	}
	if v.kind != "NumericParameter" && v.kind != "FloatingParameter" {
		im.misfit(e, p, v)
		return 0, false
	}
	return im.float(e, v, "value")
}

// count is a parameter that is a whole number from 0 on.
func (im *importer) count(e *element, p *parameter, most float64) (int, bool) {
	f, ok := im.constant(e, p)
	if ok && (f < 0 || f > most || f != math.Trunc(f)) {
		im.note(p.at, e.ref, "count", problem.Say("%s must be a whole number from 0 to %.0f, not %v.", "%s 应为 0 到 %.0f 的整数，而不是 %v。", p.name, most, f), problem.Text{})
		return 0, false
	}
	return int(f), ok
}

// truth is a parameter that is true or false.
func (im *importer) truth(e *element, p *parameter) (is, ok bool) {
	v := im.always(e, p)
	if v == nil {
		return false, false
	}
	if v.kind != "BooleanParameter" {
		im.misfit(e, p, v)
		return false, false
	}
	return isTrue(v.attribute("value")), true
}

// unitOf is the unit that the times of a value are in.
func (im *importer) unitOf(e *element, v *value) scenario.Duration {
	name := v.attribute("timeUnit")
	if name == "" {
		name = im.unit
	}
	if unit := units[name]; unit > 0 {
		return unit
	}
	im.note(v.at, e.ref, "unit", problem.Say("%q is not a unit of time; minutes are meant instead.", "%q 不是时间单位，按分钟处理。", name),
		problem.Say("Use ms, s, min, hour, day or year.", "请使用 ms、s、min、hour、day 或 year。"))
	return units["min"]
}

// money is a parameter that is an amount, per unit of time where per is set: then as an
// amount per hour.
func (im *importer) money(e *element, p *parameter, per bool) scenario.Money {
	v := im.always(e, p)
	if v == nil {
		return 0
	}
	if v.kind != "NumericParameter" && v.kind != "FloatingParameter" {
		im.misfit(e, p, v)
		return 0
	}
	f, ok := im.float(e, v, "value")
	if other := v.attribute("currencyUnit"); other != "" && !strings.EqualFold(other, im.scenario.Currency) {
		if im.scenario.Currency != "" {
			im.note(v.at, e.ref, "currency", problem.Say("The amount is in %s, all others in %s; it is taken as it stands.", "该金额的货币为 %s，其他为 %s，按原数值处理。", other, im.scenario.Currency), problem.Text{})
		} else {
			im.currency(v.at, other)
		}
	}
	if per {
		f = f * float64(time.Hour) / float64(im.unitOf(e, v))
	}
	const millionths = 1_000_000
	f = math.Round(f * millionths)
	if ok && !(f >= 0 && f < math.MaxInt64) {
		im.note(v.at, e.ref, "cost", problem.Say("A cost must be a number that is not negative.", "成本应为非负数。"), problem.Text{})
		return 0
	}
	return scenario.Money(f)
}

// instant reads an xs:dateTime. Without an offset it is on the clock of the zone.
func instant(text string, zone *time.Location) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, text, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// length reads an xs:duration. Years and months have no certain length; they are counted
// on the calendar from the start of the run where that is what is meant.
func length(text string) (scenario.Duration, *problem.Problem) {
	d, err := scenario.ParseDuration(text)
	return d, problem.Of(err)
}

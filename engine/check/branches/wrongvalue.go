package branches

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var wrongValueRule = finding.Rule{ID: "data.wrong-value", Severity: finding.Error, Look: wrongValue,
	Title: problem.Text{EN: "A value that its variable cannot hold", ZH: "写入的值不符合变量的定义"}}

// wrongValue finds values of another type than their variable's, outside of its values or its bounds.
func wrongValue(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, u := range f.Uses {
		v := f.Variable(u.Variable)
		if !u.Write || u.Value == "" || v == nil || !f.looked(u.Node) {
			continue
		}
		if what, hint, wrong := f.misfit(v, u.Value); wrong {
			found = append(found, at(u.Node, u.At, "",
				problem.Say("“%[1]s” writes “%[2]s” to “%[3]s”: %[4]s", "“%[1]s”向“%[3]s”写入“%[2]s”：%[5]s", u.Node.Label(), u.Value, v.Name, what.EN, what.ZH), hint))
		}
	}
	return capped(append(found, f.played()...))
}

// misfit says why a value, or a formula behind =, does not go into a variable.
func (f *facts) misfit(v *data.Variable, value string) (what, hint problem.Text, wrong bool) {
	slot, known := f.Known().Slot(v.Name)
	if !known {
		return what, hint, false // its declaration is what is wrong
	}
	if source, ok := strings.CutPrefix(value, "="); ok {
		made, err := f.Known().FormulaFor(slot, source)
		if p := problem.Of(err); p != nil {
			return p.Message, p.Hint, true
		}
		if x, err := f.constant(made); err == nil {
			return f.outside(v, x)
		}
		return what, hint, false
	}
	switch f.Known().Kind(slot) {
	case condition.Boolean:
		if value != "true" && value != "false" {
			return problem.Say("it is true or false.", "其值只能是 true 或 false。"), problem.Say("Write true, false or, behind =, a formula.", "请写 true、false，或以 = 开头的公式。"), true
		}
	case condition.Text:
		return textMisfit(v, value)
	default:
		x, ok := numeric(value)
		if !ok || v.Type == data.Integer && x != math.Trunc(x) {
			return problem.Say("that is no value of type %s.", "该值不是 %s 类型。", string(v.Type)), problem.Say("Write a number such as 12.5 or, behind =, a formula.", "请写数值，例如 12.5，或以 = 开头的公式。"), true
		}
		return f.outside(v, x)
	}
	return what, hint, false
}

// constant is the value of a formula that reads nothing.
func (f *facts) constant(made *condition.Formula) (float64, error) {
	if len(made.Reads()) > 0 || made.Kind() == condition.Text || made.Kind() == condition.Boolean {
		return 0, strconv.ErrSyntax
	}
	return made.Eval(nil)
}

func numeric(value string) (float64, bool) {
	x, err := strconv.ParseFloat(value, 64)
	return x, err == nil && !math.IsInf(x, 0) && !math.IsNaN(x)
}

func textMisfit(v *data.Variable, value string) (what, hint problem.Text, wrong bool) {
	if _, err := time.Parse(time.DateOnly, value); v.Type == data.Date && err != nil {
		return problem.Say("that is no date.", "该值不是日期。"), problem.Say("Write it as 2026-12-31.", "请写成 2026-12-31 的形式。"), true
	}
	if len(v.Values) == 0 || slices.Contains(v.Values, value) {
		return what, hint, false
	}
	values := finding.List(v.Values)
	return problem.Say("that is not among its values.", "该值不在取值列表中。"),
		problem.Text{EN: "Possible are " + values.EN + ".", ZH: "可取的值：" + values.ZH + "。"}, true
}

// outside says whether a number is out of bounds.
func (f *facts) outside(v *data.Variable, x float64) (what, hint problem.Text, wrong bool) {
	switch {
	case v.Min != nil && x < *v.Min:
		return problem.Say("it is at least %s.", "其最小值为 %s。", number(*v.Min)), problem.Say("Correct the value, or the bound.", "请修正该值或界限。"), true
	case v.Max != nil && x > *v.Max:
		return problem.Say("it is at most %s.", "其最大值为 %s。", number(*v.Max)), problem.Say("Correct the value, or the bound.", "请修正该值或界限。"), true
	}
	return what, hint, false
}

// played finds numbers of the scenario outside of the bounds that the drawing declares; their types are judged
// when the scenario is read.
func (f *facts) played() finding.Findings {
	var found finding.Findings
	if f.subject.Numbers == nil {
		return nil
	}
	look := func(v *data.Variable, path string, source *scenario.Source) {
		if v == nil {
			return
		}
		values := []any{source.Value}
		for _, c := range source.Choice {
			values = append(values, c.Value)
		}
		for _, value := range values {
			x, ok := value.(float64)
			if what, hint, wrong := f.outside(v, x); ok && wrong {
				found = append(found, finding.In(path,
					problem.Say("The scenario gives “%[1]s” the value %[2]s: %[3]s", "情景将“%[1]s”设为 %[2]s：%[4]s", v.Name, number(x), what.EN, what.ZH), hint))
				return
			}
		}
	}
	for _, v := range f.Variables {
		if d := f.subject.Numbers.Data[v.Name]; d != nil {
			look(v, v.Path, &d.Source)
		}
	}
	for _, u := range f.Uses {
		if t := f.subject.Numbers.Tasks[string(u.Node.ID)]; t != nil && u.Write && u.Path != "" {
			i, err := strconv.Atoi(u.Path[strings.LastIndex(u.Path, "/")+1:])
			if err == nil && i < len(t.Writes) && t.Writes[i] != nil {
				look(f.Variable(u.Variable), u.Path, &t.Writes[i].Source)
			}
		}
	}
	return found
}

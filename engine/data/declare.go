package data

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// reader reads one file.
type reader struct {
	*Data
	file     *model.Definitions
	scenario *scenario.Scenario
}

// unbounded is the range of a number without bounds.
var unbounded = condition.Range{Min: math.Inf(-1), Max: math.Inf(1)}

// given are the ranges of the names that every formula can use.
func given(v *condition.Variables) map[int]condition.Range {
	within := map[int]condition.Range{}
	for name, r := range map[string]condition.Range{
		"elapsed": {Min: 0, Max: math.Inf(1)}, "chance": {Min: 0, Max: math.Nextafter(1, 0)}, "now_hour": {Min: 0, Max: math.Nextafter(24, 0)},
		"weekday": {Min: 1, Max: 7}, "loopCounter": {Min: 0, Max: math.Inf(1)}, "nrOfInstances": {Min: 0, Max: math.Inf(1)},
		"nrOfActiveInstances": {Min: 0, Max: math.Inf(1)}, "nrOfCompletedInstances": {Min: 0, Max: math.Inf(1)},
	} {
		if slot, ok := v.Slot(name); ok {
			within[slot] = r
		}
	}
	return within
}

// declarations reads the variables and terms of the file and of its processes.
func (r *reader) declarations() {
	r.declared(&r.file.Base)
	for _, p := range r.file.Processes {
		r.declared(&p.Base)
	}
}

func (r *reader) declared(b *model.Base) {
	for _, e := range b.Own("variable") {
		r.drawn = true
		r.variable(b, e)
	}
	for _, e := range b.Own("term") {
		r.Terms = append(r.Terms, &Term{Name: trimmed(e, "name"), Owner: trimmed(e, "owner"), Text: trimmed(e, "text"),
			From: terms(e.Attribute("from")), Holder: b, At: e.At})
	}
}

// trimmed is an attribute without the blanks around it.
func trimmed(e *model.Extension, name string) string { return strings.TrimSpace(e.Attribute(name)) }

// terms are names separated by |, or, where there is none, by blanks.
func terms(list string) []string {
	if !strings.Contains(list, "|") {
		return strings.Fields(list)
	}
	return separated(list)
}

// separated are the parts of a list between |, without the empty ones.
func separated(list string) []string {
	var parts []string
	for _, part := range strings.Split(list, "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// isTrue says whether an attribute says so, as XML Schema writes booleans.
func isTrue(e *model.Extension, name string) bool {
	s := trimmed(e, name)
	return s == "true" || s == "1"
}

// variable reads a declaration. One that another process has made alike is the same variable.
func (r *reader) variable(holder *model.Base, e *model.Extension) {
	v := &Variable{Name: trimmed(e, "name"), Type: Type(trimmed(e, "type")), Values: separated(e.Attribute("values")), Input: isTrue(e, "input"),
		Term: trimmed(e, "term"), Text: trimmed(e, "text"), Holder: holder, At: e.At}
	r.bounds(v, e)
	if first := r.by[v.Name]; first != nil {
		if first.Holder == holder || first.Type != v.Type || !slices.Equal(first.Values, v.Values) {
			r.wrong(v, problem.Say("The variable “%s” is declared twice.", "变量“%s”重复声明。", v.Name), problem.Say("Keep one of the two.", "请只保留一个。"))
		}
		first.Input = first.Input || v.Input
		return
	}
	if len(r.Variables) < mostVariables {
		r.by[v.Name] = v
		r.Variables = append(r.Variables, v)
	} else {
		r.vague[v.Name] = true
	}
}

func (r *reader) wrong(v *Variable, message, hint problem.Text) {
	r.Wrong = append(r.Wrong, Wrong{Variable: v, Message: message, Hint: hint})
}

// bounds reads between what a number lies.
func (r *reader) bounds(v *Variable, e *model.Extension) {
	for _, bound := range []struct {
		name string
		into **float64
	}{{"min", &v.Min}, {"max", &v.Max}} {
		text := trimmed(e, bound.name)
		if text == "" {
			continue
		}
		if x, ok := r.quantity(v.Type, text); ok {
			*bound.into = &x
			continue
		}
		r.wrong(v, problem.Say("The bound “%[2]s” of “%[1]s” is no number.", "变量“%[1]s”的界限“%[2]s”不是数值。", v.Name, text),
			problem.Say("Write a number such as 1000, of a duration PT1H; other types have no bounds.", "请填写数值，例如 1000；时长写作 PT1H；其他类型不设界限。"))
	}
	if v.Min != nil && v.Max != nil && *v.Min > *v.Max {
		r.wrong(v, problem.Say("“%s” has no possible value: its least is above its greatest.", "变量“%s”没有可取的值：最小值大于最大值。", v.Name),
			problem.Say("Exchange the bounds.", "请交换上下限。"))
	}
}

// quantity reads a value of a numeric type.
func (r *reader) quantity(t Type, text string) (float64, bool) {
	if t == Duration && strings.HasPrefix(text, "P") {
		f, err := r.known.Formula("duration("+strconv.Quote(text)+")", condition.Number)
		if err != nil {
			return 0, false
		}
		x, err := f.Eval(nil)
		return x, err == nil
	}
	if t != Number && t != Integer && t != Duration {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x + 0, err == nil && !math.IsInf(x, 0) && !math.IsNaN(x) && (t != Integer || x == math.Trunc(x))
}

// played merges the data of the scenario in.
func (r *reader) played() {
	arriving := map[string]bool{}
	for _, a := range r.scenario.Arrivals {
		if a == nil {
			continue
		}
		for _, one := range a.Cases {
			for name := range one.Data {
				arriving[name] = true
			}
		}
	}
	for _, name := range sorted(r.scenario.Data) {
		x, path := r.scenario.Data[name], scenario.Pointer("data", name)
		if x == nil {
			continue
		}
		first := x.Value != nil || x.Draw != nil || len(x.Choice) > 0 || x.Formula != "" || x.Table != "" || arriving[name]
		v := r.by[name]
		if v == nil {
			if len(r.Variables) >= mostVariables {
				r.vague[name] = true
				continue
			}
			v = &Variable{Name: name, Type: Type(x.Type), Values: x.Values}
			r.by[name] = v
			r.Variables = append(r.Variables, v)
		} else if kinds[v.Type] != kinds[Type(x.Type)] && v.Type != "" {
			r.Wrong = append(r.Wrong, Wrong{Variable: v, Path: path,
				Message: problem.Say("The scenario takes “%[1]s” for a value of type %[3]s, the drawing for one of type %[2]s.", "情景中“%[1]s”的类型是 %[3]s，而流程图中是 %[2]s。", name, string(v.Type), string(x.Type)),
				Hint:    problem.Say("Make both of the same type.", "请使两者类型一致。")})
		}
		if kinds[v.Type] != kinds[Type(x.Type)] || v.Type == "" {
			v.Type = Type(x.Type)
		}
		if len(x.Values) > 0 {
			v.Values = x.Values
		}
		v.Input, v.Path = v.Input || first, path
	}
}

func sorted[T any](m map[string]T) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// makeKnown makes the variables known to formulas, and tells of those that cannot be.
func (r *reader) makeKnown() {
	for _, v := range r.Variables {
		kind, ok := kinds[v.Type]
		_, taken := r.known.Slot(v.Name)
		switch {
		case v.Name == "":
			r.wrong(v, problem.Say("A variable has no name.", "有一个变量没有名称。"), problem.Say("Give it one, such as amount.", "请填写名称，例如 amount。"))
		case !ok:
			r.vague[v.Name] = true
			r.wrong(v, problem.Say("“%[1]s” is of no type that there is: “%[2]s”.", "变量“%[1]s”的类型“%[2]s”不存在。", v.Name, string(v.Type)),
				problem.Say("Write number, integer, boolean, text, date or duration.", "请写 number、integer、boolean、text、date 或 duration。"))
		case taken:
			r.vague[v.Name] = true
			r.wrong(v, problem.Say("“%s” means something of its own in formulas.", "“%s”在公式中另有含义。", v.Name), problem.Say("Give the variable another name.", "请为变量换个名称。"))
		default:
			if err := r.known.Add(v.Name, kind, v.Values...); err != nil {
				r.vague[v.Name] = true
				p := problem.Of(err)
				r.wrong(v, p.Message, p.Hint)
			}
		}
	}
}

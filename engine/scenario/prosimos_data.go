package scenario

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
	"sandtable/engine/random"
)

// attribute is something that a Prosimos file knows of a case, under its name there.
type attribute struct {
	variable string   // its name in formulas
	options  []string // of a text: all that it can be, in file order
	known    map[string]bool
	number   bool
	written  bool // by a task, so it has no value before
}

// attributes are all of a file, by their names in it.
type attributes map[string]*attribute

// attributes takes the attributes of cases and what tasks do to them. Prosimos knows
// three sorts: of the case from its arrival, of the case from a task on, and of the whole
// process; of the last every case gets one of its own here.
func (im *importer) attributes() {
	im.attribute = attributes{}
	im.scenario.Data = map[string]*Variable{}
	for _, section := range []string{"case_attributes", "global_attributes"} {
		for i, v := range im.entries(section) {
			im.declare(v, path{section}.item(i))
		}
	}
	eachWrite := func(visit func(task string, v *value, at path)) {
		for i, v := range im.entries("event_attributes") {
			at := path{"event_attributes"}.item(i)
			for j, a := range im.list(v, at, "attributes") {
				visit(im.text(v, at, "event_id"), a, at.to("attributes").item(j))
			}
		}
	}
	eachWrite(func(_ string, v *value, at path) {
		im.declare(v, at)
		if a := im.attribute[v.fieldText("name")]; a != nil {
			a.written = true
		}
	})
	if im.failed != nil {
		return
	}
	for _, name := range sorted(im.attribute) {
		a := im.attribute[name]
		d := &Variable{Type: NumberType}
		if !a.number {
			d.Type, d.Values = TextType, a.texts()
		}
		im.scenario.Data[a.variable] = d
		if a.variable != name {
			im.note(nil, "renamed", problem.Say("The attribute %q is the variable %s.", "属性 %q 对应变量 %s。", name, a.variable), problem.Text{})
		}
	}
	im.firstValues()
	eachWrite(im.change)
}

// texts are the options without the empty text, which a text can always be.
func (a *attribute) texts() []string {
	var all []string
	for _, o := range a.options {
		if o != "" {
			all = append(all, o)
		}
	}
	return all
}

// fieldText is a field that is a text, else "".
func (v *value) fieldText(name string) string {
	if f := v.field(name); f != nil && f.kind == stringValue {
		return f.text
	}
	return ""
}

// declare finds out what an attribute can be, from all that is said of it.
func (im *importer) declare(v *value, at path) {
	name := im.text(v, at, "name")
	if im.failed != nil {
		return
	}
	a := im.attribute[name]
	if a == nil {
		a = &attribute{variable: im.identifier(name), number: true, known: map[string]bool{}}
		im.attribute[name] = a
	}
	if kind := im.text(v, at, "type"); kind != "discrete" {
		return
	}
	option := func(key string) {
		if _, err := strconv.ParseFloat(key, 64); err != nil {
			a.number = false
		}
		if !a.known[key] {
			a.known[key] = true
			a.options = append(a.options, key)
		}
	}
	at = at.to("values")
	values := v.field("values")
	switch {
	case values == nil:
		im.missing(at[:len(at)-1], "values")
	case values.kind == objectValue: // a Markov chain: by the value before
		for _, before := range values.members {
			option(before.name)
			for _, m := range before.value.members {
				option(m.name)
			}
		}
	case values.kind == arrayValue:
		for i, item := range values.items {
			option(im.text0(item, at.item(i), "key"))
		}
	default:
		im.wrongType(at, problem.Text{EN: "a list", ZH: "列表"})
	}
}

// text0 is a field that must be a text, which may be empty.
func (im *importer) text0(v *value, at path, name string) string {
	if f := v.field(name); f != nil && f.kind == stringValue {
		return f.text
	}
	return im.text(v, at, name)
}

// identifier is a name that formulas can use, as near as can be to the one in the file.
func (im *importer) identifier(name string) string {
	taken := map[string]bool{}
	for _, a := range im.attribute {
		taken[a.variable] = true
	}
	made := strings.Map(func(r rune) rune {
		if r == '_' || unicode.IsLetter(r) || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, name)
	if '0' <= made[0] && made[0] <= '9' {
		made = "_" + made
	}
	if len(made) > 100 {
		made = strings.ToValidUTF8(made[:100], "")
	}
	if !usable(made) { // a word of the language, or one that means something
		made += "_"
	}
	if !usable(made) {
		made = "attribute"
	}
	return im.free(made, func(id string) bool { return taken[id] })
}

// usable says whether a variable can have the name.
func usable(name string) bool { return (&Scenario{}).Variables().Add(name, condition.Number) == nil }

// firstValues are those that a case has when it arrives.
func (im *importer) firstValues() {
	for i, v := range im.entries("case_attributes") {
		at := path{"case_attributes"}.item(i)
		a := im.attribute[im.text(v, at, "name")]
		if a.written {
			im.fail(at, "twice", problem.Say("%q is of cases and of events.", "%q 既是案例属性又是事件属性。", v.fieldText("name")), problem.Say("Keep one of the two, as Prosimos does.", "请只保留一个，Prosimos 也要求如此。"))
			return
		}
		im.scenario.Data[a.variable].Source = im.sourceOf(v, at, a)
		im.spare(v, at, "name", "type", "values")
	}
	for i, v := range im.entries("global_attributes") {
		at := path{"global_attributes"}.item(i)
		a := im.attribute[im.text(v, at, "name")]
		if d := im.scenario.Data[a.variable]; d.Source.empty() {
			d.Source = im.sourceOf(v, at, a)
		}
		im.note(at, "global", problem.Say("All cases share %q in Prosimos; here every case has its own.", "在 Prosimos 中 %q 由所有案例共享，这里每个案例各有一个。", v.fieldText("name")), problem.Text{})
	}
	for _, name := range sorted(im.attribute) {
		if a := im.attribute[name]; a.written && im.scenario.Data[a.variable].Source.empty() {
			im.note(path{"event_attributes"}, "unset", problem.Say("Until a task writes it, %s is %s; in Prosimos rules about it do not hold before.", "在任务写入之前，%s 为 %s；在 Prosimos 中此前涉及它的规则都不成立。", a.variable, a.nothing()), problem.Text{})
		}
	}
}

// nothing is the value of an attribute that has none yet.
func (a *attribute) nothing() string {
	if a.number {
		return "0"
	}
	return `""`
}

// empty says whether nothing is said of where a value comes from.
func (s *Source) empty() bool {
	return s.Value == nil && s.Draw == nil && len(s.Choice) == 0 && s.Formula == "" && s.Table == ""
}

// sourceOf is where the value of an attribute comes from.
func (im *importer) sourceOf(v *value, at path, a *attribute) Source {
	switch kind := im.text(v, at, "type"); kind {
	case "discrete":
		if values := v.field("values"); values != nil && values.kind == objectValue {
			return Source{Formula: im.chain(values, at.to("values"), a)}
		}
		return im.discreteSource(v, at, a)
	case "continuous":
		if values := v.field("values"); values != nil {
			n := im.numberOf(values, at.to("values"))
			if n != nil && n.Kind == Fixed {
				return Source{Value: n.Value}
			}
			return Source{Draw: n}
		}
		im.missing(at, "values")
	case "expression":
		return Source{Formula: im.expression(im.text(v, at, "values"), at.to("values"))}
	case "dtree":
		return Source{Formula: im.decisionTree(v, at)}
	default:
		im.fail(at.to("type"), "attribute-type", problem.Say("The type %q of an attribute is not known.", "无法识别的属性类型 %q。", kind), meant(kind, []string{"discrete", "continuous", "expression", "dtree"}))
	}
	return Source{}
}

func (im *importer) discreteSource(v *value, at path, a *attribute) Source {
	var all []Choice
	sum := 0.0
	at = at.to("values")
	for i, item := range im.list(v, at[:len(at)-1], "values") {
		weight := im.number(item, at.item(i), "value")
		if !(weight >= 0 && weight <= 1) {
			im.fail(at.item(i).to("value"), "probability", problem.Say("A probability lies between 0 and 1, not at %v.", "概率应在 0 到 1 之间，而不是 %v。", weight), problem.Text{})
		}
		sum += weight
		all = append(all, Choice{Value: a.value(im.text0(item, at.item(i), "key")), Weight: weight})
	}
	if im.failed == nil && math.Abs(sum-1) > 1e-6 {
		im.fail(at, "probability", problem.Say("The probabilities sum to %.6g, not 1.", "概率之和为 %.6g，应为 1。", sum), problem.Text{})
	}
	if len(all) == 1 {
		return Source{Value: all[0].Value}
	}
	return Source{Choice: all}
}

// chain is a value that follows from the one before by chance; from one that the file
// does not list it stays as it is.
func (im *importer) chain(values *value, at path, a *attribute) string {
	spell := func(key string) string {
		if f, err := strconv.ParseFloat(key, 64); err == nil && a.number {
			return spelled(f)
		}
		return quotedText(key)
	}
	made, ends := "", ""
	for _, before := range values.members {
		at, sum := at.to(before.name), 0.0
		steps, close := "", ""
		for i, m := range before.value.members {
			sum += im.numeric(m.value, at.to(m.name))
			if i == len(before.value.members)-1 {
				steps += spell(m.name)
			} else {
				steps, close = steps+fmt.Sprintf("chance < %s ? %s : (", spelled(sum), spell(m.name)), close+")"
			}
		}
		if im.failed == nil && !(math.Abs(sum-1) <= 1e-6) {
			im.fail(at, "probability", problem.Say("The probabilities sum to %.6g, not 1.", "概率之和为 %.6g，应为 1。", sum), problem.Text{})
		}
		made, ends = made+fmt.Sprintf("%s == %s ? (%s%s) : (", a.variable, spell(before.name), steps, close), ends+")"
	}
	return made + a.variable + ends
}

// value is what a key of an attribute means.
func (a *attribute) value(key string) any {
	if f, err := strconv.ParseFloat(key, 64); err == nil && a.number {
		return f
	}
	return key
}

// change is what a task does to an attribute.
func (im *importer) change(written string, v *value, at path) {
	if im.failed != nil {
		return
	}
	id, _ := im.task(written)
	task := im.scenario.Tasks[id]
	if task == nil {
		im.fail(at[:len(at)-2].to("event_id"), "unknown-task", problem.Say("The drawing has no task %q that somebody does.", "流程图中没有由人执行的任务 %q。", written), meant(written, im.tasks()))
		return
	}
	name := im.text(v, at, "name")
	a := im.attribute[name]
	im.written = id
	source := im.sourceOf(v, at, a)
	if im.failed == nil {
		task.Writes = append(task.Writes, &Write{To: a.variable, Source: source})
	}
	im.spare(v, at, "name", "type", "values")
}

// numberOf reads distribution_name and distribution_params as numbers, not seconds.
func (im *importer) numberOf(v *value, at path) *Number {
	name := im.text(v, at, "distribution_name")
	var values []float64
	for i, p := range im.list(v, at, "distribution_params") {
		values = append(values, im.number(p, at.to("distribution_params").item(i), "value"))
	}
	return im.prosimosNumber(name, values, at)
}

// prosimosNumber is a number of one of Prosimos's distributions; see prosimosFamilies.
func (im *importer) prosimosNumber(name string, values []float64, at path) *Number {
	if im.failed != nil {
		return nil
	}
	var names []string
	for _, f := range prosimosFamilies() {
		names = append(names, f.name)
		if f.name != name {
			continue
		}
		if len(values) < f.needed {
			im.fail(at, "parameters", problem.Say("%s needs %s first; there are %d values.", "%s 的前几个参数应为 %s，实际只有 %d 个值。", f.name, strings.Join(f.parameters[:f.needed], ", "), len(values)), problem.Text{})
			return nil
		}
		n := f.number(values)
		var wrong *random.ParameterError
		if _, err := n.Sampler(); errors.As(err, &wrong) {
			im.fail(at, "parameters", problem.Text{
				EN: fmt.Sprintf("The parameters of %s do not go together: %s %s.", name, wrong.Field, wrong.Text.EN),
				ZH: fmt.Sprintf("%s 的参数不匹配：%s %s。", name, wrong.Field, wrong.Text.ZH)}, problem.Text{})
		}
		return n
	}
	im.fail(at.to("distribution_name"), "distribution", problem.Say("The distribution %q is not known.", "无法识别的分布 %q。", name), meant(name, names))
	return nil
}

// number is the family's distribution of numbers: with the same parameters, but not cut
// off at zero.
func (f *prosimosFamily) number(p []float64) *Number {
	bound := func(i int, none float64) *float64 {
		if i >= len(p) || math.IsInf(p[i], 0) || math.Abs(p[i]) >= none {
			return nil
		}
		return &p[i]
	}
	const huge = 1e12 // how Prosimos writes that there is no bound
	spread := func(kind Kind, sd float64) *Number {
		if p[1] == 0 {
			return &Number{Kind: Fixed, Value: p[0]}
		}
		n := &Number{Kind: kind, Mean: p[0], SD: sd, Min: bound(2, huge), Max: bound(3, huge)}
		if kind != Normal && n.Min != nil && *n.Min <= 0 {
			n.Min = nil // nothing lies below anyway
		}
		return n
	}
	switch f.name {
	case "uniform":
		if p[0] != p[1] {
			return &Number{Kind: Uniform, Min: &p[0], Max: &p[1]}
		}
	case "expon":
		least := bound(1, huge)
		if least == nil && p[0] != 0 || least != nil && p[0] != *least {
			if least != nil && *least == 0 {
				least = nil
			}
			return &Number{Kind: Exponential, Mean: p[0], Min: least, Max: bound(2, huge)}
		}
	case "norm":
		return spread(Normal, p[1])
	case "lognorm":
		return spread(Lognormal, math.Sqrt(p[1]))
	case "gamma":
		return spread(Gamma, math.Sqrt(p[1]))
	}
	return &Number{Kind: Fixed, Value: p[0]}
}

// spelled is a number as formulas write it.
func spelled(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// quotedText is a text as formulas write it.
func quotedText(s string) string { return fmt.Sprintf("%q", s) }

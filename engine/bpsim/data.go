package bpsim

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// properties declares what is known of a case, from everything that is said of it: of the
// run, of the process, and by what tasks do to it.
func (im *importer) properties() {
	type seen struct {
		types   map[scenario.VariableType]bool
		texts   []string
		onlyOne map[string]bool
		open    bool     // a text may be anything
		reckons []string // what it is given by expressions
	}
	all, order := map[string]*seen{}, []string{}
	visit := func(p *parameter) {
		if p.name != "Property" || p.property == "" {
			return
		}
		s := all[p.property]
		if s == nil {
			s = &seen{types: map[scenario.VariableType]bool{}, onlyOne: map[string]bool{}}
			all[p.property], order = s, append(order, p.property)
		}
		for i := range p.values {
			v := &p.values[i]
			options := []*value{v}
			for j := range v.values {
				options = append(options, &v.values[j])
			}
			for _, o := range options {
				kind := typeOf(o)
				if kind == "" {
					continue
				}
				if o.kind == "ExpressionParameter" {
					s.open = true
					s.reckons = append(s.reckons, o.attributes["value"])
				}
				if o.kind != "ExpressionParameter" || kind != scenario.NumberType { // a number may be whole
					s.types[kind] = true
				}
				if text := o.attribute("value"); o.kind == "StringParameter" && text != "" && !s.onlyOne[text] {
					s.onlyOne[text] = true
					s.texts = append(s.texts, text)
				}
			}
		}
	}
	for _, p := range im.from.own {
		visit(p)
	}
	for _, e := range im.from.elements {
		for _, p := range e.parameters {
			visit(p)
		}
	}
	for _, name := range order {
		s := all[name]
		d := &scenario.Variable{Type: together(s.types)}
		if d.Type == scenario.TextType && !s.open {
			d.Values = s.texts
		}
		im.scenario.Data[im.variable(name)] = d
	}
	for range 10 { // what is reckoned from a number that is not whole need not be whole
		again := false
		for _, name := range order {
			d := im.scenario.Data[im.variable(name)]
			if d.Type == scenario.IntegerType && !im.integers(all[name].reckons) {
				d.Type, again = scenario.NumberType, true
			}
		}
		if !again {
			break
		}
	}
	own := &element{at: im.from.at}
	for _, p := range im.from.own {
		if p.name == "Property" {
			im.first(own, p)
		}
	}
}

// integers says whether expressions yield whole numbers only.
func (im *importer) integers(expressions []string) bool {
	if len(expressions) == 0 {
		return true
	}
	variables := im.scenario.Variables()
	for _, text := range expressions {
		t := xpath(text)
		if t == nil {
			continue // it is not used
		}
		if _, err := variables.Formula(t.asFormula(im.variable), condition.Integer); err != nil {
			return false
		}
	}
	return true
}

// typeOf is what a value makes its variable, "" where it does not tell.
func typeOf(v *value) scenario.VariableType {
	switch v.kind {
	case "StringParameter":
		return scenario.TextType
	case "BooleanParameter":
		return scenario.BooleanType
	case "NumericParameter":
		return scenario.IntegerType
	case "ExpressionParameter":
		if t := xpath(v.attribute("value")); t != nil {
			switch {
			case t.op == "text":
				return scenario.TextType
			case t.op == "truth" || t.op == "not" || t.op == "and" || t.op == "or" || strength[t.op] == strength["="] || strength[t.op] == strength["<"]:
				return scenario.BooleanType
			}
		}
		return scenario.NumberType
	case "EnumParameter", "UserDistribution", "DateTimeParameter", "DurationParameter":
		return ""
	}
	return scenario.NumberType
}

// together is the type that holds values of all of some types.
func together(types map[scenario.VariableType]bool) scenario.VariableType {
	switch {
	case types[scenario.TextType]:
		return scenario.TextType
	case types[scenario.BooleanType] && len(types) == 1:
		return scenario.BooleanType
	case types[scenario.IntegerType] && len(types) == 1:
		return scenario.IntegerType
	}
	return scenario.NumberType
}

// variable is the name that formulas use for a property.
func (im *importer) variable(name string) string {
	if known := im.variables[name]; known != "" {
		return known
	}
	made := strings.Map(func(r rune) rune {
		if r == '_' || unicode.IsLetter(r) || '0' <= r && r <= '9' {
			return r
		}
		return '_'
	}, name)
	if made == "" || '0' <= made[0] && made[0] <= '9' {
		made = "_" + made
	}
	if len(made) > 100 {
		made = strings.ToValidUTF8(made[:100], "")
	}
	names := (&scenario.Scenario{}).Variables()
	if names.Add(made, condition.Number) != nil {
		if made += "_"; names.Add(made, condition.Number) != nil {
			made = "property"
		}
	}
	for base := made; im.taken[made]; {
		im.alike[base]++
		made = base + "_" + strconv.Itoa(im.alike[base]+1)
	}
	im.variables[name], im.taken[made] = made, true
	if made != name {
		im.note(im.from.at, "", "renamed", problem.Say("The property %q is the variable %s.", "属性 %q 对应变量 %s。", brief(name), made), problem.Text{})
	}
	return made
}

// first takes the value that a case has when it arrives.
func (im *importer) first(e *element, p *parameter) {
	if p.property == "" {
		return
	}
	name := im.variable(p.property)
	source, ok := im.source(e, p, im.scenario.Data[name])
	if !ok {
		return
	}
	d := im.scenario.Data[name]
	if d.Value != nil || d.Draw != nil || d.Choice != nil || d.Formula != "" {
		im.note(p.at, e.ref, "twice", problem.Say("The property %q gets a value twice before a case begins; the later one counts.", "属性 %q 在案例开始前被赋值两次，以后一次为准。", brief(p.property)), problem.Text{})
	}
	d.Source = source
}

// writes takes the value that a task gives.
func (im *importer) writes(e *element, p *parameter, task *scenario.Task) {
	if p.property == "" {
		return
	}
	name := im.variable(p.property)
	if source, ok := im.source(e, p, im.scenario.Data[name]); ok {
		task.Writes = append(task.Writes, &scenario.Write{To: name, Source: source})
	}
}

// source is where a value comes from.
func (im *importer) source(e *element, p *parameter, d *scenario.Variable) (scenario.Source, bool) {
	if len(p.values) == 0 {
		p.used = true // declared, without a value until something gives it one
		return scenario.Source{}, false
	}
	v := im.always(e, p)
	if v == nil {
		return scenario.Source{}, false
	}
	switch v.kind {
	case "StringParameter", "BooleanParameter", "NumericParameter", "FloatingParameter":
		x, ok := im.plain(e, p, v, d.Type)
		return scenario.Source{Value: x}, ok
	case "ExpressionParameter":
		made := im.formula(e, p, v, d.Type)
		return scenario.Source{Formula: made}, made != ""
	case "UserDistribution":
		return im.choice(e, p, v, d.Type)
	}
	if d.Type != scenario.NumberType {
		im.misfit(e, p, v)
		return scenario.Source{}, false
	}
	n := im.number(e, p, v)
	return scenario.Source{Draw: n}, n != nil
}

// plain is a constant, as a variable of the type holds it.
func (im *importer) plain(e *element, p *parameter, v *value, t scenario.VariableType) (any, bool) {
	text := v.attribute("value")
	switch {
	case v.kind == "BooleanParameter" && t == scenario.BooleanType:
		return isTrue(text), true
	case t == scenario.TextType:
		return text, true
	case v.kind == "NumericParameter" || v.kind == "FloatingParameter":
		f, ok := im.float(e, v, "value")
		if ok && t == scenario.IntegerType && (f != math.Trunc(f) || math.Abs(f) > 1<<53-1) {
			im.misfit(e, p, v)
			return nil, false
		}
		return f, ok
	}
	im.misfit(e, p, v)
	return nil, false
}

// choice is one of several values: numbers are drawn, anything else is chosen.
func (im *importer) choice(e *element, p *parameter, v *value, t scenario.VariableType) (scenario.Source, bool) {
	if t == scenario.NumberType {
		n := im.number(e, p, v)
		return scenario.Source{Draw: n}, n != nil
	}
	var all []scenario.Choice
	for i := range v.values {
		x, ok := im.plain(e, p, &v.values[i], t)
		weight, okay := im.weight(e, &v.values[i])
		if !ok || !okay {
			return scenario.Source{}, false
		}
		all = append(all, scenario.Choice{Value: x, Weight: weight})
	}
	im.betweenPoints(e, v)
	return scenario.Source{Choice: all}, len(all) > 0
}

// formula translates an expression to one that yields a type; "" where that cannot be,
// which is then told.
func (im *importer) formula(e *element, p *parameter, v *value, want scenario.VariableType) string {
	text := v.attributes["value"]
	t := xpath(text)
	if t == nil {
		im.note(v.at, e.ref, "expression", problem.Say("The expression %q cannot be translated; it is not used.", "无法转换表达式 %q，未使用。", brief(text)),
			problem.Say("Use + - * div mod, comparisons, and, or, not(), floor(), ceiling(), round() and getProperty('name').", "请使用 + - * div mod、比较、and、or、not()、floor()、ceiling()、round() 和 getProperty('名称')。"))
		return ""
	}
	im.declared(t, "")
	im.compared(t)
	made := t.asFormula(im.variable)
	kind := map[scenario.VariableType]condition.Kind{scenario.NumberType: condition.Number, scenario.IntegerType: condition.Integer, scenario.BooleanType: condition.Boolean, scenario.TextType: condition.Text}[want]
	if made != "" {
		if im.known == nil {
			im.known = im.scenario.Variables()
		}
		if _, err := im.known.Formula(made, kind); err == nil {
			return made
		} else if wrong := problem.Of(err); wrong != nil {
			im.note(v.at, e.ref, "expression", problem.Text{
				EN: "The expression " + strconv.Quote(brief(text)) + " cannot be used: " + wrong.Message.EN,
				ZH: "无法使用表达式 " + strconv.Quote(brief(text)) + "：" + wrong.Message.ZH}, wrong.Hint)
			return ""
		}
	}
	im.note(v.at, e.ref, "expression", problem.Say("The expression %q says something that formulas cannot; it is not used.", "表达式 %q 含有公式无法表达的内容，未使用。", brief(text)), problem.Text{})
	return ""
}

// declared makes variables of the properties that an expression asks for and nothing
// gives a value: they are 0, or the empty text where they are compared with one.
func (im *importer) declared(t *term, beside string) {
	if t.op == "property" {
		name := im.variable(t.text)
		if im.scenario.Data[name] == nil {
			d := &scenario.Variable{Type: scenario.NumberType}
			if beside == "text" {
				d.Type = scenario.TextType
			} else if beside == "truth" {
				d.Type = scenario.BooleanType
			}
			im.scenario.Data[name], im.known = d, nil
			im.note(im.from.at, "", "declared", problem.Say("Nothing gives the property %q a value; as in BPSim it is zero.", "没有为属性 %q 赋值，按 BPSim 的规定视为零。", brief(t.text)), problem.Text{})
		}
	}
	for i, part := range t.parts {
		other := ""
		if len(t.parts) == 2 && (t.op == "=" || t.op == "!=") {
			other = t.parts[1-i].op
		}
		im.declared(part, other)
	}
}

// compared looks at what variables are compared with: 'true' and 'false' mean just that
// beside something true or false, and a text that nothing else names is one more value.
func (im *importer) compared(t *term) {
	for i, part := range t.parts {
		im.compared(part)
		if part.op != "property" || len(t.parts) != 2 || t.op != "=" && t.op != "!=" || t.parts[1-i].op != "text" {
			continue
		}
		d, other := im.scenario.Data[im.variable(part.text)], t.parts[1-i]
		switch {
		case d.Type == scenario.BooleanType && (other.text == "true" || other.text == "false"):
			other.op = "truth"
		case d.Type == scenario.TextType && d.Values != nil && other.text != "" && !slices.Contains(d.Values, other.text):
			d.Values, im.known = nil, nil
		}
	}
}

package scenario

import (
	"fmt"
	"strings"
	"unicode"

	"sandtable/engine/problem"
)

// expression translates what Prosimos reckons an attribute from: a part of Python's
// arithmetic, with draws from distributions. A draw becomes a variable of its own, which
// the task writes first.
func (im *importer) expression(source string, at path) string {
	if im.failed != nil {
		return ""
	}
	t := &translator{im: im, at: at, source: source, rest: []rune(source)}
	made := t.or()
	if t.space(); im.failed == nil && len(t.rest) > 0 {
		t.fail()
	}
	return made
}

// translator is a recursive descent over Python's expressions.
type translator struct {
	im     *importer
	at     path
	source string
	rest   []rune
	depth  int
}

func (t *translator) fail() {
	t.im.refuse(t.at, t.source, problem.Say("This expression", "此表达式"),
		problem.Say("Use + - * /, comparisons, and, or, not, min, max, abs, sqrt and the distributions.", "请使用 + - * /、比较、and、or、not、min、max、abs、sqrt 和各分布函数。"))
	t.rest = nil
}

func (t *translator) space() {
	for len(t.rest) > 0 && unicode.IsSpace(t.rest[0]) {
		t.rest = t.rest[1:]
	}
}

// take moves past one of some symbols or words, the first that is there, and tells it.
func (t *translator) take(symbols ...string) string {
	t.space()
	for _, s := range symbols {
		if !strings.HasPrefix(string(t.rest[:min(len(t.rest), len(s)+1)]), s) {
			continue
		}
		after := t.rest[len(s):]
		if unicode.IsLetter([]rune(s)[0]) && len(after) > 0 && isNameRune(after[0]) {
			continue
		}
		t.rest = after
		return s
	}
	return ""
}

func isNameRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// chain translates operands with operators between them.
func (t *translator) chain(operand func() string, operators ...string) string {
	made := operand()
	for {
		operator := t.take(operators...)
		if operator == "" || t.im.failed != nil {
			return made
		}
		made = made + " " + operator + " " + operand()
	}
}

func (t *translator) or() string  { return t.chain(t.and, "or") }
func (t *translator) and() string { return t.chain(t.not, "and") }

func (t *translator) not() string {
	if t.depth++; t.depth > 100 {
		t.fail()
		return ""
	}
	defer func() { t.depth-- }()
	if t.take("not") != "" {
		return "not (" + t.not() + ")"
	}
	made := t.sum()
	if operator := t.take("==", "!=", "<=", ">=", "<", ">"); operator != "" {
		made += " " + operator + " " + t.sum()
	}
	return made
}

func (t *translator) sum() string { return t.chain(t.product, "+", "-") }

func (t *translator) product() string {
	made := t.unary()
	for t.im.failed == nil {
		if strings.HasPrefix(string(t.rest[:min(len(t.rest), 2)]), "**") || t.take("//") != "" {
			t.fail()
			return ""
		}
		operator := t.take("*", "/", "%")
		if operator == "" {
			break
		}
		if t.take("*") != "" {
			t.fail()
		}
		made += " " + operator + " " + t.unary()
	}
	return made
}

func (t *translator) unary() string {
	if t.depth++; t.depth > 100 {
		t.fail()
		return ""
	}
	defer func() { t.depth-- }()
	if sign := t.take("-", "+"); sign != "" {
		return sign + t.unary()
	}
	return t.operand()
}

func (t *translator) operand() string {
	t.space()
	switch {
	case len(t.rest) == 0 || t.im.failed != nil:
		t.fail()
	case t.rest[0] == '(':
		t.rest = t.rest[1:]
		made := "(" + t.or() + ")"
		if t.take(")") == "" {
			t.fail()
		}
		return made
	case unicode.IsDigit(t.rest[0]) || t.rest[0] == '.':
		return t.digits()
	case t.rest[0] == '\'' || t.rest[0] == '"':
		return t.quoted()
	case isNameRune(t.rest[0]):
		return t.named()
	default:
		t.fail()
	}
	return ""
}

func (t *translator) digits() string {
	n := 0
	for n < len(t.rest) && (unicode.IsDigit(t.rest[n]) || strings.ContainsRune(".eE", t.rest[n]) || (t.rest[n] == '-' || t.rest[n] == '+') && n > 0 && strings.ContainsRune("eE", t.rest[n-1])) {
		n++
	}
	made := string(t.rest[:n])
	if !numberPattern.MatchString(made) {
		t.fail()
		return ""
	}
	t.rest = t.rest[n:]
	return made
}

func (t *translator) quoted() string {
	end := t.rest[0]
	for n := 1; n < len(t.rest) && t.rest[n] != '\\'; n++ {
		if t.rest[n] == end {
			made := quotedText(string(t.rest[1:n]))
			t.rest = t.rest[n+1:]
			return made
		}
	}
	t.fail()
	return ""
}

// named is a variable, or a call.
func (t *translator) named() string {
	n := 0
	for n < len(t.rest) && isNameRune(t.rest[n]) {
		n++
	}
	name := string(t.rest[:n])
	t.rest = t.rest[n:]
	if t.take("(") != "" {
		return t.call(name)
	}
	if a := t.im.attribute[name]; a != nil {
		return a.variable
	}
	t.im.fail(t.at, "unknown-attribute", problem.Say("There is no attribute %q.", "没有名为 %q 的属性。", name), meant(name, sorted(t.im.attribute)))
	return ""
}

// call is one of a function that formulas have too, or a draw.
func (t *translator) call(name string) string {
	var arguments []string
	for t.im.failed == nil && t.take(")") == "" {
		if len(arguments) > 0 && t.take(",") == "" || len(arguments) > 20 {
			t.fail()
			return ""
		}
		arguments = append(arguments, t.or())
	}
	switch name {
	case "min", "max", "abs", "sqrt", "floor", "ceil":
		return name + "(" + strings.Join(arguments, ", ") + ")"
	case "fabs":
		return "abs(" + strings.Join(arguments, ", ") + ")"
	}
	var values []float64
	for _, a := range arguments {
		var f float64
		if _, err := fmt.Sscanf(strings.ReplaceAll(a, " ", ""), "%g", &f); err != nil || strings.ContainsAny(strings.TrimLeft(a, "-+"), "+*/(ghijklmnopqrstuvwxyz_") {
			t.fail()
			return ""
		}
		values = append(values, f)
	}
	switch name {
	case "fix", "uniform", "norm", "expon", "lognorm", "gamma":
		return t.im.drawn(name, values, t.at)
	}
	t.fail()
	return ""
}

// drawn is a variable that the task being read writes with a draw first.
func (im *importer) drawn(name string, values []float64, at path) string {
	n := im.prosimosNumber(name, values, at)
	if n == nil {
		return ""
	}
	if n.Kind == Fixed {
		return spelled(n.Value)
	}
	id := im.free("draw", func(id string) bool {
		_, taken := im.attribute[id]
		return taken || im.scenario.Data[id] != nil
	})
	im.scenario.Data[id] = &Variable{Type: NumberType}
	task := im.scenario.Tasks[im.written]
	if task == nil {
		im.refuse(at, name, problem.Say("A draw outside of a task", "任务之外的随机抽取"), problem.Text{})
		return ""
	}
	task.Writes = append(task.Writes, &Write{To: id, Source: Source{Draw: n}})
	return id
}

// decisionTree translates a list of conditions, each with a formula; none holds: 0.
func (im *importer) decisionTree(v *value, at path) string {
	at = at.to("values")
	made, ends := "", ""
	for i, branch := range im.list(v, at[:len(at)-1], "values") {
		at := at.item(i)
		if branch.kind != arrayValue || len(branch.items) != 2 || branch.items[1].kind != stringValue {
			im.wrongType(at, problem.Text{EN: "a list of conditions and a formula", ZH: "条件列表加公式"})
			return ""
		}
		var all []string
		for j, c := range branch.items[0].items {
			all = append(all, "("+im.expression(c.text, at.item(0).item(j))+")")
		}
		formula := "(" + im.expression(branch.items[1].text, at.item(1)) + ")"
		if len(all) == 0 { // always holds
			return made + formula + ends
		}
		made, ends = made+strings.Join(all, " and ")+" ? "+formula+" : (", ends+")"
	}
	return made + "0" + ends
}

package condition

import (
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"sandtable/engine/problem"
)

// Language is a language of process engines in which formulas can be written.
type Language string

const (
	JUEL Language = "juel" // the Unified Expression Language of Camunda 7 and Flowable, without the ${…} around it
	FEEL Language = "feel" // of DMN and Camunda 8, without the = before it
)

// title is the language's name for people.
func (l Language) title() string { return strings.ToUpper(string(l)) }

// Translate writes a formula that is to yield a value of a kind in the language of a process engine. It means the same there, as
// long as every variable has a value of its kind, nothing is divided by zero and no number leaves its bounds.
//
// The error is a *problem.Problem with line and column in the source: what Formula refuses, and what the other
// language has no words for.
func (v *Variables) Translate(source string, want Kind, to Language) (string, error) {
	if _, err := v.Formula(source, want); err != nil {
		return "", err
	}
	return v.written(source, unwrapped(source), to)
}

// TranslateFor is Translate of a formula whose value is written to a variable.
func (v *Variables) TranslateFor(slot int, source string, to Language) (string, error) {
	if _, err := v.FormulaFor(slot, source); err != nil {
		return "", err
	}
	return v.written(source, unwrapped(source), to)
}

// written is a formula that was understood, in another language.
func (v *Variables) written(source, text string, to Language) (string, error) {
	p, err := v.phrase(source, text, to)
	return p.text, err
}

// phrase is a formula as a part of a larger one.
func (v *Variables) phrase(source, text string, to Language) (phrase, error) {
	tree, err := parser.ParseWithConfig(text, v.config())
	if err != nil {
		return phrase{}, err // it was read before
	}
	t := &translator{reader: &reader{variables: v, source: source}, to: to}
	if t.words = feel; to == JUEL {
		t.words = juel
	}
	return t.write(tree.Node)
}

// Literal is a value of a row as a language of engines writes it.
func (v *Variables) Literal(slot int, x float64, to Language) string {
	switch value := v.Format(slot, x).(type) {
	case string:
		return quoted(value, to)
	case bool:
		return strconv.FormatBool(value)
	}
	return plainNumber(x)
}

// plainNumber writes a number without an exponent, which FEEL does not know.
func plainNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// quoted is a text as a literal: in single quotes in JUEL, so that it fits into attributes, in double ones in FEEL.
func quoted(s string, to Language) string {
	if to == JUEL {
		return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(s) + `"`
}

// phrase is a part of a formula in another language, with how tightly it holds together.
type phrase struct {
	text  string
	holds int
}

// Levels of holding together, the loosest first. What is looser than its place wants stands in brackets.
const (
	choosing = iota
	either
	both
	comparing
	adding
	multiplying
	atom
)

// within is the phrase where something of a level is wanted.
func (p phrase) within(level int) string {
	if p.holds < level {
		return "(" + p.text + ")"
	}
	return p.text
}

// tongue is how a language says what formulas are made of.
type tongue struct {
	and, or, equal, differs string
	reserved                []string          // cannot be names of variables
	given                   map[string]string // what it calls the names that every formula can use
	not                     func(x phrase) phrase
	choose                  func(question, yes, no phrase) phrase
	remainder               func(x, y phrase) phrase
	power                   func(x, y phrase) (phrase, bool)
	functions               map[string]func(x phrase) phrase // of one argument
	least, most             func(all []phrase) phrase
}

// translator writes one formula.
type translator struct {
	*reader
	to    Language
	words *tongue
	lets  []named
	parts int
}

// named is what a let stands for.
type named struct {
	name string
	as   phrase
}

func (t *translator) write(node ast.Node) (phrase, error) {
	if t.parts++; t.parts > mostRead {
		return phrase{}, t.wordless(node, problem.Say("a formula of so many parts", "如此长的公式"))
	}
	switch n := node.(type) {
	case *ast.IntegerNode:
		return phrase{strconv.Itoa(n.Value), atom}, nil
	case *ast.FloatNode:
		return phrase{decimal(n.Value), atom}, nil
	case *ast.BoolNode:
		return phrase{strconv.FormatBool(n.Value), atom}, nil
	case *ast.StringNode:
		return phrase{quoted(n.Value, t.to), atom}, nil
	case *ast.IdentifierNode:
		return t.name(n)
	case *ast.UnaryNode:
		return t.unary(n)
	case *ast.BinaryNode:
		return t.binary(n)
	case *ast.ConditionalNode:
		parts, err := t.each(n.Cond, n.Exp1, n.Exp2)
		if err != nil {
			return phrase{}, err
		}
		return t.words.choose(parts[0], parts[1], parts[2]), nil
	case *ast.VariableDeclaratorNode:
		return t.let(n)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok {
			return t.call(n, name.Value, n.Arguments)
		}
	case *ast.BuiltinNode:
		return t.call(n, n.Name, n.Arguments)
	}
	return phrase{}, t.unplayed(node)
}

// decimal writes a number so that it stays one with a fraction: in JUEL 1 is an integer.
func decimal(x float64) string {
	s := plainNumber(x)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func (t *translator) each(nodes ...ast.Node) ([]phrase, error) {
	all := make([]phrase, len(nodes))
	for i, n := range nodes {
		var err error
		if all[i], err = t.write(n); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (t *translator) name(n *ast.IdentifierNode) (phrase, error) {
	for _, l := range slices.Backward(t.lets) {
		if l.name == n.Value {
			return l.as, nil
		}
	}
	if theirs, given := t.words.given[n.Value]; given {
		return phrase{theirs, atom}, nil
	}
	if slices.Contains(onlyPlayed, n.Value) {
		return phrase{}, t.refuse(n, "foreign-name",
			problem.Say("Process engines do not know “%s”.", "流程引擎中没有“%s”。", n.Value),
			problem.Say("Let a step write what it stands for to a variable, and ask for that.", "请让某个步骤把该值写入变量，再判断该变量。"))
	}
	if slices.Contains(t.words.reserved, n.Value) {
		return phrase{}, t.refuse(n, "foreign-name",
			problem.Say("“%s” is a word of %s, so that no variable can be called that there.", "“%s”是 %s 的保留字，不能用作变量名。", n.Value, t.to.title()),
			problem.Say("Give the variable another name.", "请给变量换个名称。"))
	}
	return phrase{n.Value, atom}, nil
}

// onlyPlayed are names that formulas can use in a simulation, and nowhere else.
var onlyPlayed = []string{"elapsed", "chance", "now_hour", "weekday"}

// let puts what a name stands for where it is used: neither language can be sure to have names for parts.
func (t *translator) let(n *ast.VariableDeclaratorNode) (phrase, error) {
	value, err := t.write(n.Value)
	if err != nil {
		return phrase{}, err
	}
	t.lets = append(t.lets, named{n.Name, value})
	body, err := t.write(n.Expr)
	t.lets = t.lets[:len(t.lets)-1]
	if err == nil && len(body.text) > longestSource {
		err = t.wordless(n, problem.Say("a formula of that length", "如此长的公式"))
	}
	return body, err
}

func (t *translator) unary(n *ast.UnaryNode) (phrase, error) {
	x, err := t.write(n.Node)
	if err != nil {
		return phrase{}, err
	}
	switch n.Operator {
	case "not", "!":
		return t.words.not(x), nil
	case "-":
		return phrase{"-" + x.within(atom), comparing + 1}, nil // in brackets wherever it is reckoned with
	}
	return x, nil // +
}

func (t *translator) binary(n *ast.BinaryNode) (phrase, error) {
	if n.Operator == "in" {
		return t.membership(n)
	}
	parts, err := t.each(n.Left, n.Right)
	if err != nil {
		return phrase{}, err
	}
	x, y := parts[0], parts[1]
	switch n.Operator {
	case "and", "&&":
		return joined(t.words.and, both, x, y), nil
	case "or", "||":
		return joined(t.words.or, either, x, y), nil
	case "==":
		return t.compare(t.words.equal, x, y), nil
	case "!=":
		return t.compare(t.words.differs, x, y), nil
	case "<", "<=", ">", ">=":
		return t.compare(n.Operator, x, y), nil
	case "+", "-":
		return phrase{x.within(adding) + " " + n.Operator + " " + y.within(multiplying), adding}, nil
	case "*", "/":
		return phrase{x.within(multiplying) + " " + n.Operator + " " + y.within(atom), multiplying}, nil
	case "%":
		return t.words.remainder(x, y), nil
	case "**", "^":
		if p, ok := t.words.power(x, y); ok {
			return p, nil
		}
		return phrase{}, t.wordless(n, problem.Say("powers", "乘方"))
	case "??":
		return x, nil // no variable is ever without a value
	}
	return phrase{}, t.unplayed(n)
}

func joined(word string, level int, x, y phrase) phrase {
	return phrase{x.within(level) + " " + word + " " + y.within(level), level}
}

func (t *translator) compare(operator string, x, y phrase) phrase {
	return phrase{x.within(adding) + " " + operator + " " + y.within(adding), comparing}
}

// membership writes x in [a, b] as comparisons, which both languages have, and x in a..b as two.
func (t *translator) membership(n *ast.BinaryNode) (phrase, error) {
	x, err := t.write(n.Left)
	if err != nil {
		return phrase{}, err
	}
	if list, ok := n.Right.(*ast.ArrayNode); ok {
		items, err := t.each(list.Nodes...)
		if err != nil {
			return phrase{}, err
		}
		any := t.compare(t.words.equal, x, items[0])
		for _, item := range items[1:] {
			any = joined(t.words.or, either, any, t.compare(t.words.equal, x, item))
		}
		return any, nil
	}
	bounds := n.Right.(*ast.BinaryNode) // nothing else was accepted
	ends, err := t.each(bounds.Left, bounds.Right)
	if err != nil {
		return phrase{}, err
	}
	return joined(t.words.and, both, t.compare(">=", x, ends[0]), t.compare("<=", x, ends[1])), nil
}

func (t *translator) call(n ast.Node, name string, arguments []ast.Node) (phrase, error) {
	if name == "duration" {
		seconds, _ := secondsOf(arguments[0].(*ast.StringNode).Value) // it was read before
		return phrase{plainNumber(seconds), atom}, nil
	}
	parts, err := t.each(arguments...)
	if err != nil {
		return phrase{}, err
	}
	switch name {
	case "min":
		return t.words.least(parts), nil
	case "max":
		return t.words.most(parts), nil
	}
	if f := t.words.functions[name]; f != nil {
		return f(parts[0]), nil
	}
	return phrase{}, t.wordless(n, problem.Text{EN: "the function " + name, ZH: "函数 " + name})
}

// wordless refuses what the other language cannot say.
func (t *translator) wordless(n ast.Node, what problem.Text) error {
	return t.refuse(n, "untranslatable",
		problem.Say("%[3]s, the language of the engine, has no words for %[1]s.", "引擎所用的 %[3]s 无法表达%[2]s。", what.EN, what.ZH, t.to.title()),
		problem.Say("Let a step before write the value to a variable, and ask for that; or deploy to an engine that reads FEEL.", "请让前面的步骤把该值写入变量，再判断该变量；或部署到支持 FEEL 的引擎。"))
}

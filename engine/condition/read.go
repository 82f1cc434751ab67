package condition

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

const (
	deepest  = 100    // levels of a formula; a chain such as a + b + c is one level
	mostRead = 10_000 // nodes that are read; those of a let, and the middle of a < b < c, once per use
)

// reader lowers one formula from expr's tree to closures.
type reader struct {
	variables *Variables
	source    string
	lets      []let
	reads     []int // slots, as met
	nodes     int   // so far
	cuts      []cut // as met
}

// let is a name for a part of the formula.
type let struct {
	name string
	as   term
}

// term is a part of a formula that was understood.
type term struct {
	kind     Kind
	eval     eval
	constant bool      // the value is the same over every row
	value    float64   // of a constant
	slot     int       // of a variable; otherwise -1
	texts    []float64 // of a text: all that it can be; nil: anything
	size     int       // closures that its evaluation calls, at most
	stepped  bool      // its value changes only at the cuts, and with truth values and texts
}

func constantTerm(k Kind, x float64) term {
	t := term{kind: k, constant: true, value: x, slot: -1, size: 1, stepped: true, eval: func([]float64) (float64, *problem.Problem) { return x, nil }}
	if k == Text {
		t.texts = []float64{x}
	}
	return t
}

// computed is what comes of other terms. If those are constants so is it, and what
// goes wrong with it goes wrong now.
func computed(k Kind, e eval, from ...term) (term, error) {
	size, constant, stepped := 1, true, true
	for _, t := range from {
		size, constant, stepped = size+t.size, constant && t.constant, stepped && t.stepped
	}
	if constant {
		x, fault := e(nil)
		if fault != nil {
			return term{}, fault
		}
		return constantTerm(k, x), nil
	}
	return term{kind: k, eval: e, slot: -1, size: size, stepped: stepped}, nil
}

// read lowers a node. Depth counts levels; the left side of an operator is on the
// level of the operator.
func (r *reader) read(node ast.Node, depth int) (term, error) {
	if r.nodes++; r.nodes > mostRead {
		return term{}, r.refuse(node, "too-long",
			problem.Say("The formula has too many parts.", "公式的组成部分太多。"),
			problem.Say("Use a decision table, or variables for its parts.", "请改用决策表，或将各部分写入变量。"))
	}
	if depth > deepest {
		return term{}, r.refuse(node, "too-deep",
			problem.Say("The formula is nested more than %d levels deep.", "公式嵌套超过 %d 层。", deepest),
			problem.Say("Write its parts to variables, or use a decision table.", "请将各部分写入变量，或改用决策表。"))
	}
	switch n := node.(type) {
	case *ast.IntegerNode:
		return r.integer(n)
	case *ast.FloatNode:
		return constantTerm(Number, n.Value), nil
	case *ast.BoolNode:
		return constantTerm(Boolean, truth(n.Value)), nil
	case *ast.StringNode:
		return constantTerm(Text, r.variables.texts.number(n.Value)), nil
	case *ast.IdentifierNode:
		return r.identifier(n)
	case *ast.UnaryNode:
		return r.unary(n, depth)
	case *ast.BinaryNode:
		return r.binary(n, depth)
	case *ast.ConditionalNode:
		return r.conditional(n, depth)
	case *ast.VariableDeclaratorNode:
		return r.let(n, depth)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok {
			return r.call(n, name.Value, n.Arguments, depth)
		}
	case *ast.BuiltinNode:
		return r.call(n, n.Name, n.Arguments, depth)
	}
	return term{}, r.unplayed(node)
}

func (r *reader) integer(n *ast.IntegerNode) (term, error) {
	x := float64(n.Value)
	if x > Integer.limit() {
		return term{}, r.refuse(n, "too-large",
			problem.Say("%d is too large for an integer.", "整数 %d 太大。", n.Value),
			problem.Say("Integers go up to 9007199254740991. With a decimal point it is a number.", "整数最大为 9007199254740991；带小数点则为数值。"))
	}
	return constantTerm(Integer, x), nil
}

func (r *reader) identifier(n *ast.IdentifierNode) (term, error) {
	for _, l := range slices.Backward(r.lets) {
		if l.name == n.Value {
			return l.as, nil
		}
	}
	slot, ok := r.variables.slots[n.Value]
	if !ok {
		return term{}, r.unknown(n)
	}
	r.reads = append(r.reads, slot)
	v := &r.variables.all[slot]
	return term{kind: v.kind, slot: slot, texts: v.values, size: 1, stepped: v.kind == Boolean || v.values != nil, eval: func(row []float64) (float64, *problem.Problem) { return row[slot], nil }}, nil
}

// unknown refuses a name that is no variable's.
func (r *reader) unknown(n *ast.IdentifierNode) error {
	message := problem.Say("There is no variable named %s.", "没有名为 %s 的变量。", n.Value)
	var hint problem.Text
	switch strings.ToLower(n.Value) {
	case "true", "false":
		hint = problem.Say("Write %s.", "请写作 %s。", strings.ToLower(n.Value))
	case "null", "nil", "none", "undefined":
		hint = nothing()
	default:
		if _, ok := r.variables.texts.numbers[n.Value]; ok {
			hint = problem.Say("If the text is meant, put it in quotes: %q.", "如果指的是文本，请加引号：%q。", n.Value)
			break
		}
		names := make([]string, len(r.variables.all))
		for i, v := range r.variables.all {
			names[i] = v.name
		}
		hint = meant(n.Value, names)
	}
	return r.refuse(n, "unknown-name", message, hint)
}

// let gives a part of the formula a name. What it stands for is put where it is used,
// which is the same, as nothing in a formula has an effect; but its faults are those of
// the declaration, as in expr.
func (r *reader) let(n *ast.VariableDeclaratorNode, depth int) (term, error) {
	if slices.Contains(functions, n.Name) || slices.Contains(words, n.Name) || r.known(n.Name) {
		return term{}, r.refuse(n, "name-taken",
			problem.Say("The name %s is taken already.", "名称 %s 已被占用。", n.Name),
			problem.Say("Use another name after let.", "请在 let 后换个名称。"))
	}
	value, err := r.read(n.Value, depth+1)
	if err == nil {
		err = r.affordable(n, value)
	}
	if err != nil {
		return term{}, err
	}
	r.lets = append(r.lets, let{n.Name, value})
	body, err := r.read(n.Expr, depth+1)
	r.lets = r.lets[:len(r.lets)-1]
	if err != nil || value.constant || value.slot >= 0 {
		return body, err
	}
	first, then := value.eval, body.eval
	t := body
	t.constant, t.slot, t.size, t.stepped = false, -1, value.size+body.size+1, value.stepped && body.stepped
	t.eval = func(row []float64) (float64, *problem.Problem) {
		if _, fault := first(row); fault != nil {
			return 0, fault
		}
		return then(row)
	}
	return t, nil
}

func (r *reader) known(name string) bool {
	_, variable := r.variables.slots[name]
	return variable || slices.ContainsFunc(r.lets, func(l let) bool { return l.name == name })
}

// affordable refuses what would take long to evaluate: with let, a short formula can
// stand for an endless one.
func (r *reader) affordable(n ast.Node, t term) error {
	if t.size <= mostRead {
		return nil
	}
	return r.refuse(n, "too-long",
		problem.Say("With its names replaced by what they stand for, the formula has too many parts.", "将 let 定义的名称展开后，公式的组成部分太多。"),
		problem.Say("Write the parts to variables.", "请将各部分写入变量。"))
}

// slots are the variables that were read, each once, in rising order.
func (r *reader) slots() []int {
	slices.Sort(r.reads)
	return slices.Compact(r.reads)
}

// refuse is a problem with a node.
func (r *reader) refuse(n ast.Node, code string, message, hint problem.Text) error {
	return r.fault(n, code, message, hint)
}

// fault is a problem that evaluation may meet at a node.
func (r *reader) fault(n ast.Node, code string, message, hint problem.Text) *problem.Problem {
	return problem.New("condition."+code, message, hint).Located(r.place(n.Location().From))
}

func (r *reader) refuseAt(character int, code string, message, hint problem.Text) error {
	return problem.New("condition."+code, message, hint).Located(r.place(character))
}

// place is the line and column of a character of the source, counted from 0.
func (r *reader) place(character int) problem.Place {
	at := problem.Place{Line: 1, Column: 1}
	for _, c := range r.source {
		if character--; character < 0 {
			break
		}
		at.Column++
		if c == '\n' {
			at.Line, at.Column = at.Line+1, 1
		}
	}
	return at
}

// start is the first character of the source that says something.
func (r *reader) start() int {
	text := unwrapped(r.source)
	return len([]rune(text)) - len([]rune(strings.TrimLeft(text, " \t\r\n")))
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

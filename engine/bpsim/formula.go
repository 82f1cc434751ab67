package bpsim

import (
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
)

// strength is how tightly an operator binds its operands. Equal ones are read from the left.
var strength = map[string]int{
	"if": 1, "or": 2, "and": 3, "=": 4, "!=": 4, "<": 5, "<=": 5, ">": 5, ">=": 5, "+": 6, "-": 6, "*": 7, "div": 7, "mod": 7, "negative": 8, "not": 8, "|": 9,
}

// functions are those that both languages have, by their names in XPath.
var functions = map[string]string{"floor": "floor", "ceiling": "ceil", "round": "round"}

// language is how terms are written.
type language struct {
	operators map[string]string // where the name is another than XPath's
	property  func(name string) string
	text      func(string) (string, bool)
	truth     map[string]string
	function  func(name string) string // "": there is none
	choice    bool                     // has something like if
}

// asFormula writes a term as a formula of a scenario, "" where it cannot be one.
func (t *term) asFormula(variable func(string) string) string {
	l := &language{
		operators: map[string]string{"=": "==", "div": "/", "mod": "%", "not": "not "},
		property:  variable,
		text:      func(s string) (string, bool) { return strconv.Quote(s), true },
		truth:     map[string]string{"true": "true", "false": "false"},
		function:  func(name string) string { return functions[name] },
		choice:    true,
	}
	text, ok := l.write(t, 0)
	if !ok {
		return ""
	}
	return text
}

// asXPath writes a term for BPSim, "" where it cannot be said.
func (t *term) asXPath() string {
	l := &language{
		property: func(name string) string { return "bpsim:getProperty('" + name + "')" },
		text: func(s string) (string, bool) {
			switch {
			case !strings.Contains(s, "'"):
				return "'" + s + "'", true
			case !strings.Contains(s, `"`):
				return `"` + s + `"`, true
			}
			return "", false // XPath 1.0 has no way to write both
		},
		truth: map[string]string{"true": "true()", "false": "false()"},
		function: func(name string) string {
			if functions[name] == "" {
				return ""
			}
			return name
		},
	}
	text, ok := l.write(t, 0)
	if !ok {
		return ""
	}
	return text
}

// write writes a term that stands beside operators of some strength.
func (l *language) write(t *term, beside int) (string, bool) {
	var parts []string
	own := strength[t.op]
	for i, p := range t.parts {
		need := own
		if i > 0 || t.op == "if" || t.op == "not" && l.choice {
			need++ // what is on the right of an equal operator needs brackets
		}
		if t.op == "call" || t.op == "not" && !l.choice {
			need = 0
		}
		part, ok := l.write(p, need)
		if !ok {
			return "", false
		}
		parts = append(parts, part)
	}
	text, ok := l.one(t, parts)
	if own > 0 && own < beside {
		text = "(" + text + ")"
	}
	return text, ok
}

func (l *language) one(t *term, parts []string) (string, bool) {
	op := t.op
	if other := l.operators[op]; other != "" {
		op = other
	}
	switch {
	case t.op == "number":
		return t.text, true
	case t.op == "text":
		return l.text(t.text)
	case t.op == "property":
		name := l.property(t.text)
		return name, name != ""
	case t.op == "truth":
		return l.truth[t.text], true
	case t.op == "call":
		name := l.function(t.text)
		return name + "(" + strings.Join(parts, ", ") + ")", name != "" && len(parts) == 1
	case t.op == "if":
		return parts[0] + " ? " + parts[1] + " : " + parts[2], l.choice
	case t.op == "not" && l.choice:
		return op + parts[0], true
	case t.op == "not":
		return "not(" + parts[0] + ")", true
	case t.op == "negative":
		return "-" + parts[0], true
	case strength[t.op] > 0 && t.op != "|":
		return parts[0] + " " + op + " " + parts[1], true
	}
	return "", false
}

// formula reads a formula of a scenario; nil where it has something that XPath cannot say.
func formula(source string) *term {
	if len(source) > longestExpression {
		return nil
	}
	tree, err := parser.Parse(source)
	if err != nil {
		return nil
	}
	return termOf(tree.Node, 0)
}

var fromExpr = map[string]string{"==": "=", "/": "div", "%": "mod", "&&": "and", "||": "or"}

func termOf(node ast.Node, depth int) *term {
	if depth > deepestExpression {
		return nil
	}
	made := func(op string, nodes ...ast.Node) *term {
		t := &term{op: op}
		for _, n := range nodes {
			part := termOf(n, depth+1)
			if part == nil {
				return nil
			}
			t.parts = append(t.parts, part)
		}
		return t
	}
	switch n := node.(type) {
	case *ast.IntegerNode:
		return &term{op: "number", text: strconv.Itoa(n.Value)}
	case *ast.FloatNode:
		return &term{op: "number", text: decimal(n.Value)}
	case *ast.BoolNode:
		return &term{op: "truth", text: strconv.FormatBool(n.Value)}
	case *ast.StringNode:
		return &term{op: "text", text: n.Value}
	case *ast.IdentifierNode:
		return &term{op: "property", text: n.Value}
	case *ast.UnaryNode:
		switch n.Operator {
		case "-":
			return made("negative", n.Node)
		case "+":
			return termOf(n.Node, depth+1)
		case "not", "!":
			return made("not", n.Node)
		}
	case *ast.BinaryNode:
		op := n.Operator
		if other := fromExpr[op]; other != "" {
			op = other
		}
		if strength[op] > 0 {
			return made(op, n.Left, n.Right)
		}
	case *ast.ConditionalNode:
		return made("if", n.Cond, n.Exp1, n.Exp2)
	case *ast.BuiltinNode:
		for theirs, ours := range functions {
			if n.Name == ours && len(n.Arguments) == 1 {
				t := made("call", n.Arguments[0])
				if t != nil {
					t.text = theirs
				}
				return t
			}
		}
	}
	return nil
}

// decimal writes a number without an exponent, which XPath 1.0 does not have.
func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

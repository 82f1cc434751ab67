package bpsim

import (
	"strings"
	"unicode"
)

// term is a part of an expression, whatever language it was written in.
type term struct {
	op    string // number, text, property, truth, call, list, or an operator as XPath has it; negative for the minus of one operand
	text  string // of the first four, and the name of a call
	parts []*term
}

const (
	longestExpression = 10_000
	deepestExpression = 100
)

// xpathReader reads the part of XPath 1.0 that files of BPSim use, with the functions of
// BPSim, and what tools put beside it: {name} for getProperty('name'), == && || ! of Java,
// if (…) then … else … of XPath 2.0. The first thing it does not know stops it.
type xpathReader struct {
	rest  []rune
	depth int
	wrong bool
}

// xpath reads an expression; nil where it cannot be read.
func xpath(text string) *term {
	if len(text) > longestExpression {
		return nil
	}
	r := &xpathReader{rest: []rune(text)}
	t := r.or()
	if r.space(); r.wrong || len(r.rest) > 0 {
		return nil
	}
	return t
}

func (r *xpathReader) fail() *term {
	r.wrong, r.rest = true, nil
	return &term{op: "number", text: "0"}
}

func (r *xpathReader) space() {
	for len(r.rest) > 0 && unicode.IsSpace(r.rest[0]) {
		r.rest = r.rest[1:]
	}
}

// take moves past one of some symbols or words, the first that is there, and tells it.
func (r *xpathReader) take(symbols ...string) string {
	r.space()
	for _, s := range symbols {
		symbol := []rune(s)
		if len(r.rest) < len(symbol) || string(r.rest[:len(symbol)]) != s {
			continue
		}
		after := r.rest[len(symbol):]
		if unicode.IsLetter(symbol[0]) && len(after) > 0 && inName(after[0]) {
			continue
		}
		r.rest = after
		return s
	}
	return ""
}

func inName(c rune) bool {
	return c == '_' || c == '-' || c == '.' || unicode.IsLetter(c) || unicode.IsDigit(c)
}

// ours are operators by what XPath calls them.
var ours = map[string]string{"==": "=", "&&": "and", "||": "or"}

// chain reads operands with operators between them, from the left.
func (r *xpathReader) chain(operand func() *term, operators ...string) *term {
	left := operand()
	for !r.wrong {
		op := r.take(operators...)
		if op == "" {
			break
		}
		if same := ours[op]; same != "" {
			op = same
		}
		left = &term{op: op, parts: []*term{left, operand()}}
	}
	return left
}

func (r *xpathReader) or() *term {
	if r.depth++; r.depth > deepestExpression {
		return r.fail()
	}
	defer func() { r.depth-- }()
	return r.chain(r.and, "||", "or")
}

func (r *xpathReader) and() *term      { return r.chain(r.equality, "&&", "and") }
func (r *xpathReader) equality() *term { return r.chain(r.order, "==", "=", "!=") }
func (r *xpathReader) order() *term    { return r.chain(r.sum, "<=", ">=", "<", ">") }
func (r *xpathReader) sum() *term      { return r.chain(r.product, "+", "-") }
func (r *xpathReader) product() *term  { return r.chain(r.unary, "*", "div", "mod") }

func (r *xpathReader) unary() *term {
	if r.depth++; r.depth > deepestExpression {
		return r.fail()
	}
	defer func() { r.depth-- }()
	switch r.take("-", "!=", "!") {
	case "-":
		return &term{op: "negative", parts: []*term{r.unary()}}
	case "!":
		return &term{op: "not", parts: []*term{r.unary()}}
	case "!=":
		return r.fail()
	}
	return r.union()
}

// union is also how the resources of several selections are put together.
func (r *xpathReader) union() *term {
	left := r.operand()
	for !r.wrong {
		if r.space(); len(r.rest) > 1 && r.rest[0] == '|' && r.rest[1] == '|' || r.take("|") == "" {
			break
		}
		left = &term{op: "|", parts: []*term{left, r.operand()}}
	}
	return left
}

func (r *xpathReader) operand() *term {
	r.space()
	if r.wrong || len(r.rest) == 0 {
		return r.fail()
	}
	switch c := r.rest[0]; {
	case c == '(' || c == '[':
		return r.bracket()
	case c == '\'' || c == '"':
		return r.quoted()
	case c == '{':
		end := strings.IndexRune(string(r.rest), '}')
		if end < 0 {
			return r.fail()
		}
		name := strings.TrimSpace(string(r.rest)[1:end])
		r.rest = []rune(string(r.rest)[end+1:])
		return &term{op: "property", text: name}
	case unicode.IsDigit(c) || c == '.':
		n := 0
		for n < len(r.rest) && (unicode.IsDigit(r.rest[n]) || r.rest[n] == '.') {
			n++
		}
		t := &term{op: "number", text: string(r.rest[:n])}
		r.rest = r.rest[n:]
		if strings.Count(t.text, ".") > 1 || t.text == "." {
			return r.fail()
		}
		return t
	case c == '_' || unicode.IsLetter(c):
		return r.named()
	}
	return r.fail()
}

// bracket is something in brackets, or a list where commas stand in it.
func (r *xpathReader) bracket() *term {
	closing := map[rune]string{'(': ")", '[': "]"}[r.rest[0]]
	r.rest = r.rest[1:]
	list := r.arguments(closing)
	if len(list) == 1 && closing == ")" {
		return list[0]
	}
	return &term{op: "list", parts: list}
}

func (r *xpathReader) arguments(closing string) []*term {
	var all []*term
	for !r.wrong && r.take(closing) == "" {
		if len(all) > 0 && r.take(",") == "" || len(all) == 1000 {
			r.fail()
			return nil
		}
		all = append(all, r.or())
	}
	return all
}

func (r *xpathReader) quoted() *term {
	for n := 1; n < len(r.rest); n++ {
		if r.rest[n] == r.rest[0] {
			t := &term{op: "text", text: string(r.rest[1:n])}
			r.rest = r.rest[n+1:]
			return t
		}
	}
	return r.fail()
}

// named is a call, perhaps with a prefix, or if … then … else.
func (r *xpathReader) named() *term {
	n := 0
	for n < len(r.rest) && (inName(r.rest[n]) || r.rest[n] == ':') {
		n++
	}
	name := string(r.rest[:n])
	name = name[strings.LastIndexByte(name, ':')+1:]
	r.rest = r.rest[n:]
	if name == "true" || name == "false" {
		if r.take("(") != "" && r.take(")") == "" {
			return r.fail()
		}
		return &term{op: "truth", text: name}
	}
	if r.take("(") == "" {
		return r.fail()
	}
	parts := r.arguments(")")
	switch {
	case name == "if" && len(parts) == 1:
		if r.take("then") == "" {
			return r.fail()
		}
		yes := r.or()
		if r.take("else") == "" {
			return r.fail()
		}
		return &term{op: "if", parts: []*term{parts[0], yes, r.or()}}
	case name == "getProperty" && len(parts) >= 1 && len(parts) <= 2 && parts[0].op == "text":
		return &term{op: "property", text: parts[0].text}
	case name == "not" && len(parts) == 1:
		return &term{op: "not", parts: parts}
	case (name == "number" || name == "string" || name == "boolean") && len(parts) == 1:
		return parts[0] // variables have types of their own
	}
	return &term{op: "call", text: name, parts: parts}
}

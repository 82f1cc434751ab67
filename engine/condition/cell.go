package condition

import (
	"math"
	"strings"

	"sandtable/engine/problem"
)

// cell is one test of a rule: the values of an input for which it holds, as spans.
// A single value is a span of its own, and "not 5" is two.
type cell struct {
	input  int
	spans  []span
	negate bool // it holds outside the spans
}

// span is everything between two bounds.
type span struct{ low, high bound }

// bound is an end of a span.
type bound struct {
	value  float64 // where there is no formula
	eval   eval
	open   bool   // the bound itself is outside
	source string // as it is written, with blanks for what stands before it; empty: unbounded
}

// holds says whether the test holds for a value.
func (c *cell) holds(x float64, row []float64) (bool, *problem.Problem) {
	for i := range c.spans {
		s := &c.spans[i]
		low, fault := s.low.at(row)
		if fault != nil {
			return false, fault
		}
		high, fault := s.high.at(row)
		if fault != nil {
			return false, fault
		}
		if (x > low || x == low && !s.low.open) && (x < high || x == high && !s.high.open) {
			return !c.negate, nil
		}
	}
	return c.negate, nil
}

func (b *bound) at(row []float64) (float64, *problem.Problem) {
	if b.eval == nil {
		return b.value, nil
	}
	return b.eval(row)
}

// test reads one test of a decision table: for a column of some kind, the text that its
// bounds and values are read from, with blanks for what is not of them.
type test struct {
	*reader
	input term
}

// cell reads a test: "-", or alternatives separated by commas, or not(alternatives).
func (t test) cell() (c cell, anything bool, err error) {
	start, end := trimmed(t.source, 0, len(t.source))
	if start == end || t.source[start:end] == "-" {
		return cell{}, true, nil
	}
	if end > longestSource {
		return cell{}, false, t.refuseAt(0, "too-long",
			problem.Say("The test has %d bytes.", "条件长达 %d 字节。", end),
			problem.Say("A test has at most %d. Use several rules.", "条件最多 %d 字节。请拆成多条规则。", longestSource))
	}
	if inner, ok := strings.CutPrefix(t.source[start:end], "not"); ok {
		from := end - len(strings.TrimLeft(inner, " \t\r\n"))
		if t.bracketed(from, end) && t.source[from] == '(' {
			c.negate, start, end = true, from+1, end-1
		}
	}
	for _, part := range t.split(start, end, ",") {
		spans, err := t.alternative(part[0], part[1])
		if err != nil {
			return cell{}, false, err
		}
		c.spans = append(c.spans, spans...)
	}
	return c, false, nil
}

// alternative reads one of "5", "= 5", "!= 5", "< 5", "1..5", "[1..5)".
func (t test) alternative(start, end int) ([]span, error) {
	start, end = trimmed(t.source, start, end)
	for _, operator := range []string{"<=", ">=", "!=", "==", "<", ">", "="} {
		if strings.HasPrefix(t.source[start:end], operator) {
			return t.compared(operator, start+len(operator), end)
		}
	}
	from, to, lowOpen, highOpen := start, end, false, false
	if t.bracketed(start, end) {
		from, to, lowOpen, highOpen = start+1, end-1, t.source[start] != '[', t.source[end-1] != ']'
	}
	if ends := t.split(from, to, ".."); len(ends) == 2 {
		return t.between(ends[0], ends[1], lowOpen, highOpen)
	}
	b, err := t.bound(start, end)
	return []span{{b, b}}, err
}

// compared reads what stands after an operator.
func (t test) compared(operator string, start, end int) ([]span, error) {
	b, err := t.bound(start, end)
	if err != nil {
		return nil, err
	}
	if !t.input.kind.numeric() && strings.ContainsAny(operator, "<>") {
		return nil, t.refuseAt(t.character(start)-len(operator), "wrong-kind",
			bilingual("%s compares numbers; this column holds values of type %s.", "%s 用于比较数值，而该列是%s。", operator, t.input.kind), kindHint(Number, t.input.kind))
	}
	least, most := bound{value: math.Inf(-1)}, bound{value: math.Inf(1)}
	exclusive := b
	exclusive.open = true
	switch operator {
	case "<":
		return []span{{least, exclusive}}, nil
	case "<=":
		return []span{{least, b}}, nil
	case ">":
		return []span{{exclusive, most}}, nil
	case ">=":
		return []span{{b, most}}, nil
	case "!=":
		return []span{{least, exclusive}, {exclusive, most}}, nil
	}
	return []span{{b, b}}, nil
}

// between reads the two ends of a span, each inside or outside of it.
func (t test) between(from, to [2]int, lowOpen, highOpen bool) ([]span, error) {
	place := t.character(from[0])
	if !t.input.kind.numeric() {
		return nil, t.refuseAt(place, "wrong-kind",
			bilingual("A range holds numbers; this column holds values of type %s.", "范围中只有数值，而该列是%s。", t.input.kind), kindHint(Number, t.input.kind))
	}
	low, err := t.bound(from[0], from[1])
	if err != nil {
		return nil, err
	}
	high, err := t.bound(to[0], to[1])
	if err != nil {
		return nil, err
	}
	low.open, high.open = lowOpen, highOpen
	empty := low.value > high.value || low.value == high.value && (lowOpen || highOpen)
	if low.eval == nil && high.eval == nil && empty {
		return nil, t.refuseAt(place, "empty-range",
			problem.Say("Nothing is in this range.", "此范围中没有任何值。"),
			problem.Say("The smaller number comes first: 1..5.", "请将较小的数写在前面，例如 1..5。"))
	}
	return []span{{low, high}}, nil
}

// bound reads a value that the input may be compared with.
func (t test) bound(start, end int) (bound, error) {
	start, end = trimmed(t.source, start, end)
	if start == end {
		return bound{}, t.refuseAt(t.character(start), "syntax",
			problem.Say("A value is missing here.", "此处缺少一个值。"),
			problem.Say(`A test is -, 5, "gold", < 5, 1..5, or several of them separated by commas.`, `条件可以是 -、5、"gold"、< 5、1..5，或用逗号分隔的多个条件。`))
	}
	text := blanked(t.source[:start]) + t.source[start:end]
	value, err := t.formula(text)
	if err != nil {
		return bound{}, err
	}
	numbers := value.kind.numeric() && t.input.kind.numeric()
	if value.kind != t.input.kind && !numbers {
		return bound{}, t.refuseAt(t.character(start), "wrong-kind",
			bilingual("This is %s; the column holds values of type %s.", "这是%s，而该列是%s。", value.kind, t.input.kind), kindHint(value.kind, t.input.kind))
	}
	if value.kind == Text && value.constant {
		if err := t.possible(value, start); err != nil {
			return bound{}, err
		}
	}
	if value.constant {
		return bound{value: value.value, source: text}, nil
	}
	return bound{eval: value.eval, source: text}, nil
}

// possible refuses a text that the input can never be.
func (t test) possible(value term, start int) error {
	for _, n := range t.input.texts {
		if n == value.value {
			return nil
		}
	}
	if t.input.texts == nil {
		return nil
	}
	s, _ := t.variables.texts.text(value.value)
	return t.refuseAt(t.character(start), "undeclared-text",
		problem.Say("This column can never be %q.", "该列不可能是 %q。", s), t.variables.choiceHint(s, t.input.texts))
}

// split is what stands between separators outside quotes and brackets.
func (t test) split(start, end int, separator string) (parts [][2]int) {
	from := start
	t.scan(start, end, func(i, depth int) bool {
		if depth == 0 && i >= from && strings.HasPrefix(t.source[i:end], separator) {
			parts = append(parts, [2]int{from, i})
			from = i + len(separator)
		}
		return true
	})
	return append(parts, [2]int{from, end})
}

// bracketed says whether a part stands in one pair of brackets, of any sorts.
func (t test) bracketed(start, end int) bool {
	return end-start > 2 && strings.ContainsRune("[(]", rune(t.source[start])) && strings.ContainsRune("])[", rune(t.source[end-1])) &&
		t.balanced(start+1, end-1)
}

// balanced says whether brackets that are opened in a part are closed in it, and the
// other way about.
func (t test) balanced(start, end int) bool {
	last := 0
	return t.scan(start, end, func(_, depth int) bool {
		last = depth
		return depth >= 0
	}) && last == 0
}

// scan visits the bytes outside quotes with how many brackets are open after each, until
// visit returns false. Brackets of all sorts pair with each other, as in [1..5); one that
// stands the wrong way round at an end of an alternative, as in ]1..5[, opens or closes
// all the same.
func (t test) scan(start, end int, visit func(i, depth int) bool) bool {
	depth, quote := 0, byte(0)
	for i := start; i < end; i++ {
		c := t.source[i]
		if quote != 0 {
			if c == '\\' && quote != '`' {
				i++
			} else if c == quote {
				quote = 0
			}
			continue
		}
		switch c {
		case '"', '\'', '`':
			quote = c
		case '(':
			depth++
		case ')':
			depth--
		case '[', ']':
			before, after := strings.TrimSpace(t.source[start:i]), strings.TrimSpace(t.source[i+1:end])
			first := before == "" || strings.HasSuffix(before, ",")
			last := after == "" || strings.HasPrefix(after, ",")
			if first || c == '[' && !last {
				depth++
			} else {
				depth--
			}
		}
		if !visit(i, depth) {
			return false
		}
	}
	return true
}

// character is how many characters stand before a byte.
func (t test) character(at int) int { return len([]rune(t.source[:at])) }

// trimmed is a part of s without white space at its ends.
func trimmed(s string, start, end int) (int, int) {
	start += len(s[start:end]) - len(strings.TrimLeft(s[start:end], " \t\r\n"))
	return start, start + len(strings.TrimRight(s[start:end], " \t\r\n"))
}

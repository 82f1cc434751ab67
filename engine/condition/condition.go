// Package condition reads formulas (conditions on sequence flows, values that tasks
// write, urgencies, keys, loop conditions) and decision tables. They are written in
// expr (expr-lang/expr), checked against the variables of a case, and evaluated over
// a row of numbers without allocating. See DESIGN.md for what formulas mean.
package condition

import (
	"math"

	"sandtable/engine/problem"
)

// Kind is what a variable holds and what a formula yields.
type Kind uint8

const (
	Number  Kind = iota // any finite float64
	Integer             // a whole number from -(2^53-1) to 2^53-1
	Boolean             // 1 or 0
	Text                // one of the texts that Variables know, by its number
)

// String is the kind as scenarios write it: number, integer, boolean or text.
func (k Kind) String() string { return k.name().EN }

// name is the kind in sentences.
func (k Kind) name() problem.Text {
	switch k {
	case Number:
		return problem.Text{EN: "number", ZH: "数值"}
	case Integer:
		return problem.Text{EN: "integer", ZH: "整数"}
	case Boolean:
		return problem.Text{EN: "boolean", ZH: "是非值"}
	}
	return problem.Text{EN: "text", ZH: "文本"}
}

// numeric says whether values of the kind can be reckoned with.
func (k Kind) numeric() bool { return k == Number || k == Integer }

// limit is the largest magnitude that a value of a numeric kind has. Beyond 2^53-1 a
// float64 no longer holds every whole number.
func (k Kind) limit() float64 {
	if k == Integer {
		return 1<<53 - 1
	}
	return math.MaxFloat64
}

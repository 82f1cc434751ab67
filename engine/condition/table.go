package condition

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/engine/problem"
)

// mostInputs of a decision table: their values fit on the stack.
const mostInputs = 32

// TableSpec is a decision table as scenarios and drawings write it.
type TableSpec struct {
	Inputs  []string // formulas, as a rule a variable's name
	Outputs []string // variables
	Rules   []RuleSpec
	Unique  bool // hit policy Unique: two rules that hold at once are a fault; otherwise First
}

// RuleSpec is one row of a decision table.
type RuleSpec struct {
	When []string // a test for each input: "-", "5", "\"gold\", \"silver\"", ">= 1000", "[1..5)", "not(1, 2)"
	Then []any    // a value for each output; a text that begins with = is a formula
}

// Table is a decision table that was understood: rules from the top, of which the first
// that holds decides, or the only one. It is immutable, so any number of goroutines may ask it.
type Table struct {
	unique  bool
	inputs  []eval
	outputs []int
	rules   []rule
	reads   []int
	columns []variable // what the inputs can be; named where they are variables
}

type rule struct {
	cells []cell // those that do not hold for anything
	then  []eval
}

// Table understands a decision table.
//
// The error is the first that Judge finds.
func (v *Variables) Table(spec TableSpec) (*Table, error) {
	t, wrong := v.Judge(spec)
	if len(wrong) > 0 {
		return nil, wrong[0]
	}
	return t, nil
}

// Judge understands a decision table, and tells all that is wrong with it: inputs first,
// then outputs, then one problem for each cell, from the top. With any of them, the table is nil.
//
// The Path of a problem leads to the cell from the table ("/rules/0/when/1"), with line and
// column in the cell's text where they are known.
func (v *Variables) Judge(spec TableSpec) (*Table, []*problem.Problem) {
	j := &judge{Variables: v, table: &Table{unique: spec.Unique}}
	if len(spec.Inputs) > mostInputs {
		j.at("/inputs", problem.New("condition.too-many-inputs",
			problem.Say("The table has %d inputs.", "决策表有 %d 个输入。", len(spec.Inputs)),
			problem.Say("A table has at most %d. Split it in two.", "决策表最多 %d 个输入。请拆成两个表。", mostInputs)))
		return nil, j.wrong
	}
	for i, source := range spec.Inputs {
		j.input(fmt.Sprintf("/inputs/%d", i), source)
	}
	for i, name := range spec.Outputs {
		slot, err := v.output(name, j.table.outputs)
		if err != nil {
			j.at(fmt.Sprintf("/outputs/%d", i), err)
			slot = -1
		}
		j.table.outputs = append(j.table.outputs, slot)
	}
	for i, s := range spec.Rules {
		j.rule(fmt.Sprintf("/rules/%d", i), s)
	}
	if len(j.wrong) > 0 {
		return nil, j.wrong
	}
	slices.Sort(j.table.reads)
	j.table.reads = slices.Compact(j.table.reads)
	return j.table, nil
}

// judge reads one table.
type judge struct {
	*Variables
	table  *Table
	inputs []*term // nil: not understood, so what stands below it is not judged
	wrong  []*problem.Problem
}

func (j *judge) at(path string, err error) { j.wrong = append(j.wrong, at(path, err)) }

func (j *judge) input(path, source string) {
	r := &reader{variables: j.Variables, source: source}
	input, err := r.formula(unwrapped(source))
	if err != nil {
		j.at(path, err)
		j.inputs = append(j.inputs, nil)
		return
	}
	j.inputs = append(j.inputs, &input)
	j.table.columns = append(j.table.columns, j.column(input))
	j.table.inputs = append(j.table.inputs, input.eval)
	j.table.reads = append(j.table.reads, r.reads...)
}

// rule understands a rule.
func (j *judge) rule(path string, s RuleSpec) {
	t := j.table
	if len(s.When) != len(j.inputs) || len(s.Then) != len(t.outputs) {
		j.at(path, problem.New("condition.rule-length",
			problem.Say("The rule has %d tests and %d values; the table has %d inputs and %d outputs.",
				"该规则有 %d 个条件、%d 个结果，而决策表有 %d 个输入、%d 个输出。", len(s.When), len(s.Then), len(j.inputs), len(t.outputs)),
			problem.Say(`Write a test for each input ("-" for anything) and a value for each output.`, `请为每个输入写一个条件（任意值写 "-"），为每个输出写一个结果。`)))
		return
	}
	var added rule
	for i, source := range s.When {
		if j.inputs[i] == nil {
			continue
		}
		r := &reader{variables: j.Variables, source: source}
		c, anything, err := test{r, *j.inputs[i]}.cell()
		if err != nil {
			j.at(fmt.Sprintf("%s/when/%d", path, i), err)
			continue
		}
		if !anything {
			c.input = i
			added.cells = append(added.cells, c)
		}
		t.reads = append(t.reads, r.reads...)
	}
	for i, x := range s.Then {
		if t.outputs[i] < 0 {
			continue
		}
		e, reads, err := j.outcome(t.outputs[i], x)
		if err != nil {
			j.at(fmt.Sprintf("%s/then/%d", path, i), err)
			continue
		}
		added.then = append(added.then, e)
		t.reads = append(t.reads, reads...)
	}
	t.rules = append(t.rules, added)
}

// output is the slot of an output, which is not among those before it.
func (v *Variables) output(name string, before []int) (int, error) {
	slot, ok := v.slots[name]
	if !ok {
		names := make([]string, len(v.all))
		for i := range v.all {
			names[i] = v.all[i].name
		}
		return 0, problem.New("condition.unknown-name",
			problem.Say("There is no variable named %s.", "没有名为 %s 的变量。", name), meant(name, names))
	}
	if slices.Contains(before, slot) {
		return 0, problem.New("condition.output-twice",
			problem.Say("The output %s stands there twice.", "输出 %s 出现了两次。", name),
			problem.Say("Take one of them away.", "请删除其中一个。"))
	}
	return slot, nil
}

// outcome is what a rule says of an output.
func (v *Variables) outcome(slot int, x any) (eval, []int, error) {
	if s, ok := x.(string); ok && strings.HasPrefix(s, "=") {
		f, err := v.FormulaFor(slot, s)
		if err != nil {
			return nil, nil, err
		}
		return f.eval, f.reads, nil
	}
	n, err := v.Value(slot, x)
	return constantTerm(v.all[slot].kind, n).eval, nil, err
}

// at is a problem further down in the table.
func at(path string, err error) *problem.Problem {
	p := problem.Of(err)
	place := p.At
	place.Path = path + place.Path
	return p.Located(place)
}

// Decide is the first rule that holds over a row, from 0, or -1 if none does. All inputs
// are evaluated, then tests until one fails. It does not allocate.
//
// The error is a *problem.Problem, as of Formula.Eval; or two rules of a table hold whose
// hit policy is Unique.
func (t *Table) Decide(row []float64) (rule int, err error) {
	var values [mostInputs]float64
	for i, input := range t.inputs {
		x, fault := input(row)
		if fault != nil {
			return -1, fault
		}
		values[i] = x
	}
	rule = -1
	for i := range t.rules {
		holds, fault := t.rules[i].holds(&values, row)
		switch {
		case fault != nil:
			return -1, fault
		case !holds:
		case rule >= 0:
			return -1, several(rule, i)
		case !t.unique:
			return i, nil
		default:
			rule = i
		}
	}
	return rule, nil
}

// several is the fault of a table of which at most one rule may hold.
func several(first, second int) error {
	return problem.New("condition.several-rules",
		problem.Say("Rules %d and %d of the decision table hold at once, but its hit policy is “unique”.", "决策表的第 %d 条与第 %d 条规则同时成立，而命中策略为“唯一”。", first+1, second+1),
		problem.Say("Make their tests exclude each other, or let the first rule that holds decide.", "请使两条规则的条件互斥，或改为采用首个成立的规则。"))
}

func (r *rule) holds(values *[mostInputs]float64, row []float64) (bool, *problem.Problem) {
	for i := range r.cells {
		c := &r.cells[i]
		if holds, fault := c.holds(values[c.input], row); fault != nil || !holds {
			return false, fault
		}
	}
	return true, nil
}

// Output is what a rule says of an output, over the row that it was decided on. It does
// not allocate.
//
// The error is a *problem.Problem, as of Formula.Eval.
func (t *Table) Output(rule, output int, row []float64) (float64, error) {
	x, fault := t.rules[rule].then[output](row)
	if fault != nil {
		return 0, fault
	}
	return x, nil
}

// Outputs are the slots that the table writes, in the order of its specification.
func (t *Table) Outputs() []int { return slices.Clone(t.outputs) }

// Reads are the slots of the variables in the table, in rising order.
func (t *Table) Reads() []int { return slices.Clone(t.reads) }

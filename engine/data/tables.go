package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Hit policies that are played: which rule decides where several hold.
const (
	First  = "first"  // the uppermost; also where the drawing says nothing
	Unique = "unique" // none: at most one may hold
)

// Drawn is a decision table as the drawing has it at a business rule task:
//
//	<st:table hitPolicy="unique">
//	  <st:input formula="amount"/><st:output variable="level"/>
//	  <st:rule><st:cell value="&gt;= 1000"/><st:cell value="high"/></st:rule>
//	</st:table>
//
// Rules are asked from the top; what the rule that decides says goes into the outputs when the
// task is done. Where no rule holds, they stay as they are.
type Drawn struct {
	Policy  string     // hit policy, in small letters
	Inputs  []string   // formulas, as a rule a variable's name
	Outputs []string   // variables
	Rules   [][]string // a test for each input, then a value for each output; short ones end with empty cells
	At      model.Pos

	places map[Cell]model.Pos
}

// Cell is a place in a decision table, counted from 1 as people see it. Rule 0 is the heading,
// column 0 a rule as a whole; outputs follow inputs. The zero value is the table.
type Cell struct{ Rule, Column int }

// String is "3.2", the second cell of the third rule; "3", the rule; "0.2", the second heading; "0", the table.
func (c Cell) String() string {
	if c.Column == 0 {
		return strconv.Itoa(c.Rule)
	}
	return fmt.Sprintf("%d.%d", c.Rule, c.Column)
}

// Fault is what is wrong with a cell. Line and column are those of its text.
type Fault struct {
	Cell
	*problem.Problem
}

// Decides is the decision table that a node goes by; nil where it is no business rule task, or has none.
func Decides(n *model.Node) *Drawn {
	if n.Kind != model.BusinessRuleTask {
		return nil
	}
	return DrawnTable(n)
}

// DrawnTable is the decision table that is noted at a node, whatever it is, or nil. Where there are several, the first
// counts. One without columns is none.
func DrawnTable(n *model.Node) *Drawn {
	own := n.Own("table")
	if len(own) == 0 {
		return nil
	}
	e := own[0]
	t := &Drawn{Policy: strings.ToLower(trimmed(e, "hitPolicy")), At: e.At, places: map[Cell]model.Pos{}}
	if t.Policy == "" {
		t.Policy = First
	}
	for _, c := range ours(e, "input") {
		t.Inputs = append(t.Inputs, trimmed(c, "formula"))
		t.places[Cell{0, len(t.Inputs)}] = c.At
	}
	for _, c := range ours(e, "output") {
		t.Outputs = append(t.Outputs, trimmed(c, "variable"))
		t.places[Cell{0, len(t.Inputs) + len(t.Outputs)}] = c.At
	}
	for _, rule := range ours(e, "rule") {
		var cells []string
		for _, c := range ours(rule, "cell") {
			cells = append(cells, trimmed(c, "value"))
			t.places[Cell{len(t.Rules) + 1, len(cells)}] = c.At
		}
		t.Rules = append(t.Rules, cells)
		t.places[Cell{Rule: len(t.Rules)}] = rule.At
	}
	if len(t.Inputs)+len(t.Outputs)+len(t.Rules) == 0 {
		return nil
	}
	return t
}

// ours are the children of a name in our namespace.
func ours(e *model.Extension, name string) (all []*model.Extension) {
	for i := range e.Children {
		if c := &e.Children[i]; c.Space == model.Space && c.Name == name {
			all = append(all, c)
		}
	}
	return all
}

// Place is where a cell stands in the file; a cell that is not written stands where its rule does.
func (t *Drawn) Place(c Cell) model.Pos {
	for _, near := range []Cell{c, {Rule: c.Rule}} {
		if at, ok := t.places[near]; ok {
			return at
		}
	}
	return t.At
}

// Text is what a cell says, or the heading; of a rule as a whole nothing.
func (t *Drawn) Text(c Cell) string {
	switch {
	case c.Rule > len(t.Rules):
		return ""
	case c.Rule > 0:
		return text(t.Rules[c.Rule-1], c.Column-1)
	case c.Column > len(t.Inputs):
		return text(t.Outputs, c.Column-len(t.Inputs)-1)
	}
	return text(t.Inputs, c.Column-1)
}

// Where is a cell in a sentence: “ in rule 2, column “amount””. The whole table is no place.
func (t *Drawn) Where(c Cell) problem.Text {
	if c == (Cell{}) {
		return problem.Text{}
	}
	name := t.Text(Cell{Column: c.Column})
	switch {
	case c.Column == 0:
		return problem.Say(" in rule %d", "（第 %d 条规则）", c.Rule)
	case c.Rule == 0:
		return problem.Say(" in the heading “%s”", "（列标题“%s”）", name)
	}
	return problem.Say(" in rule %d, column “%s”", "（第 %d 条规则，“%s”列）", c.Rule, name)
}

// Asked says whether a run asks the table drawn at a task for an output: the scenario has such data, and does not
// let the task, which may be nil, write it itself.
func Asked(s *scenario.Scenario, t *scenario.Task, output string) bool {
	if s.Data[output] == nil {
		return false
	}
	return t == nil || !slices.ContainsFunc(t.Writes, func(w *scenario.Write) bool { return w != nil && w.To == output })
}

// Read understands the table as the checker and the simulator do: a table, or all that is wrong with it.
func (t *Drawn) Read(v *condition.Variables) (*condition.Table, []Fault) {
	faults := t.shape()
	if len(faults) > 0 {
		return nil, faults
	}
	table, wrong := v.Judge(t.spec(v))
	for _, p := range wrong {
		faults = append(faults, Fault{t.cell(p.At.Path), t.told(p)})
	}
	return table, faults
}

// Asks is the table with some of its outputs only, by name; nil where none is left.
func (t *Drawn) Asks(of func(output string) bool) *Drawn {
	less := &Drawn{Policy: t.Policy, Inputs: t.Inputs, At: t.At, places: t.places}
	var left []int
	for i, name := range t.Outputs {
		if of(name) {
			less.Outputs, left = append(less.Outputs, name), append(left, len(t.Inputs)+i)
		}
	}
	if len(left) == 0 {
		return nil
	}
	if len(left) == len(t.Outputs) {
		return t
	}
	for _, rule := range t.Rules {
		cells := append([]string(nil), rule[:min(len(rule), len(t.Inputs))]...)
		for len(cells) < len(t.Inputs) {
			cells = append(cells, "")
		}
		for _, at := range left {
			cells = append(cells, text(rule, at))
		}
		less.Rules = append(less.Rules, cells)
	}
	return less
}

// shape finds what is wrong with the table before any of its cells is read.
func (t *Drawn) shape() (faults []Fault) {
	wrong := func(at Cell, code string, message, hint problem.Text) {
		faults = append(faults, Fault{at, problem.New("data."+code, message, hint)})
	}
	if t.Policy != First && t.Policy != Unique {
		wrong(Cell{}, "table-policy", problem.Say("The hit policy “%s” is not played.", "不支持命中策略“%s”。", t.Policy),
			problem.Say("Choose first (the uppermost rule that holds decides) or unique (at most one may hold).", "请选择 first（采用首个成立的规则）或 unique（最多只有一条规则成立）。"))
	}
	if len(t.Outputs) == 0 {
		wrong(Cell{}, "table-no-output", problem.Say("The decision table has no output.", "决策表没有输出列。"), problem.Say("Add the variable that it decides on.", "请添加由它决定的变量。"))
	}
	if len(t.Rules) == 0 {
		wrong(Cell{}, "table-no-rule", problem.Say("The decision table has no rule.", "决策表没有任何规则。"), problem.Say("Add one for each case that is told apart.", "请为每种需要区分的情形添加一条规则。"))
	}
	for i, rule := range t.Rules {
		if len(rule) > len(t.Inputs)+len(t.Outputs) {
			wrong(Cell{Rule: i + 1}, "table-long", problem.Say("The rule has %d cells; the table has %d columns.", "该规则有 %d 个单元格，而决策表只有 %d 列。", len(rule), len(t.Inputs)+len(t.Outputs)),
				problem.Say("Remove the cells beyond the last column.", "请删除多出的单元格。"))
		}
	}
	return faults
}

// spec is the table as package condition reads it.
func (t *Drawn) spec(v *condition.Variables) condition.TableSpec {
	spec := condition.TableSpec{Inputs: t.Inputs, Outputs: t.Outputs, Unique: t.Policy == Unique}
	for _, cells := range t.Rules {
		var rule condition.RuleSpec
		for i := range t.Inputs {
			rule.When = append(rule.When, text(cells, i))
		}
		for i, name := range t.Outputs {
			rule.Then = append(rule.Then, outcome(v, name, text(cells, len(t.Inputs)+i)))
		}
		spec.Rules = append(spec.Rules, rule)
	}
	return spec
}

func text(cells []string, at int) string {
	if at >= 0 && at < len(cells) {
		return cells[at]
	}
	return ""
}

// outcome is what a cell says of an output: a value of the variable's kind, or a formula behind =. Texts may stand in
// quotes, durations be written PT2H. What cannot be such a value stays a text, or nil where nothing is said, and is refused later.
func outcome(v *condition.Variables, variable, cell string) any {
	slot, known := v.Slot(variable)
	if !known || strings.HasPrefix(cell, "=") {
		return cell
	}
	if cell == "" {
		return nil
	}
	switch v.Kind(slot) {
	case condition.Boolean:
		if cell == "true" || cell == "false" {
			return cell == "true"
		}
	case condition.Text:
		if s, err := strconv.Unquote(cell); err == nil && cell[0] == '"' {
			return s
		}
	default:
		if strings.HasPrefix(cell, "P") {
			return "=duration(" + strconv.Quote(cell) + ")"
		}
		if x, err := strconv.ParseFloat(cell, 64); err == nil {
			return x
		}
	}
	return cell
}

// cell is the place that the path of a problem leads to.
func (t *Drawn) cell(path string) Cell {
	var i, j int
	if _, err := fmt.Sscanf(path, "/inputs/%d", &i); err == nil {
		return Cell{0, i + 1}
	}
	if _, err := fmt.Sscanf(path, "/outputs/%d", &i); err == nil {
		return Cell{0, len(t.Inputs) + i + 1}
	}
	if _, err := fmt.Sscanf(path, "/rules/%d/when/%d", &i, &j); err == nil {
		return Cell{i + 1, j + 1}
	}
	if _, err := fmt.Sscanf(path, "/rules/%d/then/%d", &i, &j); err == nil {
		return Cell{i + 1, len(t.Inputs) + j + 1}
	}
	return Cell{}
}

// told is a problem without its path, which is the scenario's to have. An output of which nothing is said is a fault of
// its own: nothing says whether it stays or is emptied.
func (t *Drawn) told(p *problem.Problem) *problem.Problem {
	at := p.At
	c := t.cell(at.Path)
	at.Path = ""
	if c.Rule > 0 && c.Column > len(t.Inputs) && text(t.Rules[c.Rule-1], c.Column-1) == "" {
		name := t.Outputs[c.Column-len(t.Inputs)-1]
		return problem.New("data.table-empty", problem.Say("Nothing says what becomes of “%s”.", "没有说明“%s”的取值。", name),
			problem.Say("Write a value, or = %s to leave it as it is.", "请填写取值；如需保持不变，请写 = %s。", name))
	}
	return p.Located(at)
}

// decides notes what the table of a node reads and writes.
func (r *reader) decides(n *model.Node) {
	t := Decides(n)
	if t == nil {
		return
	}
	if table, _ := t.Read(r.known); table != nil {
		r.slots(n, table.Reads(), Use{At: t.At})
	} else {
		for _, source := range t.Inputs {
			r.readBy(n, source, t.At, "")
		}
		for _, cells := range t.Rules {
			for _, cell := range cells {
				r.mention(cell)
			}
		}
	}
	for i, name := range t.Outputs {
		if name != "" {
			r.use(Use{Variable: name, Node: n, Write: true, At: t.Place(Cell{0, len(t.Inputs) + i + 1})})
		}
	}
}

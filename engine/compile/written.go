package compile

import (
	"strconv"

	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// valued readies the values that are drawn at a task. As with its decision table, they go into variables that the scenario
// has among its data and does not let the task write itself.
func (c *compiler) valued(m *More, at token.NodeID, t *scenario.Task) error {
	node := &c.net.Nodes[at]
	for i, w := range data.WrittenAt(node.Node) {
		if !data.Asked(c.scenario, t, w.Variable) {
			continue
		}
		a, err := c.value(w)
		if err != nil {
			return unwritten(err, w, node)
		}
		a.Draw = number(model.ID("writes:"+string(node.ID)+":"+strconv.Itoa(i)), c.numbers)
		m.Writes = append(m.Writes, a)
	}
	return nil
}

// value readies one of them.
func (c *compiler) value(w data.Written) (Assignment, error) {
	v := c.program.Data.Variables
	slot, _ := v.Slot(w.Variable)
	a := Assignment{Slot: slot}
	source, isFormula := w.Formula()
	if !isFormula {
		var err error
		a.Constant, err = v.Value(slot, w.Constant(v))
		return a, err
	}
	made, err := v.FormulaFor(slot, source)
	if err == nil {
		a.Formula = c.readied(made, source)
	}
	return a, err
}

// unwritten refuses to play a value with something wrong in it.
func unwritten(err error, w data.Written, node *token.Node) error {
	p := problem.Of(err)
	hint := p.Hint
	if p.Code == "condition.unknown-name" {
		hint = problem.Text{EN: "If it is a variable, add it to the data of the scenario. " + hint.EN, ZH: "如果它是变量，请在情景的数据中添加。" + hint.ZH}
	}
	return problem.New("compile.write",
		problem.Text{EN: "What “" + node.Label() + "” writes to “" + w.Variable + "” cannot be played: " + p.Message.EN,
			ZH: "“" + node.Label() + "”写入“" + w.Variable + "”的值无法运行：" + p.Message.ZH}, hint).
		Located(problem.Place{Line: w.At.Line, Column: w.At.Column, Element: string(node.ID)})
}

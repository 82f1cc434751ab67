package compile

import (
	"sandtable/engine/data"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// decides readies the decision table that is drawn at a business rule task. It is asked for the outputs that the
// scenario has among its data and does not let the task write itself: as with conditions, what the scenario says takes the
// place of what the drawing does. A table of which no output is left is not asked, and package check says so.
func (c *compiler) decides(m *More, at token.NodeID, t *scenario.Task) error {
	node := &c.net.Nodes[at]
	drawn := data.Decides(node.Node)
	if drawn == nil {
		return nil
	}
	asked := drawn.Asks(func(output string) bool { return data.Asked(c.scenario, t, output) })
	if asked == nil {
		return nil
	}
	table, faults := asked.Read(c.program.Data.Variables)
	if len(faults) > 0 {
		return unasked(asked, &faults[0], node)
	}
	draw, first := number("decides:"+node.ID, c.numbers), len(m.Writes)
	for i, slot := range table.Outputs() {
		m.Writes = append(m.Writes, Assignment{Slot: slot, Table: table, Output: i, Draw: draw})
	}
	m.Writes[first].Together, m.Writes[first].Told = len(m.Writes)-first, true
	return nil
}

// unasked refuses to play a table with something wrong in it.
func unasked(t *data.Drawn, f *data.Fault, node *token.Node) error {
	hint := f.Hint
	if f.Code == "condition.unknown-name" {
		hint = problem.Text{EN: "If it is a variable, add it to the data of the scenario. " + hint.EN, ZH: "如果它是变量，请在情景的数据中添加。" + hint.ZH}
	}
	where := t.Where(f.Cell)
	at := t.Place(f.Cell)
	return problem.New("compile.decision-table",
		problem.Text{EN: "The decision table of “" + node.Label() + "” cannot be played" + where.EN + ": " + f.Message.EN,
			ZH: "“" + node.Label() + "”的决策表无法运行" + where.ZH + "：" + f.Message.ZH}, hint).
		Located(problem.Place{Line: at.Line, Column: at.Column, Element: string(node.ID), Cell: f.Cell.String()})
}

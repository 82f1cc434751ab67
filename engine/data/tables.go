package data

import "sandtable/engine/model"

// Drawn is a decision table as the drawing has it at a business rule task:
//
//	<st:table>
//	  <st:input formula="amount"/><st:output variable="level"/>
//	  <st:rule><st:cell value="&gt;= 1000"/><st:cell value="high"/></st:rule>
//	</st:table>
//
// The first rule whose tests all hold says what comes out.
type Drawn struct {
	Inputs  []string   // formulas, as a rule a variable's name
	Outputs []string   // variables
	Rules   [][]string // a test for each input, then a value for each output; short ones end with empty cells
	At      model.Pos
}

// DrawnTable is the decision table of a node, or nil. Where there are several, the first counts.
func DrawnTable(n *model.Node) *Drawn {
	for _, e := range n.Own("table") {
		t := &Drawn{At: e.At}
		for i := range e.Children {
			c := &e.Children[i]
			if c.Space != model.Space {
				continue
			}
			switch c.Name {
			case "input":
				t.Inputs = append(t.Inputs, trimmed(c, "formula"))
			case "output":
				t.Outputs = append(t.Outputs, trimmed(c, "variable"))
			case "rule":
				t.Rules = append(t.Rules, cellsOf(c))
			}
		}
		return t
	}
	return nil
}

func cellsOf(rule *model.Extension) (cells []string) {
	for i := range rule.Children {
		if c := &rule.Children[i]; c.Space == model.Space && c.Name == "cell" {
			cells = append(cells, trimmed(c, "value"))
		}
	}
	return cells
}

// decides notes what the table of a node reads and writes.
func (r *reader) decides(n *model.Node) {
	t := DrawnTable(n)
	if t == nil {
		return
	}
	for _, source := range t.Inputs {
		r.readBy(n, source, t.At, "")
	}
	for _, name := range t.Outputs {
		if name != "" {
			r.use(Use{Variable: name, Node: n, Write: true, At: t.At})
		}
	}
}

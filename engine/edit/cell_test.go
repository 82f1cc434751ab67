package edit_test

import (
	"strings"
	"testing"

	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// tabled is a task with a decision table of two columns and two rules, of which the second is short.
func tabled() *model.Definitions {
	own := func(name, attribute, value string, children ...model.Extension) model.Extension {
		return model.Extension{Space: model.Space, Name: name, Attributes: []model.Attribute{{Name: attribute, Value: value}}, Children: children}
	}
	d := sketch.Process("startEvent s\n businessRuleTask R\n s -> R f")
	d.Node("R").Extensions = []model.Extension{own("table", "hitPolicy", "first", own("input", "formula", "a"), own("output", "variable", "b"),
		own("rule", "", "", own("cell", "value", "1"), own("cell", "value", "x")), own("rule", "", "", own("cell", "value", "2")))}
	return d
}

// told are the headings and the rules of a table.
func told(d *model.Definitions) string {
	var parts []string
	for _, c := range d.Node("R").Own("table")[0].Children {
		if c.Name != "rule" {
			parts = append(parts, c.Attribute("formula")+c.Attribute("variable"))
			continue
		}
		var cells []string
		for _, cell := range c.Children {
			cells = append(cells, cell.Attribute("value"))
		}
		parts = append(parts, strings.Join(cells, ","))
	}
	return strings.Join(parts, " | ")
}

func TestCellsOfADecisionTableAreWritten(t *testing.T) {
	for name, want := range map[string]string{
		"1.1": "a | b | new,x | 2", "2.2": "a | b | 1,x | 2,new", "0.1": "new | b | 1,x | 2", "0.2": "a | new | 1,x | 2", "1": "a | b | 2", "2": "a | b | 1,x",
		"3": "", "3.1": "", "1.3": "", "0": "", "0.3": "", "x": "", "": "", "-1": "", "1.x": "",
	} {
		d := tabled()
		changed, err := edit.Apply(d, []edit.Edit{{Do: edit.Cell, Element: "R", Name: name, Value: "new"}})
		if (err != nil) != (want == "") {
			t.Errorf("cell %q: got error %v, want one: %v", name, err, want == "")
			continue
		}
		if err == nil && told(changed) != want {
			t.Errorf("cell %q: got %s, want %s", name, told(changed), want)
		}
		if told(d) != "a | b | 1,x | 2" {
			t.Errorf("cell %q: the original has become %s", name, told(d))
		}
	}
	if _, err := edit.Apply(tabled(), []edit.Edit{{Do: edit.Cell, Element: "s", Name: "1.1"}}); err == nil {
		t.Error("an element without a table: got no error")
	}
}

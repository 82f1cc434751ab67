package branches

import (
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var tableVariableRule = finding.Rule{ID: "data.table-variable", Severity: finding.Error, Look: tableVariable,
	Title: problem.Text{EN: "A decision table that asks for a variable that is not declared", ZH: "决策表使用了未声明的变量"}}

// tableVariable finds names in headings and cells that no variable has.
func tableVariable(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, d := range decisions(s) {
		for _, x := range d.faults {
			name := unknownIn(&d, &x)
			if name == "" {
				continue
			}
			where := d.drawn.Where(x.Cell)
			found = append(found, d.at(x.Cell,
				problem.Say("The decision table of “%[1]s” asks%[3]s for “%[2]s”, which is not declared.", "“%[1]s”的决策表%[4]s使用了未声明的变量“%[2]s”。", d.node.Label(), name, where.EN, where.ZH),
				f.tableHint(&d, &x, name), f.tableWays(&d, &x, name)...))
		}
	}
	return capped(found)
}

// unknownIn is the name in a cell that no variable has; "" where that is not what is wrong with it, or it is an output.
func unknownIn(d *decision, x *data.Fault) string {
	if x.Cell.Column > len(d.drawn.Inputs) && x.Cell.Rule == 0 {
		return ""
	}
	return unknownName(x.Problem, d.drawn.Text(x.Cell))
}

func (f *facts) tableHint(d *decision, x *data.Fault, name string) problem.Text {
	if x.Cell.Rule > 0 && x.Cell.Column <= len(d.drawn.Inputs) && f.quotable(d, x.Cell, d.drawn.Text(x.Cell)) {
		return problem.Say("If the text is meant, put it in quotes: %q.", "如果指的是文本，请加引号：%q。", d.drawn.Text(x.Cell))
	}
	return f.meant(name)
}

// tableWays are to put a text in quotes, to write the nearest name, or to declare the one that is written.
func (f *facts) tableWays(d *decision, x *data.Fault, name string) (fixes []finding.Fix) {
	text := d.drawn.Text(x.Cell)
	if x.Cell.Rule > 0 && x.Cell.Column <= len(d.drawn.Inputs) && f.quotable(d, x.Cell, text) {
		fixes = append(fixes, d.quoted(x.Cell, text))
	}
	if near := condition.Nearest(name, f.Names()); near != "" {
		fixes = append(fixes, d.writing(x.Cell, renamed(text, name, near), problem.Say("Write “%[2]s” instead of “%[1]s”", "将“%s”改为“%s”", name, near)))
	}
	if p := f.process[d.node]; x.Cell.Rule == 0 && p != nil && p.ID != "" {
		for _, kind := range []condition.Kind{condition.Number, condition.Text, condition.Boolean} {
			fixes = append(fixes, declare(p, name, kind)) // those that do not help are not offered
		}
	}
	return fixes
}

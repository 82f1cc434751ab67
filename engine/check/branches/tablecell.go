package branches

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var tableCellRule = finding.Rule{ID: "data.table-cell", Severity: finding.Error, Look: tableCell,
	Title: problem.Text{EN: "A decision table with a cell that cannot be read", ZH: "决策表存在无法识别的单元格"}}

// tableCell finds tests and values of other kinds than their columns, values out of bounds, and tables that lack
// something or have a hit policy that is not played. Names that no variable has are told by tableVariable.
func tableCell(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, d := range decisions(s) {
		for _, x := range d.faults {
			if unknownIn(&d, &x) == "" && !d.output(x.Cell) {
				found = append(found, d.said(x.Cell, x.Message, x.Hint, f.cellFixes(&d, &x)...))
			}
		}
		if d.table != nil {
			found = append(found, f.beyond(&d)...)
		}
	}
	return capped(found)
}

// output says whether a cell is the heading of an output, which data.undeclared is about.
func (d *decision) output(c data.Cell) bool {
	return c.Rule == 0 && c.Column > len(d.drawn.Inputs) && !slices.Contains(d.drawn.Outputs[:c.Column-len(d.drawn.Inputs)-1], d.drawn.Text(c))
}

// said is a finding about a cell.
func (d *decision) said(c data.Cell, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
	where := d.drawn.Where(c)
	return d.at(c, problem.Text{EN: "The decision table of “" + d.node.Label() + "” cannot be read" + where.EN + ": " + message.EN,
		ZH: "“" + d.node.Label() + "”的决策表无法识别" + where.ZH + "：" + message.ZH}, hint, fixes...)
}

// cellFixes put a text in quotes that is one of the column's, or let the first rule decide.
func (f *facts) cellFixes(d *decision, x *data.Fault) []finding.Fix {
	text := d.drawn.Text(x.Cell)
	switch {
	case x.Code == "data.table-policy":
		return []finding.Fix{d.first()}
	case x.Cell.Rule == 0 || x.Cell.Column == 0 || x.Cell.Column > len(d.drawn.Inputs) || x.Code == "condition.unknown-name":
		return nil
	case f.quotable(d, x.Cell, text):
		return []finding.Fix{d.quoted(x.Cell, text)}
	}
	return nil
}

// quoted puts the test of a cell in quotes.
func (d *decision) quoted(c data.Cell, text string) finding.Fix {
	return d.writing(c, strconv.Quote(text), problem.Say("Write “%s” in quotes", "为“%s”加上引号", text))
}

// quotable says whether the test of a cell would be one of its column's if it stood in quotes.
func (f *facts) quotable(d *decision, c data.Cell, text string) bool {
	if text == "" || strings.ContainsAny(text, "\"'`") {
		return false
	}
	spec := condition.TableSpec{Inputs: []string{d.drawn.Inputs[c.Column-1]}, Rules: []condition.RuleSpec{{When: []string{strconv.Quote(text)}}}}
	_, err := f.Known().Table(spec)
	return err == nil
}

// beyond finds constant values of outputs out of the bounds of their variables.
func (f *facts) beyond(d *decision) (found finding.Findings) {
	for i := range d.drawn.Rules {
		for j, name := range d.drawn.Outputs {
			c := data.Cell{Rule: i + 1, Column: len(d.drawn.Inputs) + j + 1}
			v, text := f.Variable(name), d.drawn.Text(c)
			if v == nil || strings.HasPrefix(text, "=") {
				continue
			}
			var what, hint problem.Text
			wrong := false
			if x, ok := numeric(text); ok && v.Type != data.Text && v.Type != data.Date {
				what, hint, wrong = f.outside(v, x)
			} else if v.Type == data.Date {
				what, hint, wrong = textMisfit(v, strings.Trim(text, `"`))
			}
			if wrong {
				found = append(found, d.said(c, problem.Say("“%[1]s” is written to “%[2]s”: %[3]s", "向“%[2]s”写入“%[1]s”：%[4]s", text, name, what.EN, what.ZH), hint))
			}
		}
	}
	return found
}

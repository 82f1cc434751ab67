package branches

import (
	"strconv"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// decision is a decision table that a business rule task goes by.
type decision struct {
	node   *model.Node
	drawn  *data.Drawn
	table  *condition.Table // nil: it cannot be understood
	faults []data.Fault     // why
}

// decisions are those of the processes that are looked at.
func decisions(s *finding.Subject) []decision {
	return finding.Recall(s, "data.decisions", func() (all []decision) {
		f := of(s)
		s.Each(func(n, _ *model.Node, _ *model.Process) {
			if t := data.Decides(n); t != nil {
				table, faults := t.Read(f.Known())
				all = append(all, decision{n, t, table, faults})
			}
		})
		return all
	})
}

// at is a finding about a cell of the table.
func (d *decision) at(c data.Cell, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
	x := at(d.node, d.drawn.Place(c), "", message, hint, fixes...)
	x.At.Cell = c.String()
	return x
}

// without takes a rule away, from 0.
func (d *decision) without(rule int) []finding.Fix {
	return []finding.Fix{{Title: problem.Say("Take rule %d out of the table", "从决策表中删除第 %d 条规则", rule+1),
		Edits: []edit.Edit{{Do: edit.Cell, Element: d.node.ID, Name: strconv.Itoa(rule + 1)}}}}
}

// writing writes something else into a cell.
func (d *decision) writing(c data.Cell, text string, title problem.Text) finding.Fix {
	return finding.Fix{Title: title, Edits: []edit.Edit{{Do: edit.Cell, Element: d.node.ID, Name: c.String(), Value: text}}}
}

// first lets the uppermost rule that holds decide.
func (d *decision) first() finding.Fix {
	return finding.Fix{Title: problem.Say("Let the first rule that holds decide", "改为采用首个成立的规则"),
		Edits: []edit.Edit{{Do: edit.Note, Element: d.node.ID, Kind: "table", Property: "hitPolicy", Value: data.First}}}
}

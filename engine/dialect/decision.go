package dialect

import (
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// decisionFile writes the decision table of a step as DMN 1.3, whose language is FEEL, and answers the id of the decision.
func (w *writer) decisionFile(s *Step) string {
	id := "Decision_" + string(s.ID)
	if !w.readable(s) {
		return id
	}
	root := &element{name: "definitions", attributes: []attribute{{"xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/"},
		{"id", "Definitions_" + string(s.ID)}, {"name", s.Label()}, {"namespace", "urn:sandtable:dmn"}}}
	decision := root.add("decision", "id", id, "name", s.Label())
	if w.options.Engine == finding.Camunda7 {
		decision.set(root.bind("camunda", "http://camunda.org/schema/1.0/dmn")+"historyTimeToLive", w.options.KeepFor)
	}
	policy := ""
	if s.Table.Policy == data.First {
		policy = "FIRST" // UNIQUE goes without saying
	}
	table := decision.add("decisionTable", "id", "Table_"+string(s.ID), "hitPolicy", policy)
	w.columns(s, table)
	for i := range s.Table.Rules {
		w.rule(s, table, i)
	}
	w.files = append(w.files, File{Name: id + ".dmn", Data: []byte(root.String())})
	return id
}

// readable refuses a table that cannot be understood, cell by cell.
func (w *writer) readable(s *Step) bool {
	_, faults := s.Table.Read(w.Data.Known())
	for _, f := range faults {
		w.refuse(&s.Base, s.Table.Place(f.Cell), f.Problem)
	}
	return len(faults) == 0
}

func (w *writer) columns(s *Step, table *element) {
	known := w.Data.Known()
	for i, source := range s.Table.Inputs {
		n := strconv.Itoa(i + 1)
		formula, err := known.TranslateInput(source, condition.FEEL)
		if err != nil {
			w.refuse(&s.Base, s.Table.Place(data.Cell{Column: i + 1}), err)
		}
		kind := ""
		if slot, ok := known.Slot(strings.TrimSpace(source)); ok {
			kind = w.typed(known.Kind(slot))
		}
		in := table.add("input", "id", "Input_"+n+"_"+string(s.ID), "label", source)
		in.add("inputExpression", "id", "InputExpression_"+n+"_"+string(s.ID), "typeRef", kind, "expressionLanguage", "feel").add("text").say(formula)
	}
	for i, name := range s.Table.Outputs {
		slot, _ := known.Slot(name)
		table.add("output", "id", "Output_"+strconv.Itoa(i+1)+"_"+string(s.ID), "label", name, "name", name, "typeRef", w.typed(known.Kind(slot)))
	}
}

// typed is a kind as a type of DMN; Camunda 7 tells kinds of numbers apart.
func (w *writer) typed(k condition.Kind) string {
	switch {
	case k == condition.Boolean:
		return "boolean"
	case k == condition.Text:
		return "string"
	case w.options.Engine == finding.Camunda8:
		return "number"
	case k == condition.Integer:
		return "long"
	}
	return "double"
}

func (w *writer) rule(s *Step, table *element, at int) {
	n := strconv.Itoa(at + 1)
	rule := table.add("rule", "id", "Rule_"+n+"_"+string(s.ID))
	entry := func(kind string, column int, text string, err error) {
		if err != nil {
			w.refuse(&s.Base, s.Table.Place(data.Cell{Rule: at + 1, Column: column}), err)
		}
		rule.add(kind, "id", "Cell_"+n+"_"+strconv.Itoa(column)+"_"+string(s.ID)).add("text").say(text)
	}
	for i, input := range s.Table.Inputs {
		text, err := w.Data.Known().TranslateTest(input, s.Table.Text(data.Cell{Rule: at + 1, Column: i + 1}), condition.FEEL)
		if text == "-" {
			text = "" // which every engine takes for anything
		}
		entry("inputEntry", i+1, text, err)
	}
	for i := range s.Table.Outputs {
		column := len(s.Table.Inputs) + i + 1
		text, err := w.outcome(s, at, i, condition.FEEL)
		entry("outputEntry", column, text, err)
	}
}

// outcome is what a rule says of an output.
func (w *writer) outcome(s *Step, rule, output int, to condition.Language) (string, error) {
	known := w.Data.Known()
	slot, _ := known.Slot(s.Table.Outputs[output])
	cell := s.Table.Text(data.Cell{Rule: rule + 1, Column: len(s.Table.Inputs) + output + 1})
	return known.TranslateFor(slot, formulaOf(known, slot, cell), to)
}

// choices are the outputs of a decision table as formulas of JUEL: the first rule that holds says what it is, and where none does
// it stays as it is. They are nil where that cannot be said.
func (w *writer) choices(s *Step) []string {
	if !w.readable(s) || w.circular(s) {
		return nil
	}
	formulas := make([]string, len(s.Table.Outputs))
	for o, name := range s.Table.Outputs {
		formula := "execution.getVariable('" + name + "')"
		for r := len(s.Table.Rules) - 1; r >= 0; r-- {
			holds := w.holds(s, r)
			value, err := w.outcome(s, r, o, condition.JUEL)
			if err != nil {
				w.refuse(&s.Base, s.Table.Place(data.Cell{Rule: r + 1, Column: len(s.Table.Inputs) + o + 1}), err)
			}
			formula = holds + " ? (" + value + ") : (" + formula + ")"
		}
		formulas[o] = formula
	}
	return formulas
}

// holds is when a rule does, in JUEL.
func (w *writer) holds(s *Step, rule int) string {
	var tests []string
	for i, input := range s.Table.Inputs {
		cell := data.Cell{Rule: rule + 1, Column: i + 1}
		text, err := w.Data.Known().TranslateTest(input, s.Table.Text(cell), condition.JUEL)
		if err != nil {
			w.refuse(&s.Base, s.Table.Place(cell), err)
		}
		if text != "true" {
			tests = append(tests, text)
		}
	}
	if len(tests) == 0 {
		return "true"
	}
	return "(" + strings.Join(tests, " && ") + ")"
}

// circular refuses a table of several outputs that asks for one of them: formulas are worked out one after the other, a table at once.
func (w *writer) circular(s *Step) bool {
	table, _ := s.Table.Read(w.Data.Known())
	if len(s.Table.Outputs) < 2 || table == nil {
		return false
	}
	for _, slot := range table.Reads() {
		for _, out := range table.Outputs() {
			if slot == out {
				w.tell(&s.Base, finding.Error, "circular",
					problem.Say("The decision table of “%[1]s” asks for “%[2]s”, on which it decides: Flowable would work out one after the other.", "“%[1]s”的决策表既读取又决定“%[2]s”：Flowable 会逐个计算，结果可能不同。", s.Label(), w.Data.Known().Name(slot)),
					problem.Say("Make two tables of it, or deploy to Camunda.", "请拆成两个决策表，或部署到 Camunda。"))
				return true
			}
		}
	}
	return false
}

package branches

import (
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// mostFindings of one rule in a file: whoever has corrected those checks again.
const mostFindings = 30

func capped(found finding.Findings) finding.Findings { return found[:min(len(found), mostFindings)] }

// facts are what the rules of this group go by.
type facts struct {
	*data.Data
	subject *finding.Subject
	count   map[string]uses
	of      map[model.ID]*data.Formula // the condition of a flow
	process map[*model.Node]*model.Process
	nodes   map[model.ID]*model.Node
	flows   map[model.ID]*model.SequenceFlow
	within  map[int]condition.Range
	busy    map[*model.Process]bool // several things of it can happen side by side
}

// uses is how often a variable is used.
type uses struct{ reads, writes int }

func of(s *finding.Subject) *facts {
	return finding.Recall(s, "data", func() *facts {
		f := &facts{Data: data.Of(s.File, s.Numbers), subject: s, count: map[string]uses{}, of: map[model.ID]*data.Formula{},
			process: map[*model.Node]*model.Process{}, nodes: map[model.ID]*model.Node{}, flows: map[model.ID]*model.SequenceFlow{},
			busy: map[*model.Process]bool{}}
		f.within = f.Within()
		for _, u := range f.Uses {
			c := f.count[u.Variable]
			if u.Write {
				c.writes++
			} else {
				c.reads++
			}
			f.count[u.Variable] = c
		}
		for _, x := range f.Formulas {
			if x.Flow != nil {
				f.of[x.Flow.ID] = x
			}
		}
		several := len(s.Processes()) > 1
		s.Each(func(n, _ *model.Node, p *model.Process) {
			f.process[n], f.nodes[n.ID] = p, n
			f.busy[p] = f.busy[p] || several || sideBySide(n)
		})
		s.Scopes(func(scope *model.Scope, _ *model.Base) {
			for _, flow := range scope.Flows {
				f.flows[flow.ID] = flow
			}
		})
		return f
	})
}

// sideBySide says whether a node can let several things happen at once.
func sideBySide(n *model.Node) bool {
	switch a := n.Activity; {
	case a != nil && (a.TriggeredByEvent || a.Loop != nil || n.Kind == model.AdHocSubProcess || n.Kind == model.CallActivity):
		return true
	case n.Kind == model.BoundaryEvent && !n.Event.Interrupting:
		return true
	}
	return len(n.Outgoing) > 1 && n.Kind != model.ExclusiveGateway && n.Kind != model.EventBasedGateway
}

// looked says whether a node belongs to a process that is looked at.
func (f *facts) looked(n *model.Node) bool { return f.process[n] != nil }

// about is a finding about a variable, at its declaration.
func about(v *data.Variable, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
	if v.Holder == nil {
		return finding.In(v.Path, message, hint)
	}
	x := finding.On(v.Holder, message, hint, fixes...)
	x.At.Line, x.At.Column = v.At.Line, v.At.Column
	return x
}

// at is a finding about a node, at the line that says what is wrong, or in the scenario.
func at(n *model.Node, line model.Pos, path string, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
	x := finding.On(&n.Base, message, hint, fixes...)
	if line.Line > 0 {
		x.At.Line, x.At.Column = line.Line, line.Column
	}
	if path != "" {
		x.At = problem.Place{Path: path, Element: string(n.ID)}
	}
	return x
}

// inside is a finding about a formula, at a line and column of its text.
func inside(x *data.Formula, place problem.Place, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
	b := &x.Node.Base
	if x.Flow != nil {
		b = &x.Flow.Base
	}
	found := finding.On(b, message, hint, fixes...)
	if x.Path != "" {
		found.At = problem.Place{Path: x.Path, Line: place.Line, Column: place.Column, Element: string(b.ID)}
		return found
	}
	if at := x.In.Place(max(place.Line, 1), max(place.Column, 1)); at.Line > 0 {
		found.At.Line, found.At.Column = at.Line, at.Column
	}
	return found
}

// where names the place of a formula in a sentence: Large order? → yes.
func (f *facts) where(x *data.Formula) string {
	if x.Flow == nil {
		return x.Node.Label()
	}
	to := x.Flow.Name
	if target := f.nodes[x.Flow.Target]; to == "" && target != nil {
		to = target.Label()
	}
	return x.Node.Label() + " → " + to
}

// known lets a variable be known when the case arrives.
func known(v *data.Variable) []finding.Fix {
	if v.Holder == nil || v.Holder.ID == "" {
		return nil
	}
	return []finding.Fix{{Title: problem.Say("Mark “%s” as known when the case arrives", "将“%s”标记为案例到达时已知", v.Name),
		Edits: []edit.Edit{{Do: edit.Item, Element: v.Holder.ID, Kind: "variable", Name: v.Name, Property: "input", Value: "true"}}}}
}

// number is a number as a sentence has it.
func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// assigned are values of variables in a sentence: amount = 5000, risk = “high”.
func (f *facts) assigned(axes []condition.Points, row []float64) problem.Text {
	const most = 5
	var en, zh []string
	for i, a := range axes {
		if i == most {
			en, zh = append(en, "…"), append(zh, "…")
			break
		}
		name, x := "", row[i]
		if a.Slot >= 0 {
			name = f.Known().Name(a.Slot)
		}
		if a.Slot >= 0 && f.Known().Kind(a.Slot) == condition.Text && x == condition.AnotherText {
			en, zh = append(en, name+" is another text"), append(zh, name+" 为其他文本")
			continue
		}
		shown := number(x)
		if a.Slot >= 0 {
			switch v := f.Known().Format(a.Slot, x).(type) {
			case string:
				shown = "“" + v + "”"
			case bool:
				shown = strconv.FormatBool(v)
			}
		}
		en, zh = append(en, name+" = "+shown), append(zh, name+" = "+shown)
	}
	return problem.Text{EN: strings.Join(en, ", "), ZH: strings.Join(zh, "，")}
}

package branches

import (
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var unknownTermRule = finding.Rule{ID: "data.unknown-term", Severity: finding.Warning, Look: unknownTerm,
	Title: problem.Text{EN: "A term that is not in the dictionary", ZH: "数据字典中没有的术语"}}

// unknownTerm finds variables and terms that refer to a term which the dictionary of the file lacks. Where it has no
// dictionary, that is kept elsewhere.
func unknownTerm(s *finding.Subject) finding.Findings {
	f := of(s)
	known, names := map[string]bool{}, []string{}
	for _, t := range f.Terms {
		known[t.Name] = true
		names = append(names, t.Name)
	}
	if len(known) == 0 {
		return nil
	}
	var found finding.Findings
	for _, v := range f.Variables {
		if v.Term == "" || known[v.Term] || v.Holder == nil {
			continue
		}
		var fixes []finding.Fix
		if near := condition.Nearest(v.Term, names); near != "" && v.Holder.ID != "" {
			fixes = append(fixes, finding.Fix{Title: problem.Say("Let “%s” stand for the term “%s”", "将变量“%s”对应到术语“%s”", v.Name, near),
				Edits: []edit.Edit{{Do: edit.Item, Element: v.Holder.ID, Kind: "variable", Name: v.Name, Property: "term", Value: near}}})
		}
		found = append(found, about(v, problem.Say("“%s” stands for the term “%s”, which is not in the dictionary.", "变量“%s”对应的术语“%s”不在数据字典中。", v.Name, v.Term),
			termHint(v.Term, names), fixes...))
	}
	for _, t := range f.Terms {
		for _, from := range t.From {
			if !known[from] {
				found = append(found, onTerm(t, problem.Say("The term “%s” is derived from “%s”, which is not in the dictionary.", "术语“%s”的来源“%s”不在数据字典中。", t.Name, from), termHint(from, names)))
			}
		}
	}
	return capped(found)
}

func termHint(name string, names []string) problem.Text {
	if near := condition.Nearest(name, names); near != "" {
		return problem.Say("Did you mean “%s”?", "是否想写“%s”？", near)
	}
	return problem.Say("Add the term to the dictionary. Names with blanks are separated by |.", "请在数据字典中添加该术语。名称含空格时用 | 分隔。")
}

// onTerm is a finding about a term, where it is defined.
func onTerm(t *data.Term, message, hint problem.Text) finding.Finding {
	x := finding.On(t.Holder, message, hint)
	x.At.Line, x.At.Column = t.At.Line, t.At.Column
	return x
}

var circularTermRule = finding.Rule{ID: "data.circular-term", Severity: finding.Warning, Look: circularTerm,
	Title: problem.Text{EN: "Terms that are derived from each other", ZH: "术语来源循环"}}

// circularTerm finds terms that are derived from themselves, by however many steps; each circle is told once.
func circularTerm(s *finding.Subject) finding.Findings {
	terms := of(s).Terms
	by := map[string]*data.Term{}
	for _, t := range terms {
		if by[t.Name] == nil {
			by[t.Name] = t
		}
	}
	const open, done = 1, 2
	state := map[string]int{}
	var found finding.Findings
	for _, t := range terms {
		if state[t.Name] != 0 || len(found) >= mostFindings {
			continue
		}
		var way []string
		next := map[string]int{}
		for name := t.Name; name != ""; {
			if state[name] == 0 {
				state[name] = open
				way = append(way, name)
			}
			from := by[name].From
			if next[name] == len(from) {
				state[name] = done
				way = way[:len(way)-1]
				name = ""
				if len(way) > 0 {
					name = way[len(way)-1]
				}
				continue
			}
			source := from[next[name]]
			next[name]++
			switch {
			case by[source] == nil || state[source] == done:
			case state[source] == open:
				found = append(found, circle(by[source], way[slices.Index(way, source):]))
			default:
				name = source
			}
		}
	}
	return capped(found)
}

func circle(t *data.Term, way []string) finding.Finding {
	const most = 8
	shown := append(slices.Clone(way), t.Name)
	if len(shown) > most {
		shown = append(append(shown[:most-2:most-2], "…"), t.Name)
	}
	return onTerm(t, problem.Say("The term “%s” is derived from itself: %s.", "术语“%s”的来源又回到自身：%s。", t.Name, strings.Join(shown, " ← ")),
		problem.Say("Say of one of them what it is originally taken from.", "请为其中一个术语指定最初的来源。"))
}

var noOwnerRule = finding.Rule{ID: "data.no-owner", Severity: finding.Warning, Look: noOwner,
	Title: problem.Text{EN: "A term without an owner", ZH: "没有归口的术语"}}

// noOwner finds terms of the dictionary of which nobody says what they mean.
func noOwner(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, t := range of(s).Terms {
		if t.Owner == "" {
			found = append(found, onTerm(t, problem.Say("Nobody owns the term “%s”.", "术语“%s”没有归口部门或负责人。", t.Name),
				problem.Say("Name the role or unit that decides what it means.", "请填写有权解释该术语的角色或部门。")))
		}
	}
	return capped(found)
}

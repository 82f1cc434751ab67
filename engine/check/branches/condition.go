package branches

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var conditionRule = finding.Rule{ID: "data.condition", Severity: finding.Error, Look: unreadable,
	Title: problem.Text{EN: "A condition that cannot be understood", ZH: "无法识别的条件"}}

// unreadable finds formulas with mistakes of syntax or type.
func unreadable(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, x := range f.Formulas {
		if !x.Ours || x.Err == nil || !f.looked(x.Node) || f.unknown(x) != "" {
			continue
		}
		found = append(found, inside(x, x.Err.At,
			problem.Say("The condition of “%[1]s” cannot be understood: %[2]s", "“%[1]s”的条件无法识别：%[3]s", f.where(x), x.Err.Message.EN, x.Err.Message.ZH), x.Err.Hint))
	}
	return capped(found)
}

var undefinedRule = finding.Rule{ID: "data.undefined", Severity: finding.Error, Look: undefined,
	Title: problem.Text{EN: "A condition over a variable that is not declared", ZH: "条件使用了未声明的变量"}}

// undefined finds formulas with names that no variable has.
func undefined(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, x := range f.Formulas {
		name := f.unknown(x)
		if !x.Ours || name == "" || !f.looked(x.Node) || len(found) == mostFindings {
			continue
		}
		found = append(found, inside(x, x.Err.At,
			problem.Say("The condition of “%s” asks for “%s”, which is not declared.", "“%s”的条件使用了未声明的变量“%s”。", f.where(x), name),
			f.nameHint(x, name), f.waysOut(x, name)...))
	}
	return found
}

// unknown is the name in a formula that no variable has; "" where that is not what is wrong with it.
func (f *facts) unknown(x *data.Formula) string {
	return unknownName(x.Err, x.Text)
}

// unknownName is the name in a text that no variable has; "" where that is not what the problem is.
func unknownName(p *problem.Problem, text string) string {
	if p == nil || p.Code != "condition.unknown-name" {
		return ""
	}
	lines := strings.Split(text, "\n")
	line := []rune(lines[min(max(p.At.Line, 1), len(lines))-1])
	start := min(max(p.At.Column, 1)-1, len(line))
	end := start
	for end < len(line) && partOfName(line[end]) {
		end++
	}
	name := string(line[start:end])
	if slices.Contains([]string{"true", "false", "null", "nil", "none", "undefined"}, strings.ToLower(name)) {
		return ""
	}
	return name
}

func partOfName(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// nameHint is the hint for a name that no variable has; where a text of that name is known, quotes were forgotten.
func (f *facts) nameHint(x *data.Formula, name string) problem.Text {
	if condition.Nearest(name, f.Names()) == "" && strings.Contains(x.Err.Hint.EN, strconv.Quote(name)) {
		return x.Err.Hint
	}
	return f.meant(name)
}

// waysOut are to write the nearest name, or to declare the one that is written.
func (f *facts) waysOut(x *data.Formula, name string) []finding.Fix {
	var fixes []finding.Fix
	if near := condition.Nearest(name, f.Names()); near != "" && x.Flow != nil && x.Path == "" {
		fixes = append(fixes, finding.Fix{Title: problem.Say("Write “%[2]s” instead of “%[1]s”", "将“%s”改为“%s”", name, near),
			Edits: []edit.Edit{{Do: edit.Set, Element: x.Flow.ID, Property: "condition", Value: renamed(x.Text, name, near)}}})
	}
	if kind, ok := f.suggested(x, name); ok && x.Path == "" {
		fixes = append(fixes, declare(f.process[x.Node], name, kind))
	}
	return fixes
}

func declare(p *model.Process, name string, kind condition.Kind) finding.Fix {
	return finding.Fix{Title: problem.Say("Declare “%s” as a variable of type %s, known when the case arrives", "声明变量“%s”（类型 %s，案例到达时已知）", name, kind.String()),
		Edits: []edit.Edit{
			{Do: edit.Item, Element: p.ID, Kind: "variable", Name: name, Property: "type", Value: kind.String()},
			{Do: edit.Item, Element: p.ID, Kind: "variable", Name: name, Property: "input", Value: "true"},
		}}
}

// suggested is the kind with which a formula could be understood, if one more variable is all that it lacks.
func (f *facts) suggested(x *data.Formula, name string) (condition.Kind, bool) {
	for _, kind := range []condition.Kind{condition.Boolean, condition.Number, condition.Text, condition.Integer} {
		v := condition.NewVariables()
		for slot := range f.Known().Len() {
			_ = v.Add(f.Known().Name(slot), f.Known().Kind(slot)) // they were added before
		}
		if v.Add(name, kind) != nil {
			return 0, false
		}
		_, err := v.Formula(x.Text, x.Want)
		if p := problem.Of(err); p == nil || p.Code == "condition.unknown-name" && p.At != x.Err.At {
			return kind, true
		}
	}
	return 0, false
}

// renamed is a formula with another name for one of its variables, outside quotes.
func renamed(text, name, to string) string {
	var b strings.Builder
	runes := []rune(text)
	quote := rune(0)
	for i := 0; i < len(runes); {
		c := runes[i]
		switch {
		case quote != 0:
			if c == '\\' && quote != '`' && i+1 < len(runes) {
				b.WriteRune(c)
				i++
				c = runes[i]
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case partOfName(c):
			end := i
			for end < len(runes) && partOfName(runes[end]) {
				end++
			}
			word := string(runes[i:end])
			if word == name {
				word = to
			}
			b.WriteString(word)
			i = end
			continue
		}
		b.WriteRune(c)
		i++
	}
	return b.String()
}

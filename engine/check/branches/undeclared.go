package branches

import (
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var undeclaredRule = finding.Rule{ID: "data.undeclared", Severity: finding.Warning, Look: undeclared,
	Title: problem.Text{EN: "A form or a step that uses a variable that is not declared", ZH: "表单或步骤使用了未声明的变量"}}

// undeclared finds fields of forms, and readings and writings of steps, of variables that are not there.
func undeclared(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	said := map[string]bool{}
	for _, u := range f.Uses {
		key := string(u.Node.ID) + " " + u.Variable
		if u.Path != "" || u.Formula != nil || !f.looked(u.Node) || f.Variable(u.Variable) != nil || f.Given(u.Variable) && !u.Write || said[key] {
			continue
		}
		said[key] = true
		found = append(found, at(u.Node, u.At, "", f.undeclaredUse(u),
			f.meant(u.Variable), f.declaring(u)...))
	}
	return capped(found)
}

func (f *facts) undeclaredUse(u *data.Use) problem.Text {
	switch {
	case u.Field != nil:
		return problem.Say("A field of the form of “%s” is for the variable “%s”, which is not declared.", "“%s”的表单字段对应的变量“%s”未声明。", u.Node.Label(), u.Variable)
	case u.Write:
		return problem.Say("“%s” writes the variable “%s”, which is not declared.", "“%s”写入的变量“%s”未声明。", u.Node.Label(), u.Variable)
	}
	return problem.Say("“%s” reads the variable “%s”, which is not declared.", "“%s”读取的变量“%s”未声明。", u.Node.Label(), u.Variable)
}

// meant is the hint for a name that no variable has.
func (f *facts) meant(name string) problem.Text {
	if near := condition.Nearest(name, f.Names()); near != "" {
		return problem.Say("Did you mean “%s”? If not, declare the variable.", "是否想写“%s”？否则请声明该变量。", near)
	}
	return problem.Say("Declare the variable in the data of the process, with its type.", "请在流程数据中声明该变量及其类型。")
}

// declaring declares a variable of the type that what is written to it has; a text where nothing tells.
func (f *facts) declaring(u *data.Use) []finding.Fix {
	p := f.process[u.Node]
	if p.ID == "" || condition.NewVariables().Add(u.Variable, condition.Text) != nil {
		return nil
	}
	kind := condition.Text
	if value := u.Value; value == "true" || value == "false" {
		kind = condition.Boolean
	} else if _, ok := numeric(value); ok {
		kind = condition.Number
	}
	return []finding.Fix{{Title: problem.Say("Declare “%s” as a variable of type %s", "声明变量“%s”（类型 %s）", u.Variable, kind.String()),
		Edits: []edit.Edit{{Do: edit.Item, Element: p.ID, Kind: "variable", Name: u.Variable, Property: "type", Value: kind.String()}}}}
}

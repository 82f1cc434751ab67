package dialect

import (
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// expression is an expression of the drawing in the engine's language; empty where there is none, where it is in that
// language already, and where it is refused.
func (w *writer) expression(b *model.Base, x *model.Expression, want condition.Kind) string {
	if x == nil || strings.TrimSpace(x.Text) == "" {
		return ""
	}
	f := w.ours[x]
	if f == nil {
		return ""
	}
	return w.translated(b, f, want)
}

// translated is a formula in the engine's language, or nothing, where it is refused or not ours to translate.
func (w *writer) translated(b *model.Base, f *data.Formula, want condition.Kind) string {
	if !f.Ours {
		w.foreign(b, f)
		return ""
	}
	formula, err := w.Data.Known().Translate(f.Text, want, w.language)
	if err != nil {
		at := b.At
		if p := problem.Of(err); f.In != nil && f.Path == "" && p != nil {
			if exact := f.In.Place(p.At.Line, p.At.Column); exact.Line > 0 {
				at = exact
			}
		}
		w.refuse(b, at, err)
	}
	return formula
}

// foreign refuses words that no engine takes for a formula. What is in the language of an engine is the profile's to judge.
func (w *writer) foreign(b *model.Base, f *data.Formula) {
	text := strings.TrimSpace(f.Text)
	wrapped := strings.HasPrefix(text, "=") || strings.Contains(text, "${") || strings.Contains(text, "#{")
	if wrapped || f.In != nil && f.In.Language != "" || f.Want == condition.Number && strings.Trim(text, "0123456789") == "" {
		return
	}
	w.tell(b, finding.Error, "condition", problem.Say("The condition of “%[1]s” cannot be translated, as the drawing declares no variables: %[2]s", "“%[1]s”的条件无法转换，因为流程图没有声明变量：%[2]s", b.Label(), text),
		problem.Say("Declare the variables under Data, and use them in the condition.", "请在“数据”中声明变量，并在条件中使用。"))
}

// refuse tells why a formula cannot be written, at its place.
func (w *writer) refuse(b *model.Base, at model.Pos, err error) {
	p := problem.Of(err)
	if p == nil {
		p = unwritable(err)
	}
	w.found = append(w.found, finding.Finding{Rule: "dialect.formula", Severity: finding.Error, Element: b.ID,
		At:      problem.Place{Line: at.Line, Column: at.Column, Element: string(b.ID)},
		Message: problem.Say("“%[1]s”: %[2]s", "“%[1]s”：%[3]s", b.Label(), p.Message.EN, p.Message.ZH), Hint: p.Hint})
}

// written is the formula of a write in the engine's language, or nothing, where it is refused.
func (w *writer) written(s *Step, x Assignment) string {
	formula, err := w.Data.Known().TranslateFor(x.Slot, x.Formula, w.language)
	if err != nil {
		w.refuse(&s.Base, x.At, err)
	}
	return formula
}

// tell is a finding about an element: what was made of it, or why it cannot be said.
func (w *writer) tell(b *model.Base, severity finding.Severity, code string, message, hint problem.Text) {
	f := finding.On(b, message, hint)
	f.Rule, f.Severity = "dialect."+code, severity
	w.found = append(w.found, f)
}

// firsts are what variables hold before anything is written to them, each as a literal of the engine. Formulas count on it: no variable is
// ever without a value.
func (w *writer) firsts(v variable) string {
	if w.Data.Known().Kind(v.slot) == condition.Number && w.language == condition.JUEL {
		return "0.0"
	}
	return w.Data.Known().Literal(v.slot, 0, w.language)
}

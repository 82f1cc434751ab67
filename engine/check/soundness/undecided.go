package soundness

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// undecided says of a part that it is not known whether it is sound, and why. Where the
// file cannot be played at all, other findings say so.
func undecided(p *Part, blocked bool) finding.Findings {
	if p.Verdict != Undecided || blocked && p.Net == nil {
		return nil
	}
	where := p.At
	if where.Element == "" && p.Net != nil {
		b := &p.Net.Process.Base
		where = problem.Place{Line: b.At.Line, Column: b.At.Column, Element: string(b.ID)}
	}
	return finding.Findings{{Element: model.ID(where.Element), At: where,
		Message: problem.Text{EN: "Whether every run can come to an end is not decided. " + p.Reason.EN, ZH: "无法判定每次运行是否都能正常结束。" + p.Reason.ZH},
		Hint:    problem.Say("Check parts of it by themselves: move them into processes that are called.", "可将部分内容移入被调用的流程，分别检查。")}}
}

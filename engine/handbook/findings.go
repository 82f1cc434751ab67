package handbook

import (
	"slices"

	"sandtable/engine/change"
	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// mostFindings is how many are printed; whoever has more has to mend them, and not to read them.
const mostFindings = 300

// verdict is whether every case can come to an end.
func (b *book) verdict() Text {
	s := b.source.Sound
	switch s.Verdict {
	case soundness.Sound:
		return b.say("Sound: every case can come to a proper end", "流程健全：每个案例都能正常结束")
	case soundness.Unsound:
		return b.say("Unsound: %[1]s", "流程不健全：%[2]s", s.Reason.EN, s.Reason.ZH)
	}
	return b.say("Whether it is sound is not decided: %[1]s", "无法判定流程是否健全：%[2]s", s.Reason.EN, s.Reason.ZH)
}

// tally counts what was found.
func (b *book) tally() Text {
	n := [3]int{}
	for _, f := range b.source.Found.Open() {
		n[f.Severity]++
	}
	waived := len(b.source.Found) - len(b.source.Found.Open())
	errors, warnings, remarks := plural(n[finding.Error], "error"), plural(n[finding.Warning], "warning"), plural(n[finding.Info], "remark")
	return b.say("%[1]s, %[2]s, %[3]s; %[7]d waived", "错误 %[4]d 项，警告 %[5]d 项，提示 %[6]d 项；已豁免 %[7]d 项", errors, warnings, remarks, n[finding.Error], n[finding.Warning], n[finding.Info], waived)
}

var severities = [3]problem.Text{{EN: "Remark", ZH: "提示"}, {EN: "Warning", ZH: "警告"}, {EN: "Error", ZH: "错误"}}

// shades are those of the severities.
var shades = [3]string{"#eef2f7", "#fdf1d3", "#fbdcd6"}

// findings is what the checker says, and what was waived and why.
func (b *book) findings() {
	if !b.source.Checked {
		return
	}
	b.chapter(false, b.say("What the checker found", "检查结果"))
	b.add(paragraphs(b.verdict())...)
	b.add(paragraphs(b.tally())...)
	open := b.source.Found.Open()
	if len(open) > 0 {
		b.add(b.foundTable(open[:min(len(open), mostFindings)]))
	}
	if len(open) > mostFindings {
		b.add(&Note{b.say("%d more are listed by “sandtable check”.", "另有 %d 项，可用“sandtable check”查看。", len(open)-mostFindings)})
	}
	b.waived()
}

func (b *book) foundTable(all finding.Findings) *Table {
	t := &Table{Columns: []Column{{Head: b.say("Severity", "级别"), Width: 11}, {Head: b.say("Where", "位置"), Width: 23}, {Head: b.say("What is wrong, and the way out", "问题与建议"), Width: 66}}}
	for _, f := range all {
		what := cell(b.text(f.Message))
		what.Blocks = append(what.Blocks, note(b.text(f.Hint))...)
		severity := strong(b.text(severities[f.Severity]))
		severity.Fill = shades[f.Severity]
		t.Rows = append(t.Rows, Row{Cells: []Cell{severity, cell(b.foundAt(f)), what}})
	}
	return t
}

// foundAt is the place of a finding: an element, or a part of the scenario.
func (b *book) foundAt(f finding.Finding) Text {
	if b.bases[f.Element] != nil {
		return b.step(f.Element)
	}
	if f.At.Path != "" {
		return plain(f.At.Path)
	}
	return plain(string(f.Element))
}

func (b *book) waived() {
	t := &Table{Columns: []Column{{Head: b.say("Where", "位置"), Width: 20}, {Head: b.say("What was found", "问题"), Width: 34}, {Head: b.say("Reason", "豁免理由"), Width: 24},
		{Head: b.say("By", "批准人"), Width: 10}, {Head: b.say("Until", "有效期至"), Width: 12}}}
	for _, f := range b.source.Found {
		if f.Waiver == nil {
			continue
		}
		until := plain(f.Waiver.Until)
		if f.Waiver.Until == "" {
			until = b.say("for good", "长期")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{cell(b.foundAt(f)), cell(b.text(f.Message)), words(f.Waiver.Reason), words(f.Waiver.By), cell(until)}})
	}
	if len(t.Rows) > 0 {
		b.heading(2, b.say("Waived, with a reason", "已豁免的问题"))
		b.add(t)
	}
}

// changes is what became of earlier versions.
func (b *book) changes() {
	s := b.source
	if len(s.Versions) == 0 && s.Changes == nil && s.Changelog == "" {
		return
	}
	b.chapter(false, b.say("Change log", "变更记录"))
	if len(s.Versions) > 0 {
		t := &Table{Columns: []Column{{Head: b.say("Version", "版本"), Width: 22}, {Head: b.say("Date", "日期"), Width: 16}, {Head: b.say("By", "修订人"), Width: 16}, {Head: b.say("What changed", "说明"), Width: 46}}}
		for _, v := range s.Versions {
			t.Rows = append(t.Rows, Row{Cells: []Cell{strong(plain(v.Name)), words(v.Date), words(v.By), words(v.Note)}})
		}
		b.add(t)
	}
	if s.Changes != nil {
		b.since()
	}
	if s.Changelog != "" {
		b.add(Markdown(s.Changelog, false)...)
	}
}

// since is the difference to an earlier version, by groups.
func (b *book) since() {
	d := b.source.Changes
	b.heading(2, b.say("Since %s", "与 %s 相比", b.source.Since))
	if d.Equal() {
		b.add(paragraphs(b.say("Nothing differs.", "没有差异。"))...)
		return
	}
	for _, g := range change.Groups {
		of := slices.DeleteFunc(slices.Clone(d.Changes), func(c change.Change) bool { return c.Group != g })
		if len(of) == 0 {
			continue
		}
		if g == change.Layout {
			b.add(paragraphs(b.say("%d elements only stand elsewhere or look different.", "另有 %d 个元素仅位置或外观不同。", len(of)))...)
			continue
		}
		b.heading(3, b.text(g.Title()))
		l := &List{}
		for _, c := range of {
			l.Items = append(l.Items, paragraphs(b.text(c.Text)))
		}
		b.add(l)
	}
}

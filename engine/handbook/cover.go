package handbook

import (
	"fmt"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// fact is a row of a table of facts.
func fact(label Text, values ...Text) Row { return Row{Cells: []Cell{strong(label), cells(values...)}} }

// facts are rows of a name and what is so; those without a value are left out.
func facts(rows ...Row) *Table {
	t := &Table{Plain: true, Columns: []Column{{Width: 26}, {Width: 74}}}
	for _, r := range rows {
		if len(r.Cells[1].Blocks) > 0 {
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

func (b *book) cover() {
	c := b.source.Cover
	b.doc.Cover = append(b.doc.Cover, facts(
		fact(b.say("Version", "版本"), plain(c.Version)),
		fact(b.say("Revision", "修订"), plain(c.Revision)),
		fact(b.say("Owner", "流程负责人"), plain(c.Owner)),
		fact(b.say("Date", "日期"), plain(c.Date)),
	), &Signatures{
		Heads: [4]Text{b.say("", ""), b.say("Name", "姓名"), b.say("Signature", "签字"), b.say("Date", "日期")},
		Roles: []Text{b.say("Prepared by", "编制"), b.say("Reviewed by", "审核"), b.say("Approved by", "批准")},
	})
	b.section(false)
	b.add(&Contents{b.say("Contents", "目录")})
}

// summary is the process on one page.
func (b *book) summary() {
	b.chapter(false, b.say("At a glance", "流程概览"))
	for _, p := range b.source.Drawing.Processes {
		b.described(&p.Base)
	}
	rows := []Row{
		fact(b.say("Begins with", "起点"), b.ends(model.StartEvent)...),
		fact(b.say("Ends with", "终点"), b.ends(model.EndEvent)...),
		fact(b.say("Activities", "活动"), b.extent()),
		fact(b.say("Roles", "角色"), b.roleNames()),
	}
	for _, p := range promise.Of(b.source.Drawing, nil).All {
		if p.Node == nil && p.CompleteWithin > 0 {
			rows = append(rows, fact(b.say("Promise for a case", "整体时限"), b.text(length(p.CompleteWithin))))
		}
	}
	if b.source.Checked {
		rows = append(rows, fact(b.say("Checked", "检查结论"), b.verdict(), b.tally()))
	}
	b.add(facts(rows...))
	b.headline()
}

// described is what is said of an element, in the languages of the book.
func (b *book) described(of *model.Base) { b.add(b.descriptionOf(of)...) }

// descriptionOf is the description of an element; where there is one in the other language alone, that one.
func (b *book) descriptionOf(of *model.Base) []Block {
	own := b.source.Drawing.Language()
	in := func(l problem.Language) string {
		for _, w := range of.Wordings() {
			if w.Language == string(l) && w.Documentation != "" {
				return w.Documentation
			}
		}
		if own == "" || own == string(l) {
			return of.Documentation
		}
		return ""
	}
	first := in(b.lead)
	second := ""
	if b.also != "" {
		second = in(b.also)
	}
	if first == "" && second == "" {
		first = of.Documentation
	}
	if second == first {
		second = ""
	}
	return append(Markdown(first, false), Markdown(second, first != "")...)
}

// ends are the events of a kind by which cases come or go, of the processes themselves.
func (b *book) ends(kind model.Kind) []Text {
	var all []Text
	for _, p := range b.source.Drawing.Processes {
		for _, n := range p.Nodes {
			if n.Kind == kind {
				all = append(all, b.node(n.ID))
			}
		}
	}
	return []Text{b.joined(all)}
}

func (b *book) extent() Text {
	steps, gateways, events, subs := 0, 0, 0, 0
	b.eachScope(func(s *model.Scope, _ *model.Node) {
		for _, n := range s.Nodes {
			switch {
			case n.Kind.IsSubProcess():
				subs++
			case n.Activity != nil:
				steps++
			case n.Gateway != nil:
				gateways++
			case n.Event != nil:
				events++
			}
		}
	})
	inside := problem.Text{}
	if subs > 0 {
		inside = problem.Say(" and %[1]s", "（另有 %[2]d 个子流程）", plural(subs, "sub-process"), subs)
	}
	return b.text(problem.Text{
		EN: plural(steps, "step") + inside.EN + ", " + plural(gateways, "gateway") + ", " + plural(events, "event"),
		ZH: fmt.Sprintf("%d 个步骤%s、%d 个网关、%d 个事件", steps, inside.ZH, gateways, events),
	})
}

// plural counts things in English.
func plural(n int, thing string) string {
	switch {
	case n == 1:
		return "1 " + thing
	case strings.HasSuffix(thing, "s"):
		return count(n) + " " + thing + "es"
	}
	return count(n) + " " + thing + "s"
}

func (b *book) roleNames() Text {
	var all []Text
	for _, r := range b.matrix.Roles {
		if b.hasDuty(r.ID) {
			all = append(all, b.called(model.ID(r.ID)))
		}
	}
	return b.joined(all)
}

// headline is what the first simulation says, for those who read no further.
func (b *book) headline() {
	if b.without(Scenarios) {
		return
	}
	for _, r := range b.source.Scenarios {
		if r.Report == nil {
			continue
		}
		name := r.Report.Scenario
		b.heading(2, b.say("How it goes: %s", "运行表现：%s", name))
		b.add(b.indicators(r.Report), b.sentences(r.Report, 3))
		return
	}
}

// indicators are the measures that an owner watches.
func (b *book) indicators(r *report.Report) *Table {
	t := &Table{Columns: []Column{
		{Head: b.say("Per case", "每个案例"), Width: 28}, {Head: b.say("Mean", "平均"), Width: 24, Align: Right}, {Head: b.say("Half within", "半数不超过"), Width: 16, Align: Right},
		{Head: b.say("9 in 10 within", "九成不超过"), Width: 16, Align: Right}, {Head: b.say("Longest", "最长"), Width: 16, Align: Right},
	}}
	for _, m := range []struct {
		label Text
		of    report.Statistic
		unit  simulate.Unit
	}{
		{b.say("Cycle time", "周期时间"), r.Process.CycleTime, simulate.Nanoseconds},
		{b.say("Work", "实际作业"), r.Process.Processing, simulate.Nanoseconds},
		{b.say("Waiting", "等待"), r.Process.WaitTime, simulate.Nanoseconds},
		{b.costLabel(r), r.Process.Cost, simulate.Millionths},
	} {
		if m.of.Mean == nil {
			continue
		}
		at := func(v *float64) Cell { return cell(b.quantity(v, m.unit)) }
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(m.label), cell(b.estimate(m.of, m.unit)), at(m.of.P50), at(m.of.P90), at(m.of.Max)}})
	}
	return t
}

func (b *book) costLabel(r *report.Report) Text {
	if r.Currency == "" {
		return b.say("Cost", "成本")
	}
	return b.say("Cost, %s", "成本（%s）", r.Currency)
}

// quantity is a number for people; a dash where there is none.
func (b *book) quantity(v *float64, u simulate.Unit) Text {
	if v == nil {
		return plain("–")
	}
	return b.both(func(l problem.Language) string { return report.Quantity(*v, u, l) })
}

// estimate is a mean with its interval.
func (b *book) estimate(s report.Statistic, u simulate.Unit) Text {
	if s.Mean == nil {
		return plain("–")
	}
	return b.both(func(l problem.Language) string {
		return report.Figure{Value: *s.Mean, HalfWidth: s.HalfWidth, Unit: u}.Text(l)
	})
}

// sentences are what a report says in plain words; most: so many at most, 0 all of them.
func (b *book) sentences(r *report.Report, most int) Block {
	l := &List{}
	for i, s := range r.Sentences {
		if most > 0 && i == most {
			break
		}
		l.Items = append(l.Items, paragraphs(b.text(s.Text)))
	}
	return l
}

// count is a whole number for people.
func count(n int) string { return figure.Whole(int64(n)) }

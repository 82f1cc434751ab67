package handbook

import (
	"maps"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

// promises is by when what is done, and what happens where it takes longer.
func (b *book) promises() {
	all := promise.Of(b.source.Drawing, nil).All
	if len(all) == 0 {
		return
	}
	b.chapter(false, b.say("Service levels", "时限承诺（SLA）"))
	t := &Table{Columns: []Column{{Head: b.say("About", "对象"), Width: 26}, {Head: b.say("Promise", "时限"), Width: 18}, {Head: b.say("Clock", "计时"), Width: 16},
		{Head: b.say("What is done when it takes long", "超时措施"), Width: 26}, {Head: b.say("Penalty", "违约金"), Width: 14}}}
	used := map[string]bool{}
	for _, p := range all {
		about := strong(b.step(p.Of.ID))
		if p.Node == nil {
			about = strong(b.say("The whole case", "整个案例"))
		}
		if p.Calendar != "" {
			used[p.Calendar] = true
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{about, {Blocks: b.limits(p)}, cell(b.clock(p.Calendar)), {Blocks: b.actions(p.Actions)}, {Blocks: b.penalties(p)}}})
	}
	b.add(t)
	b.calendars(used)
}

// clock is whose hours count.
func (b *book) clock(calendar string) Text {
	if calendar == "" {
		return b.say("Clock on the wall", "自然时间")
	}
	if c := b.calendar(calendar); c != nil && c.Name != "" {
		return plain(c.Name)
	}
	return plain(calendar)
}

// calendar is one of the scenarios', by its id.
func (b *book) calendar(id string) *scenario.Calendar {
	for _, r := range b.source.Scenarios {
		if r.Numbers != nil && r.Numbers.Calendars[id] != nil {
			return r.Numbers.Calendars[id]
		}
	}
	return nil
}

func (b *book) actions(all []*scenario.Action) []Block {
	var blocks []Block
	for _, a := range all {
		after := length(a.After)
		what := done(a, problem.Text{EN: b.in(problem.English, model.ID(a.To)), ZH: b.in(problem.Chinese, model.ID(a.To))})
		blocks = append(blocks, paragraphs(b.say("after %[1]s: %[3]s", "%[2]s后：%[4]s", after.EN, after.ZH, what.EN, what.ZH))...)
	}
	return blocks
}

func (b *book) penalties(p *promise.Promise) []Block {
	var blocks []Block
	if p.Penalty > 0 {
		blocks = append(blocks, paragraphs(b.say("%s once", "每次 %s", money(p.Penalty, p.Currency)))...)
	}
	if p.PenaltyPerHour > 0 {
		blocks = append(blocks, paragraphs(b.say("%s an hour", "每小时 %s", money(p.PenaltyPerHour, p.Currency)))...)
	}
	return blocks
}

// calendars are the hours of those that are used and known.
func (b *book) calendars(used map[string]bool) {
	t := &Table{Columns: []Column{{Head: b.say("Calendar", "日历"), Width: 26}, {Head: b.say("Hours", "工作时间"), Width: 54}, {Head: b.say("Days that differ", "例外日"), Width: 20}}}
	for _, id := range slices.Sorted(maps.Keys(used)) {
		c := b.calendar(id)
		if c == nil {
			continue
		}
		hours := b.both(func(l problem.Language) string { return week(c, l) })
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(b.clock(id)), cell(hours), words(count(len(c.Exceptions)))}})
	}
	if len(t.Rows) > 0 {
		b.heading(2, b.say("Calendars", "工作日历"))
		b.add(t)
	}
}

package handbook

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/plot"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// results is what a simulation came to: sentences, measures, plots with the numbers beside them.
func (b *book) results(x *Rehearsal) {
	r := x.Report
	b.heading(3, b.say("What came of it", "仿真结果"))
	if r == nil {
		why := x.Why
		if why.EN == "" {
			why = problem.Text{EN: "This scenario was not simulated.", ZH: "该情景尚未仿真。"}
		}
		b.add(&Note{b.text(why)})
		return
	}
	if r.Fault != nil {
		b.add(&Note{b.say("The run was broken off, and what follows is what was seen until then: %[1]s", "仿真中途终止，以下仅为终止前的结果：%[2]s", r.Fault.Message.EN, r.Fault.Message.ZH)})
	} else if r.Partial {
		b.add(&Note{b.say("The run was stopped after %d of %d replications.", "仿真在 %[2]d 次重复中只完成了 %[1]d 次。", r.Replications, r.Requested)})
	}
	if r.LeftOut != (problem.Text{}) {
		b.add(&Note{b.text(r.LeftOut)})
	}
	b.add(b.sentences(r, 0), b.indicators(r), b.cases(r))
	b.cycleTimes(r)
	b.utilisation(r)
	b.waiting(r)
	b.costs(r)
	b.steps(r)
	b.kept(r)
}

func (b *book) cases(r *report.Report) Block {
	return &Paragraph{Spans: []Span{{Quiet: true, Text: b.say("%s cases begun in %s replications, %s completed, %s under way at the end; engine %s, seed %d",
		"共 %s 个案例（%s 次重复），完成 %s 个，结束时在途 %s 个；引擎 %s，随机种子 %d",
		figure.Whole(r.Cases.Started), count(r.Replications), figure.Whole(r.Cases.Completed), figure.Whole(r.Cases.Unfinished), r.Engine, r.Seed).Line()}}}
}

// plotted adds a plot with its caption.
func (b *book) plotted(p plot.Picture, caption Text) {
	b.pictures++
	b.add(&Figure{Picture: b.pictures, SVG: p.SVG, Width: p.Width, Height: p.Height, Scale: 1, Caption: b.figure(caption), Alt: caption.First})
}

// cycleTimes is how long cases take, as a distribution. The longest few, of which plots are mostly empty, are told in the caption.
func (b *book) cycleTimes(r *report.Report) {
	h := r.Histogram
	total, end, so := int64(0), 0, int64(0)
	for _, n := range h.Count {
		total += n
	}
	if total == 0 || len(h.Count) < 2 {
		return
	}
	for end < len(h.Count) && (end < 2 || float64(so) < 0.97*float64(total)) {
		so += h.Count[end]
		end++
	}
	p := plot.Histogram{From: h.From[:end], To: h.To[:end], Count: h.Count[:end], Ticks: plot.Times, Amount: b.say("cases", "案例数").Line(), Title: b.say("Cycle time", "周期时间").First,
		Label: func(v float64) string { return figure.Length(v, b.lead) }}
	for _, m := range []struct {
		at    *float64
		label string
	}{{r.Process.CycleTime.P50, b.say("half", "中位数").First}, {r.Process.CycleTime.P90, b.say("9 in 10", "九成").First}} {
		if m.at != nil {
			p.Marks = append(p.Marks, plot.Mark{At: *m.at, Label: m.label + " " + figure.Length(*m.at, b.lead)})
		}
	}
	caption := b.say("How long cases take", "案例周期时间分布")
	if rest := total - so; rest > 0 {
		long := problem.Both(func(l problem.Language) string { return figure.Length(h.To[end-1], l) })
		share := figure.Percent(float64(rest) / float64(total))
		caption = b.say("How long cases take; %[1]s of them take longer than %[2]s", "案例周期时间分布；另有 %[1]s 的案例超过 %[3]s", share, long.EN, long.ZH)
	}
	b.plotted(p.Picture(), caption)
}

// utilisation is how busy the roles are.
func (b *book) utilisation(r *report.Report) {
	ids := slices.Sorted(maps.Keys(r.Roles))
	ids = slices.DeleteFunc(ids, func(id string) bool { return r.Roles[id].Utilization.Mean == nil })
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(*r.Roles[y].Utilization.Mean, *r.Roles[x].Utilization.Mean) })
	if len(ids) == 0 {
		return
	}
	p := plot.Bars{Title: b.say("Utilisation", "利用率").First, Full: 1}
	t := &Table{Columns: []Column{{Head: b.say("Role", "角色"), Width: 34}, {Head: b.say("People", "人数"), Width: 12, Align: Right}, {Head: b.say("Utilisation", "利用率"), Width: 22, Align: Right},
		{Head: b.say("Hours worked", "工作小时"), Width: 16, Align: Right}, {Head: b.say("of it overtime", "其中加班"), Width: 16, Align: Right}}}
	for _, id := range ids {
		role := r.Roles[id]
		name := b.called(model.ID(id))
		if b.bases[model.ID(id)] == nil && role.Name != "" {
			name = plain(role.Name)
		}
		p.Rows = append(p.Rows, plot.Row{Label: name.First, Parts: []float64{*role.Utilization.Mean}, Text: figure.Percent(*role.Utilization.Mean)})
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(name), words(count(role.Headcount)), cell(b.estimate(role.Utilization, simulate.Share)),
			words(figure.Number(role.Busy/3600, 1)), words(figure.Number(role.Overtime/3600, 1))}})
	}
	b.plotted(p.Picture(), b.say("Share of their time on shift that people work", "各角色在班时间利用率"))
	b.add(t)
}

// ranked are the names with a mean above zero, the largest first.
func ranked(of map[string]report.Statistic) []string {
	names := slices.Sorted(maps.Keys(of))
	names = slices.DeleteFunc(names, func(n string) bool { return of[n].Mean == nil || *of[n].Mean <= 0 })
	slices.SortStableFunc(names, func(x, y string) int { return cmp.Compare(*of[y].Mean, *of[x].Mean) })
	return names
}

// waiting is what cases wait for.
func (b *book) waiting(r *report.Report) {
	label := func(cause string) Text {
		return b.text(simulate.CauseLabel(slices.Index(simulate.CauseNames[:], cause)))
	}
	b.shares(r.Process.Waiting, ranked(r.Process.Waiting), simulate.Nanoseconds, label,
		b.say("Waiting for", "等待原因"), b.say("Mean per case", "每案例平均"), b.say("What cases wait for", "案例等待原因"))
}

// costs is what money is spent on.
func (b *book) costs(r *report.Report) {
	spent := slices.DeleteFunc(ranked(r.Money), func(driver string) bool { return driver == "revenue" })
	label := func(driver string) Text {
		return b.text(simulate.DriverLabel(slices.Index(simulate.DriverNames[:], driver)))
	}
	head := b.say("Per replication", "每次重复")
	if r.Currency != "" {
		head = b.say("Per replication, %s", "每次重复（%s）", r.Currency)
	}
	b.shares(r.Money, spent, simulate.Millionths, label, b.say("Cost", "费用"), head, b.say("What money is spent on", "费用构成"))
}

// shares is parts of a whole as bars and as a table.
func (b *book) shares(of map[string]report.Statistic, names []string, unit simulate.Unit, label func(string) Text, what, head, caption Text) {
	if len(names) == 0 {
		return
	}
	total := 0.0
	for _, n := range names {
		total += *of[n].Mean
	}
	p := plot.Bars{Title: caption.First}
	t := &Table{Columns: []Column{{Head: what, Width: 46}, {Head: head, Width: 34, Align: Right}, {Head: b.say("Share", "占比"), Width: 20, Align: Right}}}
	for _, n := range names {
		share := figure.Percent(*of[n].Mean / total)
		p.Rows = append(p.Rows, plot.Row{Label: label(n).First, Parts: []float64{*of[n].Mean}, Text: report.Quantity(*of[n].Mean, unit, b.lead) + "  " + share})
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(label(n)), cell(b.estimate(of[n], unit)), words(share)}})
	}
	b.plotted(p.Picture(), caption)
	b.add(t)
}

// steps is where cases wait and are worked on.
func (b *book) steps(r *report.Report) {
	t := &Table{Columns: []Column{{Head: b.say("Activity", "活动"), Width: 34}, {Head: b.say("Times per case", "每案例次数"), Width: 13, Align: Right}, {Head: b.say("Waiting each time", "每次等待"), Width: 18, Align: Right},
		{Head: b.say("Work each time", "每次作业"), Width: 18, Align: Right}, {Head: b.say("Share of all waiting", "占全部等待"), Width: 17, Align: Right}}}
	for _, s := range b.matrix.Steps {
		e, ok := r.Elements[string(s.Node.ID)]
		if !ok || e.Visits.Mean == nil || *e.Visits.Mean == 0 {
			continue
		}
		share := plain("–")
		if e.WaitShare != nil {
			share = plain(figure.Percent(*e.WaitShare))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{cell(b.step(s.Node.ID)), words(figure.Small(*e.Visits.Mean)), cell(b.quantity(e.WaitTime.Mean, simulate.Nanoseconds)),
			cell(b.quantity(e.ServiceTime.Mean, simulate.Nanoseconds)), cell(share)}})
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

// kept is how promises were kept.
func (b *book) kept(r *report.Report) {
	t := &Table{Columns: []Column{{Head: b.say("Promise", "时限承诺"), Width: 44}, {Head: b.say("Kept", "达成率"), Width: 22, Align: Right}, {Head: b.say("Late", "超时次数"), Width: 12, Align: Right}, {Head: b.say("Late by, on average", "平均超时"), Width: 22, Align: Right}}}
	add := func(of Text, p *report.Promise) {
		if p == nil || p.Kept+p.Late == 0 {
			return
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(of), cell(b.estimate(p.Share, simulate.Share)), words(figure.Whole(p.Late)), cell(b.quantity(p.Lateness, simulate.Nanoseconds))}})
	}
	add(b.say("The whole case", "整个案例"), r.Process.Promise)
	for _, s := range b.matrix.Steps {
		e := r.Elements[string(s.Node.ID)]
		about := b.step(s.Node.ID)
		add(b.followed(about, b.say("begun in time", "按时开始")), e.Started)
		add(b.followed(about, b.say("done in time", "按时完成")), e.Completed)
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

// followed is one text behind another.
func (b *book) followed(t, more Text) Text {
	second := ""
	if t.Second != "" || more.Second != "" {
		second = strings.TrimSpace(cmp.Or(t.Second, t.First) + ": " + cmp.Or(more.Second, more.First))
	}
	return Text{First: t.First + problem.Say(": ", "：").In(b.lead) + more.First, Second: second}
}

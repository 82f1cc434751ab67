package handbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// scenarios is what was assumed and what came of it.
func (b *book) scenarios() {
	if len(b.source.Scenarios) == 0 {
		return
	}
	b.chapter(false, b.say("Scenarios and results", "情景与仿真结果"))
	b.sideBySide()
	for i := range b.source.Scenarios {
		r := &b.source.Scenarios[i]
		name := r.Name
		if name == "" && r.Numbers != nil {
			name = r.Numbers.Name
		}
		if name == "" {
			name = b.say("Scenario %d", "情景 %d", i+1).First
		}
		b.heading(2, plain(name))
		if r.Numbers != nil {
			b.assumptions(r.Numbers)
		}
		b.results(r)
	}
}

// sideBySide is the measures of several scenarios in one table.
func (b *book) sideBySide() {
	var played []*report.Report
	for _, r := range b.source.Scenarios {
		if r.Report != nil {
			played = append(played, r.Report)
		}
	}
	if len(played) < 2 {
		return
	}
	t := &Table{Columns: []Column{{Head: b.say("Mean per case", "每个案例平均"), Width: 25}}}
	for _, r := range played {
		t.Columns = append(t.Columns, Column{Head: plain(r.Scenario), Width: 75 / float64(len(played)), Align: Right})
	}
	row := func(label Text, unit simulate.Unit, of func(*report.Report) report.Statistic) {
		cells := []Cell{strong(label)}
		for _, r := range played {
			cells = append(cells, cell(b.estimate(of(r), unit)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	row(b.say("Cycle time", "周期时间"), simulate.Nanoseconds, func(r *report.Report) report.Statistic { return r.Process.CycleTime })
	row(b.say("Work", "实际作业"), simulate.Nanoseconds, func(r *report.Report) report.Statistic { return r.Process.Processing })
	row(b.say("Waiting", "等待"), simulate.Nanoseconds, func(r *report.Report) report.Statistic { return r.Process.WaitTime })
	row(b.costLabel(played[0]), simulate.Millionths, func(r *report.Report) report.Statistic { return r.Process.Cost })
	b.heading(2, b.say("Side by side", "情景对照"))
	b.add(t, &Note{b.say("Means with their 95 %% intervals. Where intervals overlap, a comparison on the same chance tells more: File › Compare, or “sandtable compare”.",
		"数值为平均值及 95%% 置信区间。区间重叠时，请用相同随机数的情景对比（或“sandtable compare”）判断差异是否显著。")})
}

// assumptions are the numbers of a scenario.
func (b *book) assumptions(s *scenario.Scenario) {
	b.heading(3, b.say("What is assumed", "假设条件"))
	rows := []Row{fact(b.say("Begins", "开始时间"), plain(instant(s.Start)+" "+s.Zone))}
	for _, id := range slices.Sorted(maps.Keys(s.Arrivals)) {
		at := model.ID(id)
		rows = append(rows, fact(b.say("Cases arrive: %[1]s", "到达：%[2]s", b.in(problem.English, at), b.in(problem.Chinese, at)), b.arrival(s, s.Arrivals[id])))
	}
	rows = append(rows, fact(b.say("Played", "仿真范围"), b.extentOfRun(s)))
	rows = append(rows, b.besides(s)...)
	b.add(facts(rows...))
	b.staff(s)
	b.durations(s)
}

// besides are the assumptions beside arrivals, people and durations that there are any of.
func (b *book) besides(s *scenario.Scenario) (rows []Row) {
	var fixed, failures, delays, stock, automation []Text
	for _, id := range slices.Sorted(maps.Keys(s.Tasks)) {
		task, at := s.Tasks[id], model.ID(id)
		if task.Cost != 0 {
			fixed = append(fixed, b.placed(at, problem.Text{EN: money(task.Cost, s.Currency), ZH: money(task.Cost, s.Currency)}))
		}
		if f := task.Failure; f != nil {
			what := problem.Say("%[1]s, done again", "%[1]s，返工", figure.Percent(f.Chance))
			if f.Error != "" {
				what = problem.Say("%[1]s, ends in an error", "%[1]s，以错误结束", figure.Percent(f.Chance))
			}
			failures = append(failures, b.placed(at, what))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Events)) {
		if e := s.Events[id]; e.After != nil {
			delays = append(delays, b.placed(model.ID(id), spread(e.After)))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Stock)) {
		stock = append(stock, plain(named(s.Stock[id].Name, id)))
	}
	for _, a := range s.Automation {
		build, month := money(a.Build, s.Currency), money(a.PerMonth, s.Currency)
		said := problem.Say("%[1]s: %[2]s to build, %[3]s a month", "%[1]s：建设 %[2]s，每月 %[3]s", a.Name, build, month)
		automation = append(automation, b.text(said))
	}
	for _, one := range []struct {
		label Text
		of    []Text
	}{
		{b.say("Fixed costs", "任务固定费用"), fixed}, {b.say("Failures", "失败"), failures}, {b.say("Events come after", "事件等待时长"), delays},
		{b.say("Stock used", "使用的库存"), stock}, {b.say("Automation", "自动化"), automation},
	} {
		if len(one.of) > 0 {
			rows = append(rows, fact(one.label, b.joined(one.of)))
		}
	}
	return rows
}

// placed is what is assumed at an element.
func (b *book) placed(at model.ID, what problem.Text) Text {
	return b.text(problem.Text{EN: b.in(problem.English, at) + " " + what.EN, ZH: b.in(problem.Chinese, at) + " " + what.ZH})
}

func (b *book) arrival(s *scenario.Scenario, a *scenario.Arrival) Text {
	hours := problem.Text{}
	if c := s.Calendars[a.Calendar]; c != nil {
		hours = problem.Say(", %[1]s", "，%[2]s", named(c.Name, a.Calendar), named(c.Name, a.Calendar))
	}
	said := problem.Text{}
	switch {
	case len(a.Cases) > 0:
		said = problem.Say("%d known cases", "%d 个已知案例", len(a.Cases))
	case a.Rate != nil:
		said = problem.Say("by the hour of the week, up to %[1]s an hour", "按时段变化，最高每小时 %[1]s 个", figure.Small(highest(a.Rate)))
	case a.Every != nil:
		every := spread(a.Every)
		said = problem.Say("one every %[1]s", "间隔 %[2]s", every.EN, every.ZH)
	}
	return b.text(problem.Text{EN: said.EN + hours.EN, ZH: said.ZH + hours.ZH})
}

func named(name, id string) string {
	if name != "" {
		return name
	}
	return id
}

func highest(p *scenario.Profile) float64 {
	most := 0.0
	for _, w := range p.Week {
		most = max(most, w.PerHour)
	}
	return most
}

func (b *book) extentOfRun(s *scenario.Scenario) Text {
	r := s.Run
	var en, zh []string
	if r.Cases > 0 {
		en, zh = append(en, plural(r.Cases, "case")), append(zh, count(r.Cases)+" 个案例")
	}
	if r.Horizon > 0 {
		l := length(r.Horizon)
		en, zh = append(en, l.EN+" at most"), append(zh, "最长 "+l.ZH)
	}
	en, zh = append(en, plural(r.Replications, "time")), append(zh, "重复 "+count(r.Replications)+" 次")
	seed := fmt.Sprint(r.Seed)
	return b.text(problem.Text{EN: strings.Join(en, ", ") + "; seed " + seed, ZH: strings.Join(zh, "，") + "；随机种子 " + seed})
}

// staff is who is there and when.
func (b *book) staff(s *scenario.Scenario) {
	if len(s.Roles) == 0 {
		return
	}
	cost := b.say("Cost per hour", "每小时成本")
	if s.Currency != "" {
		cost = b.say("Cost per hour, %s", "每小时成本（%s）", s.Currency)
	}
	t := &Table{Columns: []Column{{Head: b.say("Role", "角色"), Width: 28}, {Head: b.say("People", "人数"), Width: 12, Align: Right}, {Head: b.say("Hours", "工作时间"), Width: 42}, {Head: cost, Width: 18, Align: Right}}}
	for _, id := range slices.Sorted(maps.Keys(s.Roles)) {
		r := s.Roles[id]
		people := r.Headcount
		var byName []string
		for _, p := range slices.Sorted(maps.Keys(s.People)) {
			if slices.Contains(s.People[p].Roles, id) {
				people++
				byName = append(byName, named(s.People[p].Name, p))
			}
		}
		hours := b.say("round the clock", "全天候")
		if c := s.Calendars[r.Calendar]; c != nil {
			hours = b.both(func(l problem.Language) string { return week(c, l) })
		} else if r.Headcount == 0 && len(byName) > 0 {
			hours = b.say("each by their own calendar", "按各自日历")
		}
		who := strong(b.roleName(s, id))
		if len(byName) > 0 {
			who.Blocks = append(who.Blocks, note(plain(strings.Join(byName, comma(b.lead))))...)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{who, words(count(people)), cell(hours), words(figure.Number(r.CostPerHour.Float(), 2))}})
	}
	b.add(t)
}

// roleName is the drawing's name of a role, or the scenario's.
func (b *book) roleName(s *scenario.Scenario, id string) Text {
	if b.bases[model.ID(id)] != nil {
		return b.called(model.ID(id))
	}
	if r := s.Roles[id]; r != nil && r.Name != "" {
		return plain(r.Name)
	}
	return plain(id)
}

// durations is how long the steps take.
func (b *book) durations(s *scenario.Scenario) {
	t := &Table{Columns: []Column{{Head: b.say("Activity", "活动"), Width: 40}, {Head: b.say("Takes", "作业时长"), Width: 36}, {Head: b.say("Besides", "附加工作"), Width: 24}}}
	for _, step := range b.matrix.Steps {
		task := s.Tasks[string(step.Node.ID)]
		if task == nil || task.Duration == nil {
			continue
		}
		var besides []Text
		for _, d := range []struct {
			code string
			duty *scenario.Duty
		}{{"C", task.Consult}, {"A", task.Approve}, {"I", task.Inform}} {
			if d.duty != nil && d.duty.Duration != nil {
				long := spread(d.duty.Duration)
				besides = append(besides, b.text(problem.Text{EN: d.code + " " + long.EN, ZH: d.code + " " + long.ZH}))
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{cell(b.step(step.Node.ID)), cell(b.text(spread(task.Duration))), cells(besides...)}})
	}
	if len(t.Rows) > 0 {
		b.add(t)
	}
}

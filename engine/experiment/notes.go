package experiment

import (
	"slices"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// notes say where variants differ in what should be alike, so that a reader does not take
// one difference for another.
func notes(variants []Variant, all []played) []Note {
	found := []Note{}
	add := func(code string, text problem.Text) { found = append(found, Note{code, text}) }
	base, first := variants[0], &all[0]
	for i := 1; i < len(all); i++ {
		v, s := variants[i], variants[i].Scenario
		if s.Currency != base.Scenario.Currency {
			add("experiment.currencies", problem.Say("“%s” is in %s and “%s” in %s: amounts are not compared.", "“%s”以 %s 计价，“%s”以 %s 计价：金额不作比较。",
				base.Name, currency(base.Scenario.Currency), v.Name, currency(s.Currency)))
		}
		if run, other := base.Scenario.Run, s.Run; run.Cases != other.Cases || run.Horizon != other.Horizon {
			add("experiment.lengths", problem.Say("A replication of “%s” ends otherwise than one of “%s”: other cases, another horizon. Part of the difference may be that.",
				"“%[2]s”与“%[1]s”的仿真长度不同（案例数或时间跨度不同），部分差异可能由此造成。", v.Name, base.Name))
		}
		if base.Scenario.Run.Warmup != s.Run.Warmup {
			add("experiment.warmups", problem.Say("“%s” leaves another warm-up out of its figures than “%s” does.", "“%s”与“%s”不计入统计的预热期不同。", v.Name, base.Name))
		}
		if !base.Scenario.Start.Equal(s.Start) || base.Scenario.Zone != s.Zone {
			add("experiment.starts", problem.Say("“%s” starts at another moment than “%s”, so holidays and weekends fall elsewhere.", "“%s”与“%s”的开始时刻不同，节假日和周末的位置也不同。", v.Name, base.Name))
		}
		if note := versions(base, v, first, &all[i]); note != nil {
			found = append(found, *note)
		}
	}
	for i := range all {
		if share, _ := simulate.Interval(all[i].result.RunOut()); share > report.Considerable {
			add("experiment.run-out", problem.Say("For %[1]s of the time of “%[2]s” no more cases came and the last ones were brought to an end. Utilisation, cases completed per day and cases under way are means over that, too. Play more cases, or end the runs at a horizon.",
				"“%[2]s”的观测时间中有 %[1]s 已不再有案例到达，只是把剩余案例办完；利用率、每天完成案例数和在办案例数按全程平均。可增加案例数，或改为按时间跨度结束仿真。", figure.Percent(share), variants[i].Name))
		}
	}
	return found
}

func currency(code string) string {
	if code == "" {
		return "?"
	}
	return code
}

// versions says how much two drawings have in common; nil where they are the same.
func versions(base, v Variant, a, b *played) *Note {
	ours, theirs := elements(a), elements(b)
	onlyOurs, onlyTheirs := without(a, ours, theirs), without(b, theirs, ours)
	shared := len(ours) - len(onlyOurs)
	switch {
	case base.Drawing == v.Drawing && a.program.Net.Process == b.program.Net.Process:
		return nil
	case shared == 0:
		return &Note{"experiment.nothing-in-common", problem.Say("“%s” and “%s” are different processes without a single element in common. Only whole cases are compared, and nothing cancels out between them.",
			"“%s”与“%s”是两个不同的流程，没有任何相同元素：只比较整个案例，且两者的随机性无法相互抵消。", base.Name, v.Name)}
	case len(onlyOurs)+len(onlyTheirs) == 0:
		return nil
	}
	return &Note{"experiment.versions", problem.Both(func(l problem.Language) string {
		return say(l, "“%s” and “%s” are different versions of the process: %d elements are in both, on the same chance%s%s.",
			"“%s”与“%s”是流程的不同版本：%d 个元素两者都有，使用相同的随机数%s%s。", base.Name, v.Name, shared,
			list(say(l, "; only in the first: ", "；仅前者有："), onlyOurs), list(say(l, "; only in the second: ", "；仅后者有："), onlyTheirs))
	})}
}

// mostListed is how many elements are named before the rest is only counted.
const mostListed = 5

func list(intro string, labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	more := ""
	if len(labels) > mostListed {
		labels, more = labels[:mostListed], "…"
	}
	return intro + strings.Join(labels, ", ") + more
}

// without are the labels of what one process has and another has not, in its own order.
func without(p *played, has, other map[model.ID]bool) []string {
	var labels []string
	for _, at := range slices.Concat(p.program.Tasks, p.program.Waits) {
		if node := p.program.Net.Nodes[at].Node; has[node.ID] && !other[node.ID] {
			labels = append(labels, node.Label())
		}
	}
	return labels
}

// leftOut says what of the scenarios is not played.
func leftOut(variants ...Variant) []Note {
	found := []Note{}
	for _, v := range variants {
		switch {
		case v.LeftOut == problem.Text{}:
		case len(variants) == 1:
			found = append(found, Note{"experiment.left-out", v.LeftOut})
		default:
			found = append(found, Note{"experiment.left-out", problem.Text{EN: v.Name + ": " + v.LeftOut.EN, ZH: v.Name + "：" + v.LeftOut.ZH}})
		}
	}
	return found
}

// ofRun are the rows of cost that is of the run and not of a case.
func (c *Comparison) ofRun() (rows []*Row) {
	for _, driver := range []string{"automation", "stock", "holding", "idle"} {
		if r := c.Row("money/" + driver); r != nil && c.Row("cost") != nil {
			rows = append(rows, r)
		}
	}
	return rows
}

// gaps say what of the comparison is missing.
func (c *Comparison) gaps() []Note {
	found := []Note{}
	add := func(code string, text problem.Text) { found = append(found, Note{code, text}) }
	if of := c.ofRun(); len(of) > 0 {
		add("experiment.cost-per-case", problem.Say("The cost per case leaves out what is of the run and not of one case, such as building automation and its monthly cost, stock and idle time: see the total cost of a run.", "单案例成本不含属于整次仿真的费用（自动化的建设与月费、采购与库存、空闲工时等）：请看每次仿真的总成本。"))
	}
	if c.Replications < 2 {
		found = append(found, oneReplication())
	}
	if c.Partial {
		add("experiment.partial", problem.Say("Stopped early: %d of %d replications are compared.", "提前停止：只比较了 %[2]d 次重复中的 %[1]d 次。", c.Replications, c.Requested))
	}
	for _, v := range c.Variants {
		switch {
		case v.Completed == 0:
			add("experiment.none-completed", problem.Say("Not one case of “%s” was completed, so its cycle time cannot be compared.", "“%s”没有任何案例完成，无法比较周期时间。", v.Name))
		case v.Unfinished*20 > v.Started:
			add("experiment.unfinished", problem.Say("%d of the %d cases of “%s” were not finished: its figures are those of the quicker ones.", "“%[3]s”的 %[2]d 个案例中有 %[1]d 个未完成：数据只反映较快的案例。", v.Unfinished, v.Started, v.Name))
		}
	}
	return found
}

func oneReplication() Note {
	return Note{"experiment.one-replication", problem.Say("There is one replication only: no interval, and so no verdict. Play 10 or more.", "只有一次重复：没有置信区间，无法下结论。请重复 10 次以上。")}
}

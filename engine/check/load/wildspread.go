package load

import (
	"math"
	"strconv"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var wildSpreadRule = finding.Rule{ID: "scenario.wild-spread", Severity: finding.Warning, Look: reckoned(wildSpread),
	Title:  problem.Text{EN: "A duration that varies beyond reason", ZH: "时长的波动大得离谱"},
	Limits: []finding.Limit{{Name: "ratio", Default: 5, Min: 1, Means: problem.Text{EN: "of standard deviation to mean", ZH: "标准差与平均值之比"}}}}

// wildSpread finds lengths of time whose standard deviation is many times their mean. Now and then one of them lasts
// for ages: averages over a run depend on whether it came, and replications do not agree.
func wildSpread(e *expectation) finding.Findings {
	ratio := e.limit("ratio")
	var found finding.Findings
	look := func(d *scenario.Distribution, name string, path ...string) {
		if d == nil {
			return
		}
		sampler, err := d.Sampler()
		if err != nil {
			return
		}
		mean, sd := sampler.Mean(), math.Sqrt(sampler.Variance())
		if !(mean > 0) || !(sd > ratio*mean) || math.IsInf(sd, 1) {
			return
		}
		times := strconv.FormatFloat(sd/mean, 'f', 1, 64)
		found = append(found, finding.In(finding.Pointer(path...),
			problem.Say("The time of “%[1]s” has a standard deviation of %[2]s times its mean: rare, endless cases decide the averages.", "“%[1]s”的时间，其标准差是平均值的 %[2]s 倍：平均值将由极少数超长的情况决定。", name, times),
			problem.Say("Check the units of both, or give it a maximum.", "请检查两者的单位，或设置最大值。")))
	}
	for _, id := range sortedKeys(e.numbers.Arrivals) {
		if a := e.numbers.Arrivals[id]; a != nil && a.Rate == nil {
			look(a.Every, e.labelOf(id), "arrivals", id, "every")
		}
	}
	for _, id := range sortedKeys(e.numbers.Tasks) {
		t := e.numbers.Tasks[id]
		if t == nil {
			continue
		}
		look(t.Duration, e.labelOf(id), "tasks", id, "duration")
		for _, who := range sortedKeys(t.By) {
			look(t.By[who], e.labelOf(id), "tasks", id, "by", who)
		}
	}
	for _, id := range sortedKeys(e.numbers.Events) {
		if x := e.numbers.Events[id]; x != nil {
			look(x.After, e.labelOf(id), "events", id, "after")
		}
	}
	return found
}

// labelOf is the name of an element, or its id.
func (e *expectation) labelOf(id string) string {
	for _, p := range e.drawing.Processes {
		if string(p.ID) == id {
			return p.Label()
		}
	}
	if n := e.nodes[model.ID(id)]; n != nil {
		return n.Label()
	}
	return id
}

package load

import (
	"math"
	"strconv"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

const (
	manyEvents      = 5e8
	eventsPerSecond = 3e6 // events, on one core of a laptop
)

// longRun finds runs of which somebody should know beforehand that they take minutes.
func longRun(e *expectation) finding.Findings {
	events := e.events()
	if events <= manyEvents || math.IsInf(events, 1) || math.IsNaN(events) {
		return nil
	}
	minutes := math.Ceil(events / eventsPerSecond / 60)
	return finding.Findings{finding.In("/run",
		problem.Say("The run has about %[1]s million events and takes about %[3]s on one core.", "本次仿真约有 %[2]s 亿个事件，单核约需 %[4]s。",
			rounded(events/1e6), rounded(events/1e8), lasting(minutes).EN, lasting(minutes).ZH),
		problem.Say("Fewer cases or replications take less time; ten replications are enough for a first look.", "减少案例数或重复次数可缩短用时；初步了解重复 10 次即可。"))}
}

// events is about how many events all replications have: an arrival for every case, and
// one for every activity or event that takes time.
func (e *expectation) events() float64 {
	run, cases := e.numbers.Run, math.Inf(1)
	if run.Cases > 0 {
		cases = float64(run.Cases)
	}
	if run.Horizon > 0 && e.rate > 0 {
		cases = min(cases, e.rate*run.Horizon.Seconds())
	}
	each := 1.0
	e.eachNode(func(n, _ *model.Node) {
		if e.takesTime(n) {
			each += e.visits[n.ID]
		}
	})
	return cases * each * float64(max(1, run.Replications))
}

// rounded is a number with two digits that count, and no exponent.
func rounded(x float64) string {
	power := math.Pow(10, 1-math.Floor(math.Log10(x)))
	return strconv.FormatFloat(math.Round(x*power)/power, 'f', -1, 64)
}

func lasting(minutes float64) problem.Text {
	if hours := minutes / 60; hours >= 3 {
		return problem.Say("%s hours", "%s 小时", rounded(math.Ceil(hours)))
	}
	return problem.Say("%s minutes", "%s 分钟", rounded(minutes))
}

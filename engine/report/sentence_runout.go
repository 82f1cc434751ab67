package report

import (
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Considerable is from which share of a run its end dilutes figures enough to be told of.
const Considerable = 0.1

// runOut warns where a good part of what was observed came after the last case had: what is
// averaged over time is lower than while cases come.
func (x *explainer) runOut() {
	share, _ := simulate.Interval(x.result.RunOut())
	if !(share > Considerable) {
		return
	}
	f := figureAmong("runOut", x.result.RunOut(), single, simulate.Share)
	x.add(Sentence{Kind: "run-out", Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "For %s of the time observed no more cases came and the last ones were brought to an end. Utilisation, cases completed per day and cases in progress are means over that as well, so they are lower than in operation that goes on. Play more cases, or end the run at a horizon.",
			"观测时间中有 %s 已不再有案例到达，只是把剩余案例办完。利用率、每天完成案例数和在办案例数按全程平均，因此低于持续运转时的水平。可增加案例数，或改为按时间跨度结束仿真。", f.Text(l))
	})})
}

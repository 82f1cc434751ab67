package load

import (
	"sandtable/engine/figure"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var longWarmupRule = finding.Rule{ID: "scenario.long-warmup", Severity: finding.Warning, Look: reckoned(longWarmup),
	Title: problem.Text{EN: "A warm-up that leaves nothing of the run", ZH: "预热期超过了运行时长"}}

// longWarmup finds warm-ups that last as long as the run, or as long as its cases take to come: nothing is left to
// take averages of.
func longWarmup(e *expectation) finding.Findings {
	run := e.numbers.Run
	warm := run.Warmup.Length.Seconds()
	if run.Warmup.Auto || warm <= 0 {
		return nil
	}
	lasts, known := 0.0, false
	if run.Horizon > 0 {
		lasts, known = run.Horizon.Seconds(), true
	}
	if coming := float64(run.Cases) / e.rate; run.Cases > 0 && e.rate > 0 && (!known || coming < lasts) {
		lasts, known = coming, true
	}
	if !known || warm < lasts {
		return nil
	}
	length := func(s float64) problem.Text {
		return problem.Both(func(l problem.Language) string { return figure.Length(s, l) })
	}
	w, r := length(warm), length(lasts)
	return finding.Findings{finding.In("/run/warmup",
		problem.Say("The warm-up lasts %[1]s, the run about %[3]s: nothing is left to take averages of.", "预热期为 %[2]s，而整个运行约 %[4]s：没有剩余数据可供统计。", w.EN, w.ZH, r.EN, r.ZH),
		problem.Say("Shorten the warm-up, lengthen the run, or write auto.", "请缩短预热期、延长运行，或改为 auto。"))}
}

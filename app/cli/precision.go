package cli

import (
	"strconv"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// precisionFlags ask for replications until an average is known well enough.
type precisionFlags struct {
	within shareFlag
	of     string // a measure
	atMost wholeFlag
}

// mostReplications is where the search for precision ends if nobody says where.
const mostReplications = 1000

// fit refuses what only makes sense together with a precision, where there is none.
func (f *precisionFlags) fit(s *scenario.Scenario) error {
	if f.within.given || s.Run.Precision != nil {
		return nil
	}
	name := ""
	switch {
	case f.of != "":
		name = "--of"
	case f.atMost.given:
		name = "--at-most"
	default:
		return nil
	}
	return problem.New("cli.exclusive",
		problem.Say("%s goes with --precision", "%s 要与 --precision 同用", name),
		problem.Say("write --precision 2%% as well", "请加上 --precision 2%%"))
}

// apply puts what the command line asks for in the place of the scenario's.
func (f *precisionFlags) apply(run *scenario.Run) {
	if !f.within.given && run.Precision == nil {
		return
	}
	p := scenario.Precision{Of: "cycleTime", AtMost: max(mostReplications, run.Replications)}
	if run.Precision != nil {
		p = *run.Precision
	}
	if f.within.given {
		p.Within = f.within.value
	}
	if f.of != "" {
		p.Of = f.of
	}
	if f.atMost.given {
		p.AtMost = int(f.atMost.value)
		run.Replications = min(run.Replications, p.AtMost)
	}
	run.Precision = &p
}

// precision says how well the measure is known that somebody wanted to know well.
func (c *console) precision(known *report.Precision) string {
	name := known.Label.In(c.language)
	switch {
	case known.Share == nil:
		return c.say("Precision: there is no interval for the measure “%s”.", "精度：“%s”没有置信区间。", name)
	case *known.Share <= known.Within:
		return c.say("Precision: the mean %s is known to ± %s; ± %s was asked for.", "精度：平均%s的误差为 ± %s，要求 ± %s。", name, figure.Percent(*known.Share), figure.Percent(known.Within))
	}
	return c.say("Precision: the mean %s is known to ± %s only, not to the ± %s asked for. Raise --at-most.", "精度：平均%s的误差为 ± %s，未达到要求的 ± %s。请调大 --at-most。", name, figure.Percent(*known.Share), figure.Percent(known.Within))
}

// shareFlag is a share, written 2% or 0.02.
type shareFlag struct {
	value float64
	given bool
}

func (f *shareFlag) Type() string { return "P" }
func (f *shareFlag) String() string {
	if !f.given {
		return ""
	}
	return strconv.FormatFloat(f.value, 'g', -1, 64)
}

func (f *shareFlag) Set(text string) error {
	written, hundredths := strings.CutSuffix(strings.Replace(text, "％", "%", 1), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(written), 64)
	if hundredths {
		v /= 100
	}
	if err != nil || !(v >= 0.0001 && v <= 0.5) {
		return problem.New("cli.share",
			problem.Say("%q is not a share from 0.01%% to 50%%", "%q 不是 0.01%% 到 50%% 之间的比例", text),
			problem.Say("write 2%% or 0.02", "请写 2%% 或 0.02"))
	}
	f.value, f.given = v, true
	return nil
}

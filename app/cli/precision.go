package cli

import (
	"math"
	"strconv"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// precisionFlags ask for replications until an average is known well enough.
type precisionFlags struct {
	within shareFlag
	of     averageFlag
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
	case f.of.text != "":
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
	if f.of.text != "" {
		p.Of = f.of.text
	}
	if f.atMost.given {
		p.AtMost = int(f.atMost.value)
		run.Replications = min(run.Replications, p.AtMost)
	}
	run.Precision = &p
}

// precision says how well the average is known that somebody wanted to know well.
func (c *console) precision(r *report.Report, asked *scenario.Precision) string {
	s, name := r.Process.CycleTime, c.say("cycle time", "总用时")
	switch asked.Of {
	case "waitTime":
		s, name = r.Process.WaitTime, c.say("waiting time", "等待时间")
	case "cost":
		s, name = r.Process.Cost, c.say("cost", "成本")
	}
	if s.HalfWidth == nil || value(s.Mean) == 0 {
		return c.say("Precision: there is no interval for the %s.", "精度：%s没有置信区间。", name)
	}
	got := *s.HalfWidth / math.Abs(*s.Mean)
	if got <= asked.Within {
		return c.say("Precision: the mean %s is known to ± %s; ± %s was asked for.", "精度：平均%s的误差为 ± %s，要求 ± %s。", name, percent(got), percent(asked.Within))
	}
	return c.say("Precision: the mean %s is known to ± %s only, not to the ± %s asked for. Raise --at-most.", "精度：平均%s的误差为 ± %s，未达到要求的 ± %s。请调大 --at-most。", name, percent(got), percent(asked.Within))
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

// averageFlag names an average.
type averageFlag struct{ text string }

func (f *averageFlag) Type() string   { return "AVERAGE" }
func (f *averageFlag) String() string { return f.text }
func (f *averageFlag) Set(text string) error {
	for _, known := range []string{"cycleTime", "waitTime", "cost"} {
		if strings.EqualFold(text, known) {
			f.text = known
			return nil
		}
	}
	return problem.New("cli.average",
		problem.Say("%q is not an average that can be asked for", "%q 不是可指定的平均值", text),
		problem.Say("write cycleTime, waitTime or cost", "请写 cycleTime、waitTime 或 cost"))
}

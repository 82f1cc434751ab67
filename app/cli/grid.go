package cli

import (
	"math"
	"strconv"
	"strings"

	"sandtable/engine/experiment"
	"sandtable/engine/problem"
)

// gridFlag is LEVER=VALUES, once for each axis of a grid. Values are a list, 0.9,1,1.1, or
// a range, 1..4 or 0.8..1.2/0.1.
type gridFlag struct{ axes []experiment.Axis }

func (f *gridFlag) Type() string   { return "LEVER=VALUES" }
func (f *gridFlag) String() string { return "" }

func (f *gridFlag) Set(text string) error {
	name, written, ok := divided(text)
	if !ok {
		return notAnAxis(text)
	}
	var values []float64
	for _, part := range strings.Split(written, ",") {
		some, err := span(strings.TrimSpace(part))
		if err != nil {
			return notAnAxis(text)
		}
		values = append(values, some...)
		if len(values) > experiment.MostVariants {
			return problem.New("cli.grid",
				problem.Say("%s has more than %d values", "%s 的取值超过 %d 个", name, experiment.MostVariants),
				problem.Say("take larger steps: 0.5..2/0.5", "请增大步长：0.5..2/0.5"))
		}
	}
	f.axes = append(f.axes, experiment.Axis{Lever: name, Values: values})
	return nil
}

// divided parts an axis at the last =, since the names of levers come from the user.
func divided(text string) (name, values string, ok bool) {
	i := strings.LastIndex(text, "=")
	if i <= 0 || i == len(text)-1 {
		return "", "", false
	}
	return text[:i], text[i+1:], true
}

// span is one value, or those of a range; steps of 1 unless it says otherwise.
func span(text string) ([]float64, error) {
	ends, by, stepped := strings.Cut(text, "/")
	from, to, ranged := strings.Cut(ends, "..")
	first, err := strconv.ParseFloat(from, 64)
	if err != nil || stepped && !ranged {
		return nil, strconv.ErrSyntax
	}
	if !ranged {
		return []float64{first}, nil
	}
	last, err := strconv.ParseFloat(to, 64)
	step := 1.
	if err == nil && stepped {
		step, err = strconv.ParseFloat(by, 64)
	}
	n := math.Floor((last-first)/step + 1e-9)
	if err != nil || !(step > 0) || !(n >= 0) || math.IsInf(n, 0) {
		return nil, strconv.ErrSyntax
	}
	var values []float64
	for i := range int(math.Min(n, experiment.MostVariants)) + 1 {
		values = append(values, math.Round((first+float64(i)*step)*1e9)/1e9)
	}
	return values, nil
}

func notAnAxis(text string) error {
	return problem.New("cli.grid",
		problem.Say("%q does not say what takes which values", "%q 没有说明哪个数据取哪些值", text),
		problem.Say("write roles/clerk/headcount=1..4 or arrivals/start=0.9,1,1.1; sandtable sensitivity --levers lists the names", "请写 roles/clerk/headcount=1..4 或 arrivals/start=0.9,1,1.1；名称可用 sandtable sensitivity --levers 查看"))
}

package experiment

import (
	"math"

	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Estimate is the mean of a measure over replications with its 95 % interval, in seconds,
// currency units, shares or counts.
type Estimate struct {
	Mean         *float64 `json:"mean" doc:"null where no replication gave anything"`
	HalfWidth    *float64 `json:"halfWidth" doc:"Of the 95 % Student-t interval; null with fewer than two replications"`
	Replications int      `json:"replications" doc:"That gave something"`
}

// Verdict says what a difference shows.
type Verdict string

// Verdicts. Better and Worse go by which way the measure is to go; Different is for
// measures that only describe, and for the throughput of runs that completed the same cases.
const (
	Better    Verdict = "better"
	Worse     Verdict = "worse"
	Different Verdict = "different"
	Equal     Verdict = "equal"   // in every replication, but for the rounding of sums
	Same      Verdict = "same"    // the interval lies within one hundredth of the base's mean
	Open      Verdict = "open"    // the interval holds 0 and more than that: not decided
	Unknown   Verdict = "unknown" // there is no interval, or nothing to compare
)

// Difference is how much a variant's measure differs from the base's: means of the
// differences within replications, which are smaller in spread than those between
// independent runs, because what both have in common cancels out.
type Difference struct {
	Mean      *float64 `json:"mean" doc:"Variant less base"`
	HalfWidth *float64 `json:"halfWidth" doc:"Of the 95 % paired-t interval; null with fewer than two pairs"`
	Share     *float64 `json:"share" doc:"Mean as a share of the base's mean; null where that is 0"`
	Pairs     int      `json:"pairs" doc:"Replications in which both gave something"`
	Verdict   Verdict  `json:"verdict" doc:"better, worse, different, equal, same, open or unknown"`
	Needed    *int     `json:"needed" doc:"Where the verdict is open: about how many replications would decide a difference of this size; null where that cannot be said"`
	Gain      *float64 `json:"gain" doc:"How many times as many replications independent runs would have needed for this half-width"`
}

// nearly is how much of the base's mean a difference may be and still count as none.
const nearly = 0.01

// alike is a share that is rounding: the same numbers added in another order.
const alike = 1e-12

// mostNeeded is beyond what anybody would play.
const mostNeeded = 100_000

// scaleOf is what a measure's unit is divided by to be shown.
func scaleOf(u simulate.Unit) float64 {
	switch u {
	case simulate.Nanoseconds:
		return 1e9
	case simulate.Millionths:
		return 1e6
	}
	return 1
}

// estimate is of what replications gave.
func estimate(values []float64, scale float64) Estimate {
	given := simulate.Given(values)
	if len(given) == 0 {
		return Estimate{}
	}
	mean, half := simulate.Interval(given)
	return Estimate{Mean: shown(mean / scale), HalfWidth: shown(half / scale), Replications: len(given)}
}

// shown is nil for what is no number.
func shown(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

// differ compares what two variants gave in the same replications.
func differ(base, variant []float64, m *simulate.Measure) Difference {
	var less, more, apart []float64
	for i := range min(len(base), len(variant)) {
		if math.IsNaN(base[i]) || math.IsNaN(variant[i]) {
			continue
		}
		less, more, apart = append(less, base[i]), append(more, variant[i]), append(apart, variant[i]-base[i])
	}
	d := Difference{Pairs: len(apart), Verdict: Unknown}
	if len(apart) == 0 {
		return d
	}
	scale := scaleOf(m.Unit)
	mean, half := simulate.Interval(apart)
	d.Mean, d.HalfWidth = shown(mean/scale), shown(half/scale)
	center, _ := simulate.Interval(less)
	if center != 0 {
		d.Share = shown(mean / math.Abs(center))
	}
	if d.HalfWidth == nil {
		return d
	}
	d.Verdict = judge(mean, half, center, m.Better)
	switch d.Verdict {
	case Equal:
		d.Mean, d.HalfWidth, d.Share = shown(0), shown(0), nil
		return d
	case Open:
		d.Needed = needed(mean, half, len(apart))
	}
	_, a := simulate.Interval(less)
	_, b := simulate.Interval(more)
	if half > 0 {
		d.Gain = shown((float64(a*a) + float64(b*b)) / float64(half*half))
	}
	return d
}

// judge says what an interval of differences shows of a base with the mean given.
func judge(mean, half, center float64, better simulate.Better) Verdict {
	switch {
	case math.Abs(mean)+half <= alike*math.Abs(center):
		return Equal
	case math.Abs(mean)+half <= nearly*math.Abs(center):
		return Same
	case math.Abs(mean) <= half:
		return Open
	case better == simulate.Neither:
		return Different
	case (mean < 0) == (better == simulate.Less):
		return Better
	}
	return Worse
}

// needed is about how many replications would tell a difference of this size from none:
// half-widths shrink with the square root of their number.
func needed(mean, half float64, pairs int) *int {
	if mean == 0 {
		return nil
	}
	n := math.Ceil(float64(pairs) * float64((half/mean)*(half/mean)) * 1.1)
	if !(n <= mostNeeded) {
		return nil
	}
	all := max(int(n), pairs+1)
	return &all
}

// Row is one measure of all variants.
type Row struct {
	Measure     string          `json:"measure" doc:"Name, such as cycleTime or tasks/ID/waitTime"`
	Label       problem.Text    `json:"label"`
	Unit        simulate.Unit   `json:"unit" doc:"time (in seconds), money, share or count"`
	Better      simulate.Better `json:"better" doc:"less, more or neither"`
	Estimates   []Estimate      `json:"estimates" doc:"One for each variant; the base comes first"`
	Differences []Difference    `json:"differences" doc:"One for each variant after the base"`
}

// rowOf compares one measure. The base's program comes first; values has what each
// variant gave, nil for one that does not have the measure.
func rowOf(m *simulate.Measure, values [][]float64) Row {
	row := Row{Measure: m.Name, Label: m.Label, Unit: m.Unit, Better: m.Better, Estimates: []Estimate{}, Differences: []Difference{}}
	for i, v := range values {
		row.Estimates = append(row.Estimates, estimate(v, scaleOf(m.Unit)))
		if i > 0 {
			row.Differences = append(row.Differences, differ(values[0], v, m))
		}
	}
	return row
}

package simulate

import (
	"context"
	"math"

	"sandtable/engine/compile"
)

const (
	pilots     = 5       // replications that look for the end of the warm-up
	pilotCases = 100_000 // cases of each, at most
	batch      = 5       // the 5 of MSER-5
)

// Warmup is what was found of an automatic warm-up.
type Warmup struct {
	Case  int64 // the first that counts, from 1; 0: all do
	Found bool  // false: the run is too short to tell
}

// WarmupOf seeks the warm-up of a program that asks for an automatic one, unless the options
// know it already. Where it does not ask, every case counts.
func WarmupOf(ctx context.Context, p *compile.Program, o Options) (*Warmup, error) {
	if !p.Scenario.Run.Warmup.Auto {
		return &Warmup{Found: true}, nil
	}
	if o.Warmup != nil {
		return o.Warmup, nil
	}
	first, found, err := warmupCase(ctx, p, Options{Threads: o.Threads})
	return &Warmup{first, found}, err
}

// warmupCase finds the first case that counts, from 1 (0: all do), in a few pilot replications,
// which use the chance of the first ones of the run itself: the mean cycle time over
// pilots, case by case, is truncated by MSER-5. found is false where the least error
// is at the limit of what may be cut, the first half: then the run is too short to tell.
func warmupCase(ctx context.Context, p *compile.Program, o Options) (first int64, found bool, err error) {
	n := min(pilots, max(1, p.Scenario.Run.Replications))
	sums, counts := []float64(nil), []float64(nil)
	err = replicate(ctx, p, 0, n, o, func(r *replication) { r.cycles, r.limit = make([]int64, 0, 1024), min(r.limit, pilotCases) }, func(r *replication) bool {
		for i, cycle := range r.cycles {
			if i == len(sums) {
				sums, counts = append(sums, 0), append(counts, 0)
			}
			if cycle > 0 {
				sums[i] += float64(cycle)
				counts[i]++
			}
		}
		return false
	})
	if err != nil {
		return 0, false, err
	}
	means := make([]float64, 0, len(sums))
	for i := range sums {
		if counts[i] > 0 {
			means = append(means, sums[i]/counts[i])
		}
	}
	cut, found := mser5(means)
	if cut == 0 {
		return 0, found, nil
	}
	return int64(cut) + 1, found, nil
}

// mser5 is the number of leading observations to leave out: the multiple of five, at
// most half of them, that makes the estimated error of the mean of the rest smallest
// (White, Cobb and Spratt 2000, “A comparison of five steady-state truncation
// heuristics for simulation”, WSC).
func mser5(observations []float64) (cut int, found bool) {
	n := len(observations) / batch
	if n < 4 {
		return 0, false
	}
	means := make([]float64, n)
	for i := range means {
		for _, x := range observations[i*batch : (i+1)*batch] {
			means[i] += x / batch
		}
	}
	best, at := math.Inf(1), 0
	count, mean, squares := 0.0, 0.0, 0.0
	for i := n - 1; i >= 0; i-- { // Welford, from the back
		count++
		d := means[i] - mean
		mean += d / count
		squares += float64(d * (means[i] - mean))
		if i <= n/2 {
			if e := squares / float64(count*count); e <= best {
				best, at = e, i
			}
		}
	}
	return at * batch, at < n/2
}

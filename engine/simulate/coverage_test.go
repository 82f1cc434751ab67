package simulate_test

import (
	"context"
	"math"
	"os"
	"sync"
	"sync/atomic"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// A 95 % interval that covers the truth in anything but 95 % of all runs is a promise broken in silence, so the interval of the
// report is held to it: whole runs of an M/M/1 at a load of 0.8, each with its own seed, and the share of them whose interval for
// the mean wait holds the exact 320 s.
//
// Two things spoil coverage, and the sizes below are chosen so that neither shows.
//
//   - Bias: a replication begins empty. The distance to the steady state shrinks as e^(−t/τ) with the relaxation time
//     τ = 80 s / (1 − √0.8)² = 7,180 s, so a warm-up of 100,000 s leaves a millionth of it, and one of 50,000 s a thousandth. A run
//     ends when its last case does, so no long wait is cut off.
//   - Skewness: one wait is much like the last, so that n of them are worth n/82 independent ones (the sum of all autocorrelations is
//     (2+5ρ−4ρ²+ρ³) / ((1−ρ)²·(2−ρ)) = 82.3), and they are skewed. Means of 10,000 cases have a skewness γ of 0.6 still, of
//     5,000 cases 0.9. Student's interval over R such means misses γ²/4R of the truth (Hall 1992, “The bootstrap and Edgeworth expansion”,
//     §2.6): 0.3 % for 30 replications of the one, 1 % for 20 of the other.
const (
	exactWait  = 320.
	confidence = .95
)

// coverage is how many runs with seeds 1 to n have an interval that covers the exact wait, and the mean of their estimates with its
// standard error.
func coverage(t *testing.T, n, cases, replications int, warmup float64) (covered int, mean, standard float64) {
	t.Helper()
	estimates := make([]float64, n+1)
	var hits atomic.Int64
	waits(t, n, cases, replications, warmup, nil, func(seed int, wait report.Statistic, _ *report.Report) {
		estimates[seed] = *wait.Mean
		if math.Abs(*wait.Mean-exactWait) <= *wait.HalfWidth {
			hits.Add(1)
		}
	})
	for _, estimate := range estimates[1:] {
		mean += estimate / float64(n)
	}
	squares := 0.
	for _, estimate := range estimates[1:] {
		squares += (estimate - mean) * (estimate - mean)
	}
	return int(hits.Load()), mean, math.Sqrt(squares / float64(n-1) / float64(n))
}

// waits plays runs with seeds 1 to n and hands on the wait that each reports, on several cores at once.
func waits(t *testing.T, n, cases, replications int, warmup float64, precision *scenario.Precision, take func(seed int, wait report.Statistic, r *report.Report)) {
	t.Helper()
	definitions := sketch.Process(oneStation)
	var next atomic.Int64
	var group sync.WaitGroup
	for range cores() {
		group.Go(func() {
			for seed := int(next.Add(1)); seed <= n; seed = int(next.Add(1)) {
				s := network(cases, replications, station{"A", 1, exponential(80)})
				s.Run.Seed, s.Run.Warmup, s.Run.Precision = uint64(seed), scenario.Warmup{Length: seconds(warmup)}, precision
				p, err := compile.Definitions(definitions, s)
				if err != nil {
					t.Error(err)
					return
				}
				r, err := simulate.Program(context.Background(), p, simulate.Options{Threads: 1})
				if err != nil {
					t.Error(err)
					return
				}
				told := report.Of(p, r, "test")
				take(seed, told.Elements["A"].WaitTime, told)
			}
		})
	}
	group.Wait()
}

// TestAPrecisionIsReachedByTheMeanNotByLuck: a run that ends as soon as its interval looks narrow may have stopped too early, on
// replications that happened to agree. Law's procedure (see precision.go) is to keep the error within the share asked for in 95 of 100
// runs where that share is small, and somewhat fewer where it is large; it is advised for shares of at most 15 % (Law, Kelton and Koenig
// 1981, “Relative width sequential confidence intervals for the mean”, Comm. Stat. B 10). The test asks for 93 of 100.
func TestAPrecisionIsReachedByTheMeanNotByLuck(t *testing.T) {
	if testing.Short() {
		t.Skip("too slow for the race detector")
	}
	const runs, within = 200, .1
	var near, replications atomic.Int64
	waits(t, runs, 5_500, 2, 50_000, &scenario.Precision{Of: "tasks/A/waitTime", Within: within, AtMost: 500}, func(_ int, wait report.Statistic, r *report.Report) {
		if !r.Precision.Reached || *r.Precision.Share > within || r.Replications < 10 {
			t.Errorf("got %d replications with ± %g, reached %v", r.Replications, *r.Precision.Share, r.Precision.Reached)
		}
		if math.Abs(*wait.Mean-exactWait) <= within*exactWait {
			near.Add(1)
		}
		replications.Add(int64(r.Replications))
	})
	low, _ := binomial(runs, .93, 1e-4)
	t.Logf("%d of %d runs are within %g of the truth, bound %d; %g replications on average", near.Load(), runs, within, low, float64(replications.Load())/runs)
	if near.Load() < int64(low) {
		t.Errorf("%d of %d runs are within %g of the truth, want %d or more", near.Load(), runs, within, low)
	}
	if mean := float64(replications.Load()) / runs; mean < 12 {
		t.Errorf("runs end after %g replications on average: the goal was never in the way", mean)
	}
}

// binomial is the least and the greatest number of successes in n tries beyond which, on either side, lies at most the probability p.
func binomial(n int, chance, p float64) (low, high int) {
	term := func(k int) float64 {
		a, _ := math.Lgamma(float64(n + 1))
		b, _ := math.Lgamma(float64(k + 1))
		c, _ := math.Lgamma(float64(n - k + 1))
		return math.Exp(a - b - c + float64(k)*math.Log(chance) + float64(n-k)*math.Log(1-chance))
	}
	for sum := term(0); sum <= p; sum += term(low) {
		low++
	}
	high = n
	for sum := term(n); sum <= p; sum += term(high) {
		high--
	}
	return low, high
}

// TestAnIntervalCoversTheTruthAsOftenAsItSays is of a size that can be played with every change. An interval of 94 to 95 % leaves its
// bounds with one in 5,000 choices of seeds.
func TestAnIntervalCoversTheTruthAsOftenAsItSays(t *testing.T) {
	if testing.Short() {
		t.Skip("too slow for the race detector")
	}
	const runs = 200
	covered, mean, standard := coverage(t, runs, 5_500, 20, 50_000)
	low, _ := binomial(runs, confidence-.01, 1e-4)
	_, high := binomial(runs, confidence, 1e-4)
	t.Logf("%d of %d intervals cover %g s, bounds %d and %d; mean of the estimates %.3f ± %.3f", covered, runs, exactWait, low, high, mean, 4*standard)
	if covered < low || covered > high {
		t.Errorf("%d of %d intervals cover the truth, want %d to %d", covered, runs, low, high)
	}
	if math.Abs(mean-exactWait) > 4*standard {
		t.Errorf("the estimates have a mean of %.3f, want %g ± %.3f", mean, exactWait, 4*standard)
	}
}

// TestLongAThousandIntervalsCoverTheTruth is the promise: 93 to 97 % of 1,000 runs. It takes minutes: make test-long.
func TestLongAThousandIntervalsCoverTheTruth(t *testing.T) {
	if os.Getenv("SANDTABLE_LONG") == "" {
		t.Skip("takes minutes; make test-long plays it")
	}
	const runs = 1_000
	covered, mean, standard := coverage(t, runs, 11_000, 30, 100_000)
	t.Logf("%d of %d intervals cover %g s; mean of the estimates %.3f ± %.3f", covered, runs, exactWait, mean, 3*standard)
	if covered < 930 || covered > 970 {
		t.Errorf("%d of %d intervals cover the truth, want 930 to 970", covered, runs)
	}
	if math.Abs(mean-exactWait) > 3*standard {
		t.Errorf("the estimates have a mean of %.3f, want %g ± %.3f", mean, exactWait, 3*standard)
	}
}

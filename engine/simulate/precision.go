package simulate

import (
	"math"

	"sandtable/engine/scenario"
)

// goal is how well an average is to be known before no more replications are played.
type goal struct {
	of              string
	within          float64
	atLeast, atMost int
}

// leastReplications is how many are played at least when a goal decides, unless fewer are
// allowed: the estimate of the variance that the rule stands on is poor with fewer (Law,
// “Simulation Modeling and Analysis”, 5th ed., §9.4.1).
const leastReplications = 10

func newGoal(p *scenario.Precision, replications int) *goal {
	if p == nil {
		return nil
	}
	most := max(replications, p.AtMost)
	return &goal{p.Of, p.Within, min(most, max(leastReplications, replications)), most}
}

// reached says whether the half-width of the 95 % interval is at most the share asked
// for. It is the sequential procedure of Law §9.4.1: the half-width is compared with
// γ' = γ/(1+γ) of the mean, because the error is meant relative to the unknown true one.
func (g *goal) reached(r *Result) bool {
	if g == nil || r.Replications < g.atLeast {
		return false
	}
	mean, half := Interval(r.Average(g.of))
	return half <= g.within/(1+g.within)*math.Abs(mean)
}

// Average is what each replication gave for what a precision is asked of: cycleTime,
// waitTime or cost.
func (r *Result) Average(of string) []float64 {
	switch of {
	case "waitTime":
		return r.Wait.Means
	case "cost":
		return r.Cost.Means
	}
	return r.Cycle.Means
}

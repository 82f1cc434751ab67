package simulate

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
)

// goal is how well an average is to be known before no more replications are played.
type goal struct {
	of              *Measure
	within          float64
	atLeast, atMost int
}

// leastReplications is how many are played at least when a goal decides, unless fewer are
// allowed: the estimate of the variance that the rule stands on is poor with fewer (Law,
// “Simulation Modeling and Analysis”, 5th ed., §9.4.1).
const leastReplications = 10

// newGoal is what a program's scenario asks for, nil where it asks for none. A measure
// that the program does not have is a *problem.Problem.
func newGoal(p *compile.Program, replications int) (*goal, error) {
	asked := p.Scenario.Run.Precision
	if asked == nil {
		return nil, nil
	}
	of, err := MeasureOf(p, asked.Of)
	if err != nil {
		return nil, problem.Of(err).Located(problem.Place{Path: "/run/precision/of"})
	}
	most := max(replications, asked.AtMost)
	return &goal{of, asked.Within, min(most, max(leastReplications, replications)), most}, nil
}

// Playable says whether what the scenario asks of a run can be asked of the program; a
// *problem.Problem says what cannot.
func Playable(p *compile.Program) error {
	_, err := newGoal(p, 1)
	return err
}

// reached says whether the half-width of the 95 % interval is at most the share asked
// for. It is the sequential procedure of Law §9.4.1: the half-width is compared with
// γ' = γ/(1+γ) of the mean, because the error is meant relative to the unknown true one.
// Replications that gave nothing do not count, nor does a measure that has been 0 in all
// of them: the next one may not be.
func (g *goal) reached(r *Result) bool {
	if g == nil {
		return false
	}
	values := g.of.By(r)
	if len(Given(values)) < g.atLeast {
		return false
	}
	mean, half := Interval(values)
	return mean != 0 && half <= g.within/(1+g.within)*math.Abs(mean)
}

package experiment_test

import (
	"math"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	of "sandtable/engine/report"
	"sandtable/engine/simulate"
)

// report is a number as a sentence in English tells it, without its sign.
func report(v float64, u simulate.Unit) string {
	if u == simulate.Share {
		return figure.Number(math.Abs(v)*100, 1)
	}
	return of.Quantity(math.Abs(v), u, problem.English)
}

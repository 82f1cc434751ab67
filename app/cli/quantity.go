package cli

import (
	"math"
	"strings"

	"sandtable/engine/report"
)

const nothing = "–" // where nothing was observed

// bar is a share drawn in a number of columns.
func bar(share float64, columns int) string {
	full := int(math.Round(math.Min(math.Max(share, 0), 1) * float64(columns)))
	return strings.Repeat("█", full) + strings.Repeat("░", columns-full)
}

// unit says how a quantity reads, and how the half-width of its interval does.
type unit struct{ value, half func(float64) string }

func same(f func(float64) string) unit { return unit{f, f} }

// mean is the estimate with its interval, where there is one.
func (u unit) mean(s report.Statistic) string {
	if s.Mean == nil || s.HalfWidth == nil {
		return u.maybe(s.Mean)
	}
	return u.value(*s.Mean) + " ± " + u.half(*s.HalfWidth)
}

func (u unit) maybe(v *float64) string {
	if v == nil {
		return nothing
	}
	return u.value(*v)
}

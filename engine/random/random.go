// Package random is the chance in a simulation: a counter-based stream, in which
// every draw is a pure function of what it is for, and the distributions that
// turn a draw into a value.
//
// The same parameters and draws give the same bits on every machine; DESIGN.md
// says how.
package random

import (
	"math"

	"sandtable/engine/problem"
)

// Distribution is how a number varies. Every one is immutable and may be shared.
//
// A value is drawn by inversion, dist.Quantile(stream.Uniform(draw)): one uniform
// for each value, so that draws stay comparable when a parameter changes.
type Distribution interface {
	// Mean of what Quantile yields, truncation included.
	Mean() float64
	// Variance of what Quantile yields, truncation included.
	Variance() float64
	// CDF is the chance of a value of at most x.
	CDF(x float64) float64
	// Quantile is the smallest value that is not exceeded with chance p, 0 < p < 1.
	Quantile(p float64) float64
}

// ParameterError says which parameter of a distribution makes no sense, and why.
type ParameterError struct {
	Field string // as in a scenario: "mean", "sd", "bins"
	Text  problem.Text
}

// Error is the sentence in English, after the parameter's name.
func (e *ParameterError) Error() string { return e.Field + ": " + e.Text.EN }

func wrong(field, en, zh string, args ...any) error {
	return &ParameterError{Field: field, Text: problem.Say(en, zh, args...)}
}

// parameter is a number by the name its user knows it by.
type parameter struct {
	name  string
	value float64
}

// largest keeps sums and squares of parameters far from overflow; it is 10⁹²
// times the age of the universe in seconds.
const largest = 1e110

// finite refuses what is not a number or too large to reckon with.
func finite(parameters ...parameter) error {
	for _, p := range parameters {
		if math.IsNaN(p.value) || math.Abs(p.value) > largest {
			return wrong(p.name, "must be an ordinary number", "必须是一个普通数值")
		}
	}
	return nil
}

// positive refuses what is not an ordinary number above zero.
func positive(parameters ...parameter) error {
	for _, p := range parameters {
		if err := finite(p); err != nil {
			return err
		}
		if p.value < smallest {
			return wrong(p.name, "must be greater than zero", "必须大于零")
		}
	}
	return nil
}

// smallest is what counts as more than nothing; see largest.
const smallest = 1e-110

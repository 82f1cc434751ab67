package random

import (
	"errors"
	"math"
	"testing"
)

func TestParametersThatMakeNoSenseAreNamed(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	of := func(_ any, err error) error { return err }
	normal := must(NewNormal(10, 1))
	for _, c := range []struct {
		name  string
		err   error
		field string
	}{
		{"fixed NaN", of(NewFixed(nan)), "value"},
		{"uniform backwards", of(NewUniform(5, 4)), "max"},
		{"uniform of a point", of(NewUniform(5, 5)), "max"},
		{"uniform from infinity", of(NewUniform(-inf, 5)), "min"},
		{"triangular outside", of(NewTriangular(1, 5, 4)), "mode"},
		{"triangular NaN", of(NewTriangular(1, nan, 4)), "mode"},
		{"pert outside", of(NewPERT(2, 1, 4)), "mode"},
		{"pert of a point", of(NewPERT(2, 2, 2)), "max"},
		{"normal without spread", of(NewNormal(5, 0)), "sd"},
		{"normal with negative spread", of(NewNormal(5, -1)), "sd"},
		{"normal NaN", of(NewNormal(nan, 1)), "mean"},
		{"lognormal of 0", of(NewLognormal(0, 1)), "mean"},
		{"lognormal without spread", of(NewLognormal(1, 0)), "sd"},
		{"lognormal far too wide", of(NewLognormal(1e-9, 1)), "sd"},
		{"exponential of 0", of(NewExponential(0, 0)), "mean"},
		{"exponential below its minimum", of(NewExponential(5, 5)), "mean"},
		{"exponential from infinity", of(NewExponential(5, -inf)), "min"},
		{"gamma negative", of(NewGamma(-1, 1)), "mean"},
		{"gamma far too narrow", of(NewGamma(1, 1e-6)), "sd"},
		{"gamma far too wide", of(NewGamma(1, 1000)), "sd"},
		{"erlang of no stage", of(NewErlang(1, 0)), "k"},
		{"erlang of mean 0", of(NewErlang(0, 1)), "mean"},
		{"weibull of shape 0", of(NewWeibull(0, 1)), "shape"},
		{"weibull too flat", of(NewWeibull(0.01, 1)), "shape"},
		{"weibull of scale 0", of(NewWeibull(1, 0)), "scale"},
		{"beta backwards", of(NewBeta(1, 0, 0.5, 0.1)), "max"},
		{"beta mean outside", of(NewBeta(0, 1, 1, 0.1)), "mean"},
		{"beta too wide", of(NewBeta(0, 1, 0.5, 0.5)), "sd"},
		{"beta too narrow", of(NewBeta(0, 1, 0.5, 1e-6)), "sd"},
		{"beta without spread", of(NewBeta(0, 1, 0.5, 0)), "sd"},
		{"poisson of 0", of(NewPoisson(0)), "mean"},
		{"scaled to nothing", of(NewScaled(Fixed{1}, 0)), "unit"},
		{"scaled by NaN", of(NewScaled(Fixed{1}, nan)), "unit"},
		{"poisson too many", of(NewPoisson(1e7)), "mean"},
		{"binomial without trial", of(NewBinomial(0, 0.5)), "n"},
		{"binomial with too many", of(NewBinomial(1e7, 0.5)), "n"},
		{"binomial surer than sure", of(NewBinomial(5, 1.5)), "p"},
		{"binomial NaN", of(NewBinomial(5, nan)), "p"},
		{"discrete of nothing", of(NewDiscrete(nil)), "values"},
		{"discrete without weight", of(NewDiscrete([]Weighted{{1, 0}})), "values"},
		{"discrete of negative weight", of(NewDiscrete([]Weighted{{1, 1}, {2, -1}})), "values"},
		{"discrete NaN", of(NewDiscrete([]Weighted{{nan, 1}})), "values"},
		{"histogram of nothing", of(NewHistogram(nil)), "bins"},
		{"histogram backwards", of(NewHistogram([]Bin{{2, 1, 1}})), "bins"},
		{"histogram of overlaps", of(NewHistogram([]Bin{{1, 3, 1}, {2, 4, 1}})), "bins"},
		{"histogram without weight", of(NewHistogram([]Bin{{1, 3, 0}})), "bins"},
		{"histogram of negative weight", of(NewHistogram([]Bin{{1, 3, -1}})), "bins"},
		{"samples of nothing", of(NewSamples(nil)), "values"},
		{"samples NaN", of(NewSamples([]float64{nan})), "values"},
		{"truncated backwards", of(NewTruncated(normal, 2, 1)), "max"},
		{"truncated above everything", of(NewTruncated(normal, 30, inf)), "min"},
		{"truncated below everything", of(NewTruncated(normal, -inf, -30)), "max"},
		{"truncated to a point", of(NewTruncated(normal, 10, 10)), "max"},
	} {
		var wrong *ParameterError
		if !errors.As(c.err, &wrong) {
			t.Errorf("%s: got %v, want a parameter error", c.name, c.err)
			continue
		}
		if wrong.Field != c.field {
			t.Errorf("%s: got field %q (%v), want %q", c.name, wrong.Field, wrong, c.field)
		}
		if wrong.Text.EN == "" || wrong.Text.ZH == "" {
			t.Errorf("%s: not said in both languages: %+v", c.name, wrong.Text)
		}
	}
}

package scenario

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"testing"
)

func at(x float64) *float64 { return &x }

// one number of every kind, with the mean that its sampler must have.
var oneNumberOfEach = []struct {
	text string
	want Number
	mean float64
}{
	{`{"dist":"fixed","value":-3}`, Number{Kind: Fixed, Value: -3}, -3},
	{`{"dist":"fixed","value":0}`, Number{Kind: Fixed}, 0},
	{`{"dist":"uniform","min":-10,"max":20}`, Number{Kind: Uniform, Min: at(-10), Max: at(20)}, 5},
	{`{"dist":"triangular","min":0,"mode":10,"max":20}`, Number{Kind: Triangular, Min: at(0), Mode: 10, Max: at(20)}, 10},
	{`{"dist":"pert","min":0,"mode":30,"max":60}`, Number{Kind: PERT, Min: at(0), Mode: 30, Max: at(60)}, 30},
	{`{"dist":"normal","mean":-100,"sd":10}`, Number{Kind: Normal, Mean: -100, SD: 10}, -100},
	{`{"dist":"normal","min":90,"max":110,"mean":100,"sd":10}`, Number{Kind: Normal, Min: at(90), Max: at(110), Mean: 100, SD: 10}, 100},
	{`{"dist":"normal","min":0,"mean":100,"sd":1}`, Number{Kind: Normal, Min: at(0), Mean: 100, SD: 1}, 100},
	{`{"dist":"lognormal","mean":1200,"sd":480}`, Number{Kind: Lognormal, Mean: 1200, SD: 480}, 1200},
	{`{"dist":"exponential","mean":80}`, Number{Kind: Exponential, Mean: 80}, 80},
	{`{"dist":"exponential","min":60,"mean":80}`, Number{Kind: Exponential, Min: at(60), Mean: 80}, 80},
	{`{"dist":"gamma","mean":80,"sd":40}`, Number{Kind: Gamma, Mean: 80, SD: 40}, 80},
	{`{"dist":"erlang","mean":80,"k":3}`, Number{Kind: Erlang, Mean: 80, K: 3}, 80},
	{`{"dist":"weibull","shape":1,"scale":80}`, Number{Kind: Weibull, Shape: 1, Scale: 80}, 80},
	{`{"dist":"beta","min":0,"max":100,"mean":30,"sd":10}`, Number{Kind: Beta, Min: at(0), Max: at(100), Mean: 30, SD: 10}, 30},
	{`{"dist":"poisson","mean":3.5}`, Number{Kind: Poisson, Mean: 3.5}, 3.5},
	{`{"dist":"binomial","n":10,"p":0.25}`, Number{Kind: Binomial, N: 10, P: 0.25}, 2.5},
	{`{"dist":"histogram","bins":[{"from":-10,"to":0,"weight":3},{"from":0,"to":10,"weight":1}]}`,
		Number{Kind: Histogram, Bins: []NumberBin{{-10, 0, 3}, {0, 10, 1}}}, -2.5},
	{`{"dist":"discrete","values":[{"value":5,"weight":1},{"value":9,"weight":0.5}]}`, Number{Kind: Discrete, Values: []WeightedNumber{{5, 1}, {9, 0.5}}}, 19.0 / 3},
	{`{"dist":"samples","values":[5,1.5]}`, Number{Kind: Samples, Samples: []float64{5, 1.5}}, 3.25},
	{`{"dist":"expression","formula":"amount * 2"}`, Number{Kind: Expression, Formula: "amount * 2"}, math.NaN()},
}

func TestEveryKindOfNumberReadsAndWritesTheSameAndIsDrawn(t *testing.T) {
	covered := map[Kind]bool{}
	for _, c := range oneNumberOfEach {
		covered[c.want.Kind] = true
		var got Number
		if err := json.Unmarshal([]byte(c.text), &got); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, %v; want %+v", c.text, got, err, c.want)
			continue
		}
		if back, err := json.Marshal(&got); err != nil || string(back) != c.text {
			t.Errorf("%s: written as %s, %v", c.text, back, err)
		}
		sampler, err := got.Sampler()
		if got.IsFormula() {
			if !errors.Is(err, ErrFormula) || sampler != nil {
				t.Errorf("%s: got sampler %v, %v; want none", c.text, sampler, err)
			}
			continue
		}
		if err != nil || math.Abs(sampler.Mean()-c.mean) > 1e-6*math.Abs(c.mean) {
			t.Errorf("%s: sampler %v, %v; want mean %v", c.text, sampler, err, c.mean)
		}
	}
	for _, f := range families() {
		if !covered[f.kind] {
			t.Errorf("no case for %s", f.kind)
		}
	}
}

func TestAPoissonLengthIsAWholeNumberOfUnits(t *testing.T) {
	sampler, err := (&Distribution{Kind: Poisson, Mean: hour, Unit: 20 * minute}).Sampler()
	if err != nil {
		t.Fatal(err)
	}
	if got := sampler.Quantile(0.6); got != 3600 { // the 0.6 quantile of Poisson(3) is 3
		t.Errorf("got %v s, want three units of 1200 s", got)
	}
}

package scenario

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"testing"
)

// one of every kind, with the mean that its sampler must have in seconds.
var oneOfEach = []struct {
	text string
	want Distribution
	mean float64
}{
	{`{"dist":"fixed","value":"PT20M"}`, Distribution{Kind: Fixed, Value: 20 * minute}, 1200},
	{`{"dist":"uniform","min":"PT10S","max":"PT20S"}`, Distribution{Kind: Uniform, Min: 10 * second, Max: 20 * second}, 15},
	{`{"dist":"triangular","min":"PT0S","mode":"PT10S","max":"PT20S"}`, Distribution{Kind: Triangular, Mode: 10 * second, Max: 20 * second}, 10},
	{`{"dist":"pert","min":"PT0S","mode":"PT30S","max":"PT1M"}`, Distribution{Kind: PERT, Mode: 30 * second, Max: minute}, 30},
	{`{"dist":"normal","mean":"PT1H40M","sd":"PT1S"}`, Distribution{Kind: Normal, Mean: 6000 * second, SD: second}, 6000},
	{`{"dist":"normal","min":"PT1M30S","max":"PT1M50S","mean":"PT1M40S","sd":"PT10S"}`, Distribution{Kind: Normal, Min: 90 * second, Max: 110 * second, Mean: 100 * second, SD: 10 * second}, 100},
	{`{"dist":"lognormal","mean":"PT20M","sd":"PT8M"}`, Distribution{Kind: Lognormal, Mean: 20 * minute, SD: 8 * minute}, 1200},
	{`{"dist":"exponential","mean":"PT1M20S"}`, Distribution{Kind: Exponential, Mean: 80 * second}, 80},
	{`{"dist":"exponential","min":"PT1M","mean":"PT1M20S"}`, Distribution{Kind: Exponential, Mean: 80 * second, Min: minute}, 80},
	{`{"dist":"gamma","mean":"PT1M20S","sd":"PT40S"}`, Distribution{Kind: Gamma, Mean: 80 * second, SD: 40 * second}, 80},
	{`{"dist":"erlang","mean":"PT1M20S","k":3}`, Distribution{Kind: Erlang, Mean: 80 * second, K: 3}, 80},
	{`{"dist":"weibull","shape":1,"scale":"PT1M20S"}`, Distribution{Kind: Weibull, Shape: 1, Scale: 80 * second}, 80},
	{`{"dist":"beta","min":"PT0S","max":"PT1M40S","mean":"PT30S","sd":"PT10S"}`, Distribution{Kind: Beta, Max: 100 * second, Mean: 30 * second, SD: 10 * second}, 30},
	{`{"dist":"histogram","bins":[{"from":"PT0S","to":"PT10S","weight":3},{"from":"PT10S","to":"PT20S","weight":1}]}`,
		Distribution{Kind: Histogram, Bins: []Bin{{0, 10 * second, 3}, {10 * second, 20 * second, 1}}}, 7.5},
	{`{"dist":"discrete","values":[{"value":"PT5S","weight":1},{"value":"PT9S","weight":0.5}]}`,
		Distribution{Kind: Discrete, Values: []Weighted{{5 * second, 1}, {9 * second, 0.5}}}, 19.0 / 3},
	{`{"dist":"poisson","mean":"PT1H","unit":"PT20M"}`, Distribution{Kind: Poisson, Mean: hour, Unit: 20 * minute}, 3600},
	{`{"dist":"binomial","n":10,"p":0.25,"unit":"PT4S"}`, Distribution{Kind: Binomial, N: 10, P: 0.25, Unit: 4 * second}, 10},
	{`{"dist":"expression","unit":"PT1M","formula":"2 + elapsed / 100"}`, Distribution{Kind: Expression, Formula: "2 + elapsed / 100", Unit: minute}, math.NaN()},
	{`{"dist":"samples","values":["PT5S","PT1.5S"]}`, Distribution{Kind: Samples, Samples: []Duration{5 * second, 3 * second / 2}}, 3.25},
}

func TestEveryKindOfDistributionReadsAndWritesTheSameAndIsDrawnInSeconds(t *testing.T) {
	covered := map[Kind]bool{}
	for _, c := range oneOfEach {
		covered[c.want.Kind] = true
		var got Distribution
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
		if err != nil || math.Abs(sampler.Mean()-c.mean) > 1e-6*c.mean {
			t.Errorf("%s: sampler %v, %v; want mean %v", c.text, sampler, err, c.mean)
		}
	}
	for _, f := range families() {
		if !covered[f.kind] {
			t.Errorf("no case for %s", f.kind)
		}
	}
}

func TestTimesBelowZeroAreCutOffANormalDistribution(t *testing.T) {
	d := Distribution{Kind: Normal, Mean: 10 * second, SD: 10 * second}
	sampler, err := d.Sampler()
	if err != nil {
		t.Fatal(err)
	}
	if got := sampler.Quantile(1e-9); got < 0 {
		t.Errorf("the least value is %v, want none below 0", got)
	}
	// Mean of a normal distribution above zero, mean = sd: 1 + φ(1)/Φ(1), in sds.
	if got, want := sampler.Mean(), 10*(1+0.24197072451914337/0.8413447460685429); math.Abs(got-want) > 1e-6 {
		t.Errorf("mean %v, want %v", got, want)
	}
}

func TestBoundsAreKept(t *testing.T) {
	for _, kind := range []Kind{Normal, Lognormal, Exponential, Gamma} {
		d := Distribution{Kind: kind, Mean: 10 * second, SD: 10 * second, Min: 5 * second, Max: 15 * second}
		sampler, err := d.Sampler()
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if least, most := sampler.Quantile(1e-12), sampler.Quantile(1-1e-12); least < 5 || most > 15 {
			t.Errorf("%s goes from %v to %v, want 5 to 15", kind, least, most)
		}
	}
}

// TestADistributionOfTwiceTheLengthGivesTwiceWhatItGave for the same chance, whatever its
// kind, and leaves the one that it was made from alone.
func TestADistributionOfTwiceTheLengthGivesTwiceWhatItGave(t *testing.T) {
	for _, c := range oneOfEach {
		before, _ := json.Marshal(&c.want)
		scaled := c.want.Scaled(2)
		if after, _ := json.Marshal(&c.want); string(after) != string(before) {
			t.Errorf("%s became %s", before, after)
		}
		if c.want.IsFormula() {
			if scaled.Unit != 2*c.want.Unit || scaled.Formula != c.want.Formula {
				t.Errorf("%s: got %+v", c.text, scaled)
			}
			continue
		}
		once, err := c.want.Sampler()
		twice, err2 := scaled.Sampler()
		if err != nil || err2 != nil {
			t.Fatalf("%s: %v, %v", c.text, err, err2)
		}
		for _, p := range []float64{.01, .2, .5, .77, .99} {
			if got, want := twice.Quantile(p), 2*once.Quantile(p); math.Abs(got-want) > 1e-6*math.Max(1, want) {
				t.Errorf("%s at %g: got %g, want %g", c.text, p, got, want)
			}
		}
	}
}

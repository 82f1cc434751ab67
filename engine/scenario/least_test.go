package scenario_test

import (
	"encoding/json"
	"testing"

	"sandtable/engine/scenario"
)

// TestNothingDrawnIsShorterThanTheLeast holds Least to what distributions yield.
func TestNothingDrawnIsShorterThanTheLeast(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{`{"dist": "fixed", "value": "PT20M"}`, "PT20M"},
		{`{"dist": "uniform", "min": "PT5M", "max": "PT9M"}`, "PT5M"},
		{`{"dist": "triangular", "min": "PT5M", "mode": "PT6M", "max": "PT9M"}`, "PT5M"},
		{`{"dist": "normal", "mean": "PT20M", "sd": "PT5M"}`, "PT0S"},
		{`{"dist": "normal", "mean": "PT20M", "sd": "PT5M", "min": "PT10M"}`, "PT10M"},
		{`{"dist": "exponential", "mean": "PT20M", "min": "PT4M"}`, "PT4M"},
		{`{"dist": "lognormal", "mean": "PT20M", "sd": "PT5M"}`, "PT0S"},
		{`{"dist": "erlang", "mean": "PT20M", "k": 3}`, "PT0S"},
		{`{"dist": "discrete", "values": [{"value": "PT1M", "weight": 0}, {"value": "PT3M", "weight": 1}, {"value": "PT2M", "weight": 1}]}`, "PT2M"},
		{`{"dist": "histogram", "bins": [{"from": "PT4M", "to": "PT5M", "weight": 2}, {"from": "PT3M", "to": "PT4M", "weight": 1}]}`, "PT3M"},
		{`{"dist": "samples", "values": ["PT8M", "PT7M"]}`, "PT7M"},
		{`{"dist": "expression", "formula": "amount", "unit": "PT1M"}`, "PT0S"},
	} {
		var d scenario.Distribution
		if err := json.Unmarshal([]byte(c.text), &d); err != nil {
			t.Fatal(err)
		}
		if got := d.Least().String(); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
		sampler, err := d.Sampler()
		if err != nil {
			continue
		}
		for i := range 1000 {
			if x := sampler.Quantile((float64(i) + 0.5) / 1000); x < d.Least().Seconds()-1e-6 {
				t.Errorf("%s: drew %g s", c.text, x)
				break
			}
		}
	}
}

package api

import "testing"

func TestADistributionIsDrawnWhileItIsWritten(t *testing.T) {
	s := newSite(t, newLibrary(t))
	got := do[DistributionResult](s, 200, "POST", "/api/distributions", object{"dist": "uniform", "min": "PT10M", "max": "PT20M"})
	if got.Mean != 900 || got.P50 != 900 || got.P90 != 1140 || len(got.Bars) == 0 || got.Error != nil {
		t.Errorf("got %+v", got)
	}
}

func TestADistributionThatCannotBeIsToldAtItsFieldInThePersonsLanguage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	for _, c := range []struct {
		sent       object
		code, path string
		message    string
	}{
		{object{"dist": "pert", "min": "PT5M", "mode": "PT1M", "max": "PT20M"}, "scenario.parameter", "/mode", "mode 必须介于最小值和最大值之间。"},
		{object{"dist": "fixed", "value": "ten"}, "scenario.duration", "/value", ""},
		{object{"dist": "expression", "formula": "amount", "unit": "PT1M"}, "scenario.formula-not-drawn", "/formula", ""},
	} {
		got := do[DistributionResult](s, 200, "POST", "/api/distributions", c.sent, "Accept-Language", "zh")
		if got.Error == nil || got.Error.Code != c.code || got.Error.At.Path != c.path || c.message != "" && got.Error.Message != c.message || len(got.Bars) > 0 {
			t.Errorf("%v: got %+v", c.sent, got.Error)
		}
	}
}

package scenario

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestADistributionIsReadByItself(t *testing.T) {
	d, err := DecodeDistribution(strings.NewReader(`{"dist":"pert","min":"PT5M","mode":"PT10M","max":"PT21M"}`))
	if err != nil {
		t.Fatal(err)
	}
	sampler, err := d.Sampler()
	if err != nil || sampler.Mean() != 660 {
		t.Errorf("got %v, %v, want a mean of 660 s", sampler, err)
	}
}

func TestWhatIsWrongWithADistributionByItselfIsToldAtItsField(t *testing.T) {
	for text, want := range map[string]string{
		`{"dist":"pert","min":"PT5M","mode":"PT1M","max":"PT20M"}`:             "scenario.parameter /mode",
		`{"dist":"pert","min":"PT5M","mode":"PT6M"}`:                           "scenario.missing-field ",
		`{"dist":"fixed","value":"ten"}`:                                       "scenario.duration /value",
		`{"dist":"fixed","value":"PT1M","sd":"PT1M"}`:                          "scenario.unknown-field /sd",
		`{"dist":"chance"}`:                                                    "scenario.choice /dist",
		`{"dist":"discrete","values":[{"value":"PT1M","weight":-1}]}`:          "scenario.range /values/0/weight",
		`{"dist":"normal","mean":"PT1M","sd":"PT0S"}`:                          "scenario.parameter /sd",
		`{"dist":"histogram","bins":[{"from":"PT2M","to":"PT1M","weight":1}]}`: "scenario.parameter /bins",
		`[]`: "scenario.wrong-type ",
	} {
		_, err := DecodeDistribution(strings.NewReader(text))
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%s: got %v, want a problem", text, err)
		} else if got := p.Code + " " + p.At.Path; got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestAFormulaByItselfIsReadButNotJudged(t *testing.T) {
	d, err := DecodeDistribution(strings.NewReader(`{"dist":"expression","formula":"amount / 10","unit":"PT1M"}`))
	if err != nil || !d.IsFormula() {
		t.Errorf("got %+v, %v", d, err)
	}
}

package condition_test

import (
	"testing"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

func TestTestsOfDecisionTablesAreWrittenInTheLanguagesOfEngines(t *testing.T) {
	for _, c := range []struct{ input, test, feel, juel string }{
		{"amount", "-", "-", "true"},
		{"amount", "", "-", "true"},
		{"amount", ">= 1000", ">= 1000", "amount >= 1000"},
		{"amount", "1000..5000", "[1000..5000]", "amount >= 1000 && amount <= 5000"},
		{"amount", "[1000..5000)", "[1000..5000)", "amount >= 1000 && amount < 5000"},
		{"amount", "5, 7", "5, 7", "(amount == 5 || amount == 7)"},
		{"amount", "-5", "-5", "amount == -5"},
		{"amount", "!= 5", "not(5)", "amount != 5"},
		{"amount", "not(5, > 9)", "not(5, > 9)", "!(amount == 5 || amount > 9)"},
		{"grade", `"gold"`, `"gold"`, "grade == 'gold'"},
		{"grade", `not("gold")`, `not("gold")`, "!(grade == 'gold')"},
		{"urgent", "true", "true", "urgent == true"},
		{"amount * 2", "< n", "< n", "amount * 2 < n"},
		{"amount", `> duration("PT1H")`, "> 3600", "amount > 3600"},
	} {
		for to, want := range map[condition.Language]string{condition.FEEL: c.feel, condition.JUEL: c.juel} {
			got, err := known(t).TranslateTest(c.input, c.test, to)
			if err != nil || got != want {
				t.Errorf("%s of %s in %s is %q, %v, not %q", c.test, c.input, to, got, err, want)
			}
		}
	}
}

func TestATestThatFEELCannotSayIsRefused(t *testing.T) {
	for _, source := range []string{"< n * 2", "!= 5, 7"} {
		_, err := known(t).TranslateTest("amount", source, condition.FEEL)
		if p := problem.Of(err); p == nil || p.Code != "condition.untranslatable" {
			t.Errorf("%s: %v", source, err)
		}
		if _, err := known(t).TranslateTest("amount", source, condition.JUEL); err != nil {
			t.Errorf("%s in JUEL: %v", source, err)
		}
	}
}

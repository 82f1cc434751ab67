package api

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var ratingVariables = []object{{"name": "amount", "type": "number"}, {"name": "customer", "type": "text", "values": []string{"new", "gold"}}, {"name": "level", "type": "text", "values": []string{"low", "high"}}, {"name": "rate", "type": "number"}}

func rating(policy string, try object, rules ...[]string) object {
	return object{"hitPolicy": policy, "inputs": []string{"amount", "customer"}, "outputs": []string{"level", "rate"}, "rules": rules, "variables": ratingVariables, "try": try}
}

func TestADecisionTableIsUnderstoodAndTriedWhileItIsWritten(t *testing.T) {
	s := newSite(t, newLibrary(t))
	rules := [][]string{{"< 1000", "", "low", "0.1"}, {"<= 5000", `"gold"`, "high", "=amount / 1000"}}
	for _, c := range []struct {
		why    string
		policy string
		try    object
		rule   int
		writes string
		wrong  string
	}{
		{"the first rule", "", object{"amount": 5}, 1, "level=low rate=0.1", ""},
		{"the second, with a formula", "first", object{"amount": 2000, "customer": "gold"}, 2, "level=high rate=2", ""},
		{"none", "", object{"amount": 2000, "customer": "new"}, 0, "", ""},
		{"two, where one may", "unique", object{"amount": 5, "customer": "gold"}, 0, "", "condition.several-rules"},
		{"a value that the variable cannot hold", "", object{"customer": "silver"}, 0, "", "condition.undeclared-text"},
		{"not tried", "", nil, 0, "", ""},
	} {
		got := do[DecisionResult](s, 200, "POST", "/api/decisions", rating(c.policy, c.try, rules...))
		var writes []string
		for _, w := range got.Writes {
			writes = append(writes, fmt.Sprintf("%s=%v", w.Variable, w.Value))
		}
		wrong := ""
		if got.Error != nil {
			wrong = got.Error.Code
		}
		if got.Rule != c.rule || strings.Join(writes, " ") != c.writes || wrong != c.wrong || len(got.Faults) > 0 || !slices.Equal(got.Reads, []string{"amount", "customer"}) {
			t.Errorf("%s: got %+v, want rule %d, %q, %q", c.why, got, c.rule, c.writes, c.wrong)
		}
	}
}

func TestADecisionTableTellsWhichCellsAreWrongInThePersonsLanguage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	got := do[DecisionResult](s, 200, "POST", "/api/decisions", rating("", object{"amount": 5}, []string{"gold", "", "middle"}, []string{"<", "", "low", "1"}), "Accept-Language", "zh")
	var cells []string
	for _, f := range got.Faults {
		cells = append(cells, f.Cell)
		if f.Error.Message == "" || f.Error.Hint == "" {
			t.Errorf("%s: got %+v, want a sentence and a way out", f.Cell, f.Error)
		}
	}
	if !slices.Equal(cells, []string{"1.1", "1.3", "1.4", "2.1"}) || got.Rule != 0 {
		t.Errorf("got %v, rule %d", cells, got.Rule)
	}
	if policy := do[DecisionResult](s, 200, "POST", "/api/decisions", rating("collect", nil, []string{"", "", "low", "1"}), "Accept-Language", "zh"); len(policy.Faults) != 1 || policy.Faults[0].Cell != "0" || !strings.Contains(policy.Faults[0].Error.Message, "命中策略") {
		t.Errorf("got %+v, want the policy refused by name", policy)
	}
}

func TestAFormulaMayUseWhatEveryFormulaCan(t *testing.T) {
	s := newSite(t, newLibrary(t))
	got := do[FormulaResult](s, 200, "POST", "/api/formulas", object{"text": "elapsed > 2 and weekday < 6", "try": object{"elapsed": 3, "weekday": 1}})
	if got.Error != nil || got.Value != true {
		t.Errorf("got %+v, want true", got)
	}
}

func TestAVariableThatCannotBeUsedSpoilsOnlyWhatSpeaksOfIt(t *testing.T) {
	s := newSite(t, newLibrary(t))
	variables := []object{{"name": "amount", "type": "number"}, {"name": "order total", "type": "number"}, {"name": "", "type": "text"}, {"name": "amount", "type": "number"}}
	ask := func(text string) FormulaResult {
		return do[FormulaResult](s, 200, "POST", "/api/formulas", object{"text": text, "variables": variables, "try": object{"amount": 3}})
	}
	if got := ask("amount > 2"); got.Error != nil || got.Value != true {
		t.Errorf("got %+v, want true", got)
	}
	if got := ask("order total > 2"); got.Error == nil || !strings.Contains(got.Error.Message, "order total") {
		t.Errorf("got %+v, want the name refused", got)
	}
	if got := ask("amuont > 2"); got.Error == nil || strings.Contains(got.Error.Message, "order total") {
		t.Errorf("got %+v, want the misspelt name told", got)
	}
}

package condition_test

import (
	"strings"
	"testing"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

func known(t *testing.T) *condition.Variables {
	t.Helper()
	v := condition.NewVariables()
	for _, x := range []struct {
		name   string
		kind   condition.Kind
		values []string
	}{{"amount", condition.Number, nil}, {"n", condition.Integer, nil}, {"urgent", condition.Boolean, nil}, {"grade", condition.Text, []string{"gold", "it's \"new\""}},
		{"empty", condition.Boolean, nil}, {"list", condition.Number, nil}, {"金额", condition.Number, nil}, {"nrOfCompletedInstances", condition.Integer, nil}, {"elapsed", condition.Number, nil}} {
		if err := v.Add(x.name, x.kind, x.values...); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func TestFormulasAreWrittenInTheLanguagesOfEngines(t *testing.T) {
	for _, c := range []struct {
		source     string
		kind       condition.Kind
		juel, feel string
	}{
		{`amount > 1000 and grade == "gold"`, condition.Boolean, `amount > 1000 && grade == 'gold'`, `amount > 1000 and grade = "gold"`},
		{`not urgent or amount != 2.5`, condition.Boolean, `!urgent || amount != 2.5`, `not(urgent) or amount != 2.5`},
		{`not (urgent and n < 3)`, condition.Boolean, `!(urgent && n < 3)`, `not(urgent and n < 3)`},
		{`(urgent or n == 1) and amount > 0`, condition.Boolean, `(urgent || n == 1) && amount > 0`, `(urgent or n = 1) and amount > 0`},
		{`grade == "it's \"new\""`, condition.Boolean, `grade == 'it\'s "new"'`, `grade = "it's \"new\""`},
		{`grade in ["gold", ""]`, condition.Boolean, `grade == 'gold' || grade == ''`, `grade = "gold" or grade = ""`},
		{`n in 1..5`, condition.Boolean, `n >= 1 && n <= 5`, `n >= 1 and n <= 5`},
		{`n not in 1..5`, condition.Boolean, `!(n >= 1 && n <= 5)`, `not(n >= 1 and n <= 5)`},
		{`1 <= amount <= 5`, condition.Boolean, `1 <= amount && amount <= 5`, `1 <= amount and amount <= 5`},
		{`amount > -5`, condition.Boolean, `amount > -5`, `amount > -5`},
		{`amount - (n - 2) * -3`, condition.Number, `amount - (n - 2) * (-3)`, `amount - (n - 2) * (-3)`},
		{`amount / (n * 2)`, condition.Number, `amount / (n * 2)`, `amount / (n * 2)`},
		{`urgent ? 1 : n`, condition.Integer, `urgent ? 1 : n`, `if urgent then 1 else n`},
		{`(urgent ? 1 : n) + 1`, condition.Integer, `(urgent ? 1 : n) + 1`, `(if urgent then 1 else n) + 1`},
		{`max(n, 2, amount)`, condition.Number, `(n >= 2 ? n : 2) >= amount ? (n >= 2 ? n : 2) : amount`, `max(n, 2, amount)`},
		{`abs(n)`, condition.Integer, `n < 0 ? -n : n`, `abs(n)`},
		{`let x = amount + 1; x * x > 4`, condition.Boolean, `(amount + 1) * (amount + 1) > 4`, `(amount + 1) * (amount + 1) > 4`},
		{`amount > duration("PT1H")`, condition.Boolean, `amount > 3600`, `amount > 3600`},
		{`amount > 1e7`, condition.Boolean, `amount > 10000000.0`, `amount > 10000000.0`},
		{`金额 > 10000`, condition.Boolean, `金额 > 10000`, `金额 > 10000`},
		{`nrOfCompletedInstances >= 2`, condition.Boolean, `nrOfCompletedInstances >= 2`, `numberOfCompletedInstances >= 2`},
		{`n % 2 == 0`, condition.Boolean, `n % 2 == 0`, `n - 2 * (if n / 2 < 0 then ceiling(n / 2) else floor(n / 2)) = 0`},
		{`= amount > 1`, condition.Boolean, `amount > 1`, `amount > 1`},
	} {
		v := known(t)
		for to, want := range map[condition.Language]string{condition.JUEL: c.juel, condition.FEEL: c.feel} {
			got, err := v.Translate(c.source, c.kind, to)
			if err != nil {
				t.Errorf("%s in %s: %v", c.source, to, err)
			} else if got != want {
				t.Errorf("%s in %s is\n  %s, not\n  %s", c.source, to, got, want)
			}
		}
	}
}

func TestWhatAnEngineHasNoWordsForIsRefusedByNameAndPlace(t *testing.T) {
	for _, c := range []struct {
		source     string
		to         condition.Language
		code, says string
		column     int
	}{
		{"amount > n ** 2", condition.JUEL, "condition.untranslatable", "powers", 12},
		{"amount > round(amount)", condition.JUEL, "condition.untranslatable", "round", 10},
		{"urgent and empty", condition.JUEL, "condition.foreign-name", "empty", 12},
		{"list > 2", condition.FEEL, "condition.foreign-name", "list", 1},
		{"elapsed > 3600", condition.FEEL, "condition.foreign-name", "elapsed", 1},
		{"amuont > 2", condition.FEEL, "condition.unknown-name", "amuont", 1},
	} {
		_, err := known(t).Translate(c.source, condition.Boolean, c.to)
		p := problem.Of(err)
		if p == nil || p.Code != c.code || p.At.Column != c.column || !strings.Contains(p.Message.EN, c.says) || p.Hint.ZH == "" {
			t.Errorf("%s in %s: %v, wanted %s about %q at column %d with a way out", c.source, c.to, err, c.code, c.says, c.column)
		}
	}
}

package condition

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

// order is a case with a variable of every kind, and what a row of it holds.
func order(t testing.TB) (*Variables, []float64) {
	t.Helper()
	v := NewVariables()
	for _, err := range []error{
		v.Add("amount", Number), v.Add("count", Integer), v.Add("urgent", Boolean),
		v.Add("customer", Text, "gold", "silver", "new"), v.Add("city", Text), v.Add("金额", Number), v.Add("none_yet", Text),
		v.Add("rate", Number), v.Add("n", Integer), v.Add("other", Text, "gold", "black"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return v, []float64{1500.5, 7, 1, value(t, v, "customer", "gold"), value(t, v, "city", "北京"), 20000, 0, 0.25, -3, value(t, v, "other", "black")}
}

func value(t testing.TB, v *Variables, name string, x any) float64 {
	t.Helper()
	slot, ok := v.Slot(name)
	if !ok {
		t.Fatalf("no variable %s", name)
	}
	n, err := v.Value(slot, x)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestFormulasMeanWhatTheyMeanInExpr(t *testing.T) {
	v, row := order(t)
	for _, c := range []struct {
		source string
		want   any // float64, int, bool, or string
	}{
		{`amount > 1000 and customer == "gold"`, true},
		{`amount > 1000 and customer == "silver"`, false},
		{`amount > 2000 or urgent`, true},
		{`amount > 2000 || !urgent`, false},
		{`amount > 1000 && not urgent`, false},
		{`not (amount > 2000) and urgent`, true},
		{`1000 < amount`, true}, {`1500.5 <= amount`, true}, {`1500.5 >= amount`, true}, {`1500.5 > amount`, false},
		{`1000 < amount < 2000`, true}, {`2000 < amount < 3000`, false}, {`1 <= count <= 7`, true},
		{`amount == 1500.5`, true}, {`amount != 1500.5`, false}, {`7 == count`, true}, {`count == 7.0`, true},
		{`urgent == true`, true}, {`urgent != true`, false}, {`urgent == (amount > 9999)`, false},
		{`customer == "gold"`, true}, {`"gold" == customer`, true}, {`customer != 'gold'`, false}, {"customer == `gold`", true},
		{`customer == other`, false}, {`other == "black"`, true}, {`none_yet == ""`, true}, {`customer == ""`, false},
		{`city == "北京"`, true}, {`city == "上海"`, false}, {`city in ["上海", "北京"]`, true},
		{`金额 >= 20000`, true}, {`金额 * 2`, 40000.0},
		{`customer in ["gold", "silver"]`, true}, {`customer not in ["gold", "silver"]`, false}, {`not (customer in ["new"])`, true},
		{`count in 1..7`, true}, {`count in 1..6`, false}, {`count not in 8..9`, true}, {`n in n..count`, true}, {`count in 7..1`, false},
		{`count in [1, 2, 7]`, true}, {`count in [1, 2.5, n]`, false}, {`amount in [1500.5]`, true}, {`count in [n + 10]`, true},
		{`count in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]`, true}, {`count in [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]`, false},
		{`urgent in [true]`, true},
		{`1 + 2 * 3`, 7}, {`(1 + 2) * 3`, 9}, {`7 / 2`, 3.5}, {`7 % 4`, 3}, {`-7 % 4`, -3}, {`n % 2`, -1}, {`count / 2`, 3.5},
		{`2 ** 10`, 1024.0}, {`2 ^ 3 ^ 2`, 512.0}, {`2 ** -2`, 0.25}, {`(-2) ** 3`, -8.0}, {`rate ** 2`, 0.0625}, {`amount ** 0`, 1.0}, {`2 ** n`, 0.125},
		{`-count`, -7}, {`+amount`, 1500.5}, {`- -count`, 7}, {`--3`, 3}, {`count - 10`, -3}, {`count * n`, -21},
		{`amount * rate + count`, 382.125}, {`0.1 + 0.2`, 0.1 + math.Nextafter(0.2, 0.3) - (math.Nextafter(0.2, 0.3) - 0.2)},
		{`urgent ? 10 : 20`, 10}, {`amount > 2000 ? 1 : count > 5 ? 2 : 3`, 2}, {`if urgent { 1 } else { 2 }`, 1},
		{`if amount > 2000 { 1 } else if count > 5 { 2 } else { 3 }`, 2}, {`urgent ? count : rate`, 7.0},
		{`urgent ? "express" : "standard"`, "express"}, {`customer`, "gold"}, {`"plain"`, "plain"},
		{`urgent ?: false`, true},
		{`amount ?? 5`, 1500.5}, {`customer ?? "new"`, "gold"},
		{`abs(n)`, 3}, {`abs(rate - 1)`, 0.75}, {`ceil(rate)`, 1}, {`floor(rate)`, 0}, {`round(amount)`, 1501}, {`round(-2.5)`, -3}, {`ceil(-0.5)`, 0},
		{`min(3, 1, 2)`, 1}, {`max(amount, count)`, 1500.5}, {`max(count)`, 7}, {`min(rate, 1)`, 0.25},
		{`int(amount)`, 1500}, {`int(-1.9)`, -1}, {`float(count)`, 7.0}, {`float(3)`, 3.0}, {`sqrt(amount - 1500.25)`, 0.5}, {`sqrt(9)`, 3.0},
		{`round(amount) % 2`, 1}, {`round(amount) in 1501..1501`, true}, {`amount | round()`, 1501}, {`rate | max(2)`, 2.0},
		{`duration("1h30m")`, 5400.0}, {`duration("PT1H30M")`, 5400.0}, {`duration("P1DT0.5S")`, 86400.5}, {`duration("P2W")`, 1209600.0}, {`duration("1.5s") * 2`, 3.0}, {`amount > duration("20m")`, true},
		{`let x = amount * 2; x > 3000 and x < 4000`, true}, {`let a = count; let b = a + 1; a * b`, 56}, {`(let k = 2; k) + 1`, 3},
		{`= amount > 1000`, true}, {`=amount > 1000`, true}, {`${amount > 1000}`, true}, {` #{ amount > 1000 && urgent } `, true}, {`${customer == 'gold'}`, true},
		{"amount > 1000 // large\n and urgent /* and so on */", true}, {"amount\n>\n1000", true},
		{`1_000_000 + 0x10 + 0b11 + .5`, 1000019.5}, {`1e3`, 1000.0},
		{`false and 1 / (count - 7) > 0`, false}, {`true or 1 % (count - 7) > 0`, true}, {`count == 7 ? 1 : 1 / (count - 7)`, 1.0},
		{strings.Repeat("amount + ", 900) + "0", 1500.5 * 900},
		{strings.Repeat("(", 2000) + "count" + strings.Repeat(")", 2000), 7},
	} {
		want, kind := 0.0, Number
		switch w := c.want.(type) {
		case int:
			want, kind = float64(w), Integer
		case float64:
			want = w
		case bool:
			want, kind = truth(w), Boolean
		case string:
			want, kind = v.texts.number(w), Text
		}
		f, err := v.Formula(c.source, kind)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		if got, err := f.Eval(row); err != nil || got != want {
			t.Errorf("%s: got %v, %v; want %v", c.source, got, err, want)
		}
		if f.Kind() != kind {
			t.Errorf("%s: got a value of type %s, want %s", c.source, f.Kind(), kind)
		}
	}
}

func TestWhatIsRefusedHasACodeAPlaceAndAWayOutInBothLanguages(t *testing.T) {
	v, _ := order(t)
	for _, c := range []struct {
		source, code string
		want         Kind
		line, column int
		says         string // part of the English line
	}{
		{``, "empty", Boolean, 1, 1, "is empty"},
		{` ${ } `, "empty", Boolean, 1, 1, "is empty"},
		{`amount >`, "syntax", Boolean, 1, 9, "breaks off"},
		{`${amount > }`, "syntax", Boolean, 1, 11, "breaks off"},
		{`(amount > 5`, "syntax", Boolean, 1, 12, "breaks off"},
		{`amount > 5)`, "syntax", Boolean, 1, 11, "partner"},
		{`amount = 5`, "syntax", Boolean, 1, 8, "write =="},
		{`=amount = 5`, "syntax", Boolean, 1, 9, "write =="},
		{`customer = "gold"`, "syntax", Boolean, 1, 10, "write =="},
		{`amount <> 5`, "syntax", Boolean, 1, 9, "!="},
		{`amount gt 5`, "syntax", Boolean, 1, 8, "Write >."},
		{`amount > 5 AND urgent`, "syntax", Boolean, 1, 12, "Write and."},
		{`if urgent then 1 else 2`, "syntax", Number, 1, 11, "question ? one : other"},
		{`order amount > 5`, "syntax", Boolean, 1, 7, "a space in it"},
		{`金额 ＞ 5`, "syntax", Boolean, 1, 4, "English keyboard"},
		{`city == “北京”`, "syntax", Boolean, 1, 9, `Write "`},
		{`（amount > 5）`, "syntax", Boolean, 1, 1, "Write ("},
		{`amount ≥ 5`, "syntax", Boolean, 1, 8, "Write >="},
		{`amount > 5 @`, "syntax", Boolean, 1, 12, "no meaning"},
		{`customer == "gold`, "syntax", Boolean, 1, 18, "closing quote"},
		{`customer == "go\qld"`, "syntax", Boolean, 1, 17, `After \`},
		{`2nd > 1`, "syntax", Boolean, 1, 2, "number cannot be read"},
		{`amount ?? 1 + 2`, "syntax", Number, 1, 13, "brackets around"},
		{"amount > 1 and\n  count = 2", "syntax", Boolean, 2, 9, "write =="},
		{`amout > 5`, "unknown-name", Boolean, 1, 1, `"amount"`},
		{`urgent and amout > 5`, "unknown-name", Boolean, 1, 12, `"amount"`},
		{`customer == gold`, "unknown-name", Boolean, 1, 13, "in quotes"},
		{`urgent == True`, "unknown-name", Boolean, 1, 11, "Write true"},
		{`customer == null`, "unknown-name", Boolean, 1, 13, "always has a value"},
		{`customer == nil`, "unplayed", Boolean, 1, 13, "always has a value"},
		{`amount`, "wrong-kind", Boolean, 1, 1, "Compare"},
		{`  customer`, "wrong-kind", Boolean, 1, 3, "Compare"},
		{`urgent`, "wrong-kind", Number, 1, 1, "? 1 : 0"},
		{`amount`, "wrong-kind", Integer, 1, 1, "Round"},
		{`count`, "wrong-kind", Text, 1, 1, "in quotes"},
		{`amount > "5"`, "wrong-kind", Boolean, 1, 8, "number and text"},
		{`amount == "5"`, "wrong-kind", Boolean, 1, 8, "same type"},
		{`urgent == 1`, "wrong-kind", Boolean, 1, 8, "boolean and integer"},
		{`amount and urgent`, "wrong-kind", Boolean, 1, 8, "Compare"},
		{`!amount`, "wrong-kind", Boolean, 1, 1, "does not go before"},
		{`-customer`, "wrong-kind", Number, 1, 1, "does not go before"},
		{`urgent + 1`, "wrong-kind", Number, 1, 8, "must be numbers"},
		{`amount % 2`, "wrong-kind", Number, 1, 8, "takes integers"},
		{`amount > 5 ? 1 : "a"`, "wrong-kind", Number, 1, 18, "same type"},
		{`amount ? 1 : 2`, "wrong-kind", Number, 1, 1, "Before ?"},
		{`abs(customer)`, "wrong-kind", Number, 1, 5, "takes numbers"},
		{`amount in ["a"]`, "wrong-kind", Boolean, 1, 12, "number and text"},
		{`urgent < true`, "wrong-kind", Boolean, 1, 8, "must be numbers"},
		{`customer in 1..5`, "wrong-kind", Boolean, 1, 10, "A range"},
		{`count in 1..amount`, "wrong-kind", Boolean, 1, 11, "ends of a range"},
		{`amount ?? "a"`, "wrong-kind", Number, 1, 8, "same type"},
		{`customer == "glod"`, "undeclared-text", Boolean, 1, 10, `"gold"`},
		{`"platinum" != customer`, "undeclared-text", Boolean, 1, 12, "customer can never be"},
		{`customer in ["gold", "glod"]`, "undeclared-text", Boolean, 1, 22, "glod"},
		{`amount in 1..5`, "unplayed", Boolean, 1, 8, "1 <= amount <= 5"},
		{`amount ** rate`, "unplayed", Number, 1, 8, "sqrt"},
		{`customer < "m"`, "unplayed", Boolean, 1, 10, "no order"},
		{`city + "a" == "b"`, "unplayed", Boolean, 1, 6, "joined"},
		{`customer startsWith "g"`, "unplayed", Boolean, 1, 10, "startsWith"},
		{`not (customer matches "g.*")`, "unplayed", Boolean, 1, 15, "matches"},
		{`order.amount > 5`, "unplayed", Boolean, 1, 7, "of its own"},
		{`city[0] == "a"`, "unplayed", Boolean, 1, 5, "parts"},
		{`customer?.name == "a"`, "unplayed", Boolean, 1, 11, "parts"},
		{`city[1:2] == "a"`, "unplayed", Boolean, 1, 5, "parts"},
		{`[1, 2] == [1, 2]`, "unplayed", Boolean, 1, 1, "after in"},
		{`1..5 == 3`, "unplayed", Boolean, 1, 2, "after in"},
		{`{"a": 1}`, "unplayed", Number, 1, 1, "Maps"},
		{`amount; urgent`, "unplayed", Boolean, 1, 1, "Only one formula"},
		{`customer in other`, "unplayed", Boolean, 1, 10, "list or a range"},
		{`len(city) > 2`, "unplayed", Boolean, 1, 1, "len of expr"},
		{`all([1, 2], # > 1)`, "unplayed", Boolean, 1, 1, "all of expr"},
		{`city | upper() == "A"`, "unplayed", Boolean, 1, 8, "upper of expr"},
		{`now() > 1`, "unplayed", Boolean, 1, 1, "now of expr"},
		{`risk(amount) > 1`, "unplayed", Boolean, 1, 1, "no function risk"},
		{`b"x" == b"x"`, "unplayed", Boolean, 1, 1, "Bytes"},
		{`$env.amount`, "unplayed", Number, 1, 6, "parts"},
		{`customer in []`, "empty-list", Boolean, 1, 13, "empty"},
		{`duration("soon")`, "duration", Number, 1, 10, "PT1H30M"},
		{`duration("P1M")`, "duration", Number, 1, 10, "PT1H30M"},
		{`duration("-1h")`, "duration", Number, 1, 10, "PT1H30M"},
		{`duration("P99999999999999999999D")`, "duration", Number, 1, 10, "PT1H30M"},
		{`duration(city)`, "duration", Number, 1, 10, "in quotes"},
		{`abs(1, 2)`, "arguments", Number, 1, 1, "takes one"},
		{`max()`, "arguments", Number, 1, 1, "one or more"},
		{`let amount = 1; amount`, "name-taken", Number, 1, 5, "taken"},
		{`let max = 1; max`, "name-taken", Number, 1, 5, "taken"},
		{`amount / 0`, "division-by-zero", Number, 0, 0, ""}, // known only when it happens
		{`1 / 0`, "division-by-zero", Number, 1, 3, "0 is 0"},
		{`1 % (2 - 2)`, "division-by-zero", Number, 1, 3, "by zero"},
		{`9007199254740993`, "too-large", Integer, 1, 1, "too large"},
		{`1e308 * 10`, "not-a-number", Number, 1, 7, "too large"},
		{`99999999999999999999`, "syntax", Number, 1, 1, "number cannot be read"},
		{strings.Repeat(" ", 10_001), "too-long", Boolean, 1, 1, "10001 bytes"},
		{strings.Repeat("not ", 200) + "urgent", "too-deep", Boolean, 1, 405, "nested"},
		{strings.Repeat("abs(", 200) + "1" + strings.Repeat(")", 200), "too-deep", Number, 1, 405, "nested"},
		{strings.Repeat("trim(", 200) + `city` + strings.Repeat(")", 200), "unplayed", Number, 1, 1, "trim of expr"},
		{"let a = amount + amount; " + doubling(40), "too-long", Number, 0, 0, "too many parts"},
	} {
		f, err := v.Formula(c.source, c.want)
		if c.source == `amount / 0` {
			if err != nil {
				t.Errorf("%s: %v", c.source, err)
			} else if _, err := f.Eval([]float64{1}); problem.Of(err) == nil || problem.Of(err).Code != "condition."+c.code || problem.Of(err).At.Column != 8 {
				t.Errorf("%s: got %v", c.source, err)
			}
			continue
		}
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%.60s: accepted", c.source)
			continue
		}
		if p.Code != "condition."+c.code {
			t.Errorf("%.60s: got %s, want %s", c.source, p.Code, c.code)
		}
		if c.line != 0 && (p.At.Line != c.line || p.At.Column != c.column) {
			t.Errorf("%.60s: got %d:%d, want %d:%d (%s)", c.source, p.At.Line, p.At.Column, c.line, c.column, p)
		}
		if !strings.Contains(p.Error(), c.says) {
			t.Errorf("%.60s: got %q, want %q in it", c.source, p, c.says)
		}
		complete(t, p)
	}
}

// doubling is a formula that stands for 2ⁿ additions.
func doubling(n int) string {
	var b strings.Builder
	last := "a"
	for i := range n {
		fmt.Fprintf(&b, "let a%d = %s + %[2]s; ", i, last)
		last = fmt.Sprintf("a%d", i)
	}
	return b.String() + last
}

// complete fails if a problem lacks a sentence or a way out in a language.
func complete(t testing.TB, p *problem.Problem) {
	t.Helper()
	for _, s := range []string{p.Message.EN, p.Hint.EN} {
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") || strings.Contains(s, "%!") {
			t.Errorf("%s: %q is no sentence", p.Code, s)
		}
	}
	for _, s := range []string{p.Message.ZH, p.Hint.ZH} {
		if !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "？") || strings.Contains(s, "%!") {
			t.Errorf("%s: %q is no sentence", p.Code, s)
		}
	}
}

func TestAFaultOfARowIsReportedWithItsPlace(t *testing.T) {
	v, row := order(t)
	for _, c := range []struct {
		source, code string
		column       int
	}{
		{`amount / (count - 7)`, "division-by-zero", 8},
		{`1 > 2 or amount / (count - 7) > 1`, "division-by-zero", 17},
		{`count % (n + 3)`, "division-by-zero", 7},
		{`(rate - 0.25) ** n`, "division-by-zero", 15},
		{`amount * 1e308`, "not-a-number", 8},
		{`1e308 + 金额 * 1e304`, "not-a-number", 12}, {`1e308 + 金额 * 5e303`, "not-a-number", 7},
		{`count * 9007199254740991`, "not-a-number", 7},
		{`9007199254740991 + (count - 6)`, "not-a-number", 18},
		{`int(amount * 1e300)`, "not-a-number", 1},
		{`1e200 ** count`, "not-a-number", 7},
		{`sqrt(n)`, "not-a-number", 1},
		{`-(amount / (count - 7))`, "division-by-zero", 10},
		{`abs(amount / (count - 7))`, "division-by-zero", 12},
		{`(amount / (count - 7)) in [1, 2]`, "division-by-zero", 9},
		{`amount in [1, 1 / (count - 7)]`, "division-by-zero", 17},
		{`max(1, amount / (count - 7))`, "division-by-zero", 15},
		{`let x = 1 / (count - 7); 5`, "division-by-zero", 11},
		{`urgent ? 1 / (count - 7) : 0`, "division-by-zero", 12},
	} {
		f, err := v.formula(c.source, func(*reader, term) error { return nil })
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		_, err = f.Eval(row)
		p := problem.Of(err)
		if p == nil || p.Code != "condition."+c.code || p.At.Column != c.column {
			t.Errorf("%s: got %v, want %s in column %d", c.source, err, c.code, c.column)
			continue
		}
		complete(t, p)
	}
}

func TestAFormulaNamesTheVariablesThatItReads(t *testing.T) {
	v, _ := order(t)
	f, err := v.Formula(`n > 1 or urgent and count in [n, 2] and urgent`, Boolean)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := f.Reads(), []int{1, 2, 8}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAFormulaForATextYieldsOnlyItsDeclaredValues(t *testing.T) {
	v, row := order(t)
	customer, _ := v.Slot("customer")
	f, err := v.FormulaFor(customer, `amount > 1000 ? "gold" : customer`)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Eval(row); err != nil || v.Format(customer, got) != "gold" {
		t.Errorf("got %v, %v", got, err)
	}
	for _, source := range []string{`amount > 1000 ? "gold" : "glod"`, `city`, `other`, `1`, `let x = 1 / amount; other`} {
		_, err := v.FormulaFor(customer, source)
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%s: accepted", source)
			continue
		}
		complete(t, p)
	}
	amount, _ := v.Slot("amount")
	if _, err := v.FormulaFor(amount, `count + 1`); err != nil {
		t.Errorf("an integer does not fit a number: %v", err)
	}
}

func TestNoZeroIsNegative(t *testing.T) {
	v, row := order(t)
	for _, source := range []string{`-(count - 7)`, `(count - 7) * n`, `(count - 7) / n`, `ceil(-rate)`, `round(-rate)`, `int(-rate)`, `(rate - 0.25) * n`, `-(rate - 0.25)`, `(-1e-200) ** 3`, `-0.0`} {
		f, err := v.Formula(source, Number)
		if err != nil {
			t.Fatal(err)
		}
		if x, err := f.Eval(row); err != nil || x != 0 || math.Signbit(x) {
			t.Errorf("%s: got %v, %v", source, x, err)
		}
	}
}

func TestEvaluationDoesNotAllocate(t *testing.T) {
	v, row := order(t)
	for _, source := range []string{
		`amount > 1000 and customer == "gold"`, `let x = amount * 2; x ** 3 + max(count, n, 5) % 2`, `amount in [1, count, n] or count in 1..5`,
		`urgent ? sqrt(amount) : round(rate) / 3`, `amount / (count - 7)`, `1e308 * amount`,
	} {
		f, err := v.formula(source, func(*reader, term) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() { _, _ = f.Eval(row) }); n != 0 {
			t.Errorf("%s: %v allocations", source, n)
		}
	}
}

func TestTheErrorOfAFormulaIsAProblem(t *testing.T) {
	v, _ := order(t)
	_, err := v.Formula(`amout > 1`, Boolean)
	var p *problem.Problem
	if !errors.As(err, &p) {
		t.Fatalf("got %T", err)
	}
	if want := `1:1: There is no variable named amout. Did you mean "amount"?`; p.Error() != want {
		t.Errorf("got %q, want %q", p.Error(), want)
	}
	if want := `1:1: 没有名为 amout 的变量。是否想写 "amount"？`; p.Line(problem.Chinese) != want {
		t.Errorf("got %q, want %q", p.Line(problem.Chinese), want)
	}
}

package condition_test

import (
	"fmt"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

func Example() {
	v := condition.NewVariables()
	_ = v.Add("amount", condition.Number)
	_ = v.Add("customer", condition.Text, "gold", "silver")

	large, err := v.Formula(`amount > 1000 and customer == "gold"`, condition.Boolean)
	if err != nil {
		panic(err)
	}
	row := make([]float64, v.Len())
	row[0], _ = v.Value(0, 1500.0)
	row[1], _ = v.Value(1, "gold")
	holds, _ := large.Eval(row)
	fmt.Println(holds, large.Reads())

	_, err = v.Formula(`customer == "glod"`, condition.Boolean)
	fmt.Println(err)
	fmt.Println(problem.Of(err).Line(problem.Chinese))
	// Output:
	// 1 [0 1]
	// 1:10: customer can never be "glod". Did you mean "gold"?
	// 1:10: customer 不可能等于 "glod"。是否想写 "gold"？
}

func ExampleVariables_Table() {
	v := condition.NewVariables()
	_ = v.Add("amount", condition.Number)
	_ = v.Add("level", condition.Text, "clerk", "manager")
	t, err := v.Table(condition.TableSpec{
		Inputs:  []string{"amount"},
		Outputs: []string{"level"},
		Rules: []condition.RuleSpec{
			{When: []string{"< 1000"}, Then: []any{"clerk"}},
			{When: []string{"[1000..5000)"}, Then: []any{"manager"}},
		},
	})
	if err != nil {
		panic(err)
	}
	row := []float64{2500, 0}
	rule, _ := t.Decide(row)
	level, _ := t.Output(rule, 0, row)
	fmt.Println(rule, v.Format(1, level))
	// Output: 1 manager
}

package scenario

// Variable is something that is known of a case, with its value when the case arrives.
type Variable struct {
	Type   VariableType `json:"type"`
	Values []string     `json:"values,omitempty"` // of a text: all that it can be; empty: anything
	Source
}

// VariableType is what a variable can hold.
type VariableType string

const (
	NumberType  VariableType = "number"
	IntegerType VariableType = "integer"
	BooleanType VariableType = "boolean"
	TextType    VariableType = "text"
)

// variableTypes are all types of variables, as written.
func variableTypes() []string {
	return []string{string(NumberType), string(IntegerType), string(BooleanType), string(TextType)}
}

// Source is where a value comes from: one of its fields. None of them: 0, false or
// the empty text.
type Source struct {
	Value   any      `json:"value,omitempty"` // a number, a boolean or a text
	Draw    *Number  `json:"draw,omitempty"`
	Choice  []Choice `json:"choice,omitempty"`
	Formula string   `json:"formula,omitempty"` // over the data of the case, in expr
	Table   string   `json:"table,omitempty"`   // a decision table; its output of the variable's name
}

// Choice is one of several values. Weights need not sum to 1.
type Choice struct {
	Value  any     `json:"value"`
	Weight float64 `json:"weight"`
}

// Write gives a variable a new value.
type Write struct {
	To string `json:"to"`
	Source
}

// Table is a decision table: rules from the top, of which the first that holds says
// what comes out.
type Table struct {
	Name    string   `json:"name,omitempty"`
	Inputs  []string `json:"inputs"`  // formulas, as a rule a variable's name
	Outputs []string `json:"outputs"` // variables
	Rules   []*Rule  `json:"rules"`
}

// Rule is one row of a decision table.
type Rule struct {
	When []string `json:"when"` // a test for each input: "-", ">= 1000", "1..5", "\"gold\", \"silver\""
	Then []any    `json:"then"` // a value for each output; a text that begins with = is a formula
}

// Number is a number that varies, with the kinds of Distribution.
type Number struct {
	Kind    Kind
	Value   float64
	Min     *float64
	Mode    float64
	Max     *float64
	Mean    float64
	SD      float64
	Shape   float64
	Scale   float64
	K       int
	N       int
	P       float64
	Bins    []NumberBin
	Values  []WeightedNumber
	Samples []float64
	Formula string
}

// NumberBin is one bar of a histogram of numbers.
type NumberBin struct {
	From   float64 `json:"from"`
	To     float64 `json:"to"`
	Weight float64 `json:"weight"`
}

// WeightedNumber is one value of a discrete distribution of numbers.
type WeightedNumber struct {
	Value  float64 `json:"value"`
	Weight float64 `json:"weight"`
}

// Decision is what decides at a gateway that splits.
type Decision string

const (
	ByShares             Decision = "shares"
	ByConditions         Decision = "conditions"             // none holds: the default flow; without one, the case fails with an error that names it
	ConditionsThenShares Decision = "conditions-then-shares" // none holds: the shares
)

// decisions are all that can decide, as written.
func decisions() []string {
	return []string{string(ByShares), string(ByConditions), string(ConditionsThenShares)}
}

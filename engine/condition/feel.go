package condition

import "strings"

// feel is FEEL of DMN 1.3 ("Friendly Enough Expression Language", chapter 10).
var feel = &tongue{
	and: "and", or: "or", equal: "=", differs: "!=",
	reserved: []string{"if", "then", "else", "for", "return", "in", "some", "every", "satisfies", "between", "and", "or", "not", "null", "true", "false",
		"function", "external", "instance", "of", "context", "list", "range"},
	given: map[string]string{"loopCounter": "loopCounter", "nrOfInstances": "numberOfInstances", "nrOfActiveInstances": "numberOfActiveInstances",
		"nrOfCompletedInstances": "numberOfCompletedInstances"},
	not: func(x phrase) phrase { return phrase{"not(" + x.text + ")", atom} },
	choose: func(question, yes, no phrase) phrase {
		return phrase{"if " + question.within(either) + " then " + yes.within(either) + " else " + no.within(either), choosing}
	},
	// modulo of FEEL rounds down, ours towards zero
	remainder: func(x, y phrase) phrase {
		quotient := phrase{x.within(multiplying) + " / " + y.within(atom), multiplying}
		return phrase{x.within(adding) + " - " + y.within(atom) + " * (" + towardsZero(quotient).text + ")", adding}
	},
	power: func(x, y phrase) (phrase, bool) {
		return phrase{x.within(atom) + " ** " + y.within(atom), multiplying}, true
	},
	functions: map[string]func(x phrase) phrase{
		"float": func(x phrase) phrase { return x },
		"abs":   called("abs"), "ceil": called("ceiling"), "floor": called("floor"), "sqrt": called("sqrt"),
		"int": towardsZero,
		"round": func(x phrase) phrase { // half away from zero
			return phrase{"if " + x.within(adding) + " < 0 then ceiling(" + x.within(adding) + " - 0.5) else floor(" + x.within(adding) + " + 0.5)", choosing}
		},
	},
	least: func(all []phrase) phrase { return phrase{"min(" + listed(all) + ")", atom} },
	most:  func(all []phrase) phrase { return phrase{"max(" + listed(all) + ")", atom} },
}

func called(name string) func(x phrase) phrase {
	return func(x phrase) phrase { return phrase{name + "(" + x.text + ")", atom} }
}

func towardsZero(x phrase) phrase {
	return phrase{"if " + x.within(adding) + " < 0 then ceiling(" + x.text + ") else floor(" + x.text + ")", choosing}
}

func listed(all []phrase) string {
	texts := make([]string, len(all))
	for i, x := range all {
		texts[i] = x.text
	}
	return strings.Join(texts, ", ")
}

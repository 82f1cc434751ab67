package condition

// juel is the Unified Expression Language (JSR 341 without its lambda expressions, as JUEL has it). It has no functions, so that the few
// that can be are written out.
var juel = &tongue{
	and: "&&", or: "||", equal: "==", differs: "!=",
	reserved: []string{"and", "or", "not", "eq", "ne", "lt", "gt", "le", "ge", "true", "false", "null", "instanceof", "empty", "div", "mod",
		// what engines put beside a case's variables
		"execution", "task", "externalTask", "caseExecution", "now", "dateTime", "currentUser", "currentUserGroups", "authenticatedUserId", "variables", "vars"},
	given: map[string]string{"loopCounter": "loopCounter", "nrOfInstances": "nrOfInstances", "nrOfActiveInstances": "nrOfActiveInstances",
		"nrOfCompletedInstances": "nrOfCompletedInstances"},
	not: func(x phrase) phrase { return phrase{"!" + x.within(atom), atom} },
	choose: func(question, yes, no phrase) phrase {
		return phrase{question.within(either) + " ? " + yes.within(either) + " : " + no.within(either), choosing}
	},
	remainder: func(x, y phrase) phrase { return phrase{x.within(multiplying) + " % " + y.within(atom), multiplying} },
	power:     func(x, y phrase) (phrase, bool) { return phrase{}, false },
	functions: map[string]func(x phrase) phrase{
		"float": func(x phrase) phrase { return phrase{x.within(multiplying) + " * 1.0", multiplying} },
		"abs": func(x phrase) phrase {
			return phrase{x.within(adding) + " < 0 ? -" + x.within(atom) + " : " + x.within(either), choosing}
		},
	},
	least: func(all []phrase) phrase { return extreme("<=", all) },
	most:  func(all []phrase) phrase { return extreme(">=", all) },
}

// extreme is the first of several values that is as small, or great, as the others.
func extreme(operator string, all []phrase) phrase {
	best := all[0]
	for _, x := range all[1:] {
		best = phrase{best.within(adding) + " " + operator + " " + x.within(adding) + " ? " + best.within(either) + " : " + x.within(either), choosing}
	}
	return best
}

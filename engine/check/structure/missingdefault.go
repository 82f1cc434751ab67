package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var missingDefaultRule = finding.Rule{ID: "structure.missing-default", Severity: finding.Warning, Look: few(missingDefault),
	Title: problem.Text{EN: "Conditions without a default flow", ZH: "有条件分支但没有默认流"}}

// missingDefault finds exclusive and inclusive gateways all of whose ways have conditions: a case that
// meets none of them is stuck. Two conditions that are each other's opposite always hold one of them.
func missingDefault(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		ways := x.ways(n.Outgoing)
		if !decides(n) || n.Gateway.Default != "" || len(ways) < 2 {
			return
		}
		for _, f := range ways {
			if f.Condition == nil {
				return // missingCondition says so
			}
		}
		if len(ways) == 2 && opposite(ways[0].Condition.Text, ways[1].Condition.Text) {
			return
		}
		var fixes []finding.Fix
		for i := len(ways) - 1; i >= 0 && i >= len(ways)-mostOffered; i-- {
			fixes = append(fixes, defaulted(x, n, ways[i]))
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” has no default flow: a case that meets none of the %d conditions is stuck.", "“%s”没有默认流：若 %d 个条件都不满足，案例会卡住。", n.Label(), len(ways)),
			problem.Say("Make one of the ways the default.", "请将其中一条分支设为默认流。"), fixes...))
	})
	return found
}

// opposite says whether one of two conditions holds whenever the other does not, as far as their
// texts tell: done and !done, amount > 100 and amount <= 100.
func opposite(a, b string) bool {
	a, b = bare(a), bare(b)
	if a == "" || b == "" {
		return false
	}
	return negated(a) == b || negated(b) == a || reversed(a) == b
}

// bare is a condition without blanks and without ${…} or = around it.
func bare(condition string) string {
	c := strings.Join(strings.Fields(condition), "")
	for _, around := range [][2]string{{"${", "}"}, {"#{", "}"}} {
		if strings.HasPrefix(c, around[0]) && strings.HasSuffix(c, around[1]) {
			c = c[2 : len(c)-1]
		}
	}
	return strings.TrimPrefix(c, "=")
}

func negated(c string) string {
	if rest, ok := strings.CutPrefix(c, "not("); ok {
		return strings.TrimSuffix(rest, ")")
	}
	if rest, ok := strings.CutPrefix(c, "!"); ok {
		return strings.TrimSuffix(strings.TrimPrefix(rest, "("), ")")
	}
	return ""
}

// reversed is a single comparison with the opposite operator, or empty.
func reversed(c string) string {
	if strings.Contains(c, "&&") || strings.Contains(c, "||") || strings.Contains(c, "and") || strings.Contains(c, "or") {
		return ""
	}
	for _, o := range [][2]string{{"==", "!="}, {"!=", "=="}, {"<=", ">"}, {">=", "<"}, {"<", ">="}, {">", "<="}} {
		if left, right, ok := strings.Cut(c, o[0]); ok {
			return left + o[1] + right
		}
	}
	return ""
}

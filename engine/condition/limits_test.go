package condition

import (
	"strings"
	"testing"
	"time"
)

// TestNoShortTextTakesLongToUnderstand tries texts that are made to.
func TestNoShortTextTakesLongToUnderstand(t *testing.T) {
	v, row := order(t)
	chain := "count"
	for len(chain) < 9_900 {
		chain = "1<(0<" + chain + "<2?4:5)<6?7:8"
	}
	for name, source := range map[string]string{
		"comparisons that share their middle": chain,
		"brackets":                            strings.Repeat("(", 4999) + "1" + strings.Repeat(")", 4999),
		"open brackets":                       strings.Repeat("(", 9999),
		"open lists":                          strings.Repeat("[", 9999),
		"open braces":                         strings.Repeat("{a:", 3333),
		"open choices":                        strings.Repeat("1?", 4999),
		"open questions":                      strings.Repeat("if 1{", 1999),
		"signs":                               strings.Repeat("-", 9999) + "1",
		"calls of what has two forms":         strings.Repeat("trim(", 900) + "city" + strings.Repeat(`,"a")`, 900),
		"powers":                              strings.Repeat("2**", 3300) + "2",
		"a sum":                               strings.Repeat("count+", 1660) + "1",
		"divisions":                           strings.Repeat("amount/", 1400) + "1",
		"a list":                              "count in [" + strings.Repeat("1,", 4990) + "1]",
		"doubling":                            "let a=count+1;" + doubling(60) + "+1",
		"members":                             "city" + strings.Repeat(".a", 4990),
		"slices":                              "city" + strings.Repeat("[1:", 3000),
		"pipes":                               "count" + strings.Repeat("|abs()", 1600),
		"closures":                            strings.Repeat("all([1],", 1200),
		"unknown names":                       strings.Repeat("x", 9999),
	} {
		began := time.Now()
		if f, err := v.formula(source, func(*reader, term) error { return nil }); err == nil {
			_, _ = f.Eval(row)
		}
		_, _ = v.Table(TableSpec{Inputs: []string{"count"}, Rules: []RuleSpec{{When: []string{source}}}})
		_, _ = v.Table(TableSpec{Inputs: []string{"count"}, Rules: []RuleSpec{{When: []string{strings.ReplaceAll(source, "+", ",")}}}})
		took := time.Since(began)
		t.Logf("%s: %v", name, took)
		if took > 5*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}

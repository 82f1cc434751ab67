package finding_test

import (
	"strings"
	"testing"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

func TestAPolicyIsReadStrictly(t *testing.T) {
	p, err := finding.DecodePolicy(strings.NewReader(`{"severity":{"a.b":"off"},"limits":{"a.b":{"most":3}},"codes":"RASCI","engines":["camunda8"],"waivers":[{"rule":"a.b","reason":"agreed","until":"2026-12-31"}]}`))
	if err != nil || p.Codes.Name != "RASCI" || p.Limits["a.b"]["most"] != 3 || p.Waivers[0].Until != "2026-12-31" {
		t.Errorf("got %+v, %v", p, err)
	}
	for text, path := range map[string]string{
		`{"severity":{"a.b":"fatal"}}`:                                              "/severity/a.b",
		`{"waivers":[{"reason":"x"}]}`:                                              "/waivers/0/rule",
		`{"waivers":[{"rule":"a.b"}]}`:                                              "/waivers/0/reason",
		`{"waivers":[{"rule":"a.b","reason":"x","until":"31.12.2026"}]}`:            "/waivers/0/until",
		`{"waivers":[{"rule":"a.b","reason":"` + strings.Repeat("x", 2001) + `"}]}`: "/waivers/0/reason",
		`{"sevrity":{}}`:                  "",
		`{} {}`:                           "",
		`[]`:                              "",
		`{"codes":"RACIQ"}`:               "",
		strings.Repeat(" ", 1<<20) + "{}": "",
	} {
		_, err := finding.DecodePolicy(strings.NewReader(text))
		if p := problem.Of(err); p == nil || p.At.Path != path || p.Hint.EN == "" {
			t.Errorf("%.60s: got %v, want a problem at %q with a way out", text, err, path)
		}
	}
}

func TestTheWaiverThatHoldsLongestCounts(t *testing.T) {
	f := &finding.Finding{Rule: "a.b", Element: "T"}
	p := &finding.Policy{Today: "2026-06-15", Waivers: []finding.Waiver{
		{Rule: "a.b", Element: "T", Reason: "over", Until: "2026-06-14"},
		{Rule: "a.b", Reason: "today", Until: "2026-06-15"},
		{Rule: "a.b", Process: "Q", Reason: "of another process"},
		{Rule: "a.c", Reason: "of another rule"},
	}}
	if w, over := p.Waived(f, "P"); w == nil || w.Reason != "today" || over {
		t.Errorf("got %+v, %t, want the one that ends today", w, over)
	}
	p.Today = "2026-06-16"
	if w, over := p.Waived(f, "P"); w != nil || !over {
		t.Errorf("got %+v, %t, want it over", w, over)
	}
	if w, _ := p.Waived(f, "Q"); w == nil || w.Reason != "of another process" {
		t.Errorf("got %+v, want that of process Q", w)
	}
}

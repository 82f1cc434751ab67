package check_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/finding"
	"sandtable/engine/scenario"
)

// TestEveryPageTellsTheTruth holds the pages to their rules: each accepts the one process and finds in
// the other what the page says.
func TestEveryPageTellsTheTruth(t *testing.T) {
	for _, r := range check.Rules() {
		page, ok := rules.Of(r.ID)
		if !ok {
			t.Errorf("%s: there is no page about it", r.ID)
			continue
		}
		if page.Title != r.Title {
			t.Errorf("%s: the page is called %q, the rule %q", r.ID, page.Title, r.Title)
		}
		if page.Text.EN == "" || page.Text.ZH == "" {
			t.Errorf("%s: the page says nothing in one of the languages", r.ID)
		}
		if got := foundIn(t, page.Accepted, r); len(got) > 0 {
			t.Errorf("%s: found in the accepted process at %v", r.ID, got)
		}
		if got := foundIn(t, page.Rejected, r); !slices.Equal(got, page.At) || len(got) == 0 {
			t.Errorf("%s: found in the rejected process at %v, the page says %v", r.ID, got, page.At)
		}
	}
}

func TestEveryPageIsAboutARule(t *testing.T) {
	for _, id := range rules.IDs() {
		if !slices.ContainsFunc(check.Rules(), func(r *finding.Rule) bool { return r.ID == id }) {
			t.Errorf("%s.md: there is no such rule", id)
		}
	}
}

// foundIn is where a rule finds something in an example.
func foundIn(t *testing.T, e rules.Example, r *finding.Rule) []string {
	t.Helper()
	rule := r.ID
	d, err := bpmn.Decode(strings.NewReader(e.Process))
	if err != nil {
		t.Errorf("%s: %v", rule, err)
		return nil
	}
	var s *scenario.Scenario
	if e.Scenario != "" {
		if s, err = scenario.Decode(strings.NewReader(e.Scenario)); err != nil {
			t.Errorf("%s: %v", rule, err)
			return nil
		}
	}
	policy := &finding.Policy{}
	if e.Policy != "" {
		if policy, err = finding.DecodePolicy(strings.NewReader(e.Policy)); err != nil {
			t.Errorf("%s: %v", rule, err)
			return nil
		}
	}
	found, _ := check.Examine(context.Background(), d, s, check.Options{Policy: policy})
	if r.Relays {
		found = finding.NewSubject(d, s, policy).Look(r)
	}
	var at []string
	for _, f := range found {
		switch {
		case f.Rule != rule && !r.Relays:
		case f.Element != "":
			at = append(at, string(f.Element))
		default:
			at = append(at, f.At.Path)
		}
	}
	return at
}

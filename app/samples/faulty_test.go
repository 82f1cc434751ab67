package samples

import (
	"slices"
	"testing"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// planted are the problems of the faulty sample: rule, and element or place among the numbers.
var planted = []string{
	"data.undefined Flow_Approved",
	"raci.no-accountable Task_Offers",
	"raci.several-accountable Task_Lease",
	"scenario.overload /roles/buyer",
	"sla.unreachable Task_Lease",
	"soundness.deadlock Gateway_Join",
	"structure.missing-default Gateway_Value",
	"structure.unnamed-decision Gateway_Complete",
}

func faulty(t *testing.T) Sample {
	t.Helper()
	s, ok := Find("equipment-purchase")
	if !ok || !s.Faulty {
		t.Fatal("the faulty sample is gone")
	}
	return s
}

// found are the findings as planted has them, in its order.
func found(all finding.Findings) []string {
	var said []string
	for _, f := range all {
		place := f.At.Element
		if place == "" {
			place = f.At.Path
		}
		said = append(said, f.Rule+" "+place)
	}
	slices.Sort(said)
	return said
}

func TestTheFaultySampleHasThePlantedProblemsAndNoOther(t *testing.T) {
	for _, l := range languages {
		d, n := drawn(t, faulty(t), l), numbered(t, faulty(t), l)
		if got := found(engine.Check(d, n)); !slices.Equal(got, planted) {
			t.Errorf("in %s: got\n%q\nwant\n%q", l, got, planted)
		}
	}
}

// What the tour asks for: the deadlock is mended, the gap in the duties filled, and the buyers become two.
func TestTheFaultySampleCanBePlayedOnceTheTourIsDone(t *testing.T) {
	d, n := drawn(t, faulty(t), problem.English), numbered(t, faulty(t), problem.English)
	d = mended(t, d, n, "soundness.deadlock")
	d = mended(t, d, n, "raci.no-accountable")
	if got := found(engine.Check(d, n)); !slices.Contains(got, "scenario.overload /roles/buyer") {
		t.Errorf("got %q, want the buyers to be too few still", got)
	}
	buyers := n.Roles["buyer"]
	buyers.Headcount = 2
	n.Roles["buyer"] = buyers

	want := slices.DeleteFunc(slices.Clone(planted), func(p string) bool {
		return slices.Contains([]string{"soundness.deadlock Gateway_Join", "raci.no-accountable Task_Offers", "scenario.overload /roles/buyer"}, p)
	})
	if got := found(engine.Check(d, n)); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	r, err := engine.Simulate(t.Context(), d, n, engine.Options{})
	if err != nil || r.Fault != nil || r.Partial {
		t.Fatalf("got %v, %+v", err, r)
	}
	if want := int64(n.Run.Cases) * int64(n.Run.Replications); r.Cases.Completed != want {
		t.Errorf("got %d completed cases, want %d", r.Cases.Completed, want)
	}
}

// mended is the drawing with the first way out of the first finding of a rule.
func mended(t *testing.T, d *model.Definitions, n *scenario.Scenario, rule string) *model.Definitions {
	t.Helper()
	all, _ := engine.Examine(t.Context(), d, n, check.Options{Fixes: true})
	for _, f := range all {
		if f.Rule != rule {
			continue
		}
		if len(f.Fixes) == 0 {
			t.Fatalf("%s: there is no fix", rule)
		}
		after, err := edit.Apply(d, f.Fixes[0].Edits)
		if err != nil {
			t.Fatal(err)
		}
		return after
	}
	t.Fatalf("%s is not found", rule)
	return nil
}

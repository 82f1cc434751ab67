package rollout_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func plan() rollout.Plan {
	return rollout.Plan{ID: "r1", Template: "acme/order", Channel: "stable", From: "1.0.0", To: "1.1.0",
		Steps: []rollout.Step{{Name: "Pilot", Units: []string{"pilot"}}, {Share: 0.1}, {Share: 0.5}, {Share: 1}}}
}

// action is done an hour after the last one.
func action(r *rollout.Rollout, k rollout.Kind) rollout.Action {
	return rollout.Action{Kind: k, By: "ann", At: noon.Add(time.Duration(len(r.Log)) * time.Hour)}
}

func do(t *testing.T, r *rollout.Rollout, k rollout.Kind, stands string) (*rollout.Rollout, *rollout.Move) {
	t.Helper()
	next, move, err := r.Do(action(r, k), stands)
	if err != nil {
		t.Fatalf("%s: %v", k, err)
	}
	return next, move
}

func resolve(t *testing.T, r *rollout.Rollout, stands, unit string) rollout.Resolved {
	t.Helper()
	got, err := rollout.Resolve("acme/order", "stable", stands, unit, r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func codeOf(err error) string {
	if p := problem.Of(err); p != nil {
		return p.Code
	}
	return ""
}

// TestEveryActionInEveryStateIsDoneOrRefusedByName walks the whole table of DESIGN.md.
func TestEveryActionInEveryStateIsDoneOrRefusedByName(t *testing.T) {
	first := rollout.Start
	ways := map[rollout.State][]rollout.Kind{
		rollout.Planned: {}, rollout.Running: {first}, rollout.Paused: {first, rollout.Pause}, rollout.Done: {first, rollout.Advance, rollout.Advance, rollout.Advance},
		rollout.Aborted: {rollout.Abort}, rollout.RolledBack: {first, rollout.RollBack},
	}
	want := map[rollout.State]string{
		rollout.Planned: "start abort", rollout.Running: "advance pause report abort rollback", rollout.Paused: "resume report abort rollback",
		rollout.Done: "rollback", rollout.Aborted: "", rollout.RolledBack: "",
	}
	for state, way := range ways {
		r, stands := &rollout.Rollout{Plan: plan()}, "1.0.0"
		for _, k := range way {
			next, move := do(t, r, k, stands)
			if r = next; move != nil {
				stands = move.To
			}
		}
		if got := r.Status().State; got != state {
			t.Fatalf("%v leads to %s, want %s", way, got, state)
		}
		var can []string
		for _, k := range rollout.Kinds {
			a := action(r, k)
			a.Figures = &rollout.Figures{Cases: 1, Kept: 1}
			_, _, err := r.Do(a, stands)
			switch {
			case err == nil:
				can = append(can, string(k))
			case k == rollout.Approve && state.Open() && codeOf(err) == "rollout.no-approval":
			case codeOf(err) != "rollout.wrong-state":
				t.Errorf("%s, %s: %v", state, k, err)
			case problem.Of(err).Hint.ZH == "" || problem.Of(err).Hint.EN == "":
				t.Errorf("%s, %s: no way out", state, k)
			}
		}
		if got := strings.Join(can, " "); got != want[state] {
			t.Errorf("%s: got %q, want %q", state, got, want[state])
		}
	}
	if _, _, err := (&rollout.Rollout{Plan: plan()}).Do(rollout.Action{Kind: "explode"}, "1.0.0"); codeOf(err) != "rollout.unknown-action" {
		t.Errorf("explode: %v", err)
	}
}

func TestTheLastStepMovesTheChannelAndARollBackMovesItBack(t *testing.T) {
	p := plan()
	p.Steps = []rollout.Step{{Share: 1}}
	r, move := do(t, &rollout.Rollout{Plan: p}, rollout.Start, "1.0.0")
	if move == nil || *move != (rollout.Move{From: "1.0.0", To: "1.1.0"}) || r.Status().State != rollout.Done {
		t.Fatalf("got %v, %+v", move, r.Status())
	}
	if _, _, err := r.Do(action(r, rollout.RollBack), "1.2.0"); codeOf(err) != "rollout.overtaken" {
		t.Errorf("the channel has gone on since: %v", err)
	}
	if _, move = do(t, r, rollout.RollBack, "1.1.0"); move == nil || move.To != "1.0.0" {
		t.Errorf("got %v", move)
	}
	started, _ := do(t, &rollout.Rollout{Plan: plan()}, rollout.Start, "1.0.0")
	if back, move := do(t, started, rollout.RollBack, "1.0.0"); move != nil || resolve(t, back, "1.0.0", "pilot").Version != "1.0.0" {
		t.Errorf("in the middle: the channel had not moved, and the pilot goes back: %v", move)
	}
}

func TestGatesStayClosedUntilTheirReasonIsGone(t *testing.T) {
	none := 0
	p := plan()
	p.Steps = []rollout.Step{{Share: 0.1, Before: rollout.Gate{Approval: &rollout.Approval{}}},
		{Share: 1, Before: rollout.Gate{Approval: &rollout.Approval{By: []string{"Ann", "bob", "cyd"}, Count: 2}, Wait: scenario.Duration(48 * time.Hour),
			Limits: &rollout.Limits{Cases: 100, Kept: 0.95, Defects: &none}}}}
	r, now := &rollout.Rollout{Plan: p}, noon
	try := func(k rollout.Kind, by string, f *rollout.Figures, want string) {
		t.Helper()
		next, _, err := r.Do(rollout.Action{Kind: k, By: by, At: now, Figures: f}, "1.0.0")
		if codeOf(err) != want {
			t.Fatalf("%s by %s: got %v, want %q", k, by, err, want)
		}
		if err == nil {
			r = next
		}
	}
	try(rollout.Start, "ann", nil, "rollout.needs-approval")
	try(rollout.Approve, "zoe", nil, "")
	try(rollout.Start, "ann", nil, "")
	if got := len(r.Gates(now)); got != 3 {
		t.Errorf("%d gates are closed, want 3", got)
	}
	try(rollout.Approve, "zoe", nil, "rollout.not-approver")
	try(rollout.Approve, "ANN", nil, "")
	try(rollout.Approve, "ann", nil, "rollout.approved-twice")
	try(rollout.Advance, "ann", nil, "rollout.needs-approval")
	try(rollout.Approve, "bob", nil, "")
	try(rollout.Advance, "ann", nil, "rollout.too-early")
	now = now.Add(40 * time.Hour)
	try(rollout.Pause, "ann", nil, "")
	now = now.Add(40 * time.Hour)
	try(rollout.Resume, "ann", nil, "")
	try(rollout.Advance, "ann", nil, "rollout.too-early") // the pause does not count
	now = now.Add(8 * time.Hour)
	try(rollout.Advance, "ann", nil, "rollout.needs-report")
	try(rollout.Report, "ann", nil, "rollout.bad-figures")
	try(rollout.Report, "ann", &rollout.Figures{Cases: 10, Kept: 1.5}, "rollout.bad-figures")
	for _, f := range []rollout.Figures{{Cases: 99, Kept: 1}, {Cases: 100, Kept: 0.94}, {Cases: 100, Kept: 1, Defects: 1}} {
		try(rollout.Report, "ann", &f, "")
		try(rollout.Advance, "ann", nil, "rollout.limit")
	}
	try(rollout.Report, "ann", &rollout.Figures{Cases: 100, Kept: 0.95}, "")
	if got := r.Gates(now); len(got) != 0 {
		t.Errorf("closed gates: %v", got)
	}
	try(rollout.Advance, "ann", nil, "")
	if r.Status().State != rollout.Done {
		t.Errorf("got %+v", r.Status())
	}
}

func TestARequestThatComesTwiceIsDoneOnce(t *testing.T) {
	r := &rollout.Rollout{Plan: plan()}
	ask := rollout.Action{Kind: rollout.Start, By: "ann", At: noon, Request: "q1"}
	once, _, err := r.Do(ask, "1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	twice, move, err := once.Do(ask, "1.0.0")
	if err != nil || move != nil || len(twice.Log) != 1 {
		t.Errorf("got %+v, %v, %v", twice, move, err)
	}
	ask.Kind = rollout.Advance
	if _, _, err := once.Do(ask, "1.0.0"); codeOf(err) != "rollout.request-used" {
		t.Errorf("something else of the same name: %v", err)
	}
	if len(r.Log) != 0 {
		t.Error("the rollout that was given has changed")
	}
}

func TestAClockThatRunsBackwardsShortensNothing(t *testing.T) {
	p := plan()
	p.Steps[1].Before.Wait = scenario.Duration(time.Hour)
	r, _, err := (&rollout.Rollout{Plan: p}).Do(rollout.Action{Kind: rollout.Start, By: "ann", At: noon}, "1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.Do(rollout.Action{Kind: rollout.Advance, By: "ann", At: noon.Add(-72 * time.Hour)}, "1.0.0"); codeOf(err) != "rollout.too-early" {
		t.Errorf("a clock that is behind: %v", err)
	}
	r, _, err = r.Do(rollout.Action{Kind: rollout.Pause, By: "ann", At: noon.Add(-72 * time.Hour)}, "1.0.0")
	if err != nil || !slices.IsSortedFunc(r.Log, func(a, b rollout.Action) int { return a.At.Compare(b.At) }) {
		t.Errorf("got %v, %v: the log runs backwards", r, err)
	}
}

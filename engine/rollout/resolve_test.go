package rollout_test

import (
	"fmt"
	"hash/fnv"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"sandtable/engine/rollout"
)

// unevenness is the chi-square statistic of positions in a hundred boxes, and the probability of one so large if they were even.
func unevenness(n int, position func(i int) float64) (statistic, p float64) {
	const boxes = 100
	counts := [boxes]int{}
	for i := range n {
		counts[int(position(i)*boxes)]++
	}
	want := float64(n) / boxes
	for _, c := range counts {
		statistic += (float64(c) - want) * (float64(c) - want) / want
	}
	return statistic, 1 - distuv.ChiSquared{K: boxes - 1}.CDF(statistic)
}

func TestPositionsAreEvenlySpread(t *testing.T) {
	for _, shape := range []string{"branch-%05d", "%d", "cn/north/支行%d", "3f2504e0-4f89-11d3-9a0c-%012x"} {
		for _, seed := range []string{"0192f0c1-0001-7000-8000-000000000001", "b", "2026-Q4"} {
			p := &rollout.Plan{Seed: seed}
			if s, chance := unevenness(20_000, func(i int) float64 { return p.Position(fmt.Sprintf(shape, i)) }); chance < 0.001 || chance > 0.9999 {
				t.Errorf("%s, seed %s: chi-square %.1f with 99 degrees of freedom has the chance %.6f", shape, seed, s, chance)
			}
		}
	}
}

// TestAShorterHashIsUneven is why it is SHA-256 and not FNV-1a, on the ids of 999 branches: see DESIGN.md.
func TestAShorterHashIsUneven(t *testing.T) {
	fnv1a := func(i int) float64 {
		h := fnv.New32a()
		_, _ = fmt.Fprintf(h, "b\x00branch-%03d", i+1)
		return float64(h.Sum32()) / (1 << 32)
	}
	if s, chance := unevenness(999, fnv1a); chance > 1e-6 {
		t.Errorf("chi-square %.1f has the chance %.6f: FNV-1a would do", s, chance)
	}
}

func TestTwoRolloutsDoNotBeginWithTheSameUnits(t *testing.T) {
	a, b := &rollout.Plan{ID: "first"}, &rollout.Plan{ID: "second"}
	both := 0
	for i := range 10_000 {
		if u := fmt.Sprint("unit-", i); a.Position(u) < 0.1 && b.Position(u) < 0.1 {
			both++
		}
	}
	if both < 60 || both > 140 { // 100 expected, 4 standard deviations of 10
		t.Errorf("%d of 10,000 units are in the first tenth of both, want about 100", both)
	}
	b.Seed = "first"
	if a.Position("unit-1") != b.Position("unit-1") {
		t.Error("the same seed has to give the same positions")
	}
}

// TestPositionsNeverChange holds the published definition: other clients compute it, too.
func TestPositionsNeverChange(t *testing.T) {
	p := &rollout.Plan{ID: "0192f0c1-0001-7000-8000-000000000001"}
	for unit, want := range map[string]string{"branch-1": "0.50785122839103514", "支行": "0.13803131521850387"} {
		if got := fmt.Sprintf("%.17g", p.Position(unit)); got != want {
			t.Errorf("%s: got %s, want %s", unit, got, want)
		}
	}
}

func TestWhoHasTheNewVersionKeepsItAsTheShareGrows(t *testing.T) {
	r := &rollout.Rollout{Plan: plan()}
	stands, had := "1.0.0", map[string]bool{}
	for _, k := range []rollout.Kind{rollout.Start, rollout.Advance, rollout.Pause, rollout.Resume, rollout.Advance, rollout.Advance} {
		var move *rollout.Move
		r, move = do(t, r, k, stands)
		if move != nil {
			stands = move.To
		}
		has := map[string]bool{}
		for i := range 2000 {
			u := fmt.Sprint("unit-", i)
			got := resolve(t, r, stands, u)
			has[u] = got.Version == "1.1.0"
			if had[u] && !has[u] {
				t.Fatalf("%s: %s had the new version and lost it: %+v", k, u, got)
			}
		}
		had = has
		n := 0
		for _, in := range has {
			if in {
				n++
			}
		}
		if share := r.Status().Share; float64(n) < 2000*share-90 || float64(n) > 2000*share+90 { // 4 standard deviations at one half
			t.Errorf("%s: %d of 2000 units have it at a share of %v", k, n, share)
		}
	}
	if stands != "1.1.0" {
		t.Errorf("the channel stands at %s", stands)
	}
}

func TestAListComesBesidesTheShare(t *testing.T) {
	r, _ := do(t, &rollout.Rollout{Plan: plan()}, rollout.Start, "1.0.0")
	if got := resolve(t, r, "1.0.0", "pilot"); got.Version != "1.1.0" || got.Reason != rollout.ByList {
		t.Errorf("the pilot: %+v", got)
	}
	r, _ = do(t, r, rollout.Advance, "1.0.0")
	if got := resolve(t, r, "1.0.0", "pilot"); got.Version != "1.1.0" {
		t.Errorf("the pilot in the next step: %+v", got)
	}
	if _, err := rollout.Resolve("acme/order", "stable", "1.0.0", "  ", r); codeOf(err) != "rollout.no-unit" {
		t.Errorf("nobody: %v", err)
	}
	if got, _ := rollout.Resolve("acme/order", "canary", "2.0.0", "pilot", r); got.Version != "2.0.0" || got.Reason != rollout.ByChannel {
		t.Errorf("another channel: %+v", got)
	}
}

func TestAChannelThatIsMovedByHandOutweighsTheRollout(t *testing.T) {
	r, _ := do(t, &rollout.Rollout{Plan: plan()}, rollout.Start, "1.0.0")
	if got := resolve(t, r, "1.0.5", "pilot"); got.Version != "1.0.5" || got.Reason != rollout.Overtaken {
		t.Errorf("the pilot: %+v", got)
	}
	if _, _, err := r.Do(action(r, rollout.Advance), "1.0.5"); codeOf(err) != "rollout.overtaken" {
		t.Errorf("advance: %v", err)
	}
	if _, move, err := r.Do(action(r, rollout.Abort), "1.0.5"); err != nil || move != nil {
		t.Errorf("abort: %v, %v", move, err)
	}
	paused, _ := do(t, r, rollout.Pause, "1.0.5")
	if _, _, err := paused.Do(action(paused, rollout.Resume), "1.0.5"); codeOf(err) != "rollout.overtaken" {
		t.Errorf("resume: %v", err)
	}
	// After it was moved back, it goes on.
	if _, _, err := r.Do(action(r, rollout.Advance), "1.0.0"); err != nil {
		t.Errorf("moved back: %v", err)
	}
}

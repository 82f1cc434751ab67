package report

import (
	"context"
	"math"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// forked is a process with a choice, a fork and a loop; one case in four goes back.
func forked(t *testing.T, warmup time.Duration) *Report {
	t.Helper()
	d := sketch.Process(`startEvent s
 task A
 task B
 exclusiveGateway g
 parallelGateway f
 parallelGateway j
 task C
 task D
 endEvent e
 s -> A begin
 A -> g look
 g -> B back
 B -> A again
 g -> f on
 f -> C one
 f -> D two
 C -> j c
 D -> j d
 j -> e done`)
	minute := &scenario.Distribution{Kind: scenario.Fixed, Value: scenario.Duration(time.Minute)}
	s := &scenario.Scenario{Zone: "UTC", Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Arrivals: map[string]*scenario.Arrival{"s": {Every: &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(time.Hour)}}},
		Roles:    map[string]*scenario.Role{"r": {Headcount: 9}, "x": {Headcount: 9}},
		Tasks:    map[string]*scenario.Task{"A": {Duration: minute, Roles: []string{"r"}}, "B": {Duration: minute, Roles: []string{"x", "r"}}, "C": {Duration: minute}, "D": {Duration: minute}},
		Branches: map[string]map[string]float64{"g": {"back": .25, "on": .75}},
		Run:      scenario.Run{Cases: 4000, Replications: 3, Warmup: scenario.Warmup{Length: scenario.Duration(warmup)}}}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(context.Background(), p, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Of(p, r, "test")
}

func TestFlowsSayHowOftenAndWhichShareOfTheTokensCameAlongThem(t *testing.T) {
	for name, warmup := range map[string]time.Duration{"all": 0, "after a warm-up": 500 * time.Hour} {
		r := forked(t, warmup)
		want := map[string][2]float64{ // per case, share
			"begin": {1, 1}, "look": {4. / 3, 1}, "back": {1. / 3, .25}, "again": {1. / 3, 1}, "on": {1, .75},
			"one": {1, .5}, "two": {1, .5}, "c": {1, 1}, "d": {1, 1}, "done": {1, 1},
		}
		if len(r.Flows) != len(want) {
			t.Fatalf("%s: got %d flows, want %d", name, len(r.Flows), len(want))
		}
		for id, w := range want {
			f := r.Flows[id]
			if f.PerCase.Mean == nil || f.Share == nil || math.Abs(*f.PerCase.Mean-w[0]) > .02 || math.Abs(*f.Share-w[1]) > .02 {
				t.Errorf("%s, %s: got %+v, want %.2f for each case and a share of %.2f", name, id, f, w[0], w[1])
			}
		}
		cases := r.Cases.Started - r.Cases.Excluded
		if got := r.Flows["done"].Passed; got < cases-20 || got > cases+20 || r.Flows["back"].Passed != r.Flows["again"].Passed && warmup == 0 {
			t.Errorf("%s: got %d tokens that are done, want about one for each of %d cases", name, got, cases)
		}
	}
}

func TestElementsNameTheRolesThatDoThem(t *testing.T) {
	r := forked(t, 0)
	if got := r.Elements["A"].Roles; len(got) != 1 || got[0] != "r" {
		t.Errorf("A: got %v, want r", got)
	}
	if got := r.Elements["B"].Roles; len(got) != 2 {
		t.Errorf("B: got %v, want x and r", got)
	}
	if got := r.Elements["C"].Roles; len(got) != 0 {
		t.Errorf("C: got %v, want nobody", got)
	}
}

package engine_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// drawing writes a random process of splits and joins, loops, events and sub-processes.
type drawing struct {
	*rand.Rand
	text, flows strings.Builder
	ids         int
}

func (d *drawing) node(kind, what string) string {
	d.ids++
	fmt.Fprintf(&d.text, "%s n%d %s\n", kind, d.ids, what)
	return fmt.Sprintf("n%d", d.ids)
}

func (d *drawing) lead(from, to string) {
	d.ids++
	fmt.Fprintf(&d.flows, "%s -> %s f%d\n", from, to, d.ids)
}

func (d *drawing) block(depth int) (first, last string) {
	n := d.IntN(8)
	switch {
	case depth == 0 || n == 0:
		t := d.node("task", []string{"", "", "loop", "several=2"}[d.IntN(4)])
		if d.IntN(3) == 0 {
			b := d.node("boundaryEvent", "timer=PT11M on="+t+[]string{"", " noninterrupting"}[d.IntN(2)])
			d.lead(b, d.node("endEvent", ""))
		}
		return t, t
	case n < 3:
		a, b := d.block(depth - 1)
		c, e := d.block(depth - 1)
		d.lead(b, c)
		return a, e
	case n == 3:
		m, x := d.node("exclusiveGateway", ""), d.node("exclusiveGateway", "")
		a, b := d.block(depth - 1)
		d.lead(m, a)
		d.lead(b, x)
		d.lead(x, m)
		return m, x
	}
	kinds := []string{"exclusiveGateway", "parallelGateway", "inclusiveGateway"}
	k := d.IntN(3)
	split := d.node(kinds[k], "")
	if d.IntN(6) == 0 {
		k = d.IntN(3)
	}
	join := d.node(kinds[k], "")
	for range 2 {
		a, b := d.block(depth - 1)
		d.lead(split, a)
		d.lead(b, join)
	}
	return split, join
}

// TestNoCaseOfASoundProcessIsLeftUnfinished simulates random drawings with a scenario made
// for each. Cases of a sound one all end; of those that get stuck, some are left.
func TestNoCaseOfASoundProcessIsLeftUnfinished(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	sound, stuck, left := 0, 0, 0
	for seed := range uint64(300) {
		draw := &drawing{Rand: rand.New(rand.NewPCG(seed, 21))}
		start := draw.node("startEvent", "")
		first, last := draw.block(1 + draw.IntN(3))
		draw.lead(start, first)
		draw.lead(last, draw.node("endEvent", ""))
		text := draw.text.String() + draw.flows.String()
		d := sketch.Process(text)
		s := scenario.Draft(d)
		s.Run.Cases, s.Run.Replications, s.Run.Seed = 30, 1, seed
		s.Run.Warmup.Auto = false
		found, judged := engine.Examine(context.Background(), d, s, check.Options{})
		if found.Blocking() {
			continue
		}
		report, err := engine.Simulate(context.Background(), d, s, engine.Options{Threads: 1})
		if err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, text)
		}
		switch {
		case judged.Verdict == soundness.Sound:
			sound++
			if report.Cases.Unfinished > 0 || report.Cases.Completed != report.Cases.Started {
				t.Fatalf("seed %d: called sound, but %d of %d cases are left unfinished\n%s", seed, report.Cases.Unfinished, report.Cases.Started, text)
			}
		case judged.Verdict == soundness.Unsound && judged.Parts[0].Faults[0].Broken == soundness.Completes:
			stuck++
			if report.Cases.Unfinished > 0 {
				left++
			}
		}
	}
	t.Logf("%d sound; %d may get stuck, and %d of those did", sound, stuck, left)
	if sound < 100 || left < stuck/2 || stuck < 10 {
		t.Errorf("got %d sound drawings and %d of %d stuck, want 100, and most of at least 10", sound, left, stuck)
	}
}

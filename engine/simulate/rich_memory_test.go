package simulate_test

import (
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/sketch"
)

// TestEverythingTogetherAllocatesNothingPerEvent once slabs have grown to what is in flight.
func TestEverythingTogetherAllocatesNothingPerEvent(t *testing.T) {
	program := func(cases int) *compile.Program {
		s := rich()
		s.Run.Cases, s.Run.Replications = cases, 1
		p, err := compile.Definitions(sketch.Process(richNet), s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	short, long := program(1_000), program(5_000)
	few, fewer := allocations(func() int64 { return play(t, short, 1).Events })
	many, more := allocations(func() int64 { return play(t, long, 1).Events })
	if perEvent := (many - few) / float64(more-fewer); perEvent > 0.01 {
		t.Errorf("got %g allocations per event (%g in %d events, %g in %d)", perEvent, few, fewer, many, more)
	}
}

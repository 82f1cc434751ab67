package simulate_test

import "testing"

// TestALongerRunAllocatesNothingMore holds the loop to its promise: memory and allocations follow cases in flight, not cases.
func TestALongerRunAllocatesNothingMore(t *testing.T) {
	long(t)
	short, long := eightStations(t, 20_000, 1), eightStations(t, 120_000, 1)
	few, fewer := allocations(func() int64 { return play(t, short, 1).Events })
	many, more := allocations(func() int64 { return play(t, long, 1).Events })
	if perEvent := (many - few) / float64(more-fewer); perEvent > 0.002 {
		t.Errorf("got %g allocations per event, want none but those of a growing queue and histogram", perEvent)
	}
}

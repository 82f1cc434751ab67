package simulate_test

import "testing"

// long skips what takes its time to count cases and has nothing to do side by side: the
// race detector would take a quarter of an hour to find nothing there.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
}

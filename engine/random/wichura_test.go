package random

import (
	"math"
	"testing"
)

// The values are those of Wichura's paper, page 481.
func TestTheBellQuantileGivesWichurasValues(t *testing.T) {
	for _, c := range []struct{ p, want float64 }{
		{0.25, -0.6744897501960817},
		{0.001, -3.090232306167814},
		{1e-20, -9.262340089798408},
		{0.5, 0},
	} {
		if got := bellQuantile(c.p); math.Abs(got-c.want) > 1e-15*math.Abs(c.want) {
			t.Errorf("p=%v: got %.17g, want %.17g", c.p, got, c.want)
		}
	}
}

func TestTheBellQuantileUndoesTheBell(t *testing.T) {
	for z := -8.0; z <= 5; z += 0.001 {
		if got := bellQuantile(bell(z)); math.Abs(got-z) > 1e-9 {
			t.Fatalf("z=%v: got %v", z, got)
		}
	}
}

package random

import (
	"math"
	"testing"
)

func TestAUniformDrawIsNeverZeroOrOne(t *testing.T) {
	for _, x := range []uint64{0, 1, 1<<11 - 1, 1 << 11, math.MaxUint64} {
		if u := unit(x); !(u > 0 && u < 1) {
			t.Errorf("%x: got %v", x, u)
		}
	}
	if got, want := unit(math.MaxUint64), 1-0x1p-53; got != want {
		t.Errorf("largest: got %v, want %v", got, want)
	}
}

func TestADrawDependsOnEveryPartOfItsNameAndOnNothingElse(t *testing.T) {
	s := NewStream(1, 0)
	base := Draw{Case: 5, Element: 6, Visit: 7, Purpose: Service}
	want := s.Uniform(base)
	if got := s.Uniform(base); got != want {
		t.Errorf("the same draw again: got %v, want %v", got, want)
	}
	for name, u := range map[string]float64{
		"case":        s.Uniform(Draw{4, 6, 7, Service}),
		"element":     s.Uniform(Draw{5, 7, 7, Service}),
		"visit":       s.Uniform(Draw{5, 6, 8, Service}),
		"purpose":     s.Uniform(Draw{5, 6, 7, Branch}),
		"replication": NewStream(1, 1).Uniform(base),
		"seed":        NewStream(2, 0).Uniform(base),
	} {
		if u == want {
			t.Errorf("another %s: the same number", name)
		}
	}
}

// correlation of two series, times √n: a standard normal if they are independent.
func correlation(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += (a[i] - 0.5) * (b[i] - 0.5)
	}
	return sum * 12 / math.Sqrt(float64(len(a)))
}

func TestDrawsWhoseNamesAreNeighboursAreIndependent(t *testing.T) {
	const n = 100_000
	series := func(name func(i int) (Stream, Draw)) []float64 {
		u := make([]float64, n)
		for i := range u {
			s, d := name(i)
			u[i] = s.Uniform(d)
		}
		return u
	}
	s := NewStream(1, 0)
	base := series(func(i int) (Stream, Draw) { return s, Draw{Case: uint64(i), Purpose: Service} })
	for name, other := range map[string][]float64{
		"next case":        series(func(i int) (Stream, Draw) { return s, Draw{Case: uint64(i) + 1, Purpose: Service} }),
		"next element":     series(func(i int) (Stream, Draw) { return s, Draw{Case: uint64(i), Element: 1, Purpose: Service} }),
		"next visit":       series(func(i int) (Stream, Draw) { return s, Draw{Case: uint64(i), Visit: 1, Purpose: Service} }),
		"next purpose":     series(func(i int) (Stream, Draw) { return s, Draw{Case: uint64(i), Purpose: Service + 1} }),
		"next replication": series(func(i int) (Stream, Draw) { return NewStream(1, 1), Draw{Case: uint64(i), Purpose: Service} }),
		"next seed":        series(func(i int) (Stream, Draw) { return NewStream(2, 0), Draw{Case: uint64(i), Purpose: Service} }),
		"by replication":   series(func(i int) (Stream, Draw) { return NewStream(1, i), Draw{Purpose: Service} }),
		"by seed":          series(func(i int) (Stream, Draw) { return NewStream(uint64(i), 0), Draw{Purpose: Service} }),
		"by element":       series(func(i int) (Stream, Draw) { return s, Draw{Element: uint32(i), Purpose: Service} }),
	} {
		if r := correlation(base, other); math.Abs(r) > 4 {
			t.Errorf("%s: correlation of %.1f standard errors", name, r)
		}
		mean, variance := momentsOf(n, func(i int) float64 { return other[i] }, func(int) float64 { return 1 })
		if math.Abs(mean-0.5)*math.Sqrt(12*n) > 4 || math.Abs(variance-1.0/12)*math.Sqrt(180*n) > 4 {
			t.Errorf("%s: mean %v, variance %v", name, mean, variance)
		}
	}
}

func TestPurposesKeepTheirNumbers(t *testing.T) {
	for want, p := range []Purpose{0, Arrival, Branch, Service, Delay, Attribute, Repetition, Failure, Repair, Setup, Approval, Advice, Reading, Choice} {
		if int(p) != want {
			t.Errorf("purpose %d: want %d", p, want)
		}
	}
}

func BenchmarkUniform(b *testing.B) {
	s, d, sum := NewStream(1, 0), Draw{Purpose: Service}, 0.0
	for b.Loop() {
		d.Case++
		sum += s.Uniform(d)
	}
	_ = sum
}

package simulate

import (
	"math/rand/v2"
	"testing"
)

func TestEachWidthOfABucketDividesTheNextAndTheLastHoldsTheLongestRun(t *testing.T) {
	for i := 1; i < len(widths); i++ {
		if widths[i]%widths[i-1] != 0 {
			t.Errorf("%d ns does not divide %d ns", widths[i-1], widths[i])
		}
	}
	if last := widths[len(widths)-1]; int64(longest)/Buckets >= last {
		t.Errorf("%d buckets of %d ns do not hold %d ns", Buckets, last, int64(longest))
	}
}

// TestAFilmIsTheSameAsIfItHadBeenKeptAtItsLastWidth: a level that changes at random, in a run whose end nobody knew.
func TestAFilmIsTheSameAsIfItHadBeenKeptAtItsLastWidth(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for _, gap := range []int64{1e5, 1e6, oneSecond, oneHour, 20 * oneDay} {
		f := newFilm(1)
		var at, level int64
		type stretch struct{ level, from, till int64 }
		var all []stretch
		for range 3000 {
			next := at + chance.Int64N(2*gap)
			f.cover(next)
			f.spread(f.row(0), level, at, next)
			all = append(all, stretch{level, at, next})
			at, level = next, chance.Int64N(1e6)
		}
		want := film{rung: f.rung, rows: 1, cells: make([]Area, Buckets)}
		for _, s := range all {
			want.spread(want.row(0), s.level, s.from, s.till)
		}
		for b := range Buckets {
			if f.row(0)[b] != want.row(0)[b] {
				t.Fatalf("gaps of %d ns, bucket %d: got %v, want %v", gap, b, f.row(0)[b], want.row(0)[b])
			}
		}
		if f.row(0)[Buckets/8].IsZero() {
			t.Errorf("gaps of %d ns: the buckets are far too wide", gap)
		}
	}
}

func TestAnAreaIsExactBeyond64Bits(t *testing.T) {
	var a Area
	for range 1000 {
		a.add(1e6, longest/1000)
	}
	var b Area
	b.add(1e9, longest/1000)
	if a != b || a.high == 0 {
		t.Errorf("got %v and %v, want the same and more than 64 bits", a, b)
	}
	if got, want := a.Float(), 1e6*float64(longest); got != want {
		t.Errorf("got %g, want %g", got, want)
	}
}

// TestReplicationsThatEndEarlyWeighAsMuchAsTheyLasted: one with 2 cases for 90 minutes, one with 4 cases for 30.
func TestReplicationsThatEndEarlyWeighAsMuchAsTheyLasted(t *testing.T) {
	s := Series{film: newFilm(1)}
	for _, r := range []struct{ cases, end int64 }{{2, 90 * oneMinute}, {4, 30 * oneMinute}} {
		a := axis{film: newFilm(1), clock: []stretch{{till: never}}}
		a.move(r.end)
		a.spread(a.row(0), r.cases, 0, r.end)
		s.take(&a, r.end)
	}
	if s.Width() != oneMinute {
		t.Fatalf("got buckets of %d s, want minutes", s.Width()/oneSecond)
	}
	s.widen(s.rung + 3) // to an hour: 2 for 60 and 4 for 30 minutes, then 2 for 30 minutes
	if got, want := s.Standing(), []int{2, 1}; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v replications, want %v", got, want)
	}
	for b, want := range []float64{240. / 90, 2} {
		if got := s.Mean(s.InProgress(), b); got != want {
			t.Errorf("hour %d: got %g cases, want %g", b, got, want)
		}
	}
	if one := s.InProgressOf(1); one[0].Float() != 4*30*60e9 || !one[1].IsZero() {
		t.Errorf("the second replication: got %v, want 120 case minutes, then nothing", one[:2])
	}
}

package simulate

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestABinHoldsItsMiddleAndIsNarrow(t *testing.T) {
	for _, v := range []int64{0, 1, 127, 128, 255, 256, 257, 511, 512, 1000, 1e9, 3600e9, math.MaxInt64 / 2, math.MaxInt64} {
		m := middle(bin(v))
		if bin(m) != bin(v) || math.Abs(float64(m-v)) > float64(v)/256 {
			t.Errorf("%d: middle of its bin is %d, more than 1/256 away", v, m)
		}
	}
	for b := range 7000 {
		if bin(middle(b)) != b {
			t.Fatalf("bin %d: its middle %d is in bin %d", b, middle(b), bin(middle(b)))
		}
	}
}

func TestATallyKnowsMeanSpreadAndPercentiles(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	var tally Tally
	var values []float64
	for range 20_000 {
		v := int64(chance.ExpFloat64() * 1e12)
		tally.add(v)
		values = append(values, float64(v))
	}
	slices.Sort(values)
	mean, squares := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		squares += (v - mean) * (v - mean) / float64(len(values))
	}
	near(t, "mean", tally.Mean(), mean, 1e-12)
	near(t, "sd", tally.SD(), math.Sqrt(squares), 1e-9)
	for _, p := range []float64{.01, .5, .9, .99, 1} {
		near(t, "quantile", tally.Quantile(p), values[int(math.Ceil(p*float64(len(values))))-1], 1./256)
	}
}

func TestMergedTalliesAreThatOfAllObservations(t *testing.T) {
	chance := rand.New(rand.NewPCG(2, 2))
	var whole, merged Tally
	for range 5 {
		var part Tally
		for range 1000 {
			v := int64(chance.NormFloat64()*1e8 + 1e13)
			whole.add(v)
			part.add(v)
		}
		merged.merge(&part)
	}
	merged.merge(&Tally{})
	near(t, "mean", merged.Mean(), whole.Mean(), 1e-12)
	near(t, "sd", merged.SD(), whole.SD(), 1e-6)
	if merged.Quantile(.5) != whole.Quantile(.5) || merged.Min() != whole.Min() || merged.Max() != whole.Max() || merged.Weight() != whole.Weight() {
		t.Errorf("got %g %d %d %d, want %g %d %d %d", merged.Quantile(.5), merged.Min(), merged.Max(), merged.Weight(), whole.Quantile(.5), whole.Min(), whole.Max(), whole.Weight())
	}
}

func TestALevelWeighsByTime(t *testing.T) {
	var l level
	l.step(10, 1) // 0 for 10, 1 for 20, 3 for 10
	l.step(30, 2)
	l.close(40)
	near(t, "mean", l.Mean(), 50./40, 1e-15)
	near(t, "sd", l.SD(), math.Sqrt((20+90)/40.-1.25*1.25), 1e-12)
	if l.Quantile(.5) != 1 || l.Quantile(.76) != 3 || l.Max() != 3 {
		t.Errorf("got median %g, 76th percentile %g, maximum %d; want 1, 3, 3", l.Quantile(.5), l.Quantile(.76), l.Max())
	}
}

func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if math.Abs(got-want) > relative*math.Abs(want) {
		t.Errorf("%s: got %g, want %g", what, got, want)
	}
}

func TestMSER5CutsATransientAndNothingElse(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 3))
	series := make([]float64, 2000)
	for i := range series {
		series[i] = 100 + chance.NormFloat64()
		if i < 300 {
			series[i] += 50 * (1 - float64(i)/300)
		}
	}
	if cut, found := mser5(series); !found || cut < 250 || cut > 400 {
		t.Errorf("transient of 300: got a cut of %d, found %v", cut, found)
	}
	if cut, found := mser5(series[300:]); !found || cut > 400 {
		t.Errorf("no transient: got a cut of %d, found %v", cut, found)
	}
	for i := range series {
		series[i] = float64(i)
	}
	if _, found := mser5(series); found {
		t.Error("a series that only rises: want not found")
	}
	if cut, found := mser5(series[:10]); cut != 0 || found {
		t.Errorf("ten observations: got a cut of %d, found %v; want 0, false", cut, found)
	}
}

func TestTheAgendaKeepsTimeThenKindThenOrder(t *testing.T) {
	chance := rand.New(rand.NewPCG(4, 4))
	var a agenda
	var want []entry
	for range 2000 {
		at, k := chance.Int64N(50), kind(chance.IntN(3))
		a.plan(at, k, 7, 0)
		want = append(want, entry{at: at, order: uint64(k)<<kindShift | a.planned})
	}
	slices.SortFunc(want, func(x, y entry) int {
		if x.before(&y) {
			return -1
		}
		return 1
	})
	for i := range want {
		a.first()
		if got := a.take(); got.at != want[i].at || got.order != want[i].order {
			t.Fatalf("entry %d: got %+v, want %+v", i, got, want[i])
		}
	}
}

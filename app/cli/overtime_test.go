package cli

import "testing"

func TestACourseIsDrawnInBlocksWithABarWhereTheWarmupEnds(t *testing.T) {
	for _, c := range []struct {
		values []float64
		warm   int
		want   string
	}{
		{[]float64{0, 1, 2, 4, 8}, 0, "▁▁▂▄█"},
		{[]float64{0, 1, 2, 4, 8}, 2, "▁▁|▂▄█"},
		{[]float64{0, 0, 0}, 0, "▁▁▁"},
		{[]float64{.001, 0, 1000}, 0, "▁▁█"},
	} {
		if got := spark(c.values, c.warm); got != c.want {
			t.Errorf("%v, warm-up %d: got %s, want %s", c.values, c.warm, got, c.want)
		}
	}
	long := make([]float64, 168)
	for i := range long {
		long[i] = float64(i)
	}
	if got := width(spark(long, 84)); got != sparkColumns+1 {
		t.Errorf("got %d columns for 168 values, want %d and a bar", got, sparkColumns)
	}
}

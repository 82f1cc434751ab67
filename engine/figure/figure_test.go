package figure

import (
	"testing"

	"sandtable/engine/problem"
)

func TestTimesReadAsPeopleSayThem(t *testing.T) {
	for _, c := range []struct {
		seconds float64
		en, zh  string
	}{
		{0, "0", "0"},
		{0.0213, "21.3 ms", "21.3 毫秒"},
		{0.9999, "1.0 s", "1.0 秒"},
		{4.25, "4.2 s", "4.2 秒"},
		{59.4, "59 s", "59 秒"},
		{59.6, "1 min", "1 分"},
		{750, "12 min 30 s", "12 分 30 秒"},
		{3599.7, "1 h", "1 小时"},
		{7500, "2 h 05 min", "2 小时 5 分"},
		{86399, "1 d", "1 天"},
		{100_000, "1 d 4 h", "1 天 4 小时"},
		{86400 * 1234.4, "1,234 d", "1,234 天"},
		{-90, "-1 min 30 s", "-1 分 30 秒"},
	} {
		if got := Length(c.seconds, problem.English); got != c.en {
			t.Errorf("%v in English: got %q, want %q", c.seconds, got, c.en)
		}
		if got := Length(c.seconds, problem.Chinese); got != c.zh {
			t.Errorf("%v in Chinese: got %q, want %q", c.seconds, got, c.zh)
		}
	}
}

func TestHalfWidthsHaveOneUnit(t *testing.T) {
	for seconds, want := range map[float64]string{5.04: "5.0 s", 99: "99 s", 250: "4.2 min", 24_000: "6.7 h", 86400 * 12: "12 d"} {
		if got := About(seconds, problem.English); got != want {
			t.Errorf("%v: got %q, want %q", seconds, got, want)
		}
	}
}

func TestNumbersHaveThousandsSeparators(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   string
	}{{0, 0, "0"}, {999, 0, "999"}, {1000, 0, "1,000"}, {1234567.891, 2, "1,234,567.89"}, {-1234.5, 1, "-1,234.5"}, {-0.001, 2, "0.00"}} {
		if got := Number(c.v, c.digits); got != c.want {
			t.Errorf("%v: got %q, want %q", c.v, got, c.want)
		}
	}
}

func TestSmallAmountsKeepTwoDigits(t *testing.T) {
	for v, want := range map[float64]string{0: "0.00", 1234.5: "1,234.50", 0.8: "0.80", 0.1: "0.10", 0.04: "0.040", 0.00123: "0.0012", -0.0999: "-0.10", 2.7e-6: "0.0000027", 1e-30: "0.00"} {
		if got := Small(v); got != want {
			t.Errorf("%v: got %q, want %q", v, got, want)
		}
	}
}

package scenario

import (
	"math"
	"testing"

	"sandtable/engine/problem"
)

func TestMoneyIsExactToTheMillionth(t *testing.T) {
	for _, c := range []struct {
		text string
		want Money
		back string
	}{
		{"0", 0, "0.00"},
		{"5", 5_000_000, "5.00"},
		{"36.00", 36_000_000, "36.00"},
		{"0.1", 100_000, "0.10"},
		{"0.000001", 1, "0.000001"},
		{"1.230000000", 1_230_000, "1.23"},
		{"12.345678", 12_345_678, "12.345678"},
		{"9223372036854.775807", math.MaxInt64, "9223372036854.775807"},
	} {
		got, err := ParseMoney(c.text)
		if err != nil || got != c.want || got.String() != c.back {
			t.Errorf("%s: got %d (%s), %v; want %d (%s)", c.text, got, got, err, c.want, c.back)
		}
	}
}

func TestAmountsThatAreNoneAreRefusedWithTheirReason(t *testing.T) {
	for text, want := range map[string]string{
		"": "money", "abc": "money", "-5": "money", "+5": "money", "5.": "money", ".5": "money", "1,000": "money", "¥5": "money", "1e3": "money", "1.2.3": "money", " 5": "money",
		"0.0000001": "money-too-fine", "9223372036854.775808": "money-too-much", "99999999999999999999": "money-too-much",
	} {
		got, err := ParseMoney(text)
		if p := problem.Of(err); p == nil || p.Code != "scenario."+want || got != 0 {
			t.Errorf("%q: got %d, %v; want scenario.%s", text, got, err, want)
		}
	}
}
